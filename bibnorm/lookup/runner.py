"""Several services asked at once; what one cannot say stops none of the others."""

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

from bibnorm.lookup.found import Found, Service, TroubleError
from bibnorm.lookup.net import Cache, Exchange, Line, Times
from bibnorm.lookup.services import SERVICES, ApiService
from bibnorm.lookup.services.desk import Desk
from bibnorm.lookup.settings import LookupSettings
from bibnorm.model import Entry

_DAY = 86_400.0


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


class Services:
    """The services that a person has chosen, each asked at its own pace beside the others.

    A service whose trouble is over is not asked again: its answers say so. Hand in questions
    together, for then DOIs travel in batches. Close it, or use it with `with`.
    """

    def __init__(self, settings: LookupSettings, times: Times | None = None) -> None:
        """Take the settings; nothing is opened or asked yet but the cache."""
        self._times = times or Times()
        self.cache = Cache(
            settings.cache_dir,
            settings.keep_days * _DAY,
            settings.keep_missing_days * _DAY,
            settings.cache_bytes,
            self._times.today,
        )
        self.services = tuple(
            _service(name, settings, self.cache, self._times)
            for name in dict.fromkeys(settings.order)
        )

    def ask(self, question: Question) -> tuple[Answer, ...]:
        """Ask all services one question; the answers come in the order of the services."""
        [(_, answers)] = self.each([question])
        return answers

    def each(self, questions: Iterable[Question]) -> Iterator[tuple[Question, tuple[Answer, ...]]]:
        """Ask all services all questions; give each, in order, as soon as all have answered it.

        What was given stays whatever happens then; on Ctrl-C nothing more is asked.
        """
        asked = list(questions)
        waiting: list[dict[str, Answer]] = [{} for _ in asked]
        answers: queue.SimpleQueue[tuple[int, Answer]] = queue.SimpleQueue()
        left = threading.Event()
        try:
            for service in self.services:
                _Worker(service, asked, answers, left).start()
            for at, question in enumerate(asked):
                while len(waiting[at]) < len(self.services):
                    where, answer = answers.get()
                    waiting[where][answer.service] = answer
                yield question, tuple(waiting[at][service.name] for service in self.services)
        except KeyboardInterrupt:
            self._times.stop.set()
            raise
        finally:
            left.set()

    def named(self, name: str) -> Service:
        """Give one of the services, to be asked alone; its trouble is raised then.

        Raises `KeyError` if it is not one of those chosen.
        """
        return {service.name: service for service in self.services}[name]

    def sent(self) -> dict[str, int]:
        """Give how many requests each service got."""
        return {service.name: service.desk.line.sent for service in self.services}

    def close(self) -> None:
        """Ask nothing more, and close connections and cache."""
        self._times.stop.set()
        for service in self.services:
            service.desk.line.close()
        self.cache.close()

    def __enter__(self) -> "Services":
        """Give the services."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close them."""
        self.close()


class _Worker(threading.Thread):
    """Asks one service all questions. A thread that hangs must not hold up the end: a daemon."""

    def __init__(
        self,
        service: ApiService,
        questions: Sequence[Question],
        answers: "queue.SimpleQueue[tuple[int, Answer]]",
        left: threading.Event,
    ) -> None:
        super().__init__(name=f"bibnorm-lookup-{service.name}", daemon=True)
        self._service, self._questions, self._answers = service, questions, answers
        self._left = left

    def run(self) -> None:
        """Ask in order; identifiers that follow each other in one go, as the service takes them."""
        at = 0
        while at < len(self._questions):
            end = self._batch_end(at)
            for where, answer in enumerate(self._batch(at, end), at):
                self._answers.put((where, answer))
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
        questions = self._questions[at:end]
        try:
            found = self._found(questions)
        except TroubleError as error:
            if len(questions) == 1:
                # Without the frames it came through, which hold requests and keys.
                yield Answer(self._service.name, trouble=error.with_traceback(None))
                return
            for where in range(at, end):
                yield from self._batch(where, where + 1)
        else:
            yield from (Answer(self._service.name, tuple(some)) for some in found)

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


def _service(name: str, settings: LookupSettings, cache: Cache, times: Times) -> ApiService:
    """Put a service together: its line, its pace, its cache."""
    service, base, key = SERVICES[name], settings.base(name), settings.key(name)
    headers = {"User-Agent": _user_agent(settings.mailto), "Accept-Encoding": "gzip, deflate"}
    if key and service.key_header:
        header, before = service.key_header
        headers[header] = before + key
    known = key if service.key_header else settings.mailto
    interval = settings.paces.get(name, service.polite if known else service.interval)
    line = Line(
        name,
        Exchange(base, headers, settings.limits, service.hosts),
        cache,
        interval,
        settings.limits,
        times,
        one_try=service.one_try,
        barred=service.barred,
    )
    desk = Desk(name, line, cache, base, settings.refresh, settings.offline)
    return service(desk)


def _user_agent(mailto: str | None) -> str:
    """Say who asks, and whom the service may write to: what the polite pools want."""
    try:
        said = f"bibnorm/{version('bibnorm')}"
    except PackageNotFoundError:
        said = "bibnorm"
    return f"{said} (mailto:{mailto})" if mailto else said
