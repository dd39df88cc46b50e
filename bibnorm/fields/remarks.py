"""Remarks behind a citation, and the words that no span covers."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from bibnorm.fields.bodies import take_imprint
from bibnorm.fields.containers import take_container
from bibnorm.fields.dates import take_date
from bibnorm.fields.idents import take_arxiv, take_doi, take_isbn, take_issn, take_pmid, take_url
from bibnorm.fields.numbers import take_edition
from bibnorm.fields.parts import Parts, Taken, Taker
from bibnorm.fields.states import is_framed, split_status
from bibnorm.fields.texts import strip_marks, words
from bibnorm.lexicon.awards import find_award
from bibnorm.lexicon.connectives import is_connective, is_link_label
from bibnorm.lexicon.gbt import genre_of_code
from bibnorm.lexicon.genres import genre_head, is_genre
from bibnorm.lexicon.identifiers import find_identifiers
from bibnorm.lexicon.months import LISTED
from bibnorm.lexicon.places import are_places
from bibnorm.lexicon.publishers import names_a_house
from bibnorm.lexicon.statuses import find_status
from bibnorm.model import Date, Label, Unread

# A full stop ends a clause only behind a word, not in "Ph.D. thesis" or "J. Doe".
_CUT = re.compile(r"[()\[\]{}|\n;•·*]+|(?<=\w\w\w[.])\s+|(?<=[,!?])\s+|\s[–—-]\s")
_ACCESSED = re.compile(
    r"access|retriev|consult|visited|abgerufen|abruf|zugriff|aufruf|\bstand\b|acesso|cited|updated|"
    r"modified|received|viewed|dostęp|обращения",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?:\d{1,2}\s?(?:st|nd|rd|th|\.|ª|e|er|ème)?|\w+)\s(?:ed|edn|edition|aufl|auflage|édition|edición|"
    r"edição|edizione)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?<![\s.,;:([-])[\s.,;:([-]+(?:doi|url|https?|isbn|issn|pmid|arxiv)\W*$", re.IGNORECASE
)
_IDENTIFIERS: dict[Label, Taker] = {
    Label.DOI: take_doi,
    Label.ARXIV: take_arxiv,
    Label.URL: take_url,
    Label.ISBN: take_isbn,
    Label.ISSN: take_issn,
    Label.PMID: take_pmid,
}


class _Kind(Enum):
    """What became of a clause."""

    READ = 1
    CONNECTING = 2
    LEFT = 3


class _Segment(NamedTuple):
    """A clause of a remark and what became of it."""

    start: int
    end: int
    kind: _Kind


def take_remark(text: str) -> Taken:
    """Take status, award, genre and identifiers out of a remark, clause by clause.

    What is none of these is left over as it stands, so that it can be a note.

        >>> take_remark("Best Paper Award (acceptance rate 12%)")
        Taken(parts={'award': 'Best Paper Award'}, rest=('acceptance rate 12%',), why='')
        >>> take_remark("submitted to Annals of Examples").parts
        {'container': 'Annals of Examples', 'status': 'submitted'}
        >>> take_remark("Paper Accepted by")
        Taken(parts={'status': 'accepted'}, rest=(), why='')
    """
    return _take(text, dated=False)


def take_gap(text: str) -> Taken:
    """Take what stands between two spans; words that only connect are dropped.

    >>> take_gap(", pp. "), take_gap(" [pdf] (to appear) ").parts
    (Taken(parts={}, rest=(), why=''), {'status': 'to appear'})
    """
    if not words(text) or _connects(text):
        return Taken({})
    if code := genre_of_code(text):
        genre, end = code
        taken = take_gap(text[end:])
        return Taken({"genre": genre, **taken.parts}, taken.rest) if genre else taken
    return _take(text, dated=not _ACCESSED.search(text))


def _take(text: str, *, dated: bool) -> Taken:
    if dated and (imprint := take_imprint(text)):
        return imprint
    parts, text, beside = _identifiers(text)
    left = list(_leftovers(text, list(_segments(text, parts, dated=dated))))
    if dated and left and "location" not in parts and are_places(left[0]):
        parts["location"] = left.pop(0)
    return Taken(parts, (*beside, *left))


def read_genre(text: str) -> str | Unread:
    """Read the sort of writing a work calls itself.

    >>> read_genre("(PhD thesis)"), read_genre("Technical Report")
    ('PhD thesis', 'Technical Report')
    """
    taken = take_genre(text)
    if set(taken.parts) == {"genre"} and not taken.rest:
        return taken.parts["genre"]
    return Unread(text=text, why=taken.why or "more than a genre")


def take_genre(text: str) -> Taken:
    """Take the sort of writing, and the body behind it: "PhD thesis, Example University"."""
    body = strip_marks(text)
    status = find_status(body)
    if status and is_framed(body[: status[0]] + " " + body[status[1] :]):
        return Taken({"status": status[2]})
    head = 0 if is_genre(body) else genre_head(body)
    if not head:
        return Taken({"genre": body}) if words(body) else Taken({}, (text,), "no words in it")
    behind = strip_marks(re.sub(r"^\W*(?:at|in|zu)\b", "", body[head:]))
    if names_a_house(behind):
        return Taken({"genre": body[:head], "institution": behind})
    return Taken({"genre": body[:head]}, (behind,) if words(behind) else ())


def _identifiers(text: str) -> tuple[Parts, str, tuple[str, ...]]:
    """Take the identifiers, the first of each kind, and blank them out; give what they left."""
    parts, pieces, done, left = Parts(), list[str](), 0, list[str]()
    for start, end, label in find_identifiers(text):
        take = _IDENTIFIERS.get(label)
        taken = take(text[start:end]) if take else None
        if taken and taken.parts and not taken.parts.keys() & parts.keys():
            parts.update(taken.parts)
            left += taken.rest
            pieces += text[done:start], ";" * (end - start)
            done = end
    return parts, "".join((*pieces, text[done:])), tuple(left)


def _segments(text: str, parts: Parts, *, dated: bool) -> Iterator[_Segment]:
    """Read a remark clause by clause; the first value of each kind goes into `parts`."""
    start = 0
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        if words(text[start:end]):
            yield _Segment(start, end, _read(text[start:end], parts, dated=dated))
        start = cut.end() if cut else end


def _read(text: str, parts: Parts, *, dated: bool) -> _Kind:
    """Read one clause into `parts`, if it is wholly understood and new."""
    bare = strip_marks(text)
    read = _clause(bare) or (_date(bare) if dated else None)
    if read and not read.keys() & parts.keys():
        parts.update(read)
        return _Kind.READ
    return _Kind.CONNECTING if _connects(bare) else _Kind.LEFT


def _clause(bare: str) -> Parts | None:
    """Read one clause that says a status, a distinction or a genre and nothing more."""
    if moved := split_status(bare):
        return {**take_container(moved[1]).parts, "status": moved[0]}
    if (status := find_status(bare)) and is_framed(bare[: status[0]] + " " + bare[status[1] :]):
        return {"status": status[2]}
    if (award := find_award(bare)) and _is_frame(bare[: award[0]] + " " + bare[award[1] :]):
        return {"award": bare[slice(*award)]}
    if is_genre(bare) and not _connects(bare):
        return {"genre": bare}
    return take_edition(bare).parts if _EDITION.fullmatch(bare) else None


def _is_frame(text: str) -> bool:
    """Say whether nothing but an article stands round a distinction."""
    return all(word.casefold() in ("the", "a", "an", "our") for word in words(text))


def _date(bare: str) -> Parts | None:
    """Read a clause that is a date and nothing more: a month, or with a full year."""
    if bare.casefold() in LISTED and bare[:1].isupper():
        return {"date": Date(month=LISTED[bare.casefold()])}
    if not (bare[-4:].isdecimal() or bare[:4].isdecimal()):
        return None
    taken = take_date(bare)
    return taken.parts if taken.parts and not taken.rest else None


def _connects(text: str) -> bool:
    """Say whether a text holds nothing but connectives and labels of links."""
    if is_link_label(text):
        return True
    return all(is_connective(word) for word in words(text))


def _leftovers(text: str, segments: list[_Segment]) -> Iterator[str]:
    """Join neighbouring clauses that nobody understood, with what stands between them."""
    run: list[_Segment] = []
    for segment in segments:
        if segment.kind is _Kind.LEFT:
            run.append(segment)
        elif segment.kind is _Kind.READ and run:
            yield _cleaned(text[run[0].start : run[-1].end])
            run = []
    if run:
        yield _cleaned(text[run[0].start : run[-1].end])


def _cleaned(text: str) -> str:
    """Cut the word off that announced the identifier behind a remark."""
    return strip_marks(_ANNOUNCED.sub("", strip_marks(text)))
