"""The line to one service: at its pace, again where that may help, and then no more."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock

from bibnorm.lookup.found import TroubleError
from bibnorm.lookup.net.cache import Cache
from bibnorm.lookup.net.exchange import Exchange, NoReplyError, TooLongError
from bibnorm.lookup.net.limits import Limits
from bibnorm.lookup.net.reply import Ask, Reply
from bibnorm.lookup.net.waits import backoff, interval_said, retry_after

_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
_REFUSED = frozenset((401, 403, 407))
_SLOWER, _SLOWEST = 2.0, 30.0
_TOO_MANY = 429


class KnownError(Exception):
    """The answer is known by now: another process asked while we waited for our turn."""


class TooMuchError(TroubleError):
    """The answer was too long; the same asked for in parts may do."""


@dataclass
class Times:
    """Clocks and sleep, so that a test need not wait; `stop` ends all waiting at once."""

    stop: Event = field(default_factory=Event)
    clock: Callable[[], float] = time.monotonic
    today: Callable[[], float] = time.time
    chance: Callable[[], float] = random.random
    sleep: Callable[[float], object] | None = None

    def wait(self, seconds: float) -> None:
        """Wait, unless told to stop."""
        if seconds > 0:
            (self.sleep or self.stop.wait)(seconds)


@dataclass(frozen=True)
class _Failure:
    """Why a try failed; what the service wants us to wait; whether to try again, or ever again."""

    why: str
    again: bool = False
    wait: float | None = None
    over: bool = False
    long: bool = False


class Line:
    """Asks one service, one request after the other.

    `one_try` is for services that want no second request where the first was one too many,
    `barred` for those that answer programs with a page for people.
    """

    def __init__(
        self,
        service: str,
        exchange: Exchange,
        cache: Cache,
        interval: float,
        limits: Limits,
        times: Times,
        one_try: bool = False,
        barred: bool = False,
    ) -> None:
        """Take what is behind the line, and its pace in seconds between two requests."""
        self._service, self._exchange, self._cache = service, exchange, cache
        self._interval, self._limits, self._times = interval, limits, times
        self._one_try, self._barred = one_try, barred
        self._strikes = 0
        self._over: _Failure | None = None
        self._turn = Lock()
        self._has_slot = False
        self.sent = 0

    @property
    def over(self) -> bool:
        """Whether the service is not asked any more."""
        return self._over is not None

    def ask(self, ask: Ask, known: Callable[[], bool] = bool) -> Reply:
        """Ask, again where that may help; raise `TroubleError` where no answer can be had.

        Raises `KnownError` if the answer is `known` when it is our turn, which is then the next's.
        """
        with self._turn:
            return self._asked(ask, known)

    def _asked(self, ask: Ask, known: Callable[[], bool]) -> Reply:
        if self._over is not None:
            raise self._trouble(self._over)
        began = self._times.clock()
        for attempt in range(self._limits.tries):
            found = self._tried(ask, known)
            if isinstance(found, Reply):
                return found
            failure = found
            wait = failure.wait
            if wait is None:
                wait = backoff(attempt, self._limits.backoff, self._times.chance())
            if wait > self._limits.wait:
                failure = _Failure(failure.why, wait=wait, over=True)
            gone = self._times.clock() - began + wait
            if not failure.again or failure.over or gone > self._limits.patience:
                break
            if attempt + 1 < self._limits.tries:
                self._times.wait(wait)
        raise self._failed(failure)

    def close(self) -> None:
        """Close the connections."""
        self._exchange.close()

    def succeed(self) -> None:
        """Forget the troubles: an answer was of use."""
        self._strikes = 0

    def fail(self, why: str, over: bool = False) -> TroubleError:
        """Give the trouble that an answer of no use is; too many of them, and it is over."""
        return self._failed(_Failure(why, over=over))

    def _failed(self, failure: _Failure) -> TroubleError:
        self._strikes += not failure.long  # that is no fault of the service
        if failure.over or self._strikes >= self._limits.strikes:
            self._over = failure
        return self._trouble(failure)

    def _trouble(self, failure: _Failure) -> TroubleError:
        kind = TooMuchError if failure.long else TroubleError
        return kind(self._service, failure.why, failure.wait, over=self.over)

    def _tried(self, ask: Ask, known: Callable[[], bool]) -> Reply | _Failure:
        """Try once, when it is our turn."""
        if not self._has_slot:
            self._times.wait(self._cache.slot(self._service, self._interval))
        self._has_slot = False
        if self._times.stop.is_set():
            return _Failure("stopped", over=True)
        if known():
            self._has_slot = True
            raise KnownError
        self.sent += 1
        try:
            reply = self._exchange.send(ask)
        except TooLongError as error:
            return _Failure(error.why, long=True)
        except NoReplyError as error:
            return _Failure(error.why, again=error.again, over=not error.again)
        said = interval_said(reply.headers)
        self._interval = max(self._interval, said or 0.0)
        return self._judged(reply, ask)

    def _judged(self, reply: Reply, ask: Ask) -> Reply | _Failure:
        """Say what a status means."""
        status = reply.status
        if self._barred and reply.is_page:
            return _Failure("answers programs with a web page, not with data", over=True)
        if 200 <= status < 300 or status in ask.passes:
            return reply
        if status in _BUSY:
            wait = retry_after(reply.headers, self._times.today())
            if status == _TOO_MANY:
                self._interval = min(self._interval * _SLOWER, _SLOWEST)
            too_many = status == _TOO_MANY and self._one_try
            why = "too many requests" if status == _TOO_MANY else f"out of order (status {status})"
            return _Failure(why, again=not too_many, wait=wait, over=too_many)
        if status in _REFUSED:
            return _Failure(f"refuses us (status {status}); is the key right?", over=True)
        return _Failure(f"does not take the question (status {status})")
