"""Editions: a word for BibTeX (`Second`), a number for biblatex (`2`)."""

import re

from bibnorm.lexicon.ordinals import nth, ordinal_number

_WORDS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth",
)  # fmt: skip
_NOUN = re.compile(
    r"\s*\b(?:editions?|edn?|aufl(?:age)?|édition|edición|edição|edizione)\.?$", re.I
)
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.|ª|a|e|è?me|º)?", re.IGNORECASE)


def edition_number(text: str) -> int | None:
    """Read the number of an edition, in figures or as a word.

    >>> edition_number("2nd ed."), edition_number("Third"), edition_number("revised edition")
    (2, 3, None)
    """
    bare = _NOUN.sub("", text.strip())
    if match := _NUMBER.fullmatch(bare):
        return int(match[1])
    return ordinal_number(bare)


def edition_word(text: str) -> str:
    """Write an edition as BibTeX's styles want it, an ordinal before "edition".

    >>> edition_word("2"), edition_word("21st edition"), edition_word("revised")
    ('Second', '21st', 'revised')
    """
    number = edition_number(text)
    if number is None:
        return _NOUN.sub("", text) or text
    if 1 <= number <= len(_WORDS):
        return _WORDS[number - 1]
    return nth(number)


def edition_figure(text: str) -> str:
    """Write an edition as biblatex wants it: a plain number, or the words as they stand.

    >>> edition_figure("2nd ed."), edition_figure("revised edition")
    ('2', 'revised edition')
    """
    number = edition_number(text)
    return text if number is None else str(number)
