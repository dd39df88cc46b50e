"""What the fields of a .bib file say, macros put in and what is inherited beside."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bibnorm.bibfile import BibFile, Entry, Kind
from bibnorm.bibfile.blocks import Field
from bibnorm.lexicon.months import MACROS as MONTHS
from bibnorm.pipeline.bib.agree import agree
from bibnorm.pipeline.works import in_letters
from bibnorm.read.bibtex_inherit import inherit
from bibnorm.read.bibtex_values import read_value

_STRING = re.compile(r"@\s*string\s*[{(]\s*([^\s={}()\"]+)\s*=\s*", re.IGNORECASE)
_PIECES = re.compile(r"[^\s,#\"{}]+")
_DEEPEST = 8


@dataclass(frozen=True)
class Macro:
    """A macro of a file: where it is defined, and what it stands for."""

    name: str
    block: int
    text: str
    value: str


def macros_of(file: BibFile) -> dict[str, Macro]:
    """Give the macros of a file by name in small letters; the last definition counts.

    >>> from bibnorm.bibfile import split
    >>> macros_of(split('@string{r = "Rain"} @string{w = r # " and Wind"}'))["w"].value
    'Rain and Wind'
    """
    known: dict[str, Macro] = {}
    said: dict[str, str] = {}
    for at, block in enumerate(file.blocks):
        if isinstance(block, Entry) or block.kind is not Kind.STRING:
            continue
        match = _STRING.match(block.text)
        if match:
            name = match[1].lower()
            said[name] = read_value(block.text[match.end() : -1].strip(), said)[0]
            known[name] = Macro(name, at, block.text, said[name])
    return known


def named_macros(raw: str) -> frozenset[str]:
    """Give the macros that a raw value names, but for the months that every style has.

    >>> sorted(named_macros('jan # r # " of " # {w}')), sorted(named_macros("2001"))
    (['r'], [])
    """
    return _named(raw) - frozenset(MONTHS)


def named_months(raw: str) -> frozenset[str]:
    """Give the macros of months that a raw value names: a file may define one anew.

    >>> sorted(named_months('jan # r # " of " # {w}'))
    ['jan']
    """
    return _named(raw) & frozenset(MONTHS)


def _named(raw: str) -> frozenset[str]:
    depth, quoted, bare = 0, False, []
    for sign in raw:
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        bare.append(sign if depth == 0 and not quoted and sign not in '{}"' else " ")
    found = (word.lower() for word in _PIECES.findall("".join(bare)))
    return frozenset(word for word in found if not word.isdigit())


@dataclass(frozen=True)
class Values:
    """A file's entries and macros, for who asks what a field says."""

    file: BibFile

    @cached_property
    def macros(self) -> dict[str, Macro]:
        """The macros by name."""
        return macros_of(self.file)

    @cached_property
    def _said(self) -> dict[str, str]:
        return {name: macro.value for name, macro in self.macros.items()}

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The entries by key in small letters; of several with one key the first."""
        found: dict[str, Entry] = {}
        for entry in self.file.entries:
            found.setdefault(entry.key.lower(), entry)
        return found

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(block): at for at, block in enumerate(self.file.blocks)}

    def place(self, entry: Entry) -> int:
        """Give the place of an entry of the file among its blocks: it alone is an entry's own.

        Two entries may have one key, or stand on one line.
        """
        return self._places[id(entry)]

    def of(self, field: Field) -> str:
        """Give what a field says, its macros put in."""
        return in_letters(read_value(field.value, self._said)[0])

    def own(self, entry: Entry) -> dict[str, str]:
        """Give what an entry's own fields say; of a field that comes twice the first."""
        said: dict[str, str] = {}
        for field in entry.fields:
            said.setdefault(field.low, self.of(field))
        return said

    def has(self, entry: Entry, name: str, value: str) -> bool:
        """Say whether an entry says a value in one of its fields of a name, repeated or not."""
        fields = (field for field in entry.fields if field.low == name)
        return any(agree(name, self.of(field), value) for field in fields)

    def whole(self, entry: Entry) -> dict[str, str]:
        """Give what an entry says with what it takes from others."""
        own = self.own(entry)
        if "crossref" not in own and "xdata" not in own:
            return own
        family = {entry.key.lower(): (entry.type.lower(), own)}
        self._gather(own, family)
        return inherit(family)[entry.key.lower()]

    def _gather(
        self, said: Mapping[str, str], family: dict[str, tuple[str, dict[str, str]]]
    ) -> None:
        for key in parents(said):
            parent = self.by_key.get(key)
            if parent is not None and key not in family and len(family) <= _DEEPEST:
                own = self.own(parent)
                family[key] = (parent.type.lower(), own)
                self._gather(own, family)

    def movable(self, field: Field, block: int | None) -> str:
        """Give a raw value that says the same where another block stands, or in another file.

        A macro that is not defined there is written out.
        """
        own = named_months(field.value) & self.macros.keys()
        for name in named_macros(field.value) | own:
            macro = self.macros.get(name)
            if block is None or macro is None or macro.block > block:
                return f"{{{self.of(field)}}}"
        return field.value


def parents(said: Mapping[str, str]) -> Iterable[str]:
    """Give the keys of the entries from which one takes fields, in small letters."""
    named = f"{said.get('crossref', '')},{said.get('xdata', '')}"
    return [key for part in named.split(",") if (key := part.strip().lower())]
