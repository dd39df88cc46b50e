"""From a record of a service to what was found: the same readers as for a record in a file."""

import re
from dataclasses import dataclass, field
from unicodedata import category, normalize

from bibnorm.entry import build
from bibnorm.fields.names import read_name
from bibnorm.lexicon.entrytypes import CONTAINERS, plain_words
from bibnorm.lookup.found import Found
from bibnorm.lookup.stamps import read_stamp
from bibnorm.model import Name, Role, Venue
from bibnorm.pipeline.drafts import draft_record
from bibnorm.read.records import Gathered, comma_name

_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S{1,500})", re.IGNORECASE
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+?)(?:v\d+)?", re.IGNORECASE)
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)
_JANUARY_FIRST = "-01-01"


@dataclass
class Said:
    """What a record says, on its way to an entry."""

    service: str
    id: str
    type: str
    gathered: Gathered = field(default_factory=Gathered)
    doi: str | None = None
    arxiv: str | None = None
    url: str | None = None
    relations: list[tuple[str, str]] = field(default_factory=list)

    def put(self, name: str, value: str) -> None:
        """Set a field, unless it is set."""
        self.gathered.put(name, value, own=name)

    def name(self, text: str, role: Role = Role.AUTHOR) -> None:
        """Add a name that is written in one text."""
        who = _name_in(text)
        if who:
            self.gathered.person(role, who)

    def relate(self, kind: str, doi: str = "") -> None:
        """Add what the record says of another, once."""
        if (kind, doi) not in self.relations:
            self.relations.append((kind, doi))

    def found(self) -> Found:
        """Make the entry; the DOI is the service's own, for readers of text know fewer."""
        if self.arxiv is None and self.doi and (match := _ARXIV_DOI.fullmatch(self.doi)):
            self.arxiv = bare_arxiv(match[1])
        record = self.gathered.record(f"{self.service}: {self.id}", (1, 1), self.type)
        draft = draft_record(record)
        if draft.failure is not None:
            raise draft.failure
        entry = build(draft.tagged.citation, draft.tagged, draft.values, record=draft.record)
        own = {"doi": self.doi, "arxiv": self.arxiv or entry.arxiv, "note": None}
        entry = entry.model_copy(update=own | self._venue(entry.venue))
        return read_stamp(Found(self.service, self.id, entry, self.url, tuple(self.relations)))

    def _venue(self, venue: Venue | None) -> dict[str, object]:
        """Give back the stop of an abbreviated journal, which ends no sentence here."""
        said = self.gathered.fields.get("container", "")
        if venue is None or said != f"{venue.text}.":
            return {}
        return {"venue": venue.model_copy(update={"text": said})}


def _name_in(text: str) -> Name | str | None:
    """Read one name; `Family, Given` as it says, any other as prose is read."""
    text = _SENTENCE_END.sub("", _LIFE.sub("", text))
    if not _LETTER.search(text):
        return None
    who = comma_name(text)
    if isinstance(who, Name):
        return who
    if any(category(letter) in _COMBINING for letter in normalize("NFC", text)):
        return Name(literal=who)  # scripts whose words the reader of names would tear apart
    return who if _GOES_ON.fullmatch(who.strip()) else read_name(who)


_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.$")
_LIFE = re.compile(r",?\s*\(?\d{4}\s*[-–]\s*(?:\d{4})?\)?$")
_LETTER = re.compile(r"[^\W\d_]")
_COMBINING = frozenset(("Mn", "Mc"))
_GOES_ON = re.compile(r"et[ .]*al\.?|and others|others|\.\.\.|…", re.IGNORECASE)


def lower_doi(text: object) -> str | None:
    """Give a DOI in small letters, without the resolver's address.

    >>> lower_doi("https://doi.org/10.1000/ABC(1)<2>;3"), lower_doi("10.1000"), lower_doi(None)
    ('10.1000/abc(1)<2>;3', None, None)
    """
    match = _DOI.fullmatch(text.strip()) if isinstance(text, str) else None
    return match[1].lower() if match else None


def bare_arxiv(text: object) -> str | None:
    """Give a number of arXiv without its version.

    >>> bare_arxiv("2101.00001v2"), bare_arxiv("math.AG/0101001"), bare_arxiv("x")
    ('2101.00001', 'math.AG/0101001', None)
    """
    match = _ARXIV.fullmatch(text.strip()) if isinstance(text, str) else None
    return match[1] if match else None


def plain_arxiv(number: str) -> str:
    """Give a number as arXiv's own address and DOI have it: an old one without its class.

    >>> plain_arxiv("math.GT/0101001v2"), plain_arxiv("2101.00001"), plain_arxiv("rain")
    ('math/0101001', '2101.00001', '')
    """
    return re.sub(r"\.[a-z]{2}(?=/)", "", (bare_arxiv(number) or "").lower())


def arxiv_in(url: object) -> str | None:
    """Give the number of arXiv to which an address leads.

    >>> arxiv_in("http://arxiv.org/abs/2101.00001v3"), arxiv_in("https://example.org/2101.00001")
    ('2101.00001', None)
    """
    if not isinstance(url, str):
        return None
    match = re.match(r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/(.+?)(?:\.pdf)?$", url)
    return bare_arxiv(match[1]) if match else None


def is_server(name: str) -> bool:
    """Say whether a name is that of a server of preprints.

    >>> is_server("bioRxiv"), is_server("Ecology")
    (True, False)
    """
    return "preprint" in CONTAINERS.find(plain_words(name))


def day_known(date: str) -> str:
    """Give a date as far as it is known: where only the year is, services say the first of January.

    >>> day_known("2001-01-01"), day_known("2001-05-31")
    ('2001', '2001-05-31')
    """
    return date.removesuffix(_JANUARY_FIRST) if date.endswith(_JANUARY_FIRST) else date
