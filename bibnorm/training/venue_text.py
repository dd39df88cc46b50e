"""Set the venue of a work: its name, its acronym, and what follows them."""

import re
from random import Random

from bibnorm.model import Label
from bibnorm.training.phrases import SERIES
from bibnorm.training.pieces import Piece
from bibnorm.training.style import DATE_FORMS, VENUE_FORMS, ListStyle, draw
from bibnorm.training.works import Work

_SHORT = {
    "International": "Int.", "Conference": "Conf.", "Proceedings": "Proc.", "Symposium": "Symp.",
    "Transactions": "Trans.", "Journal": "J.", "Computer": "Comput.", "Systems": "Syst.",
    "Workshop": "Workshop", "Engineering": "Eng.", "Science": "Sci.", "Computing": "Comput.",
    "Annual": "Annu.", "Processing": "Process.", "Language": "Lang.", "Technology": "Technol.",
}  # fmt: skip
_PROC = re.compile(r"^(?:Proceedings|Proc\.?|Proceeding) (?:of )?(?:the )?", re.IGNORECASE)


def set_date(work: Work, form: str) -> list[Piece]:
    """Set a date in a form such as `month d-d, year`; a missing part falls away."""
    month, days = work.month, work.days
    if not re.fullmatch(r"\d+[-–]\d+", days) and "d-d" in form:
        form = "month year"
    if not month and form not in {"(year)", "'yy"}:
        form = "year"
    text = {
        "year": work.year,
        "(year)": work.year,
        "month year": f"{month} {work.year}",
        "(month year)": f"{month} {work.year}",
        "mon year": f"{month[:3]} {work.year}",
        "mon. year": f"{month[:3]}. {work.year}",
        "month, year": f"{month}, {work.year}",
        "month d-d, year": f"{month} {days}, {work.year}",
        "d-d month year": f"{days} {month} {work.year}",
        "mm/year": f"{len(month) % 12 + 1:02}/{work.year}",
        "'yy": f"'{work.year[2:]}",
    }[form]
    if form.startswith("("):
        return [Piece("("), Piece(text, Label.DATE), Piece(")")]
    return [Piece(text, Label.DATE)]


def _shorten(name: str, random: Random) -> str:
    return " ".join(
        _SHORT.get(word, word) if random.random() < 0.8 else word
        for word in name.split()
        if word not in {"on", "of", "the", "and", "for", "in"} or random.random() < 0.5
    )


def venue_name(work: Work, style: ListStyle, random: Random) -> str:
    """Choose how a proceedings' name is written: "Proceedings of the" or not, shortened."""
    name = work.container
    if style.proc_lead == "strip":
        name = _PROC.sub("", name)
    elif style.proc_lead != "keep":
        name = style.proc_lead + _PROC.sub("", name)
    if random.random() < 0.3:
        name = re.sub(r"\b(?:19|20)\d\d\s", "", name)
    if style.abbreviate:
        name = _shorten(name, random)
    return name or work.container


def venue_text(work: Work, style: ListStyle, random: Random) -> tuple[str, bool]:
    """Write a conference's name in the list's form; also say whether the year stands in it."""
    form = style.venue_form if random.random() >= style.slips else draw(random, VENUE_FORMS)
    name, acronym, year = venue_name(work, style, random), work.acronym, work.year
    if not acronym or (acronym in name and "ACR" in form and "name" in form):
        return name, year in name
    text = {
        "name": name,
        "name (ACR)": f"{name} ({acronym})",
        "name (ACR year)": f"{name} ({acronym} {year})",
        "name (ACR'yy)": f"{name} ({acronym}'{year[2:]})",
        "ACR year": f"{acronym} {year}",
        "ACR'yy": f"{acronym}'{year[2:]}",
        "ACR": acronym,
        "name, ACR year": f"{name}, {acronym} {year}",
        "ACR year: name": f"{acronym} {year}: {name}",
        "ACR: name": f"{acronym}: {name}",
        "name year": f"{name} {year}",
        "name - ACR": f"{name} - {acronym}",
        "name (ACR), year": f"{name} ({acronym})",
        "ACR 'yy": f"{acronym} '{year[2:]}",
        "ACR-year": f"{acronym}-{year}",
    }[form]
    return text, year in text or f"'{year[2:]}" in text


