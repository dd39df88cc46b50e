"""The values of one citation while they are being gathered."""

from collections.abc import Iterator
from typing import Any, cast

from bibnorm.fields.parts import Parts, Taken
from bibnorm.fields.texts import fold, words
from bibnorm.lexicon.places import is_region
from bibnorm.lexicon.seats import is_seat
from bibnorm.lexicon.statuses import stronger_status
from bibnorm.model import Date, Problem, Values

_JOIN = "; "
_NEAR = 3


class Draft:
    """Gathers values, where they came from, and what nobody could place.

    The first value of a field stays. A later one that says the same is
    dropped, a later one that says more of a date completes it, and anything
    else becomes a note: nothing is lost.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.parts = Parts()
        self.author_offset = 0
        self._places: list[str] = []
        self._places_at = 0
        self._origins: dict[str, str] = {}
        self._notes: dict[str, int] = {}
        self._problems: list[Problem] = []

    def take(self, taken: Taken, *, at: int, origin: str) -> None:
        """Put what was read from a text that stood at `at`; keep the rest as notes."""
        for key, value in taken.parts.items():
            self.put(key, value, at=at, origin=origin)
        for text in taken.rest:
            self.note(text, at=at)

    def put(self, key: str, value: object, *, at: int, origin: str) -> None:
        """Set one field, unless it is set; a value that says something else is noted."""
        values = cast(dict[str, Any], self.parts)
        if key not in values:
            values[key] = value
            self._origins[key] = origin
            self._places_at = at if key == "location" else self._places_at
        elif isinstance(value, Date):
            self._complete(value, at=at)
        elif key == "location" and (joined := self._one_place(str(value), at)):
            values[key] = joined
        elif key == "status" and stronger_status(str(value), values[key]):
            self.note(values[key], at=at)
            values[key] = value
        elif not _same(str(values[key]), str(value)):
            self.note(str(value), at=at)
            if key == "location":
                self._places.append(fold(str(value)))

    def fill(self, parts: Parts, *, origin: str) -> None:
        """Set the fields that are not set yet; what is known already is not touched."""
        for key, value in parts.items():
            if key == "date" and "date" in self.parts and isinstance(value, Date):
                if self.parts["date"].year is None:
                    self.parts["date"] = self.parts["date"].in_year(value.year)
                    self._origins["year"] = origin
            elif key not in self.parts or self._cut_short(key, str(value)):
                cast(dict[str, Any], self.parts).pop(key, None)
                self.put(key, value, at=0, origin=origin)

    def note(self, text: str, *, at: int) -> None:
        """Keep a text that belongs to no field, in the order of the citation."""
        text = fold(text)
        if words(text):
            self._notes.setdefault(text, at)

    def name_seat(self) -> None:
        """Tell the publisher's place from the meeting's, where there are two.

        It is where the publisher has its seat, if the other is not.
        """
        publisher, first = self.parts.get("publisher"), self.parts.get("location")
        for place in self._places:
            if first is None or is_seat(first, publisher) == is_seat(place, publisher):
                continue
            seat, meeting = (first, place) if is_seat(first, publisher) else (place, first)
            self._notes.pop(place, None)
            self.parts |= {"location": meeting, "publisher_location": seat}
            self._origins["publisher_location"] = self._origins["location"]
            return

    def says(self, text: str) -> bool:
        """Say whether the venue's name or its acronym says this already."""
        known = (self.parts.get("container", ""), self.parts.get("acronym", ""))
        return any(_same(value, text) for value in known if value)

    def problem(self, code: str, field: str, message: str) -> None:
        """Report something that a person should look at."""
        self._problems.append(Problem(code=code, field=field, message=message))

    def values(self) -> Values:
        """Give what was gathered."""
        note = _JOIN.join(sorted(self._notes, key=self._notes.__getitem__))
        return Values(
            **self.parts,
            author_offset=self.author_offset,
            note=note or None,
            origins=tuple(self._named_origins()),
            problems=tuple(self._problems),
        )

    def _complete(self, later: Date, *, at: int) -> None:
        """Complete a date by another that agrees with it: "2014" by "May 4-9".

        Of two that do not agree the one that goes from day to day is the meeting's.
        """
        first = self.parts["date"]
        if fuller := _fuller(first, later):
            self.parts["date"] = fuller
        elif later.is_stay and "event_date" not in self.parts:
            self.put("event_date", later.in_year(first.year), at=at, origin="span")
        elif str(later) not in (str(first), str(self.parts.get("event_date"))):
            self.note(str(later), at=at)

    def _one_place(self, later: str, at: int) -> str | None:
        """Join a town and the state or country beside it, which the tagger parted."""
        first, start = self.parts["location"], self._places_at
        if is_region(first) == is_region(later) or _same(first, later):
            return None
        if is_region(later) and 0 < at - start - len(first) <= _NEAR:
            return f"{first}, {later}"
        if is_region(first) and 0 < start - at - len(later) <= _NEAR:
            return f"{later}, {first}"
        return None

    def _cut_short(self, key: str, value: str) -> bool:
        """Say whether the known DOI is the beginning of this one, its end lost in the text."""
        known = self.parts.get("doi", "") if key == "doi" else ""
        return bool(known) and len(value) > len(known) and value.startswith(known)

    def _named_origins(self) -> Iterator[tuple[str, str]]:
        """Name the parts of the date one by one, as the entry has them."""
        for key, origin in self._origins.items():
            if key != "date":
                yield key, origin
                continue
            for part in ("year", "month", "day"):
                if getattr(self.parts["date"], part) is not None and part not in self._origins:
                    yield part, origin


def _same(first: str, second: str) -> bool:
    """Say whether two texts are the same but for case and marks, or one holds the other."""
    one, other = (" ".join(words(text)).casefold() for text in (first, second))
    return one == other or f" {other} " in f" {one} "


def _fuller(first: Date, later: Date) -> Date | None:
    """Give what two dates say together, or None if they say different things."""
    pairs = ((first.year, later.year), (first.month, later.month), (first.day, later.day))
    if any(one != other for one, other in pairs if one and other):
        return None
    if (later.month and not first.month) or (later.day and not first.day):
        return None if first.end else later.in_year(first.year)
    if later.end and not first.end and later.day == first.day:
        return later.in_year(first.year)
    return first.in_year(later.year)
