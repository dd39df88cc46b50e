"""Labels of tokens → spans of the text."""

from collections.abc import Sequence
from itertools import groupby

from bibnorm.model import Label, Span, Token

# The label of what only parts fields: punctuation, "In", "pp.", "vol.".
SEPARATOR = "-"


def join_spans(
    tokens: Sequence[Token], labels: Sequence[str], marginals: Sequence[float]
) -> list[Span]:
    """Join neighbouring tokens of one label into a span.

    A span is as sure as its least sure token.

        >>> tokens = [Token("Jane", " ", 0), Token("Doe", "", 5), Token(".", " ", 8)]
        >>> join_spans(tokens, ["author", "author", "-"], [0.9, 0.8, 1.0])
        [Span(start=0, end=8, label=<Label.AUTHOR: 'author'>, confidence=0.8)]
    """
    spans: list[Span] = []
    place = 0
    for label, group in groupby(labels):
        size = len(list(group))
        if label != SEPARATOR:
            last = place + size - 1
            sure = round(min(marginals[place : last + 1]), 4)
            spans.append(Span(tokens[place].start, tokens[last].end, Label(label), sure))
        place += size
    return spans
