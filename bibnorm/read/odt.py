"""OpenDocument texts (ODT): LibreOffice's own format, read as the Word reader reads its."""

import posixpath

from bibnorm.model import Document
from bibnorm.read.laid import Laid, document
from bibnorm.read.notes import named, under
from bibnorm.read.odt_body import OdtBody
from bibnorm.read.odt_styles import PREFIXES, OdtStyles
from bibnorm.read.properties import Properties
from bibnorm.read.xmlparts import Handler, parse
from bibnorm.read.zipped import Package, locked

_CONTENT = "content.xml"
_LARGEST_FORMULA = 65_536
_MOST_FORMULAS = 500
_NOTES = {"footnote": "Footnotes", "endnote": "Endnotes"}


def read_odt(data: bytes, name: str = "<bytes>") -> Document:
    """Read an OpenDocument text.

    What holds for `read_docx` holds here: paragraphs and breaks are lines,
    numbers and bullets are markers, deleted and hidden text, comments and
    tables of contents are left out, notes stand at the end under a heading.
    Raises `ReadError` for a file that is damaged, protected or hostile.
    """
    package = Package(data, name)
    if b"encryption-data" in (package.small("META-INF/manifest.xml", 1 << 20) or b""):
        raise locked(name)
    content = package.needed(_CONTENT)
    styles = OdtStyles()
    headers = OdtBody(styles, lambda _: "")
    _parse(headers, package, "styles.xml")
    body = OdtBody(styles, _Formulas(package).text)
    parse(content, body, package, _CONTENT)
    rows: list[Laid] = body.page.close()
    for kind, heading in _NOTES.items():
        rows += under(heading, body.notes.get(kind, []))
    properties = Properties(PREFIXES, {"dc:title": "title", "meta:initial-creator": "creator"})
    _parse(properties, package, "meta.xml")
    meta = properties.meta() | named(headers.page.close())
    return document(rows, name, "odt", meta)


def _parse(handler: Handler, package: Package, path: str) -> None:
    """Run a handler over a part, if there is one."""
    data = package.part(path)
    if data is not None:
        parse(data, handler, package, path)


class _Formula(Handler):
    """The characters of a formula."""

    prefixes = PREFIXES
    skipped = frozenset(("math:annotation", "math:annotation-xml"))

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def characters(self, text: str) -> None:
        self.said.append(text.strip())


class _Formulas:
    """Reads the formulas of a package, which are parts of their own; not too many."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._left = _MOST_FORMULAS

    def text(self, path: str) -> str:
        """Give the text of a formula, or nothing."""
        data = None
        if self._left:
            self._left -= 1
            part = posixpath.normpath(posixpath.join(path, _CONTENT))
            data = self._package.small(part, _LARGEST_FORMULA)
        formula = _Formula()
        if data is not None:
            parse(data, formula, self._package, path)
        return "".join(formula.said)
