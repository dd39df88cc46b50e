"""Gather what synthesis needs from the raw data."""

import gzip
import json
from itertools import islice
from pathlib import Path

from bibnorm.training.corpora import LICENSED, read_corpus
from bibnorm.training.synthesis import Material
from bibnorm.training.works import Work, by_author, work_of_record, work_of_reference

# Venue names from public lists alone (JabRef's are CC0, NLM's public domain).
_PUBLIC = ("jabref", "nlm")
_LEAST_WORKS = 4


def _journals(path: Path) -> list[tuple[str, str]]:
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            public = any(source.startswith(_PUBLIC) for source in record.get("srcs", ()))
            if record.get("kind") == "journal" and public:
                found.append((record["name"], record.get("iso4") or record["name"]))
    return found


def _loose(folder: Path) -> list[Work]:
    works = (
        work_of_reference(record)
        for name in LICENSED
        for record in read_corpus(folder / f"{name}.jsonl.gz")
        if name != "pmc" and record.get("author_gold") != "none"
    )
    return [work for work in works if work is not None]


def _cited(folder: Path, spared: int) -> list[Work]:
    with_pmc = islice(read_corpus(folder / "pmc.jsonl.gz"), spared, None)
    works = (work_of_reference(record) for record in with_pmc)
    return [work for work in works if work is not None]


def gather(data: Path, spared: int) -> Material:
    """Read records, references and venue names below the data folder.

    Of the references in journals of all sciences the first `spared` are left out:
    they are trained on as they stand, or kept unseen.
    """
    with gzip.open(data / "records" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = (work_of_record(json.loads(line)) for line in lines)
        groups = by_author((work for work in records if work is not None), _LEAST_WORKS)
    references = data / "references" / "train"
    loose = _loose(references)
    return Material(
        groups=sorted(groups.items()),
        journals=_journals(data / "venues" / "sources.jsonl.gz"),
        loose=loose,
        cited=[*loose, *_cited(references, spared)],
    )
