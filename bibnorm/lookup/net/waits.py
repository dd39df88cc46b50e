"""How long to wait: what the service says, else longer each time, never all at once."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,3})?")
_INTERVAL = re.compile(r"(\d{1,6})\s*(ms|s|m|h)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}
_NAMES = ("x-rate-limit", "x-ratelimit")


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Give the seconds after which a service wants to be asked again, if it says so.

    >>> retry_after({"retry-after": "120"}, now=0)
    120.0
    >>> retry_after({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, now=0)
    60.0
    >>> retry_after({"retry-after": "soon"}, now=0)
    """
    said = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(said):
        return float(said)
    try:
        when = parsedate_to_datetime(said)
    except (TypeError, ValueError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.fromtimestamp(now, UTC)).total_seconds())


def backoff(attempt: int, first: float, chance: float) -> float:
    """Give a wait that doubles with each attempt, between half of it and the whole by chance.

    >>> backoff(0, 1.0, 0.0), backoff(2, 1.0, 0.5)
    (0.5, 3.0)
    """
    return float(first * 2**attempt * (0.5 + chance / 2))


def interval_said(headers: Mapping[str, str]) -> float | None:
    """Give the seconds between two requests that the headers allow.

    >>> interval_said({"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s"})
    0.2
    >>> interval_said({"x-ratelimit-limit": "10000"})
    """
    for name in _NAMES:
        limit = headers.get(f"{name}-limit", "").strip()
        interval = _INTERVAL.fullmatch(headers.get(f"{name}-interval", "").strip())
        if limit.isdecimal() and 0 < int(limit) < 10**9 and interval:
            return int(interval[1]) * _UNITS[interval[2]] / int(limit)
    return None
