"""BibTeX as its four standard styles read it, without a warning of theirs.

Those styles warn of every required field that is missing, of a volume beside a
number in proceedings, of author beside editor of a book. So a type is kept only
while it has what it must have; else the entry is `@misc`, "when nothing else
fits", and where it appeared goes into `howpublished`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.write.dates import bibtex_date, range_remark
from bibnorm.write.draft import Draft
from bibnorm.write.editions import edition_word
from bibnorm.write.remarks import editors_remark, status_remark

_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "conference": "inproceedings",
        "thesis": "phdthesis",
        "report": "techreport",
        "collection": "book",
        "reference": "book",
        "mvbook": "book",
    }
)

# A slash stands between fields of which one is enough.
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "article": ("author", "title", "journal", "year"),
        "book": ("author/editor", "title", "publisher", "year"),
        "booklet": ("title",),
        "inbook": ("author/editor", "title", "chapter/pages", "publisher", "year"),
        "incollection": ("author", "title", "booktitle", "publisher", "year"),
        "inproceedings": ("author", "title", "booktitle", "year"),
        "manual": ("title",),
        "mastersthesis": ("author", "title", "school", "year"),
        "misc": (),
        "phdthesis": ("author", "title", "school", "year"),
        "proceedings": ("title", "year"),
        "techreport": ("author", "title", "institution", "year"),
        "unpublished": ("author", "title", "note"),
    }
)

# The next best type for one that lacks something, before `misc`: a booklet is
# BibTeX's "work that is printed and bound, but without a named publisher".
_INSTEAD: Mapping[str, str] = MappingProxyType({"book": "booklet"})

_CONTAINER: Mapping[str, str] = MappingProxyType(
    {
        "article": "journal",
        "inproceedings": "booktitle",
        "incollection": "booktitle",
        "inbook": "series",
        "book": "series",
        "proceedings": "series",
        "techreport": "institution",
        "phdthesis": "school",
        "mastersthesis": "school",
        "manual": "organization",
    }
)
_INSTITUTION: Mapping[str, str] = MappingProxyType(
    {
        "phdthesis": "school",
        "mastersthesis": "school",
        "manual": "organization",
        "proceedings": "organization",
        "inproceedings": "organization",
    }
)
_TYPED = frozenset({"techreport", "phdthesis", "mastersthesis", "incollection", "inbook"})
_IN_SERIES = frozenset({"book", "inbook", "incollection", "inproceedings", "proceedings"})
# What a style prints of `misc`; if all of it is missing, it complains.
_PRINTED = frozenset({"author", "title", "howpublished", "month", "year"})
_BY_EDITOR = frozenset({"book", "inbook", "proceedings"})


def to_classic(draft: Draft) -> Draft:
    """Give a draft the type and the fields that plain.bst and its kin expect."""
    draft.type = _ALIASES.get(draft.type, draft.type)
    if remark := status_remark(draft.entry.status):
        draft.notes.insert(0, remark)
    draft.fields |= bibtex_date(draft.entry)
    if remark := range_remark(draft.entry):
        draft.notes.append(remark)
    wanted = draft.type if draft.type in REQUIRED else "misc"
    for kind in (wanted, _INSTEAD.get(wanted, "misc")):
        placed = _place(draft.copy(kind))
        if not _lacks(placed):
            break
    else:
        placed = _place(draft.copy("misc"))
    return placed


def _lacks(draft: Draft) -> bool:
    """Say whether something is missing that the type must have."""
    there = {*draft.fields, *draft.people, *(["note"] if draft.notes else [])}
    return any(there.isdisjoint(names.split("/")) for names in REQUIRED[draft.type])


def _place(draft: Draft) -> Draft:
    """Put every field where the draft's type has it."""
    kind = draft.type
    draft.move("institution", _INSTITUTION.get(kind, "institution"))
    draft.move("container", _CONTAINER.get(kind, "howpublished"))
    if kind == "misc" and "howpublished" not in draft.fields:
        draft.move("type", "howpublished")
    if kind not in _TYPED:
        draft.to_note("type")
    if edition := draft.fields.get("edition"):
        draft.fields["edition"] = edition_word(edition)
    _number(draft)
    _people(draft)
    if kind == "misc" and _PRINTED.isdisjoint([*draft.fields, *draft.people]) and not draft.notes:
        draft.notes.append(draft.verbatim)
    return draft


def _number(draft: Draft) -> None:
    """Keep `number` where styles print it without a warning.

    An article's stands beside its `volume`; a book's beside its `series`, but
    not beside a `volume`.
    """
    there = draft.fields
    alone = draft.type == "article" and "volume" not in there
    misplaced = draft.type in _IN_SERIES and ("series" not in there or "volume" in there)
    if alone or misplaced:
        draft.to_note("number", "No. {}")


def _people(draft: Draft) -> None:
    """Give a work without a name a `key` to sort by; a book has authors or editors, not both."""
    if draft.type in ("book", "inbook") and len(draft.people) == 2:
        draft.notes.append(editors_remark(draft.people.pop("editor")))
    sorts = {"author"} if draft.type != "proceedings" else set()
    if draft.type in _BY_EDITOR:
        sorts.add("editor")
    if sorts.isdisjoint(draft.people):
        draft.fields["key"] = draft.key
