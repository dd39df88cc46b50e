"""The reader of LaTeX at work: what every token does to the page."""

import re
from collections.abc import Callable, Container, Mapping

from bibnorm.lexicon.texcommands import SYMBOLS
from bibnorm.read.latex_macros import MOST_NESTED, NOTHING, Macro, written
from bibnorm.read.latex_math import read_math
from bibnorm.read.latex_nesting import Nesting
from bibnorm.read.latex_tokens import Kind, Token, lex

Handler = Callable[["Machine", Token], None]

_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_ESCAPES = re.compile(r"\\([&%#_$~{}])(?:\{\})?|\\textasciitilde(?![A-Za-z])(?:\{\})?|[{}\s]")
_UNIT = r"(?:pt|mm|cm|in|em|ex|bp|sp|pc|fil+|\\[a-z]*(?:width|height|skip|sep|indent|margin))"
_SIZE = rf"[-+]?\s*(?:\d*\.?\d+)?\s*{_UNIT}\s*"
_LENGTH = re.compile(rf"{_SIZE}(?:plus\s*{_SIZE})?(?:minus\s*{_SIZE})?")
_TEXTUAL = re.compile(r"(?:\{\})?(?:[,.;:)~]|\\ |\$\^|\s+(?:and\b|\\?&))|\{\}\s+\w")
_NEAR = 12
_REFERENCE = re.compile(r"cite|\A(?:bibliograph|printbib)|ref\Z|refs\Z")
_LONGEST_LENGTH = 12
_ENDS_PARAGRAPH = (
    *("item", "bibitem", "begin", "end", "@entry", "@done"),
    *("section", "subsection", "subsubsection", "paragraph"),
)
_BLANK = Token(Kind.SPACE, " ", -1, -1)
_OPEN, _CLOSE = Token(Kind.OPEN, "{", -1, -1), Token(Kind.CLOSE, "}", -1, -1)
_MORE = Token(Kind.COMMAND, "@more", -1, -1)
_PAR = Token(Kind.PAR, "\n", -1, -1)
_MOST_MATH = 2000
_MOST_RAW = 300
_MATH_ROUNDS = 5

HEADING = re.compile(
    r"\A(?:[a-z]*(?:sub)*section[a-z]?|(?:sub)*section\w{0,12}|(?!page|fancy|rh|lh|ch|over|arrow|th)"
    r"[a-z]{0,10}(?:heading|header|head)|rubric|category)\Z",
    re.IGNORECASE,
)
"""Names of commands that set a heading, in whatever class."""


def is_length(text: str) -> bool:
    r"""Whether a text is a length and no more.

    >>> is_length("2em plus 1em"), is_length(r"0.5\textwidth"), is_length("5 mm holes")
    (True, True, False)
    """
    return _LENGTH.fullmatch(text) is not None


