"""One style a list: drawn once, then every work of the list is set in it.

The rates say what lists of publications look like: given names first and in
full in two of three CVs, titles plain more often than quoted or emphasised,
the venue after "In" or bare. They are settings: change them here.
"""

from dataclasses import dataclass, replace
from random import Random

from bibnorm.model import Style

# Weighted choices: (weight, value). A weight is a rate, the sum need not be 1.
Choice = tuple[tuple[float, str], ...]

NAME_FORMS: Choice = (
    (40, "given family"), (12, "I. family"), (4, "I.I.family"), (3, "II family"),
    (14, "family, I."), (4, "family, I.I."), (7, "family II"), (3, "family I."),
    (4, "family, given"), (3, "family given"), (2, "FAMILY, I."), (2, "I. FAMILY"),
    (3, "first inverted"), (2, "FAMILY given"), (2, "FAMILY, given"), (1, "FAMILY, I.I."),
)  # fmt: skip
NAME_GLUES: Choice = (
    (60, ", "), (14, "; "), (3, " and "), (2, " - "), (1, " · "), (1, " / "), (2, ",  "),
    (1, ","),
)  # fmt: skip
LAST_GLUES: Choice = (
    (28, ", and "), (28, " and "), (18, ""), (6, " & "), (6, ", & "), (2, " und "), (2, " et "),
    (2, " y "), (1, " e "), (1, ", und "), (1, " with "),
    (1, " en "), (1, " i "), (1, " a "), (1, " och "), (1, " og "), (1, "/"),
)  # fmt: skip
ORDERS: Choice = (
    (34, "A T V"), (15, "A Y T V"), (15, "T A V"), (4, "Y A T V"), (4, "Y T A V"), (3, "V A T"),
    (5, "A T Y V"), (3, "T V A"), (2, "T A Y V"), (2, "V T A"), (3, "A V"), (1, "A V T"),
)  # fmt: skip
QUOTES: Choice = (
    (62, ""), (13, "“”"), (13, '""'), (2, "‘’"), (2, "«»"), (2, "„“"), (1, "``''"), (2, "''"),
    (2, "«  »"), (2, "„”"),
)  # fmt: skip
TITLE_STYLES: Choice = ((70, ""), (13, "bold"), (13, "italic"), (2, "underline"))
VENUE_STYLES: Choice = ((48, ""), (40, "italic"), (5, "bold"), (2, "bold italic"))
OWNER_STYLES: Choice = ((50, "bold"), (28, ""), (9, "underline"), (6, "italic"), (3, "code"))
AFTER_AUTHORS: Choice = (
    (44, ". "), (22, ", "), (9, ": "), (8, "\n"), (7, " "), (3, ".\n"), (2, " - "), (2, "; "),
    (1, "."),
)  # fmt: skip
AFTER_TITLE: Choice = (
    (44, ". "), (24, ", "), (10, "\n"), (5, " "), (4, ".\n"), (3, "; "), (2, " - "), (2, ": "),
    (2, ",\n"), (1, " – "),
)  # fmt: skip
AFTER_YEAR: Choice = ((40, ". "), (20, " "), (15, ", "), (10, ": "), (5, ") "), (5, "\n"))
PAREN_YEAR: Choice = ((55, "()"), (35, ""), (5, "[]"))
VENUE_LEADS: Choice = (
    (30, ""), (34, "In "), (14, "in "), (8, "In: "), (3, "in: "), (2, "In, "), (1, "Dans "),
    (1, "En: "), (1, "Published in "), (1, "Appears in "), (1, "@ "), (1, "- "),
)  # fmt: skip
VENUE_FORMS: Choice = (
    (20, "name"), (22, "name (ACR)"), (14, "name (ACR year)"), (6, "name (ACR'yy)"),
    (10, "ACR year"), (4, "ACR'yy"), (6, "ACR"), (4, "name, ACR year"), (3, "ACR year: name"),
    (4, "ACR: name"), (3, "name year"), (2, "name - ACR"), (2, "name (ACR), year"),
    (2, "ACR 'yy"), (2, "ACR-year"),
)  # fmt: skip
PROC_LEADS: Choice = (
    (45, "keep"), (22, "strip"), (16, "Proceedings of the "), (5, "Proc. of the "), (5, "Proc. "),
    (3, "Proceedings of "), (1, "Proc. of "),
)  # fmt: skip
TAIL_ORDERS: Choice = (
    (22, "place date"), (10, "date"), (12, "place date pages"), (10, "pages place date"),
    (8, "pages date"), (8, "pages publisher date"), (5, "place date publisher"),
    (4, "date place"), (6, "place pages publisher date"), (4, "publisher date pages"),
    (4, "date pages"), (3, ""), (3, "series pages date"), (2, "place"), (2, "pages"),
)  # fmt: skip
TAIL_GLUES: Choice = ((76, ", "), (10, ". "), (6, " "), (4, "; "), (2, ": "))
DATE_FORMS: Choice = (
    (34, "year"), (22, "month year"), (8, "mon year"), (4, "mon. year"), (8, "(year)"),
    (4, "month d-d, year"), (3, "d-d month year"), (3, "(month year)"), (2, "month, year"),
    (1, "mm/year"), (1, "'yy"),
)  # fmt: skip
PAGE_FORMS: Choice = (
    (26, "pp. X"), (22, "X"), (10, "pages X"), (8, "p. X"), (3, "pp X"), (3, "S. X"), (3, "(X)"),
    (2, "Pages X"), (2, "pp.X"), (2, "págs. X"), (1, "p. F - L"), (1, "page F"),
)  # fmt: skip
JOURNAL_FORMS: Choice = (
    (18, "{c}, {v}({i}), {p}, {d}"), (12, "{c}, {v}({i}), {p}"), (10, "{c} {v}({i}):{p}, {d}"),
    (8, "{c}, vol. {v}, no. {i}, pp. {p}, {d}"), (6, "{c}. {d};{v}({i}):{p}"),
    (5, "{c} {v}:{p} ({d})"), (5, "{c} {v} ({d}) {p}"), (4, "{c} {v}, {p} ({d})"),
    (4, "{c}, {d}, {v}, {p}"), (3, "{c}, {d}"), (6, "{c} {d}"), (5, "{c}, {v}:{p}, {d}"),
    (3, "{c} ({d})"), (3, "{c} {v} ({i}), {p}"), (3, "{c}, Volume {v}, Issue {i}, {d}"),
    (2, "{c}, {v} ({d}), no. {i}, {p}"), (2, "{c}, {v}, {i}, {d}, {p}"),
    (2, "{c} {v}.{i} ({d}): {p}"), (2, "{c}, Bd. {v}, Nr. {i}, S. {p}, {d}"),
    (2, "{c}. , v.{v}, p.{p}, {d}"), (2, "{c}, v. {v}, n. {i}, p. {p}, {d}"),
    (2, "{c}, {v}({i}), pp. {p} ({d})"), (1, "{c}, {d}, vol. {v}, n° {i}, p. {p}"),
    (2, "{c}, {d} {v}({i}) {p}"), (2, "{c} {d}, {v}, {p}"), (2, "{c}"),
    (1, "{c} Vol. {v} No. {i}, {d}"),
    (1, "{c}, t. {v}, nr {i}, {d}, s. {p}"), (1, "{c} {v} ({d}), nr. {i}, blz. {p}"),
    (1, "{c}, {v}. Jg., Heft {i}, S. {p}"), (1, "{c}, {d}, roč. {v}, č. {i}, s. {p}"),
    (1, "{c}, vol. {v}, núm. {i}, {d}, pp. {p}"), (1, "{c}, año {v}, n.º {i} ({d}), pp. {p}"),
    (1, "{c}, n. {i}, {d}, pp. {p}"), (1, "«{c}», {v}, {i}, {d}, pp. {p}"),
    (1, "„{c}”, t. {v}, {d}, s. {p}"),
    (1, "{c}, anno {v}, n. {i}, {d}, pp. {p}"), (1, "{c} {v}/{i} ({d}), S. {p}"),
    (1, "{c} {v}, H. {i}, S. {p}"),
    (1, "{c}, {l}, v. {v}, n. {i}, p. {p}, {d}"), (1, "{c}, {l}, n. {i}, p. {p}, {d}"),
    (1, "{c}, tome {v}, n° {i}, {d}, p. {p}"), (1, "{c} {v} (No. {i}), {p}, {d}"),
    (1, "{c}, {v} ({d}) {p}"),
)  # fmt: skip
LINK_FORMS: Choice = (
    (55, ""), (14, "[pdf]"), (8, "[[pdf]]"), (5, "(pdf)"), (5, "pdf"), (4, "[pdf] [code]"),
)  # fmt: skip
MARKS: Choice = ((80, ""), (8, "*"), (3, "†"), (2, "+"), (2, "lead*"), (2, "1"), (1, " (co-first)"))

