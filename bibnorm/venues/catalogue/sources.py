"""The lists that a catalogue is made of, as their publishers give them, in one form.

A row says name, kind, iso4, aliases, issn and publisher, and where each stands: `srcs`,
and `prov` with the source of each alias.
"""

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bibnorm.venues.words import normal

Row = dict[str, Any]

_NLM_FIELD = re.compile(r"([A-Za-z]+(?: \([A-Za-z]+\))?): ?(.*)")


def rows_of(path: Path) -> Iterator[Row]:
    """Read a list by its suffix: JabRef's `.csv`, the NLM's `.txt`, or rows in JSON Lines."""
    match path.suffix:
        case ".csv":
            return jabref(path)
        case ".txt":
            return nlm(path)
        case _:
            return json_lines(path)


def json_lines(path: Path) -> Iterator[Row]:
    """Read the objects of a JSON Lines file, packed or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            yield json.loads(line)


def jabref(path: Path) -> Iterator[Row]:
    """Read a list of JabRef's: full name, abbreviation (abbrv.jabref.org, CC0)."""
    source = "jabref-" + path.stem.removeprefix("journal_abbreviations_")
    text = path.read_text("utf-8")
    mark = ";" if text.partition("\n")[0].count(";") else ","
    for name, short, *_ in csv.reader(text.splitlines(), delimiter=mark):
        prov: dict[str, Any] = {"name": source, "iso4": source}
        iso4 = short.strip() if short.strip() != name.strip() else None
        yield {
            "name": name.strip(),
            "kind": "journal",
            "iso4": iso4,
            "srcs": [source],
            "prov": prov,
        }


def nlm(path: Path) -> Iterator[Row]:
    """Read the NLM's list of journals (J_Medline.txt, J_Entrez.txt; public domain)."""
    for block in re.split(r"(?m)^-{5,}\s*$", path.read_text("utf-8")):
        said = dict(_NLM_FIELD.findall(block))
        if not said.get("JournalTitle"):
            continue
        short = said.get("MedAbbr", "").strip()
        yield {
            "name": said["JournalTitle"].strip(),
            "kind": "journal",
            "iso4": None,
            "aliases": [short] if short else [],
            "issn": [x for key in ("ISSN (Print)", "ISSN (Online)") if (x := said.get(key, ""))],
            "srcs": ["nlm"],
            "prov": {"name": "nlm", "issn": "nlm", "aliases": {short: "nlm"}},
        }


def grouped(rows: Iterable[Row]) -> list[Row]:
    """Bring together the rows of one name or one short form, unless their ISSNs say otherwise."""
    found: list[Row] = []
    bearers: dict[str, Row] = {}
    for row in rows:
        forms = [
            normal(form) for form in (row["name"], row.get("iso4"), *row.get("aliases", ())) if form
        ]
        same = next((bearers[form] for form in forms[:1] if form in bearers), None)
        if same is None or _differ(same, row):
            same = {"aliases": [], "issn": [], **row, "srcs": [], "prov": dict(row["prov"])}
            same["prov"].setdefault("aliases", {})
            found.append(same)
        _join(same, row)
        for form in forms:
            bearers.setdefault(form, same)
    return found


def _differ(one: Row, other: Row) -> bool:
    """Whether both have ISSNs, and none in common."""
    ours, theirs = set(one.get("issn", ())), set(other.get("issn", ()))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _join(one: Row, other: Row) -> None:
    """Add what a second source says of a journal."""
    one["srcs"] = sorted({*one["srcs"], *other["srcs"]})
    one["issn"] = list(dict.fromkeys([*one["issn"], *other.get("issn", ())]))
    one["iso4"] = one.get("iso4") or other.get("iso4")
    one["prov"]["aliases"].update(other["prov"].get("aliases", {}))
    more = [other["name"], *other.get("aliases", ())]
    if other["name"] != one["name"]:
        one["prov"]["aliases"].setdefault(other["name"], other["prov"]["name"])
    known = (one["name"], *one["aliases"])
    one["aliases"] = [*one["aliases"], *(form for form in dict.fromkeys(more) if form not in known)]
