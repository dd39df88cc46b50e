"""What a run saw, counted entry by entry, so that a stream of any length can be summed up."""

from collections import Counter
from dataclasses import dataclass, field

from bibnorm.model import Entry, Venue
from bibnorm.owner import Owner

_PLACES = 3  # so many places are named for a code; the rest are counted


@dataclass
class FileTally:
    """One input: how many entries, and whose list it is."""

    entries: int = 0
    owner: Owner | None = None


@dataclass
class Finding:
    """One code of problem: how often, the first places, the first message."""

    message: str
    count: int = 0
    places: list[str] = field(default_factory=list)

    def add(self, place: str) -> None:
        """Count one more."""
        self.count += 1
        if len(self.places) < _PLACES:
            self.places.append(place)

    @property
    def where(self) -> str:
        """The first places, and how many more there are."""
        more = self.count - len(self.places)
        return ", ".join(self.places) + (f" and {more} more" if more else "")


def venue_status(venue: Venue | None) -> str:
    """Say in a word what became of a venue."""
    if venue is None:
        return "none named"
    if venue.id is not None:
        return "matched"
    return "ambiguous" if venue.candidates else "as written"


@dataclass
class Tally:
    """Counts of a whole run."""

    files: dict[str, FileTally] = field(default_factory=dict)
    venues: Counter[str] = field(default_factory=Counter)
    findings: dict[str, Finding] = field(default_factory=dict)

    def add(self, file: str, entry: Entry) -> None:
        """Count one entry that came from `file`."""
        self.files.setdefault(file, FileTally()).entries += 1
        self.venues[venue_status(entry.venue)] += 1
        for problem in entry.problems:
            finding = self.findings.setdefault(problem.code, Finding(problem.message))
            finding.add(f"{entry.source.file or file}:{entry.source.line}")

    @property
    def entries(self) -> int:
        """How many entries there were in all."""
        return sum(file.entries for file in self.files.values())