STYLE_NAMES = {
    "": Style.PLAIN,
    "bold": Style.BOLD,
    "italic": Style.ITALIC,
    "underline": Style.UNDERLINE,
    "code": Style.CODE,
    "bold italic": Style.BOLD | Style.ITALIC,
}


def draw(random: Random, choice: Choice) -> str:
    """Draw one value by its weight."""
    return random.choices([value for _, value in choice], [weight for weight, _ in choice])[0]


@dataclass(frozen=True)
class ListStyle:
    """How one list sets its entries."""

    name_form: str
    name_glue: str
    last_glue: str
    order: str
    quotes: str
    title_style: Style
    venue_style: Style
    owner_style: Style
    after_authors: str
    after_title: str
    after_year: str
    paren_year: str
    venue_lead: str
    venue_form: str
    proc_lead: str
    tail_order: str
    tail_glue: str
    date_form: str
    page_form: str
    journal_form: str
    links: bool
    mark: str
    volume_style: Style
    by: bool
    title_link: bool
    author_links: float  # how many of the authors are linked
    venue_link: bool
    emphasis_ragged: float
    end_stop: str
    doi_form: str
    abbreviate: bool
    capital_title: float
    owner_left_out: bool
    slips: float  # how often an entry departs from the list's style


_DOI_FORMS: Choice = (
    (70, ""), (8, "doi: X"), (8, "doi:X"), (6, "https://doi.org/X"), (3, "DOI: X"), (2, "X"),
    (2, "[doi:X]"), (1, "http://dx.doi.org/X"),
)  # fmt: skip


