"""A list in JSON as a stream: one item at a time, whatever the length of the file."""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from bibnorm.lookup.index.stream import Bytes

_CHUNK = 1 << 20
_LONGEST = 1 << 25
_ENVELOPE = re.compile(r"\s*\{[^\[]*?\"items\"\s*:\s*\[")
"""Crossref's public data, and its answers."""
_BETWEEN = re.compile(r"[\s,]*")


class NotListedError(ValueError):
    """The file is no list, or breaks off; the message says which."""


def is_listed(head: str) -> bool:
    """Say whether a file that begins so is a list, or holds one in an envelope.

    >>> is_listed('[{"id": 1}]'), is_listed('{ "items" : [{}'), is_listed('{"id": 1}')
    (True, True, False)
    """
    return head.lstrip()[:1] == "[" or _ENVELOPE.match(head) is not None


def listed(file: Bytes) -> Iterator[object]:
    """Give the items of a list, one by one; what stands behind it is not read.

    >>> import io
    >>> list(listed(io.BytesIO(b'{"items": [{"a": 1}, {"b": 2}], "more": 1}')))
    [{'a': 1}, {'b': 2}]
    """
    decode = json.JSONDecoder().raw_decode
    into_text = getincrementaldecoder("utf-8-sig")("replace").decode
    text = into_text(file.read(_CHUNK))
    envelope = _ENVELOPE.match(text)
    at = envelope.end() if envelope else text.index("[") + 1
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if text.startswith("]", at):
            return
        try:
            value, at = decode(text, at)
        except (ValueError, RecursionError):
            # Twice as much each time: it would be read over and over otherwise.
            more = file.read(max(_CHUNK, len(text) - at))
            if not more or len(text) - at > _LONGEST:
                raise NotListedError(_why(text, at)) from None
            text, at = text[at:] + into_text(more), 0
        else:
            yield value


def _why(text: str, at: int) -> str:
    where = " ".join(text[at : at + 60].split())
    return f"it breaks off, or is no JSON, where it says {where!r}" if where else "it breaks off"
