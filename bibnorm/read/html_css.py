"""What styles say of an element: its emphasis, whether it is shown, whether it is a block.

Only the page itself is read: its `style` attributes, the simple rules of its
`<style>` elements, and the classes of widespread frameworks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bibnorm.model import Style


class Look(NamedTuple):
    """What is put on, what is taken off, and how the element is displayed ("" if not said)."""

    add: Style = Style.PLAIN
    cut: Style = Style.PLAIN
    display: str = ""

    def then(self, other: "Look") -> "Look":
        """This look with another over it."""
        add = (self.add & ~other.cut) | other.add
        cut = (self.cut & ~other.add) | other.cut
        return Look(add, cut, other.display or self.display)


PLAIN = Look()
_DECLARATION = re.compile(r"(?<![\w-])([\w-]+)\s*:\s*([^;{}]*)")
_BOLD = re.compile(r"\b(?:bold|bolder|[6-9]00)\b")
_NOT_BOLD = re.compile(r"\b(?:normal|lighter|[1-5]00)\b")
_BLOCKS = ("block", "flex", "grid", "table", "list-item")

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"([{}])")
_COMPOUND = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)\Z")
_MOST_RULES = 4000
_MOST_ALIKE = 60
_MOST_CSS = 500_000
_NEAR = 12


def declared(text: str) -> Look:
    """Read declarations: the text of a `style` attribute.

    >>> declared("font-weight:700; display : none")
    Look(add=<Style.BOLD: 1>, cut=<Style.PLAIN: 0>, display='none')
    """
    look = PLAIN
    for name, value in _DECLARATION.findall(text.lower()):
        reader = _PROPERTIES.get(name)
        if reader is not None:
            look = look.then(reader(value))
    return look


def _weight(value: str) -> Look:
    if _BOLD.search(value):
        return Look(add=Style.BOLD)
    return Look(cut=Style.BOLD) if _NOT_BOLD.search(value) else PLAIN


def _slant(value: str) -> Look:
    if "italic" in value or "oblique" in value:
        return Look(add=Style.ITALIC)
    return Look(cut=Style.ITALIC) if "normal" in value else PLAIN


def _font(value: str) -> Look:
    bold = Style.BOLD if re.search(r"\bbold", value) else Style.PLAIN
    return Look(add=bold | (Style.ITALIC if "italic" in value else Style.PLAIN))


def _line(value: str) -> Look:
    return Look(add=Style.UNDERLINE) if "underline" in value else PLAIN


def _height(value: str) -> Look:
    return Look(add=Style.SUPERSCRIPT) if "super" in value else PLAIN


def _display(value: str) -> Look:
    value = value.replace("!important", "").strip()
    if value.startswith("inline"):
        return Look(display="inline")
    kind = next((kind for kind in ("none", "flex", "grid", *_BLOCKS) if value.startswith(kind)), "")
    return Look(display="flex" if kind == "grid" else kind)


def _visibility(value: str) -> Look:
    return Look(display="none") if "hidden" in value or "collapse" in value else PLAIN


_PROPERTIES = {
    "font-weight": _weight,
    "font-style": _slant,
    "font": _font,
    "text-decoration": _line,
    "text-decoration-line": _line,
    "vertical-align": _height,
    "display": _display,
    "visibility": _visibility,
}

_CLASS_LOOKS = {
    **dict.fromkeys(("font-bold", "font-semibold", "font-extrabold"), Look(add=Style.BOLD)),
    **dict.fromkeys(("fw-bold", "fw-bolder", "fw-semibold", "bold"), Look(add=Style.BOLD)),
    **dict.fromkeys(("font-weight-bold", "has-text-weight-bold"), Look(add=Style.BOLD)),
    **dict.fromkeys(("font-normal", "fw-normal"), Look(cut=Style.BOLD)),
    **dict.fromkeys(("italic", "fst-italic", "font-italic"), Look(add=Style.ITALIC)),
    "not-italic": Look(cut=Style.ITALIC),
    **dict.fromkeys(("underline", "text-decoration-underline"), Look(add=Style.UNDERLINE)),
    **dict.fromkeys(("d-none", "hidden", "is-hidden", "invisible"), Look(display="none")),
    **dict.fromkeys(("visually-hidden", "sr-only", "screen-reader-text"), Look(display="none")),
    **dict.fromkeys(("d-flex", "flex", "inline-flex", "d-inline-flex"), Look(display="flex")),
    "d-block": Look(display="block"),
}
"""What the utility classes of Bootstrap, Tailwind and Bulma say."""


@dataclass(frozen=True)
class _Compound:
    """One part of a selector: a tag, classes, identifiers; all of it must fit."""

    tag: str
    needed: frozenset[str]

    def fits(self, tag: str, names: frozenset[str]) -> bool:
        return (not self.tag or self.tag == tag) and self.needed <= names


class Element(NamedTuple):
    """What selectors ask of an element; `names` are its classes and `#id`."""

    tag: str
    names: frozenset[str]


@dataclass
class Sheet:
    """The rules of a page, by what they end in."""

    rules: dict[str, dict[tuple[_Compound, ...], Look]] = field(default_factory=dict)
    count: int = 0

    def add(self, css: str) -> None:
        """Take the rules of one `<style>` element."""
        for selectors, block in _blocks(_COMMENT.sub("", css[:_MOST_CSS])):
            look = declared(block)
            if look != PLAIN:
                for selector in selectors.rpartition(";")[2].split(","):
                    self._rule(selector, look)

    def _rule(self, selector: str, look: Look) -> None:
        parts = [_compound(part) for part in selector.replace(">", " ").split()]
        chain = tuple(part for part in parts if part is not None)
        if not chain or len(chain) < len(parts) or self.count >= _MOST_RULES:
            return
        last = chain[-1]
        key = min(last.needed, default=last.tag)
        # A link is underlined as a link; that emphasises nothing.
        if last.tag == "a":
            look = look._replace(add=look.add & ~Style.UNDERLINE)
        rules = self.rules.setdefault(key, {})
        if len(rules) < _MOST_ALIKE or chain in rules:
            rules[chain] = rules.get(chain, PLAIN).then(look)
            self.count += 1

    def look(self, element: Element, above: Sequence[Element]) -> Look:
        """What the rules say of an element, given those that hold it (the nearest last)."""
        look = PLAIN
        for name in sorted(element.names & _CLASS_LOOKS.keys()):
            look = look.then(_CLASS_LOOKS[name])
        if self.count:
            for key in (element.tag, *element.names):
                for chain, added in self.rules.get(key, {}).items():
                    if chain[-1].fits(*element) and _holds(chain[:-1], above):
                        look = look.then(added)
        return look


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Give selectors and declarations; what is nested (`@media` and the like) is left out."""
    depth, before = 0, ""
    parts = _BRACE.split(css)
    for number in range(1, len(parts), 2):
        if parts[number] == "{":
            depth, before = depth + 1, parts[number - 1]
        else:
            if depth == 1 and parts[number - 2 : number - 1] == ["{"]:
                yield before, parts[number - 1]
            depth = max(0, depth - 1)


def _compound(text: str) -> _Compound | None:
    """Read one part of a selector; None for what is not simple (`:hover`, `[href]`)."""
    match = _COMPOUND.match(text)
    if match is None or not text:
        return None
    names = (name.removeprefix(".") for name in re.findall(r"[.#][\w-]+", match[2]))
    return _Compound((match[1] or "").lower(), frozenset(names))


def _holds(chain: Sequence[_Compound], above: Sequence[Element]) -> bool:
    """Whether elements above fit the outer parts of a selector, in order."""
    left = list(chain)
    for element in reversed(above[-_NEAR:] if left else ()):
        if left and left[-1].fits(*element):
            left.pop()
    return not left


def names_of(attributes: Mapping[str, str]) -> frozenset[str]:
    """The classes of an element, and its identifier with a `#`."""
    return frozenset(_names(attributes))


def _names(attributes: Mapping[str, str]) -> Iterator[str]:
    yield from attributes.get("class", "").split()[:40]
    if "id" in attributes:
        yield "#" + attributes["id"]
