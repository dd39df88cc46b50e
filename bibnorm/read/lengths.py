"""Lengths and counts as office documents write them."""

import re

_LENGTH = re.compile(r"\s*(-?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|pi)?\s*")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "pi": 12.0}
_LONGEST = 10


def points(text: str | None, *, bare: float = 0.05) -> float | None:
    """Read a length in points; a `bare` number is Word's, a twentieth of a point.

    >>> points("720"), points("1in"), points("wide")
    (36.0, 72.0, None)
    """
    match = _LENGTH.fullmatch(text or "")
    return float(match[1]) * _POINTS.get(match[2], bare) if match else None


def whole(text: str | None) -> int | None:
    """Read a whole number, or None.

    >>> whole("12"), whole("x"), whole("9" * 5000)
    (12, None, None)
    """
    number = (text or "").strip()
    digits = number.removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and len(digits) < _LONGEST
    return int(number) if is_number else None
