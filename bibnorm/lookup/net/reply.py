"""What is sent to a service, and what comes back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


class BrokenError(Exception):
    """An answer that is not what the service promises; the message says what it is."""


@dataclass(frozen=True)
class Ask:
    """A request: the path under the service's address, its parameters, and JSON to send."""

    path: str
    params: tuple[tuple[str, str], ...] = ()
    body: object = None
    passes: frozenset[int] = frozenset()
    """Statuses besides 200 that are answers too: what they mean is for the service to say."""


@dataclass(frozen=True)
class Reply:
    """An answer as it came."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The content type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Whether this is a page for people; some send such with any status and type."""
        head = self.body[:200].lstrip().lower()
        return "html" in self.kind or head.startswith((b"<!doctype html", b"<html"))

    @property
    def text(self) -> str:
        """The body as text; a byte that is no UTF-8 becomes a mark."""
        return self.body.decode("utf-8-sig", "replace")

    def json(self) -> object:
        """Read JSON, or say what the answer is instead.

        >>> Reply(200, b'{"a": 1}', {"content-type": "application/json"}).json()
        {'a': 1}
        >>> Reply(200, b"<html>", {"content-type": "application/json"}).json()
        Traceback (most recent call last):
        bibnorm.lookup.net.reply.BrokenError: it answers with a web page, not with data
        """
        self._expect("json")
        try:
            found: object = json.loads(self.text, parse_constant=_no_number)
            return found
        except (ValueError, RecursionError):
            pass
        raise BrokenError("its answer breaks off, or is no JSON")

    def xml(self) -> str:
        """Give the text of an XML answer; one that declares entities is refused."""
        self._expect("xml")
        text = self.text
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise BrokenError("its answer declares entities of its own")
        return text

    def _expect(self, what: str) -> None:
        if self.is_page:
            raise BrokenError("it answers with a web page, not with data")
        if self.kind and what not in self.kind:
            raise BrokenError(f"it answers with {self.kind[:60]}, not with {what.upper()}")


def _no_number(name: str) -> None:
    raise ValueError(name)
