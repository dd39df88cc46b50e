"""What changed in a manuscript, as a patch; no line comes or goes, so lines are paired."""

from collections.abc import Iterator

_CONTEXT = 3


def diff(old: str, new: str, name: str) -> Iterator[str]:
    r"""Give the lines of a unified diff between a text and the same text with other keys.

    >>> print("".join(diff("a\n\\cite{b}", "a\n\\cite{c}", "x.tex")))
    --- x.tex
    +++ x.tex
    @@ -1,2 +1,2 @@
     a
    -\cite{b}
    \ No newline at end of file
    +\cite{c}
    \ No newline at end of file
    <BLANKLINE>
    """
    was, now = _lines(old), _lines(new)
    changed = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
    if not changed:
        return
    yield from (f"--- {name}\n", f"+++ {name}\n")
    for first, last in _hunks(changed, len(was)):
        size = last - first
        yield f"@@ -{first + 1},{size} +{first + 1},{size} @@\n"
        for at in range(first, last):
            if was[at] == now[at]:
                yield f" {was[at]}"
            else:
                yield from (f"-{was[at]}", f"+{now[at]}")


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\\ No newline at end of file\n"]


def _hunks(changed: list[int], total: int) -> Iterator[tuple[int, int]]:
    """Give from where to where each hunk goes; what is near each other stands in one."""
    first = last = changed[0]
    for at in changed[1:]:
        if at - last > 2 * _CONTEXT:
            yield max(first - _CONTEXT, 0), min(last + _CONTEXT + 1, total)
            first = at
        last = at
    yield max(first - _CONTEXT, 0), min(last + _CONTEXT + 1, total)
