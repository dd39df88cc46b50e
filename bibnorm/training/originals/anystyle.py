"""AnyStyle's training XML: `<dataset><sequence><author>…</author><title>…`."""

from collections.abc import Iterator
from pathlib import Path

from bibnorm.training.originals.flow import Flow
from bibnorm.training.originals.records import Record, make_record
from bibnorm.training.originals.xml import local, read_tree

_LABELS = {
    "author": "author",
    "citation-number": "number-marker",
    "container-title": "container",
    "date": "date",
    "doi": "doi",
    "edition": "edition",
    "editor": "editor",
    "genre": "genre",
    "isbn": "isbn",
    "journal": "container",
    "location": "location",
    "note": "note",
    "pages": "pages",
    "publisher": "publisher",
    "title": "title",
    "url": "url",
    "volume": "volume",
}
# A series is the container only of what has no other and is not a publisher's book.
_OUTRANKED_BY = frozenset({"journal", "container-title", "publisher"})


def read_anystyle(path: Path) -> Iterator[Record]:
    """Yield the records of one file; the segments are joined with blanks.

    Segments under a tag without a counterpart (translator, medium) are `other`.

    Raises:
        XmlError: when the file is no XML or asks for entities.
    """
    sequences = (e for e in read_tree(path).iter() if local(e) == "sequence")
    for number, sequence in enumerate(sequences):
        tags = {local(segment) for segment in sequence}
        series = "other" if tags & _OUTRANKED_BY else "container"
        flow = Flow()
        for segment in sequence:
            begun, tag = flow.begin(), local(segment)
            flow.add("".join(segment.itertext()))
            label = series if tag == "collection-title" else _LABELS.get(tag, "other")
            flow.mark(begun, tag, label)
            flow.add(" ")
        yield make_record(flow, f"anystyle:{path.stem}:{number}", "anystyle")
