"""One service at work on the questions of a run, beside the others."""

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bibnorm.lookup.found import Found, TroubleError
from bibnorm.lookup.services import ApiService
from bibnorm.model import Entry

_LOOK = 0.2


@dataclass(frozen=True)
class Question:
    """What is asked of every service: one of a DOI, an arXiv number, a work."""

    doi: str | None = None
    arxiv: str | None = None
    work: Entry | None = None


@dataclass(frozen=True)
class Answer:
    """What one service said: what it found, or why it could not be asked; never both."""

    service: str
    found: tuple[Found, ...] = ()
    trouble: TroubleError | None = None


class Board:
    """Which questions services have found an answer to, for those that wait for it.

    A DOI has one registrar: what Crossref has, DataCite need not be asked.
    """

    def __init__(self, services: Iterable[str]) -> None:
        """Take the services that will tell."""
        self._services = frozenset(services)
        self._has: dict[tuple[str, int], bool] = {}
        self._news = threading.Condition()

    def tell(self, service: str, where: int, has: bool) -> None:
        """Say whether a service found an answer."""
        with self._news:
            self._has[service, where] = has
            self._news.notify_all()

    def has(self, service: str, where: int, left: threading.Event) -> bool:
        """Wait for a service's answer, if it is asked at all; give whether it found one."""
        key = (service, where)
        with self._news:
            while service in self._services and key not in self._has and not left.is_set():
                self._news.wait(_LOOK)
            return self._has.get(key, False)


class Worker(threading.Thread):
    """Asks one service all questions. A thread that hangs must not hold up the end: a daemon."""

    def __init__(
        self,
        service: ApiService,
        questions: Sequence[Question],
        answers: "queue.SimpleQueue[tuple[int, Answer]]",
        board: Board,
        left: threading.Event,
    ) -> None:
        """Take the questions, and where answers go: to who asked, and on the board."""
        super().__init__(name=f"bibnorm-lookup-{service.name}", daemon=True)
        self._service, self._questions, self._answers = service, questions, answers
        self._board, self._left = board, left

    def run(self) -> None:
        """Ask in order; identifiers that follow each other in one go, as the service takes them."""
        at = 0
        while at < len(self._questions):
            end = self._batch_end(at)
            for where, answer in enumerate(self._batch(at, end), at):
                self._answers.put((where, answer))
                self._board.tell(self._service.name, where, bool(answer.found))
            at = end

    def _batch_end(self, at: int) -> int:
        """Where the questions end that can go together with one."""
        kind, end = _kind(self._questions[at]), at + 1
        most = min(len(self._questions), at + self._service.batch)
        while kind != "work" and end < most and _kind(self._questions[end]) == kind:
            end += 1
        return end

    def _batch(self, at: int, end: int) -> Iterator[Answer]:
        """Answer questions that go together; where that fails, one by one: some may be kept."""
        wanted = [where for where in range(at, end) if not self._is_spared(where)]
        try:
            found = self._found([self._questions[where] for where in wanted]) if wanted else []
        except TroubleError as error:
            if end - at == 1:
                # Without the frames it came through, which hold requests and keys.
                yield Answer(self._service.name, trouble=error.with_traceback(None))
                return
            for where in range(at, end):
                yield from self._batch(where, where + 1)
        else:
            answers = dict(zip(wanted, map(tuple, found), strict=True))
            yield from (
                Answer(self._service.name, answers.get(where, ())) for where in range(at, end)
            )

    def _is_spared(self, at: int) -> bool:
        """Say whether another service has the DOI, so that this one cannot."""
        other = self._service.spared_by
        is_doi = other is not None and _kind(self._questions[at]) == "doi"
        return other is not None and is_doi and self._board.has(other, at, self._left)

    def _found(self, questions: Sequence[Question]) -> list[Sequence[Found]]:
        if self._left.is_set():
            raise TroubleError(self._service.name, "stopped", over=True)
        try:
            return self._asked(questions)
        except TroubleError:
            raise
        except Exception as error:  # a fault of our own must not look like "there is none"
            why = f"its answer could not be read ({type(error).__name__})"
        raise TroubleError(self._service.name, why)

    def _asked(self, questions: Sequence[Question]) -> list[Sequence[Found]]:
        kind = _kind(questions[0])
        if kind == "work":
            works = [question.work for question in questions]
            return [self._service.by_work(work) if work else () for work in works]
        names = [question.doi or question.arxiv or "" for question in questions]
        many = self._service.by_dois if kind == "doi" else self._service.by_arxivs
        found = many(names)
        return [_some(found[name]) for name in names]


def _kind(question: Question) -> str:
    if question.doi is not None:
        return "doi"
    return "arxiv" if question.arxiv is not None else "work"


def _some(found: Found | None) -> tuple[Found, ...]:
    return (found,) if found else ()
