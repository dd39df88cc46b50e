"""The pattern of a citation key: fields with modifiers, and what stands between them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from bibnorm.entry.keyfields import FIELDS, KeyField
from bibnorm.model import Entry

_SAFE = re.compile(r"[A-Za-z0-9_:.+/-]*")
_PLACE = re.compile(r"\{([^{}]*)\}|\[([^\[\]]*)\]")
# A term of a sum; a `+` in quotes or brackets parts nothing.
_TERM = re.compile(r"\s*((?:'[^']*'|\"[^\"]*\"|\([^()]*\)|[^'\"()+])*)")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_FIELD = re.compile(
    r"(?P<name>[A-Za-z]+)(?:(?P<n>\d{1,2})(?:_(?P<m>\d{1,2}))?)?"
    r"(?:\(\s*(?P<n2>\d{1,2})\s*(?:,\s*(?P<m2>\d{1,2})\s*)?\))?"
    r"(?P<modifiers>(?:[:.](?:[A-Za-z]+\d{0,2}|\d{1,2})(?:\(\))?)*)"
)
_MODIFIER = re.compile(r"[:.](?:(?P<name>[A-Za-z]+)(?P<length>\d{0,2})|(?P<count>\d{1,2}))")
_TRUNCATE = "truncate"

Change = Callable[[list[str]], list[str]]

MODIFIERS: dict[str, Change] = {
    "lower": lambda words: [word.lower() for word in words],
    "upper": lambda words: [word.upper() for word in words],
    "title": lambda words: [word.capitalize() for word in words],
    "capitalize": lambda words: [word.capitalize() for word in words],
    "camel": lambda words: [word[:1].upper() + word[1:] for word in words],
    "abbr": lambda words: [word[:1] for word in words],
}
"""What may stand behind a field; besides these `truncateN` cuts to N letters."""


@dataclass(frozen=True)
class _Part:
    """A field of a pattern with its numbers and modifiers, or letters that are always the same."""

    literal: str = ""
    field: KeyField | None = None
    n: int | None = None
    m: int | None = None
    changes: tuple[Change, ...] = ()
    abbreviated: bool = False

    def said(self, entry: Entry) -> str:
        """Give what the field says of an entry; nothing of letters that are always there."""
        if self.field is None:
            return ""
        whole = self.field.whole if self.abbreviated and self.n is None else None
        words = whole(entry) if whole else self.field.words(entry, self.n, self.m)
        return self._changed(words)

    def text(self, entry: Entry) -> str:
        """Give what stands in the key."""
        if self.field is None:
            return self.literal
        return self.said(entry) or self._changed([self.field.default[: self.n]])

    def _changed(self, words: list[str]) -> str:
        for change in self.changes:
            words = change(words)
        return "".join(words)


@dataclass(frozen=True)
class Pattern:
    """A pattern that was read."""

    parts: tuple[_Part, ...]

    def key(self, entry: Entry) -> str:
        """Give what the pattern makes of an entry; it may be empty, and the same for others."""
        return "".join(part.text(entry) for part in self.parts)

    def tells(self, entry: Entry) -> bool:
        """Say whether the entry itself gives the key a letter: a bare year names no work."""
        return any(sign.isalpha() for part in self.parts for sign in part.said(entry))

    def has(self, name: str) -> bool:
        """Say whether a field is part of the pattern."""
        return any(part.field is FIELDS[name] for part in self.parts)


def read_pattern(pattern: str) -> Pattern:
    """Read a key pattern; a wrong one is a `ValueError` for a person.

    Fields stand in braces or in brackets, as JabRef has them, or bare with `+` between them,
    as Better BibTeX has them; all three mean the same.

        >>> from bibnorm.model import Name, Source
        >>> entry = Entry(key="", type="misc", authors=(Name(family="Ørsted"),), year=1820,
        ...               title="The Rain in Spain", source=Source(text=""))
        >>> [read_pattern(text).key(entry) for text in
        ...  ("{family}{year:2}", "[auth:upper]_[year]", "auth.lower + '-' + shorttitle(2,0)")]
        ['orsted20', 'ORSTED_1820', 'orsted-RainSpain']
        >>> read_pattern("{family} {year}")
        Traceback (most recent call last):
        ValueError: the key pattern has ' ' in it; only letters, figures and _:.+/- may stand there
    """
    parts = tuple(_places(pattern) if any(sign in pattern for sign in "{[") else _sum(pattern))
    if not any(part.field for part in parts):
        raise ValueError(f"the key pattern {pattern!r} has no field such as {{family}} in it")
    return Pattern(parts)


def _places(pattern: str) -> Iterator[_Part]:
    """Read fields in braces or brackets, and what stands between them."""
    at = 0
    for match in _PLACE.finditer(pattern):
        yield _literally(pattern[at : match.start()])
        yield _field(match[1] if match[1] is not None else match[2])
        at = match.end()
    yield _literally(pattern[at:])


def _sum(pattern: str) -> Iterator[_Part]:
    """Read bare fields and quoted letters with `+` between them."""
    at = 0
    while True:
        match = _TERM.match(pattern, at)
        assert match is not None  # it may be empty
        term, at = match[1].strip(), match.end()
        quoted = _QUOTED.fullmatch(term)
        yield _literally(quoted[1] or quoted[2] or "") if quoted else _field(term)
        if at >= len(pattern):
            return
        if pattern[at] != "+":
            raise ValueError(f"the key pattern has {pattern[at]!r} where a + or its end should be")
        at += 1


def _literally(text: str) -> _Part:
    if not _SAFE.fullmatch(text):
        raise ValueError(
            f"the key pattern has {text!r} in it; only letters, figures and _:.+/- may stand there"
        )
    return _Part(literal=text)


def _field(written: str) -> _Part:
    """Read one field with its numbers and modifiers."""
    match = _FIELD.fullmatch(written.strip())
    if match is None:
        raise ValueError(
            f"{{{written}}} in the key pattern is not a field; write {{title}}, {{title:2}}, "
            "{family:upper} or {auth:lower}"
        )
    field = _known(match["name"], FIELDS, "field")
    n, m = match["n"] or match["n2"], match["m"] or match["m2"]
    changes: list[Change] = []
    for one in _MODIFIER.finditer(match["modifiers"]):
        n = one["count"] or n
        if one["name"]:
            changes.append(_change(one["name"], one["length"], written))
    if n is not None and int(n) == 0:
        raise ValueError(f"{{{written}}} in the key pattern would always be empty")
    abbreviated = MODIFIERS["abbr"] in changes
    return _Part("", field, _number(n), _number(m), tuple(changes), abbreviated)


def _number(figures: str | None) -> int | None:
    return None if figures is None else int(figures)


def _change(name: str, length: str, written: str) -> Change:
    if name.lower() != _TRUNCATE:
        return _known(name + length, MODIFIERS, "modifier")
    if not int(length or 0):
        raise ValueError(f"{{{written}}} in the key pattern: say to how many letters (truncate8)")
    return lambda words: ["".join(words)[: int(length)]]


Known = TypeVar("Known")


def _known(name: str, table: Mapping[str, Known], what: str) -> Known:
    """Look a word up, in any case; say of an unknown one which is nearest."""
    names = {known.lower(): known for known in table}
    if name.lower() in names:
        return table[names[name.lower()]]
    near = get_close_matches(name.lower(), names, 1)
    meant = f" (did you mean {names[near[0]]}?)" if near else ""
    raise ValueError(
        f"unknown {what} {name!r} in the key pattern{meant}; known are {', '.join(table)}"
    )
