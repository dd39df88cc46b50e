"""Keys that every tool takes: no blanks, no punctuation of TeX's own, no two alike."""

import re
import unicodedata

# Keys that are made are ASCII; one that an entry brought along stays, for it is cited.
_BAD = re.compile(r"[^\w.:+/*!?;-]+")


class Keys:
    """Hands out keys as they come; a key already taken gets a letter.

    Entries bring unique keys as a rule. This is the last guard, since BibTeX
    drops an entry whose key it has seen, in whatever case.

        >>> keys = Keys()
        >>> [keys.take(key) for key in ("quill2023", "Quill2023", "müller{1}", "")]
        ['quill2023', 'Quill2023a', 'müller1', 'entry']
    """

    def __init__(self) -> None:
        """Start with no key taken."""
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, key: str) -> str:
        """Give `key`, or what must stand for it."""
        plain = _BAD.sub("", unicodedata.normalize("NFC", key))
        if plain in ("", "0"):  # biber takes the key 0 for no key
            plain = f"entry{plain}"
        free = plain
        while free.lower() in self._taken:
            count = self._next.get(plain.lower(), 0)
            self._next[plain.lower()] = count + 1
            free = plain + _letters(count)
        self._taken.add(free.lower())
        return free


def _letters(count: int) -> str:
    """Count in letters: 0 is a, 25 is z, 26 is aa."""
    text = ""
    count += 1
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
