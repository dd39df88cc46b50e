r"""biblatex's own `.bbl`: entries that are already split, one command a field."""

import re
from collections.abc import Callable, Iterator, Mapping

from bibnorm.lexicon.braces import closing_braces
from bibnorm.model import Document, Record
from bibnorm.read.bibtex_fields import gather
from bibnorm.read.records import document

_ENTRY = re.compile(r"^[ \t]*\\entry\{(?P<key>[^{}\n]*)\}\{(?P<type>[^{}\n]*)\}", re.M)
_END = re.compile(r"^[ \t]*\\endentry(?![A-Za-z])", re.M)
_COMMAND = re.compile(r"^[ \t]*\\(?P<name>field|list|name|true|verb|annotation)\{", re.M)
_VERB = re.compile(r"\s*\\verb[ ](?P<text>[^\n]*)\n[ \t]*\\endverb")
_PART = re.compile(r"(?P<name>family|given|prefix|suffix)=\s*")
# What tells biblatex how to sort and cite, and is printed nowhere.
_SERVICE = re.compile(
    r"(?:sort|label|extra|unique|single|(?:author|editor)?(?:full|bib)?name)\w*|\w*hash|\w*source"
    r"|urlraw|file|\w*dateera"
)
_MARKUP = (
    (re.compile(r"\\bibrangedash\s*"), "--"),
    (re.compile(r"\\bibrangessep\s*"), ", "),
    (re.compile(r"\\bibinitperiod\s*"), "."),
    (re.compile(r"\\bib(?:name|init)delim[a-z]?\s*"), " "),
    (re.compile(r"\\bibinithyphendelim\s*"), ".-"),
    (re.compile(r"\\autocap\{(\w)\}"), r"\1"),
)
_OLD_PARTS = ("", "family", "", "given", "", "prefix", "", "suffix", "")
_TIMES = ("year", "month", "day")


def is_biblatex(source: str) -> bool:
    r"""Whether a text is what biber or biblatex wrote for itself, not a document.

    >>> is_biblatex("\\entry{a}{book}{}\n\\endentry\n"), is_biblatex("\\entry{2019}{Moss}{}")
    (True, False)
    """
    return "\\endentry" in source and _ENTRY.search(source) is not None


def read_biblatex(source: str, name: str = "<text>") -> Document:
    r"""Read a `.bbl` of biblatex: every entry a record, as from the `.bib` it was made of.

    An entry that stands in several lists is one. What ends too early is read as far as
    it goes.

        >>> text = "\\entry{a}{book}{}\n\\field{title}{On {Moss}}\n\\field{year}{2019}\n\\endentry"
        >>> [record] = read_biblatex(text).records
        >>> record.type, record.key, record.fields
        ('book', 'a', (('title', 'On Moss'), ('year', '2019')))
    """
    seen: set[str] = set()
    records = [record for record in _records(source) if not _again(record.key or "", seen)]
    return document(records, source, name, "bibtex")


def _again(key: str, seen: set[str]) -> bool:
    known = key in seen
    seen.update(filter(None, (key,)))
    return known


def _records(source: str) -> Iterator[Record]:
    starts = list(_ENTRY.finditer(source))
    line, counted = 1, 0
    for number, start in enumerate(starts):
        following = starts[number + 1].start() if number + 1 < len(starts) else len(source)
        end = _END.search(source, start.end(), following)
        text = source[start.start() : end.end() if end else following].strip()
        line += source.count("\n", counted, start.start())
        counted = start.start()
        type_, gathered = gather(start["type"], _fields(text))
        lines = (line, line + text.count("\n"))
        damage = None if end else "The entry has no end."
        yield gathered.record(text, lines, type_, start["key"].strip(), damage)


def _fields(text: str) -> dict[str, str]:
    """Give the fields of one entry as a .bib file has them."""
    pairs = closing_braces(text, escapes=True)
    fields: dict[str, str] = {}
    more: set[str] = set()
    for match in _COMMAND.finditer(text):
        groups = _groups(text, match.end() - 1, pairs)
        name = groups[0] if groups else ""
        if match["name"] == "true":
            more.add(name)
        elif match["name"] == "annotation":
            _annotate(groups, fields)
        elif groups and not _SERVICE.fullmatch(name):
            said = _verbatim(text, match.end() + len(name) + 1)
            value = _VALUES[match["name"]](groups[-1]) if said is None else said
            fields.setdefault(name, value)
    for name in fields:
        if f"more{name}" in more:
            fields[name] += " and others"
    return _dated(fields)


def _verbatim(text: str, at: int) -> str | None:
    """What stands in lines of its own, as no TeX reads it."""
    match = _VERB.match(text, at)
    return match["text"].strip() if match else None


def _list(block: str) -> str:
    return " and ".join(map(_plain, _groups(block, 0, closing_braces(block, escapes=True))))


def _annotate(groups: list[str], fields: dict[str, str]) -> None:
    """Take what the .bib said of one author: `author+an = {2=highlight}`."""
    # What is annotated, the field, whose annotation, which name, which part of it, how, what.
    if len(groups) == 7 and groups[:2] == ["item", "author"]:
        one = f"{groups[3]}={groups[6]}"
        fields["author+an"] = "; ".join(filter(None, (fields.get("author+an"), one)))


def _dated(fields: dict[str, str]) -> dict[str, str]:
    """Put a date with an end together, as a .bib file has it; a beginning stays in its parts."""
    if not fields.get("endyear", "").isdigit():
        return {name: value for name, value in fields.items() if not name.startswith("end")}
    dates = []
    for prefix in ("", "end"):
        parts = [fields.pop(prefix + name, "") for name in _TIMES]
        dates.append("-".join(part.zfill(2) for part in parts if part))
    return {**fields, "date": "/".join(dates)}


def _people(block: str) -> str:
    return " and ".join(_names(block))


def _names(block: str) -> Iterator[str]:
    """Give the names in a block, each in biblatex's long form."""
    for name in _groups(block, 0, closing_braces(block, escapes=True)):
        parts = _groups(name, 0, closing_braces(name, escapes=True))
        if len(parts) == len(_OLD_PARTS):
            found = dict(zip(_OLD_PARTS, parts, strict=True))
        else:
            found = dict(_parts(parts[-1] if parts else name))
        said = [f"{part}={{{_plain(value)}}}" for part, value in found.items() if part and value]
        if said:
            whole = found.get("family", "")
            alone = len(said) == 1 and whole.startswith("{") and whole.endswith("}")
            yield f"{{{_plain(whole)}}}" if alone else ", ".join(said)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    pairs = closing_braces(text, escapes=True)
    for match in _PART.finditer(text):
        end = pairs.get(match.end())
        if end is not None and (not match.start() or not text[match.start() - 1].isalpha()):
            yield match["name"], text[match.end() + 1 : end]


def _plain(text: str) -> str:
    """Give a value as it stood in the .bib, biblatex's own signs put back."""
    for pattern, sign in _MARKUP:
        text = pattern.sub(sign, text)
    return " ".join(text.split())


_VALUES: Mapping[str, Callable[[str], str]] = {
    "field": _plain,
    "verb": _plain,
    "list": _list,
    "name": _people,
}


_BETWEEN = re.compile(r"(?:\s|%)*")


def _groups(text: str, at: int, pairs: dict[int, int]) -> list[str]:
    """The groups in braces that follow each other from a place on."""
    found: list[str] = []
    while True:
        blank = _BETWEEN.match(text, at)
        at = blank.end() if blank else at
        end = pairs.get(at)
        if end is None:
            return found
        found.append(text[at + 1 : end])
        at = end + 1
