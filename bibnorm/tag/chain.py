"""The labels as the model has them: finer ones, because a chain knows only the last.

A separator remembers the field before it: with nothing remembered the chain would forget
between any two fields which of them came first, and read two titles or none. And the
first token of a long field has a label of its own, so that what fields begin with, and
that they begin once, can be learnt.
"""

from collections.abc import Iterable, Iterator

from bibnorm.tag.spans import SEPARATOR

_REMEMBERED = {
    "author": "author", "editor": "editor", "title": "title", "container": "container",
    "date": "date", "volume": "number", "issue": "number", "pages": "number",
    "publisher": "imprint", "location": "imprint", "institution": "imprint",
}  # fmt: skip
_OTHER = "other"
_BEGINNING = "^"
_BEGUN = frozenset(("author", "title", "container", "date", "publisher", "location"))


def chained(labels: Iterable[str]) -> Iterator[str]:
    """Give the finer labels of a sequence.

    >>> list(chained(["-", "author", "author", "-", "issue", "-"]))
    ['-', '^author', 'author', '-author', 'issue', '-number']
    """
    before = last = ""
    for label in labels:
        if label == SEPARATOR:
            yield SEPARATOR + last
        else:
            yield _BEGINNING + label if label in _BEGUN and label != before else label
            last = _REMEMBERED.get(label, _OTHER)
        before = label


def plain(label: str) -> str:
    """Give the label that a finer one stands for.

    >>> plain("^author"), plain("-author"), plain("issue")
    ('author', '-', 'issue')
    """
    return SEPARATOR if label.startswith(SEPARATOR) else label.removeprefix(_BEGINNING)
