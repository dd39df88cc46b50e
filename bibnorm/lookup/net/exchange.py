"""One exchange with a service: one request out, one answer in, within bounds."""

import queue
import threading
import time
from collections.abc import Callable, Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bibnorm.lookup.net.limits import Limits
from bibnorm.lookup.net.reply import Ask, Reply

if TYPE_CHECKING:
    import requests

_CHUNK = 16_384
_ELSEWHERE = frozenset((301, 302, 303, 307, 308))


class NoReplyError(Exception):
    """Nothing usable came; `again` says whether it may come at a second try."""

    def __init__(self, why: str, again: bool) -> None:
        """Say why; the words hold neither address nor headers."""
        super().__init__(why)
        self.why, self.again = why, again


class TooLongError(NoReplyError):
    """The answer is longer than we take; less may be asked for at once."""


class Exchange:
    """A session with one service: connections are kept, nobody but its hosts is talked to.

    Names are looked up and headers are read with no time limit in `requests`, and a body that
    drips never times out. So each exchange runs beside, and is left to itself when time is over.
    """

    def __init__(
        self,
        base: str,
        headers: Mapping[str, str],
        limits: Limits,
        hosts: frozenset[str] = frozenset(),
    ) -> None:
        """Take the address, what goes with every request, and the service's other hosts."""
        self._base, self._headers, self._limits = base, headers, limits
        self._hosts = {urlsplit(base).netloc, *hosts}
        self._session: requests.Session | None = None

    def send(self, ask: Ask) -> Reply:
        """Ask once, wherever known hosts send us; raise `NoReplyError` if nothing usable comes."""
        answer: queue.SimpleQueue[Reply | NoReplyError] = queue.SimpleQueue()
        session = self._session = self._session or self._fresh()
        deadline = time.monotonic() + self._limits.total

        def run() -> None:
            answer.put(_caught(lambda: self._follow(session, ask, deadline)))

        threading.Thread(target=run, name="bibnorm-lookup-exchange", daemon=True).start()
        try:
            found = answer.get(timeout=self._limits.total)
        except queue.Empty:
            self._session = None  # the old one is still busy
            found = NoReplyError(f"no whole answer within {self._limits.total:g} s", again=True)
        if isinstance(found, NoReplyError):
            raise found
        return found

    def close(self) -> None:
        """Close the connections."""
        session, self._session = self._session, None
        if session:
            session.close()

    def _fresh(self) -> "requests.Session":
        import requests

        session = requests.Session()
        session.headers.update(self._headers)
        # No cookies, and no password from ~/.netrc in the place of a key.
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        session.auth = lambda request: request
        return session

    def _follow(self, session: "requests.Session", ask: Ask, deadline: float) -> Reply:
        url = self._base + ask.path
        params: tuple[tuple[str, str], ...] | None = ask.params
        for _ in range(self._limits.redirects + 1):
            reply = self._once(session, url, params, ask, deadline)
            if reply.status not in _ELSEWHERE:
                return reply
            url, params = urljoin(url, reply.headers.get("location", "")), None
            self._check(url)
        raise NoReplyError("it sends us round in circles", again=False)

    def _check(self, url: str) -> None:
        """Refuse to go where nobody knows who answers, or where all can listen."""
        try:
            parts = urlsplit(url)
            host = parts.netloc
        except ValueError:
            host = ""
        if host not in self._hosts or parts.scheme != urlsplit(self._base).scheme:
            raise NoReplyError("it sends us to another place, which is not its own", again=False)

    def _once(
        self,
        session: "requests.Session",
        url: str,
        params: tuple[tuple[str, str], ...] | None,
        ask: Ask,
        deadline: float,
    ) -> Reply:
        with session.request(
            "GET" if ask.body is None else "POST",
            url,
            params=params,
            json=ask.body,
            headers={} if urlsplit(url).netloc == urlsplit(self._base).netloc else _NO_KEYS,
            timeout=(self._limits.connect, self._limits.read),
            allow_redirects=False,
            stream=True,
        ) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status_code, self._body(response, deadline), headers)

    def _body(self, response: "requests.Response", deadline: float) -> bytes:
        """Read the body piece by piece, and stop where it is too long or takes too long."""
        body = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._limits.bytes:
                most = f"{self._limits.bytes / 1e6:g} MB"
                raise TooLongError(f"its answer is longer than {most}", again=False)
            if time.monotonic() > deadline:
                raise NoReplyError(f"no whole answer within {self._limits.total:g} s", again=True)
        return bytes(body)


# Where a service sends us to another of its hosts, no key goes along.
_NO_KEYS: Mapping[str, str | None] = {"Authorization": None, "x-api-key": None}


def _caught(do: Callable[[], Reply]) -> Reply | NoReplyError:
    """Give what went wrong in words of our own: those of `requests` hold the whole request."""
    import requests
    import urllib3

    try:
        return do()
    except NoReplyError as error:
        return type(error)(error.why, error.again)
    except requests.exceptions.SSLError:
        return NoReplyError(
            "no secure connection: its certificate is not to be trusted", again=False
        )
    except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError):
        return NoReplyError("it did not answer in time", again=True)
    except requests.exceptions.ProxyError:
        return NoReplyError("the proxy does not let us through", again=True)
    except requests.exceptions.ConnectionError:
        return NoReplyError("cannot be reached", again=True)
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError):
        return NoReplyError("its answer breaks off", again=True)
    except Exception as error:  # whatever a library thinks of next: the entry was not asked for
        return NoReplyError(f"the request failed ({type(error).__name__})", again=False)
