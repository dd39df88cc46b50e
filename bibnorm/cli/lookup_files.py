"""What `lookup` and `verify` share: the file that is asked for, and who is asked."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bibnorm.bibfile import BibFile, Coding, decode, split
from bibnorm.cli.exits import FailedError
from bibnorm.cli.format_files import read
from bibnorm.cli.inputs import shown
from bibnorm.cli.lookup_report import Looked
from bibnorm.cli.progress import Progress
from bibnorm.cli.settings import lookup_settings
from bibnorm.lookup.ask import Asker
from bibnorm.lookup.index import Index, IndexFileError
from bibnorm.lookup.propose import Proposal, dialect_of, propose
from bibnorm.lookup.runner import Services
from bibnorm.lookup.settings import ORDER, SettingsError, from_environment
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


@dataclass(frozen=True)
class Whom:
    """Whom to ask: indexes, services over the network, and how those are asked."""

    index: tuple[Path, ...] = ()
    services: tuple[str, ...] = ()
    offline: bool = False
    refresh: bool = False
    cache_dir: Path | None = None


@contextmanager
def asking(whom: Whom) -> Iterator[Asker]:
    """Open those who are to be asked; an option goes before the setting of its name."""
    said = lookup_settings()
    index = whom.index or tuple(said["index"])
    names = [name for text in whom.services or said["services"] for name in text.split(",")]
    if not index and not names:
        raise FailedError(
            "nobody to ask: name an index with --index (bibnorm index build), or services with "
            "--services, which are then asked over the network"
        )
    try:
        indexes = [Index(path) for path in index]
    except IndexFileError as error:
        raise FailedError(str(error)) from error
    if not names:
        yield Asker(indexes)
        return
    with _online(names, whom, said) as online:
        yield Asker(indexes, online)


def _online(names: Sequence[str], whom: Whom, said: Mapping[str, Any]) -> Services:
    order = ORDER if "all" in names else tuple(name.strip() for name in names)
    keys = {name: SecretStr(said[f"{name}-key"]) for name in ("openalex", "s2")}
    more: dict[str, object] = {"order": order, "offline": whom.offline, "refresh": whom.refresh}
    if mailto := os.environ.get("BIBNORM_MAILTO") or said["mailto"]:
        more["mailto"] = mailto
    if cache := whom.cache_dir or said["cache-dir"]:
        more["cache_dir"] = Path(cache)
    more["keys"] = {name: key for name, key in keys.items() if key.get_secret_value()}
    more["bases"] = {name: base for name, base in said["bases"].items() if base}
    try:
        return Services(from_environment(None, **more))
    except SettingsError as error:
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
    found = works(file.file)
    with Progress(1) as progress:
        answers = asker.all([work.says for work in found], progress.count)
    for work, asked in zip(found, answers, strict=True):
        same = asked.judgement.same
        proposal = Proposal()
        if same is not None:
            proposal = propose(work.raw, file.file.blocks, same.found, dialect)
        yield Looked(work.raw, asked, proposal), work.says