class Machine(Nesting):
    """Runs over the tokens of a document and sets its page, without ever recursing."""

    def __init__(self, source: str, handlers: Mapping[str, Handler], quiet: Container[str]) -> None:
        """Begin before the first token; `quiet` are the commands that a preamble may use."""
        self.tokens = lex(source)
        super().__init__(self.tokens, source)
        self.source = source
        self.macros: dict[str, Macro] = {}
        self.environments: dict[str, tuple[Macro, tuple[Token, ...]]] = {}
        self.switches: dict[str, bool] = {}
        self.meta: dict[str, str] = {}
        self.notes: list[Token] = []
        self.endless_condition = False
        self._handlers = handlers
        self._quiet = quiet
        self._take: dict[Kind, Callable[[Token], None]] = {
            Kind.TEXT: self.say,
            Kind.SPACE: self.say,
            Kind.BRACKET: self.say,
            Kind.PARAM: self.say,
            Kind.RAW: self._raw,
            Kind.MATH: self._math,
            Kind.PAR: self._paragraph,
            Kind.OPEN: lambda _: self.open(),
            Kind.CLOSE: lambda _: self.close(),
            Kind.ALIGN: self._align,
            Kind.COMMAND: self._command,
        }

    def run(self) -> None:
        """Read to the end."""
        while True:
            while (token := self.next()) is not None:
                self._take[token.kind](token)
            self.unwind(0)
            if not self.notes:
                break
            self._set_notes()
        self.end_paragraph()

    # Text

    def _raw(self, token: Token) -> None:
        if token is not NOTHING:
            self.say(token, self.address(token.text))

    def _math(self, token: Token) -> None:
        """Math, with the file's own macros in it put in, since no other file has them."""
        raw = token.text
        for _ in range(_MATH_ROUNDS):
            if "\\" not in raw or len(raw) > _MOST_MATH:
                break
            raw = _COMMAND.sub(self._in_math, raw)[: 2 * _MOST_MATH]
        for text, style in read_math(raw, self.page.before):
            self.style, before = self.style | style, self.style
            self.say(token, text)
            self.style = before

    def _in_math(self, match: re.Match[str]) -> str:
        macro = self.macros.get(match[1])
        if macro is None or macro.params or macro.lenient or len(macro.raw) > _MOST_RAW:
            return match[0]
        return macro.raw

    def address(self, raw: str) -> str:
        """Give an address without TeX's escapes, and with the file's own macros in it."""

        def said(match: re.Match[str]) -> str:
            macro = self.macros.get(match[1])
            short = macro is not None and not macro.params and len(macro.raw) <= _MOST_RAW
            return macro.raw if macro and short else match[0]

        if "\\" in raw and len(raw) < _MOST_MATH:
            raw = _COMMAND.sub(said, raw)
        return _ESCAPES.sub(lambda match: match[1] or "~" * match[0].startswith("\\"), raw)

    # Paragraphs

    def _paragraph(self, _: Token) -> None:
        while self.groups and self.groups[-1].is_short:
            self.close()  # no argument of these goes on over a paragraph's end
        if self.notes:
            self.push((_PAR,))
            self._set_notes()
        else:
            self.end_paragraph()

    def _align(self, token: Token) -> None:
        if len(self.tables) == 1 and not self.silent:
            self.page.cell()
        elif self.tables:
            self.say(_BLANK)
        elif self.page.may_be_column and not self.page.heading:
            self.page.tab()
        else:
            self.say(token)

    # Commands

    def _command(self, token: Token) -> None:
        name = token.text
        handler = self._handlers.get(name)
        if handler is not None:
            self._handle(handler, token)
            return
        macro = self.macros.get(name)
        if macro is not None and self.may_expand(token):
            self.expand(token, macro)
        elif name in SYMBOLS:
            self.say(token, SYMBOLS[name])
        else:
            self._unknown(token)

    def _handle(self, handler: Handler, token: Token) -> None:
        """Let a command of LaTeX do its work; notes come before what ends their paragraph."""
        if self.silent and token.text not in self._quiet:
            return
        if self.notes and token.text in _ENDS_PARAGRAPH:
            self.push((token,))
            self._set_notes()
            return
        handler(self, token)

    def _set_notes(self) -> None:
        notes, self.notes = self.notes, []
        self.push(notes)

    def _unknown(self, token: Token) -> None:
        """A command that nobody defined: it goes, what stands in its braces stays.

        One with a stop or an explicit blank behind it printed a name or a word,
        which nobody can know here: that one stays as it is written.
        """
        name = token.text
        if HEADING.match(name) and not self.silent and self._is_heading(name):
            return
        behind = self.source[token.end : token.end + _NEAR]
        if behind[:1] == "*" or token.macros:
            self.star()
        if behind[:1] == "[" or token.macros:
            self.option()
        if _TEXTUAL.match(behind) and not token.macros:
            self.say_name(token, name)
        elif _REFERENCE.search(name):
            self.option()
            self.group()
        elif self.is_next(Kind.OPEN):
            self._argument_of_unknown()
        elif behind[:1].isspace():
            self.say(_BLANK)

    def say_name(self, token: Token, name: str) -> None:
        """Set a command's own name, apart from what stood apart from it."""
        self.say(token, f"\\{name}")
        if self.source[token.end : token.end + 1].isspace():
            self.say(_BLANK)

    def _is_heading(self, name: str) -> bool:
        """Begin a heading, if the command has the braces for it."""
        self.star()
        self.option()
        if not self.is_next(Kind.OPEN):
            return False
        self.begin_heading(3 + name.lower().count("sub"))
        return True

    def _argument_of_unknown(self) -> None:
        """Set the text in an argument, part it from the next; leave out what is only layout."""
        while self.is_next(Kind.OPEN):
            group = self.group()
            if group is None:
                return
            if len(group) > _LONGEST_LENGTH or not is_length(written(group).strip()):
                self.push((_OPEN, *group, _CLOSE, _MORE))
                return

    def more_of_unknown(self) -> None:
        """Go on behind an argument of a command that nobody defined."""
        if self.is_next(Kind.OPEN):
            self.say(_BLANK)
            self._argument_of_unknown()

    def may_expand(self, token: Token) -> bool:
        """Whether a macro may be put in here: not inside itself, nor without end."""
        return (
            self.allowance > 0
            and token.text not in token.macros
            and len(token.macros) < MOST_NESTED
        )

    def undefined(self, *names: str) -> set[str]:
        """Say which of these commands, each with its backslash, nobody defined."""
        return {
            name
            for name in names
            if name[:1] == "\\"
            and name[1:] not in self.macros
            and name[1:] not in self._handlers
            and name[1:] not in SYMBOLS
        }

    def begin_heading(self, level: int) -> None:
        """Begin a heading whose text stands in the braces that come next."""
        self.end_paragraph()
        self.bare_items = None
        self.page.level = self.level
        self.page.heading = level
        self.enter_argument(self._end_heading)
        self.style, self.link = 0, None

    def _end_heading(self) -> None:
        self.end_paragraph()
        self.page.heading = 0

    def bare(self, tokens: list[Token]) -> str:
        """Give the text of a short argument, signs and marks too."""
        said = []
        for token in tokens:
            if token.kind is Kind.MATH:
                said += [text for text, _ in read_math(token.text, "")]
            elif token.kind is Kind.COMMAND:
                said.append(SYMBOLS.get(token.text, ""))
            elif token.kind not in (Kind.OPEN, Kind.CLOSE):
                said.append(token.text)
        return " ".join("".join(said).split())
