"""XML from strangers, read without opening anything else and without swelling.

The standard library's trees expand entities; here a declared entity is refused, an
outside one is never fetched, and depth is bounded, so that walking a tree is safe.
"""

from collections.abc import Iterator
from html.entities import html5
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

_DEEPEST = 200


class XmlError(ValueError):
    """A file that is not well-formed XML, or that asks for what is refused."""


def parse(data: bytes) -> Element:
    """Parse XML to a tree; tags keep their prefix and know no namespace.

    Comments and processing instructions fall away. HTML's named characters are known,
    for who names a DTD that is not at hand.

    Raises:
        XmlError: for what is not well-formed, declares entities, names unknown
            ones, or is nested deeper than any reference list.

    >>> parse(b"<a>x<b/>y</a>")[0].tail
    'y'
    >>> parse(b'<!DOCTYPE a [<!ENTITY e "eee">]><a>&e;</a>')
    Traceback (most recent call last):
    bibnorm.training.originals.xml.XmlError: declares the entity 'e'
    """
    builder = _Bounded()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse
    parser.SkippedEntityHandler = builder.named
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise XmlError(str(error)) from error
    return builder.close()


def read_tree(path: Path) -> Element:
    """Parse a file; what is wrong with it is said with its name."""
    try:
        return parse(path.read_bytes())
    except XmlError as error:
        raise XmlError(f"{path}: {error}") from error


def local(element: Element) -> str:
    """Give the tag without a prefix.

    >>> local(Element("tei:bibl"))
    'bibl'
    """
    return str(element.tag).rpartition(":")[2]


def pieces(element: Element) -> Iterator[str | Element]:
    """Yield what an element holds, text and elements in their order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


class _Bounded(TreeBuilder):
    """A tree builder that stops at a depth no reference list has."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise XmlError(f"nested deeper than {_DEEPEST}")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)

    def named(self, name: str, _parameter: bool) -> None:
        """Put in a character that only a DTD out of reach declares."""
        if f"{name};" not in html5:
            raise XmlError(f"uses the unknown entity {name!r}")
        self.data(html5[f"{name};"])


def _refuse(name: str, *_: object) -> None:
    raise XmlError(f"declares the entity {name!r}")
