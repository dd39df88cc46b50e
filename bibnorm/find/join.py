"""The rows of an entry put together: wraps undone, meant breaks kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bibnorm.find.markers import Marker, leading
from bibnorm.find.rows import Row, cut
from bibnorm.find.split import Draft
from bibnorm.find.starts import is_open_end, label_length, starts_entry
from bibnorm.model import Citation, LineKind, Run

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:[-‐‑][^\W\d_]+)*)[-‐‑\u00ad]\Z")
_HEAD = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff，。、；：（）《》]")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|10\.\d{4,9}/)\S*[/\-_=&?%]\Z")
_CLOSING = frozenset(",.;:)")
_YEARS = range(1900, 2100)

_STOPS = (".", "?", "!", "\u201d", '"')
_ENOUGH = 80
_WIDEST_PAGE = 130
_FULL = 0.72
_MOST_FULL = 0.75

# Said of two words that make one: the hyphen stays where the line was wrapped at it.
_KEPT = (
    "multi non self cross semi high low real state end large long short data time pre post well "
    "half full open single double two three peer machine human user cost energy"
)
_KEEPERS = frozenset(_KEPT.split())


@dataclass(frozen=True)
class Widths:
    """How wide the lines of a document are, and whether its author broke them."""

    usual: int
    by_hand: bool

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Widths":
        """Measure all rows. Lines beyond any page's width were never wrapped."""
        widths = sorted(row.width for row in rows)
        usual = widths[int(0.9 * (len(widths) - 1))] if widths else 0
        if usual > _WIDEST_PAGE:
            return cls(0, by_hand=False)
        inner = [(above, row) for above, row in pairwise(rows) if _may_continue(row)]
        full = sum(_is_full(above, row, usual) for above, row in inner)
        return cls(usual, by_hand=full < _MOST_FULL * len(inner))


def _may_continue(row: Row) -> bool:
    """Whether a row may go on with the one above it: nothing says that it begins anew."""
    return not (row.fresh or row.is_item or row.line.hard_break or row.mark)


def _is_full(before: Row, row: Row, widest: int) -> bool:
    """Whether the next row's first word would not have fitted on a line."""
    # Letters differ in width: a line counts as full well before the widest.
    return before.width + 1 + len(row.text.split(maxsplit=1)[0]) > _FULL * widest


