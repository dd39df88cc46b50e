"""Words parted at the ends of lines that are joined here: the document's own words decide."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-\Z")
_HEAD = re.compile(r"[^\W\d_]+")
_LONGEST = 80


class Hyphens:
    """Knows the words of a document; says whether a hyphen at the end of a line stays."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Learn the words of all lines; halves of words are none."""
        self._words: set[str] = set()
        parted = False
        for line in lines:
            words = [word.casefold() for word in _WORD.findall(line)]
            ends = _TAIL.search(line[-_LONGEST:]) is not None
            self._words.update(words[int(parted) : -1 if ends else None])
            parted = ends

    def joint(self, left: str, right: str) -> str | None:
        """Give what stands between two lines; None where the hyphen of the first one goes.

        >>> hyphens = Hyphens(["our multi-tenant kitchen"])
        >>> hyphens.joint("a multi-", "tenant house"), hyphens.joint("kit-", "chen")
        ('', None)
        >>> hyphens.joint("The end", "of a line"), hyphens.joint("a study of X-", "Ray light")
        (' ', '')
        """
        tail = _TAIL.search(left[-_LONGEST:])
        head = _HEAD.match(right)
        if tail is None or head is None:
            return "" if left.endswith("-") and right[:1].isdigit() else " "
        whole = (tail[1] + head[0]).casefold()
        if whole in self._words:
            return None
        kept = not head[0][0].islower() or f"{tail[1]}-{head[0]}".casefold() in self._words
        return "" if kept else None
