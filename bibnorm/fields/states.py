"""Status and award: what a remark, a first column or a heading says of a work."""

import re

from bibnorm.fields.texts import strip_marks, words
from bibnorm.lexicon.awards import find_award
from bibnorm.lexicon.statuses import find_status
from bibnorm.model import Unread

_AT = re.compile(
    r"\s*(?:in|at|to|by|for|im|bei|à|au|en|a|no|na)\b\s*(?:the\b\s*)?:?\s*", re.IGNORECASE
)
_LONGEST_HEADING = 200
# What may stand round a status without saying anything of its own.
_FRAME = frozenset(
    # the word that led on to a venue which has a span of its own: "accepted by | FooConf"
    {"by", "at", "to", "in", "for", "bei", "im", "von", "à", "par", "en", "por", "no", "da"}
    | {"paper", "papers", "manuscript", "manuscripts", "article", "articles", "work", "works"}
    | {"is", "was", "has", "have", "been", "be", "currently", "now", "recently", "just", "status"}
    | {"the", "a", "and", "or", "journal", "journals", "conference", "conferences", "publication"}
    | {"publications", "other", "research", "selected", "list", "of", "s", "technical", "reports"}
    | {"submissions", "items", "arxiv", "working", "drafts", "chapters", "book", "books", "under"}
    | {"artikel", "aufsätze", "beiträge", "arbeiten", "manuskripte", "und", "oder", "travaux"}
    | {"articles", "et", "artículos", "trabajos", "trabalhos", "artigos", "y", "e"}
)


def read_status(text: str) -> str | Unread:
    """Read how far a work is on its way to print, as the lexicon spells it.

    >>> read_status("Paper Accepted by XYZ'25"), read_status("(Under Review)")
    ('accepted', 'under review')
    >>> read_status("acceptance rate: 15%")
    Unread(text='acceptance rate: 15%', why='no status in it')
    """
    found = find_status(text)
    return found[2] if found else Unread(text=text, why="no status in it")


def read_award(text: str) -> str | Unread:
    """Read the name of a distinction as it stands.

    >>> read_award("**Best Paper Award**"), read_award("Oral, top 2% of submissions")
    ('Best Paper Award', Unread(text='Oral, top 2% of submissions', why='no award in it'))
    """
    bare = strip_marks(text)
    found = find_award(bare)
    return bare[slice(*found)] if found else Unread(text=text, why="no award in it")


def is_framed(text: str) -> bool:
    """Say whether a text holds only words that frame a status ("paper is currently").

    >>> is_framed("The paper is"), is_framed("Journal of Examples")
    (True, False)
    """
    return all(word.casefold() in _FRAME for word in words(text))


def split_status(text: str) -> tuple[str, str] | None:
    """Split "submitted to Annals of Examples" into the status and the venue.

    >>> split_status("Paper accepted by XYZ'25")
    ('accepted', "XYZ'25")
    >>> split_status("submitted") is None
    True
    """
    found = find_status(text[:60]) if _AT.search(text, 0, 80) else None
    if found is None or not is_framed(text[: found[0]]):
        return None
    link = _AT.match(text, found[1])
    venue = strip_marks(text[link.end() :]) if link else ""
    # "to appear in print", "accepted for publication": no venue
    return (found[2], venue) if venue[:1].isupper() or venue[:1].isdigit() else None


def status_of_heading(heading: str) -> str | None:
    """Give the status that a section's heading says of all that stands below it.

    A heading that also speaks of published works says nothing of any one.

        >>> status_of_heading("Manuscripts under review"), status_of_heading("Preprints")
        ('under review', 'preprint')
        >>> status_of_heading("Published and accepted papers") is None
        True
    """
    found = find_status(heading) if len(heading) <= _LONGEST_HEADING else None
    if found is None:
        return None
    around = heading[: found[0]] + " " + heading[found[1] :]
    while second := find_status(around):
        around = around[: second[0]] + " " + around[second[1] :]
    return found[2] if is_framed(around) else None
