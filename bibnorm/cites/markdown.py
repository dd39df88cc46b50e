"""The citations of Markdown as pandoc, Quarto and R Markdown have them."""

import re
from collections.abc import Iterator

from bibnorm.cites.cite import Cite, Known
from bibnorm.cites.latex import latex_cites

# A key goes on over one sign of punctuation inside it, and ends with a letter or figure.
BARE = re.compile(r"\w(?:[:.#$%&\-+?<>~/]?\w)*")
_CITE = re.compile(rf"(?<![\w@\\])@(?:\{{([^{{}}\s]+)\}}|({BARE.pattern}))")
_SKIPPED = re.compile(
    r"(?P<fence>^[ \t]*(?P<ticks>`{3,}|~{3,})[^\r\n]*)|(?<!`)(?P<tick>`+)(?!`)|(?P<note><!--)",
    re.MULTILINE,
)
_OPTION = re.compile(r"^[ \t]*#\|[^\r\n]*", re.MULTILINE)
_RAW = re.compile(r"\\[A-Za-z]+")


def markdown_cites(text: str, is_key: Known) -> Iterator[Cite]:
    r"""Give each key of an entry that a Markdown text cites, as `@key` or in LaTeX.

    Any other `@word` is somebody's name, or a figure's. Code is left alone, but not the head of
    a chunk and its options, where captions cite.

        >>> text = "See [@a, p. 3; -@b] by @c and me@a.org, `@a`; @a."
        >>> [cite.key for cite in markdown_cites(text, {"a": "A", "b": "B"}.get)]
        ['a', 'b', 'a']
    """
    for start, end in _prose(text):
        for match in _CITE.finditer(text, start, end):
            group = 1 if match[1] else 2
            if is_key(match[group]) is not None:
                yield Cite(match.start() + 1, match.end(), match[group], "@")
        piece = text[start:end]
        if "\\" in piece:
            for cite in latex_cites(_without_percent(piece), is_key):
                if is_key(cite.key) is not None:
                    yield Cite(cite.start + start, cite.end + start, cite.key, cite.command)


def _without_percent(piece: str) -> str:
    """Give a text of the same length in which no sign begins a comment."""
    return piece.replace("%", "-")


def _prose(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches that are no code."""
    done, unclosed = 0, set[str]()
    while match := _SKIPPED.search(text, done):
        if match["fence"]:
            yield done, match.end()
            end = _fence_end(text, match)
            yield from (one.span() for one in _OPTION.finditer(text, match.end(), end))
            done = end
            continue
        yield done, match.start()
        sign = "-->" if match["note"] else match["tick"]
        # What was not closed further up is not closed here: each sign is looked for once.
        end = -1 if sign in unclosed else text.find(sign, match.end())
        done = match.end() if end < 0 else end + len(sign)
        if end < 0:
            unclosed.add(sign)
    yield done, len(text)


def _fence_end(text: str, match: "re.Match[str]") -> int:
    closing = re.compile(rf"^[ \t]*{re.escape(match['ticks'])}{match['ticks'][0]}*[ \t]*$", re.M)
    found = closing.search(text, match.end())
    return found.end() if found else len(text)
