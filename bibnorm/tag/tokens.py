"""Cut a citation into tokens that rebuild it to the character."""

import re
from collections.abc import Iterator

from bibnorm.lexicon.identifiers import find_identifiers
from bibnorm.model import Citation, Label, Run, Token

# A hyphen or an apostrophe inside a word of letters belongs to it (`Ali-Eldin`,
# `O'Brien`); between digits it parts two numbers (`109-131`). A character behind a number
# is a word of its own (`2019年`, `3호`).
_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*|\d+(?:[A-Za-zÀ-ÿ]+\d*)?|\S")


def _pieces(text: str, start: int) -> Iterator[tuple[int, int, Label | None]]:
    """Yield (start, end, label) of tokens; an identifier is one token with its label."""
    position = start
    for begin, end, label in find_identifiers(text):
        if begin < position:
            continue
        yield from ((m.start(), m.end(), None) for m in _TOKEN.finditer(text, position, begin))
        yield begin, end, label
        position = end
    yield from ((m.start(), m.end(), None) for m in _TOKEN.finditer(text, position))


def tokenize(citation: Citation) -> tuple[list[Token], list[Label | None]]:
    """Cut the body of a citation into tokens, identifiers whole and labelled by rule.

    Gives the tokens and, beside them, the label that a rule is sure of or None.
    A token has the style and link of its first character.

        >>> tokens, known = tokenize(Citation(runs=(Run("J. Doe, doi 10.1000/x"),)))
        >>> [token.text for token in tokens]
        ['J', '.', 'Doe', ',', 'doi', '10.1000/x']
        >>> known[-1]
        <Label.DOI: 'doi'>
    """
    text = citation.text
    tokens: list[Token] = []
    known: list[Label | None] = []
    pieces = list(_pieces(text, citation.body))
    runs = iter(_run_ends(citation.runs))
    run_end, run = next(runs, (0, Run("")))
    for index, (begin, end, label) in enumerate(pieces):
        while begin >= run_end:
            run_end, run = next(runs)
        following = pieces[index + 1][0] if index + 1 < len(pieces) else len(text)
        tokens.append(Token(text[begin:end], text[end:following], begin, run.style, run.link))
        known.append(label)
    return tokens, known


def _run_ends(runs: tuple[Run, ...]) -> Iterator[tuple[int, Run]]:
    """Yield each run with the offset in the citation's text where it ends."""
    end = 0
    for run in runs:
        end += len(run.text)
        yield end, run
