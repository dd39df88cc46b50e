"""Groups and environments of LaTeX, one in the other, and what holds in them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bibnorm.read.latex_macros import Tokens
from bibnorm.read.latex_page import Page
from bibnorm.read.latex_stream import Stream
from bibnorm.read.latex_tokens import Kind, Token


@dataclass(slots=True)
class Group:
    """An open brace or environment: what holds again when it closes."""

    style: int
    link: str | None
    env: str | None = None
    close: Callable[[], None] | None = None
    is_short: bool = False
    is_box: bool = False
    is_list: bool = False
    items_at: int = 0


class Nesting(Stream):
    """A stream of tokens that knows what is open, and sets text in the style that holds."""

    def __init__(self, tokens: Tokens, source: str) -> None:
        """Begin with nothing open."""
        super().__init__(tokens, len(source))
        self.page = Page(source)
        self.groups: list[Group] = []
        self.style = 0
        self.link: str | None = None
        self.silent = False
        self.level = 0
        self.bare_items: int | None = None
        self.tables: list[int] = []
        self._environments_at: list[int] = []
        self._open = Counter[str]()

    def say(self, token: Token, text: str | None = None) -> None:
        """Set a token's text, or what it stands for."""
        if not self.silent:
            said = token.text if text is None else text
            self.page.text(said, self.style, self.link, token.start, token.end)

    def end_paragraph(self) -> None:
        """End the paragraph."""
        if not self.silent:
            self.page.end_paragraph()

    def open(self) -> None:
        """Open a group."""
        self.groups.append(Group(self.style, self.link))

    def close(self) -> None:
        """Close the innermost group, unless it is an environment."""
        if self.groups and self.groups[-1].env is None:
            self._leave()

    def unwind(self, depth: int) -> None:
        """Close all groups above a depth."""
        while len(self.groups) > depth:
            self._leave()

    def _leave(self) -> None:
        group = self.groups.pop()
        self.level -= group.is_list
        if group.env is not None:
            self._environments_at.pop()
            self._open[group.env] -= 1
        self.style, self.link = group.style, group.link
        if group.close is not None:
            group.close()

    def enter_argument(
        self, close: Callable[[], None] | None = None, *, is_box: bool = False
    ) -> bool:
        """Open the group that stands next as an argument; False if none does.

        No such argument goes on over the end of a paragraph, unless it is a box.
        """
        if not self.is_next(Kind.OPEN):
            return False
        self.next()
        group = Group(self.style, self.link, close=close, is_short=not is_box, is_box=is_box)
        self.groups.append(group)
        return True

    @property
    def environment(self) -> Group | None:
        """The innermost environment."""
        return self.groups[self._environments_at[-1]] if self._environments_at else None

    def enter(self, name: str) -> None:
        """Open an environment."""
        self._environments_at.append(len(self.groups))
        self._open[name] += 1
        self.groups.append(Group(self.style, self.link, env=name))

    def find(self, name: str) -> int | None:
        """Say at which depth the innermost environment of a name is open."""
        if not self._open[name]:
            return None
        return next(at for at in reversed(self._environments_at) if self.groups[at].env == name)

    def rename(self, depth: int, name: str) -> None:
        """Give an open environment another name."""
        group = self.groups[depth]
        self._open[group.env or ""] -= 1
        self._open[name] += 1
        group.env = name

    def begin_table(self) -> None:
        """Gather the rows of a table; one inside another is part of a cell."""
        self.tables.append(len(self.groups) - 1)
        if len(self.tables) == 1:
            self.page.begin_table()
        self.groups[-1].close = self._end_table

    def _end_table(self) -> None:
        self.tables.pop()
        if not self.tables:
            self.page.end_table()

    def begin_item(self, marker: str) -> None:
        """Begin an item of the innermost environment, or of a list that was cut out of one."""
        self.end_paragraph()
        group = self.environment
        if group is not None:
            if not group.is_list:
                group.is_list, group.items_at = True, len(self.groups)
                self.level += 1
            self.unwind(group.items_at)
        else:
            if self.bare_items is None:
                self.bare_items = len(self.groups)
            self.unwind(self.bare_items)
        self.page.level = max(self.level, 1)
        self.page.marker = marker

    def end_row(self) -> bool:
        """End a row of the table, if its rows end here and not the lines of a cell."""
        if len(self.tables) != 1 or self._environments_at[-1:] != self.tables:
            return False
        if any(group.is_box for group in self.groups[self.tables[0] :]):
            return False
        self.unwind(self.tables[0] + 1)
        self.page.end_row()
        return True
