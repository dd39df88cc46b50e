"""A span where it stands: what a rule may look at before it cuts."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bibnorm.model import Label, Span

_BEFORE = 24


class Site(NamedTuple):
    """One span of a citation by its place among the spans.

    `labels` says how often each label stands there, `body` is the span's own text.
    """

    text: str
    spans: Sequence[Span]
    at: int
    labels: Mapping[Label, int]
    body: str

    @property
    def span(self) -> Span:
        """The span itself."""
        return self.spans[self.at]

    @property
    def before(self) -> Sequence[Span]:
        """The spans before it."""
        return self.spans[: self.at]

    @property
    def next(self) -> Span | None:
        """The span behind it."""
        return self.spans[self.at + 1] if self.at + 1 < len(self.spans) else None

    @property
    def cue(self) -> str:
        """The last characters before the span, back to the span before it."""
        start = self.spans[self.at].start
        last = self.spans[self.at - 1].end if self.at else 0
        return self.text[max(last, start - _BEFORE) : start]

    def has(self, *labels: Label) -> bool:
        """Say whether any other span bears one of the labels."""
        found = self.labels.keys() & labels
        own = self.spans[self.at].label
        return len(found) > 1 or any(label is not own or self.labels[own] > 1 for label in found)

    def piece(self, start: int, end: int, label: Label) -> Span:
        """Give a part of the span by its place in `body`, blanks at its ends left out."""
        part = self.body[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        whole = self.span
        return Span(whole.start + start, whole.start + end, label, whole.confidence)


Cut = Callable[[Site], tuple[Span, ...] | None]
"""A rule: the spans that stand in place of the one, or None where it does not hold."""
