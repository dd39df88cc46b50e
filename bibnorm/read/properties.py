"""What a file says of itself: the title and the author in its properties."""

from collections.abc import Mapping
from functools import partial

from bibnorm.read.xmlparts import Handler


class Properties(Handler):
    """Reads the text of the elements that are asked for."""

    def __init__(self, prefixes: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Take the names of the namespaces, and of each element the key it stands for."""
        super().__init__()
        self.prefixes = prefixes
        self._said: dict[str, str] = {}
        self._key: str | None = None
        self.opens = {name: partial(self._begin, key) for name, key in keys.items()}
        self.closes = dict.fromkeys(keys, self._end)

    def _begin(self, key: str, _: Mapping[str, str]) -> None:
        self._key = key

    def _end(self) -> None:
        self._key = None

    def characters(self, text: str) -> None:
        """Take characters of the element that is open."""
        if self._key is not None:
            self._said[self._key] = self._said.get(self._key, "") + text

    def meta(self) -> dict[str, str]:
        """Give what was said, blanks made one."""
        said = {key: " ".join(text.split()) for key, text in self._said.items()}
        return {key: text for key, text in said.items() if text}
