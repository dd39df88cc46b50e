"""What became of an entry that was asked for: confirmed, differing, not found, not asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bibnorm.dedupe import Kind, same_work
from bibnorm.dedupe.identity import is_preprint_doi
from bibnorm.lookup.ask import Asked
from bibnorm.lookup.found import Found
from bibnorm.lookup.propose import Proposal
from bibnorm.model import Entry, Problem, VenueContext
from bibnorm.owner import likeness, same_person
from bibnorm.pipeline.bib.join import Conflict
from bibnorm.venues import Record, Venues


class Status(StrEnum):
    """What the answers say of an entry. None of them says that a work does not exist."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"
    COULD_NOT_ASK = "could-not-ask"


@dataclass(frozen=True)
class Checked:
    """An entry's status, the fields that differ, and what else is known against it."""

    status: Status
    differing: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()


def check(entry: Entry, asked: Asked, proposal: Proposal, venues: Venues) -> Checked:
    """Say what the answers mean for an entry.

    A service that could not be asked says nothing of the entry: if no other knew the work, the
    entry could not be asked for, whatever the others did not find.
    """
    problems = tuple(_problems(entry, asked, venues))
    same = asked.judgement.same
    if same is None:
        unasked = asked.troubles or not asked.asked
        return Checked(Status.COULD_NOT_ASK if unasked else Status.NOT_FOUND, (), problems)
    differing = tuple(one for one in proposal.differing if not _is_fuller(one, entry, same.found))
    return Checked(Status.DIFFERS if differing else Status.CONFIRMED, differing, problems)


def _is_fuller(conflict: Conflict, entry: Entry, found: Found) -> bool:
    """Say whether the one only names in full, or more of, whom the other names by initials."""
    if conflict.field not in ("author", "editor"):
        return False
    people = (entry.authors, found.entry.authors)
    if conflict.field == "editor":
        people = (entry.editors, found.entry.editors)
    return len(people[0]) == len(people[1]) and all(map(same_person, *people))


def _problems(entry: Entry, asked: Asked, venues: Venues) -> Iterator[Problem]:
    yield from _of_doi(entry, asked)
    yield from _of_relations(asked)
    yield from _of_versions(entry, asked)
    yield from _of_venue(entry, venues)


def _of_doi(entry: Entry, asked: Asked) -> Iterator[Problem]:
    """Name a DOI that leads to another work."""
    found = asked.by_doi
    if found is None or not found.entry.title or not entry.title:
        return
    verdict = same_work(entry.model_copy(update={"doi": None}), found.entry, likeness)
    if verdict.kind is Kind.DIFFERENT:
        message = f"the DOI {entry.doi} leads to “{found.entry.title}” ({found.service})"
        yield Problem(code="doi-of-another-work", field="doi", message=message)


_SAID = {
    "retracted-by": ("retracted", "the work was retracted"),
    "corrected-by": ("corrected", "there is a correction"),
}


def _of_relations(asked: Asked) -> Iterator[Problem]:
    same = asked.judgement.same
    for kind, doi in same.found.relations if same else ():
        if kind in _SAID:
            code, words = _SAID[kind]
            yield Problem(code=code, message=f"{words}{f': {doi}' if doi else ''}")


def _of_versions(entry: Entry, asked: Asked) -> Iterator[Problem]:
    """Name the publication of what is cited as a preprint."""
    published = [
        answer.found for answer in asked.judgement.versions if not _is_preprint(answer.found)
    ]
    same = asked.judgement.same
    later = [doi for kind, doi in same.found.relations if kind == "published-as"] if same else []
    if later and same and not published:
        where = f": {later[0]}" if later[0] else ""
        message = f"cited as a preprint; it has appeared{where} ({same.found.service})"
        yield Problem(code="published", message=message)
    if published and (entry.arxiv or is_preprint_doi(entry.doi) or entry.venue is None):
        best = published[0]
        where = best.entry.venue.text if best.entry.venue else best.id
        when = f" in {best.entry.year}" if best.entry.year else ""
        message = f"cited as a preprint; it appeared{when}: {where} ({best.service}: {best.id})"
        yield Problem(code="published", message=message)


def _is_preprint(found: Found) -> bool:
    entry = found.entry
    return is_preprint_doi(entry.doi) or bool(entry.arxiv and not entry.doi and not entry.pages)


def _of_venue(entry: Entry, venues: Venues) -> Iterator[Problem]:
    """Name a venue whose DOIs begin otherwise than the entry's."""
    if entry.doi is None or entry.venue is None:
        return
    owner = venues.of_doi(entry.doi)
    context = VenueContext(year=entry.year, has_volume=entry.volume is not None)
    named = venues.match(entry.venue.text, context)
    if owner is None or named.id is None or named.id == owner.id or owner.kind.value == "preprint":
        return
    if not _are_related(owner, named.id):
        message = f"the venue is {named.name}, and the DOI one of {owner.name}"
        yield Problem(code="venue-of-another-doi", field="doi", message=message)


def _are_related(owner: Record, id_: str) -> bool:
    """Say whether a journal carries the event's papers, or one came after the other."""
    others = {name.casefold() for name, _ in (*owner.carries, *owner.successor)}
    return id_.casefold() in others or id_ in owner.confused_with
