"""Citations as footnotes have them: an article's first page alone, and the page cited.

Lawyers and historians cite where a work begins and which of its pages is meant:
"(1997) 31 The Law Teacher 38 at 46", "ZRP 12 (1979) 154 (160 ff.)".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from bibnorm.model import Label
from bibnorm.training.pieces import Piece

# Before the page cited, that page, and what stands behind it; N is a page, M a later one.
_BEHIND_PAGE = (
    (" ", "at N", ""), (", ", "N", ""), (" (", "N ff.", ")"), (" (", "N", ")"), (", ", "N–M", ""),
    (", ", "at N", ""), (" ", "f.", ""), (" ", "ff.", ""), (", ", "hier S. N", ""),
    (", here ", "N", ""), (", ", "especially N", ""),
)  # fmt: skip
_ALONE = (
    (" ", "N", ""), (", ", "N", ""), (", ", "at N", ""), (", S. ", "N ff", ""), (", p. ", "N", ""),
    (" ", "N–M", ""), (", pp. ", "N-M", ""), (" ", "chap. N", ""), (", ", "especially N–M", ""),
)  # fmt: skip
RULES = ("———", "______", "—", "---", "_______", "———", "———–", "––––––")
"""What stands in the place of authors who are those of the entry above."""
_FIRST = re.compile(r"[A-Za-z]*\d+")
_CITED = 0.6


def pinpointed(pieces: Sequence[Piece], random: Random) -> list[Piece]:
    """Cut the pages down to the first and put behind it, or at the end, the page cited."""
    at = next((n for n, piece in enumerate(pieces) if piece.label is Label.PAGES), None)
    if at is None:
        stop = pieces[-1:] if pieces and pieces[-1].text in {".", ";"} else []
        cited = _cited(_ALONE, random.randint(2, 400), random) if random.random() < _CITED else []
        return [*pieces[: len(pieces) - len(stop)], *cited, *stop]
    first = _FIRST.match(pieces[at].text)
    if first is None:
        return list(pieces)
    page = int(re.sub(r"\D", "", first[0])) + random.randint(1, 20)
    cited = _cited(_BEHIND_PAGE, page, random) if random.random() < _CITED else []
    return [*pieces[:at], replace(pieces[at], text=first[0]), *cited, *pieces[at + 1 :]]


def _cited(forms: Sequence[tuple[str, str, str]], page: int, random: Random) -> list[Piece]:
    before, text, behind = random.choice(forms)
    shown = text.replace("N", str(page)).replace("M", str(page + random.randint(1, 9)))
    return [Piece(before), Piece(shown, Label.OTHER), Piece(behind)]


def ruled(pieces: Sequence[Piece], rule: str) -> list[Piece]:
    """Put a rule in the place of the authors, as behind another entry of theirs.

    >>> [p.text for p in ruled([Piece("Doe, J.", Label.AUTHOR), Piece(" "), Piece("Lines")], "——")]
    ['——', '.', ' ', 'Lines']
    """
    if not pieces or pieces[0].label is not Label.AUTHOR:
        return list(pieces)
    end = next((n for n, piece in enumerate(pieces) if piece.label is not Label.AUTHOR), 0)
    stop = "." if pieces[end].text[:1] in " (" else ""
    return [Piece(rule, Label.AUTHOR), Piece(stop), *pieces[end:]]
