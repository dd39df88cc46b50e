"""A record on its way to `Values`."""

from collections.abc import Iterator

from bibnorm.fields.draft import Draft
from bibnorm.fields.names import read_people
from bibnorm.fields.record_names import polished
from bibnorm.fields.texts import fold, words
from bibnorm.model import Name, People, Person, Record, Role

ORIGIN = "field"
"""Where such values come from, as the entry's origins say it."""


class RecordReading:
    """A record on its way: the fields that are left, and what was read of the others."""

    def __init__(self, record: Record) -> None:
        """Begin with all fields."""
        self.record = record
        self.left = dict(record.fields)
        self.draft = Draft()

    def take(self, name: str) -> str:
        """Take a field; "????" says that nobody knows."""
        text = fold(self.left.pop(name, ""))
        return text if words(text) else ""

    def put(self, name: str, value: object) -> None:
        """Set a field."""
        self.draft.put(name, value, at=0, origin=ORIGIN)

    def has(self, name: str) -> bool:
        """Say whether a field is set."""
        return name in self.draft.parts

    def unread(self, name: str, text: str, why: str) -> None:
        """Report a value that cannot be what it is said to be."""
        self.draft.problem(f"unread-{name}", name, f"{text!r}: {why}")

    def people(self) -> None:
        """Read authors and editors."""
        for role, key in ((Role.AUTHOR, "authors"), (Role.EDITOR, "editors")):
            found = tuple(
                person
                for own, who in self.record.people
                if own is role
                for person in self._persons(who, key)
            )
            et_al = role is Role.AUTHOR and self.record.et_al
            if found:
                self.put(key, People(found, et_al))

    def _persons(self, who: Name | str, key: str) -> Iterator[Person]:
        """Read a person, or those whom a text names."""
        if isinstance(who, Name):
            yield Person(polished(who), str(who), 0, 0)
            return
        read = read_people(who)
        if isinstance(read, People):
            yield from read.people
        else:
            self.unread(key, who, read.why)
            yield Person(Name(literal=fold(who)), who, 0, 0)
