"""Which names a citation sets apart by their style: bold, underlined, as code."""

from bisect import bisect_right
from functools import reduce
from operator import and_

from bibnorm.model import Citation, Person, Style, Values

EMPHASES = (Style.BOLD, Style.UNDERLINE, Style.CODE, Style.ITALIC)
"""The styles that can set a name apart, the more telling ones first."""

# Flags are slow to combine, so the work is done on their plain numbers.
_BITS = tuple(int(style) for style in EMPHASES)
_ANY = sum(_BITS)
_STYLES = tuple(Style(number) for number in range(_ANY + 1))
# Emphasis breaks off in conversions (`**Frida Kahl**o`) and spills over to a neighbour
# (`**Frida Kahlo, D**. Rivera`): most of the name must be covered, or its family name.
_COVERED = 0.55
# So many letters of the same style beside the names are a label's or a title's.
_RUNS_ON = 6


def emphasised(citation: Citation, values: Values) -> tuple[Style, ...]:
    """Give for each author the styles that set the name apart from the other names.

    A style that all names have marks nobody, and neither does one that goes on
    behind a single author's name: then the whole line is set so. One that goes on
    into a title, or comes from a label in front, is no emphasis on a name either.

        >>> from bibnorm.model import Name, People, Person, Run
        >>> runs = (Run("Frida Kahlo", Style.BOLD), Run(", Diego Rivera. Murals."))
        >>> people = People(
        ...     (
        ...         Person(Name(given="Frida", family="Kahlo"), "Frida Kahlo", 0, 11),
        ...         Person(Name(given="Diego", family="Rivera"), "Diego Rivera", 13, 25),
        ...     )
        ... )
        >>> emphasised(Citation(runs), Values(authors=people))
        (<Style.BOLD: 1>, <Style.PLAIN: 0>)
    """
    people = values.authors.people if values.authors else ()
    styled = _Styled(citation)
    if not styled.any:
        return (Style.PLAIN,) * len(people)
    offset = values.author_offset
    styles = [_style(styled, person, offset) for person in people]
    if len(people) == 1:
        common = styled.after(offset + people[0].end)
    else:
        common = reduce(and_, styles, _ANY)
        styles[-1] &= ~styled.running(offset + people[-1].end, 1)
        styles[0] &= ~styled.running(offset + people[0].start - 1, -1)
    return tuple(_STYLES[style & ~common] for style in styles)


def _style(styled: "_Styled", person: Person, offset: int) -> int:
    """Give the styles that cover a person's name, or at least the family name."""
    start, end = offset + person.start, offset + person.end
    style = styled.covering(start, end)
    family = person.name.family
    at = styled.text.find(family, start, end) if family and styled.mixed(start, end) else -1
    return style | styled.covering(at, at + len(family)) if family and at >= 0 else style


class _Styled:
    """A citation's runs with their places, to ask for the style of a stretch."""

    def __init__(self, citation: Citation) -> None:
        self.text = citation.text
        self.starts: list[int] = []
        self.styles: list[int] = []
        self.any = 0
        at = 0
        for run in citation.runs:
            style = int(run.style) & _ANY
            self.any |= style
            self.starts.append(at)
            self.styles.append(style)
            at += len(run.text)
        self.starts.append(at)

    def covering(self, start: int, end: int) -> int:
        """Give the styles that cover a good part of the letters between two places."""
        letters = 0
        covered: dict[int, int] = {}
        first = max(bisect_right(self.starts, start) - 1, 0)
        if first < len(self.styles) and end <= self.starts[first + 1]:
            return self.styles[first]
        for i in range(first, len(self.styles)):
            if self.starts[i] >= end:
                break
            stretch = self.text[max(start, self.starts[i]) : min(end, self.starts[i + 1])]
            count = sum(map(str.isalnum, stretch))
            letters += count
            covered[self.styles[i]] = covered.get(self.styles[i], 0) + count
        return sum(bit for bit in _BITS if _is_covered(bit, covered, letters))

    def mixed(self, start: int, end: int) -> bool:
        """Say whether the style changes between two places."""
        return bisect_right(self.starts, start) != bisect_right(self.starts, end - 1)

    def running(self, at: int, step: int) -> int:
        """Give the styles that the next letters on one side of a place all have."""
        style, letters = _ANY, 0
        while 0 <= at < len(self.text) and letters < _RUNS_ON and style:
            if self.text[at].isalnum():
                style &= self.styles[bisect_right(self.starts, at) - 1]
                letters += 1
            at += step
        return style if letters == _RUNS_ON else 0

    def after(self, end: int) -> int:
        """Give the style of the next letter behind a place."""
        text = self.text
        at = next((i for i in range(end, len(text)) if text[i].isalnum()), None)
        return 0 if at is None else self.styles[bisect_right(self.starts, at) - 1]


def _is_covered(bit: int, covered: dict[int, int], letters: int) -> bool:
    """Say whether a style covers enough of a name's letters."""
    count = sum(n for style, n in covered.items() if style & bit)
    return count > 0 and count >= _COVERED * letters
