"""What WordprocessingML says of paragraphs and characters, in styles and where they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from bibnorm.read.lengths import points, whole
from bibnorm.read.looks import is_monospaced
from bibnorm.read.symbols import is_symbol_font
from bibnorm.read.xmlparts import Attributes, Handler

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
        "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://purl.oclc.org/ooxml/officeDocument/math": "m",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
        "http://purl.org/dc/elements/1.1/": "dc",
    }
)
"""The short names of the namespaces; the strict form of the format has its own."""

_OFF = frozenset(("0", "false", "off"))
_AUTO_SPACE = 14.0


@dataclass(slots=True)
class Props:
    """What is said of a paragraph or a run: its style's name, its looks, its numbers.

    `values` has `list` and `level` of the numbering, `outline` (a heading's
    level, from 0), and in points `left`, `first`, `above` and `below`.
    """

    style: str | None = None
    font: str | None = None
    look: dict[str, bool] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)


def is_on(attributes: Attributes) -> bool:
    """Whether a switch is on: it is, unless it says that it is not."""
    return attributes.get("w:val", "1") not in _OFF


def _switch(key: str) -> Callable[[Props, Attributes], None]:
    return lambda props, attributes: props.look.update({key: is_on(attributes)})


def _other_than(key: str, none: str) -> Callable[[Props, Attributes], None]:
    return lambda props, attributes: props.look.update(
        {key: attributes.get("w:val", none) not in (none, "0")}
    )


def _number(key: str) -> Callable[[Props, Attributes], None]:
    def set_number(props: Props, attributes: Attributes) -> None:
        value = whole(attributes.get("w:val"))
        if value is not None:
            props.values[key] = value

    return set_number


def _style(props: Props, attributes: Attributes) -> None:
    props.style = attributes.get("w:val")


def _raised(props: Props, attributes: Attributes) -> None:
    props.look["raised"] = attributes.get("w:val") == "superscript"


def _fonts(props: Props, attributes: Attributes) -> None:
    font = attributes.get("w:ascii") or attributes.get("w:hAnsi")
    if font is not None:
        props.font = font if is_symbol_font(font) else ""
        props.look["code"] = is_monospaced(font)


def _indent(props: Props, attributes: Attributes) -> None:
    left = points(attributes.get("w:left", attributes.get("w:start")))
    first, hanging = points(attributes.get("w:firstLine")), points(attributes.get("w:hanging"))
    if left is not None:
        props.values["left"] = left
    if hanging is not None:
        props.values["first"] = -hanging
    elif first is not None:
        props.values["first"] = first


def _spacing(props: Props, attributes: Attributes) -> None:
    for key, name in (("above", "w:before"), ("below", "w:after")):
        space = points(attributes.get(name))
        auto = attributes.get(f"{name}Autospacing", "0")
        if auto not in _OFF:
            props.values[key] = _AUTO_SPACE
        elif space is not None:
            props.values[key] = space


def _tight(props: Props, attributes: Attributes) -> None:
    props.values["tight"] = is_on(attributes)


PROPERTIES: Mapping[str, Callable[[Props, Attributes], None]] = MappingProxyType(
    {
        "w:pStyle": _style,
        "w:rStyle": _style,
        "w:b": _switch("bold"),
        "w:i": _switch("italic"),
        "w:vanish": _switch("hidden"),
        "w:u": _other_than("underline", "none"),
        "w:highlight": _other_than("marked", "none"),
        "w:vertAlign": _raised,
        "w:rFonts": _fonts,
        "w:numId": _number("list"),
        "w:ilvl": _number("level"),
        "w:outlineLvl": _number("outline"),
        "w:ind": _indent,
        "w:spacing": _spacing,
        "w:contextualSpacing": _tight,
    }
)
"""What each element in the properties of a paragraph or a run says."""

# How something was set before it was changed.
CHANGES = frozenset(
    (
        *("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange"),
        *("w:tcPrChange", "w:tblGridChange", "w:numberingChange", "w:tblPrExChange"),
    )
)


class PropsHandler(Handler):
    """Reads properties into whatever `Props` is open; `_open` is a stack of them."""

    prefixes = PREFIXES
    skipped = CHANGES

    def __init__(self) -> None:
        """Name the elements that are properties."""
        super().__init__()
        self._open: list[Props] = []
        self.opens = {name: partial(self._property, put) for name, put in PROPERTIES.items()}

    def _property(self, put: Callable[[Props, Attributes], None], attributes: Attributes) -> None:
        if self._open:
            put(self._open[-1], attributes)

    def leave(self) -> None:
        """End the properties that are open."""
        if self._open:
            self._open.pop()
