"""What `lookup` and `verify` share: the file that is asked for, and who is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bibnorm.bibfile import BibFile, Coding, decode, split
from bibnorm.cli.exits import FailedError
from bibnorm.cli.format_files import read
from bibnorm.cli.inputs import shown
from bibnorm.cli.lookup_report import Looked
from bibnorm.lookup.ask import Asker
from bibnorm.lookup.found import Service
from bibnorm.lookup.index import Index, IndexFileError
from bibnorm.lookup.propose import Proposal, dialect_of, propose
from bibnorm.model import Entry
from bibnorm.pipeline import Normalizer
from bibnorm.pipeline.works import works
from bibnorm.read import ReadError, read_bytes
from bibnorm.write import write as written


@dataclass(frozen=True)
class Opened:
    """A .bib file, or the one that a list makes."""

    name: str
    data: bytes
    coding: Coding
    file: BibFile
    is_bib: bool


def services(index: Sequence[Path]) -> list[Service]:
    """Give those who are asked, in their order."""
    if not index:
        raise FailedError("nobody to ask: name an index with --index (bibnorm index build)")
    try:
        return [Index(path) for path in index]
    except IndexFileError as error:
        raise FailedError(str(error)) from error


def opened(name: str) -> Opened:
    """Read a .bib file, or make one of a list that `bibnorm parse` reads."""
    data = read(name)
    text, coding = decode(data)
    try:
        document = read_bytes(data, name=shown(name))
    except ReadError as error:
        raise FailedError(str(error)) from error
    if document.format == "bibtex":
        return Opened(name, data, coding, split(text), is_bib=True)
    made = written(Normalizer().document(document))
    return Opened(name, data, coding, split(made), is_bib=False)


def looked_up(file: Opened, asker: Asker) -> Iterator[tuple[Looked, Entry]]:
    """Ask for each entry, and compare it with the record that is the same work."""
    dialect = dialect_of(file.file)
    for work in works(file.file):
        asked = asker.ask(work.says)
        same = asked.judgement.same
        proposal = Proposal()
        if same is not None:
            proposal = propose(work.raw, file.file.blocks, same.found, dialect)
        yield Looked(work.raw, asked, proposal), work.says
