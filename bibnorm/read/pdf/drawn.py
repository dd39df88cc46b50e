"""What is drawn on a page beside its text: rules, links, pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from bibnorm.read.pdf.native import Handle

MOST_OBJECTS = 50_000
"""How many objects of one page are looked at; what lies behind them are no underlines."""

_THICKEST = 2.5
_SHORTEST = 2.0
_SMALLEST_DOT, _LARGEST_DOT, _ROUND = 1.5, 8.0, 0.2
_MOST_LINKS = 5_000
_MOST_RULES = 5_000
_LONGEST_URI = 4_096


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2

    def turned(self, quarters: int) -> "Box":
        """The box on a page that is turned to the right by some quarters."""
        match quarters % 4:
            case 1:
                return Box(self.bottom, -self.right, self.top, -self.left)
            case 2:
                return Box(-self.right, -self.top, -self.left, -self.bottom)
            case 3:
                return Box(-self.top, self.left, -self.bottom, self.right)
            case _:
                return self


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the page that leads to an address."""

    box: Box
    uri: str

    def turned(self, quarters: int) -> "Link":
        """The link on a page that is turned to the right by some quarters."""
        return Link(self.box.turned(quarters), self.uri)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The level rules of a page, the dots that may be bullets, and the area of its pictures."""

    rules: tuple[Box, ...]
    dots: tuple[Box, ...]
    pictures: float


def drawn_on(page: Handle) -> Drawn:
    """Collect the thin level rules of a page, which may underline something, and its dots."""
    rules: list[Box] = []
    dots: list[Box] = []
    pictures = 0.0
    for number in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE or (
            kind == pdfium.FPDF_PAGEOBJ_FORM and _has_picture(drawn)
        ):
            pictures += _area(_bounds(drawn))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            box = _bounds(drawn)
            if box is not None and _is_rule(box):
                rules.append(box)
            elif box is not None and _is_dot(box):
                dots.append(box)
    return Drawn(tuple(rules[:_MOST_RULES]), tuple(dots[:_MOST_RULES]), pictures)


def _has_picture(form: Handle) -> bool:
    """Whether a form, which groups objects, holds a picture."""
    count = min(pdfium.FPDFFormObj_CountObjects(form), 100)
    inner = (pdfium.FPDFFormObj_GetObject(form, number) for number in range(count))
    return any(pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE for one in inner)


def _bounds(drawn: Handle) -> Box | None:
    """The box round an object."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
        return None
    return Box(*(side.value for side in sides))


def _area(box: Box | None) -> float:
    """The area of a box; a little of one that nobody can measure."""
    return max(1.0, (box.right - box.left) * (box.top - box.bottom)) if box else 1.0


def _is_rule(box: Box) -> bool:
    """Whether a box is a thin line, level or upright: the page may be turned."""
    low, high = sorted((box.right - box.left, box.top - box.bottom))
    return low <= _THICKEST and high >= _SHORTEST and high > 2 * low


def _is_dot(box: Box) -> bool:
    """Whether a box is as high as wide, and of a bullet's size."""
    wide, high = box.right - box.left, box.top - box.bottom
    return _SMALLEST_DOT <= wide <= _LARGEST_DOT and abs(wide - high) <= _ROUND * wide


def links_on(document: Handle, page: Handle) -> tuple[Link, ...]:
    """Collect the links of a page that lead to an address."""
    return tuple(_links(document, page))


def _links(document: Handle, page: Handle) -> Iterator[Link]:
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, place, link):
            return
        uri = _uri(document, link)
        if uri:
            for box in _boxes(link):
                yield Link(box, uri)


def _uri(document: Handle, link: Handle) -> str | None:
    """The address that a link leads to, if it leads out of the document."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return None
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= _LONGEST_URI:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip() or None


def _boxes(link: Handle) -> Iterator[Box]:
    """The places of a link: one a line where it was wrapped."""
    count = min(pdfium.FPDFLink_CountQuadPoints(link), 64)
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(count):
        if pdfium.FPDFLink_GetQuadPoints(link, number, quad):
            across = (quad.x1, quad.x2, quad.x3, quad.x4)
            up = (quad.y1, quad.y2, quad.y3, quad.y4)
            yield Box(min(across), min(up), max(across), max(up))
    rect = pdfium.FS_RECTF()
    if count <= 0 and pdfium.FPDFLink_GetAnnotRect(link, rect):
        low, high = sorted((rect.bottom, rect.top))
        yield Box(min(rect.left, rect.right), low, max(rect.left, rect.right), high)
