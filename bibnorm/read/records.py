"""What all readers of records share: how a record is gathered, and words for its type."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from types import MappingProxyType

from bibnorm.model import Document, Name, Record, Role

TYPES: Mapping[str, str] = MappingProxyType(
    {
        **{kind: kind for kind in (
            *("article", "book", "booklet", "collection", "dataset", "inbook", "incollection"),
            *("inproceedings", "manual", "mastersthesis", "misc", "online", "patent", "phdthesis"),
            *("proceedings", "report", "software", "techreport", "thesis", "unpublished"),
        )},
        **dict.fromkeys(("conference", "paper"), "inproceedings"),
        **dict.fromkeys(("electronic", "www", "webpage", "website"), "online"),
        **dict.fromkeys(("mvbook",), "book"),
        **dict.fromkeys(("mvcollection", "reference", "mvreference"), "collection"),
        **dict.fromkeys(("bookinbook", "suppbook"), "inbook"),
        **dict.fromkeys(("inreference", "suppcollection"), "incollection"),
        **dict.fromkeys(("suppperiodical", "review", "newspaper", "magazine"), "article"),
        **dict.fromkeys(("masterthesis", "mathesis"), "mastersthesis"),
        **dict.fromkeys(("bachelorthesis", "bachelorsthesis", "diplomathesis"), "thesis"),
        "mvproceedings": "proceedings",
        "phd": "phdthesis",
        "workingpaper": "techreport",
        "code": "software",
    }
)  # fmt: skip
"""Names of types as people and tools write them, and BibTeX's or biblatex's own."""

BOOKS = frozenset(("book", "booklet", "collection", "proceedings", "manual"))
"""Types that stand in no other work: what they appear in is a series."""

_MASTER = re.compile(r"master|m\.? ?sc\b|magister", re.IGNORECASE)
_DOCTOR = re.compile(r"ph\.? ?d|doctor|disserta|doktor", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[A-Za-z]{1,6}(?:uml|acute|grave|circ|tilde|cedil|slash|lig|ring)"
    r"|[nm]dash|[lr][sd]quo|hellip|eth|thorn);|\\?&\\?#(?:\d{1,7}|[xX][\da-fA-F]{1,6});"
)
_TAG = re.compile(
    r"</?(?:(?:jats|mml|m):[\w-]{1,40}|i|b|em|strong|italic|bold|su[bp]|inf|u|tt|sc|scp|span|p|br|sec)"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?!\d+\Z)[^\s{}(),\"'#%=~\\]{1,200}")
_STANDARD_NUMBER = re.compile(r"\d[\dXx-]{7,16}")
_COMMAS = 3
_OTHERS = re.compile(r"et[ .]*al\.?|and others|others|\.\.\.|…", re.IGNORECASE)


class Gathered:
    """A record that is being gathered; what its fields have no place for is kept apart."""

    def __init__(self) -> None:
        """Start empty."""
        self.people: list[tuple[Role, Name | str]] = []
        self.et_al = False
        self.marks: list[tuple[int, str]] = []
        self.fields: dict[str, str] = {}
        self.extra: dict[str, str] = {}

    def put(self, name: str, value: str, *, own: str, as_it_stood: str | None = None) -> None:
        """Set a field, unless it is set; a second value that differs is kept under its own name."""
        if value and self.fields.setdefault(name, value) != value:
            self.keep(own, value if as_it_stood is None else as_it_stood)

    def keep(self, own: str, value: str) -> None:
        """Keep a field for which there is no place."""
        if value and self.extra.setdefault(own, value) != value:
            self.extra[own] += f"\n{value}"

    def person(self, role: Role, who: Name | str) -> None:
        """Add a person; "et al." in a person's place says that the list goes on."""
        if isinstance(who, str) and _OTHERS.fullmatch(who.strip()):
            self.et_al = self.et_al or role is Role.AUTHOR
        elif who:
            self.people.append((role, who))

    def record(
        self,
        text: str,
        lines: tuple[int, int],
        type_: str | None,
        key: str | None = None,
        damage: str | None = None,
    ) -> Record:
        """Give the record; a book's series is what it appeared in, another's a thing apart."""
        series = self.fields.pop("series", "")
        if type_ in BOOKS and series:
            self.put("container", series, own="series")
        elif series:
            self.extra = {"series": series, **self.extra}
        for name in ("isbn", "issn"):
            if len(_STANDARD_NUMBER.findall(self.fields.get(name, ""))) > 1:
                self.keep(name, self.fields[name])
        return Record(
            text=text,
            line=lines[0],
            end_line=lines[1],
            type=type_,
            key=key or None,
            people=tuple(self.people),
            et_al=self.et_al,
            marks=tuple(self.marks),
            fields=tuple(self.fields.items()),
            extra=tuple(self.extra.items()),
            damage=damage,
        )


def plain(text: str) -> str:
    """Give a text on one line, entities as characters and tags of HTML gone.

    >>> plain("Growth &amp; <i>decay</i>\\n of x < y")
    'Growth & decay of x < y'
    """
    if "&" in text:
        text = entities(text)
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join(text.split())


def entities(text: str) -> str:
    r"""Write entities of HTML as characters, those too whose signs TeX escaped.

    >>> entities(r"C&#233;dric, C\&\#233;dric, A &amp; B, \&c")
    'Cédric, Cédric, A & B, \\&c'
    """
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: unescape(match[0].replace("\\", "")), text)


def comma_name(text: str) -> Name | str:
    """Read a name as exports write it, `Family, Given, Suffix`; any other is for others to read.

    >>> comma_name("van der Berg, Jan, Jr.")
    Name(given='Jan', family='van der Berg', prefix=None, suffix='Jr.', literal=None)
    >>> comma_name("World Health Organization,").literal
    'World Health Organization'
    >>> comma_name("Jan Berg")
    'Jan Berg'
    """
    parts = [part.strip() for part in plain(text).split(",")]
    if len(parts) == 1 or len(parts) > _COMMAS or not parts[0]:
        return plain(text)
    family, given, *suffix = parts
    if not given:
        return Name(literal=family)
    return Name(family=family, given=given, suffix=(suffix or [""])[0] or None)


def thesis_type(degree: str) -> str:
    """Give the type of a thesis by the words that say its degree.

    >>> thesis_type("Ph.D. Thesis"), thesis_type("Masterarbeit"), thesis_type("")
    ('phdthesis', 'mastersthesis', 'thesis')
    """
    if _DOCTOR.search(degree):
        return "phdthesis"
    return "mastersthesis" if _MASTER.search(degree) else "thesis"


def citation_key(text: str) -> str | None:
    """Give a citation key if the text can be one; a number in a database is none.

    >>> citation_key("doe2019"), citation_key("12345"), citation_key("http://x.org/ 1")
    ('doe2019', None, None)
    """
    text = text.strip()
    return text if _KEY.fullmatch(text) and "://" not in text else None


def document(records: Iterable[Record], source: str, name: str, format_: str) -> Document:
    """Give the document that has these records."""
    return Document((), source, name, format_, records=tuple(records))
