"""What an entry has to say, in BibTeX's classic field names and still as plain text."""

import re
from dataclasses import dataclass, field

from bibnorm.model import Entry, Name, Pages, VenueNames
from bibnorm.write.clean import one_line
from bibnorm.write.dates import event_date, lost_date
from bibnorm.write.events import dropped_numbers, event_count, event_title
from bibnorm.write.venuenames import container_name
from bibnorm.write.verbatim import bare_doi, split_arxiv, valid_isbn, valid_issn

# Entry fields that go into the draft as they are, under BibTeX's name.
_PLAIN: dict[str, str] = {
    "title": "title",
    "volume": "volume",
    "number": "number",
    "edition": "edition",
    "institution": "institution",
    "publisher": "publisher",
    "location": "address",
    "genre": "type",
    "url": "url",
    "pmid": "pmid",
}
# Every dash there is, and the wave that East Asian lists have for one.
_DASH = re.compile(
    r"\s*(?:[\u2010-\u2015\u2212\u2e3a\u2e3b\u301c\ufe58\ufe63\uff0d\uff5e]+|--+)\s*"
)
_LISTED = re.compile(r"\s*[,;]\s*")
_DOI_URL = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """An entry on its way into BibTeX; the dialects move its fields about.

    `container` is where the work appeared. `notes` are the remarks that will
    be joined into `note`, in order.
    """

    type: str
    key: str
    entry: Entry
    fields: dict[str, str] = field(default_factory=dict)
    people: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def copy(self, kind: str) -> "Draft":
        """Give the same draft, free to be changed, as another type."""
        return Draft(
            kind, self.key, self.entry, dict(self.fields), dict(self.people), list(self.notes)
        )

    @property
    def verbatim(self) -> str:
        """The line as it stood, for an entry of which nothing else can be shown."""
        is_record = self.entry.source.format is not None
        return (not is_record and one_line(self.entry.source.text)) or self.key

    def move(self, source: str, target: str) -> None:
        """Give a field another name; if that is taken, the text becomes a remark."""
        text = self.fields.pop(source, "")
        if not text:
            return
        if self.fields.setdefault(target, text) != text:
            self.notes.append(text)

    def to_note(self, name: str, words: str = "{}") -> None:
        """Make a remark of a field that has no place in this type."""
        if text := self.fields.pop(name, ""):
            self.notes.append(words.format(text))


def draft(entry: Entry, key: str, names: VenueNames = VenueNames.FULL) -> Draft:
    """Gather what an entry says; an entry that says nothing brings its line verbatim."""
    made = Draft(entry.type.strip().lower(), key, entry)
    for attribute, name in _PLAIN.items():
        _put(made, name, getattr(entry, attribute))
    _put(made, "container", container_name(entry.venue, names, made.type) if entry.venue else None)
    _held(made, entry)
    _count_pages(made, double_dash(entry.pages or ""))
    _identify(made, entry)
    for name, people in (("author", entry.authors), ("editor", entry.editors)):
        if people:
            made.people[name] = people
    for remark in (entry.award, entry.note, lost_date(entry)):
        if text := one_line(remark or ""):
            made.notes.append(text)
    if entry.venue and dropped_numbers(entry, made.fields.values()):
        made.notes.append(one_line(entry.venue.text))
    if not (made.fields or made.people or made.notes or entry.status):
        made.notes.append(made.verbatim)
    return made


def _held(made: Draft, entry: Entry) -> None:
    """Say where and when the meeting was, in biblatex's names, which BibTeX passes over.

    `address` is the publisher's place where that is known too, else the one that there is.
    """
    written = made.fields.get("container")
    if count := event_count(entry, written):
        _put(made, "eventtitleaddon", count)
    else:
        _put(made, "eventtitle", event_title(entry, written))
    _put(made, "eventdate", event_date(entry))
    if entry.publisher_location:
        made.move("address", "venue")
        _put(made, "address", entry.publisher_location)


def double_dash(pages: str) -> str:
    """Put `--` between first and last page, and nowhere else.

    A hyphen inside a page ("3-12" of chapter 3) is no range. One hyphen, or the
    middle one of three, is the range's.

        >>> double_dash("12-34"), double_dash("S10\u2013S15, 20-22"), double_dash("3-1-3-20")
        ('12--34', 'S10--S15, 20--22', '3-1--3-20')
        >>> double_dash("e0123456"), double_dash("145-56")
        ('e0123456', '145--156')
    """
    return ", ".join(_range(part) for part in _LISTED.split(one_line(pages)))


def _range(part: str) -> str:
    if _DASH.search(part):
        return _DASH.sub("--", part)
    pages = part.split("-")
    middle = len(pages) // 2
    if len(pages) % 2 or not all(pages):
        return part
    first, last = "-".join(pages[:middle]).rstrip(), "-".join(pages[middle:]).lstrip()
    # Some lists shorten ("145-56"); no BibTeX style does, so the range is written in full.
    full = Pages(first=first, last=last).completed()
    return f"{full.first}--{full.last}"


def _count_pages(made: Draft, pages: str) -> None:
    """Put the pages in if each range begins with one; biber warns of any other."""
    if all(part and part[0] != "-" for part in pages.split(", ")):
        made.fields["pages"] = pages
    elif pages:
        made.notes.append(f"Pages: {pages}")


def _put(made: Draft, name: str, text: str | None) -> None:
    if cleaned := one_line(text or ""):
        made.fields[name] = cleaned


def _identify(made: Draft, entry: Entry) -> None:
    """Put in the identifiers, bare; a number that fails its own check is only a remark."""
    _put(made, "doi", bare_doi(one_line(entry.doi or "")))
    if _DOI_URL.sub("", made.fields.get("url", "")) == made.fields.get("doi"):
        made.fields.pop("url", None)
    number, klass = split_arxiv(one_line(entry.arxiv or ""))
    if number:
        made.fields |= {"eprint": number, "archiveprefix": "arXiv"}
        _put(made, "primaryclass", klass)
    for name, text, valid in (
        ("isbn", entry.isbn, valid_isbn),
        ("issn", entry.issn or (entry.venue.issn if entry.venue else None), valid_issn),
    ):
        cleaned = one_line(text or "")
        if cleaned and valid(cleaned):
            made.fields[name] = cleaned
        elif cleaned:
            made.notes.append(f"{name.upper()}: {cleaned}")