class Joiner:
    """Makes citations of drafts; knows the document's words and how wide its lines are."""

    def __init__(self, rows: Iterable[Row], source: str) -> None:
        """Learn the words and the widths from all rows."""
        self._source = source
        self._rows = list(rows)
        self._words: frozenset[str] | None = None
        self._widths = Widths.of(self._rows)

    def citation(self, draft: Draft) -> Citation:
        """Make one citation of a draft's rows."""
        runs, body, marker = self._beginning(draft.rows[0], draft.mark)
        widest = max(self._widths.usual, *(row.width for row in draft.rows), 0)
        for before, row in pairwise(draft.rows):
            self._join(runs, before, row, widest)
        text = "".join(run.text for run in runs)
        length = label_length(text[body:])
        label = text[body : body + length].strip(" \t\n[]") if length else None
        return Citation(
            runs=tuple(runs),
            line=draft.rows[0].line.number,
            end_line=max(row.line.number for row in draft.rows),
            body=body + length,
            marker=marker,
            label=label,
            sections=draft.path,
        )

    def _beginning(self, row: Row, known: Marker | None) -> tuple[list[Run], int, str | None]:
        """The first row's runs with the marker before them, where the body begins, the marker."""
        runs = list(row.line.runs)
        if row.kind is LineKind.TABLE:
            return runs, _sign_cell(row.text), None
        sign = row.line.marker
        if not sign:
            mark = leading(row.text) or known
            return runs, mark.length if mark else 0, mark.sign if mark else None
        runs.insert(0, self._marker_run(sign, runs[0]))
        if sign[:-1].isdigit() and int(sign[:-1]) in _YEARS:
            return runs, 0, None
        inner = leading(row.text)
        body = len(runs[0].text) + (inner.length if inner else 0)
        return runs, body, inner.sign if inner and not inner.is_bullet else sign

    def _marker_run(self, sign: str, first: Run) -> Run:
        """The format's own marker as a run, with its place if it stands just before."""
        at = self._source.rfind(sign, max(0, first.start - len(sign) - 20), max(first.start, 0))
        if at >= 0 and self._source[at + len(sign) : first.start].isspace():
            return Run(self._source[at : first.start], start=at, end=first.start)
        return Run(sign + " ")

    def _join(self, runs: list[Run], before: Row, row: Row, widest: int) -> None:
        """Put a row behind the runs so far."""
        added = list(row.line.runs)
        if row.line.marker:
            added.insert(0, self._marker_run(row.line.marker, added[0]))
        left, right = runs[-1].text, added[0].text
        if self._is_meant(before, row, widest):
            runs.append(Run("\n"))
        elif (tail := _parted_word(left)) and (head := _HEAD.match(right)):
            if not self._is_hyphen_kept(tail, head[0], soft=left.endswith("\u00ad")):
                runs[-1:] = cut(runs[-1:], 0, len(left) - 1)
        elif not _is_tight(left, right):
            runs.append(Run(" "))
        runs += added

    def _is_meant(self, before: Row, row: Row, widest: int) -> bool:
        """Whether the break before a row was meant, or only where the line was full."""
        if row.turned or row.wrapped:
            return False
        if row.line.hard_break or row.kind is not LineKind.TEXT:
            return True
        if row.text[:1] in _CLOSING:
            return False
        if _parted_word(before.text) and row.text[:1].islower():
            return False
        if not _is_full(before, row, widest):
            return True
        # Where many lines end early, their author broke them: at a stop, and before names.
        if not self._widths.by_hand or is_open_end(before.text):
            return False
        return before.text.rstrip().endswith(_STOPS) or starts_entry(row.text)

    def _is_hyphen_kept(self, left: str, right: str, *, soft: bool) -> bool:
        """Whether a hyphen at the end of a line belongs to the word.

        The document's own words decide, since the same word mostly stands
        elsewhere whole.
        """
        if soft:
            return False
        known = self._known
        whole, parted = (left + right).casefold(), f"{left}-{right}".casefold()
        if whole in known:
            return False
        if parted in known or not right[0].islower():
            return True
        last = re.split(r"[-‐‑]", left)[-1].casefold()
        return last in _KEEPERS or (right.casefold() in known and last in known)

    @property
    def _known(self) -> frozenset[str]:
        """The words of the document, those at the ends of lines left out."""
        if self._words is None:
            found: set[str] = set()
            parted = False
            for row in self._rows:
                words = [word.casefold() for word in _WORD.findall(row.text)]
                ends_parted = _parted_word(row.text) is not None
                # Halves of a word that was parted are no words.
                found.update(words[1 if parted else 0 : -1 if ends_parted else None])
                parted = ends_parted
            self._words = frozenset(found)
        return self._words


def _sign_cell(text: str) -> int:
    """How long a table row's first cell is that holds but a sign."""
    first, tab, _ = text.partition("\t")
    return len(first) + 1 if tab and not any(char.isalnum() for char in first) else 0


def _parted_word(text: str) -> str | None:
    """The word before a hyphen that ends a line."""
    match = _TAIL.search(text[-_ENOUGH:]) if text.endswith(("-", "‐", "‑", "\u00ad")) else None
    return match[1] if match else None


def _is_tight(left: str, right: str) -> bool:
    """Whether nothing stands between two lines: an address, a number range, Chinese."""
    last, first = left[-1:], right[:1]
    if first in _CLOSING or (_CJK.match(last) and _CJK.match(first)):
        return True
    if last in "-–" and first.isdigit() and left[-2:-1].isdigit():
        return True
    words = left[-400:].rsplit(maxsplit=1)
    word = words[-1] if words else ""
    return _ADDRESS.search(word) is not None


def line_citation(text: str, number: int, after: str | None = None) -> Citation:
    """Make a citation of one line as it stands; `after` is the marker of the line before."""
    mark = leading(text, int(after) if after and after.isdecimal() else None)
    body = mark.length if mark else 0
    length = label_length(text[body:])
    return Citation(
        runs=(Run(text, start=0, end=len(text)),),
        line=number,
        end_line=number,
        body=body + length,
        marker=mark.sign if mark else None,
        label=text[body : body + length].strip(" \t\n[]") if length else None,
    )


def with_path(draft: Draft, path: tuple[str, ...]) -> Draft:
    """Give a draft under another heading."""
    return replace(draft, path=path)
