"""What `lookup` and `verify` share: the file that is asked for, and who is asked."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bibnorm.bibfile import BibFile, Coding, Other, decode, split
from bibnorm.bibfile import Entry as Raw
from bibnorm.cli import decision_file
from bibnorm.cli.deliver import guarded_one
from bibnorm.cli.exits import Exit, FailedError, complain
from bibnorm.cli.format_files import read
from bibnorm.cli.inputs import shown
from bibnorm.cli.lookup_report import PUBLISHED, Looked, names_of
from bibnorm.cli.progress import Progress
from bibnorm.cli.settings import lookup_settings
from bibnorm.lookup.asfields import options_of
from bibnorm.lookup.ask import Asked, Asker
from bibnorm.lookup.complete import ENTRYTYPE
from bibnorm.lookup.found import Found
from bibnorm.lookup.index import Index, IndexFileError
from bibnorm.lookup.propose import PROPOSED, propose
from bibnorm.lookup.published import published
from bibnorm.lookup.runner import Services
from bibnorm.lookup.settings import ORDER, SettingsError, from_environment
from bibnorm.lookup.stamps import unstamped
from bibnorm.pipeline import Normalizer
from bibnorm.pipeline.bib.decisions import Decisions
from bibnorm.pipeline.bib.values import Values
from bibnorm.pipeline.works import Work, works
from bibnorm.read import ReadError, read_bytes
from bibnorm.write import write as written
from bibnorm.write.options import Options


@dataclass(frozen=True)
class Opened:
    """A .bib file, or the one that a list makes."""

    name: str
    data: bytes
    coding: Coding
    file: BibFile
    is_bib: bool
    decisions: Decisions = field(default_factory=Decisions)
    lines: Mapping[str, int] = field(default_factory=dict)
    """Of what was made of a list: the line of the list for each key."""

    def line(self, entry: Raw) -> int:
        """Give the line of an entry in the file that was named."""
        return entry.line if self.is_bib else self.lines.get(entry.key, 1)

    @property
    def unread(self) -> tuple[Other, ...]:
        """What could not be read as an entry, and so is not asked for."""
        return tuple(self.file.broken)


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
        if online.cache.fault:
            complain(online.cache.fault)
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


def each_file(inputs: Sequence[str], asker: Asker, work: Callable[[str], Exit], said: str) -> Exit:
    """Do the work for each file until Ctrl-C ends the asking, of which is `said` what it left."""
    worst = Exit.CLEAN
    for name in inputs:
        worst = max(worst, guarded_one(name, partial(work, name)))
        if asker.stopped:
            complain(f"stopped; {said}what services answered is kept, and not asked again")
            return Exit.INTERRUPTED
    return worst


def opened(name: str, decisions: Path | None = None) -> Opened:
    """Read a .bib file with what was decided about it, or make one of a list."""
    data = read(name)
    text, coding = decode(data)
    if not text.strip() and name.endswith(".bib"):
        return Opened(name, data, coding, split(text), is_bib=True)
    try:
        document = read_bytes(data, name=shown(name))
    except ReadError as error:
        raise FailedError(str(error)) from error
    if document.format == "bibtex":
        said = decision_file.load(decisions, name)
        for _, field_name, _ in sorted(said.kept, key=str):
            refuse_strange(field_name, f"{decisions or decision_file.beside(name)}: kept: ")
        return Opened(name, data, coding, split(text), is_bib=True, decisions=said)
    entries = Normalizer().document(document)
    if not entries:
        raise FailedError(f"{shown(name)}: no publications found in it")
    lines = {entry.key: entry.source.line for entry in entries}
    return Opened(name, data, coding, split(written(entries)), is_bib=False, lines=lines)


def refuse_strange(name: str, where: str = "") -> None:
    """Refuse a field that nothing is ever proposed for: a slip would be heeded in silence."""
    known = (*PROPOSED, ENTRYTYPE, PUBLISHED)
    if name not in known:
        near = get_close_matches(name, known, 1)
        meant = f" (did you mean {near[0]}?)" if near else ""
        raise FailedError(f"{where}{name}: no field that is proposed{meant}")


def looked_up(file: Opened, asker: Asker, *, thorough: bool = False) -> list[Looked]:
    """Ask for each entry, and compare it with the records that are the same work."""
    found = [Work(work.raw, unstamped(work.says)) for work in works(file.file)]
    values, options = Values(file.file), options_of(file.file)
    with Progress(1) as progress:
        answers = asker.all(
            [work.says.model_copy(update={"key": work.raw.key}) for work in found],
            progress.count,
            thorough=thorough,
            refused=partial(_is_refused, file.decisions),
        )
    pairs = zip(found, answers, strict=True)
    return [_looked(file, work, one, values, options) for work, one in pairs]


def _is_refused(decisions: Decisions, key: str, found: Found) -> bool:
    return decisions.refuses(key, names_of(found))


def _looked(file: Opened, work: Work, asked: Asked, values: Values, options: Options) -> Looked:
    key, decisions = work.raw.key, file.decisions
    proposal = propose(work, values, asked.judgement.records, options)
    proposal = proposal.without(lambda said: decisions.keeps(key, said.field, said.text))
    later = published(work, values, asked, options)
    if later and decisions.keeps(key, PUBLISHED, later.answer.found.id):
        later = None
    return Looked(work, asked, proposal, later, file.line(work.raw))
