"""Lists that never were: real works in made-up styles, labelled as they are set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from bibnorm.model import Tagged
from bibnorm.training.abroad import LANGUAGES, Language, with_chinese_names
from bibnorm.training.noise import spoil
from bibnorm.training.phrases import GROUPS, HOUSES
from bibnorm.training.pieces import to_gold
from bibnorm.training.render import Renderer
from bibnorm.training.style import draw_style
from bibnorm.training.works import Person, Work

# What a conference record becomes, so that every kind of work is seen: (rate, kind).
_TURNS = (
    (0.42, "inproceedings"), (0.34, "article"), (0.05, "preprint"), (0.04, "unpublished"),
    (0.06, "incollection"), (0.03, "thesis"), (0.015, "report"), (0.045, "book"),
)  # fmt: skip


# Of all lists, so many are in another script, and so many have Chinese names.
_ABROAD = 0.06
_CHINESE_NAMES = 0.015
# Of all entries, so many are by a group, or by nobody who is named.
_NAMELESS = 0.015


@dataclass(frozen=True)
class Material:
    """What lists are made of.

    `groups` are works by author; `journals` are (name, abbreviated name) pairs.
    """

    groups: Sequence[tuple[Person, Sequence[Work]]]
    journals: Sequence[tuple[str, str]]
    loose: Sequence[Work]  # books, chapters, theses of other people
    cited: Sequence[Work] = ()  # what articles of all sciences cite

    @cached_property
    def houses(self) -> Sequence[tuple[str, str]]:
        """Towns with a publisher there, as books name them."""
        named = ((work.place, work.publisher) for work in self.loose if work.place)
        return (*HOUSES, *((place, house) for place, house in named if house))


def _pages(random: Random) -> str:
    first = random.randint(1, 3000)
    last = first + random.randint(2, 40)
    forms = ["{0}-{1}"] * 3 + ["{0}–{1}"] * 3 + ["{0}--{1}", "e{0}", "{2}"]
    text = random.choice(forms).format(first, last, random.randint(10, 250_000))
    return text if random.random() < 0.85 else ""


def _volume(random: Random) -> str:
    number = random.randint(1, 180)
    odd = random.choice(["{0}", "C-{0}", "A{0}", "{0}-{1}", "XIV", "LXXII", "{0}A", "38/39"])
    return (odd if random.random() < 0.08 else "{0}").format(number, number + 1)


def _as_article(work: Work, material: Material, random: Random) -> Work:
    name, short = random.choice(material.journals)
    double = f"{random.randint(1, 5)}-{random.randint(6, 9)}"
    return replace(
        work,
        kind="article",
        container=name,
        abbreviated=short,
        place=random.choice(material.houses)[0],
        volume=_volume(random),
        issue=random.choice([str(random.randint(1, 12)), "", double]),
        pages=_pages(random),
    )


def _as_book(work: Work, kind: str, material: Material, random: Random) -> Work:
    place, house = random.choice(material.houses)
    other = random.choice(random.choice(material.groups)[1])
    return replace(
        work,
        kind=kind,
        container=other.title,
        place=place,
        publisher=house,
        editors=other.authors[:3] if random.random() < 0.7 else (),
        doi="",
    )


def _turn(work: Work, material: Material, random: Random) -> Work:
    """Give a conference paper the kind it shall have here, with what that kind needs."""
    if work.kind != "inproceedings":
        return work
    kind = random.choices([kind for _, kind in _TURNS], [rate for rate, _ in _TURNS])[0]
    if kind == "article":
        return _as_article(work, material, random)
    if kind in {"incollection", "book"}:
        return _as_book(work, kind, material, random)
    if kind == "thesis":
        place = random.choice(material.houses)[0] if random.random() < 0.4 else ""
        return replace(work, kind=kind, authors=work.authors[:1], place=place, doi="")
    return work if kind == "inproceedings" else replace(work, kind=kind, place="", doi="")


def _authored(work: Work, random: Random) -> Work:
    """Now and then, make a work one by a group or by nobody who is named."""
    if random.random() < _NAMELESS:
        return replace(work, authors=(("", random.choice(GROUPS)),))
    return work


def listed_works(works: Sequence[Work], material: Material, random: Random) -> Iterator[Work]:
    """Choose up to a dozen of an author's works, some turned into other kinds."""
    chosen = random.sample(works, min(len(works), 12))
    if random.random() < 0.35:
        chosen += random.sample(material.loose, min(3, len(material.loose)))
    mixed = random.random() < _CHINESE_NAMES
    for work in chosen:
        turned = _authored(_turn(work, material, random), random)
        yield with_chinese_names(turned, random) if mixed else turned


def _abroad(works: Sequence[Work], language: Language, random: Random) -> list[Tagged]:
    """Set works of another language; some of the list stays what it was."""
    style = language.restyle(draw_style(random), random)
    renderer = Renderer(style, None, random)
    own = random.choice([0.5, 1.0])
    chosen = random.sample(works, min(len(works), 8))
    made = (language.work(work, random) if random.random() < own else work for work in chosen)
    return [to_gold(spoil(renderer.entry(work), random)) for work in made]


def make_list(material: Material, random: Random) -> list[Tagged]:
    """Set up to a dozen works of one author in one style."""
    owner, works = random.choice(material.groups)
    if random.random() < _ABROAD:
        return _abroad(works, random.choice(LANGUAGES), random)
    style = draw_style(random)
    renderer = Renderer(style, owner, random)
    chosen = listed_works(works, material, random)
    return [to_gold(spoil(renderer.entry(work), random)) for work in chosen]


def make_lists(material: Material, count: int, seed: int) -> Iterator[list[Tagged]]:
    """Yield lists with at least `count` labelled entries in all; the seed decides all."""
    random = Random(seed)
    made = 0
    while made < count:
        golds = make_list(material, random)
        made += len(golds)
        yield golds
