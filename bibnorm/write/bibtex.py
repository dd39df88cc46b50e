"""BibTeX: an entry as `bibtexparser` blocks, in one order of fields."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from bibnorm.model import Entry, Highlight, VenueNames
from bibnorm.write.annotate import annotation
from bibnorm.write.asciitex import to_ascii
from bibnorm.write.citekeys import Keys
from bibnorm.write.dialects import DIALECTS
from bibnorm.write.draft import Draft, draft
from bibnorm.write.escape import escape
from bibnorm.write.extras import extra_fields
from bibnorm.write.kept import kept_words
from bibnorm.write.names import write_names
from bibnorm.write.options import Options
from bibnorm.write.protect import protect
from bibnorm.write.remarks import join_remarks
from bibnorm.write.venuenames import CONTAINERS, Macros
from bibnorm.write.verbatim import verbatim

if TYPE_CHECKING:
    from bibtexparser.writer import BibtexFormat

# The order of the fields, as the manuals list them: who, what, where, when, how to get it.
FIELD_ORDER = (
    "key",
    "author",
    "author+an",
    "editor",
    "title",
    "journal",
    "journaltitle",
    "booktitle",
    "series",
    "edition",
    "volume",
    "number",
    "pages",
    "type",
    "school",
    "institution",
    "organization",
    "howpublished",
    "publisher",
    "address",
    "eventtitle",
    "eventtitleaddon",
    "eventdate",
    "venue",
    "location",
    "date",
    "year",
    "month",
    "day",
    "pubstate",
    "doi",
    "eprint",
    "archiveprefix",
    "eprinttype",
    "primaryclass",
    "eprintclass",
    "url",
    "isbn",
    "issn",
    "pmid",
    "note",
    "annotation",
)

_BARE = frozenset({"month"})
_VERBATIM = frozenset({"doi", "eprint", "eprintclass", "primaryclass", "url"})
_READY = frozenset({"key", "author", "author+an", "editor"})


_USUAL = Options()


def bibtex_entry(
    entry: Entry, options: Options = _USUAL, key: str | None = None, macro: str | None = None
) -> str:
    """Write one entry as BibTeX; with `macro`, that stands for the venue's name.

    >>> from bibnorm.model import Name, Source, Venue
    >>> print(bibtex_entry(Entry(
    ...     key="byron2023clouds", type="article", authors=(Name(given="Ada", family="Byron"),),
    ...     title="Clouds over IoT", venue=Venue(text="Rain Letters"), year=2023, month=5,
    ...     pages="12-34", highlighted=(1,), source=Source(text=""))), end="")
    @article{byron2023clouds,
      author = {Byron, Ada},
      author+an = {1=highlight},
      title = {Clouds over {IoT}},
      journal = {Rain Letters},
      pages = {12--34},
      year = {2023},
      month = may,
    }
    """
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry as Block
    from bibtexparser.model import Field

    taken = key or Keys().take(entry.key)
    made = DIALECTS[options.dialect](draft(entry, taken, options.venue_names))
    values = _values(made, options)
    if macro and entry.venue:
        values |= {name: macro for name in CONTAINERS if made.fields.get(name) == entry.venue.name}
    fields = [Field(name, values[name]) for name in FIELD_ORDER if values.get(name)]
    if entry.extra:
        fields += [Field(name, text) for name, text in extra_fields(entry, values).items()]
    block = Block(made.type, made.key, fields)
    return write_string(Library([block]), unparse_stack=[], bibtex_format=_format())


def stream_bibtex(entries: Iterable[Entry], options: Options) -> Iterator[str]:
    """Write entries one by one, a blank line between them; a macro stands before its first use."""
    keys, macros = Keys(), Macros()
    with_macros = options.venue_names is VenueNames.MACRO
    for index, entry in enumerate(entries):
        macro = macros.of(entry.venue) if with_macros else None
        written = bibtex_entry(entry, options, keys.take(entry.key), macro)
        lead = "\n" if index else ""
        if macro and f" = {macro},\n" in written and (name := macros.definition(macro)):
            lead += f"@string{{{macro} = {_write('journal', name, options.ascii)}}}\n\n"
        yield lead + written


def _values(made: Draft, options: Options) -> dict[str, str]:
    """Give each field's value as it stands in the file, its braces round it."""
    values = dict(made.fields)
    if made.notes:
        values["note"] = join_remarks(made.notes)
    kept = kept_words(made.entry)
    written = {
        name: _write(name, text, options.ascii, kept) for name, text in values.items() if text
    }
    return written | {name: f"{{{text}}}" for name, text in _people(made, options).items() if text}


def _write(name: str, text: str, ascii: bool, kept: frozenset[str] = frozenset()) -> str:
    if name in _BARE:
        return text
    if name in _VERBATIM:
        return f"{{{verbatim(text, ascii)}}}"
    if name not in _READY:
        text = protect(text, kept) if name == "title" else escape(text)
    return f"{{{to_ascii(text) if ascii else text}}}"


def _people(made: Draft, options: Options) -> dict[str, str]:
    """Write authors and editors, and say who of the authors is who."""
    entry = made.entry
    bold = entry.highlighted if options.highlight is Highlight.BOLD else ()
    written = {
        name: write_names(
            people,
            others=entry.et_al and people is entry.authors,
            bold=bold if people is entry.authors else (),
            ascii=options.ascii,
        )
        for name, people in made.people.items()
    }
    if "author" in written:
        written["author+an"] = annotation(entry, options.highlight)
    return written


@cache
def _format() -> "BibtexFormat":
    from bibtexparser.writer import BibtexFormat

    make: Callable[[], BibtexFormat] = BibtexFormat
    style = make()
    style.indent = "  "
    style.trailing_comma = True
    return style
