"""Which capitals of a title no style may take away."""

import re
from dataclasses import dataclass

from bibnorm.lexicon.protect import GERMAN, ORDINARY_ENDINGS, ORDINARY_HEADS, PROPER_NAMES

ON, OFF = "\x01", "\x02"
"""The marks round a protected word until braces are written; no clean title has them."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[^\W_]|[-/.'’&](?=[^\W_])|\+)*")
_PARTS = re.compile(r"[-/]")
_POSSESSIVE = re.compile(r"['’]s?$")
_HEAD = re.compile(r"([^\W\d_]+): ")
_SENTENCE_START = re.compile(r"(?:^|[:?!.;–—]\s|---|--\s|[\"“‘«(\[`])\s*$")
LOOK_BACK = 20


@dataclass(frozen=True, slots=True)
class Case:
    """What capitals mean in this title."""

    sentence: bool
    head: str | None
    names: frozenset[str] = frozenset()


def case_of(title: str, names: frozenset[str] = frozenset()) -> Case | None:
    """Say what capitals mean in a title without markup; None where it shouts.

    >>> case_of("Rain over Wales: a study"), case_of("A STUDY OF RAIN")
    (Case(sentence=True, head=None, names=frozenset()), None)
    """
    return None if _shouts(title) else Case(_is_sentence_case(title), _coined_head(title), names)


def mark(text: str, before: str, glued: tuple[bool, bool], case: Case) -> str:
    """Put the marks round the protected words of a piece of text.

    `before` is what stands before it, `glued` says whether it touches markup on either side.
    """

    def wrap(match: re.Match[str]) -> str:
        start, end = match.span()
        if (glued[0] and start == 0) or (glued[1] and end == len(text)):
            return match[0]
        ahead = (before + text[max(0, start - LOOK_BACK) : start])[-LOOK_BACK:]
        starts = bool(_SENTENCE_START.search(ahead))
        return _brace(match[0], starts, not ahead.strip(), case)

    return _WORD.sub(wrap, text)


def _brace(word: str, starts: bool, first: bool, case: Case) -> str:
    """Brace the word, or the parts of it that need it; `IBM's` keeps its ending outside."""
    tail = _POSSESSIVE.search(word)
    stem = word[: tail.start()] if tail else word
    ending = word[len(stem) :]
    if (first and stem == case.head) or stem in case.names:
        return f"{ON}{stem}{OFF}{ending}"
    parts = _PARTS.split(stem)
    needs = [_keeps_case(part, starts and not index, case) for index, part in enumerate(parts)]
    if not any(needs):
        return word
    if all(need or not _has_letter(part) for need, part in zip(needs, parts, strict=True)):
        return f"{ON}{stem}{OFF}{ending}"
    marks = iter([*_PARTS.findall(stem), ""])
    return (
        "".join(
            (f"{ON}{part}{OFF}" if need else part) + next(marks)
            for need, part in zip(needs, parts, strict=True)
        )
        + ending
    )


def _keeps_case(part: str, starts: bool, case: Case) -> bool:
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
