"""The fields of BibTeX and biblatex: where each goes in a record."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.journal_macros import JOURNAL_MACROS
from bibnorm.model import MEETING_TYPES, Role
from bibnorm.read.bibtex_names import split_names
from bibnorm.read.latex_value import latex_text
from bibnorm.read.records import TYPES, Gathered, plain

# Of names in one line the first that an entry has is the field, the others are kept.
_PLAIN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title",),
        "subtitle": ("subtitle",),
        "volume": ("volume",),
        "number": ("number", "issue"),
        "pages": ("pages", "eid", "articleno"),
        "date": ("date",),
        "year": ("year",),
        "month": ("month",),
        "day": ("day",),
        "edition": ("edition",),
        "publisher": ("publisher",),
        "institution": ("school", "institution", "organization"),
        "series": ("series",),
        "genre": ("type",),
        "isbn": ("isbn",),
        "issn": ("issn",),
        "pmid": ("pmid",),
        "status": ("pubstate",),
    }
)
# Of meetings, as biblatex has them.
_EVENT: Mapping[str, str] = MappingProxyType(
    {"eventtitle": "event_title", "eventdate": "event_date"}
)
_CONTAINERS: Mapping[bool, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        True: (("journal", ""), ("journaltitle", "journalsubtitle"), ("booktitle", "")),
        False: (("booktitle", "booksubtitle"), ("journal", ""), ("journaltitle", "")),
    }
)
# Types that their own field says more closely.
_CLOSER: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("thesis", "phdthesis"): "phdthesis",
        ("thesis", "mathesis"): "mastersthesis",
        ("report", "techreport"): "techreport",
    }
)
_PUBSTATES: Mapping[str, str] = MappingProxyType(
    {
        "inpreparation": "in preparation",
        "forthcoming": "forthcoming",
        "inpress": "in press",
        "prepublished": "ahead of print",
    }
)
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s{}\\]+")
_URL = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(?P<url>[^{}]*)\}|\\href\s*\{(?P<href>[^{}]*)\}")
_MARKS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("highlight", "highlighted", "me", "self", "myself", "bold"), "highlight"),
        **dict.fromkeys(("equal", "equalcontrib", "cofirst"), "equal"),
        **dict.fromkeys(("corresponding", "corr", "correspondence"), "corresponding"),
    }
)
_MARK = re.compile(r"\s*(\d{1,4})\s*=\s*([^:]*)")
_MARKED = re.compile(r"author\+an(?::\w+)?")


def gather(kind: str, fields: Mapping[str, str]) -> tuple[str | None, Gathered]:
    r"""Sort the fields of an entry of a type; give the type and what was gathered.

    `fields` are by name in small letters, their values as they stand, without the
    outer braces.

        >>> kind, gathered = gather("thesis", {"type": "phdthesis", "title": r"{\"U}ber"})
        >>> kind, gathered.fields
        ('phdthesis', {'title': 'Über'})
    """
    left = dict(fields)
    gathered = Gathered()
    type_ = _type(kind, left)
    _people(left, gathered)
    _container(type_, left, gathered)
    for name, sources in _PLAIN.items():
        for source in sources:
            if raw := left.pop(source, ""):
                gathered.put(name, _text(raw), own=source, as_it_stood=raw)
    _places(type_, left, gathered)
    if state := gathered.fields.get("status"):
        gathered.fields["status"] = _PUBSTATES.get(state.lower(), state)
    _identify(left, gathered)
    _published(type_, left, gathered)
    notes = (_text(_addresses(left.pop(name, ""))) for name in ("note", "addendum"))
    gathered.put("note", "; ".join(filter(None, notes)), own="note")
    for name, raw in left.items():
        gathered.keep(name, raw)
    return type_, gathered


def _text(raw: str) -> str:
    return plain(latex_text(raw))


def _type(kind: str, fields: dict[str, str]) -> str | None:
    """Give the type, made closer by a field of its own that says no more than that."""
    type_ = TYPES.get(kind)
    closer = _CLOSER.get((type_ or "", fields.get("type", "").strip().lower()))
    if closer:
        del fields["type"]
    return closer or type_


def _people(left: dict[str, str], gathered: Gathered) -> None:
    for role in (Role.AUTHOR, Role.EDITOR):
        names, more, bold = split_names(left.pop(role.value, ""))
        gathered.people += [(role, name) for name in names]
        if role is Role.AUTHOR:
            gathered.et_al = more
            if len(bold) < max(len(names), 2):
                gathered.marks += [(at, "highlight") for at in bold]
    for name in [name for name in left if _MARKED.fullmatch(name)]:
        if _annotate(left[name], gathered):
            del left[name]


def _annotate(raw: str, gathered: Gathered) -> bool:
    """Read biblatex's annotations of authors; say whether all of them were understood."""
    understood = True
    for part in filter(str.strip, raw.split(";")):
        match = _MARK.fullmatch(part)
        words = [word.strip(' "').lower() for word in match[2].split(",")] if match else []
        known = [_MARKS[word] for word in words if word in _MARKS]
        understood = understood and bool(words) and len(known) == len(words)
        if match:
            gathered.marks += [(int(match[1]), mark) for mark in known]
    return understood


