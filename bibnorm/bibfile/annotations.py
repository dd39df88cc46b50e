"""biblatex's annotations of names (`author+an = {1=equal; 2=equal, highlight}`), edited in place.

What somebody else wrote stays to the letter: other words, literals (`3="…"`), parts of names
(`1:family=…`), what is said of the whole field (`=…`), blanks.
"""

import re
from dataclasses import dataclass

MARK = "+an"
DEFAULT = ":default"

_PIECE = re.compile(r"(?:\"[^\"]*\"|[^;\"]|\")*?(?=;|\Z)")
_ITEM = re.compile(r"(\s*(\d{1,4})\s*=)(.*)", re.DOTALL)


@dataclass(frozen=True)
class _Piece:
    """What stands between two semicolons; `head` ends with the `=`, if it is about one name."""

    head: str
    index: int | None
    said: str

    @property
    def text(self) -> str:
        return self.head + self.said

    @property
    def literal(self) -> bool:
        return self.said.lstrip().startswith('"')

    @property
    def words(self) -> list[str]:
        """The words said of a name."""
        if self.index is None or self.literal:
            return []
        return [word.strip() for word in self.said.split(",") if word.strip()]


def _pieces(text: str) -> list[_Piece]:
    pieces, at = [], 0
    while True:
        match = _PIECE.match(text, at)
        assert match is not None  # it may be empty
        item = _ITEM.fullmatch(match[0])
        pieces.append(
            _Piece(item[1], int(item[2]), item[3]) if item else _Piece("", None, match[0])
        )
        at = match.end() + 1
        if at > len(text):
            return pieces


def labelled(text: str, label: str) -> list[int]:
    """Give the places of the names that bear a label, in order.

    >>> labelled('3=me; 1=equal, me; 2="me"', "me")
    [1, 3]
    """
    pieces = _pieces(text)
    return sorted({p.index for p in pieces if p.index is not None and label in p.words})


def put(text: str, index: int, label: str) -> str | None:
    """Put a label to a name; None where a literal stands, for a name can have one alone.

    >>> put("1=equal; 2=equal", 2, "me"), put("3=equal", 1, "me"), put('2="me"', 2, "me")
    ('1=equal; 2=equal, me', '1=me; 3=equal', None)
    """
    pieces = _pieces(text)
    own = [at for at, piece in enumerate(pieces) if piece.index == index]
    if not own:
        return _inserted(pieces, index, label)
    last = pieces[own[-1]]  # of several for one name the last counts
    if last.literal:
        return None
    if label not in last.words:
        said = last.said.rstrip()
        more = f"{said}, {label}" if last.words else f"{said}{label}"
        pieces[own[-1]] = _Piece(last.head, index, more + last.said[len(said) :])
    return _joined(pieces)


def _inserted(pieces: list[_Piece], index: int, label: str) -> str:
    texts = [piece.text for piece in pieces]
    new = f"{index}={label}"
    later = [at for at, piece in enumerate(pieces) if (piece.index or 0) > index]
    if later and later[0] == 0:
        bare = texts[0].lstrip()
        return ";".join([texts[0][: len(texts[0]) - len(bare)] + new, f" {bare}", *texts[1:]])
    if later:
        return ";".join([*texts[: later[0]], f" {new}", *texts[later[0] :]])
    if len(texts) > 1 and not texts[-1].strip():
        return ";".join([*texts[:-1], f" {new}", texts[-1]])
    bare = texts[-1].rstrip()
    end = texts[-1][len(bare) :]
    return ";".join([*texts[:-1], bare, f" {new}{end}"]) if bare else f"{new}{end}"


def take(text: str, index: int, label: str) -> str:
    """Take a label from a name.

    >>> take("1=equal; 2=equal, me", 2, "me"), take("1=me; 3=equal", 1, "me"), take("1=me", 1, "me")
    ('1=equal; 2=equal', '3=equal', '')
    """
    pieces = _pieces(text)
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if piece.index != index or label not in piece.words:
            continue
        if set(piece.words) == {label}:
            pieces = _without(pieces, at)
        else:
            word = re.escape(label)
            said = re.sub(
                rf"(?:,\s*{word}(?=\s*(?:,|\Z))|(?<![^\s,]){word}\s*,\s*)", "", piece.said
            )
            pieces[at] = _Piece(piece.head, index, said)
    return _joined(pieces)


def _without(pieces: list[_Piece], at: int) -> list[_Piece]:
    """Take a piece out; blanks at either end of the whole stay."""
    gone = pieces[at].text
    before, after = pieces[:at], pieces[at + 1 :]
    if not before and after:
        lead = gone[: len(gone) - len(gone.lstrip())]
        after = [_read(lead + after[0].text.lstrip()), *after[1:]]
    elif before and not after:
        end = gone[len(gone.rstrip()) :]
        before = [*before[:-1], _read(before[-1].text.rstrip() + end)]
    return [*before, *after]


def _read(text: str) -> _Piece:
    return _pieces(text)[0]


def _joined(pieces: list[_Piece]) -> str:
    return ";".join(piece.text for piece in pieces)


def without_label(text: str, label: str) -> list[str]:
    """Give all that is said besides a label, for what must be kept.

    >>> without_label("2=me; 1=equal, me; =x", "me")
    ['1=equal', '=x']
    """
    kept = []
    for piece in _pieces(text):
        words = [word for word in piece.words if word != label]
        if piece.index is None or piece.literal or not piece.words:
            kept += [piece.text.strip()] if piece.text.strip() else []
        elif words:
            kept.append(f"{piece.index}={', '.join(words)}")
    return sorted(kept)
