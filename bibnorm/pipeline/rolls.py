"""The names of the entries of a .bib file, counted as biber counts them for annotations."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Entry, Kind, Other
from bibnorm.fields.names import read_name
from bibnorm.model import Name
from bibnorm.read.bibtex_names import split_names
from bibnorm.read.bibtex_values import read_value

_STRING = re.compile(r"@\s*string\s*[{(]\s*([^\s={}()\"]+)\s*=\s*", re.IGNORECASE)
_COMMAND = re.compile(r"\\[A-Za-z]+\s*")  # a switch of the document's own, such as a font
_MOST = 4  # words of a name


@dataclass(frozen=True)
class Roll:
    """An entry and the names in one field of it, in order; text stands for what is no name."""

    entry: Entry
    names: tuple[Name | str, ...]
    line: int


def rolls(file: BibFile, role: str) -> list[Roll]:
    """Read a field of names in every entry that has it, macros put in.

    >>> from bibnorm.bibfile import split
    >>> text = '@string{me = "Rain, Ada"} @misc{a, author = me # " and {Fog} and others"}'
    >>> [roll] = rolls(split(text), "author")
    >>> [str(name) for name in roll.names]
    ['Rain, Ada', 'Fog']
    """
    macros = _macros(file)
    found = []
    for entry in file.entries:
        field = entry.get(role)
        if field is not None:
            names, _, _ = split_names(_readable(read_value(field.value, macros)[0]))
            found.append(Roll(entry, tuple(map(_person, names)), entry.line_of(role)))
    return found


def _person(name: Name | str) -> Name | str:
    """Read a short name that stands whole in braces as a person's, if it can be one."""
    if isinstance(name, str) or name.given:
        return name
    bare = _COMMAND.sub("", name.literal or name.family or "").strip()
    words = bare.replace(",", " ").split()
    if not 2 <= len(words) <= _MOST or not all(word[:1].isupper() for word in words):
        return name
    read = read_name(bare)
    return read if read.family and read.given else name


def _macros(file: BibFile) -> Mapping[str, str]:
    macros: dict[str, str] = {}
    for block in file.blocks:
        if isinstance(block, Other) and block.kind is Kind.STRING:
            match = _STRING.match(block.text)
            if match:
                macros[match[1].lower()] = read_value(block.text[match.end() : -1], macros)[0]
    return macros


def _readable(text: str) -> str:
    """Give a text in which bytes that were no UTF-8 are the letters of Windows-1252."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
