"""EndNote's XML export, read as events: neither depth nor size costs memory."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.parsers import expat

from bibnorm.model import Document, Record, Role
from bibnorm.read.errors import ReadError
from bibnorm.read.records import Gathered, citation_key, comma_name, document, plain, thesis_type
from bibnorm.read.records_enw import TYPES

_DEEPEST = 200
_STYLE = frozenset(("style",))

# Where a text stands (the names of the two innermost elements), and the field it is.
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "titles/title": "title",
        "titles/secondary-title": "container",
        "periodical/full-title": "container",
        "titles/tertiary-title": "series",
        "record/volume": "volume",
        "record/number": "number",
        "record/pages": "pages",
        "record/edition": "edition",
        "dates/year": "year",
        "record/publisher": "publisher",
        "record/pub-location": "location",
        "record/work-type": "genre",
        "record/electronic-resource-num": "doi",
        "record/notes": "note",
        "related-urls/url": "url",
        "web-urls/url": "url",
    }
)
_PEOPLE: Mapping[str, Role] = MappingProxyType(
    {"authors/author": Role.AUTHOR, "secondary-authors/author": Role.EDITOR}
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {"keywords/keyword": "keywords", "titles/short-title": "shorttitle"}
)
_SERIAL = re.compile(r"(?:ISSN:?\s*)?\d{4}-?\d{3}[\dXx](?![\d-])")
_BY_SCHOOL = frozenset(("thesis", "phdthesis", "mastersthesis", "techreport"))
_OWN = frozenset(("record/database", "record/source-app", "record/rec-number", "foreign-keys/key"))


class _Part:
    """A record that is being read: its texts by where they stand."""

    def __init__(self, start: int, line: int) -> None:
        self.start, self.line = start, line
        self.type = ""
        self.texts: list[tuple[str, str]] = []


def read_endnote_xml(source: str, name: str = "<text>") -> Document:
    """Read EndNote's XML; a file that breaks off is read up to there.

    A document type with entities of its own is refused: only attacks have them.

        >>> texts = "<titles><title><style>Rain</style></title></titles><dates><year>2001</year>"
        >>> record = f"<record><ref-type name='Book'>6</ref-type>{texts}</dates></record>"
        >>> [record] = read_endnote_xml(f"<xml><records>{record}</records></xml>").records
        >>> record.type, record.fields
        ('book', (('title', 'Rain'), ('year', '2001')))
    """
    return document(_Reader(source, name).records(), source, name, "endnote-xml")


class _Reader:
    """Takes the parser's events."""

    def __init__(self, source: str, name: str) -> None:
        self._source, self._name = source, name
        self._data = source.encode("utf-8", "replace")
        self._path: list[str] = []
        self._said: list[str] = []
        self._part: _Part | None = None
        self._done: list[Record] = []
        # The encoding that the file names is that of the bytes, which are decoded by now.
        self._parser = expat.ParserCreate("utf-8")

    def records(self) -> Iterator[Record]:
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said.append
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            said = expat.ErrorString(error.code) or "no XML"
            damage = f"The file breaks off in line {error.lineno}: {said}."
            start = self._part.start if self._part else self._parser.ErrorByteIndex
            self._rest(start, self._part.line if self._part else error.lineno, damage)
        yield from self._done

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, has_definitions: bool
    ) -> None:
        if has_definitions:
            raise ReadError(self._name, "the XML defines entities of its own", "export it anew")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            wrong = f"the XML nests more than {_DEEPEST} elements"
            raise ReadError(self._name, wrong, "export it anew")
        if name == "record" and self._part is None:
            self._part = _Part(self._parser.CurrentByteIndex, self._parser.CurrentLineNumber)
        elif name == "ref-type" and self._part is not None:
            self._part.type = attributes.get("name", "")
        if name not in _STYLE:
            self._said.clear()

    def _end(self, name: str) -> None:
        self._path.pop()
        if name in _STYLE or self._part is None:
            return
        text = plain("".join(self._said))
        self._said.clear()
        if name == "record" and "record" not in self._path:
            self._close(self._part)
        elif text and name != "ref-type":
            self._part.texts.append((f"{self._path[-1]}/{name}", text))

    def _close(self, part: _Part) -> None:
        end = self._data.find(b">", self._parser.CurrentByteIndex) + 1
        text = self._data[part.start : end].decode("utf-8", "replace")
        self._done.append(_record(part, text))
        self._part = None

    def _rest(self, start: int, line: int, damage: str) -> None:
        """Keep what stands behind the place where the file is damaged."""
        text = self._data[max(start, 0) :].decode("utf-8", "replace").strip()
        if self._part is not None:
            self._done.append(_record(self._part, text, damage))
        elif text:
            lines = (line, line + text.count("\n"))
            self._done.append(Gathered().record(text, lines, None, damage=damage))


def _record(part: _Part, text: str, damage: str | None = None) -> Record:
    gathered = Gathered()
    type_ = TYPES.get(part.type.lower())
    if type_ == "thesis":
        said = dict(part.texts)
        type_ = thesis_type(said.get("record/work-type", "") or said.get("record/volume", ""))
    key = None
    for place, said_here in part.texts:
        own = place.rpartition("/")[2]
        if place in _PEOPLE:
            gathered.person(_PEOPLE[place], comma_name(said_here))
        elif own == "isbn":
            gathered.put("issn" if _SERIAL.match(said_here) else "isbn", said_here, own=own)
        elif place in _FIELDS:
            field = _FIELDS[place]
            by_school = field == "publisher" and type_ in _BY_SCHOOL
            gathered.put("institution" if by_school else field, said_here, own=own)
        elif place == "record/label":
            key = citation_key(said_here)
        elif place not in _OWN:
            _keep(gathered, _ABOUT.get(place, own), said_here)
    lines = (part.line, part.line + text.count("\n"))
    return gathered.record(text, lines, type_, key, damage)


def _keep(gathered: Gathered, own: str, text: str) -> None:
    known = gathered.extra.get(own)
    if known and own == "keywords":
        gathered.extra[own] = f"{known}; {text}"
    else:
        gathered.keep(own, text)
