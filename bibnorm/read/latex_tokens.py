"""LaTeX source to tokens, each with its place; comments are gone, accents are letters."""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from bibnorm.lexicon.texcommands import (
    ACCENTS,
    ADDRESSED,
    BLANK_SIGNS,
    ESCAPED,
    LETTERS,
    LIGATURES,
)


class Kind(StrEnum):
    """What a token is to the reader."""

    TEXT = "text"
    SPACE = "space"
    PAR = "paragraph"
    COMMAND = "command"
    OPEN = "{"
    CLOSE = "}"
    BRACKET = "bracket"
    ALIGN = "&"
    MATH = "math"
    PARAM = "parameter"
    RAW = "raw"


class Token(NamedTuple):
    """A piece of the source: `text` is what it stands for, a command's is its name.

    Of math and of addresses `text` is what stands between the delimiters, as
    written. `macros` names the macros out of which the token came.
    """

    kind: Kind
    text: str
    start: int
    end: int
    macros: tuple[str, ...] = ()


_MARK = r"(?:[\"'`^~]|[=.](?!\s)|[uvHtcdbkr](?![A-Za-z]))"
_LETTER = rf"(?:\\(?:{'|'.join(LETTERS)})(?![A-Za-z])[ ]?|[^\W\d_])"
_INNER = rf"(?:\\{_MARK}\s*(?:\{{\s*{_LETTER}\s*\}}|{_LETTER}))"
_ACCENT = rf"\\{_MARK}\s*(?:\{{\s*(?:{_INNER}|{_LETTER})\s*\}}|{_INNER}|{_LETTER})"
_ACCENT_PART = re.compile(rf"\\(?P<mark>{_MARK})|(?P<letter>{_LETTER})")

_MATH = (
    r"\$\$(?P<display>(?:[^$\\]|\\.)*)\$\$"
    r"|\$(?P<inline>(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+)\$"
    r"|\\\((?P<round>(?:[^\\\n]|\\[^()]|\n(?![ \t]*\n))*)\\\)"
    r"|\\ensuremath\s*\{(?P<ensured>(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{[^{}]*\})*\})*)\}"
)

_RAW = re.compile(
    r"[ \t]*\n?[ \t]*(?:\[[^\]\n]*\][ \t]*)?"
    r"\{(?P<raw>(?:[^{}\\\n]|\\.|\n(?![ \t]*\n)|\{[^{}\n]*\})*)\}",
    re.DOTALL,
)
_VERB = re.compile(r"\\verb\*?([^A-Za-z\s*])(?P<text>[^\n]*?)\1")
_SILENT = ("comment", "filecontents", "filecontents*")
_VERBATIM = ("verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", *_SILENT)
_BEGIN_VERBATIM = re.compile(
    rf"\\begin\s*\{{(?P<name>{'|'.join(map(re.escape, _VERBATIM))})\}}(?:\[[^\]\n]*\])?"
)

_SHORTHANDS = {
    **{f'"{letter}': letter + "\u0308" for letter in "aouAOUeiEI"},
    **{'"s': "ß", '"z': "ß", '"=': "-", '"~': "-", '"-': "", '"|': "", '""': ""},
    **{'"`': "„", "\"'": "“", '"<': "«", '">': "»"},
}
_GERMAN = re.compile(
    r"^[^%\n]*\\(?:documentclass|usepackage)\[[^\]\n]{0,300}?(?:n?german|n?austrian|nswissgerman)",
    re.M,
)


@cache
def _pattern(*, at_letter: bool, german: bool) -> re.Pattern[str]:
    """Build the pattern of one token; `"` and `@` mean more in some files."""
    shorthand = r'|(?P<shorthand>"[aouAOUeiEIsz=~\-|"`\'<>])' if german else ""
    quote = '(?!")' if german else ""
    return re.compile(
        rf"(?P<text>(?!\s)(?:{quote}[^\\{{}}\[\]$%&\#~\s`'?!-]"
        r"|[ ](?=[^\s%])|-(?!-)|'(?!')|[?!](?!`))+)"
        r"|(?P<space>\s+)"
        r"|(?P<comment>%[^\n]*\n?[ \t]*)"
        rf"|(?P<math>{_MATH})"
        rf"|(?P<accent>{_ACCENT})"
        rf"|\\(?P<word>href@noop|[A-Za-z{'@' if at_letter else ''}]+)"
        r"|\\(?P<sign>.)"
        r"|(?P<open>\{)|(?P<close>\})|(?P<bracket>[\[\]])|(?P<align>&)|(?P<param>\#{1,2}[1-9])"
        r"|(?P<ligature>-{2,3}|``|''|`|[?!]`)"
        rf"{shorthand}|(?P<other>.)",
        re.DOTALL,
    )


_SINGLE = {
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "bracket": Kind.BRACKET,
    "align": Kind.ALIGN,
    "param": Kind.PARAM,
    "text": Kind.TEXT,
}


