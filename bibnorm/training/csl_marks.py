"""Marks in rendered text, and how a marked text becomes labelled pieces.

A citation style decides by itself where a field goes and how it is set. So each
field is put between two characters of a private-use area while it is rendered,
and each italic or bold stretch too; what was rendered is read back from them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bibnorm.model import Label, Style
from bibnorm.training.pieces import Piece

_LABELS = tuple(Label)
_STYLES = tuple(Style.__members__.values())
# Labels open at E000 and close at E100, styles at E200 and E300.
_FIRST, _CLOSE, _STYLE, _LAST = 0xE000, 0x100, 0x200, 0xE3FF
MARK = f"[{chr(_FIRST)}-{chr(_LAST)}]"


class MarkError(ValueError):
    """Raised where the marks of a rendered text do not pair."""


def _between(number: int, text: str) -> str:
    return f"{chr(_FIRST + number)}{text}{chr(_FIRST + number + _CLOSE)}"


def label_mark(text: str, label: Label) -> str:
    """Put a text between the marks of a label."""
    return _between(_LABELS.index(label), text)


def style_mark(text: str, style: Style) -> str:
    """Put a text between the marks of a style."""
    return _between(_STYLE + _STYLES.index(style), text)


def unmarked(text: str) -> str:
    """Take all marks out."""
    return re.sub(MARK, "", text)


def to_pieces(text: str) -> list[Piece]:
    """Read the marks of a text.

    Raises:
        MarkError: marks do not pair, or a field stands inside another.

    >>> to_pieces(label_mark("Lines", Label.TITLE) + ".")[0].text
    'Lines'
    """
    pieces: list[Piece] = []
    label: Label | None = None
    looks: list[Style] = []
    for part in re.split(f"({MARK})", text):
        if re.fullmatch(MARK, part):
            label = _take_mark(ord(part) - _FIRST, label, looks)
        elif part:
            style = Style.PLAIN
            for look in looks:
                style |= look
            pieces.append(Piece(part, label, style))
    if label is not None or looks:
        raise MarkError(text)
    return pieces


def _take_mark(code: int, label: Label | None, looks: list[Style]) -> Label | None:
    """Take in one mark: change the open styles, and say which label is open then."""
    closes = bool(code & _CLOSE)
    number = code & ~_CLOSE
    if number & _STYLE:
        style = _STYLES[number & ~_STYLE]
        if not closes:
            looks.append(style)
        elif style in looks:
            looks.remove(style)
        else:
            raise MarkError(style)
        return label
    expected = _LABELS[number] if closes else None
    if label is not expected:
        raise MarkError(label)
    return None if closes else _LABELS[number]


# What a style leaves where two parts meet: the pattern, and what is put there. A reference
# manager does the same; the marks between the two characters stay.
_SEAMS = tuple(
    (re.compile(pattern.replace("M", MARK)), change)
    for pattern, change in (
        (r"([.,;:])(M+)\1", r"\1\2"),
        (r"([?!])(M*)\.", r"\1\2"),
        (r",(M*)\.", r"\1."),
        (r"[ \u00a0](M*)(?=[ \u00a0])", r"\1"),
        (r" (M*)(?=[,.;)\]])", r"\1"),
        (r"([(\[])(M*) ", r"\1\2"),
        (r"\((M*)\)|\[(M*)\]", r"\1\2"),
    )
)
_QUOTED = re.compile(f"((?:{MARK})*)([”’])((?:{MARK})*)([.,])")


def _inside(match: re.Match[str]) -> str:
    return f"{match[1]}{match[4]}{match[2]}{match[3]}"


def clean_seams(text: str, *, stops_inside: bool) -> str:
    """Take doubled marks and blanks out; American lists set a stop inside the closing quote.

    >>> clean_seams("Is it a line?. J. Lines. 2020 ().", stops_inside=False)
    'Is it a line? J. Lines. 2020.'
    >>> clean_seams("“A line”, 2020.", stops_inside=True)
    '“A line,” 2020.'
    """
    if stops_inside:
        text = _QUOTED.sub(_inside, text)
        text = re.sub(rf"([?!.])((?:{MARK})*)[.,](?=[”’])", r"\1\2", text)
    for _ in range(2):
        for pattern, change in _SEAMS:
            text = pattern.sub(change, text)
    return text


# What a style leaves between two fields where a third was missing.
_DOUBLED = ((r"([:;,]) ?[.,](?=\s|$)", r"\1"), (r"\.( ?[.;])(?=\s|$)", r"\1"), (r"^ (?=[.,;])", ""))


def clean_gaps(pieces: list[Piece]) -> list[Piece]:
    """Take doubled punctuation out from between the fields: `In:. `, `. . `."""
    return [piece if piece.label else _clean_gap(piece) for piece in pieces]


def _clean_gap(piece: Piece) -> Piece:
    text = piece.text
    for pattern, change in _DOUBLED:
        text = re.sub(pattern, change, text)
    return replace(piece, text=text)


# What lies between two parts of one date: "May", " de ", "2020".
_IN_DATE = re.compile(r"[\s,./–-]*(?:(?:de|del|of)\s)?")


def _spread(pieces: list[Piece], number: int) -> list[Piece]:
    """Join what lies between two dates that are one: `2020, May`."""
    before, here = pieces[number - 1], pieces[number]
    behind = pieces[number + 1] if number + 1 < len(pieces) else here
    both = before.label is behind.label is Label.DATE
    if both and here.label is None and _IN_DATE.fullmatch(here.text):
        return [Piece(here.text, Label.DATE, here.style)]
    return [here]


def join_dates(pieces: list[Piece]) -> list[Piece]:
    """Make one stretch of the parts of a date."""
    return [part for i in range(len(pieces)) for part in (_spread(pieces, i) if i else pieces[:1])]


_EDITION = re.compile(
    r"\.?[\s\u00a0]*(?:\w{1,2}\.?\s)?(?:[eé]d|aufl|uitg|udg|uppl|izd|wyd|vyd)\w*", re.I
)
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/$")


def widen(pieces: list[Piece]) -> list[Piece]:
    """Give a field what the convention counts in: ` ed` behind `2nd`, the resolver of a DOI."""
    return list(_widened(pieces))


def _widened(pieces: list[Piece]) -> Iterator[Piece]:
    for number, piece in enumerate(pieces):
        before = pieces[number - 1].label if number else None
        behind = pieces[number + 1].label if number + 1 < len(pieces) else None
        cut, label = 0, None
        if piece.label is None and before is Label.EDITION:
            match = _EDITION.match(piece.text)
            cut, label = (match.end() if match else 0), Label.EDITION
        if cut:
            yield Piece(piece.text[:cut], label, piece.style)
        rest = piece.text[cut:]
        address = _RESOLVER.search(rest) if piece.label is None and behind is Label.DOI else None
        at = address.start() if address else len(rest)
        if rest[:at]:
            yield Piece(rest[:at], piece.label, piece.style)
        if rest[at:]:
            yield Piece(rest[at:], Label.DOI, piece.style)
