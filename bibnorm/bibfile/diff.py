"""What changed, as a patch; compared entry by entry, so that the time grows with the length."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from bibnorm.bibfile.blocks import Block, Entry
from bibnorm.bibfile.split import split

_CONTEXT = 3
_MOST = 1000  # lines of one entry that are compared line by line


def diff(old: str, new: str, name: str) -> Iterator[str]:
    r"""Give the lines of a unified diff between a file and the same file formatted.

    >>> print("".join(diff("% a\n@misc{b,x={c}}\n", "% a\n@misc{b,\n  x={c}}\n", "b.bib")))
    --- b.bib
    +++ b.bib
    @@ -2,1 +2,2 @@
    -@misc{b,x={c}}
    +@misc{b,
    +  x={c}}
    <BLANKLINE>
    """
    if old != new:
        yield from diff_blocks(_pairs(split(old).blocks, split(new).blocks), name)


def diff_blocks(blocks: Iterable[tuple[str, str]], name: str) -> Iterator[str]:
    r"""Give the lines of a unified diff of a file's blocks, each as it was and as it is.

    A block that went is nothing as it is, and one that is new was nothing.

        >>> print("".join(diff_blocks([("@a{b}\n", ""), ("% c\n", "% c\n")], "b.bib")), end="")
        --- b.bib
        +++ b.bib
        @@ -1,1 +0,0 @@
        -@a{b}
    """
    pairs = list(blocks)
    if all(was == now for was, now in pairs):
        return
    yield from (f"--- {name}\n", f"+++ {name}\n")
    line, shift = 1, 0
    for was, now in _groups(pairs):
        if was != now:
            before, after = _lines(was), _lines(now)
            cut, hunk = _balanced(list(_hunk(before, after)))
            counts = [sum(one[0] != sign for one in hunk) for sign in "+-"]
            yield f"@@ -{_span(line + cut, counts[0])} +{_span(line + shift + cut, counts[1])} @@\n"
            yield from hunk
            shift += len(after) - len(before)
        line += was.count("\n")


def _span(line: int, count: int) -> str:
    """Say where lines stand; of none, behind which line they would."""
    return f"{line if count else line - 1},{count}"


def _groups(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pair pieces of whole lines; what did not change stands in pieces of its own."""
    was, now = "", ""
    for before, after in pairs:
        first, rest, last = _parted(before, after)
        was, now = was + (first or before), now + (first or after)
        if first:
            yield was, now
            if rest:
                yield rest, rest
            was = now = last
    if was or now:
        yield was, now


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Pair the texts of blocks; what stands in one alone, or elsewhere, is paired with nothing."""
    if [_named(block) for block in old] == [_named(block) for block in new]:
        yield from ((was.text, now.text) for was, now in zip(old, new, strict=True))
        return
    before, after = [block.text for block in old], [block.text for block in new]
    matcher = difflib.SequenceMatcher(None, before, after)
    for _, first, last, start, end in matcher.get_opcodes():
        if before[first:last] == after[start:end]:
            yield from ((text, text) for text in before[first:last])
        else:
            yield "".join(before[first:last]), "".join(after[start:end])


def _named(block: Block) -> str | None:
    return block.key if isinstance(block, Entry) else None


def _parted(before: str, after: str) -> tuple[str, str, str]:
    """Part an unchanged text: up to its first line end, whole lines, the begun last line."""
    if before != after or "\n" not in before:
        return "", "", ""
    first, last = before.index("\n") + 1, before.rindex("\n") + 1
    return before[:first], before[first:last], before[last:]


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\\ No newline at end of file\n"]


def _hunk(before: list[str], after: list[str]) -> Iterator[str]:
    if max(len(before), len(after)) > _MOST:
        yield from (f"-{line}" for line in before)
        yield from (f"+{line}" for line in after)
        return
    context = max(len(before), len(after))
    for number, line in enumerate(difflib.unified_diff(before, after, n=context)):
        if number > 2:
            yield line


def _balanced(hunk: list[str]) -> tuple[int, list[str]]:
    """Cut what did not change to as many lines at either end; say how many went before.

    To `patch`, fewer lines behind than before mean the end of the file.
    """
    changed = [at for at, line in enumerate(hunk) if line[0] != " "]
    first, behind = changed[0], len(hunk) - changed[-1] - 1
    kept = min(first, behind, _CONTEXT)
    return first - kept, hunk[first - kept : len(hunk) - behind + kept]
