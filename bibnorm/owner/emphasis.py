"""Which names a citation sets apart by their style: bold, underlined, as code."""

from bibnorm.model import Citation, Person, Style, Values

EMPHASES = (Style.BOLD, Style.UNDERLINE, Style.CODE, Style.ITALIC)
"""The styles that can set a name apart, the more telling ones first."""

_ANY = Style.BOLD | Style.UNDERLINE | Style.CODE | Style.ITALIC
# Emphasis breaks off in conversions (`**Frida Kahl**o`) and spills over to a neighbour
# (`**Frida Kahlo, D**. Rivera`): a good part of the name must be covered, not all of it.
_COVERED = 0.4


def emphasised(citation: Citation, values: Values) -> tuple[Style, ...]:
    """Give for each author the styles that set the name apart from the other names.

    A style that all names have marks nobody, and neither does one that goes on
    behind a single author's name: then the whole line is set so.

        >>> from bibnorm.model import Name, People, Run
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
    if not any(run.style & _ANY for run in citation.runs):
        return (Style.PLAIN,) * len(people)
    spans = _styled(citation)
    styles = [_name_style(person, values.author_offset, spans) for person in people]
    return tuple(style & ~_common(styles, citation, values, spans) for style in styles)


Styled = tuple[int, int, Style, str]
"""A run with its place in the citation's text: start, end, style, text."""


def _styled(citation: Citation) -> tuple[Styled, ...]:
    """Give the runs with their offsets into the citation's text."""
    spans: list[Styled] = []
    at = 0
    for run in citation.runs:
        spans.append((at, at + len(run.text), run.style & _ANY, run.text))
        at += len(run.text)
    return tuple(spans)


def _name_style(person: Person, offset: int, spans: tuple[Styled, ...]) -> Style:
    """Give the styles that cover a good part of a name's letters."""
    start, end = offset + person.start, offset + person.end
    letters = 0
    covered = dict.fromkeys(EMPHASES, 0)
    for first, last, style, text in spans:
        if first >= end or last <= start:
            continue
        here = text[max(start - first, 0) : end - first]
        count = sum(map(str.isalnum, here))
        letters += count
        for bit in EMPHASES:
            if style & bit:
                covered[bit] += count
    found = Style.PLAIN
    for bit, count in covered.items():
        if letters and count >= _COVERED * letters:
            found |= bit
    return found


def _common(
    styles: list[Style], citation: Citation, values: Values, spans: tuple[Styled, ...]
) -> Style:
    """Give the styles that belong to the block of authors or to the line, not to one name."""
    if len(styles) == 1 and values.authors:
        person = values.authors.people[0]
        return _style_after(values.author_offset + person.end, citation, spans)
    common = _ANY
    for style in styles:
        common &= style
    return common


def _style_after(end: int, citation: Citation, spans: tuple[Styled, ...]) -> Style:
    """Give the style of the next letter behind a place."""
    text = citation.text
    at = next((i for i in range(end, len(text)) if text[i].isalnum()), None)
    if at is None:
        return Style.PLAIN
    return next((style for first, last, style, _ in spans if first <= at < last), Style.PLAIN)
