"""What is said of two entries, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How two works are to each other; only `SAME` is ever merged."""

    SAME = "same"
    PREPRINT_OF = "preprint-of"
    RELATED = "related"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Verdict:
    """What two works are to each other: what agrees, what differs, how sure it is."""

    kind: Kind
    evidence: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    score: float = 0.0
