"""Compile the authority file: `python -m bibnorm.venues.build` writes the package's own.

Only whoever compiles a venue file, or lays one on top, needs pyyaml.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bibnorm.venues import acronyms
from bibnorm.venues.checks import between_records
from bibnorm.venues.overlay import beneath
from bibnorm.venues.record import Compiled, Former, Record, Surface, dump
from bibnorm.venues.schema import RecordForm
from bibnorm.venues.words import words

_BRACKET = re.compile(r"\([^()]*\)")


class VenueFileError(ValueError):
    """What is wrong with a venue file, one line a fault."""


def compile_venues(yaml_text: str, base: Compiled | None = None, name: str = "venues") -> Compiled:
    """Check a venue file and compile it; with `base`, its records are laid over the base's.

    What it claims, a record of the base has no longer (see `overlay`). Raises
    VenueFileError that names every faulty record and its line: two records that claim
    one alias, a reference to an unknown record, a wrong ISSN.

        >>> text = "- {key: odd, kind: conference, name: Odd Tongues, confused_with: [even]}"
        >>> compile_venues(text, name="my")
        Traceback (most recent call last):
        ...
        bibnorm.venues.build.VenueFileError: my, line 1: odd: confused_with names no record: even
    """
    faults: list[str] = []
    own: dict[str, Record] = {}
    lines: dict[str, int] = {}
    for line, row in _rows(yaml_text, name):
        record = _checked(row, f"{name}, line {line}", faults)
        if record is None:
            continue
        if record.id in lines:
            faults.append(
                f"{name}, line {line}: {record.id}: stands on line {lines[record.id]} too"
            )
        own[record.id] = record
        lines[record.id] = line
    left = beneath(base.records, tuple(own.values()), _surfaces) if base else []
    known = (*left, *own.values())
    surfaces = tuple(_surfaces(known))
    for record, fault, other in between_records(known, surfaces):
        if record.id in lines:  # the base was found right when it was compiled
            beside = f" (line {lines[other.id]})" if other and other.id in lines else ""
            faults.append(f"{name}, line {lines[record.id]}: {record.id}: {fault}{beside}")
    if faults:
        raise VenueFileError("\n".join(faults))
    return Compiled(known, surfaces)


def _rows(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """Read the YAML and give each record with its line."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise VenueFileError(f"{name}: {error}") from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise VenueFileError(f"{name}, line 1: a list of records was expected")
    loader = _LOADER("")
    for node in root.value:
        line = node.start_mark.line + 1
        _refuse_repeated(node, f"{name}, line {line}")
        yield line, loader.construct_object(node, deep=True)


def _refuse_repeated(node: yaml.Node, where: str) -> None:
    """Refuse a record that says one thing twice: YAML would forget the first."""
    if isinstance(node, yaml.MappingNode):
        said = [key.value for key, _ in node.value]
        for word in said:
            if said.count(word) > 1:
                raise VenueFileError(f"{where}: says {word} twice")
        for _, value in node.value:
            _refuse_repeated(value, where)


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _checked(row: object, where: str, faults: list[str]) -> Record | None:
    """Give the record, or write down what is wrong with it."""
    key = row.get("key", "?") if isinstance(row, dict) else "?"
    try:
        form = RecordForm.model_validate(row)
    except ValidationError as error:
        for fault in error.errors():
            field = ".".join(str(part) for part in fault["loc"])
            faults.append(f"{where}: {key}: {field}: {fault['msg']}")
        return None
    return Record(
        id=form.key,
        kind=form.kind,
        name=form.name,
        acronym=form.acronym,
        aliases=tuple(form.aliases),
        weak_aliases=tuple(form.weak_aliases),
        former=tuple(Former(past.name, past.until, past.acronym) for past in form.former),
        iso4=form.iso4,
        issn=tuple(form.issn),
        publisher=form.publisher,
        sponsors=tuple(form.sponsors),
        dblp=form.dblp,
        confused_with=tuple(form.confused_with),
        doi_prefix=tuple(form.doi_prefix),
        booktitle=form.booktitle,
        ordinal=tuple(form.ordinal.items()),
        carries=tuple(form.carries.items()),
        successor=tuple(form.successor.items()),
    )


def _surfaces(records: Sequence[Record]) -> Iterator[Surface]:
    """Give every form under which a record is looked up, each once."""
    for at, record in enumerate(records):
        weak = {acronyms.key(alias) for alias in record.weak_aliases}
        seen: set[tuple[tuple[str, ...], bool]] = set()
        for text, is_name in _names(record):
            surface = _surface(at, text, is_name)
            if surface.acronym and acronyms.key(text) in weak:
                surface = surface._replace(weak=True)
            if surface.words and (surface.words, surface.acronym) not in seen:
                seen.add((surface.words, surface.acronym))
                yield surface
        for text in record.weak_aliases:
            surface = _surface(at, text)._replace(weak=True)
            if (surface.words, surface.acronym) not in seen:
                seen.add((surface.words, surface.acronym))
                yield surface


def _names(record: Record) -> Iterator[tuple[str, bool]]:
    """Give the forms of a record's name, and whether each must be read as a name."""
    yield record.name, True
    # "… Integration (VLSI) Systems" is written without its bracket, too.
    yield _BRACKET.sub(" ", record.name), True
    for text in (record.name, *record.aliases, record.iso4, record.acronym):
        if text:
            yield text, False
    for past in record.former:
        yield past.name, False
        if past.acronym:
            yield past.acronym, False


def _surface(record: int, text: str, is_name: bool = False) -> Surface:
    """Tell an acronym from a name, and give either its normal form."""
    if not is_name and len(text.split()) <= 2 and acronyms.looks_like_acronym(text):
        return Surface(record, (acronyms.key(text),), acronym=True)
    return Surface(record, tuple(word.text for word in words(text)))


# The files of the project, the upper one last: what people edit goes before what was gathered.
SOURCES = ("conferences.yaml", "venues.yaml")


def compile_folder(folder: Path) -> Compiled:
    """Compile the project's files, one over the other."""
    gathered, edited = ((folder / name).read_text("utf-8") for name in SOURCES)
    base = compile_venues(gathered, name=SOURCES[0])
    records = tuple(record._replace(gathered=True) for record in base.records)
    return compile_venues(edited, replace(base, records=records), SOURCES[1])


def write_artefact(folder: Path, target: Path) -> None:
    """Compile the project's files and write the JSON that the package loads."""
    plain = json.dumps(dump(compile_folder(folder)), ensure_ascii=False, separators=(",", ":"))
    target.write_text(plain, "utf-8")


def main() -> int:
    """Compile the project's own files into the package; 1 and the faults if they have any."""
    package = Path(__file__).parent
    try:
        write_artefact(package.parent.parent / "data", package / "authority.json")
    except VenueFileError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
