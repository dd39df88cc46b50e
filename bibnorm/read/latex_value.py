"""LaTeX in a field of a record: one value as plain text, math kept."""

import re
import unicodedata
from functools import lru_cache

from bibnorm.lexicon.texcommands import ACCENTS, BLANKS, SILENT, SYMBOLS
from bibnorm.model import Style
from bibnorm.read.latex_math import read_math
from bibnorm.read.latex_styles import ARGUMENT, DECLARED
from bibnorm.read.latex_tokens import Kind, Token, decode_accent, lex

_LATEX = re.compile(r"[\\$~`]|--|''")
# The accents that are commonest, and hardest to misread: they are read at once.
_LETTER = re.compile(r"(?<!\\)\\[\"'`^](?:[A-Za-z]|\{[A-Za-z]\})")
# What some publishers write for a letter with an accent.
_EITHER = re.compile(r"\\ifmmode.{0,60}?\\else\s?(.{0,60}?)\\fi(?:\{\}|\s?)", re.DOTALL)
# In a .bib file a per cent sign begins no comment within a value.
_PERCENT = re.compile(r"(?<!\\)%")
_BEFORE = 12
_ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|ème|a|o|ª|º|TM|\W", re.IGNORECASE)
_TEXT = frozenset((Kind.TEXT, Kind.ALIGN, Kind.PARAM, Kind.BRACKET, Kind.RAW))
_BLANKS = frozenset((*BLANKS, "\\", "newline", "linebreak", "par"))
_RAISED = {"textsuperscript": "^", "textsubscript": "_"}
_FORMS = frozenset((*ARGUMENT, *DECLARED, *SILENT)).union(
    ("mbox", "text", "textrm", "textsf", "textsc", "hbox", "mathrm", "ensuremath", "enquote"),
    ("uppercase", "MakeUppercase", "lowercase", "url", "path", "doi", "textcolor", "natexlab"),
    ("bibinfo", "bibnamefont", "bibfnamefont", "selectlanguage", "scshape", "normalsize"),
    ("tiny", "scriptsize", "footnotesize", "small"),
)
# Commands that print nothing of what stands in their braces.
_UNPRINTED = re.compile(r"(?i:(?:sort)?no?op(?:sort)?)|href|[hv]space|cite\w*|label")


@lru_cache(maxsize=1 << 14)
def latex_text(value: str) -> str:
    r"""Give a value as it would be printed, in Unicode; math stays math.

    Braces go, blanks are folded. A command that nobody knows stays as it is written,
    for it may be a name.

        >>> latex_text(r"{\"U}ber {BibTeX} \& $O(n^2)$ --- the  ``100% \emph{case}''")
        'Über BibTeX & $O(n^2)$ — the “100% case”'
        >>> latex_text(r"CO\textsubscript{2} on the 3\textsuperscript{rd} of \mytool")
        'CO$_{2}$ on the 3rd of \\mytool'
    """
    if "\\ifmmode" in value:
        value = _EITHER.sub(r"\1", value)
    if "\\" in value and "$" not in value:
        value = _LETTER.sub(lambda match: decode_accent(match[0]), value)
    if _LATEX.search(value):
        value = _Printer(lex(_PERCENT.sub(r"\\%", value))).printed()
    else:
        value = value.replace("{", "").replace("}", "")
    return " ".join(value.split())


class _Printer:
    """Goes through the tokens of a value once."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._said: list[str] = []

    def printed(self) -> str:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.kind in _TEXT:
                raw = token.kind is Kind.RAW
                self._said.append(token.text.replace("\\%", "%") if raw else token.text)
            elif token.kind in (Kind.SPACE, Kind.PAR):
                self._said.append(" ")
            elif token.kind is Kind.MATH:
                self._math(token)
            elif token.kind is Kind.COMMAND:
                self._command(token.text)
        return "".join(self._said)

    def _math(self, token: Token) -> None:
        """Keep math, but for a lone sign, and the ending of an ordinal."""
        pieces = read_math(token.text, "".join(self._said[-_BEFORE:])[-_BEFORE:])
        raised = any(style is not Style.PLAIN for _, style in pieces)
        if raised and not all(_ORDINAL.fullmatch(text) for text, _ in pieces):
            self._said.append(f"${token.text}$")
        else:
            self._said += [text for text, _ in pieces]

    def _command(self, name: str) -> None:
        if name in SYMBOLS:
            # Behind the sign of a whole word TeX would eat the blank, and nobody meant that.
            self._say(SYMBOLS[name], parted=len(SYMBOLS[name]) > 1)
        elif name in ACCENTS:
            self._accent(name)
        elif name in _RAISED:
            self._raised(_RAISED[name])
        elif name in _BLANKS:
            self._said.append(" ")
        elif _UNPRINTED.fullmatch(name):
            self._group()
        elif name not in _FORMS and not self._is_open():
            self._say(f"\\{name}", parted=True)

    def _say(self, text: str, *, parted: bool) -> None:
        self._said.append(text)
        if parted and self._had_blank():
            self._said.append(" ")

    def _had_blank(self) -> bool:
        """Whether a blank stood behind the command, which ends its name."""
        if self._at >= len(self._tokens):
            return False
        return self._tokens[self._at].start > self._tokens[self._at - 1].end

    def _accent(self, name: str) -> None:
        """Put an accent on what stands in the braces behind it; on nothing it prints itself."""
        text = self._group()
        if text:
            self._said.append(unicodedata.normalize("NFC", text[0] + ACCENTS[name]) + text[1:])
        elif not name.isalpha():
            self._said.append(name)

    def _raised(self, sign: str) -> None:
        """Keep what is raised or lowered as math, unless it ends an ordinal."""
        text = self._group().strip()
        self._said.append(text if _ORDINAL.fullmatch(text) else f"${sign}{{{text}}}$")

    def _is_open(self) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].kind is Kind.OPEN

    def _group(self) -> str:
        """Take the group that comes next, if one does; of what is nested in it only the words."""
        if self._at < len(self._tokens) and self._tokens[self._at].kind is Kind.RAW:
            self._at += 1
            return self._tokens[self._at - 1].text
        if not self._is_open():
            return ""
        depth, start = 0, self._at
        while self._at < len(self._tokens):
            kind = self._tokens[self._at].kind
            depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
            self._at += 1
            if not depth:
                break
        return "".join(_word(token) for token in self._tokens[start : self._at])


def _word(token: Token) -> str:
    """Give what a token prints by itself."""
    if token.kind is Kind.COMMAND:
        return SYMBOLS.get(token.text, "")
    return "" if token.kind in (Kind.OPEN, Kind.CLOSE) else token.text
