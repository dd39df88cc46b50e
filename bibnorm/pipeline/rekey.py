"""Make keys for the entries of existing .bib files: which get one, and which keep theirs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Other
from bibnorm.bibfile import Entry as Raw
from bibnorm.bibfile.keymap import Keymap, keymap
from bibnorm.bibfile.references import aliases, referred
from bibnorm.entry.keys import KeyMaker, Pattern, read_pattern
from bibnorm.model import Entry
from bibnorm.pipeline.works import Work, works

# What only hands fields on, or only names others, is no work.
_NO_WORKS = frozenset({"xdata", "set"})
_BROKEN_KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()=\"]+)")
_SUFFIX = re.compile(r"[a-z]{1,2}")
_LETTERS = 26


@dataclass(frozen=True)
class Remark:
    """What a person should know: in which file and line, of which key, and what."""

    file: int
    line: int
    key: str
    message: str


@dataclass(frozen=True)
class NewKeys:
    """The keys of all entries, file by file and in order; the map of old and new; remarks.

    `aliases` are the other names of entries (`ids`), with the keys that the entries have now.
    """

    keys: tuple[tuple[str, ...], ...]
    known: Keymap
    remarks: tuple[Remark, ...]
    aliases: Mapping[str, str]

    def cited(self, key: str) -> str | None:
        """Give the key by which a text is to cite what it cites by another."""
        return self.known.get(key) or self.aliases.get(key)


@dataclass
class _Item:
    """An entry that waits for its key: what the pattern makes of it, if anything."""

    file: int
    raw: Raw
    base: str = ""
    key: str = ""
    line: int = 0
    stuck: bool = False


Reader = Callable[[BibFile], list[Work]]


def new_keys(
    files: Sequence[BibFile],
    pattern: str,
    taken: Iterable[str] = (),
    read: Reader = works,
    first: Sequence[BibFile] | None = None,
) -> NewKeys:
    """Give each entry of some files its key by a pattern; no key comes twice in all of them.

    An entry that has its key already, a letter behind it or not, keeps it: so a second run
    gives the same keys. So does one of which the pattern makes nothing. No entry
    gets a key that another one had, or that is cited or referred to and was nobody's: what
    is not rewritten may then lead nowhere, but never to another work. `taken` are more such keys;
    `first` are the files before they were formatted, whose lines the remarks name.

        >>> from bibnorm.bibfile import split
        >>> text = "@misc{a, author={Rain, A.}, year=2001} @misc{b, author={Rain, B.}, year=2001}"
        >>> made = new_keys([split(text + " @misc{c, note={N}}")], "auth+year")
        >>> made.keys
        (('Rain2001', 'Rain2001a', 'c'),)
        >>> [(remark.key, remark.message) for remark in made.remarks]
        [('c', 'keeps its key: the pattern gives nothing')]
    """
    items = [item for at, file in enumerate(files) for item in _items(at, file, pattern, read)]
    lines = [entry.line for file in first or files for entry in file.entries]
    for item, line in zip(items, lines, strict=True):
        item.line = line
    named = _names_in_use(files, items, taken)
    _keep(items, named)
    maker = KeyMaker(pattern, [item.key for item in items if item.key])
    for item in items:
        if not item.key:
            item.key = _free(maker, item, named)
    by_file: defaultdict[int, list[str]] = defaultdict(list)
    for item in items:
        by_file[item.file].append(item.key)
    keys = tuple(tuple(by_file[at]) for at in range(len(files)))
    pairs = ((item.raw.key, item.key) for item in items)
    other = {alias: item.key for item in reversed(items) for alias in aliases(item.raw)}
    return NewKeys(keys, keymap(pairs), tuple(_remarks(items)), other)


def _items(at: int, file: BibFile, pattern: str, read: Reader) -> Iterator[_Item]:
    said = {id(work.raw): work.says for work in read(file)}
    found = read_pattern(pattern)
    for raw in file.entries:
        yield _Item(at, raw, _base(found, raw, said.get(id(raw))))


def _base(pattern: Pattern, raw: Raw, says: Entry | None) -> str:
    if says is None or raw.type.lower() in _NO_WORKS or not pattern.tells(says):
        return ""
    return pattern.key(says)


class _Names:
    """Keys that are somebody's: how often each is an entry's, and which are so otherwise."""

    def __init__(self, own: Iterable[str], other: Iterable[str]) -> None:
        self.own: dict[str, int] = {}
        for key in own:
            self.own[key.casefold()] = self.own.get(key.casefold(), 0) + 1
        self.other = {key.casefold() for key in other}

    def taken(self, key: str, raw: Raw) -> bool:
        """Say whether a key is or was that of anything but one entry."""
        low = key.casefold()
        return low in self.other or self.own.get(low, 0) > (low == raw.key.casefold())


def _names_in_use(files: Sequence[BibFile], items: Sequence[_Item], taken: Iterable[str]) -> _Names:
    own = [item.raw.key for item in items]
    known = {key.casefold() for key in own}
    other = {key for item in items for key in aliases(item.raw)}
    led = (key for item in items for key in referred(item.raw))
    other |= {key for key in (*led, *taken) if key.casefold() not in known}
    other |= {key for file in files for block in file.broken for key in _broken_keys(block)}
    return _Names(own, other)


def _broken_keys(block: Other) -> list[str]:
    """Give the keys in a block that could not be read: BibTeX may read it all the same."""
    return _BROKEN_KEY.findall(block.text)


def _keep(items: Sequence[_Item], named: _Names) -> None:
    """Let stay what is right already, or is all that there is.

    Of several entries with one key the first is the one that is cited. It stays where one of
    the others does, or its citations would lead to that one.
    """
    sizes: dict[str, int] = {}
    first: dict[str, _Item] = {}
    for item in items:
        low = item.base.casefold()
        sizes[low] = sizes.get(low, 0) + 1
        before = first.setdefault(item.raw.key.casefold(), item)
        again = before is not item and bool(item.raw.key)
        before.stuck = before.stuck or (again and not item.base)
    for item in items:
        low = item.raw.key.casefold()
        right = _has_it(item, sizes[item.base.casefold()]) and low not in named.other
        if not item.base or (first[low] is item and (item.stuck or right)):
            item.key = item.raw.key


def _has_it(item: _Item, size: int) -> bool:
    """Say whether a key is the one of the pattern; `size` entries share it."""
    key, base = item.raw.key, item.base
    if not key.startswith(base):
        return False
    rest = key[len(base) :]
    # Behind Rain2001 "ab" is no letter to tell it from others, but a word, unless they are many.
    return not rest or bool(_SUFFIX.fullmatch(rest) and (len(rest) == 1 or size > _LETTERS))


def _free(maker: KeyMaker, item: _Item, named: _Names) -> str:
    while True:
        key = maker.free(item.base)
        if not named.taken(key, item.raw):
            return key


def _remarks(items: Sequence[_Item]) -> Iterator[Remark]:
    first: dict[str, _Item] = {}
    for item in items:
        raw = item.raw
        if item.stuck and raw.key:
            why = "keeps its key: it comes again, in an entry for which the pattern gives nothing"
            yield Remark(item.file, item.line, raw.key, why)
        elif not item.base and raw.type.lower() not in _NO_WORKS:
            yield Remark(item.file, item.line, raw.key, "keeps its key: the pattern gives nothing")
        before = first.setdefault(raw.key.casefold(), item)
        if before is not item and raw.key:
            became = "" if item.key == raw.key else f"; it becomes {item.key}"
            where = f"first in line {before.line}, to which citations lead"
            yield Remark(item.file, item.line, raw.key, f"the key comes again ({where}){became}")
