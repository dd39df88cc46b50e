"""`python -m bibnorm.venues.catalogue LIST...`: pack the journals of all sciences.

A LIST is JabRef's `.csv`, the NLM's `.txt` (J_Entrez), or rows in JSON Lines as
docs/data.md describes them.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from bibnorm.lexicon.iso4 import TABLE as ISO4
from bibnorm.venues.catalogue.abbreviations import learn, written
from bibnorm.venues.catalogue.conferences import write_conferences
from bibnorm.venues.catalogue.merge import merged
from bibnorm.venues.catalogue.pack import write
from bibnorm.venues.catalogue.sources import grouped, json_lines, rows_of
from bibnorm.venues.catalogue.store import FILE
from bibnorm.venues.words import normal


def containers(path: Path) -> Iterator[str]:
    """Give the normal forms of the journals that labelled references name."""
    for row in json_lines(path):
        for start, end, label in row["spans_h"]:
            if label == "container":
                yield normal(row["raw"][start:end])


def main() -> None:
    """Read the lists, and write the catalogue with what it was made of."""
    parser = argparse.ArgumentParser(prog="python -m bibnorm.venues.catalogue", description=__doc__)
    add = parser.add_argument
    add("lists", type=Path, nargs="+", metavar="LIST")
    add("--seen", type=Path, action="append", default=[], help="labelled references, a witness too")
    add("--out", type=Path, default=FILE)
    add(
        "--data",
        type=Path,
        help="write conferences.yaml too, beside the venues.yaml of this folder",
    )
    options = parser.parse_args()
    seen = {name for path in options.seen for name in containers(path)}
    rows = [row for path in options.lists for row in rows_of(path)]
    # Rows in JSON Lines were brought together by whoever wrote them.
    found = merged(rows if _are_together(options.lists) else grouped(rows), seen)
    read = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (*options.lists, *options.seen)
    }
    if words := learn(rows):
        ISO4.write_text(written(words), "utf-8")
    if options.data:
        write_conferences(rows, options.data)
    records = [one.record for one in found]
    write(records, [one.witnesses for one in found], {"made of": read}, options.out)


def _are_together(lists: list[Path]) -> bool:
    return all(path.suffix in {".jsonl", ".gz"} for path in lists)


if __name__ == "__main__":
    main()
