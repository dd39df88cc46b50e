r"""Letters outside ASCII and TeX's commands for them: `{\"u}` and ü, both ways."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from bibnorm.lexicon.texcommands import ACCENTS, KEPT_IN_TEXT, LETTERS


def _inverted(table: Mapping[str, str]) -> Mapping[str, str]:
    """Turn command → letter into letter → command, and refuse a letter with two."""
    found: dict[str, str] = {}
    for name, letter in table.items():
        if found.setdefault(letter, name) != name:
            raise ValueError(f"{letter!r} is \\{found[letter]} and \\{name}")
    return MappingProxyType(found)


# A tie stands over two letters, which Unicode has no one letter for.
_ACCENTS: Mapping[str, str] = {
    **{name: mark for name, mark in ACCENTS.items() if name != "t"},
    **{"G": "\u030f", "textcommabelow": "\u0326"},
}
MARKS: Mapping[str, str] = _inverted(_ACCENTS)
"""The accent command of each combining character."""

# \SS prints two letters, \j stands alone nowhere.
_PLAIN: Mapping[str, str] = {
    name: letter for name, letter in LETTERS.items() if name not in ("SS", "j")
}
_COMMANDS = _inverted(_PLAIN)
# What TeX joins or takes for a blank, in its own signs.
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **{"\u00a0": "~", "\u2010": "-", "\u2011": "-", "\u2013": "--", "\u2014": "---"},
        **{"\u2018": "`", "\u2019": "'", "\u201c": "``", "\u201d": "''"},
    }
)

_BASE = r"[^\W\d_]|\\[ij](?:\{\}|(?![A-Za-z \t\r\n]))"
_LETTER = "|".join(sorted(_PLAIN, key=lambda name: -len(name)))
# TeX takes the blank behind a command with it, BibTeX parts names there: outside of braces of
# its own a command with a blank stays.
_COMMAND = re.compile(
    rf"""
      (?P<open>\{{)?
      \\(?:
        (?: (?:[`'^"~=]|\.(?=\{{?[cCeEgGIzZ])|(?<=\{{\\)\.) | (?:[bcdHkruvG]|textcommabelow)
            (?: (?(open)[ \t\r\n]+|(?!)) | (?=[{{\\]) ) )
        (?P<base> {_BASE} | \{{(?:{_BASE})\}} )
      | (?:{_LETTER})(?![A-Za-z]) (?: \{{\}} | (?(open)[ \t\r\n]*|(?![ \t\r\n])) )
      )
      (?(open)\}})
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"\\(textcommabelow|[A-Za-z]+|.)", re.DOTALL)
# What is no text: an escaped backslash or dollar, and math.
_APART = re.compile(r"\\\\|\\\$|\$(?:\\.|[^$\\])*\$|\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL)
_WORD = re.compile(r"\\([A-Za-z]+)")
# The braces belong to a command; or they begin a group that goes on behind the accent.
_BEHIND_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|[`'^\"~=.])[ \t\r\n]*\Z")
_COMMAND_WORD = re.compile(r"\\[A-Za-z]+\Z")
_NEAR = 24
_ADDRESS = re.compile(r"://|www\.|/\\~")
# A letter that would be part of a command, or that nobody knows as one.
_ODD = re.compile(r"\\[A-Za-z]*[^\x00-\x7f]")
_FORMS = (
    KEPT_IN_TEXT - {"ensuremath"}
    | _ACCENTS.keys()
    | {"it", "bf", "em", "tt", "sl", "sf", "rm", "sc", "enquote", "mkbibquote", "LaTeXe"}
)
_FOREIGN = re.compile(r"(?<!\\)(?:[^\W\d_][\u0300-\u036f]+|[^\x00-\x7f])")
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_NESTED = 3


def with_letters(text: str) -> str:
    r"""Write accents and special letters of TeX as the letters that they print.

    Math stays, and so do quotes, dashes, ties and escaped signs. The braces of `{\"u}` go:
    to BibTeX they make a letter of it and protect nothing; those of `{\"Uber}`, which may be
    meant to protect, stay with all in front of them. A text with a command that is
    neither an accent nor a form of letters, or with an address, stays whole.

        >>> print(with_letters(r"{\"U}ber Stra\ss{}en, $\'e$, na{\"{\i}}f, \emph{\c{c}}; {\'Ete}"))
        Über Straßen, $\'e$, naïf, \emph{ç}; {\'Ete}
        >>> print(with_letters(r"\url{x/\~ue}"))
        \url{x/\~ue}
    """
    if ("\\" not in text and text.isascii()) or not _is_prose(text):
        return text
    return _outside_math(text, _lettered)


def with_commands(text: str) -> str:
    r"""Write letters outside ASCII as TeX's commands, in the braces that make one letter of it.

    Dashes and quotes become TeX's own. What TeX has no command for stays, and math.

        >>> print(with_commands("Über “naïve” Straßen – Dělen, ế, 北京 $α$"))
        {\"U}ber ``na{\"i}ve'' Stra{\ss}en -- D{\v{e}}len, {\'{\^e}}, 北京 $α$
    """
    if text.isascii() or not _is_prose(text):
        return text
    return _outside_math(text, lambda part: _FOREIGN.sub(lambda found: command(found[0]), part))


@cache
def command(letter: str) -> str:
    r"""Give TeX's command for a letter with its marks; what has none comes back as it is.

    >>> print(command("ű"), command("ø"), command("я"))
    {\H{u}} {\o} я
    """
    composed = unicodedata.normalize("NFC", letter)
    if composed in _COMMANDS:
        return f"{{\\{_COMMANDS[composed]}}}"
    if len(composed) > 1:
        return letter  # two accents that no letter has together
    # A lone character stays as it is: composing would change some letters of Chinese.
    return _SIGNS.get(composed) or accented(composed) or (letter if len(letter) == 1 else composed)


def accented(letter: str) -> str | None:
    r"""Give `{\'e}` for a letter with marks; several marks nest.

    >>> accented("é"), accented("e")
    ("{\\'e}", None)
    """
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if not marks or not (base.isascii() and base.isalpha()):
        return None
    written = base
    for mark in marks:
        accent = MARKS.get(mark)
        if accent is None:
            return None
        bare = len(written) == 1 and not accent.isalpha()
        written = f"\\{accent}{written}" if bare else f"\\{accent}{{{written}}}"
    return f"{{{written}}}"


def signs(text: str) -> str:
    """Write dashes, quotes and ties of Unicode as TeX has them.

    >>> signs("“12–15”")
    "``12--15''"
    """
    return text if text.isascii() else text.translate(_SIGN_TABLE)


_SIGN_TABLE = str.maketrans(dict(_SIGNS))


def _is_prose(text: str) -> bool:
    """Say whether nothing in a text but letters, their forms and math needs TeX."""
    if _ADDRESS.search(text):
        return False
    rest = _APART.sub(" ", text)
    if "$" in rest or _ODD.search(rest):
        return False
    return all(match[1] in _FORMS for match in _WORD.finditer(rest))


def _outside_math(text: str, change: Callable[[str], str]) -> str:
    done, said = 0, []
    for match in _APART.finditer(text):
        said += [change(text[done : match.start()]), match[0]]
        done = match.end()
    return "".join([*said, change(text[done:])])


def _lettered(part: str) -> str:
    for _ in range(_NESTED):
        new = _COMMAND.sub(_letter, part) if "\\" in part else part
        if new == part:
            break
        part = new
    return _DECOMPOSED.sub(lambda found: unicodedata.normalize("NFC", found[0]), part)


def _letter(match: re.Match[str]) -> str:
    text, start = match.string, match.start()
    before = text[max(0, start - _NEAR) : start]
    if match["open"] is None and _COMMAND_WORD.search(before):
        return match[0]  # its name would go on
    begins = match["open"] is None and before.endswith("{") and not _is_closed(match)
    # Where a command takes the group, its braces protect nothing.
    if begins and not _BEHIND_COMMAND.search(before[:-1]):
        return match[0]
    printed = _printed(match)
    if printed is None:
        return match[0]
    return f"{{{printed}}}" if match["open"] and _BEHIND_COMMAND.search(before) else printed


def _is_closed(match: re.Match[str]) -> bool:
    """Say whether the braces before a command hold nothing else."""
    return match.string[match.end() : match.end() + 1] == "}"


def _printed(match: re.Match[str]) -> str | None:
    """Give the letter; None where Unicode has no one letter for it."""
    name = _NAME.search(match[0])
    assert name is not None  # the command itself
    if match["base"] is None:
        return _PLAIN[name[1]]
    base = match["base"].strip("{} ").removeprefix("\\").removesuffix("{}")
    composed = unicodedata.normalize("NFC", base + _ACCENTS[name[1]])
    return composed if len(composed) == 1 else None
