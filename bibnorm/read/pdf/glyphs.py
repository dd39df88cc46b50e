"""The glyphs of a page as pdfium gives them: pieces of one face on one base line."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from bibnorm.model import Style
from bibnorm.read.pdf.drawn import Box
from bibnorm.read.pdf.faces import Face, Font, has_icons, is_slanted, style_of
from bibnorm.read.pdf.letters import letter
from bibnorm.read.pdf.native import Handle

MOST_GLYPHS = 100_000
"""How many glyphs are read of one page: a full one has six thousand."""

_NAME_BYTES = 256
_STROKED = (
    pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
    pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP,
)
_UPRIGHT = math.radians(3)
_SMALLEST = 0.5


@dataclass(slots=True)
class Piece:
    """Glyphs of one face that were drawn in one go on one base line.

    `chars`, `left` and `right` run side by side; a blank that was drawn stands
    among the characters.
    """

    face: Face
    base: float
    chars: list[str] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)


class PageText:
    """Reads the glyphs of one page that stand upright once it is turned by some quarters.

    `askew` counts how many glyphs would stand upright if it were turned otherwise.
    """

    def __init__(self, text_page: Handle, bounds: Box, quarters: int = 0) -> None:
        """Take pdfium's own view of the page's text; nothing beyond the bounds is read."""
        self._bounds, self._quarters = bounds, quarters
        self._page = text_page
        self._faces: dict[tuple[int, float, Style], Face] = {}
        self._fonts: dict[int, Font] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.count = min(max(0, pdfium.FPDFText_CountChars(text_page)), MOST_GLYPHS)
        self.askew = [0, 0, 0, 0]

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces in the order in which they were drawn."""
        page, box = self._page, self._box
        by_ref = ctypes.byref(box)
        object_at, code_at = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetUnicode
        box_at = pdfium.FPDFText_GetLooseCharBox
        last, piece = 0, None
        for number in range(self.count):
            drawn = object_at(page, number)
            if not drawn:  # a blank or a line end that pdfium thought fit
                continue
            at = ctypes.addressof(drawn.contents)
            if at != last:
                if piece is not None and piece.chars:
                    yield piece
                last, piece = at, self._begin(drawn, number)
            if piece is None:
                continue
            box_at(page, number, by_ref)
            char = letter(code_at(page, number), piece.face.icons)
            left, right = self._ends()
            if char and (right > left or char != " ") and self._is_within(box.left, box.bottom):
                piece.chars.append(char)
                piece.left.append(left)
                piece.right.append(right)
        if piece is not None and piece.chars:
            yield piece

    def _begin(self, drawn: Handle, number: int) -> Piece | None:
        """Begin a piece; None if its glyphs do not stand upright or cannot be seen."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, number, matrix)
        angle = math.atan2(matrix.b, matrix.a)
        quarters = round(angle / (math.pi / 2))
        if abs(angle - quarters * math.pi / 2) > _UPRIGHT:
            return None
        self.askew[quarters % 4] += 1
        if quarters % 4 != self._quarters:
            return None
        size = pdfium.FPDFText_GetFontSize(self._page, number) * math.hypot(matrix.c, matrix.d)
        if not _SMALLEST < size < math.inf:
            return None
        pdfium.FPDFText_GetCharOrigin(self._page, number, self._x, self._y)
        more = Style.PLAIN
        if is_slanted(matrix.c / matrix.d if matrix.d else 0.0):
            more |= Style.ITALIC
        if pdfium.FPDFTextObj_GetTextRenderMode(drawn) in _STROKED:
            more |= Style.BOLD
        x, y = self._x.value, self._y.value
        base = (y, -x, -y, x)[self._quarters]
        return Piece(self._face(drawn, size, more), base) if self._is_within(x, y) else None

    def _ends(self) -> tuple[float, float]:
        """Where the glyph at hand begins and ends along its line."""
        box = self._box
        match self._quarters:
            case 0:
                return box.left, box.right
            case 1:
                return box.bottom, box.top
            case 2:
                return -box.right, -box.left
            case _:
                return -box.top, -box.bottom

    def _is_within(self, x: float, y: float) -> bool:
        """Whether a place is on the page."""
        bounds = self._bounds
        return bounds.left <= x <= bounds.right and bounds.bottom <= y <= bounds.top

    def _face(self, drawn: Handle, size: float, more: Style) -> Face:
        """The face of a text object; one object for all that are set alike."""
        handle = pdfium.FPDFTextObj_GetFont(drawn)
        at = ctypes.addressof(handle.contents) if handle else 0
        key = (at, round(size, 2), more)
        face = self._faces.get(key)
        if face is None:
            font = self._fonts.setdefault(at, _font(handle) if handle else Font(""))
            face = Face(key[1], style_of(font) | more, has_icons(font.name), font.name)
            self._faces[key] = face
        return face


def _font(handle: Handle) -> Font:
    """Ask a font for its name, flags, weight and slant."""
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, _NAME_BYTES)
    angle = ctypes.c_int(0)
    pdfium.FPDFFont_GetItalicAngle(handle, angle)
    return Font(
        name=buffer.value.decode("utf-8", "replace"),
        flags=max(0, pdfium.FPDFFont_GetFlags(handle)),
        weight=max(0, pdfium.FPDFFont_GetWeight(handle)),
        angle=angle.value,
    )
