"""Add the works of another file that one's own lacks; show where the two differ, settle nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bibnorm.bibfile import BibFile, Entry, newline
from bibnorm.pipeline.bib.adding import FreeKeys, foreign_macros, needed, settled
from bibnorm.pipeline.bib.apply import PREPRINT_AS, PREPRINT_OF, linked
from bibnorm.pipeline.bib.decisions import Decisions
from bibnorm.pipeline.bib.fields import is_blank
from bibnorm.pipeline.bib.growth import Growth, prove_growth
from bibnorm.pipeline.bib.join import Conflict, Taken, plan, with_field
from bibnorm.pipeline.bib.match import Match, Matches, is_copy, match
from bibnorm.pipeline.bib.places import is_one_venue
from bibnorm.pipeline.bib.values import Values, parents

_VENUES = frozenset(("journal", "journaltitle", "booktitle"))


@dataclass(frozen=True)
class Added:
    """An entry of the other file, the key under which it was added, what it is linked to."""

    entry: Entry
    key: str
    link: Match | None = None


@dataclass(frozen=True)
class Met:
    """An entry of the other file that is one of one's own: what differs, what one's own lacks."""

    entry: Entry
    mine: Entry
    conflicts: tuple[Conflict, ...]
    lacks: tuple[Taken, ...]


@dataclass(frozen=True)
class Merged:
    """One's own file with what was added; each of its pieces as it was and as it is."""

    pairs: tuple[tuple[str, str], ...]
    added: tuple[Added, ...] = ()
    met: tuple[Met, ...] = ()
    left: tuple[Entry, ...] = ()
    """Entries that were not added: no works, or wholes of works that stand there already."""

    @property
    def text(self) -> str:
        """The file as it is to be written."""
        return "".join(new for _, new in self.pairs)


def merge(
    mine: BibFile, new: BibFile, decisions: Decisions | None = None, *, fill: bool = False
) -> Merged:
    """Add to a file the works of another that it lacks; raise `UnprovenError` if it would change.

    What stands in one's own file stays to the byte, but for fields that `fill` adds.

        >>> from bibnorm.bibfile import split
        >>> done = merge(split("@misc{a, title = {Rain}}\\n"), split("@misc{a, title = {Wind}}"))
        >>> print(done.text, end="")
        @misc{a, title = {Rain}}
        <BLANKLINE>
        @misc{aa, title = {Wind}}
        >>> merge(mine := split(done.text), mine).added
        ()
    """
    return _Merge(Values(mine), Values(new), fill).done(decisions or Decisions())


