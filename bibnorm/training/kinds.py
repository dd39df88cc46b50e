"""Set where a work appeared: one function a kind of work."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bibnorm.model import Label
from bibnorm.training import phrases
from bibnorm.training.names import set_authors
from bibnorm.training.pieces import Piece
from bibnorm.training.style import ListStyle
from bibnorm.training.venue_text import set_journal, set_pages, set_tail, venue_text
from bibnorm.training.works import Work


@dataclass(frozen=True)
class Setting:
    """The style of the list, chance, and whether the year already stands in the entry."""

    style: ListStyle
    random: Random
    dated: bool

    def chance(self, rate: float) -> bool:
        """Say yes at a rate between 0 and 1."""
        return self.random.random() < rate

    def with_year(self, pieces: list[Piece], work: Work) -> list[Piece]:
        """Put the year behind, unless it stands in the entry already."""
        return pieces if self.dated else [*pieces, Piece(", "), Piece(work.year, Label.DATE)]


def _status_before(setting: Setting) -> list[Piece]:
    status, glue = setting.random.choice(phrases.STATUS_BEFORE)
    return [Piece(status, Label.NOTE), Piece(glue)]


def _article(work: Work, setting: Setting) -> list[Piece]:
    style = setting.style
    lead = [Piece("In ")] if style.venue_lead == "In " and setting.chance(0.25) else []
    if setting.chance(0.04):
        lead = _status_before(setting)
    return lead + set_journal(work, style, dated=setting.dated)


def _proceedings(work: Work, setting: Setting) -> list[Piece]:
    style, random = setting.style, setting.random
    text, dated = venue_text(work, style, random)
    lead = _status_before(setting) if setting.chance(0.03) else [Piece(style.venue_lead)]
    pieces = [*lead, Piece(text, Label.CONTAINER)]
    if setting.chance(0.02):
        number = random.choice(phrases.PAPER_NUMBERS).replace("N", str(random.randint(1, 9999)))
        pieces += [Piece(style.tail_glue), Piece(number, Label.NOTE)]
    for part in set_tail(work, style, random, dated=dated or setting.dated):
        bracketed = part[0].label is None and part[0].text == "("
        pieces += [Piece(" " if bracketed else style.tail_glue), *part]
    return pieces


def _preprint(work: Work, setting: Setting) -> list[Piece]:
    random = setting.random
    month, serial = random.randint(1, 12), random.randint(0, 99_999)
    number = f"{int(work.year) % 100:02}{month:02}.{serial:05}"
    name, behind = random.choice(phrases.PREPRINTS)
    pieces = [Piece(name, Label.CONTAINER), Piece(behind.replace("N", number), Label.ARXIV)]
    return setting.with_year(pieces, work)


def _editors(work: Work, setting: Setting) -> list[Piece]:
    if not work.editors:
        return []
    style = replace(setting.style, mark="")
    authors = set_authors(work.editors, None, style, setting.random)
    block = [replace(piece, label=Label.EDITOR) for piece in authors]
    return [*block, Piece(setting.random.choice(phrases.EDITORS_BEHIND))]


def _imprint(work: Work, setting: Setting, glue: str) -> list[Piece]:
    place, house = Piece(work.place, Label.LOCATION), Piece(work.publisher, Label.PUBLISHER)
    orders = [[place, Piece(": "), house], [house, Piece(", "), place], [place, Piece(", "), house]]
    found = [p for p in (place, house) if p.text]
    if len(found) == 2:
        found = setting.random.choice(orders)
    pieces = [Piece(glue), *found] if found else []
    if not setting.dated:
        glue = setting.random.choice([", ", ", ", " "])
        pieces += [Piece(glue), Piece(work.year, Label.DATE)]
    return pieces


def _chapter(work: Work, setting: Setting) -> list[Piece]:
    style = setting.style
    container = Piece(work.container, Label.CONTAINER)
    lead = Piece(style.venue_lead or "In ")
    rows = "\n" in style.after_title and setting.chance(0.5)
    glue = "\n" if rows else style.tail_glue
    if work.editors and setting.chance(0.6 if rows else 0.3):
        before = Piece(("\n" if rows else ", ") + setting.random.choice(phrases.EDITORS_BEFORE))
        pieces = [lead, container, before, *_editors(work, setting)[:-1]]
    else:
        pieces = [lead, *_editors(work, setting), container]
    if work.pages and setting.chance(0.6):
        pieces += [Piece(style.tail_glue), *set_pages(work, style)]
    return pieces + _imprint(work, setting, glue)


def _book(work: Work, setting: Setting) -> list[Piece]:
    edition = [Piece(work.edition, Label.EDITION), Piece(". ")] if work.edition else []
    return edition + _imprint(work, setting, "")


def _thesis(work: Work, setting: Setting) -> list[Piece]:
    genre = setting.random.choice(phrases.THESES)
    school = work.institution or setting.random.choice(phrases.SCHOOLS)
    pieces = [Piece(genre, Label.GENRE), Piece(", "), Piece(school, Label.INSTITUTION)]
    if work.place and setting.chance(0.4):
        pieces += [Piece(", "), Piece(work.place, Label.LOCATION)]
    return setting.with_year(pieces, work)


def report_number(random: Random) -> str:
    """Make up the number of a report."""
    form = random.choice(phrases.REPORT_NUMBERS)
    return form.replace("N", str(random.randint(1, 2020))).replace("M", str(random.randint(1, 99)))


def _report(work: Work, setting: Setting) -> list[Piece]:
    random = setting.random
    pieces = [Piece(random.choice(phrases.REPORTS), Label.GENRE)]
    if setting.chance(0.5):
        pieces += [
            Piece(random.choice([" ", " ", ", "])),
            Piece(report_number(random), Label.ISSUE),
        ]
    school = work.institution or random.choice(phrases.SCHOOLS)
    return setting.with_year([*pieces, Piece(", "), Piece(school, Label.INSTITUTION)], work)


def _short_date(work: Work, random: Random) -> str:
    """Set a date in numbers, the year short: `5/12/22`."""
    form = random.choice(["D/M/Y", "M/D/Y", "D.M.Y", "M/Y", "Y-M-D"])
    parts = {"D": random.randint(1, 31), "M": random.randint(1, 12), "Y": work.year[2:]}
    return "".join(str(parts.get(char, char)) for char in form)


def _unpublished(work: Work, setting: Setting) -> list[Piece]:
    pieces = [Piece(setting.random.choice(phrases.STATUS_ALONE), Label.NOTE)]
    if setting.chance(0.15):
        return [
            *pieces,
            Piece(" ("),
            Piece(_short_date(work, setting.random), Label.DATE),
            Piece(")"),
        ]
    return pieces if setting.chance(0.5) else setting.with_year(pieces, work)


SETTERS: dict[str, Callable[[Work, Setting], list[Piece]]] = {
    "article": _article,
    "inproceedings": _proceedings,
    "preprint": _preprint,
    "incollection": _chapter,
    "book": _book,
    "thesis": _thesis,
    "report": _report,
    "unpublished": _unpublished,
}
