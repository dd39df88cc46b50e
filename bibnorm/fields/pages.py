"""Pages: `pp. 12-34`, `xii-xv`, `e0123456`, `S10-S15`, `630–642.e4`, `40ff.`."""

import re
from collections.abc import Iterator

from bibnorm.fields.parts import Taken, declined
from bibnorm.fields.texts import strip_marks
from bibnorm.model import Pages, Unread

_LEAD = re.compile(
    r"\W*(?:(?:pp?|pgs?|pags?|págs?|pages?|seiten?|ss?|стр|с|g|blz|bl|side|sid|"
    r"art(?:icle|\.)?(?:\s?(?:no|id|nr)\b\.?)?|article|page|id)\b(?!-\w)[.\s:,·-]*)+",
    re.IGNORECASE,
)
_INNER_LEAD = re.compile(r"\b(?:pp?|pagg?|pages?|S)\.\s?", re.IGNORECASE)
_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"
# 195, S10, A-349, e0123456, 642.e4, 10 549, XII
_NUMERAL = r"(?:\d{1,3} \d{3}(?!\d)|\d+/\d+(?!\w)|\d[\w.:]*)"
_PAGE = rf"(?:[^\W\d_]{{0,8}}[-.:]?{_NUMERAL}(?:\s?\(R\))?|{_ROMAN})"
_DASH = r"\s*(?:(?:[-‐‑‒–—―−~～\x96\x97\xad]\s?)+|\?{1,3}|\b(?:to|bis|a)\b)\s*"
_ITEM = rf"{_PAGE}(?:{_DASH}{_PAGE})?"
_RANGE = re.compile(rf"({_PAGE})(?:{_DASH}({_PAGE}))?(?![\w-])", re.IGNORECASE)
_LIST = re.compile(
    rf"{_ITEM}(?:\s*(?:[,;&+]|\b(?:and|und|et|e|y|и)\b)\s*{_ITEM}(?![\w-]))+(?![\w-])",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"\d+\s?(?:et? )?(?:ff?|sqq?|sgg?|segg?|seqq?|ss?|suiv|и след|\+)(?!\w)\.?", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:[ivxlc]+\s?[+,]\s?)?\[?\d+\]?\s?(?:p|pp|s|pages|seiten|стр|с|bl|hal)\.?", re.IGNORECASE
)
_ARTICLE = re.compile(r"e\d{4,}-\d\d")
_CUT_DASH = re.compile(r"(\w+(?:-\w+)*)\s?[–—]\s?(\w+(?:-\w+)*)")
_COUNTER = re.compile(r"(?<=\w)\s?(?:頁|页|쪽|면)$")
_DASHES = re.compile(r"\s*[‐‑‒–—―−]+\s*")


def read_pages(text: str) -> Pages | Unread:
    """Read a page, a page range or a list of them, keeping each page as printed.

    Pages are often not numbers: supplements (`S10`), front matter (`xii`),
    article ids (`e0123456`). So the text is split at the dash and neither side
    is touched; `Pages.completed` fills shortened ranges up. A list ("3-5, 9") is
    kept in `first`. Declines a number of pages ("200 p.") and a text with more
    in it than pages.

        >>> str(read_pages("pp. xii-xv")), str(read_pages("1274–1299"))
        ('xii-xv', '1274-1299')
        >>> read_pages("p. 40 - 40")
        Pages(first='40', last=None)
        >>> read_pages("200 p.")
        Unread(text='200 p.', why='a number of pages')
    """
    taken = take_pages(text)
    if "pages" in taken.parts and not taken.rest:
        return taken.parts["pages"]
    return Unread(text=text, why=taken.why or "more than pages")


def take_pages(text: str) -> Taken:
    """Take the pages out of a text; what else stands in it is left over."""
    body = strip_marks(text)
    if _TOTAL.fullmatch(body):
        return declined(text, "a number of pages")
    body = _COUNTER.sub("", body).removeprefix("第")
    lead = _LEAD.match(body)
    body = body[lead.end() :] if lead else body
    for start in _starts(body):
        if read := _read(body, start):
            pages, end = read
            rest = (strip_marks(body[:start]), strip_marks(body[end:]))
            return Taken({"pages": pages}, tuple(part for part in rest if part))
    return declined(text, "not pages")


def _starts(body: str) -> Iterator[int]:
    """Where pages may begin: at the front, behind a colon, behind a later "pp."."""
    yield 0
    yield body.rfind(":") + 1
    for match in _INNER_LEAD.finditer(body):
        yield match.end()


def _read(body: str, start: int) -> tuple[Pages, int] | None:
    """Read pages at a place of the text; gives them and where they end."""
    body = body[start:]
    if _ARTICLE.fullmatch(body):
        return Pages(first=body), start + len(body)
    if several := _LIST.match(body):
        text = _DASHES.sub("-", several.group())
        return Pages(first=text), start + several.end()
    if onward := _ONWARD.match(body):
        return Pages(first=onward.group()), start + onward.end()
    if hyphened := _hyphened(body):
        return hyphened, start + len(body)
    if match := _RANGE.match(body):
        return _range(match[1], match[2]), start + match.end()
    return None


def _hyphened(body: str) -> Pages | None:
    """Split pages that have hyphens of their own: `33-1511–33-1520`, `S-4-S-15`."""
    if "-" not in body:
        return None
    if match := _CUT_DASH.fullmatch(body):
        return _range(match[1], match[2])
    pieces = body.split("-")
    half = len(pieces) // 2
    if len(pieces) > 2 and len(pieces) % 2 == 0 and all(piece.isalnum() for piece in pieces):
        return _range("-".join(pieces[:half]), "-".join(pieces[half:]))
    return None


def _range(first: str, last: str | None) -> Pages:
    return Pages(first=first, last=None if last == first else last)
