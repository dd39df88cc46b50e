"""The styles of an OpenDocument text: what each sets, what it inherits, how lists are numbered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bibnorm.read.lengths import points, whole
from bibnorm.read.looks import is_monospaced, over
from bibnorm.read.numerals import bullet, numeral
from bibnorm.read.xmlparts import Attributes, Closer, Opener

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{
            f"{_OASIS}:{name}:1.0": name
            for name in ("office", "style", "text", "table", "meta", "presentation", "manifest")
        },
        f"{_OASIS}:drawing:1.0": "draw",
        f"{_OASIS}:xsl-fo-compatible:1.0": "fo",
        f"{_OASIS}:svg-compatible:1.0": "svg",
        "http://www.w3.org/1999/xlink": "xlink",
        "http://www.w3.org/1998/Math/MathML": "math",
        "http://www.w3.org/XML/1998/namespace": "xml",
        "http://purl.org/dc/elements/1.1/": "dc",
    }
)
"""The short names of the namespaces."""

_DEEPEST = 64
_HEAVY = frozenset(("bold", "600", "700", "800", "900"))
_LEVELS = 10


def _is_raised(value: str) -> bool:
    """Whether a position is above the line: `super 58%`, `33% 58%`."""
    first = value.split(maxsplit=1)[0] if value.strip() else ""
    return first == "super" or (first.endswith("%") and first[:-1].isdigit() and int(first[:3]) > 0)


_LOOKS: Mapping[str, tuple[str, Callable[[str], bool]]] = MappingProxyType(
    {
        "fo:font-weight": ("bold", _HEAVY.__contains__),
        "fo:font-style": ("italic", ("italic", "oblique").__contains__),
        "fo:background-color": ("marked", lambda value: value not in ("transparent", "#ffffff")),
        "style:text-underline-style": ("underline", lambda value: value != "none"),
        "style:text-position": ("raised", _is_raised),
        "style:font-name": ("code", is_monospaced),
        "fo:font-family": ("code", is_monospaced),
        "text:display": ("hidden", lambda value: value == "none"),
    }
)
_LENGTHS = (
    ("left", "fo:margin-left"),
    ("first", "fo:text-indent"),
    ("above", "fo:margin-top"),
    ("below", "fo:margin-bottom"),
)


@dataclass(slots=True)
class _Definition:
    parent: str | None = None
    look: dict[str, bool] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class ListLevel:
    """How one level of a list is numbered; a bullet has no format."""

    format: str | None = None
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    bullet: str = ""
    left: float = 0.0
    first: float = 0.0


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """What a style says, inherited things with it; `named` is that which a person chose."""

    look: Mapping[str, bool]
    values: Mapping[str, float]
    named: str
    is_title: bool


class OdtStyles:
    """Collects styles from the parts of a document, then answers what they say.

    `opens` and `closes` are for the handler that reads a part.
    """

    def __init__(self) -> None:
        """Begin without styles."""
        self._definitions: dict[tuple[str, str], _Definition] = {}
        self._automatic: set[str] = set()
        self._resolved: dict[tuple[str, str], OdtStyle] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self._now: _Definition | None = None
        self._level: ListLevel | None = None
        self._levels: dict[int, ListLevel] = {}
        self._is_automatic = False
        self.opens: dict[str, Opener] = {
            "office:automatic-styles": lambda _: self._turn(automatic=True),
            "style:style": self._style,
            "style:default-style": self._style,
            "style:paragraph-properties": self._paragraph,
            "style:text-properties": self._text,
            "text:list-style": self._list,
            "text:list-level-style-number": self._number,
            "text:list-level-style-bullet": self._bullet,
            "text:list-level-style-image": self._bullet,
            "style:list-level-properties": self._list_indent,
            "style:list-level-label-alignment": self._list_indent,
        }
        self.closes: dict[str, Closer] = {
            "office:automatic-styles": lambda: self._turn(automatic=False),
            "style:style": self._styled,
            "style:default-style": self._styled,
            "text:list-style": self._listed,
        }

    def _turn(self, *, automatic: bool) -> None:
        self._is_automatic = automatic

    def _style(self, attributes: Attributes) -> None:
        family, name = attributes.get("style:family", ""), attributes.get("style:name", "")
        self._now = _Definition(attributes.get("style:parent-style-name"))
        self._definitions[family, name] = self._now
        if self._is_automatic:
            self._automatic.add(name)
        self._resolved.clear()

    def _styled(self) -> None:
        self._now = None

    def _paragraph(self, attributes: Attributes) -> None:
        if self._now is None:
            return
        for key, name in _LENGTHS:
            length = points(attributes.get(name), bare=0.0)
            if length is not None:
                self._now.values[key] = length
        if "style:contextual-spacing" in attributes:
            self._now.values["tight"] = attributes["style:contextual-spacing"] == "true"

    def _text(self, attributes: Attributes) -> None:
        if self._now is not None:
            for name, (key, says) in _LOOKS.items():
                if name in attributes:
                    self._now.look[key] = says(attributes[name])

    def _list(self, attributes: Attributes) -> None:
        self._levels = self._lists[attributes.get("style:name", "")] = {}

    def _listed(self) -> None:
        self._level = None

    def _number(self, attributes: Attributes) -> None:
        self._level = ListLevel(
            format=attributes.get("style:num-format", ""),
            prefix=attributes.get("style:num-prefix", ""),
            suffix=attributes.get("style:num-suffix", ""),
            shown=whole(attributes.get("text:display-levels")) or 1,
            start=_start(attributes),
        )
        self._levels[whole(attributes.get("text:level")) or 1] = self._level

    def _bullet(self, attributes: Attributes) -> None:
        self._level = ListLevel(bullet=bullet(attributes.get("text:bullet-char", "•")))
        self._levels[whole(attributes.get("text:level")) or 1] = self._level

    def _list_indent(self, attributes: Attributes) -> None:
        if self._level is not None:
            left = attributes.get("fo:margin-left", attributes.get("text:space-before"))
            self._level.left = points(left, bare=0.0) or self._level.left
            indent = attributes.get("fo:text-indent")
            self._level.first = points(indent, bare=0.0) or self._level.first

    def style(self, family: str, name: str) -> OdtStyle:
        """Give what a style says."""
        if (family, name) not in self._resolved:
            chain = self._chain(family, name)
            found = [self._definitions[family, one] for one in reversed(chain)]
            default = self._definitions.get((family, ""))
            found = [default, *found] if default else found
            values: dict[str, float] = {}
            for one in found:
                values.update(one.values)
            named = next((one for one in chain if one not in self._automatic), name)
            self._resolved[family, name] = OdtStyle(
                over(one.look for one in found), values, named, "Title" in (name, *chain)
            )
        return self._resolved[family, name]

    def _chain(self, family: str, name: str) -> list[str]:
        """Give the names of a style and of its ancestors."""
        chain: list[str] = []
        one: str | None = name
        while one and one not in chain and (family, one) in self._definitions:
            chain.append(one)
            one = self._definitions[family, one].parent if len(chain) < _DEEPEST else None
        return chain

    def list_level(self, name: str, level: int) -> ListLevel | None:
        """Give how a level of a list is numbered; None if nothing says it."""
        return self._lists.get(name, {}).get(min(level, _LEVELS))

    def marker(self, name: str, level: int, counts: Mapping[int, int]) -> str | None:
        """Give the number or the bullet of an item, as it is printed; None for none."""
        now = self.list_level(name, level)
        if now is None:
            return "•"
        if now.format is None:
            return now.bullet or None
        if not now.format:
            return (now.prefix + now.suffix).strip() or None
        shown = range(max(level - now.shown, 0) + 1, level + 1)
        figures = [self._figure(name, one, counts) for one in shown]
        number = ".".join(figure for figure in figures if figure)
        return f"{now.prefix}{number}{now.suffix}".strip()

    def _figure(self, name: str, level: int, counts: Mapping[int, int]) -> str:
        """Write the number of one level within the marker of another."""
        one = self.list_level(name, level)
        if one is None or not one.format:
            return ""
        return numeral(counts.get(level, one.start), one.format)


def _start(attributes: Attributes) -> int:
    start = whole(attributes.get("text:start-value"))
    return 1 if start is None else start
