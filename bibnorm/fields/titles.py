"""Titles: quotes, blanks, the stop at the end, and link labels that trail behind."""

import re

from bibnorm.fields.parts import Parts, Taken, declined
from bibnorm.fields.texts import cut_brackets, fold, strip_quotes, strip_stop, words
from bibnorm.lexicon.connectives import is_link_label
from bibnorm.lexicon.statuses import find_status
from bibnorm.model import Unread

_LONGEST_TAIL = 40
# In round brackets "(abstract)" or "(paper)" may be the title's own; these never are.
_SURE_LINK = re.compile(r"\b(?:pdf|link|code|slides|video|bib|bibtex|arxiv|doi|url|html)\b", re.I)


def read_title(text: str) -> str | Unread:
    """Read a title as the author wrote it, without what merely encloses it.

    A final ? or ! and quotes of a part are the title's own and stay.

        >>> read_title("“Is this  a title?”"), read_title("On `x' and\\n'y'.")
        ('Is this a title?', "On `x' and 'y'")
        >>> read_title("A title [PDF]")
        'A title'
    """
    taken = take_title(text)
    if set(taken.parts) == {"title"} and not taken.rest:
        return taken.parts["title"]
    return Unread(text=text, why=taken.why or "more than a title")


def take_title(text: str) -> Taken:
    """Take the title; "(to appear)" behind it is a status, "[PDF]" a link's label."""
    body, parts = fold(text), Parts()
    while (cut := cut_brackets(body)) and len(cut[1]) <= _LONGEST_TAIL and words(cut[0]):
        head, inner = cut
        status = find_status(inner)
        if status and len(words(inner[: status[0]] + inner[status[1] :])) == 0:
            parts.setdefault("status", status[2])
        elif not is_link_label(inner) or (body.endswith(")") and not _SURE_LINK.search(inner)):
            break
        body = head.rstrip()
    title = strip_stop(strip_quotes(strip_stop(body)))
    if not words(title):
        return declined(text, "no words in it")
    parts["title"] = title
    return Taken(parts)