def _wrap(form: str, mark: str, text: str, label: Label) -> list[Piece]:
    """Set a form such as `pp. X`: what stands round the X belongs to no field."""
    before, _, behind = form.partition(mark)
    return [Piece(before), Piece(text, label), Piece(behind)]


def set_pages(work: Work, style: ListStyle) -> list[Piece]:
    """Set the pages in the list's form."""
    first, _, last = work.pages.replace("–", "-").partition("-")
    if style.page_form == "p. F - L":
        return [Piece("p. "), Piece(f"{first} - {last}", Label.PAGES)]
    if style.page_form == "page F":
        return [Piece("page "), Piece(first, Label.PAGES)]
    return _wrap(style.page_form, "X", work.pages, Label.PAGES)


def set_tail(work: Work, style: ListStyle, random: Random, *, dated: bool) -> list[list[Piece]]:
    """Set what follows a venue's name, each part by itself; `dated`: a year stood before."""
    parts: list[list[Piece]] = []
    for part in style.tail_order.split():
        if part == "place" and work.place:
            parts.append([Piece(work.place, Label.LOCATION)])
        elif part == "pages" and work.pages:
            parts.append(set_pages(work, style))
        elif part == "publisher" and work.publisher:
            parts.append([Piece(work.publisher, Label.PUBLISHER)])
        elif part == "series" and random.random() < 0.5:
            parts.append(_series(random))
        elif part == "date" and not (dated and random.random() < 0.75):
            form = style.date_form if random.random() >= style.slips else draw(random, DATE_FORMS)
            parts.append(set_date(work, form))
    return parts


def _series(random: Random) -> list[Piece]:
    name = random.choice(SERIES)
    number = str(random.randint(40, 14999))
    lead = random.choice([" ", ", vol. ", " ", ", volume "])
    return [Piece(name, Label.NOTE), Piece(lead), Piece(number, Label.VOLUME)]


_JOURNAL_FIELDS = re.compile(r"\{([cvipdl])\}|([^{]+)")


# What goes with a value that is missing, per field of a journal form, in this order.
_ISSUE = r"(?:no\.|n°|n\.º|[Nn]r\.?|No\.|n\.|Issue|núm\.|č\.|Heft|H\.|№)"
_VOLUME = r"(?:[Vv]ol\.|Volume|Bd\.|v\.|t\.|tome|roč\.|año|anno|Т\.|т\.)"
_PAGES = r"(?:pp?\.|S\.|s\.|с\.|С\.|blz\.)"
_OPTIONAL = (
    ("l", r", \{l\}"),
    ("i", rf"\(\{{i\}}\)|,? ?{_ISSUE} ?\{{i\}}|[.,/] ?\{{i\}}| \((?:No\. )?\{{i\}}\)"),
    ("v", rf",? ?{_VOLUME} ?\{{v\}}|,? ?\{{v\}}(?:\. Jg\.)?"),
    ("p", rf",? ?{_PAGES} ?\{{p\}}|[:,]? ?\{{p\}}"),
    ("d", r" \(\{d\}\)|[,.]? ?\{d\};?"),
)


def set_journal(work: Work, style: ListStyle, *, dated: bool) -> list[Piece]:
    """Set journal, volume, issue, pages and date in the list's form.

    What is missing falls away, and so does the year when `dated`.
    """
    short = style.abbreviate and work.abbreviated
    values = {
        "c": Piece(work.abbreviated if short else work.container, Label.CONTAINER),
        "v": Piece(work.volume, Label.VOLUME, style.volume_style),
        "i": Piece(work.issue, Label.ISSUE),
        "p": Piece(work.pages, Label.PAGES),
        "d": Piece("" if dated else work.year, Label.DATE),
        "l": Piece(work.place, Label.LOCATION),
    }
    form = style.journal_form
    for key, optional in _OPTIONAL:
        if not values[key].text:
            form = re.sub(optional, "", form, count=1)
    if values["d"].text and work.month and style.date_form == "month year":
        values["d"] = Piece(f"{work.month} {work.year}", Label.DATE)
    return [values[key] if key else Piece(rest) for key, rest in _JOURNAL_FIELDS.findall(form)]
