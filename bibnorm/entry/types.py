"""Of which BibTeX type a work is: rules in the order of how much they know."""

import re
from collections.abc import Callable

from bibnorm.entry.facts import Facts
from bibnorm.lexicon.entrytypes import (
    CONTAINER_HINTS,
    CONTAINERS,
    KINDS,
    SOCIETIES,
    plain_words,
)
from bibnorm.model import Values, VenueKind

_THESES = frozenset({"phdthesis", "mastersthesis", "thesis"})


def _by_genre(facts: Facts) -> str | None:
    """A genre in the entry's own words; a thesis may also be named where a container stands."""
    for text in (facts.values.genre, facts.container, facts.values.institution):
        kinds = KINDS.find(plain_words(text or ""))
        if _is_thesis(kinds, text or ""):
            return _which_thesis(kinds)
        if text and text == facts.values.genre and kinds:
            return _genre_type(kinds[-1], facts)
    return "techreport" if _REPORT.search(facts.container) and not facts.container_kind else None


# Where a container stands; a single word is not enough: there are journals of "Reports".
_REPORT = re.compile(
    r"\b(?:technical|tech\.?|research|internal|working|discussion|white)[ -]+"
    r"(?:report|rep\b|paper|memo|note)",
    re.IGNORECASE,
)


def _is_thesis(kinds: list[str], text: str) -> bool:
    """Say whether a text names a thesis: a degree alone does only as a genre of few words."""
    return bool(_THESES.intersection(kinds)) and (
        "thesis" in kinds or _THESIS_WORD.search(text.lower()) is not None
    )


_THESIS_WORD = re.compile(
    r"thes[ie]s|disserta|th[èe]se|tesi|tese|arbeit\b|proefschrift|avhandling|habilitation|m[ée]moire"
)


def _which_thesis(kinds: list[str]) -> str:
    """Give the type of thesis; one that does not say its degree is a doctor's."""
    return "mastersthesis" if "mastersthesis" in kinds else "phdthesis"


def _genre_type(kind: str, facts: Facts) -> str | None:
    """Give a genre's type, made to fit: a chapter without its book is `inbook`."""
    if kind == "incollection" and not facts.container:
        return "inbook"
    if kind in _THESES:
        return _which_thesis([kind])
    # A "paper" of a journal may be called a conference paper, and the other way round.
    if kind in ("article", "inproceedings") and facts.container:
        return None
    return kind


def _by_progress(facts: Facts) -> str | None:
    """What is not accepted anywhere is unpublished, whatever venue it was sent to."""
    if facts.progress == "pending":
        return "unpublished"
    return None


_RECORD_TYPES = {
    VenueKind.JOURNAL: "article",
    VenueKind.MAGAZINE: "article",
    VenueKind.CONFERENCE: "inproceedings",
    VenueKind.WORKSHOP: "inproceedings",
    VenueKind.PREPRINT: "misc",
}


def _by_record(facts: Facts) -> str | None:
    """The authority's record of the venue; a series may hold anything."""
    if facts.venue is None or facts.venue.id is None or facts.venue.kind is None:
        return None
    return _RECORD_TYPES.get(facts.venue.kind)


_CONTAINER_TYPES = {
    "journal": "article",
    "conference": "inproceedings",
    "book": "incollection",
    "preprint": "misc",
}


def _by_container(facts: Facts) -> str | None:
    """The telling words in the container's name."""
    if facts.container_kind == "proceedings":
        # The proceedings of a society, with volume and number, are a journal.
        periodical = facts.numbered and not facts.values.publisher
        return "article" if periodical and not facts.values.editors else "inproceedings"
    if facts.container_kind == "series":
        return "article" if facts.values.volume else "inproceedings"
    return _CONTAINER_TYPES.get(facts.container_kind or "")


def _by_section(facts: Facts) -> str | None:
    """The heading, if it names one type, and one that the entry can be."""
    kinds = [kind for kind in facts.section_kinds if _can_be(kind, facts)]
    if len(kinds) != 1:
        return None
    [kind] = kinds
    return "phdthesis" if kind == "thesis" else kind


def _can_be(kind: str, facts: Facts) -> bool:
    """Say whether an entry can be of a type: a book or a thesis stands in no container.

    Under "Proceedings" alone a magazine may stand as well: what has a volume and no
    publisher, and is not written as a meeting, is none.
    """
    if kind == "book" or kind in _THESES:
        return not facts.container
    if kind == "inproceedings" and facts.values.volume:
        meetings = "conference" in CONTAINERS.find(plain_words(facts.section))
        edited = facts.values.publisher or facts.values.editors
        return bool(meetings or edited or _is_acronym_or_dated(facts))
    return True


