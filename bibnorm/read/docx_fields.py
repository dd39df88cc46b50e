"""Fields in Word: an instruction that is not seen, and its result that is."""

import re
from dataclasses import dataclass, field

_HYPERLINK = re.compile(
    r"\s*HYPERLINK\s+(?:\\[nth]\s+)*(\\l\s+)?(?:\"([^\"]+)\"|([^\s\"\\]\S*))", re.IGNORECASE
)


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    link: str | None = None


class Fields:
    """The fields that are open, the innermost last."""

    def __init__(self) -> None:
        """Begin outside any field."""
        self._open: list[_Field] = []
        self._hiding = 0

    @property
    def is_hidden(self) -> bool:
        """Whether text stands in an instruction."""
        return self._hiding > 0

    @property
    def link(self) -> str | None:
        """Where the innermost hyperlink leads."""
        return next((one.link for one in reversed(self._open) if one.link), None)

    def mark(self, kind: str | None) -> None:
        """Take a mark: the beginning of a field, its result's, or its end."""
        if kind == "begin":
            self._open.append(_Field())
            self._hiding += 1
        elif kind == "separate" and self._open:
            self._show(self._open[-1])
        elif kind == "end" and self._open:
            self._show(self._open.pop())

    def begin(self, instruction: str) -> None:
        """Begin a field that is an element, and has nothing but its result in it."""
        self._open.append(_Field(shows=True, link=target(instruction)))

    def instruct(self, text: str) -> None:
        """Take characters of an instruction."""
        if self._open:
            self._open[-1].instruction.append(text)

    def settle(self) -> None:
        """End every instruction: one that goes on beyond its paragraph has lost its mark."""
        for one in self._open if self._hiding else ():
            self._show(one)

    def _show(self, one: _Field) -> None:
        if not one.shows:
            one.shows = True
            one.link = target("".join(one.instruction))
            self._hiding -= 1


def target(instruction: str) -> str | None:
    r"""Read where a hyperlink field leads; None for other fields.

    >>> target(' HYPERLINK "https://example.org/a" \\o "tip" '), target(" PAGE ")
    ('https://example.org/a', None)
    >>> target(r'HYPERLINK \l "place"')
    '#place'
    """
    match = _HYPERLINK.match(instruction)
    return ("#" if match[1] else "") + (match[2] or match[3]) if match else None