def _container(type_: str | None, left: dict[str, str], gathered: Gathered) -> None:
    """Find where the work appeared; a second such field is kept."""
    for name, more in _CONTAINERS[type_ in ("article", None)]:
        raw = left.pop(name, "")
        if raw:
            subtitle = _text(left.pop(more, "")) if more else ""
            title = _journal(raw)
            text = f"{title}: {subtitle}" if subtitle else title
            gathered.put("container", text, own=name, as_it_stood=raw)


def _places(type_: str | None, left: dict[str, str], gathered: Gathered) -> None:
    """Read what is said of a meeting, and the places.

    biblatex has `venue` for where it was, and `location`, or `address`, for the publisher.
    Where these two stand side by side, `location` is the meeting's: so have ACM's records.
    """
    names = ["venue", "location", "address"]
    places = ["location"]
    if type_ in MEETING_TYPES:
        for own, name in _EVENT.items():
            if raw := left.pop(own, ""):
                gathered.put(name, _text(raw), own=own, as_it_stood=raw)
        if sum(name in left for name in names) > 1:
            places.append("publisher_location")
    for own in names:
        if raw := left.pop(own, ""):
            name = places.pop(0) if len(places) > 1 else places[0]
            if (text := _text(raw)) != gathered.fields.get("location"):
                gathered.put(name, text, own=own, as_it_stood=raw)


_MACRO = re.compile(r"\{?\s*\\([A-Za-z]+)\s*(?:\{\})?\s*\}?")


def _journal(raw: str) -> str:
    """Read the name of a journal, written out where a command of a style stands for it."""
    macro = _MACRO.fullmatch(raw.strip())
    return JOURNAL_MACROS.get(macro[1].lower(), _text(raw)) if macro else _text(raw)


def _identify(left: dict[str, str], gathered: Gathered) -> None:
    """Read addresses and numbers, which no TeX touches."""
    for name in ("doi", "url"):
        if raw := left.pop(name, ""):
            match = _URL.search(raw)
            address = (match["url"] or match["href"] or "") if match else raw
            gathered.put(name, _address(address), own=name, as_it_stood=raw)
    _archived(left, gathered)


_ARXIV = re.compile(
    r"(?:https?://)?(?:(?:www\.)?arxiv(?:\.org/(?:abs|pdf)/|:))?\s*"
    r"(?P<number>\d{4}\.\d{4,5}|(?!abs/|pdf/)[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_OLD_NUMBER = re.compile(r"\d{7}(?:v\d+)?")


def _archived(left: dict[str, str], gathered: Gathered) -> None:
    """Read the number of a preprint, where it can be one; any other stays as it stands."""
    number = left.get("eprint", "").strip()
    archive = (left.get("archiveprefix") or left.get("eprinttype") or "").strip().lower()
    if _OLD_NUMBER.fullmatch(number) and "arxiv" in archive:
        number = f"{left.get('primaryclass', '').strip()}/{number}"
    match = _ARXIV.fullmatch(_address(number))
    if match and ("arxiv" in archive or not archive):
        gathered.put("arxiv", match["number"], own="eprint")
    elif number.isdigit() and archive == "pubmed":
        gathered.put("pmid", number, own="eprint")
    elif not archive and _is_address(number) and "url" not in gathered.fields:
        gathered.put("url", _address(number), own="eprint")
    else:
        return
    for name in ("eprint", "archiveprefix", "eprinttype"):
        left.pop(name, None)


def _is_address(text: str) -> bool:
    return _ADDRESS.match(text) is not None


_ESCAPED = re.compile(r"\\([_%&#~$])|\{\\textasciitilde\}|\\textasciitilde(?:\{\})?|\$\\sim\$")


def _address(raw: str) -> str:
    r"""Give an address as it is, without what TeX needs.

    >>> _address(r"http://x.org/a\_b/{\textasciitilde}me")
    'http://x.org/a_b/~me'
    """
    bare = _ESCAPED.sub(lambda match: match[1] or "~", raw)
    return " ".join(bare.replace("{", "").replace("}", "").split())


def _published(type_: str | None, left: dict[str, str], gathered: Gathered) -> None:
    """Read `howpublished`: an address, or where the work appeared."""
    raw = left.pop("howpublished", "")
    if not raw:
        return
    match = _URL.search(raw) or _ADDRESS.search(raw)
    if match:
        address = match.groupdict().get("url") or match.groupdict().get("href") or match[0]
        gathered.put("url", _address(address), own="howpublished", as_it_stood=raw)
    text = _text(_URL.sub("", raw)) if match and match.groupdict() else _text(raw)
    bare = _ADDRESS.sub("", text).strip(" .,:;()[]")
    if bare and (not match or bare.lower() not in _ANNOUNCING):
        kept = text.strip(" .,:;") if match is None else bare
        place = "container" if type_ in ("misc", None) else "note"
        gathered.put(place, kept, own="howpublished", as_it_stood=raw)


_ANNOUNCING = frozenset(
    (
        *("url", "online", "[online]", "available", "available at", "available online", "at"),
        *("available from", "accessed", "website", "webpage", "web page"),
    )
)


def _addresses(raw: str) -> str:
    r"""Write `\url{…}` out, and `\href{…}{text}` with its address behind."""
    return _URL.sub(lambda match: f" {match['url'] or match['href'] or ''} ", raw)
