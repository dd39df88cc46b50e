"""A manuscript with other keys, and the proof that nothing else is other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bibnorm.cites.cite import Cite, Known
from bibnorm.cites.markdown import BARE

Reader = Callable[[str, Known], Iterator[Cite]]


class UnprovenTextError(Exception):
    """Something but the keys is not as it was; the message names the line."""


@dataclass(frozen=True)
class Rewritten:
    """A text with other keys; what was changed, and what is cited that no entry has."""

    text: str
    changes: tuple[tuple[int, Cite, str], ...]
    unknown: tuple[tuple[int, Cite], ...]


def rewrite(text: str, read: Reader, known: Known) -> Rewritten:
    r"""Put new keys in the place of old ones; lines are counted from 1.

    >>> from bibnorm.cites.latex import latex_cites
    >>> done = rewrite("\\cite[3]{a,\n b}", latex_cites, {"a": "Rain2001"}.get)
    >>> done.text
    '\\cite[3]{Rain2001,\n b}'
    >>> [(line, cite.key) for line, cite in done.unknown]
    [(2, 'b')]
    """
    pieces: list[str] = []  # Markdown wants braces round some keys
    changes, unknown = [], []
    done, line, counted = 0, 1, 0
    line_end = "\n" if "\n" in text else "\r"
    for cite in _in_order(read(text, known)):
        line, counted = line + text.count(line_end, counted, cite.start), cite.start
        key = known(cite.key)
        if key is None:
            unknown.append((line, cite))
        elif key != cite.key:
            braces = text[cite.start] == "{" or (cite.command == "@" and not BARE.fullmatch(key))
            pieces += [text[done : cite.start], f"{{{key}}}" if braces else key]
            done = cite.end
            changes.append((line, cite, key))
    new = "".join([*pieces, text[done:]])
    _prove(text, new, read, known)
    return Rewritten(new, tuple(changes), tuple(unknown))


def _in_order(cites: Iterator[Cite]) -> list[Cite]:
    return sorted(cites, key=lambda cite: cite.start)


def _prove(old: str, new: str, read: Reader, known: Known) -> None:
    """Read the new text again: the same citations, and between them the same text."""
    if old == new:
        return
    was = [cite for cite in _in_order(read(old, known)) if known(cite.key) is not None]
    keys = {known(cite.key) for cite in was}
    now = _in_order(read(new, lambda key: key if key in keys or known(key) else None))
    now = [cite for cite in now if cite.key in keys]
    if [known(cite.key) for cite in was] != [cite.key for cite in now]:
        raise UnprovenTextError("a citation would not be read again")
    if list(_between(old, was)) != list(_between(new, now)):
        raise UnprovenTextError("something but the keys would be changed")


def _between(text: str, cites: list[Cite]) -> Iterator[str]:
    done = 0
    for cite in cites:
        braced = cite.command == "@" and text[cite.start : cite.start + 1] == "{"
        yield text[done : cite.start]
        done = cite.end
        assert text[cite.start + braced : cite.end - braced] == cite.key
    yield text[done:]
