"""Running text with its white space collapsed, and where labelled stretches stand in it."""

from dataclasses import dataclass, field

NameSpan = tuple[int, int, str, int]


@dataclass
class Flow:
    """The text of one reference as it is put together.

    >>> flow = Flow()
    >>> begun = flow.begin()
    >>> flow.add(" On\\n ink"), flow.mark(begun, "article-title", "title"), flow.add(" . ")
    (None, None, None)
    >>> flow.text, flow.spans, flow.tags
    ('On ink .', [(0, 6, 'title')], ['article-title'])
    """

    written: str = ""
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    names: list[NameSpan] = field(default_factory=list)
    _dotted: bool = False

    @property
    def text(self) -> str:
        """The text so far, without a blank at its end."""
        return self.written.rstrip()

    def add(self, text: str) -> None:
        """Add text; white space of any kind and length is one blank."""
        if self._dotted and text[:1] == ".":
            text = text[1:]  # ours is there already
        self._dotted = self._dotted and not text
        words = " ".join(text.split())
        if text[:1].isspace() and self.written and not self.written.endswith(" "):
            self.written += " "
        self.written += words
        if words and text[-1].isspace():
            self.written += " "

    def close(self, mark: str) -> None:
        """Add a mark of our own, right behind the last word."""
        self.written = self.text
        if not (mark.startswith(".") and self.written.endswith((".", "?", "!"))):
            self.written += mark
        else:
            self.written += mark[1:]
        self._dotted = mark.endswith(".")

    def begin(self) -> int:
        """Say where what is added next begins."""
        return len(self.written)

    def extent(self, begun: int) -> tuple[int, int]:
        """Say what was added since, without blanks at its edges."""
        end = len(self.text)
        while begun < end and self.written[begun] == " ":
            begun += 1
        return begun, end

    def mark(self, begun: int, tag: str, label: str) -> None:
        """Label what was added since; nothing is not labelled."""
        start, end = self.extent(begun)
        if start < end:
            self.spans.append((start, end, label))
            self.tags.append(tag)

    def name(self, begun: int, part: str, person: int) -> None:
        """Say which part of whose name was added since."""
        start, end = self.extent(begun)
        if start < end:
            self.names.append((start, end, part, person))
