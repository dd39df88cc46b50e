"""The words of `note` and `pubstate`: how far a work is, and who edited it."""

from collections.abc import Iterable, Sequence

from bibnorm.model import Name
from bibnorm.write.clean import one_line

# biblatex has its own words for these and puts them into the document's language.
_PUBSTATES: dict[str, tuple[str, ...]] = {
    "inpreparation": ("in preparation", "in progress", "in Vorbereitung", "en préparation"),
    "submitted": ("submitted", "in submission", "under submission", "eingereicht", "soumis"),
    "forthcoming": ("forthcoming", "to appear", "im Erscheinen", "à paraître"),
    "inpress": ("in press", "in print", "im Druck", "sous presse", "en prensa", "no prelo"),
    "prepublished": ("first online", "ahead of print", "early access", "prepublished"),
}
_PUBSTATE = {words.casefold(): key for key, all_ in _PUBSTATES.items() for words in all_}


def status_remark(status: str | None) -> str | None:
    """Write a status as a remark begins.

    >>> status_remark("to appear")
    'To appear'
    """
    words = one_line(status or "")
    return words[:1].upper() + words[1:] if words else None


def pubstate(status: str | None) -> str | None:
    """Give biblatex's key for a status, or the words where it has none.

    "Accepted" is none of its keys and says more than "forthcoming".

        >>> pubstate("to appear"), pubstate("in press"), pubstate("accepted")
        ('forthcoming', 'inpress', 'Accepted')
    """
    return _PUBSTATE.get(one_line(status or "").casefold()) or status_remark(status)


def editors_remark(editors: Sequence[Name]) -> str:
    """Name the editors in a sentence, where no field can hold them.

    >>> editors_remark([Name(given="Ada", family="Byron"), Name(family="Bar")])
    'Edited by Ada Byron and Bar'
    """
    return "Edited by " + " and ".join(filter(None, map(_in_order, editors)))


def join_remarks(remarks: Iterable[str]) -> str:
    """Join remarks to one note; the same thing is said once.

    >>> join_remarks(["To appear", "Best Paper Award.", "to appear"])
    'To appear. Best Paper Award.'
    """
    said: dict[str, str] = {}
    for remark in remarks:
        said.setdefault(remark.rstrip(".").casefold(), remark)
    # Styles end the note with a full stop of their own, and see one that stands there already.
    *first, last = list(said.values()) or [""]
    return " ".join([*(text if text[-1:] in ".!?;:" else f"{text}." for text in first), last])


def _in_order(name: Name) -> str:
    parts = (name.given, name.prefix, name.family, name.suffix)
    return one_line(name.literal or " ".join(part for part in parts if part))
