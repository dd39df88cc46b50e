"""What sets nothing apart: styles that nearly all of a document has."""

from collections.abc import Sequence
from dataclasses import replace

from bibnorm.model import Line, Style

_USUAL = 0.7
_FEWEST = 3


def without_usual(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Drop the styles that nearly all of a text has: they set nothing apart.

    Who typed a list on a typewriter's face did not mean it to be code.

    >>> from bibnorm.model import Run
    >>> runs = (Run("A. Doe", Style.CODE | Style.BOLD), Run(", A title. 2020.", Style.CODE))
    >>> [run.style.name for run in without_usual([Line(runs, 1)] * 3)[0].runs]
    ['BOLD', 'PLAIN']
    """
    letters = [(run.style, len(run.text)) for line in lines for run in line.runs]
    total = sum(count for _, count in letters)
    usual = Style.PLAIN
    for style in (Style.BOLD, Style.ITALIC, Style.CODE):
        if sum(count for one, count in letters if style in one) > _USUAL * total:
            usual |= style
    if not usual or len(lines) < _FEWEST:
        return tuple(lines)
    return tuple(
        replace(line, runs=tuple(replace(run, style=run.style & ~usual) for run in line.runs))
        for line in lines
    )
