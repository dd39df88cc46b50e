"""Math in a title as plain text, for those who have no TeX to set it."""

import re

from bibnorm.lexicon.texcommands import MATH_SIGNS, MATH_SYMBOLS, SYMBOLS

_MATH = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$\n]{0,80}[^\s$\\])\$(?!\d)")
_TOKEN = re.compile(
    r"\\(?P<form>math(?:rm|it|sf|bf|cal|frak|normal)|text(?:rm|it|sf|bf)?|operatorname|mbox)\s*"
    r"\{(?P<inner>[^{}\\$_^]*)\}"
    r"|\\mathbb\s*(?:\{(?P<set>[A-Z])\}|(?P<bare>[A-Z]))"
    r"|(?P<sign>[_^])\s*(?:\{(?P<group>[^{}\\]*|\\[A-Za-z]+)\}|(?P<one>[^\s{}\\]|\\[A-Za-z]+))"
    r"|\\(?P<command>[A-Za-z]+|[,;:! ])\s*"
    r"|(?P<plain>[A-Za-z\d+=<>/()\[\],.|!:;*'-]|[^\x00-\x7f])|(?P<space>[\s{}~]+)"
)
_HIGH = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOW = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_RAISED = {"\\circ": "°", "\\prime": "′", "\\ast": "*", "*": "*", "\\dagger": "†", "\\star": "⋆"}
_SETS = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
_WORDS = re.compile(r"[A-Za-z]{2}")


def without_math(text: str) -> str:
    r"""Write math as plain text where that says the same; other math stays as it is.

    >>> without_math(r"$\alpha$-Moss in $O(n^2)$, CO$_2$ and $k$ roots")
    'α-Moss in O(n²), CO₂ and k roots'
    >>> without_math(r"On $\frac{a}{b}$ and $x_{ij}$ for $5 or $6")
    'On $\\frac{a}{b}$ and $x_{ij}$ for $5 or $6'
    """
    return _MATH.sub(_plain, text) if "$" in text else text


def _plain(match: re.Match[str]) -> str:
    """What math says; as it stood where plain text cannot say it."""
    raw, at, said = match[1], 0, ""
    while at < len(raw):
        token = _TOKEN.match(raw, at)
        piece = _said(token) if token else None
        if token is None or piece is None:
            return match[0]
        said += piece
        at = token.end()
    return match[0] if _is_prose(raw) else said.strip()


def _is_prose(raw: str) -> bool:
    """Whether there is no math, but words between two prices."""
    return "\\" not in raw and " " in raw and _WORDS.search(raw) is not None


def _said(token: re.Match[str]) -> str | None:
    """What one piece of math says in plain text, if it can."""
    match token.lastgroup:
        case "inner":
            return token["inner"]
        case "set" | "bare":
            return _SETS.get(token["set"] or token["bare"])
        case "group" | "one":
            return _script(token["sign"], token["group"] or token["one"] or "")
        case "command":
            return _command(token["command"])
        case "space":
            return " " * (" " in token[0] or "~" in token[0])
        case _:
            return token[0]


def _script(sign: str, text: str) -> str | None:
    if sign == "^" and text in _RAISED:
        return _RAISED[text]
    table = _HIGH if sign == "^" else _LOW
    return "".join(table[char] for char in text) if text and set(text) <= table.keys() else None


def _command(name: str) -> str | None:
    if not name.isalpha():
        return " "
    return MATH_SYMBOLS.get(name) or SYMBOLS.get(f"text{name}") or MATH_SIGNS.get(name)
