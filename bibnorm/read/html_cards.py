"""Entries that are made of blocks: cards that come again and again, parts in a fixed order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from bibnorm.read.html_boxes import Box, Role, Text
from bibnorm.read.html_names import field_of

_LONGEST = 3000
_SHORTEST = 30
_MOST_LINES = 14
_MOST_PARTS = 6
_BADGE = 24
_BADGES = re.compile(r"(?:\A|[\s_-])(?:badge|abbr)(?:\Z|[\s_-])")
_TOLD = (Role.GONE, Role.SIGN, Role.LABEL, Role.CELL, Role.ROW)
_DIGITS = re.compile(r"\d+")
_CARDS = frozenset(("div", "article", "section", "figure", "a", "blockquote", "span"))

Key = tuple[str, str]
Shape = tuple[Key, Key]


def find_cards(boxes: Sequence[Box]) -> None:
    """Find boxes of one kind that stand beside each other, each with a few lines.

    The innermost are taken: a section by year looks like its papers, and
    holds them. `boxes` are in the order of the source.
    """
    shapes: set[Shape] = set()
    holders: set[int] = set()
    for parent in reversed(boxes):
        if any(id(box) in holders for box in parent.full):
            holders.add(id(parent))
        for shape, group in _alike(parent, holders).items():
            if len(group) > 1 and median(box.lines for box in group) >= 2:
                shapes.add(shape)
                holders.add(id(parent))
                _mark(group)
    # One that stands alone, as the only work of its year.
    for box in boxes:
        alone = id(box) not in holders and may_be_card(box) and _shape(box) in shapes
        if alone and not _is_in_card(box):
            _mark([box])


def _alike(parent: Box, holders: set[int]) -> dict[Shape, list[Box]]:
    """Group the boxes in a box that may be cards by what they look like."""
    groups: dict[Shape, list[Box]] = {}
    for box in parent.full:
        if id(box) not in holders and may_be_card(box):
            groups.setdefault(_shape(box), []).append(box)
    return groups


def may_be_card(box: Box) -> bool:
    """Whether a box by itself can be an entry."""
    return (
        box.tag in _CARDS
        and box.role is Role.BLOCK
        and _SHORTEST <= box.chars <= _LONGEST
        and box.items <= 1
        and box.heads <= 2
        and box.lines <= _MOST_LINES
        and (box.boxes != [] or "class" in box.attributes)
    )


def _mark(group: Sequence[Box]) -> None:
    for box in group:
        box.role, box.marker = Role.ENTRY, ""


def _is_in_card(box: Box) -> bool:
    above = box.parent
    while above is not None:
        if above.role is Role.ENTRY:
            return True
        above = above.parent
    return False


def _shape(box: Box) -> Shape:
    """What a box is, and what it begins with."""
    first = box.full[0] if box.full else None
    return _key(box), _key(first) if first is not None else ("", "")


def _key(box: Box) -> Key:
    """An element and its first class, numbers left out."""
    classes = box.attributes.get("class", "").split(maxsplit=1)
    return box.tag, _DIGITS.sub("", classes[0]) if classes else ""


def set_off_badge(entry: Box, source: str) -> None:
    """Take a badge with the venue's acronym, before all else, for a column before the entry."""
    box = entry
    while box.full and not _texts(box, source):
        box = box.full[0]
    if box is entry or box.chars > _BADGE or box.lines != 1 or box.level or box.role in _TOLD:
        return
    texts = _texts(box, source)
    if "abbr" in box.names or all(text.mark and _BADGES.search(text.mark) for text in texts):
        box.role = Role.LABEL


def _texts(box: Box, source: str) -> list[Text]:
    """The texts that stand in a box itself; blanks between boxes are none."""
    kids = (kid for kid in box.kids if isinstance(kid, Text))
    return [kid for kid in kids if not source[kid.start : kid.end].isspace()]


def find_sequences(boxes: Sequence[Box]) -> None:
    """Find entries without a box of their own: a title, its authors, its venue, and again.

    Only where the classes say that they are parts of an entry.
    """
    for parent in boxes:
        parts = [box for box in parent.full if box.role is Role.BLOCK and not box.level]
        kinds = Counter(field_of(_key(box)[1]) for box in parts)
        if len([kind for kind in kinds if kind]) < 2:
            continue
        first = next((field_of(_key(box)[1]) for box in parts if field_of(_key(box)[1])), None)
        if first is not None and kinds[first] > 1:
            for group in _groups(parent, first):
                _mark(group[:1])
                for box in group[1:]:
                    box.role = Role.INSIDE


def _groups(parent: Box, first: str) -> Iterator[list[Box]]:
    """Cut boxes that stand beside each other before each of the first kind."""
    group: list[Box] = []
    for box in parent.full:
        kind = field_of(_key(box)[1])
        if kind == first or box.level or box.role is not Role.BLOCK or len(group) > _MOST_PARTS:
            yield from (group,) if len(group) > 1 else ()
            group = [box] if kind == first and box.role is Role.BLOCK else []
        elif group and box.items <= 1:
            group.append(box)
    if len(group) > 1:
        yield group
