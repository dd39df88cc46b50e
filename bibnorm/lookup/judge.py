"""Which of the records found is the work that was asked for: one, or better none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bibnorm.dedupe import Facts, Kind, Verdict, compare
from bibnorm.dedupe.identity import plain_doi
from bibnorm.dedupe.sorts import Sort
from bibnorm.lookup.found import Found
from bibnorm.model import Authority, Entry, VenueContext
from bibnorm.owner import likeness

_CLEARLY = 0.1
"""By so much the best of several different works must be surer than the next."""


@dataclass(frozen=True)
class Answer:
    """A record, and what it is to the work that was asked for."""

    found: Found
    verdict: Verdict


@dataclass(frozen=True)
class Judgement:
    """What a look-up gave: the same work, its other versions, and what was not taken.

    `also` are other records of the same work, the surest first; `related` those that bear its title
    and are another work or may be one, the verdict says why.
    """

    same: Answer | None = None
    versions: tuple[Answer, ...] = ()
    related: tuple[Answer, ...] = ()
    doubt: str = ""
    also: tuple[Answer, ...] = ()

    @property
    def records(self) -> tuple[Answer, ...]:
        """All records of the work."""
        return (self.same, *self.also) if self.same else ()


def judge(entry: Entry, records: Iterable[Found], authority: Authority | None = None) -> Judgement:
    """Say which record is the work itself.

    The authority, where one is given, says whether two names of a venue mean one; the records
    that are given back bear its names.

    Records of one work by several services agree with each other and are no rivals. Where two
    different works could both be meant, neither is taken: a wrong answer is worse than none. An
    entry that says nothing of its place is the preprint of its year if nothing else is known.

        >>> from bibnorm.model import Name, Source
        >>> def work(title, year, key=""):
        ...     return Entry(key=key, type="article", title=title, year=year,
        ...                  authors=(Name(family="Rain"),), source=Source(text=""))
        >>> found = [Found("index", "a", work("Rain over old hills, part I", 2001, "a")),
        ...          Found("index", "b", work("Rain over old hills", 2001, "b"))]
        >>> judge(work("Rain over old hills", 2001), found).same.found.id
        'b'
    """
    asked = Facts.of(_placed(entry, authority))
    placed = (replace(found, entry=_placed(found.entry, authority)) for found in records)
    answers = [Answer(found, compare(asked, Facts.of(found.entry), likeness)) for found in placed]
    same = [one for one in _graded(answers, Kind.SAME) if not _is_about_another(entry, one)]
    versions = tuple(_graded(answers, Kind.PREPRINT_OF))
    titled = (one for one in answers if Facts.of(one.found.entry).title.key == asked.title.key)
    related = (*_graded(answers, Kind.RELATED), *_graded(titled, Kind.DIFFERENT))
    if not same and _says_no_place(asked):
        same = [one for one in versions if _is_of_one_year(asked, Facts.of(one.found.entry))]
        versions = tuple(one for one in versions if one not in same)
    if not same:
        return Judgement(None, versions, related)
    best, *others = same
    rivals = [other for other in others if _are_rivals(best, other)]
    if rivals and round(best.verdict.score - rivals[0].verdict.score, 2) < _CLEARLY:
        doubt = f"{best.found.id} and {rivals[0].found.id} are equally near"
        return Judgement(None, versions, (*same, *related), doubt)
    also = tuple(other for other in others if other not in rivals)
    return Judgement(best, versions, related, also=also)


_ABOUT = frozenset(("correction-of", "retraction-of"))


def _is_about_another(entry: Entry, answer: Answer) -> bool:
    """Say whether a record is the erratum of a work of the same title, and not asked for."""
    is_named = bool(entry.doi) and plain_doi(entry.doi) == plain_doi(answer.found.entry.doi)
    return not is_named and any(kind in _ABOUT for kind, _ in answer.found.relations)


def _placed(entry: Entry, authority: Authority | None) -> Entry:
    """Give an entry with its venue as the authority knows it, if that is sure."""
    if authority is None or entry.venue is None or entry.venue.id is not None:
        return entry
    context = VenueContext(year=entry.year, has_volume=entry.volume is not None, issn=entry.issn)
    venue = authority.match(entry.venue.text, context)
    return entry if venue.id is None else entry.model_copy(update={"venue": venue})


def _says_no_place(asked: Facts) -> bool:
    """Say whether an entry says nothing of where it stands: then a preprint is what it may be."""
    return asked.sort is Sort.ANY and not asked.place and not asked.doi


def _is_of_one_year(asked: Facts, found: Facts) -> bool:
    years = asked.entry.year, found.entry.year
    return None not in years and years[0] == years[1] and asked.title.key == found.title.key


def _graded(answers: Iterable[Answer], kind: Kind) -> list[Answer]:
    chosen = (answer for answer in answers if answer.verdict.kind is kind)
    return sorted(chosen, key=lambda answer: -answer.verdict.score)


def _are_rivals(one: Answer, other: Answer) -> bool:
    """Say whether something speaks against two records being of one work.

    That they say too little of themselves does not: both are the work that was asked for.
    """
    found = compare(Facts.of(one.found.entry), Facts.of(other.found.entry), likeness)
    return found.kind in (Kind.RELATED, Kind.DIFFERENT) and not found.evidence
