"""Bytes to text: byte-order marks, UTF-8, UTF-16, and the old Windows pages."""

import codecs
import re

from bibnorm.read.errors import ReadError

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONVERT = "convert it to text or Markdown first"

_UNLOCK = "open it, save a copy without password, and give that"
_SAVE_AS = "open it in a word processor and save it as DOCX"

# How a file begins, what stands within it, what is wrong with it, and what to do.
_BINARY = (
    (b"%PDF-", b"", "this is a PDF", "read it as pdf"),
    (b"PK\x03\x04", b"", "this zip file is no DOCX or ODT document", _CONVERT),
    # A new Office file under a password is a container of the old kind with this stream in it.
    (
        b"\xd0\xcf\x11\xe0",
        "EncryptedPackage".encode("utf-16-le"),
        "the document is protected by a password",
        _UNLOCK,
    ),
    (b"\xd0\xcf\x11\xe0", b"", "this reader does not take old Office files", _SAVE_AS),
    (b"{\\rtf", b"", "this reader does not take RTF", _SAVE_AS),
    (b"\x1f\x8b", b"", "this is a gzip file", "unpack it first"),
    (b"\x89PNG", b"", "this is a picture", _CONVERT),
    (b"\xff\xd8\xff", b"", "this is a picture", _CONVERT),
)

# What text never holds; tab, line ends, form feed, escape and NUL are left out
# on purpose, because damaged text files do hold those.
_CONTROLS = bytes(sorted({*range(1, 32)} - {8, 9, 10, 11, 12, 13, 27}))
_HIGH = re.compile(rb"[\x80-\xff]+")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SAMPLE = 65_536
_MOST_CONTROLS = 0.02


def decode(data: bytes, name: str) -> str:
    r"""Decode bytes whose encoding nobody named.

    A byte-order mark decides, then strict UTF-8, then UTF-16 told by its NULs;
    only for what is left is the encoding guessed. Refuses files that are no
    text at all, naming what they are.

        >>> decode(b"\xef\xbb\xbfZo\xc3\xab", "list.txt")
        'Zoë'
        >>> decode("Zoë".encode("utf-16"), "list.txt")
        'Zoë'
        >>> decode("Müller – “Über”".encode("cp1252"), "list.txt")
        'Müller – “Über”'
    """
    for magic, within, wrong, advice in _BINARY:
        if data.startswith(magic) and within in data:
            raise ReadError(name, wrong, advice)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace")
    if _is_binary(data):
        raise ReadError(name, "this is a binary file", _CONVERT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error)


def cleaned(source: str) -> str:
    r"""Make line ends one kind and drop what no text holds.

    >>> cleaned("a\r\nb\0")
    'a\nb'
    """
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in source:
        source = source.replace("\0", "")
    return source.removeprefix("\ufeff")


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its NUL bytes stand."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    """A file is binary when control bytes or NULs stand everywhere in it."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    nuls = sample.count(0)
    return controls > _MOST_CONTROLS * len(sample) or nuls > 0.3 * len(sample)


def _guess(data: bytes, error: UnicodeDecodeError) -> str:
    """Guess between UTF-8 with a few broken bytes and an eight-bit page."""
    # Hardly any other encoding yields whole UTF-8 sequences by chance: where a good part
    # of what is beyond ASCII is one, the rest is damage.
    whole = len(_SEQUENCE.findall(data[:_SAMPLE]))
    bad = data[:_SAMPLE].decode("utf-8", "replace").count("\ufffd")
    if whole * 3 > bad:
        return data.decode("utf-8", "replace")
    window = data[max(0, error.start - _SAMPLE // 2) : error.start + _SAMPLE // 2]
    encoding = _detect(window)
    return data.decode(encoding, "replace")


def _detect(window: bytes) -> str:
    """Name the encoding of a stretch of bytes; Windows-1252 when in doubt."""
    if _is_western(window):
        return "cp1252"
    from charset_normalizer import from_bytes  # costs milliseconds, seldom needed

    best = from_bytes(window).best()
    return best.encoding if best else "cp1252"


def _is_western(window: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone between letters, as accents do.

    A guess by statistics takes short Western texts for exotic pages; but in
    other scripts such bytes stand in rows.
    """
    high = _HIGH.findall(window)
    alone = sum(len(row) == 1 for row in high)
    try:
        window.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return alone >= 0.7 * len(high)
