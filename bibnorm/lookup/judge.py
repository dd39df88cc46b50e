"""Which of the records found is the work that was asked for: one, or better none."""

from collections.abc import Iterable
from dataclasses import dataclass

from bibnorm.dedupe import Facts, Kind, Verdict, compare
from bibnorm.lookup.found import Found
from bibnorm.model import Entry
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
    """What a look-up gave: the same work, its other versions, and what was not taken."""

    same: Answer | None = None
    versions: tuple[Answer, ...] = ()
    related: tuple[Answer, ...] = ()
    doubt: str = ""


def judge(entry: Entry, records: Iterable[Found]) -> Judgement:
    """Say which record is the work itself.

    Records of one work by several services agree with each other and are no rivals. Where two
    different works could both be meant, neither is taken: a wrong answer is worse than none.

        >>> from bibnorm.model import Name, Source
        >>> def work(title, year, key=""):
        ...     return Entry(key=key, type="article", title=title, year=year,
        ...                  authors=(Name(family="Rain"),), source=Source(text=""))
        >>> found = [Found("index", "a", work("Rain over old hills, part I", 2001, "a")),
        ...          Found("index", "b", work("Rain over old hills", 2001, "b"))]
        >>> judge(work("Rain over old hills", 2001), found).same.found.id
        'b'
    """
    asked = Facts.of(entry)
    answers = [Answer(found, compare(asked, Facts.of(found.entry), likeness)) for found in records]
    same = _graded(answers, Kind.SAME)
    versions = tuple(_graded(answers, Kind.PREPRINT_OF))
    related = tuple(_graded(answers, Kind.RELATED))
    if not same:
        return Judgement(None, versions, related)
    best, *others = same
    rivals = [other for other in others if not _is_one_work(best, other)]
    if rivals and best.verdict.score - rivals[0].verdict.score < _CLEARLY:
        doubt = f"{best.found.id} and {rivals[0].found.id} are equally near"
        return Judgement(None, versions, (*same, *related), doubt)
    return Judgement(best, versions, related)


def _graded(answers: Iterable[Answer], kind: Kind) -> list[Answer]:
    chosen = (answer for answer in answers if answer.verdict.kind is kind)
    return sorted(chosen, key=lambda answer: -answer.verdict.score)


def _is_one_work(one: Answer, other: Answer) -> bool:
    found = compare(Facts.of(one.found.entry), Facts.of(other.found.entry), likeness)
    return found.kind is Kind.SAME
