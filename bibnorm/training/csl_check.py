"""Whether a rendered work says what was put in, and where: else it teaches something false."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from bibnorm.model import Label
from bibnorm.training.csl_engine import Item
from bibnorm.training.pieces import Piece

_NAMES = {Label.AUTHOR: "author", Label.EDITOR: "editor"}
# These are set as they are; others are shortened, counted or put into words.
_WHOLE = frozenset({
    Label.TITLE, Label.CONTAINER, Label.PUBLISHER, Label.INSTITUTION, Label.LOCATION, Label.GENRE,
    Label.VOLUME, Label.ISSUE, Label.NOTE, Label.ARXIV, Label.URL,
})  # fmt: skip

# Words that a style sets round something that is not there (`translated by`, `accessed`),
# or that would be a field had they come from the work (`thesis`, `unpublished`); and code.
_HANGING = re.compile(
    r"transl|tradu|\btrad\b|missing|unknown|access|acesso|zugriff|interview|durchgef|in press"
    r"|contributor|publication|edition|unpubl|thes[ei]s|th[eè]se|\btes[ei]\b|tesis|\btezi|diss"
    r"|\breport|titre|\btitle|author|\bs\.\s?[lnd]\.|\bn\.[pd]\.|sem (?:local|editor)|ahead of"
    r"|preprint|manuscript|submitted|[{}|=<>]",
    re.IGNORECASE,
)

_EDITED = re.compile(
    r"\b(?:eds?|editors?|edited|hrsg|hg|dirs?|red|orgs?|coord|a cura)\b", re.IGNORECASE
)


def letters(text: str) -> str:
    """Give the letters and digits of a text, without case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def stretches(pieces: Sequence[Piece]) -> Iterator[tuple[Label | None, str]]:
    """Yield the label and text of neighbouring pieces of one label, joined."""
    for label, group in groupby(pieces, key=lambda piece: piece.label):
        yield label, "".join(piece.text for piece in group)


def faithful(pieces: Sequence[Piece], item: Item) -> bool:
    """Say whether every field stands whole under its label, once, and nowhere else."""
    found = list(stretches(pieces))
    labels = [label for label, _ in found]
    return (
        Label.MARKER not in labels
        and (Label.AUTHOR in labels or Label.EDITOR in labels or "author" not in item.reference)
        and (Label.CONTAINER in labels or "container-title" not in item.reference)
        and Label.DATE in labels
        and labels.count(Label.TITLE) <= 1
        and labels.count(Label.AUTHOR) <= 1
        and labels.count(Label.DOI) <= 1
        and len(set(labels)) > 3
        and (Label.EDITOR in labels or not any(_EDITED.search(t) for m, t in found if m is None))
        and not any(_run_together(left, right) for left, right in pairwise(found))
        and all(_says(label, text, item) for label, text in found)
    )


def _run_together(left: tuple[Label | None, str], right: tuple[Label | None, str]) -> bool:
    # Where the processor leaves out a margin, "Doe J2020" is what comes.
    return left[1][-1:].isalnum() and right[1][:1].isalnum()


def _says(label: Label | None, text: str, item: Item) -> bool:
    bare = letters(text)
    if label is None:
        return not _HANGING.search(text) and not any(word in bare for word in _telling(item))
    if label in _NAMES:
        first = item.reference[_NAMES[label]][0]
        return letters(first.get("family") or first.get("literal")) in bare
    if label is Label.DATE:
        return str(item.reference["issued"].year)[2:] in bare
    if label is Label.PAGES:
        return letters(item.reference["page"].split("-")[0]) in bare
    if label in _WHOLE:
        return bare in _values(label, item)
    return bool(bare)


def _values(label: Label, item: Item) -> set[str]:
    return {
        letters(item.reference[name])
        for name, meant in item.labels.items()
        if meant is label and name in item.reference and isinstance(item.reference[name], str)
    }


def _telling(item: Item) -> list[str]:
    """Give what must not stand outside the fields: the title, the first author, the DOI."""
    names = item.reference.get("author") or [{}]
    family = letters(names[0].get("family", ""))
    texts = [letters(item.reference.get(name, "")) for name in ("title", "container-title", "DOI")]
    return [text for text in (family, *texts) if len(text) > 4]
