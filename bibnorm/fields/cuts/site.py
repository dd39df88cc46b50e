"""A span where it stands: what a rule may look at before it cuts."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bibnorm.model import Label, Span

_BEFORE = 24


class Site(NamedTuple):
    """One span of a citation, by its place among the spans."""

    text: str
    spans: Sequence[Span]
    at: int

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
    def body(self) -> str:
        """The span's own text."""
        span = self.spans[self.at]
        return self.text[span.start : span.end]

    @property
    def cue(self) -> str:
        """The last characters before the span, back to the span before it."""
        start = self.spans[self.at].start
        last = self.spans[self.at - 1].end if self.at else 0
        return self.text[max(last, start - _BEFORE) : start]

    def has(self, *labels: Label) -> bool:
        """Say whether any other span bears one of the labels."""
        return any(span.label in labels and at != self.at for at, span in enumerate(self.spans))

    def piece(self, start: int, end: int, label: Label) -> Span:
        """Give a part of the span by its place in `body`, blanks at its ends left out."""
        part = self.body[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        whole = self.span
        return Span(whole.start + start, whole.start + end, label, whole.confidence)


Cut = Callable[[Site], tuple[Span, ...] | None]
"""A rule: the spans that stand in place of the one, or None where it does not hold."""
