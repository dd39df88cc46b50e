"""How much a PDF file unpacks to, found out before a library unpacks it."""

import re
import zlib
from base64 import a85decode

from bibnorm.read.errors import ReadError

MOST_UNPACKED = 96 * 1024 * 1024
"""How large the fonts and tables of a file may be together; pictures are left out."""

MOST_DRAWN = 24 * 1024 * 1024
"""How large what is drawn may be together: a million letters placed one by one."""

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 4_096
_FACTOR = 1_032
"""What deflate can pack at most: what is smaller than this part of the limit needs no look."""

_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_NAME = re.compile(rb"/(\w+)")
_OTHER = re.compile(rb"/Length1\b|/Type\s*/(?!XObject)|/Subtype\s*/(?!Form)")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FLATE = (b"FlateDecode", b"Fl")
_ASCII = (b"ASCII85Decode", b"A85")
_OTHERS = {b"LZWDecode": 2_048, b"LZW": 2_048, b"RunLengthDecode": 64, b"RL": 64}
_CHUNK = 1 << 20

_ADVICE = "print it anew, or extract the pages with the list of publications"


def refuse_bombs(data: bytes, name: str) -> None:
    """Raise if the streams of a file unpack to more than any CV's do.

    An encrypted file's streams cannot be looked into; the library's own limit
    holds for those.
    """
    left = {True: MOST_DRAWN, False: MOST_UNPACKED}
    for match in _STREAM.finditer(data):
        begin = match.end()
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b"obj") + 1 :]
        end = data.find(b"endstream", begin)
        packed = memoryview(data)[begin : end if end >= 0 else len(data)]
        drawn = _OTHER.search(head) is None
        left[drawn] -= _unpacked(packed, head, left[drawn])
        if left[drawn] < 0:
            most = MOST_DRAWN if drawn else MOST_UNPACKED
            raise ReadError(name, f"the PDF unpacks to more than {most >> 20} MB", _ADVICE)


def _unpacked(packed: memoryview, head: bytes, most: int) -> int:
    """Say how large a stream is unpacked: exactly if it may be too large, else as it stands."""
    found = _FILTER.search(head)
    filters = _NAME.findall(found[1]) if found else []
    if _PICTURE.search(head) and not any(one in _OTHERS for one in filters):
        return 0
    factor = 1
    for one in filters:
        factor *= _FACTOR if one in _FLATE else _OTHERS.get(one, 1)
    if len(packed) * factor <= min(most, _CHUNK):
        return len(packed)
    flates = [one for one in filters if one in _FLATE]
    others = [one for one in filters if one not in _FLATE and one not in _ASCII]
    if len(flates) != 1 or others:
        return len(packed) * factor if factor > 1 else len(packed)
    return _inflated(_from_ascii(packed) if filters[0] in _ASCII else packed, most)


def _from_ascii(packed: memoryview) -> memoryview:
    """Undo the letters that stand for bytes; as they stand if they are none."""
    try:
        return memoryview(a85decode(bytes(packed).strip().removesuffix(b"~>")))
    except ValueError:
        return packed


def _inflated(packed: memoryview, most: int) -> int:
    """Count what a stream inflates to, and stop counting beyond a limit."""
    machine = zlib.decompressobj()
    total = at = 0
    rest = b""
    while total <= most and not machine.eof:
        if not rest:
            rest = bytes(packed[at : at + _CHUNK])
            at += len(rest)
        try:
            out = machine.decompress(rest, _CHUNK)
        except zlib.error:
            break
        total += len(out)
        rest = machine.unconsumed_tail
        if not out and not rest and at >= len(packed):
            break
    return total
