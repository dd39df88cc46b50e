"""A span where it stands: what a rule may look at before it cuts."""

from collections.abc import Callable
from dataclasses import dataclass

from bibnorm.model import Label, Span

_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Site:
    """One span of a citation, and its neighbours."""

    text: str
    before: tuple[Span, ...]
    span: Span
    after: tuple[Span, ...]

    @property
    def body(self) -> str:
        """The span's own text."""
        return self.text[self.span.start : self.span.end]

    @property
    def cue(self) -> str:
        """The last characters before the span, back to the span before it."""
        last = self.before[-1].end if self.before else 0
        return self.text[max(last, self.span.start - _BEFORE) : self.span.start]

    @property
    def gap(self) -> str:
        """What stands between the span and the next one."""
        end = self.after[0].start if self.after else len(self.text)
        return self.text[self.span.end : end]

    def has(self, *labels: Label) -> bool:
        """Say whether any other span bears one of the labels."""
        return any(span.label in labels for span in (*self.before, *self.after))

    def piece(self, start: int, end: int, label: Label) -> Span:
        """Give a part of the span by its place in `body`, blanks at its ends left out."""
        part = self.body[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        return Span(self.span.start + start, self.span.start + end, label, self.span.confidence)


Cut = Callable[[Site], tuple[Span, ...] | None]
"""A rule: the spans that stand in place of the one, or None where it does not hold."""
