"""What the boxes of a page are: entries, rows, headings, parts to leave out.

Only the structure is looked at, hardly ever the words. What is in doubt stays
a block, and its lines are looked at by the stages that know citations.
"""

import re
from collections.abc import Sequence

from bibnorm.read.html_boxes import LISTS, Box, Drop, Role, Text, measure
from bibnorm.read.html_cards import find_cards, find_sequences, set_off_badge
from bibnorm.read.html_extras import is_bibtex, leave_out_abstracts
from bibnorm.read.html_rows import is_menu, labels_of, plan_row, plan_terms

_LONGEST_ENTRY = 3000
_LONGEST_HEADING = 400
_HEADING_LINES = 3
_SHORT_PART = 40
_MAIN_SHARE = 0.5
_LIST_OF_ITS_OWN = 3
_EMPTY = 3
_LINES_A_GROUP = 1.5
_PARTS = frozenset(("article", "section", "main", "li", "td"))


def plan(boxes: Sequence[Box], source: str) -> None:
    """Give every box its role; `boxes` are in the order of the source."""
    every = list(boxes)
    measure(every, source)
    for box in every:
        _leave_out(box, every[0], source)
    measure(every, source)
    leave_out_abstracts(every, source)
    measure(every, source)
    labels = labels_of(every, source)
    for box in every:
        _give_role(box, labels, source)
    held = _held(every)
    free = [box for box in every if box.role is not Role.GONE and id(box) not in held]
    find_cards(free)
    find_sequences(free)
    for box in every:
        if box.role is Role.ENTRY:
            set_off_badge(box, source)
    held = _held(every)
    for box in every:
        _give_place(box, id(box) in held)


def _leave_out(box: Box, root: Box, source: str) -> None:
    """Take out of the page what is no text of it; nothing that is most of the page."""
    parent = box.parent
    if parent is not None and parent.role is Role.GONE:
        box.role = Role.GONE
    elif box.drop is Drop.HEAD:
        _keep_headings(box, root)
    elif _is_gone(box, root, source):
        box.role = Role.GONE


def _is_gone(box: Box, root: Box, source: str) -> bool:
    """Whether a box is to be left out."""
    if box is not root and is_bibtex(box, source):
        box.role = Role.CODE
        box.is_bibtex = box.parent is None or not box.parent.is_bibtex
        return box.chars <= _LONGEST_ENTRY
    if box.drop is Drop.NOT or box.chars > _MAIN_SHARE * root.chars:
        return False
    if box.drop in (Drop.HIDDEN, Drop.EXTRA):
        # What is folded away may be a list of older works.
        return box.items < _LIST_OF_ITS_OWN
    return True


def _keep_headings(box: Box, root: Box) -> None:
    """Leave only the headings of the top of a page; that of an article stays whole."""
    above = box.parent
    while above is not None and above.tag not in _PARTS:
        above = above.parent
    if above is None and box.chars <= _MAIN_SHARE * root.chars:
        box.kids = [kid for kid in box.kids if isinstance(kid, Box)]
        for inner in box.boxes:
            if not inner.level and not inner.heads:
                inner.role = Role.GONE


def _tighten(box: Box) -> None:
    """Take paragraphs for lines where empty ones stand between groups of them."""
    paragraphs = [kid for kid in box.boxes if kid.tag == "p" and kid.role is Role.BLOCK]
    bounds = [n for n, kid in enumerate(paragraphs) if not kid.chars]
    groups = sum(n + 1 < len(paragraphs) and paragraphs[n + 1].chars > 0 for n in bounds)
    if len(bounds) >= _EMPTY and len(paragraphs) - len(bounds) >= _LINES_A_GROUP * groups > 0:
        for kid in paragraphs:
            kid.tight = kid.chars > 0


def _give_role(box: Box, labels: frozenset[str], source: str) -> None:
    """Give the parts of lists and tables their roles."""
    if box.role is Role.GONE:
        return
    if box.tag in LISTS:
        _plan_list(box, source)
    elif box.tag == "tr":
        plan_row(box, source)
    elif box.tag == "dl" or any(kid.tag == "dt" for kid in box.boxes):
        plan_terms(box, labels, source)


def _plan_list(box: Box, source: str) -> None:
    """Number the items of a list."""
    items = [item for item in box.full if item.tag == "li"]
    headed = sum(item.heads > 0 for item in items) * 2 >= max(len(items), 2)
    for item, marker in zip(items, numbering(box, items), strict=True):
        if _is_layout(item) and (item.heads or not _begins_with_text(item, source)):
            continue
        item.role = Role.ENTRY if headed or not item.heads else Role.BLOCK
        item.marker = marker


def _held(boxes: Sequence[Box]) -> frozenset[int]:
    """The boxes that lie in entries; a large item holds whole lists, and is layout."""
    held: set[int] = set()
    for box in boxes:
        above = box.parent
        if above is None or (above.role is Role.ENTRY and _is_layout(above)):
            continue
        if id(above) in held or above.role in (Role.ENTRY, Role.ROW, Role.INSIDE):
            held.add(id(box))
    return frozenset(held)


def _give_place(box: Box, held: bool) -> None:
    """Say what lists and headings are by where they stand: in an entry or beside entries."""
    if box.parent is not None and box.parent.role is Role.GONE:
        box.role = Role.GONE
    elif box.tag in LISTS:
        items = [item for item in box.full if item.tag == "li"]
        if held and len(items) > 1 and all(_is_short(item) for item in items):
            box.role = Role.FLAT
            for item in items:
                item.role = Role.PART
        elif not held and is_menu(items):
            box.role = Role.GONE
    elif box.level and box.role is Role.BLOCK and not held and _is_heading(box):
        box.role = Role.HEADING
    _tighten(box)


def _is_heading(box: Box) -> bool:
    return box.lines <= _HEADING_LINES and box.chars <= _LONGEST_HEADING


def _is_layout(box: Box) -> bool:
    """Whether an item holds lists or more than one entry's text."""
    return box.items > 1 or box.chars > _LONGEST_ENTRY


def _is_short(item: Box) -> bool:
    return item.chars <= _SHORT_PART and item.lines <= 1


def _begins_with_text(item: Box, source: str) -> bool:
    """Whether an item has words of its own before the boxes in it."""
    for kid in item.kids:
        if isinstance(kid, Box) and kid.chars:
            return False
        if isinstance(kid, Text) and source[kid.start : kid.end].strip():
            return True
    return False


def numbering(box: Box, items: Sequence[Box]) -> list[str]:
    """The markers of a list's items; empty for bullets.

    >>> ol = Box("ol", attributes={"start": "3", "reversed": ""})
    >>> numbering(ol, [Box("li"), Box("li", attributes={"value": "9"}), Box("li")])
    ['3.', '9.', '8.']
    """
    if box.tag != "ol" or box.attributes.get("style", "").replace(" ", "").find("style:none") >= 0:
        return [""] * len(items)
    step = -1 if "reversed" in box.attributes else 1
    number = _whole(box.attributes.get("start"), len(items) if step < 0 else 1)
    markers = []
    for item in items:
        number = _whole(item.attributes.get("value"), number)
        markers.append(f"{_figure(number, box.attributes.get('type', '1'))}.")
        number += step
    return markers


def _whole(text: str | None, otherwise: int) -> int:
    """Read a number of a few digits."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def _figure(number: int, kind: str) -> str:
    """Write a number as a list does that counts in letters."""
    if kind not in ("a", "A") or not 1 <= number <= 26:
        return str(number)
    return chr(ord(kind) + number - 1)