def composed(
    first: Sequence[tuple[str, str]], second: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Give the pieces of two changes, one upon the other, as those of one.

    >>> composed([("a", "a"), ("", "b")], [("a", "ac"), ("b", "b")])
    (('a', 'ac'), ('', 'b'))
    """
    pieces: list[tuple[str, str]] = []
    was, now, ahead, at = "", "", 0, 0
    for old, between in first:
        was, ahead = was + old, ahead + len(between)
        while ahead > 0 and at < len(second):
            now, ahead, at = now + second[at][1], ahead - len(second[at][0]), at + 1
        if ahead == 0:
            pieces.append((was, now))
            was, now = "", ""
    now += "".join(new for _, new in second[at:])
    return (*pieces, (was, now)) if was or now else tuple(pieces)


@dataclass
class _Merge:
    mine: Values
    new: Values
    fill: bool
    names: dict[str, str] = field(default_factory=dict)

    def done(self, decisions: Decisions) -> Merged:
        matches = match(self.mine, self.new, decisions)
        place = self.new.place
        lacking = [entry for entry in self.new.file.entries if place(entry) not in matches.same]
        fresh = self._wanted(lacking, matches)
        met = [
            self._met(entry, matches.same[place(entry)])
            for entry in self.new.file.entries
            if place(entry) in matches.same
        ]
        added = self._keyed(fresh, matches)
        pairs = self._pairs(added, met)
        chosen = {place(entry) for entry in fresh}
        left = tuple(entry for entry in lacking if place(entry) not in chosen)
        return Merged(pairs, tuple(added), tuple(met), left)

    def _wanted(self, lacking: Sequence[Entry], matches: Matches) -> list[Entry]:
        """Give the entries to add: works, and the wholes of those works, but no whole alone."""
        own = (self.new.own(entry) for entry in self.new.file.entries)
        named = {key for said in own for key in parents(said)}
        works = [
            entry
            for entry in lacking
            if self.new.place(entry) in matches.works and entry.key.lower() not in named
        ]
        places = {self.new.place(entry) for entry in (*works, *needed(works, self.new))}
        return [entry for entry in lacking if self.new.place(entry) in places]

    def _met(self, entry: Entry, found: Match) -> Met:
        self.names[entry.key.lower()] = found.entry.key
        if is_copy(found):
            return Met(entry, found.entry, (), ())
        joint = plan(found.entry, [entry], self.mine, self.new)
        conflicts = tuple(one for one in joint.conflicts if not _is_one_venue(one))
        return Met(entry, found.entry, conflicts, joint.taken)

    def _keyed(self, fresh: Sequence[Entry], matches: Matches) -> list[Added]:
        """Give each new entry its key; a preprint is linked to what it was published as."""
        free = FreeKeys(self.mine)
        added = []
        for entry in fresh:
            key = free.take(entry.key)
            self.names[entry.key.lower()] = key
            added.append(Added(entry, key, matches.linked.get(self.new.place(entry))))
        return added

    def _pairs(self, added: Sequence[Added], met: Sequence[Met]) -> tuple[tuple[str, str], ...]:
        end = newline(self.mine.file.text) if "\n" in self.mine.file.text else "\n"
        filled = self._filled(met) if self.fill else {}
        before: dict[int, list[str]] = {}
        last: list[str] = []
        late = []
        for one in added:
            at = self._early(one.entry)
            text = self._written(one, early=at is not None).replace("\r\n", "\n")
            (last if at is None else before.setdefault(at, [])).append(text)
            late += [one.entry] if at is None else []
        last = [*foreign_macros(late, self.mine, self.new), *last]
        pairs: list[tuple[str, str]] = []
        for at, block in enumerate(self.mine.file.blocks):
            pairs += [("", f"{text}\n\n".replace("\n", end)) for text in before.get(at, ())]
            kept = filled.get(at)
            pairs.append((block.text, kept.text if kept else block.text))
        if last:
            text = _lead(self.mine.file.text) + "\n\n".join(last) + "\n"
            pairs.append(("", text.replace("\n", end)))
        planned = [text for texts in before.values() for text in texts] + last
        prove_growth(self.mine.file, "".join(new for _, new in pairs), Growth(planned, filled))
        return tuple(pairs)

    def _early(self, entry: Entry) -> int | None:
        """Give the place before which an entry must stand: BibTeX reads a whole after its parts."""
        parent = entry.get("crossref")
        key = self.names.get(self.new.of(parent).strip().lower(), "") if parent else ""
        whole = self.mine.by_key.get(key.lower())
        return None if whole is None else self.mine.place(whole)

    def _written(self, one: Added, *, early: bool) -> str:
        entry = settled(one.entry, one.key, self.names, self.mine, self.new, early=early)
        if one.link is not None:
            how = PREPRINT_AS if one.link.is_preprint else PREPRINT_OF
            entry = linked(entry, one.link.entry.key, how)
        return entry.text

    def _filled(self, met: Sequence[Met]) -> dict[int, Entry]:
        """Give the entries of one's own that take over what they lack."""
        filled: dict[int, Entry] = {}
        for one in met:
            at = self.mine.place(one.mine)
            entry = filled.get(at, one.mine)
            for taken in one.lacks:
                there = entry.get(taken.field.low)
                if there is None or is_blank(there):
                    entry = with_field(entry, taken.field.name, taken.field.value)
            if entry is not one.mine:
                filled[at] = entry
        return filled


def _is_one_venue(conflict: Conflict) -> bool:
    """Say whether two values are names of one venue: mine stays under the name that I chose."""
    return conflict.field in _VENUES and is_one_venue(conflict.kept, conflict.other)


def _lead(text: str) -> str:
    """Give what parts the first added entry from the end of the file."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if not plain or plain.endswith("\n\n"):
        return ""
    return "\n" if plain.endswith("\n") else "\n\n"
