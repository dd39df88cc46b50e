"""Titles: single braces round the words whose capitals no style may take away."""

import re
from dataclasses import dataclass

from bibnorm.lexicon.protect import GERMAN, ORDINARY_ENDINGS, ORDINARY_HEADS, PROPER_NAMES
from bibnorm.write.escape import Kind, pieces, write_piece

# The marks round a protected word until its neighbours are escaped; no clean title has them.
_ON, _OFF = "\x01", "\x02"
_BRACES = str.maketrans({_ON: "{", _OFF: "}"})

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[^\W_]|[-/.'’&](?=[^\W_])|\+)*")
_PARTS = re.compile(r"[-/]")
_POSSESSIVE = re.compile(r"['’]s?$")
_HEAD = re.compile(r"([^\W\d_]+): ")
_SENTENCE_START = re.compile(r"(?:^|[:?!.;–—]\s|[\"“‘«(\[])\s*$")
_LOOK_BACK = 20
_GLUE = (Kind.COMMAND, Kind.OPEN, Kind.CLOSE)


@dataclass(frozen=True, slots=True)
class _Case:
    """What capitals mean in this title."""

    sentence: bool
    head: str | None
    names: frozenset[str] = frozenset()


def protect(title: str, names: frozenset[str] = frozenset()) -> str:
    """Escape a title and brace its acronyms, coinages and known names, word by word.

    The first word's capital is safe with every style, so it alone earns no
    braces. In Title Case a capital says nothing, so only what cannot be a plain
    word is braced; in sentence case every capital inside is a name's. A title
    all in capitals is left alone: no one can tell its acronyms from its words,
    and braces round each of them would keep it shouting for ever. `names` are further
    words that are known to need their capitals.

        >>> protect("Dělen: Enabling IoT Analytics on EC2 with Bayesian Models")
        '{Dělen}: Enabling {IoT} Analytics on {EC2} with {Bayesian} Models'
        >>> protect("Clouds over Amherst: a study of rain and wind")
        'Clouds over {Amherst}: a study of rain and wind'
        >>> protect("A STUDY OF RAIN AND WIND")
        'A STUDY OF RAIN AND WIND'
    """
    found = pieces(title.replace(_ON, "").replace(_OFF, ""))
    if _shouts(title):
        return "".join(write_piece(piece) for piece in found)
    case = _Case(_is_sentence_case(title), _coined_head(title), names)
    written: list[str] = []
    depth = 0
    before = ""
    for index, (kind, text) in enumerate(found):
        depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        piece = (kind, text)
        if kind is Kind.TEXT and depth == 0:
            # A word that touches a command or a group is half a word: `M\"uller`.
            left = index > 0 and found[index - 1][0] in _GLUE
            right = index + 1 < len(found) and found[index + 1][0] in _GLUE
            piece = (kind, _mark(text, before, (left, right), case))
        written.append(write_piece(piece))
        before = (before + text)[-_LOOK_BACK:]
    return "".join(written).replace(f"{_OFF} {_ON}", " ").translate(_BRACES)


def _mark(text: str, before: str, glued: tuple[bool, bool], case: _Case) -> str:
    """Put the marks round the protected words of one piece of text."""

    def wrap(match: re.Match[str]) -> str:
        start, end = match.span()
        if (glued[0] and start == 0) or (glued[1] and end == len(text)):
            return match[0]
        ahead = (before + text[max(0, start - _LOOK_BACK) : start])[-_LOOK_BACK:]
        starts = bool(_SENTENCE_START.search(ahead))
        return _brace(match[0], starts, not ahead.strip(), case)

    return _WORD.sub(wrap, text)


def _brace(word: str, starts: bool, first: bool, case: _Case) -> str:
    """Brace the word, or the parts of it that need it; `IBM's` keeps its ending outside."""
    tail = _POSSESSIVE.search(word)
    stem = word[: tail.start()] if tail else word
    ending = word[len(stem) :]
    if (first and stem == case.head) or stem in case.names:
        return f"{_ON}{stem}{_OFF}{ending}"
    parts = _PARTS.split(stem)
    needs = [_keeps_case(part, starts and not index, case) for index, part in enumerate(parts)]
    if not any(needs):
        return word
    if all(need or not _has_letter(part) for need, part in zip(needs, parts, strict=True)):
        return f"{_ON}{stem}{_OFF}{ending}"
    marks = iter([*_PARTS.findall(stem), ""])
    return (
        "".join(
            (f"{_ON}{part}{_OFF}" if need else part) + next(marks)
            for need, part in zip(needs, parts, strict=True)
        )
        + ending
    )


def _keeps_case(part: str, starts: bool, case: _Case) -> bool:
    """Say whether a style that lowers capitals would spoil this word."""
    if part in PROPER_NAMES or part in case.names:
        return True
    if part == "A":
        return case.sentence and not starts
    letter = part.rstrip("+")
    if len(letter) == 1:
        return letter.isupper()
    if any(char.isupper() for char in part[1:]):
        return True
    named = case.sentence and not starts
    return part[0].isupper() and (named or any(char.isdigit() for char in part))


def _has_letter(part: str) -> bool:
    return any(char.isalpha() for char in part)


def _shouts(title: str) -> bool:
    """Say whether the title stands in capitals throughout."""
    words = [word for word in _WORD.findall(title) if len(word) > 1 and _has_letter(word)]
    return len(words) > 2 and sum(word.isupper() for word in words) > 0.7 * len(words)


def _is_sentence_case(title: str) -> bool:
    """Say whether capitals inside the title mean something; in German they do not."""
    words = [word for word in _WORD.findall(title)[1:] if len(word) > 3 and word.isalpha()]
    if GERMAN & set(title.split()):
        return False
    return bool(words) and sum(word[0].islower() for word in words) >= 0.6 * len(words)


def _coined_head(title: str) -> str | None:
    """Give the one word before the colon if it is a name somebody made up."""
    match = _HEAD.match(title)
    if match is None or not match[1][0].isupper():
        return None
    word = match[1].lower()
    plain = word in ORDINARY_HEADS or word.endswith(tuple(ORDINARY_ENDINGS))
    return None if plain or word in title else match[1]
