"""biblatex: its own types and fields, and nothing that its data model refuses."""

from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.dialects import ARCHIVED, GENRES, TYPES
from bibnorm.model import VenueKind
from bibnorm.write.dates import biblatex_date
from bibnorm.write.dialects.datamodel import FIELDS_OF
from bibnorm.write.draft import Draft
from bibnorm.write.editions import edition_figure
from bibnorm.write.events import is_event_place
from bibnorm.write.remarks import editors_remark, pubstate

_CONTAINER: Mapping[str, str] = MappingProxyType(
    {
        "article": "journaltitle",
        "inproceedings": "booktitle",
        "incollection": "booktitle",
        "inbook": "booktitle",
        "book": "series",
        "collection": "series",
        "proceedings": "series",
        "thesis": "institution",
        "report": "institution",
        "online": "organization",
        "manual": "organization",
        "dataset": "publisher",
    }
)
_EVENTS = frozenset({"inproceedings", "proceedings", "unpublished"})
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "pmid": "PMID",
        "isbn": "ISBN",
        "issn": "ISSN",
        "eventtitle": "Event",
        "eventtitleaddon": "Event",
        "eventdate": "Held",
    }
)


def to_biblatex(draft: Draft) -> Draft:
    """Give a draft biblatex's type and fields; what its type cannot hold is annotated."""
    draft.type, genre = _type(draft)
    if genre:
        draft.fields["type"] = genre
    draft.fields |= biblatex_date(draft.entry)
    if state := pubstate(draft.entry.status):
        draft.fields["pubstate"] = state
    _identify(draft)
    _place(draft)
    if edition := draft.fields.get("edition"):
        draft.fields["edition"] = edition_figure(edition)
    _annotate(draft)
    return draft


def _type(draft: Draft) -> tuple[str, str | None]:
    """Choose the type; a preprint that can be reached is `@online`."""
    genre = draft.fields.get("type")
    known = GENRES.get(genre.casefold(), genre) if genre else None
    venue = draft.entry.venue
    preprint = draft.type == "misc" or (venue is not None and venue.kind is VenueKind.PREPRINT)
    if preprint and "eprint" in draft.fields:
        return "online", known
    kind, usual = TYPES.get(draft.type, (draft.type, None))
    return (kind if kind in FIELDS_OF else "misc"), known or usual


def _identify(draft: Draft) -> None:
    """Name the archive; where no preprint stands, PubMed's number may."""
    for old, new in ARCHIVED.items():
        draft.move(old, new)
    if "eprint" in draft.fields:
        draft.fields["eprinttype"] = "arxiv"
    elif number := draft.fields.pop("pmid", ""):
        draft.fields |= {"eprint": number, "eprinttype": "pubmed"}


def _place(draft: Draft) -> None:
    kind = draft.type
    allowed = FIELDS_OF[kind]
    draft.move("institution", "institution" if "institution" in allowed else "organization")
    draft.move("container", _CONTAINER.get(kind, "howpublished"))
    house = draft.entry.publisher_location
    held = kind in _EVENTS and is_event_place(draft.entry) and not house
    draft.move("address", "venue" if held else "location")
    if "type" not in allowed:
        draft.to_note("type")


def _annotate(draft: Draft) -> None:
    """Move what the type has no field for into `annotation`, which every type has."""
    allowed = FIELDS_OF[draft.type]
    strange = [name for name in draft.fields if name not in allowed]
    said = [f"{_LABELS.get(name, name.capitalize())}: {draft.fields.pop(name)}" for name in strange]
    if "editor" in draft.people and "editor" not in allowed:
        said.append(editors_remark(draft.people.pop("editor")))
    if "author" in draft.people and "author" not in allowed:
        draft.people.setdefault("editor", draft.people.pop("author"))
    if said:
        draft.fields["annotation"] = "; ".join(said)