# A word with its year, or an ordinal before the name: `NeurIPS 2022`, `SenSys'21`, `32nd …`.
_DATED = re.compile(r"(?<!\w)(\w+)[ ~\u00a0-]?(?:['’]\d\d|['’]? ?(?:19|20)\d\d)\b")
_NTH = re.compile(r"(?:[Tt]he )?\d{1,3}(?:st|nd|rd|th|e|º|ª|\.)\s")
# Societies before an acronym: `ACM/IEEE IPSN`.
_SOCIETY = re.compile(r"(?:(?:ACM|IEEE|USENIX|IFIP|ISCA|AAAI|SPIE|ACL)[ /-]+)+")
_ONE_WORD = re.compile(r"[\w@/-]+")


def _by_meeting_form(facts: Facts) -> str | None:
    """An acronym with a year or an ordinal before the name is how meetings are written."""
    container = facts.container.strip()
    if facts.values.number or CONTAINER_HINTS.find(facts.words):
        return None
    if _is_dated(container) or (not facts.numbered and _is_acronym_alone(container)):
        return "inproceedings"
    # A book of a publisher's may be on the 19th century.
    return "inproceedings" if _NTH.match(container) and not facts.values.publisher else None


def _is_acronym_or_dated(facts: Facts) -> bool:
    """Say whether a container is written as meetings are."""
    return _is_acronym_alone(facts.container.strip()) or _is_dated(facts.container)


def _is_dated(container: str) -> bool:
    """Say whether an acronym with its year stands in a container."""
    return any(_is_acronym(match[1]) for match in _DATED.finditer(container))


def _is_acronym_alone(container: str) -> bool:
    """Say whether a container is an acronym (with its society), or ends in one in parentheses."""
    if container.endswith(")"):
        return _is_acronym(container[:-1].rpartition("(")[2])
    return _is_acronym(_SOCIETY.sub("", container, count=1))


def _is_acronym(text: str) -> bool:
    """Say whether a text is one word with two capitals."""
    return _ONE_WORD.fullmatch(text) is not None and sum(map(str.isupper, text)) > 1


def _by_collection(facts: Facts) -> str | None:
    """A container with editors, a publisher or an ISBN of its own is a book.

    Learned societies publish the papers of their meetings rather than books.
    One with volume and issue is none: journals have editors and publishers too.
    """
    values = facts.values
    if not facts.container or (values.volume and values.number):
        return None
    if not values.number and SOCIETIES.find(plain_words(values.publisher or "")):
        return "inproceedings"
    if values.editors or values.isbn or (values.publisher and not facts.numbered):
        return "incollection"
    return None


def _by_numbers(facts: Facts) -> str | None:
    """A volume or an issue, or an ISSN, is a periodical's."""
    return "article" if facts.container and (facts.numbered or facts.values.issn) else None


def _by_hint(facts: Facts) -> str | None:
    """A word that is common in the names of journals."""
    return "article" if CONTAINER_HINTS.find(facts.words) else None


def _by_occasion(facts: Facts) -> str | None:
    """A place, or days: something took place."""
    if not facts.container:
        return None
    date = facts.values.date
    lasting = date is not None and date.day is not None and date.end is not None
    return "inproceedings" if facts.values.location or lasting else None


def _by_standing_alone(facts: Facts) -> str | None:
    """What stands in nothing: a book, proceedings, a thing in the making, or something else."""
    values = facts.values
    if facts.container:
        return "article"
    imprint = values.publisher or values.isbn
    if facts.progress == "accepted" and not imprint:
        return "unpublished"
    if values.arxiv or "preprint" in CONTAINERS.find(plain_words(values.publisher or "")):
        return None
    if imprint or values.edition or (values.editors and not values.authors):
        return _book_type(values)
    return "techreport" if values.institution and values.number else None


def _book_type(values: Values) -> str:
    """Give the type of a whole book: edited, with a meeting in its title, it is proceedings."""
    title = plain_words(values.title or "")
    meeting = {"conference", "proceedings"}.intersection(CONTAINERS.find(title))
    return "proceedings" if values.editors and not values.authors and meeting else "book"


Rule = Callable[[Facts], str | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("genre", _by_genre),
    ("status", _by_progress),
    ("venue record", _by_record),
    ("name of the container", _by_container),
    ("section heading", _by_section),
    ("form of the container", _by_meeting_form),
    ("editors or publisher", _by_collection),
    ("volume or issue", _by_numbers),
    ("name of the container", _by_hint),
    ("place or date", _by_occasion),
    ("what is there", _by_standing_alone),
)
"""The rules for the type, the surer ones first; the first answer counts."""


def entry_type(facts: Facts) -> tuple[str, str]:
    """Give the BibTeX type of a work, and the rule that decided it.

    A venue's record is believed before the words in its name, those before the
    heading of the section, and that before mere form. A work that is nowhere
    accepted is `unpublished` whatever it was sent to; what says nothing is `misc`.

        >>> entry_type(Facts(Values(container="Journal of Improbable Sums", volume="3")))
        ('article', 'name of the container')
        >>> entry_type(Facts(Values(title="On Sums", status="under review")))
        ('unpublished', 'status')
    """
    for origin, rule in RULES:
        kind = rule(facts)
        if kind is not None:
            return kind, origin
    return "misc", "nothing else fits"
