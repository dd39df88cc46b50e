"""What became of an entry that was asked for: confirmed, differing, not found, not asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bibnorm.dedupe import Facts, Kind, same_work
from bibnorm.lookup.ask import Asked, declared
from bibnorm.lookup.complete import ENTRYTYPE
from bibnorm.lookup.judge import Answer, judge
from bibnorm.lookup.propose import Differing, Proposal, Said
from bibnorm.lookup.published import publications
from bibnorm.model import Entry, Problem, VenueContext
from bibnorm.owner import likeness
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
    differing: tuple[Differing, ...] = ()
    problems: tuple[Problem, ...] = ()


def check(entry: Entry, asked: Asked, proposal: Proposal, venues: Venues) -> Checked:
    """Say what the answers mean for an entry.

    A service that could not be asked says nothing of the entry: if no other knew the work, the
    entry could not be asked for, whatever the others did not find. Another version of the work
    confirms an entry only if it bears its number at arXiv: it may never have appeared as said.
    """
    problems = tuple(_problems(entry, asked, venues))
    same = asked.judgement.same
    if same is None and any(_has_number(entry, one) for one in asked.judgement.versions):
        return Checked(Status.CONFIRMED, (), problems)
    if same is None and (other := _other_doi(entry, asked, venues)):
        return Checked(Status.DIFFERS, (other,), problems)
    if same is None:
        unasked = asked.troubles or not asked.asked
        return Checked(Status.COULD_NOT_ASK if unasked else Status.NOT_FOUND, (), problems)
    differing = tuple(
        one for one in proposal.differing if not one.is_fuller and one.field != ENTRYTYPE
    )
    return Checked(Status.DIFFERS if differing else Status.CONFIRMED, differing, problems)


def _has_number(entry: Entry, version: Answer) -> bool:
    """Say whether a record of another version bears the entry's number at arXiv."""
    arxiv = Facts.of(entry).arxiv
    return arxiv is not None and arxiv == Facts.of(version.found.entry).arxiv


def _other_doi(entry: Entry, asked: Asked, venues: Venues) -> Differing | None:
    """Give the DOI of the record that is the work in everything but the DOI.

    What a person said to be of another work is not among those that are looked at.
    """
    if entry.doi is None:
        return None
    records = [answer.found for answer in asked.judgement.related]
    same = judge(entry.model_copy(update={"doi": None}), records, venues).same
    if same is None or same.verdict.score < _SURE or same.found.entry.doi is None:
        return None
    said = Said("doi", f"{{{same.found.entry.doi}}}", same)
    return Differing(entry.doi, same.found.entry.doi, said)


_SURE = 0.7
"""What title, authors, year and place come to together."""


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
    said = dict.fromkeys(
        relation for answer in asked.judgement.records for relation in answer.found.relations
    )
    for kind, doi in said:
        if kind in _SAID and (doi or not any(other[0] == kind and other[1] for other in said)):
            code, words = _SAID[kind]
            yield Problem(code=code, message=f"{words}{f': {doi}' if doi else ''}")


def _of_versions(entry: Entry, asked: Asked) -> Iterator[Problem]:
    """Name the publication of what is cited as a preprint."""
    same = asked.judgement.same
    later = sorted(declared(same.found)) if same else []
    if answers := publications(entry, asked):
        best = answers[0].found
        where = best.entry.venue.text if best.entry.venue else best.id
        when = f" in {best.entry.year}" if best.entry.year else ""
        message = f"cited as a preprint; it appeared{when}: {where} ({best.service}: {best.id})"
        yield Problem(code="published", message=message)
    elif same and Facts.of(entry).is_preprint and "published-as" in dict(same.found.relations):
        where = f": {', '.join(later)}" if later else ""
        message = f"cited as a preprint; it has appeared{where} ({same.found.service})"
        yield Problem(code="published", message=message)


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
