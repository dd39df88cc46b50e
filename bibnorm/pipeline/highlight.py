"""Where one person stands in the entries of .bib files, and which flags are to change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bibnorm.bibfile import BibFile, Entry
from bibnorm.bibfile.annotations import put
from bibnorm.bibfile.highlight import Flags, annotated, flagged
from bibnorm.fields.names import read_name
from bibnorm.model import Name
from bibnorm.owner.identity import Identity, Verdict
from bibnorm.owner.names import folded, same_person
from bibnorm.pipeline.rolls import Roll, rolls


@dataclass(frozen=True)
class Wanted:
    """Whom to flag, with which word, in which field; `remove` takes the flags away."""

    spellings: tuple[str, ...]
    label: str = "highlight"
    role: str = "author"
    remove: bool = False


@dataclass(frozen=True)
class Note:
    """What a person should know: in which file and line, of which key; `open` if undecided."""

    file: int
    line: int
    key: str
    message: str
    open: bool = True


@dataclass
class Highlights:
    """What is to be done to each entry, what was found, and what is told."""

    flags: list[dict[Entry, Flags]]
    forms: Counter[Name] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    entries: int = 0
    found: int = 0


def highlights(files: Sequence[BibFile], wanted: Wanted) -> Highlights:
    """Find a person in the entries of files and say which flags change.

    A flag on somebody else moves to the person, for the order of the authors has changed then;
    but not from somebody who is flagged on purpose: beside the person elsewhere, or in an entry
    without the person. Nobody is flagged where two names of one entry fit equally well, or where
    the name may be another person's.

        >>> from bibnorm.bibfile import split
        >>> text = "@misc{a, author = {Rain, A. and Fog, F.}, author+an = {2=highlight}}"
        >>> done = highlights([split(text)], Wanted(("Ada Rain",)))
        >>> list(done.flags[0].values()), [note.message for note in done.notes]
        ([Flags(put=(1,), take=(2,))], ['the flag moves from 2 (Fog, F.) to 1 (Rain, A.)'])
    """
    listed = [rolls(file, wanted.role) for file in files]
    known = [
        name for one in listed for roll in one for name in roll.names if isinstance(name, Name)
    ]
    identity = Identity([given_name(text) for text in wanted.spellings], known)
    purposeful = _Purpose([roll for one in listed for roll in one], identity, wanted)
    done = Highlights([{} for _ in files])
    for at, one in enumerate(listed):
        for roll in one:
            finder = _Finder(at, roll, identity, wanted, purposeful)
            flags = finder.flags()
            done.entries += 1
            done.notes += finder.notes
            if finder.form is not None:
                done.found += 1
                done.forms[finder.form] += 1
            if flags is not None:
                done.flags[at][roll.entry] = flags
    return done


def given_name(text: str) -> Name:
    """Read the name that a user wrote: `Family, Given`, or as names are spoken."""
    family, comma, given = (part.strip() for part in text.partition(","))
    return Name(family=family, given=given or None) if comma else read_name(text)


class _Purpose:
    """Who else bears the label on purpose: beside the person, or where the person is not."""

    def __init__(self, listed: Iterable[Roll], identity: Identity, wanted: Wanted) -> None:
        self._bearers: dict[Name, None] = {}
        for roll in listed:
            places = flagged(roll.entry, wanted.role, wanted.label) or []
            if not places:
                continue
            names = [(at, n) for at, n in enumerate(roll.names, 1) if isinstance(n, Name)]
            own = {at for at, name in names if identity.verdict(name) is not Verdict.OTHER}
            if not own or own.intersection(places):
                others = (name for at, name in names if at in places and at not in own)
                self._bearers.update(dict.fromkeys(others))

    def of(self, name: Name) -> bool:
        """Say whether a person is flagged where no flag of the other's can have been left."""
        return any(same_person(name, other) for other in self._bearers)


