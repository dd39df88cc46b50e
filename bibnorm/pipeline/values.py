"""What a user may choose, and what a reading gives."""

from dataclasses import dataclass

from bibnorm.entry import DEFAULT_PATTERN
from bibnorm.model import Citation, Entry, Tagged, Values
from bibnorm.owner import Owner


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose about the reading.

    `highlight` is the name of the owner of the list; without it the list itself
    says who that is. `key_pattern` is how citation keys are made.
    """

    highlight: str | None = None
    key_pattern: str = DEFAULT_PATTERN


@dataclass(frozen=True, slots=True)
class Reading:
    """One citation on its way through the stages, each stage's result kept."""

    citation: Citation
    tagged: Tagged
    values: Values
    entry: Entry


@dataclass(frozen=True, slots=True)
class ListReading:
    """A document as read: its readings in order, whose list it is, what was passed over."""

    readings: tuple[Reading, ...]
    owner: Owner | None = None
    passed_over: int = 0

    @property
    def entries(self) -> list[Entry]:
        """The entries alone."""
        return [reading.entry for reading in self.readings]
