"""Glyphs to words: gaps become blanks, accents find their letters."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bibnorm.read.pdf.faces import Face
from bibnorm.read.pdf.glyphs import Piece

GAP = 0.06
"""From this share of the type size on a gap between glyphs may be a blank."""

_ACCENTS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
    "¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a",
    "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
_OVERLAP = 0.35
_ENOUGH_GAPS = 6
_SPACED = 0.05


@dataclass(frozen=True, slots=True)
class Word:
    """Characters of one face without a blank among them.

    `base` is the height of the base line they were drawn on, `blank` says
    that a blank was drawn before them, `raised` that they are a superscript.
    """

    text: str
    left: float
    right: float
    base: float
    face: Face
    blank: bool = False
    raised: bool = False
    link: str | None = None

    @property
    def size(self) -> float:
        """The type size in points."""
        return self.face.size


def words_of(piece: Piece) -> Iterator[Word]:
    """Cut a piece into words at its blanks and at its gaps."""
    chars, left, right, face = piece.chars, piece.left, piece.right, piece.face
    least = GAP * face.size + _tracking(piece)
    begin, blank = 0, False
    for at in range(len(chars) + 1):
        ended = at == len(chars) or chars[at] == " "
        if not ended and (at == begin or left[at] - max(right[max(begin, at - 2) : at]) < least):
            continue
        if at > begin:
            text = _accented(chars, left, right, begin, at)
            yield Word(text, left[begin], max(right[begin:at]), piece.base, face, blank)
            blank = False
        blank = blank or ended
        begin = at + 1 if ended else at


def _tracking(piece: Piece) -> float:
    """How far the letters of a piece were drawn apart on purpose."""
    if len(piece.chars) <= _ENOUGH_GAPS:
        return 0.0
    gaps = sorted(
        after - before for after, before in zip(piece.left[1:], piece.right[:-1], strict=True)
    )
    usual = gaps[len(gaps) // 3]
    return usual if usual > _SPACED * piece.face.size else 0.0


def _accented(
    chars: Sequence[str], left: Sequence[float], right: Sequence[float], begin: int, end: int
) -> str:
    """Put the characters together; an accent that was drawn over a letter joins it."""
    text = "".join(chars[begin:end])
    if text.isascii() and "^" not in text and "~" not in text and "`" not in text:
        return text
    out: list[str] = []
    at = begin
    while at < end:
        mark = _ACCENTS.get(chars[at])
        before = mark is not None and at > begin and chars[at - 1].isalpha()
        after = mark is not None and at + 1 < end and chars[at + 1].isalpha()
        if mark and after and _is_over(left, right, at, at + 1):
            out.append(with_accent(chars[at + 1], mark))
            at += 2
            continue
        if mark and before and _is_over(left, right, at, at - 1):
            out[-1] = with_accent(out[-1], mark)
        else:
            out.append(chars[at])
        at += 1
    return unicodedata.normalize("NFC", "".join(out))


def _is_over(left: Sequence[float], right: Sequence[float], accent: int, base: int) -> bool:
    """Whether an accent stands over a letter and not beside it."""
    shared = min(right[accent], right[base]) - max(left[accent], left[base])
    narrow = min(right[accent] - left[accent], right[base] - left[base])
    return shared > _OVERLAP * narrow > 0


def with_accent(text: str, mark: str) -> str:
    """Set an accent on the last letter of a text.

    >>> with_accent("Mu", "\\u0308"), with_accent("ı", "\\u0301")
    ('Mü', 'í')
    """
    base = _DOTLESS.get(text[-1:], text[-1:])
    return unicodedata.normalize("NFC", text[:-1] + base + mark)


def lone_accent(word: Word) -> str | None:
    """The combining form of a word that is but an accent."""
    return _ACCENTS.get(word.text) if len(word.text) == 1 else None


def accented_at(word: Word, accent: Word, mark: str) -> Word:
    """Set an accent, which was drawn by itself, on the letter of a word that is below it.

    It is one that was drawn higher than others, so it is for a capital if there is one.
    """
    # The letters' own widths are gone: they are taken for equal.
    width = (word.right - word.left) / max(1, len(word.text))
    middle = (accent.left + accent.right) / 2
    guess = int((middle - word.left) / max(width, 0.01))
    letters = [n for n, char in enumerate(word.text) if char.isalpha()]
    capitals = [n for n in letters if word.text[n].isupper() and abs(n - guess) <= 1]
    at = min(capitals or letters, key=lambda n: abs(n - guess))
    head = with_accent(word.text[: at + 1], mark)
    return replace(word, text=head + word.text[at + 1 :])
