"""Set a block of authors in a list's style."""

import re
from random import Random

from bibnorm.model import Label, Style
from bibnorm.training.pieces import Piece
from bibnorm.training.style import ListStyle
from bibnorm.training.works import Person


def _initials(given: str, stop: str, glue: str) -> str:
    words = [w for w in re.split(r"[\s.]+", given) if w and w[0].isalpha()]
    letters = ["-".join(p[0] + stop for p in w.split("-") if p) for w in words]
    return glue.join(letters).upper() if stop == "" else glue.join(letters)


def set_name(person: Person, form: str, first: bool) -> str:
    """Write one name in a form such as `family, I.` or `given family`.

    >>> set_name(("Jane Q.", "Doe"), "family, I.", True)
    'Doe, J. Q.'
    >>> set_name(("Jane Q.", "Doe"), "family II", True)
    'Doe JQ'
    """
    given, family = person
    if not given:
        return family
    if form == "first inverted":
        form = "family, given" if first else "given family"
    if "FAMILY" in form:
        form, family = form.replace("FAMILY", "family"), family.upper()
    spaced, tight, bare = (
        _initials(given, ".", " "), _initials(given, ".", ""), _initials(given, "", "")
    )  # fmt: skip
    return {
        "given family": f"{given} {family}",
        "I. family": f"{spaced} {family}",
        "I.I.family": f"{tight} {family}",
        "II family": f"{bare} {family}",
        "family, I.": f"{family}, {spaced}",
        "family, I.I.": f"{family}, {tight}",
        "family II": f"{family} {bare}",
        "family I.": f"{family} {tight}",
        "family I. I.": f"{family} {spaced}",
        "family, given": f"{family}, {given}",
        "family given": f"{family} {given}",
    }[form]


def set_authors(
    people: tuple[Person, ...], owner: Person | None, style: ListStyle, random: Random
) -> list[Piece]:
    """Set a block of authors, the owner apart; long blocks are sometimes cut with "et al."."""
    limit = len(people)
    if limit > 3 and random.random() < 0.05:
        limit = random.randint(1, 3)
    if limit > 15:
        limit = random.choice([15, limit])
    marked = (
        set(random.sample(range(limit), min(limit, 2)))
        if style.mark and random.random() < 0.5
        else set()
    )
    pieces: list[Piece] = []
    for number, person in enumerate(people[:limit]):
        if number:
            last = number == limit - 1 == len(people) - 1
            glue = style.last_glue if last and style.last_glue else style.name_glue
            if glue == ", and " and len(people) == 2 and random.random() < 0.6:
                glue = " and "
            pieces.append(Piece(glue, Label.AUTHOR))
        pieces += _set_person(person, number, person == owner, number in marked, style)
    if limit < len(people):
        tail = random.choice(
            [", et al", " et al", ", et al.", " et al.", " and others", ", …", ", ..."]
        )
        pieces.append(Piece(tail, Label.AUTHOR))
    return pieces


def _set_person(
    person: Person, number: int, owner: bool, marked: bool, style: ListStyle
) -> list[Piece]:
    name = set_name(person, style.name_form, number == 0)
    look = style.owner_style if owner else Style.PLAIN
    out = [Piece(name, Label.AUTHOR, look)]
    if marked:
        mark = style.mark.removeprefix("lead")
        at = 0 if style.mark.startswith("lead") else 1
        out.insert(at, Piece(mark, Label.AUTHOR))
    return out
