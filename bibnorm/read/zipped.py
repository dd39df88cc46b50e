"""Packages: zip files of XML parts, opened so that none of them can do harm."""

import io
import struct
import zipfile
import zlib

from bibnorm.read.errors import ReadError

MAX_PART = 16 * 1024 * 1024
"""How large a part may be when unpacked: that of a book of 1,000 pages is smaller."""

_MOST_ENTRIES = 20_000
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
# The other methods unpack a few bytes into gigabytes before a limit is asked for.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)
_MEND = "open it in its own program, save it again, and give that file"


class Package:
    """The parts of a zip file, unpacked when they are asked for and never beyond a limit."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the directory of the file; `ReadError` where it has none or a hostile one."""
        self.name = name
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise self.refused("the file has more parts than any document")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {_plain(info.filename): info for info in self._zip.infolist()}
        except _DAMAGE as error:
            raise self.damaged("the zip directory at its end is missing or broken") from error

    def part(self, path: str) -> bytes | None:
        """Unpack a part; None if there is no such part."""
        info = self._entries.get(_plain(path))
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise locked(self.name)
        if info.compress_type not in _METHODS:
            raise self.damaged(f"{path} is packed in a way no document is")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except _DAMAGE as error:
            raise self.damaged(f"{path} cannot be unpacked") from error
        if len(data) > MAX_PART:
            wrong = f"{path} unpacks to more than {MAX_PART:,} bytes"
            raise ReadError(self.name, wrong, "split the document, or save it as text")
        return data

    def small(self, path: str, most: int) -> bytes | None:
        """Unpack a part that is none of the text; None if it is missing, broken or large."""
        info = self._entries.get(_plain(path))
        if info is None or info.file_size > most or info.compress_size > most:
            return None
        try:
            return self.part(path)
        except ReadError:
            return None

    def needed(self, path: str) -> bytes:
        """Unpack a part that no document of its kind is without."""
        data = self.part(path)
        if data is None:
            raise self.damaged(f"{path} is missing")
        return data

    def damaged(self, wrong: str) -> ReadError:
        """Say that the file is damaged, and where."""
        return ReadError(self.name, f"the file is damaged: {wrong}", _MEND)

    def refused(self, wrong: str) -> ReadError:
        """Say what of the file is not read."""
        return ReadError(self.name, wrong, _MEND)


def locked(name: str) -> ReadError:
    """Say that a document is protected by a password."""
    wrong = "the document is protected by a password"
    return ReadError(name, wrong, "open it, save a copy without password, and give that")


def _plain(path: str) -> str:
    """A part's name as names are compared: some programs write capitals, or `\\`."""
    return path.replace("\\", "/").lstrip("/").casefold()