# Of all lists, so many give authors, title and venue a row each.
_ROWS = 0.14
_ROW_ORDERS: Choice = ((60, "T A V"), (30, "A T V"), (6, "T V A"), (4, "V T A"))
_ROW_ENDS: Choice = ((70, "\n"), (15, ".\n"), (10, ",\n"), (5, " \n"))


def draw_style(random: Random) -> ListStyle:
    """Draw the style of one list, in one line an entry or in rows."""
    style = _draw_style(random)
    if random.random() >= _ROWS:
        return style
    end = draw(random, _ROW_ENDS)
    return replace(
        style, order=draw(random, _ROW_ORDERS), after_authors=end, after_title=end, by=False
    )


def _draw_style(random: Random) -> ListStyle:
    """Draw every choice by itself; a third of the lists are plain text without emphasis."""
    plain = random.random() < 0.34

    def styled(choice: Choice) -> Style:
        return Style.PLAIN if plain else STYLE_NAMES[draw(random, choice)]

    return ListStyle(
        name_form=draw(random, NAME_FORMS),
        name_glue=draw(random, NAME_GLUES),
        last_glue=draw(random, LAST_GLUES),
        order=draw(random, ORDERS),
        quotes=draw(random, QUOTES),
        title_style=styled(TITLE_STYLES),
        venue_style=styled(VENUE_STYLES),
        owner_style=styled(OWNER_STYLES),
        after_authors=draw(random, AFTER_AUTHORS),
        after_title=draw(random, AFTER_TITLE),
        after_year=draw(random, AFTER_YEAR),
        paren_year=draw(random, PAREN_YEAR),
        venue_lead=draw(random, VENUE_LEADS),
        venue_form=draw(random, VENUE_FORMS),
        proc_lead=draw(random, PROC_LEADS),
        tail_order=draw(random, TAIL_ORDERS),
        tail_glue=draw(random, TAIL_GLUES),
        date_form=draw(random, DATE_FORMS),
        page_form=draw(random, PAGE_FORMS),
        journal_form=draw(random, JOURNAL_FORMS),
        links=random.random() < 0.4,
        mark=draw(random, MARKS),
        volume_style=Style.BOLD if not plain and random.random() < 0.1 else Style.PLAIN,
        by=random.random() < 0.15,
        title_link=not plain and random.random() < 0.15,
        author_links=random.choice([1.0, 0.8, 0.4]) if random.random() < 0.1 else 0.0,
        venue_link=random.random() < 0.1,
        emphasis_ragged=0.0 if plain or random.random() < 0.5 else 0.3,
        end_stop=random.choice([".", ".", "", ";", ""]),
        doi_form=draw(random, _DOI_FORMS),
        abbreviate=random.random() < 0.3,
        capital_title=0.03,
        owner_left_out=random.random() < 0.05,
        slips=random.choice([0.0, 0.05, 0.15]),
    )
