"""Where a service's questions go: to what is kept, or down the line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import TypeVar

from bibnorm.lookup.found import TroubleError
from bibnorm.lookup.net import Ask, BrokenError, Cache, Item, KnownError, Line, Reply

_VERSION = 1
_T = TypeVar("_T")


class Desk:
    """Answers a service's questions: from the cache where it can, else by asking.

    `refresh` asks anew and keeps what comes; `offline` never asks, and takes what is kept, however
    old it is.
    """

    def __init__(
        self,
        service: str,
        line: Line,
        cache: Cache,
        place: str,
        refresh: bool = False,
        offline: bool = False,
    ) -> None:
        """Take the line and the cache; `place` is the address, whose answers are kept apart."""
        self.service, self.line, self._cache = service, line, cache
        self._shelf = f"{service}/{_VERSION} {place}"
        self._refresh, self._offline = refresh, offline
        self._asked: set[str] = set()
        self._waiting: tuple[str, ...] = ()

    def kept(self, question: str) -> list[Item] | None:
        """Give what is kept of a question; None if it has to be asked."""
        if self._refresh and not self._offline and question not in self._asked:
            return None
        return self._cache.get(self._shelf, question, ever=self._offline)

    def recall(self, question: str, ask: Callable[[], Iterable[Item]]) -> list[Item]:
        """Give what is kept of a question, or ask and keep it."""
        items = self.kept(question)
        if items is None:
            items = self.asked([question], lambda: {question: list(ask())})[question]
            self.keep({question: items})
        return items

    def asked(
        self, questions: Sequence[str], ask: Callable[[], Mapping[str, list[Item]]]
    ) -> Mapping[str, list[Item]]:
        """Ask, or take what another process has kept of all of it before it was our turn."""
        self._waiting = tuple(questions)
        try:
            return ask()
        except KnownError:
            found = {question: self.kept(question) for question in questions}
        finally:
            self._waiting = ()
        kept = {question: items for question, items in found.items() if items is not None}
        return kept if len(kept) == len(found) else ask()

    def _is_known(self) -> bool:
        waiting = self._waiting
        return bool(waiting) and all(self.kept(question) is not None for question in waiting)

    def keep(self, found: Mapping[str, list[Item]]) -> None:
        """Keep what was found for questions."""
        self._asked.update(found)
        self._cache.put(self._shelf, found)

    def ask(self, ask: Ask, read: Callable[[Reply], _T]) -> _T:
        """Ask and read the answer; one that cannot be read is trouble, never "none"."""
        if self._offline:
            raise TroubleError(self.service, "offline, and not among the answers that are kept")
        reply = self.line.ask(ask, self._is_known)
        try:
            found = read(reply)
        except BrokenError as error:
            why = str(error)
        else:
            self.line.succeed()
            return found
        # A page that says 404 speaks of the question; one that says 200 is meant for people.
        raise self.line.fail(why, over=reply.is_page and reply.status == HTTPStatus.OK)
