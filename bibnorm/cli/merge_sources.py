"""What is to be merged, as a .bib file: one as it stands, any other list written as one."""

from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Entry, decode, split
from bibnorm.cli.exits import FailedError
from bibnorm.cli.format_files import read
from bibnorm.cli.inputs import shown
from bibnorm.model import Highlight
from bibnorm.pipeline import Normalizer
from bibnorm.pipeline.bib.manner import dialect_of, has_bytes
from bibnorm.pipeline.works import readable
from bibnorm.read import ReadError, read_path
from bibnorm.write import write

_SUFFIXES = (".bib", ".bibtex", ".biblatex")


@dataclass(frozen=True)
class Source:
    """A file to be merged; where its entries stand in it, if it had to be written anew."""

    name: str
    file: BibFile
    lines: dict[str, int] | None = None

    def line(self, entry: Entry, field: str = "") -> int:
        """Give the line of an entry, or of a field of it, in the file that was named."""
        if self.lines is not None:
            return self.lines.get(entry.key, 1)
        return entry.line_of(field)


def source(name: str, mine: BibFile) -> Source:
    """Read a file to be merged; what is no .bib file is written in the dialect of `mine`."""
    if name.lower().endswith(_SUFFIXES):
        text = decode(read(name))[0]
        return Source(name, split(text if has_bytes(mine.text) else readable(text)))
    try:
        document = read_path(name)
    except ReadError as error:
        raise FailedError(str(error)) from error
    if document.format == "bibtex":
        return Source(name, split(document.source))
    entries = Normalizer().document(document)
    if not entries:
        raise FailedError(f"{shown(name)}: no publications found in it")
    text = write(entries, dialect=dialect_of(mine), highlight=_highlight(mine))
    return Source(shown(name), split(text), {one.key: one.source.line for one in entries})


def _highlight(file: BibFile) -> Highlight:
    """Flag the owner in what is added only where the file does so, too."""
    flags = any(entry.has("author+an") for entry in file.entries)
    return Highlight.ANNOTATION if flags else Highlight.NONE
