"""From a path, bytes or a string to a document."""

import sys
from dataclasses import replace
from pathlib import Path

from bibnorm.model import Document
from bibnorm.read.decode import cleaned, decode
from bibnorm.read.errors import ReadError
from bibnorm.read.formats import FORMATS, PACKED, packed_format, packed_reader, text_reader
from bibnorm.read.sniff import sniff

MAX_BYTES = 64 * 1024 * 1024
"""What is read at most unless asked otherwise: a list of publications is far smaller."""

_MOST_NAMED = 5
_NO_FOLDER = "<stdin>: standard input lies in no folder, so no other file was read"


def read_path(
    path: str | Path,
    *,
    format: str | None = None,
    password: str | None = None,
    max_bytes: int = MAX_BYTES,
    follow_inputs: bool = False,
) -> Document:
    """Read a file, or standard input where the path is `-`.

    With `follow_inputs` the files that a LaTeX file takes in are read in their
    places, if they lie in its folder; `Document.notices` names those that do not.
    No other file is opened otherwise.

    Raises `ReadError` with a message for a person when there is nothing to
    read: no such file, a directory, a binary file, an empty or a huge one.
    """
    name = str(path)
    try:
        if name == "-":
            name, data = "<stdin>", sys.stdin.buffer.read(max_bytes + 1)
        else:
            with Path(path).open("rb") as stream:
                data = stream.read(max_bytes + 1)
    except OSError as error:
        raise _refused(name, error) from error
    except ValueError as error:  # a NUL in the path
        raise ReadError(name, str(error), "check the path") from error
    if len(data) > max_bytes:
        wrong = f"the file is larger than {max_bytes:,} bytes"
        raise ReadError(name, wrong, "raise the limit (max_bytes) or split the file")
    document = read_bytes(data, name=name, format=format, password=password)
    if follow_inputs and document.format == "latex":
        from bibnorm.read.latex_inputs import with_inputs

        if name != "<stdin>":
            return with_inputs(document, Path(path), max_bytes - len(data))
        return replace(document, notices=(_NO_FOLDER,))
    return document


def read_bytes(
    data: bytes, *, name: str, format: str | None = None, password: str | None = None
) -> Document:
    r"""Read bytes: a packed format, told from its first bytes, or text of unknown encoding.

    `password` opens a PDF that is encrypted; no other format asks for one.

    >>> read_bytes("Gödel, K.".encode("cp1252"), name="old.txt").source
    'Gödel, K.'
    """
    packed = format if format in PACKED else packed_format(data)
    if packed is not None and format in (None, packed):
        reader = packed_reader(packed)
        return reader(data, name, password=password) if packed == "pdf" else reader(data, name)
    source = decode(data, name)
    if not source.strip():
        raise ReadError(name, "the file is empty", "give a file with a list of publications")
    return read_text(source, name=name, format=format)


def read_text(source: str, *, name: str = "<text>", format: str | None = None) -> Document:
    r"""Read a string; never fails, whatever it holds.

    The format is told from the text and then from the name, unless given.
    In `Document.source` line ends are `\n` and NULs are gone; that is the text
    which the runs' offsets count in.

        >>> document = read_text("# Papers\n\n1. **M. Doe**. A title.\n")
        >>> document.format
        'markdown'
        >>> [run.text for run in document.lines[1].runs]
        ['M. Doe', '. A title.']
        >>> document.lines[1].marker
        '1.'
    """
    if format in PACKED:
        raise ReadError(name, f"{format} is no text", "give the file itself")
    if format is not None and format not in FORMATS:
        raise ReadError(name, f"unknown format {format!r}", f"use one of {', '.join(FORMATS)}")
    source = cleaned(source)
    return text_reader(format or sniff(source, name))(source, name)


def unfollowed(document: Document) -> str:
    r"""Say what to do where a LaTeX document takes in files that were not read; else nothing.

    >>> unfollowed(read_text(r"\section{Papers}\input{papers} \input{talks}", name="cv.tex"))
    'it takes in other files (papers, talks): --follow-inputs reads them too'
    """
    if document.format != "latex" or document.parts:
        return ""
    from bibnorm.read.latex_inputs import inputs

    names = list(dict.fromkeys(each.file for each in inputs(document.source)))
    told = ", ".join(names[:_MOST_NAMED]) + (" ..." if len(names) > _MOST_NAMED else "")
    return f"it takes in other files ({told}): --follow-inputs reads them too" if names else ""


def _refused(name: str, error: OSError) -> ReadError:
    """Say in words why the system gave no bytes."""
    match error:
        case FileNotFoundError():
            return ReadError(name, "there is no such file", "check the path")
        case IsADirectoryError():
            return ReadError(name, "this is a directory", "name a file in it")
        case PermissionError():
            return ReadError(name, "you may not read this file", "check its permissions")
        case _:
            return ReadError(name, error.strerror or "cannot be read", "check the path")
