"""An existing .bib file read twice over: each entry as it stands, and what it says."""

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from bibnorm.bibfile import BibFile
from bibnorm.bibfile import Entry as Raw
from bibnorm.model import Entry, Venue, VenueContext
from bibnorm.pipeline.normalizer import Normalizer
from bibnorm.read import ReadError, read_text
from bibnorm.read.decode import decode


@dataclass(frozen=True)
class Work:
    """An entry of a .bib file: its text to the byte, and its values, macros and all put in."""

    raw: Raw
    says: Entry


class _Unasked:
    """Knows no venue: to tell works apart, their venues are compared as they stand."""

    def match(self, text: str, context: VenueContext | None = None) -> Venue:  # noqa: ARG002
        return Venue(text=text)


def plain_normalizer() -> Normalizer:
    """Give a normalizer that leaves venues as they stand: works are compared, not written."""
    return Normalizer(venues=_Unasked())


def works(file: BibFile, normalizer: Normalizer | None = None) -> list[Work]:
    """Read the entries of a file that could be cut into blocks, in their order.

    An entry that only hands its fields on (`@xdata`) is no work. Venues are as they stand
    unless a normalizer is handed in that knows them.

        >>> from bibnorm.bibfile import split
        >>> file = split('@string{r = "Rain"} @misc{a, title = r, year = 2001} @misc{b c}')
        >>> [(work.raw.key, work.says.title, work.says.year) for work in works(file)]
        [('a', 'Rain', 2001)]
    """
    document = read_text(readable(file.text), format="bibtex")
    entries = (normalizer or plain_normalizer()).document(document)
    waiting: defaultdict[str, deque[Entry]] = defaultdict(deque)
    for record, entry in zip(document.records, entries, strict=True):
        waiting[_plain(record.key or "")].append(entry)
    times = Counter(_plain(raw.key) for raw in file.entries)
    # Of several entries with one key some could not be cut out: then the line tells them apart.
    alike = {key: len(waiting[key]) == count for key, count in times.items()}
    found = []
    for raw in file.entries:
        says = waiting[_plain(raw.key)]
        while says and not alike[_plain(raw.key)] and says[0].source.line < raw.line:
            says.popleft()
        if says and (alike[_plain(raw.key)] or says[0].source.line == raw.line):
            found.append(Work(raw, says.popleft()))
    return found


def _plain(key: str) -> str:
    """Give a key without what another encoding may have changed in it."""
    return key.lower().encode("ascii", "ignore").decode("ascii")


def readable(text: str) -> str:
    """Give a text in which the bytes that were no UTF-8 are letters."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return decode(text.encode("utf-8", "surrogateescape"), "<text>")
        except ReadError:  # it looks like no text at all, but it was cut into blocks
            return in_letters(text)
    return text


def in_letters(text: str) -> str:
    r"""Give a text in which each byte that was no UTF-8 is the letter that it mostly is.

    >>> in_letters(b"M\xfcller".decode("utf-8", "surrogateescape"))
    'Müller'
    """
    return text if text.isascii() else _BYTE.sub(_letter, text)


_BYTE = re.compile("[\udc80-\udcff]")


def _letter(match: "re.Match[str]") -> str:
    return match[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")
