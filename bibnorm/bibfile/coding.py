"""The bytes of a .bib file as text, and back to the same bytes."""

import codecs
from dataclasses import dataclass

_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True)
class Coding:
    """How a file's text stands in bytes: the mark at its head, the encoding behind it."""

    mark: bytes
    name: str

    def encode(self, text: str) -> bytes:
        """Give the bytes of a text in this coding."""
        return self.mark + text.encode(self.name, "surrogateescape")


def decode(data: bytes) -> tuple[str, Coding]:
    r"""Give the text of a file and how to write it again.

    A byte that is no UTF-8 is kept as a lone surrogate, so that a file in another
    encoding, or in two at once, is written as it was. No rule touches such a letter.

        >>> text, coding = decode(b"M\xfcller, \xc3\xa9")
        >>> coding.encode(text)
        b'M\xfcller, \xc3\xa9'
        >>> decode(b"\xef\xbb\xbf@book{a}")
        ('@book{a}', Coding(mark=b'\xef\xbb\xbf', name='utf-8'))
    """
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            wide = Coding(mark, name)
            text = data[len(mark) :].decode(name, "replace")
            if wide.encode(text) == data:
                return text, wide
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return data[len(mark) :].decode("utf-8", "surrogateescape"), Coding(mark, "utf-8")
