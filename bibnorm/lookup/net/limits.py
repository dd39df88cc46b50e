"""How much of time and room one question may take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds, in seconds and bytes.

    One exchange takes `total` at most, whatever the other side does; a question is tried again
    only while less than `patience` has gone by since it was first asked, so that it takes
    `patience + total` at most. A service that wants a longer `wait` is not asked again; neither is
    one that failed `strikes` times in a row.
    """

    connect: float = 6.0
    read: float = 15.0
    total: float = 30.0
    patience: float = 60.0
    wait: float = 45.0
    backoff: float = 1.0
    tries: int = 3
    strikes: int = 3
    redirects: int = 3
    bytes: int = 25_000_000
