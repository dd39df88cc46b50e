"""XML as a stream: one element at a time, whatever the length of the file."""

import re
from collections.abc import Collection, Iterator
from html.entities import name2codepoint
from typing import Protocol
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser


class Bytes(Protocol):
    """Whatever bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Give so many bytes, or those that are left."""
        ...


WITHIN = "within"
"""An attribute that is put in: the `id` of the element around."""

_CHUNK = 1 << 16
_DEEPEST = 100
_LONGEST = 20_000_000
"""Letters of one element: a volume of the ACL Anthology has three million, abstracts and all."""
_BROKEN_OFF = frozenset((3, 4, 5))
"""What expat says where a file ends too early."""
_BLANKS = re.compile(r"\s+")


class _Pieces(TreeBuilder):
    """Builds a tree of each wanted element and of nothing else."""

    def __init__(self, wanted: Collection[str]) -> None:
        super().__init__()
        self._wanted = wanted
        self._depth = self._length = 0
        self._within = ""
        self._builder = TreeBuilder()
        self.ready: list[Element] = []

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        if self._depth or tag in self._wanted:
            if not self._depth:
                self._builder = TreeBuilder()
                attrs[WITHIN] = self._within
                self._length = 0
            self._depth += 1
            if self._depth > _DEEPEST:
                raise ValueError(f"{tag!r} stands in more than {_DEEPEST} others")
            return self._builder.start(tag, attrs)
        self._within = attrs.get("id", "")
        return Element(tag)

    def data(self, data: str) -> None:
        if self._depth:
            self._length += len(data)
            if self._length > _LONGEST:
                raise ValueError(f"a publication of more than {_LONGEST:,} letters")
            self._builder.data(data)

    def end(self, tag: str) -> Element:
        if not self._depth:
            return Element(tag)
        element = self._builder.end(tag)
        self._depth -= 1
        if not self._depth:
            self.ready.append(self._builder.close())
        return element

    def close(self) -> Element:
        return Element("end")


def elements(file: Bytes, wanted: Collection[str]) -> Iterator[Element]:
    """Give the outermost elements of some names, one by one.

    >>> import io
    >>> [one.text for one in elements(io.BytesIO(b"<a><b>1</b><c/><b>2</b></a>"), {"b"})]
    ['1', '2']
    """
    pieces = _Pieces(wanted)
    parser = XMLParser(target=pieces)
    # The entities that DBLP's document type has; it is not fetched.
    parser.entity.update({name: chr(code) for name, code in name2codepoint.items()})
    try:
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
            yield from pieces.ready
            pieces.ready.clear()
        parser.close()
    except ParseError as error:
        broken = error.code in _BROKEN_OFF
        raise ValueError(f"it breaks off ({error})" if broken else f"no XML: {error}") from error
    yield from pieces.ready


def text_of(element: Element | None) -> str:
    """Give all the text of an element, with single blanks."""
    return "" if element is None else _BLANKS.sub(" ", "".join(element.itertext())).strip()
