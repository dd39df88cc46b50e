"""What can be said of a whole reading, which no chain of labels sees.

A chain decides from each label to the next. That a work has one title, that pages need
something they are pages of, that a span opens a bracket and closes it, that it is word
by word the name of a known journal: that can be said only once all spans stand. Each
such thing is a feature with a name; `Reranker` knows what each is worth.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibnorm.tag.classes import CLASS_ID, CLASSES
from bibnorm.tag.known import KINDS, wholeness
from bibnorm.tag.spans import SEPARATOR

# A span of a reading: its label, its first token and the one behind its last.
Stretch = tuple[str, int, int]


@dataclass(frozen=True)
class Line:
    """The tokens of one citation, as a reading of them is looked at."""

    texts: Sequence[str]
    classes: Sequence[int]
    known: Sequence[int]
    styles: Sequence[int]


def stretches(labels: Sequence[str]) -> list[Stretch]:
    """Give the spans of a reading.

    >>> stretches(["author", "author", "-", "title"])
    [('author', 0, 2), ('title', 3, 4)]
    """
    found: list[Stretch] = []
    start = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[start]:
            if labels[start] != SEPARATOR:
                found.append((labels[start], start, at))
            start = at
    return found


_OPENING = frozenset((CLASS_ID["open"], CLASS_ID["bracket-open"]))
_CLOSING = frozenset((CLASS_ID["close"], CLASS_ID["bracket-close"]))
_QUOTES = frozenset(CLASS_ID[name] for name in ("quote", "quote-open", "quote-close"))
_CAPITAL = frozenset(
    CLASS_ID[name] for name in ("capitalised", "capitals", "initial", "initials", "mixed")
)
_SMALL = frozenset((CLASS_ID["lower"], CLASS_ID["function"]))
_SHORT = frozenset(CLASS_ID[name] for name in ("initial", "initials", "journal", "page", "volume"))
_DOT, _YEAR = CLASS_ID["dot"], CLASS_ID["year"]
_LENGTHS = (1, 2, 3, 4, 6, 9, 13, 20, 30)
_GAP = 3  # signs of a gap that are named


def of_span(line: Line, span: Stretch, low: int, high: int) -> Iterator[str]:
    """Name what can be said of one span; `low` and `high` are where its neighbours end and begin.

    >>> line = Line(["Doe", ".", "Lines"], [CLASS_ID["capitalised"], _DOT, _YEAR], [0] * 3, [0] * 3)
    >>> list(of_span(line, ("title", 2, 3), 1, 3))[:3]
    ['length title 0', 'begins title year', 'before title dot']
    """
    label, start, end = span
    classes = line.classes[start:end]
    yield f"length {label} {_bucket(end - start)}"
    yield f"begins {label} {CLASSES[classes[0]]}"
    yield f"before {label} {_gap(line, low, start)}"
    yield f"behind {label} {_gap(line, end, high)}"
    for digit, kind in enumerate(KINDS):
        yield f"{kind} {label} {wholeness(line.known[start:end], digit)}"
    yield f"stops {label} {_stops(classes)}"
    opened = sum(c in _OPENING for c in classes)
    closed = sum(c in _CLOSING for c in classes)
    yield f"brackets {label} {(opened > closed) - (opened < closed)}"
    yield f"quotes {label} {min(sum(c in _QUOTES for c in classes), 3)}"
    yield f"years {label} {min(classes.count(_YEAR), 2)}"
    high_case = sum(c in _CAPITAL for c in classes)
    low_case = sum(c in _SMALL for c in classes)
    yield f"case {label} {4 * high_case // max(1, high_case + low_case)}"
    yield f"style {label} {len(set(line.styles[start:end])) > 1}"
    yield f"first {label} {line.texts[start].casefold()}"
    yield f"follows {label} {line.texts[start - 1].casefold() if start else '^'}"


def _bucket(length: int) -> int:
    return next((n for n, most in enumerate(_LENGTHS) if length <= most), len(_LENGTHS))


def _gap(line: Line, start: int, end: int) -> str:
    """Name what stands between two spans."""
    names = [CLASSES[c] for c in line.classes[start : min(end, start + _GAP)]]
    return " ".join([*names, "..."] if end - start > _GAP else names)


def _stops(classes: Sequence[int]) -> int:
    """Count the full stops inside a span that end no abbreviation."""
    inner = zip(classes[1:], classes, strict=False)
    return min(sum(c == _DOT and before not in _SHORT for c, before in inner), 3)


_COUNTED = (
    "author", "title", "container", "date", "publisher", "location", "editor", "volume", "issue",
    "pages", "institution", "genre", "note", "other", "edition",
)  # fmt: skip
# Labels whose presence or absence together says something.
_TOGETHER = (
    ("author", "title", "container"), ("container", "volume", "pages", "publisher"),
    ("title", "container", "publisher", "location"), ("date", "volume", "pages"),
    ("genre", "institution", "publisher", "container"),
)  # fmt: skip
_START, _END = "^", "$"


def of_whole(line: Line, spans: Sequence[Stretch]) -> Iterator[str]:
    """Name what can be said of a reading's spans together: their order, their number."""
    before, last = _START, _START
    behind = 0
    for label, start, end in spans:
        yield f"order {last} {label}"
        yield f"order {before} {last} {label}"
        yield f"gap {last} {label}: {_gap(line, behind, start)}"
        before, last, behind = last, label, end
    yield f"order {last} {_END}"
    yield f"order {before} {last} {_END}"
    counts = Counter(label for label, _, _ in spans)
    for label in _COUNTED:
        yield f"count {label} {min(counts[label], 3)}"
    for labels in _TOGETHER:
        yield f"has {' '.join(label for label in labels if label in counts)} of {labels[0]}"
