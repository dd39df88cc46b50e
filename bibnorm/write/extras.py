"""Fields that bibnorm has no place for: into BibTeX they go as they came."""

import re
from collections.abc import Collection

from bibnorm.model import Entry
from bibnorm.write.clean import one_line
from bibnorm.write.escape import escape

# Of a format that is not BibTeX's own, what BibTeX has a field for.
_COMMON = frozenset(
    ("abstract", "keywords", "series", "chapter", "shorttitle", "language", "doi", "isbn", "issn")
)
# What these say has been put into the entry.
_RESOLVED = frozenset(("crossref", "xdata", "author+an"))
_NAME = re.compile(r"[A-Za-z][\w+.:-]{0,60}")
_BRACE = re.compile(r"[{}]")


def extra_fields(entry: Entry, taken: Collection[str]) -> dict[str, str]:
    r"""Give the further fields, their braces round them; never one that is `taken`.

    What came out of a .bib file is LaTeX and goes back as it stood, unless its braces
    would break the file. Of other formats only what BibTeX has a field for is written.

        >>> from bibnorm.model import Source
        >>> entry = Entry(key="k", type="misc", extra={"file": r"C\_1.pdf", "note": "x"},
        ...               source=Source(text="", format="bibtex"))
        >>> extra_fields(entry, {"note"})
        {'file': '{C\\_1.pdf}'}
    """
    is_latex = entry.source.format == "bibtex"
    return {
        name: f"{{{text}}}"
        for name, raw in entry.extra.items()
        if name not in taken and (is_latex or name in _COMMON) and _NAME.fullmatch(name)
        if name not in _RESOLVED and (text := _written(raw, is_latex))
    }


def _written(raw: str, is_latex: bool) -> str:
    """Write a value on one line, as TeX it was or as TeX that prints it."""
    text = one_line(raw)
    return text if is_latex and _is_balanced(text) else escape(text)


def _is_balanced(text: str) -> bool:
    """Say whether a text can stand between braces; an escaped brace counts as one, too."""
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not text.endswith("\\")