class _Lexer:
    """Goes through a source from left to right, once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens: list[Token] = []
        self.at = 0
        self._at_letter = False
        self._german = _GERMAN.search(source[:20_000]) is not None
        self._after_word = False
        self._after_comment = False
        self._endless: set[str] = set()
        self._take = {
            "space": self._space,
            "comment": self._comment,
            "math": self._math,
            "accent": self._accent,
            "word": self._word,
            "sign": self._sign,
            "ligature": self._ligature,
            "shorthand": self._shorthand,
            "other": self._other,
        }

    def run(self) -> list[Token]:
        """Read all tokens."""
        match_at = _pattern(at_letter=False, german=self._german).match
        last_mode = False
        while self.at < len(self.source):
            if self._at_letter is not last_mode:
                last_mode = self._at_letter
                match_at = _pattern(at_letter=last_mode, german=self._german).match
            match = match_at(self.source, self.at)
            if match is None:  # every character is some token
                break
            self.at = match.end()
            group = match.lastgroup or ""
            kind = _SINGLE.get(group)
            if kind is not None:
                self.tokens.append(Token(kind, match[0], match.start(), self.at))
                self._after_word = self._after_comment = False
            else:
                self._take[group](match)
        return self.tokens

    def _add(self, kind: Kind, text: str, start: int, end: int) -> None:
        self.tokens.append(Token(kind, text, start, end))
        self._after_word = self._after_comment = False

    def _space(self, match: re.Match[str]) -> None:
        """Blanks: two line ends make a paragraph, behind a command's name they are none."""
        blank_line = match[0].count("\n") > 1 or (self._after_comment and match[0][0] == "\n")
        if blank_line:
            self._add(Kind.PAR, "\n", *match.span())
        elif not self._after_word:
            self._add(Kind.SPACE, " ", match.start(), match.start() + 1)

    def _comment(self, match: re.Match[str]) -> None:
        self._after_comment = match[0].find("\n") >= 0

    def _math(self, match: re.Match[str]) -> None:
        inner = match["inline"] or match["display"] or match["round"] or match["ensured"] or ""
        self._add(Kind.MATH, inner, *match.span())

    def _accent(self, match: re.Match[str]) -> None:
        text = decode_accent(match[0])
        # A tilde before the name of a home page.
        if match[0].startswith("\\~") and self.source[max(match.start() - 1, 0)] == "/":
            text = "~" + match[0][2:].strip("{} ")
        self._add(Kind.TEXT, text, *match.span())

    def _ligature(self, match: re.Match[str]) -> None:
        self._add(Kind.TEXT, LIGATURES[match[0]], *match.span())

    def _shorthand(self, match: re.Match[str]) -> None:
        text = unicodedata.normalize("NFC", _SHORTHANDS[match[0]])
        self._add(Kind.TEXT, text, *match.span())

    def _other(self, match: re.Match[str]) -> None:
        text = "\N{NO-BREAK SPACE}" if match[0] == "~" else match[0]
        self._add(Kind.TEXT, text, *match.span())

    def _sign(self, match: re.Match[str]) -> None:
        """A backslash before a sign."""
        sign = match["sign"]
        if sign in ESCAPED:
            self._add(Kind.TEXT, sign, *match.span())
        elif sign in BLANK_SIGNS:
            self._add(Kind.TEXT, " ", *match.span())
        else:
            self._add(Kind.COMMAND, sign, *match.span())

    def _word(self, match: re.Match[str]) -> None:
        """A command; some swallow what follows as it stands."""
        name = match["word"]
        start = match.start()
        if name == "begin" and self._verbatim(start):
            return
        if name == "verb" and (verb := _VERB.match(self.source, start)):
            self.at = verb.end()
            self._add(Kind.TEXT, verb["text"], verb.start("text"), verb.end("text"))
            return
        if name in ("makeatletter", "makeatother"):
            self._at_letter = name == "makeatletter"
        self._add(Kind.COMMAND, name, start, self.at)
        self._after_word = True
        if name in ADDRESSED and (raw := _RAW.match(self.source, self.at)):
            self.at = raw.end()
            self._add(Kind.RAW, raw["raw"], *raw.span("raw"))

    def _verbatim(self, start: int) -> bool:
        """Take a block that TeX does not read; one without an end is none."""
        begin = _BEGIN_VERBATIM.match(self.source, start)
        if begin is None or begin["name"] in self._endless:
            return False
        name = begin["name"]
        end = self.source.find(f"\\end{{{name}}}", begin.end())
        if end < 0:
            self._endless.add(name)
            return False
        self.at = end + len(name) + 6
        self._add(Kind.PAR, "\n", start, start)
        if name not in _SILENT:
            at = begin.end()
            for row in self.source[at:end].split("\n"):
                self._add(Kind.TEXT, row, at, at + len(row))
                self._add(Kind.PAR, "\n", at + len(row), at + len(row))
                at += len(row) + 1
        return True


def lex(source: str) -> list[Token]:
    r"""Cut LaTeX into tokens; no input fails, and it takes linear time.

    Comments and the blanks behind a command's name are dropped, accents and
    joined signs come as the character they print. What no TeX would take
    stays in the text.

        >>> [(t.kind.name, t.text) for t in lex(r"\emph{G\"odel} % no")]
        [('COMMAND', 'emph'), ('OPEN', '{'), ('TEXT', 'G'), ('TEXT', 'ö'), ('TEXT', 'del'), ...]
        >>> [t.text for t in lex("1--9 $k$-means")]
        ['1', '–', '9 ', 'k', '-means']
    """
    return _Lexer(source).run()


@lru_cache(maxsize=2048)
def decode_accent(raw: str) -> str:
    r"""Give the letter that an accent command prints.

    >>> [decode_accent(raw) for raw in (r"\"o", r"\'{\i}", r"\c c", r"\'{\^e}", r"\v{s}")]
    ['ö', 'í', 'ç', 'ế', 'š']
    """
    letter, marks = "", ""
    for part in _ACCENT_PART.finditer(raw):
        if part["mark"]:
            marks = ACCENTS[part["mark"]] + marks
        else:
            letter = part["letter"].strip()
    letter = LETTERS.get(letter.removeprefix("\\"), letter) if letter[:1] == "\\" else letter
    letter = {"ı": "i", "ȷ": "j"}.get(letter, letter) if marks else letter
    return unicodedata.normalize("NFC", letter + marks)
