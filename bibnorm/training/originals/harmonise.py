"""The source's own spans → spans under the one convention."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from bibnorm.training.originals.edges import Labelled, trim
from bibnorm.training.originals.numbers import split_issue, split_pages, split_volume

Split = Callable[[str, int, int], Iterator[Labelled]]

_PEOPLE = frozenset({"author", "editor"})
# What may stand between two spans that are one: names of a block, a first and a last page.
_PEOPLE_GAP = re.compile(r"[^\w…]*|[\s,;]*and\s*")
_GAPS = {"author": _PEOPLE_GAP, "editor": _PEOPLE_GAP, "pages": re.compile(r"\s*[-–−‐‒—]?\s*")}
_IN = re.compile(r"[Ii]n(?:\s*:\s*|\s+)(?=\S)")
_ROLE = re.compile(
    r"(?:[.,]?\s+|[.,])[(\[]?(?:eds?|editors?|hrsg|hg|dirs?|coords?|a cura di)\.?[)\]]*\Z",
    re.IGNORECASE,
)
_ROLE_ROOM = 20  # characters: longer than any role, so that a long block is not searched
_MARKER = re.compile(r"\[\s*(?P<label>\w{1,6})\s*\]|(?P<number>\d{1,3})\.(?=\s)")


def harmonise(raw: str, spans: Iterable[Labelled]) -> list[Labelled]:
    """Bring the spans of a reference under the one convention.

    In: the reference and its spans `(start, end, label)` as the source has them. Out:
    the spans with edge punctuation, "In", "pp.", "vol.", "no." and "(Eds.)" outside,
    the authors of one block as one span, a first and a last page as one, what a source
    calls the volume split in date, volume, issue and pages, and a leading `[12]` as
    number-marker. What is nothing but punctuation falls away.

        >>> raw = "[3] Roe, J. (2001). On ink. In Quill, vol. 5(2):7-9."
        >>> given = [(4, 11, "author"), (12, 19, "date"), (20, 27, "title"),
        ...          (28, 37, "container"), (38, 52, "volume")]
        >>> [(label, raw[start:end]) for start, end, label in harmonise(raw, given)]
        ... # doctest: +NORMALIZE_WHITESPACE
        [('number-marker', '3'), ('author', 'Roe, J.'), ('date', '2001'), ('title', 'On ink'),
         ('container', 'Quill'), ('volume', '5'), ('issue', '2'), ('pages', '7-9')]
    """
    given = sorted(spans)
    found = list(_marker(raw, given))
    for start, end, label in _joined(raw, given):
        found.extend(_settled(raw, *trim(raw, start, end, label in _PEOPLE), label))
    return found


def _marker(raw: str, spans: list[Labelled]) -> Iterator[Labelled]:
    """Find the number before everything that the source labels."""
    match = _MARKER.match(raw)
    if match and match.lastgroup and spans and match.end() <= spans[0][0]:
        yield (*match.span(match.lastgroup), "number-marker")


def _joined(raw: str, spans: list[Labelled]) -> Iterator[Labelled]:
    """Join the names of one block, and the first and last page."""
    held: Labelled | None = None
    for span in spans:
        if held and _are_one(raw, held, span):
            held = (held[0], span[1], span[2])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _are_one(raw: str, one: Labelled, other: Labelled) -> bool:
    gap = _GAPS.get(one[2]) if one[2] == other[2] else None
    return gap is not None and gap.fullmatch(raw, one[1], other[0]) is not None


def _settled(raw: str, start: int, end: int, label: str) -> Iterator[Labelled]:
    """Give what a trimmed span is: nothing, itself with its cue outside, or several."""
    if start < end:
        yield from _SPLITS.get(label, _plain(label))(raw, start, end)


def _plain(label: str) -> Split:
    return lambda _, start, end: iter([(start, end, label)])


def _without_in(raw: str, start: int, end: int) -> tuple[int, int]:
    if match := _IN.match(raw, start, end):
        start = match.end()
    return start, end


def _container(raw: str, start: int, end: int) -> Iterator[Labelled]:
    yield (*trim(raw, *_without_in(raw, start, end)), "container")


def _editor(raw: str, start: int, end: int) -> Iterator[Labelled]:
    start, end = _without_in(raw, start, end)
    if match := _ROLE.search(raw, max(start, end - _ROLE_ROOM), end):
        end = match.start() + (raw[match.start()] == ".")
    yield (*trim(raw, start, end, keep_dot=True), "editor")


_SPLITS: Mapping[str, Split] = {
    "container": _container,
    "editor": _editor,
    "volume": split_volume,
    "issue": split_issue,
    "pages": split_pages,
}
