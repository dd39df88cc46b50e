"""Works as the citation processor wants them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from citeproc.source import Date, Name

from bibnorm.lexicon.cues import WORD_CUES
from bibnorm.model import Label, Style
from bibnorm.training import phrases
from bibnorm.training.csl_engine import Item
from bibnorm.training.kinds import report_number
from bibnorm.training.style import OWNER_STYLES, STYLE_NAMES, draw
from bibnorm.training.works import Person, Work

_KINDS = {
    "article": "article-journal", "inproceedings": "paper-conference", "incollection": "chapter",
    "book": "book", "thesis": "thesis", "report": "report", "unpublished": "manuscript",
}  # fmt: skip
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """What the keeper of one list fills in, whatever the style."""

    abbreviates: bool = False  # journals' short names
    months: bool = True
    days: bool = False
    dois: bool = True
    addresses: bool = False  # a URL for each work
    series: float = 0.0  # how often proceedings have one
    editions: float = 0.0  # how often a book is given a later edition
    owner: Person | None = None  # whose name is set apart throughout, and how
    look: Style = Style.PLAIN


def draw_habits(random: Random, owner: Person) -> Habits:
    """Draw what is filled in throughout a list, and whether its owner is set apart."""
    return Habits(
        owner=owner,
        look=STYLE_NAMES[draw(random, OWNER_STYLES)],
        abbreviates=random.random() < 0.4,
        months=random.random() < 0.4,
        days=random.random() < 0.15,
        dois=random.random() < 0.6,
        addresses=random.random() < 0.12,
        series=random.choice([0.0, 0.0, 0.3]),
        editions=0.25,
    )


def _names(people: tuple[Person, ...]) -> list[Name]:
    return [_name(given, family) for given, family in people]


def _name(given: str, family: str) -> Name:
    if not given:
        return Name(literal=family)
    words = family.split(" ")
    cut = 0
    while cut < len(words) - 1 and WORD_CUES.get(words[cut].casefold()) == "particle":
        cut += 1
    if not cut or not words[0].islower():
        return Name(given=given, family=family)
    particle = {"non-dropping-particle": " ".join(words[:cut])}
    return Name(given=given, family=" ".join(words[cut:]), **particle)


def _date(work: Work, habits: Habits) -> Date:
    month = work.month[:3].title()
    parts = {"year": int(work.year)}
    if habits.months and month in _MONTHS:
        parts["month"] = _MONTHS.index(month) + 1
        first = work.days.replace("–", "-").split("-")[0]
        if habits.days and first.isdecimal() and 0 < int(first) < 32:
            parts["day"] = int(first)
    return Date(**parts)


def _preprint(work: Work, random: Random) -> tuple[str, dict[str, Any], dict[str, Label]]:
    """Make a preprint, as reference managers do: the server is publisher, or the journal."""
    stamp = f"{int(work.year) % 100:02}{random.randint(1, 12):02}.{random.randint(0, 99_999):05}"
    if random.random() < 0.5:
        behind = random.choice(["arXiv:N", "arXiv:N", "N"])
        values = {"publisher": "arXiv", "number": behind.replace("N", stamp)}
        return "article", values, {"publisher": Label.CONTAINER, "number": Label.ARXIV}
    server = random.choice(["arXiv preprint", "arXiv", "bioRxiv", "CoRR", "arXiv e-prints"])
    values = {"container-title": server}
    if server.startswith("arXiv") and random.random() < 0.7:
        values["volume"] = random.choice(["arXiv:", "abs/", ""]) + stamp
    return "article-journal", values, {"volume": Label.ARXIV}


def _special(work: Work, random: Random) -> tuple[str, dict[str, Any], dict[str, Label]]:
    """Fill in what only a work's own kind has: its type, values, and labels that differ."""
    if work.kind == "preprint":
        return _preprint(work, random)
    kind = _KINDS[work.kind]
    values: dict[str, Any] = {}
    if work.kind == "unpublished":
        return kind, {"genre": random.choice(phrases.STATUS_ALONE)}, {"genre": Label.NOTE}
    if work.kind in {"thesis", "report"}:
        genres = phrases.THESES if work.kind == "thesis" else phrases.REPORTS
        values["genre"] = random.choice(genres)
        values["publisher"] = work.institution or random.choice(phrases.SCHOOLS)
        if work.kind == "report" and random.random() < 0.5:
            values["number"] = report_number(random)
    return kind, values, {"publisher": Label.INSTITUTION} if values else {}


def _later_edition(work: Work, rate: float, random: Random) -> dict[str, str]:
    # Hardly any record says which edition it is of.
    if work.kind not in {"book", "incollection"} or random.random() >= rate:
        return {}
    return {"edition": str(random.choice([2, 2, 2, 3, 3, 4, 5, 7, 10]))}


def _series(work: Work, random: Random) -> dict[str, str]:
    if work.kind not in {"inproceedings", "incollection", "book"}:
        return {}
    number = str(random.randint(40, 14999))
    return {"collection-title": random.choice(phrases.SERIES), "collection-number": number}


_HELD = frozenset({"container-title", "volume", "page"})
_HOUSE = frozenset({"publisher", "publisher-place"})
# What a kind of work has. A paper that was turned into another kind still carries more.
_OWN: Mapping[str, frozenset[str]] = {
    "article": _HELD | {"issue"},
    "inproceedings": _HELD | _HOUSE | {"editor", "event-place"},
    "incollection": _HELD | _HOUSE | {"editor", "edition"},
    "book": _HOUSE | {"volume", "edition"},
    "thesis": frozenset({"publisher-place"}),
    "report": frozenset({"publisher-place"}),
    "preprint": frozenset(),
    "unpublished": frozenset(),
}


def _parts(work: Work, habits: Habits) -> dict[str, Any]:
    short = work.abbreviated if habits.abbreviates else ""
    place = work.place.strip(" -–")
    return {
        "editor": _names(work.editors),
        "container-title": short or work.container,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages.replace("--", "-").replace("–", "-"),
        "publisher": work.publisher,
        "publisher-place": place,
        "event-place": place,
        # Only a bare number: the style writes "2nd ed." of it in its own words.
        "edition": next(iter(re.findall(r"\d+", work.edition)), ""),
    }


def item_of(work: Work, habits: Habits, random: Random, number: int = 1) -> Item:
    """Give a work as an item of the processor, as this list's keeper would fill it in."""
    kind, special, labels = _special(work, random)
    values: Mapping[str, Any] = {
        "author": _names(work.authors),
        "title": work.title,
        "issued": _date(work, habits),
        "DOI": work.doi if habits.dois else "",
        "URL": _address(work) if habits.addresses else "",
        **{name: value for name, value in _parts(work, habits).items() if name in _OWN[work.kind]},
        **_later_edition(work, habits.editions, random),
        **(_series(work, random) if random.random() < habits.series else {}),
        **special,
    }
    item = Item(kind, {name: value for name, value in values.items() if value}, labels, number)
    if habits.look and habits.owner in work.authors:
        item.owner, item.look = _name(*habits.owner), habits.look
    return item


def _address(work: Work) -> str:
    name = "".join(c for c in work.authors[0][1].lower() if c.isascii() and c.isalpha())
    return f"https://www.example.org/~{name[:8]}/{len(work.title)}.pdf"
