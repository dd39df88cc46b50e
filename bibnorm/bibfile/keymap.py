"""Which key an entry had and has: for references and for citations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Keymap:
    """The new key of every entry by its old one.

    Of entries with one key the first counts, as for BibTeX and biber. BibTeX takes keys in any
    case for the same, so a key in another case is found too.

        >>> keys = keymap([("Rain", "Rain2001"), ("wind", "Wind1999"), ("wind", "Wind2000")])
        >>> keys.get("Rain"), keys.get("RAIN"), keys.get("wind"), keys.get("snow")
        ('Rain2001', 'Rain2001', 'Wind1999', None)
        >>> keys.changed
        {'Rain': 'Rain2001', 'wind': 'Wind1999'}
    """

    exact: Mapping[str, str]
    folded: Mapping[str, str]

    def get(self, key: str) -> str | None:
        """Give the new key; None where no entry has the old one."""
        return self.exact.get(key) or self.folded.get(key.casefold())

    @property
    def changed(self) -> dict[str, str]:
        """The keys that are not what they were, in the order of the entries."""
        return {old: new for old, new in self.exact.items() if old != new}


def keymap(pairs: Iterable[tuple[str, str]]) -> Keymap:
    """Make the map of old and new keys, entry by entry."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for old, new in pairs:
        if old and old not in exact:
            exact[old] = new
            folded.setdefault(old.casefold(), new)
    return Keymap(MappingProxyType(exact), MappingProxyType(folded))
