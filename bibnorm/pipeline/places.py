"""Where an entry stood, when the document was put together of several files."""

from dataclasses import replace

from bibnorm.model import Document
from bibnorm.pipeline.values import Reading


def placed(reading: Reading, document: Document) -> Reading:
    """Give a reading whose entry names the file and the line that its citation came from."""
    source = reading.entry.source
    file, line = document.place(source.line)
    entry = reading.entry.model_copy(
        update={"source": source.model_copy(update={"file": file, "line": line})}
    )
    return replace(reading, entry=entry)
