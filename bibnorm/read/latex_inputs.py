r"""Files that a LaTeX file takes in with `\input`: read only when asked, only from its folder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

from bibnorm.model import Document, Part
from bibnorm.read.decode import cleaned, decode
from bibnorm.read.errors import ReadError
from bibnorm.read.latex import read_latex
from bibnorm.read.latex_tokens import Kind, Token, lex

_DEEPEST = 15  # TeX itself goes no deeper
_MOST_FILES = 500
_MOST_BYTES = 4 * 1024 * 1024
_LONGEST_NAME = 300

# How many arguments name the file; of two the first is its folder.
_COMMANDS = {
    **dict.fromkeys(("input", "include", "subfile", "subfileinclude", "@input", "@@input"), 1),
    **dict.fromkeys(("InputIfFileExists", "loadsubfile"), 1),
    **dict.fromkeys(("import", "subimport", "inputfrom", "subinputfrom", "includefrom"), 2),
    **dict.fromkeys(("subincludefrom",), 2),
}
_FROM_HERE = frozenset(("subimport", "subinputfrom", "subincludefrom"))
_OWN_PAGE = frozenset(("include", "includefrom", "subincludefrom", "subfileinclude"))
_MAY_BE_MISSING = frozenset(("InputIfFileExists", "@input"))
# What every TeX has, and what holds no text.
_OF_TEX = frozenset(("glyphtounicode", "pdfcolor", "epsf", "ix-utf8enc.dfu", "size10.clo"))
_OUT = "it does not lie in the folder of the file"
_UNTOLD = re.compile(r"[\\#|\0$]|\A~")
_BARE_NAME = re.compile(r"[ \t]*(?P<name>[^\s\\{}%$&#~^]+)")


class Input(NamedTuple):
    """A command that takes a file in: its name, what stands in its braces, where it stands."""

    command: str
    folder: str
    file: str
    start: int
    end: int


class _RefusedError(Exception):
    """Why a file is not taken in."""


def inputs(source: str) -> list[Input]:
    r"""Find the commands that take in files; in comments and listings there are none.

    Those that every TeX has are left out: they hold no text.

    >>> [each.file for each in inputs(r"\input{pubs} %\input{old}" "\n" r"\include{talks}")]
    ['pubs', 'talks']
    """
    return list(_inputs(lex(source), source)) if _may_have(source) else []


def _may_have(source: str) -> bool:
    return any(f"\\{name}" in source for name in ("in", "sub", "@", "import", "load", "Input"))


def _inputs(tokens: Sequence[Token], source: str) -> Iterator[Input]:
    for number, token in enumerate(tokens):
        if token.kind is not Kind.COMMAND or token.text not in _COMMANDS:
            continue
        names, end = _names(tokens, number + 1, source)[: _COMMANDS[token.text]], token.end
        if names:
            end = names[-1][1]
        elif token.text == "input" and (bare := _BARE_NAME.match(source, token.end)):
            names, end = [(bare["name"], bare.end())], bare.end()
        taken = names[-1][0].removesuffix(".tex") if names else ""
        if len(names) == _COMMANDS[token.text] and taken not in _OF_TEX:
            folder = names[0][0] if len(names) > 1 else ""
            yield Input(token.text, folder, names[-1][0], token.start, end)


def _names(tokens: Sequence[Token], at: int, source: str) -> list[tuple[str, int]]:
    """The arguments in braces from a place on, two at most, each with its end."""
    found: list[tuple[str, int]] = []
    while len(found) < 2 and at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind is Kind.SPACE or token.text == "*":
            continue
        if token.kind is not Kind.OPEN:
            break
        close = source.find("}", token.end, token.end + _LONGEST_NAME)
        if close < 0:
            break
        found.append((source[token.end : close].strip(), close + 1))
        while at < len(tokens) and tokens[at].start <= close:
            at += 1
    return found


def with_inputs(document: Document, path: Path, most: int) -> Document:
    """Read a document again with the files that it takes in, at most so many bytes of them.

    `path` is where it lies. Only files in that folder and the folders in it
    are opened, links followed first; each file that is not taken in is named
    in the notices. In `parts` stands which line came from where.
    """
    gathering = _Gathering(path.parent, min(most, _MOST_BYTES))
    gathering.take(document.source, document.name, path.parent, (path.resolve(),))
    if len(gathering.parts) < 2:
        return replace(document, notices=tuple(gathering.notices))
    read = read_latex("".join(gathering.texts), document.name)
    return replace(read, parts=tuple(gathering.parts), notices=tuple(gathering.notices))


@dataclass
class _Gathering:
    """A source on the way to be put together."""

    folder: Path
    left: int
    tried: int = 0
    line: int = 1
    texts: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def take(self, source: str, file: str, here: Path, chain: tuple[Path, ...]) -> None:
        """Put a file's text in, and in it the files that it takes in."""
        body = _body(source) if len(chain) > 1 else (0, len(source))
        at = body[0]
        for each in inputs(source):
            if not at <= each.start < body[1]:
                continue
            self.tried += 1
            if self.tried > _MOST_FILES:
                self.notices += [f"{file}: too many files; some were not read"] * self.is_first_over
                break
            try:
                taken, text = self._open(each, here, chain)
            except _RefusedError as refused:
                line = source.count("\n", 0, each.start) + 1
                self.notices += [f"{file}:{line}: {refused}"] if str(refused) else []
                continue
            before, behind = ("\n\n", "\n\n") if each.command in _OWN_PAGE else ("%\n", "\n%\n")
            self._put(source, at, each.start, file)
            self._add(before)
            self.take(text, self._shown(taken), taken.parent, (*chain, taken))
            self._add(behind)
            at = each.end
        self._put(source, at, body[1], file)

    @property
    def is_first_over(self) -> bool:
        """Whether this is the first file too many."""
        return self.tried == _MOST_FILES + 1

    def _put(self, source: str, start: int, end: int, file: str) -> None:
        self.parts.append(Part(self.line, file, source.count("\n", 0, start) + 1))
        self._add(source[start:end])

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self.line += text.count("\n")

    def _shown(self, taken: Path) -> str:
        return str(self.folder / taken.relative_to(self.folder.resolve()))

    def _open(self, each: Input, here: Path, chain: tuple[Path, ...]) -> tuple[Path, str]:
        """Find the file that a command names and read it; say why if that cannot be."""
        said = f"\\{each.command}{{{each.file}}}"
        path = self._found(each, here, said)
        if path in chain:
            raise _RefusedError(f"{said} was not read: the file takes itself in")
        if len(chain) > _DEEPEST:
            raise _RefusedError(f"{said} was not read: too many files take in others")
        try:
            with path.open("rb") as stream:
                data = stream.read(self.left + 1)
            if len(data) > self.left:
                raise _RefusedError(f"{said} was not read: the files together are too large")
            self.left -= len(data)
            return path, cleaned(decode(data, self._shown(path)))
        except OSError as error:
            raise _RefusedError(f"{said} was not read: {error.strerror}") from error
        except ReadError as error:
            raise _RefusedError(f"{said} was not read: {error.wrong}") from error

    def _found(self, each: Input, here: Path, said: str) -> Path:
        """Say which file is meant: in the folder, whatever its name looks like."""
        if not each.file or _UNTOLD.search(each.folder + each.file):
            raise _RefusedError(f"{said} was not read: no file can be told from this name")
        home = here if each.command in _FROM_HERE else self.folder
        for base in dict.fromkeys((home, here)):
            # As written first, so that nothing outside is so much as looked for.
            path = base / each.folder / each.file
            if not Path(normpath(path)).is_relative_to(normpath(self.folder)):
                raise _RefusedError(f"{said} was not read: {_OUT}")
            for candidate in (path.with_name(f"{path.name}.tex"), path):
                if (found := _real(candidate)) is not None:
                    if not found.is_relative_to(self.folder.resolve()):
                        raise _RefusedError(f"{said} was not read: {_OUT}")
                    return found
        missing = "" if each.command in _MAY_BE_MISSING else f"{said}: there is no such file"
        raise _RefusedError(missing)


def _real(path: Path) -> Path | None:
    """The file that a path leads to, over all links; None where there is none."""
    try:
        found = path.resolve(strict=True)
        return found if found.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _body(source: str) -> tuple[int, int]:
    r"""Where what is taken in of a file begins and ends: a subfile has a preamble of its own."""
    tokens = lex(source) if "\\endinput" in source or "{document}" in source else []
    start, end = 0, len(source)
    for number, token in enumerate(tokens):
        if token.kind is not Kind.COMMAND:
            continue
        if token.text == "endinput":
            return start, token.start
        named = "".join(after.text for after in tokens[number + 1 : number + 4])
        if named == "{document}" and token.text == "begin":
            start = tokens[number + 3].end
        elif named == "{document}" and token.text == "end":
            return start, token.start
    return start, end
