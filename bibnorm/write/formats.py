"""The table of formats, and the two ways to use it: at once and as a stream."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from bibnorm.model import Dialect, Entry, Highlight, VenueNames
from bibnorm.write.bibtex import stream_bibtex
from bibnorm.write.csl import stream_csl
from bibnorm.write.jsonl import stream_jsonl
from bibnorm.write.options import Options

Writer = Callable[[Iterable[Entry], Options], Iterator[str]]

FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "bibtex": stream_bibtex,
        "bib": stream_bibtex,
        "jsonl": lambda entries, _: stream_jsonl(entries),
        "csl-json": lambda entries, _: stream_csl(entries),
    }
)
"""Format name → what writes it, a piece of text at a time."""


def stream(
    entries: Iterable[Entry],
    to: str = "bibtex",
    *,
    dialect: Dialect = Dialect.BIBTEX,
    highlight: Highlight = Highlight.ANNOTATION,
    ascii: bool = False,
    venue_names: VenueNames = VenueNames.FULL,
) -> Iterator[str]:
    """Write entries as they come, in pieces that only need to be put together.

    Memory does not grow with the list, but for the keys already given. An
    unknown format is a `ValueError` that names the known ones, raised at once.

        >>> from bibnorm.model import Source
        >>> entry = Entry(key="k", type="misc", title="Rain", source=Source(text="Rain"))
        >>> [len(piece.splitlines()) for piece in stream([entry, entry], "jsonl")]
        [1, 1]
    """
    writer = FORMATS.get(to)
    if writer is None:
        raise ValueError(f"unknown format {to!r}; known are {', '.join(FORMATS)}")
    names = VenueNames(venue_names)
    return writer(entries, Options(Dialect(dialect), Highlight(highlight), ascii, names))


def write(
    entries: Iterable[Entry],
    to: str = "bibtex",
    *,
    dialect: Dialect = Dialect.BIBTEX,
    highlight: Highlight = Highlight.ANNOTATION,
    ascii: bool = False,
    venue_names: VenueNames = VenueNames.FULL,
) -> str:
    """Write entries in a format, all in one string.

    >>> from bibnorm.model import Name, Source
    >>> entry = Entry(key="byron1843", type="misc", authors=(Name(given="Ada", family="Byron"),),
    ...               title="Notes", year=1843, highlighted=(1,), source=Source(text=""))
    >>> print(write([entry], dialect=Dialect.BIBLATEX), end="")
    @misc{byron1843,
      author = {Byron, Ada},
      author+an = {1=highlight},
      title = {Notes},
      date = {1843},
    }
    """
    pieces = stream(
        entries, to, dialect=dialect, highlight=highlight, ascii=ascii, venue_names=venue_names
    )
    return "".join(pieces)
