"""What is known of a work when its type is asked for."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bibnorm.lexicon.entrytypes import (
    CONTAINERS,
    CONTAINERS_UNSPACED,
    KINDS,
    PENDING,
    PENDING_UNSPACED,
    plain_words,
)
from bibnorm.model import Values, Venue

# A longer text is none of a container's names; reading it all would take time for nothing.
_LONGEST = 400
_JOINED = re.compile(r"\s(?:and|und|et|y|e|og|och|en|i|и|a|ja|és)\s|[&/+]|と|和|及", re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """What is known of a work when its type is asked for."""

    values: Values
    venue: Venue | None = None
    section: str = ""

    @cached_property
    def container(self) -> str:
        """The name of the container as written, as far as it can be one."""
        written = self.values.container or (self.venue.text if self.venue else "")
        return written[:_LONGEST]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The container's words, folded."""
        return plain_words(self.container)

    @cached_property
    def container_kind(self) -> str | None:
        """What the container's words say it is."""
        return _container_kind(self.container, self.words)

    @cached_property
    def section_kinds(self) -> tuple[str, ...]:
        """The types that the heading names, each once.

        Of joined words each must name one: "Articles and reports" leaves all open.
        """
        parts = [KINDS.find(plain_words(part)) for part in _JOINED.split(self.section)]
        return tuple(dict.fromkeys(chain.from_iterable(parts))) if all(parts) else ()

    @cached_property
    def progress(self) -> str | None:
        """How far the work has come, by the entry's own word or else the heading's."""
        values = self.values
        return _progress(values.status) or _progress(self.section) or _progress(values.genre)

    @property
    def numbered(self) -> bool:
        """Whether the entry has a volume or an issue."""
        return bool(self.values.volume or self.values.number)


def _container_kind(text: str, words: tuple[str, ...]) -> str | None:
    """Give the kind that the first telling word of a container's name says.

    "Proceedings" alone is open: with the name of a meeting they are a conference's.
    """
    found = CONTAINERS.find(words)
    if not text.isascii():
        found += [kind for part, kind in CONTAINERS_UNSPACED.items() if part in text]
    if found[:1] == ["proceedings"]:
        return "conference" if "conference" in found else "proceedings"
    return found[0] if found else None


def _progress(text: str | None) -> str | None:
    """Give how far a work has come by the words of a status or a heading."""
    if not text:
        return None
    found = set(PENDING.find(plain_words(text)))
    if not text.isascii():
        found |= {stage for part, stage in PENDING_UNSPACED.items() if part in text}
    # "Accepted, pending minor revision" is accepted, "published and submitted" is open.
    return next((stage for stage in _STAGES if stage in found), None)


_STAGES = ("accepted", "published", "pending", "preprint")
