"""Names in BibTeX: `von Last, Jr, First`, biblatex's `family=…`, braces round what is whole."""

import re
from functools import lru_cache

from bibnorm.lexicon.people import CAPITAL_SUFFIXES, INHERITED, SUFFIXES
from bibnorm.model import Name
from bibnorm.read.latex_value import latex_text
from bibnorm.read.records import entities

_BRACES = re.compile(r"\\.|[{},;&]|\s(?:\\?&)\s", re.DOTALL)
_PART = re.compile(r"\s*\"?\s*([a-z]+(?:-i)?)\s*=\s*(.*)", re.DOTALL)
_OTHERS = frozenset(("others", "et al", "etal", "\\ldots", "\\dots", ""))
_EMPHASIS = re.compile(r"\\(?:textbf|bf|bfseries|underline|uline)(?![A-Za-z])")
_AND = re.compile(r"\\.|[{}]|(?:(?<=\s)|^)and(?=\s|$)", re.DOTALL | re.IGNORECASE)
_COMMA = re.compile(r"\\.|[{},]", re.DOTALL)
_TRAILING = re.compile(r"[\s,;]+\Z")
_SUFFIXES = frozenset((*SUFFIXES, *INHERITED, *(word.lower() for word in CAPITAL_SUFFIXES), "v"))


def split_names(raw: str) -> tuple[list[Name | str], bool, list[int]]:
    r"""Read a field of names: the names, whether it goes on, and whose names stand out.

    What BibTeX would misread, names parted by commas or semicolons, comes out as text
    for somebody else to read.

        >>> names, more, bold = split_names(r"{CERN} and \textbf{van Dam, J.} and others")
        >>> [str(name) for name in names], more, bold
        (['CERN', 'van Dam, J.'], True, [2])
        >>> split_names("Doe, J.; Roe, R.; Poe, E.")[0]
        ['Doe, J.; Roe, R.; Poe, E.']
    """
    line = " ".join(entities(raw).split())
    texts = [_TRAILING.sub("", piece) for piece in _top_split(line, _AND)]
    texts = [text for text in texts if text.strip("{} ")]
    more = bool(texts) and texts[-1].strip("{} .…").lower() in _OTHERS
    texts = texts[:-1] if more else texts
    lists = [_is_list(text) for text in texts]
    bold = [at for at, text in enumerate(texts, 1) if _EMPHASIS.search(text)]
    names = [
        latex_text(text) if is_list else read_name(text)
        for text, is_list in zip(texts, lists, strict=True)
    ]
    return names, more, [] if any(lists) else bold


def _is_list(text: str) -> bool:
    """Say whether several names stand where BibTeX wants one."""
    marks = [mark for mark, depth in _marks(text) if not depth]
    commas = marks.count(",")
    if commas == 2 and not _PART.match(text):
        return latex_text(_top_split(text, _COMMA)[1]).strip(" .").lower() not in _SUFFIXES
    return (commas > 2 and not _PART.match(text)) or ";" in marks or any("&" in m for m in marks)


def _marks(text: str) -> list[tuple[str, int]]:
    """Give the commas and such of a text, each with how deep in braces it stands."""
    depth, found = 0, []
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif match[0][0] != "\\" and match[0] != "&":
            found.append((match[0], depth))
    return found


def _top_split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Split a text at what a pattern finds besides braces, where it stands in none."""
    depth, start, parts = 0, 0, []
    for match in pattern.finditer(text):
        depth += (match[0] == "{") - (match[0] == "}")
        if match[0][0] not in "\\{}" and depth <= 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


@lru_cache(maxsize=1 << 14)
def read_name(text: str) -> Name:
    r"""Read one name as BibTeX does; what braces hold together is not taken apart.

    >>> read_name("{World Health Organization}").literal
    'World Health Organization'
    >>> str(read_name(r"Ludwig van {B}eethoven")), str(read_name("family=Dam, given=J, prefix=van"))
    ('van Beethoven, Ludwig', 'van Dam, J')
    """
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if _PART.match(text):
        return _named_parts(text)
    if _EMPHASIS.search(text):
        text = _undressed(text)
    if _is_whole(text):
        return Name(literal=latex_text(text))
    parts = parse_single_name_into_parts(text, strict=False)
    family, given, prefix, suffix = (
        latex_text(" ".join(words)) or None
        for words in (parts.last, parts.first, parts.von, parts.jr)
    )
    if not family:
        return Name(literal=latex_text(text) or text)
    return Name(family=family, given=given, prefix=prefix, suffix=suffix)


def _is_whole(text: str) -> bool:
    r"""Say whether one pair of braces holds the whole name; `{\'E}` is a letter."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for match in _BRACES.finditer(text):
        depth += (match[0] == "{") - (match[0] == "}")
        if not depth and match.end() < len(text):
            return False
    return bool(latex_text(text))


_DRESS = re.compile(r"\{?\\(?:textbf|underline|uline)\s*\{((?:[^{}]|\{[^{}]*\})*)\}\}?")


def _undressed(text: str) -> str:
    """Take emphasis off the words of a name, and the braces that it brought."""
    bare = _DRESS.sub(r"\1", text)
    return f"{{{bare}}}" if text.startswith("{{\\") else bare


def _named_parts(text: str) -> Name:
    """Read biblatex's long form."""
    said: dict[str, str] = {}
    for part in _top_split(text, _COMMA):
        match = _PART.match(part)
        if match is not None:
            said[match[1]] = latex_text(match[2].strip().strip('"'))
    if middle := said.get("middle"):
        said["given"] = " ".join(filter(None, (said.get("given"), middle)))
    parts = {name: said.get(name) or None for name in ("family", "given", "prefix", "suffix")}
    return Name(**parts) if any(parts.values()) else Name(literal=latex_text(text))
