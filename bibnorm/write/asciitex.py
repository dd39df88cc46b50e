r"""LaTeX for every character outside ASCII, for toolchains that know no UTF-8.

Accented letters become BibTeX's "special characters", `{\v{e}}`: a group that
opens with a command at the outer level, which BibTeX sorts and shortens as the
one letter it is. What LaTeX has no command for (Chinese, Japanese, Korean …)
stays as it is.
"""

import re
import unicodedata
from functools import cache

from bibnorm.lexicon.texletters import accented

# A base letter with marks that have no letter of their own goes together.
_FOREIGN = re.compile(r"[A-Za-z]?[\u0300-\u036f]+|[^\x00-\x7f]")

# Where the library's answer is not what stands in a bibliography.
_OURS = {
    "\u00a0": "~", "\u2010": "-", "\u2011": "-", "\u2012": "--", "\u2013": "--", "\u2014": "---",
    "\u2015": "---", "\u2018": "`", "\u2019": "'", "\u201a": r"{\quotesinglbase}", "\u201c": "``",
    "\u201d": "''", "\u201e": r"{\quotedblbase}", "\u2026": r"{\ldots}", "\u2212": "$-$",
    "\u02b9": "'", "\u02bb": "`", "\u02bc": "'", "\u2032": "'", "\u00b4": "'",
    "\u0131": r"{\i}", "\u0237": r"{\j}", "\u00e5": r"{\aa}", "\u00c5": r"{\AA}",
    "\u2002": " ", "\u2003": " ", "\u2007": "~", "\u2009": r"\,", "\u202f": r"\,",
    "\u1e9e": r"{\SS}", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi",
    "\ufb04": "ffl",
}  # fmt: skip


def to_ascii(latex: str) -> str:
    r"""Write a LaTeX text in ASCII, as far as LaTeX has words for it.

    >>> print(to_ascii("{Dělen} – “Ångström” by Łukasz Weiß"))
    {D{\v{e}}len} -- ``{\AA}ngstr{\"o}m'' by {\L}ukasz Wei{\ss}
    >>> to_ascii("北京")
    '北京'
    """
    if latex.isascii():
        return latex
    composed = unicodedata.normalize("NFC", latex)
    return _FOREIGN.sub(lambda match: _encode(match[0]), composed)


@cache
def _encode(chars: str) -> str:
    if chars in _OURS:
        return _OURS[chars]
    known = _library().get(ord(chars)) if len(chars) == 1 else None
    if known is not None and known.startswith("{"):
        return known
    return accented(chars) or (_closed(known) if known else chars)


def _closed(latex: str) -> str:
    """Close a command that would eat the blank or the letters behind it."""
    return f"{{{latex}}}" if re.fullmatch(r"\\[A-Za-z]+-?", latex) else latex


@cache
def _library() -> dict[int, str]:
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    table: dict[int, str] = get_builtin_uni2latex_dict()
    return table
