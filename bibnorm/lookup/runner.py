"""Several services asked at once; what one cannot say stops none of the others."""

import queue
import threading
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

from bibnorm.lookup.found import Service
from bibnorm.lookup.net import Cache, Exchange, Line, Times
from bibnorm.lookup.services import SERVICES, ApiService
from bibnorm.lookup.services.desk import Desk
from bibnorm.lookup.settings import LookupSettings
from bibnorm.lookup.worker import Answer, Board, Question, Worker

__all__ = ["Answer", "Question", "Services"]

_DAY = 86_400.0


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
        board = Board(service.name for service in self.services)
        try:
            for service in self.services:
                Worker(service, asked, answers, board, left).start()
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