@dataclass
class _Finder:
    """Finds the person in one entry."""

    file: int
    roll: Roll
    identity: Identity
    wanted: Wanted
    purpose: _Purpose
    form: Name | None = None
    notes: list[Note] = field(default_factory=list)

    def flags(self) -> Flags | None:
        """Say which flags change; None where none does."""
        at = self._place()
        if at is None:
            return None
        name = self.roll.names[at - 1]
        assert isinstance(name, Name)
        self.form = name
        there = flagged(self.roll.entry, self.wanted.role, self.wanted.label)
        if there is None:
            self._note("its annotation is put together with macros; write it yourself")
            return None
        if self.wanted.remove:
            return Flags(take=(at,)) if at in there else None
        if at in there or self._is_literal(at):
            return None
        stale = [other for other in there if not self._on_purpose(other)]
        for other in stale:
            self._note(f"the flag moves from {self._told(other)} to {self._told(at)}", open_=False)
        return Flags((at,), tuple(stale))

    def _place(self) -> int | None:
        """Give where the person stands, if that is sure."""
        names = [(at, n) for at, n in enumerate(self.roll.names, 1) if isinstance(n, Name)]
        verdicts = {at: self.identity.verdict(name) for at, name in names}
        for at, name in names:
            if verdicts[at] is Verdict.DOUBT:
                rival = self.identity.rival(name)
                self._note(f"{name} may be {self.wanted.spellings[0]} or {rival}: not flagged")
            elif self.identity.is_misspelt(name):
                self._note(f"{name} may be {self.wanted.spellings[0]}, misspelt: not flagged")
        for text in self.roll.names:
            if isinstance(text, str) and self._names_the_family(text):
                self._note(f"the names are not parted by `and`: {_short(text)}")
        same = [(self.identity.grade(n), at) for at, n in names if verdicts[at] is Verdict.SAME]
        best = [at for grade, at in same if grade == max(same)[0]]
        if len(best) > 1:
            told = " and ".join(self._told(at) for at in best)
            self._note(f"{told} fit equally well: not flagged")
        return best[0] if len(best) == 1 else None

    def _names_the_family(self, text: str) -> bool:
        given = [given_name(spelling) for spelling in self.wanted.spellings]
        words = folded(Name(literal=text)).words
        return any(set(folded(name).family) <= words for name in given if folded(name).family)

    def _is_literal(self, at: int) -> bool:
        there = annotated(self.roll.entry, self.wanted.role)
        literal = there is not None and put(there.inner or "", at, self.wanted.label) is None
        if literal:
            self._note(f"name {at} has a literal annotation, beside which no other can stand")
        return literal

    def _on_purpose(self, at: int) -> bool:
        """Say whether a flag on somebody else was meant; one beyond the names was not."""
        if not 1 <= at <= len(self.roll.names):
            return False
        name = self.roll.names[at - 1]
        return not isinstance(name, Name) or self.purpose.of(name)

    def _told(self, at: int) -> str:
        inside = 1 <= at <= len(self.roll.names)
        return f"{at} ({self.roll.names[at - 1]})" if inside else f"{at} (nobody)"

    def _note(self, message: str, *, open_: bool = True) -> None:
        line, key = self.roll.line, self.roll.entry.key
        self.notes.append(Note(self.file, line, key, message, open_))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def misplaced(
    file: BibFile, flags: dict[Entry, Flags], wanted: Wanted, new: BibFile
) -> Iterator[str]:
    """Name the entries of a file as written in which other names bear the label than planned."""
    for old, entry in zip(file.entries, new.entries, strict=True):
        change = flags.get(old, Flags())
        before = flagged(old, wanted.role, wanted.label)
        after = flagged(entry, wanted.role, wanted.label)
        if before is None or after is None:
            right = before == after
        else:
            right = set(after) == (set(before) - set(change.take)) | set(change.put)
        if not right:
            yield f"line {old.line}: entry {old.key}: {wanted.role}+an is not as planned"
