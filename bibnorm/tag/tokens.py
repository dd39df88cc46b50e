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
        for match in _TOKEN.finditer(text, position, begin):
            yield *match.span(), None
        yield begin, end, label
        position = end
    for match in _TOKEN.finditer(text, position):
        yield *match.span(), None


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
    pieces = list(_pieces(text, citation.body))
    runs = iter(_run_ends(citation.runs))
    run_end, run = next(runs, (0, Run("")))
    following = [begin for begin, _, _ in pieces[1:]]
    following.append(len(text))
    for (begin, end, _), behind in zip(pieces, following, strict=False):
        while begin >= run_end:
            run_end, run = next(runs)
        tokens.append(Token(text[begin:end], text[end:behind], begin, run.style, run.link))
    return tokens, [label for _, _, label in pieces]


def _run_ends(runs: tuple[Run, ...]) -> Iterator[tuple[int, Run]]:
    """Yield each run with the offset in the citation's text where it ends."""
    end = 0
    for run in runs:
        end += len(run.text)
        yield end, run
