"""One call for one list."""

import os

from bibnorm.model import Entry
from bibnorm.pipeline.normalizer import Normalizer
from bibnorm.pipeline.values import Options
from bibnorm.read import read_path, read_text


def parse(
    source: str | os.PathLike[str], *, highlight: str | None = None, format: str | None = None
) -> list[Entry]:
    """Read a publication list; give its entries in order.

    A string is the text of the list itself, never the name of a file; a path is
    read from disk. The format is told from the content unless given ("text",
    "markdown"). The owner of the list is flagged; `highlight` names somebody
    else. A text without publications gives no entries; a file that cannot be
    read raises `bibnorm.read.ReadError`, whose message names it.

        >>> [entry] = parse("L. Euler. On the seven bridges. Journal of Walks 8, 128-140, 1741.")
        >>> str(entry.authors[0]), entry.year
        ('Euler, L.', 1741)
    """
    if isinstance(source, str):
        document = read_text(source, format=format)
    else:
        document = read_path(os.fspath(source), format=format)
    return Normalizer(options=Options(highlight=highlight)).document(document)
