"""What becomes of a record in other people's lists, and what is like it and another work."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from random import Random

from bibnorm.lookup.index.packed import words
from bibnorm.model import Name, Record, Role

_ACRONYM = re.compile(r"[(,] ?([A-Z][A-Za-z]*[A-Z]+[A-Za-z]*)(?= \d{4}|\))")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OFTEN_LEFT_OUT = (
    ("doi", 0.5),
    ("url", 0.5),
    ("pages", 0.4),
    ("publisher", 0.6),
    ("location", 0.6),
    ("month", 0.6),
)
Fields = dict[str, str]
Change = Callable[[Fields, Random], Fields]


def mangled(record: Record, random: Random) -> Record:
    """Give a record as it may stand in a list: shortened, mistyped, of the year beside.

    What is left out, by what chance: the DOI 1/2, pages 2/5, the venue 3/20. Given names are
    initials in half of the lists; of four and more authors, three are named in 3 of 10. The
    venue is its acronym in half. One title in ten has a letter left out, doubled, swapped or
    mistaken, one in ten that has a subtitle lost it; one year in ten is off by one.
    """
    people, et_al = _people(record, random)
    fields = dict(record.fields)
    for name, chance in _OFTEN_LEFT_OUT:
        if random.random() < chance:
            fields.pop(name, None)
    fields = _venue(fields, random)
    fields["title"] = _title(fields["title"], random)
    if fields.get("year", "").isdigit() and random.random() < 0.1:
        fields["year"] = str(int(fields["year"]) + random.choice((-1, 1)))
    return _asked(replace(record, people=people, et_al=et_al), fields)


def _asked(record: Record, fields: Fields) -> Record:
    return replace(record, key="asked", fields=tuple(fields.items()))


def _people(record: Record, random: Random) -> tuple[tuple[tuple[Role, Name | str], ...], bool]:
    people = record.people
    if random.random() < 0.5:
        people = tuple((role, _initials(who)) for role, who in people)
    if random.random() < 0.3 and len(people) > 3:
        return people[:3], True
    return people, record.et_al


def _initials(who: Name | str) -> Name | str:
    if isinstance(who, Name):
        return who.model_copy(update={"given": who.given and _short(who.given)})
    if ", " in who:
        family, given = who.split(", ", 1)
        return f"{family}, {_short(given)}"
    words = who.split()
    # "Ada van der Boe" is "A. van der Boe".
    first = next((at for at, word in enumerate(words[:-1]) if word.islower()), len(words) - 1)
    return " ".join([_short(" ".join(words[:first])), *words[first:]]).strip()


def _short(given: str) -> str:
    return " ".join(f"{word[0]}." for word in given.split())


def _venue(fields: Fields, random: Random) -> Fields:
    name = fields.get("container", "")
    match = _ACRONYM.search(name)
    if match and random.random() < 0.5:
        fields["container"] = f"{match[1]} {fields.get('year', '')}".strip()
    if random.random() < 0.15:
        fields.pop("container", None)
    return fields


def _title(title: str, random: Random) -> str:
    if random.random() < 0.3:
        title = title.lower()
    if random.random() < 0.1:
        title = _mistyped(title, random)
    if ":" in title and random.random() < 0.1:
        title = title.split(":")[0]
    return title


def _mistyped(title: str, random: Random) -> str:
    at = random.randrange(len(title))
    head, one, rest = title[:at], title[at], title[at + 1 :]
    ways = (rest, one * 2 + rest, rest[:1] + one + rest[1:], random.choice(_LETTERS) + rest)
    return head + random.choice(ways)


def _journal(fields: Fields, random: Random) -> Fields:
    """Give the extended version: an article, one or two years later."""
    later = int(fields["year"]) + random.choice((1, 1, 2))
    place = random.choice(("Journal of Weather", "Transactions on Rain", "Hail Letters"))
    kept = {"title": fields["title"], "year": str(later), "container": place}
    return {**kept, "volume": str(random.randint(2, 90)), "type": "article"}


def _same_year(fields: Fields, random: Random) -> Fields:
    return {**_journal(fields, random), "year": fields["year"]}


def _workshop(fields: Fields, _random: Random) -> Fields:
    """Give the paper of the workshop that went before, of the same meeting."""
    before = str(int(fields["year"]) - 1)
    match = _ACRONYM.search(fields.get("container", ""))
    place = f"Workshop on Weather at {match[1] if match else 'Rain Days'} {before}"
    return {"title": fields["title"], "year": before, "container": place, "type": "inproceedings"}


def _thesis(fields: Fields, random: Random) -> Fields:
    later = str(int(fields["year"]) + random.choice((0, 1)))
    kept = {"title": fields["title"], "year": later, "institution": "Rain University"}
    return {**kept, "type": "phdthesis"}


def _book(fields: Fields, _random: Random) -> Fields:
    kept = {"title": fields["title"], "year": fields["year"], "publisher": "Weather Press"}
    return {**kept, "type": "book"}


def _retitled(*forms: str) -> Change:
    def change(fields: Fields, random: Random) -> Fields:
        title = random.choice(forms).format(fields["title"].rstrip("."))
        dropped = {"doi", "url", "pages"}
        return {name: value for name, value in fields.items() if name not in dropped} | {
            "title": title
        }

    return change


MADE: Mapping[str, Change] = {
    "extended: a journal, later": _journal,
    "extended: a journal, same year": _same_year,
    "a workshop, the year before": _workshop,
    "a thesis": _thesis,
    "a book": _book,
    "a part": _retitled("{}, Part II", "{} II", "{}: Part 2", "{} (2)"),
    "an edition": _retitled("{}, 2nd edition", "{}, revised edition", "{}: 2nd ed."),
    "an erratum or a reply": _retitled(
        "Erratum: {}", "Erratum to “{}”", "{} (Corrigendum)", "A reply to “{}”", "Comment on {}"
    ),
}
"""Other works that go by a record's title, or nearly; its authors wrote them."""


def other_work(record: Record, change: Change, random: Random) -> Record:
    """Give another work than the record's, which is like it."""
    fields = change(dict(record.fields), random)
    kind = fields.pop("type", record.type)
    return _asked(replace(record, type=kind), fields)


def with_other_word(record: Record, near: Mapping[str, Sequence[str]], random: Random) -> Record:
    """Give a work in whose title one word is another that is one letter from it.

    Where two such works are of one team, place and year, they stand on other pages.
    """
    fields = _retitled("{}")(dict(record.fields), random)
    title = fields["title"].split()
    places = [at for at, word in enumerate(title) if near.get(word.lower())]
    if not places:
        return record
    at = random.choice(places)
    title[at] = random.choice(near[title[at].lower()])
    fields |= {"title": " ".join(title), "pages": str(random.randint(5000, 9000))}
    return _asked(record, fields)


def by_others(record: Record, other: Record) -> Record:
    """Give a work of the same title by other people, somewhere else."""
    fields = dict(other.fields) | {"title": dict(record.fields)["title"]}
    return _asked(other, fields)


def neighbours(records: Iterable[Record]) -> dict[str, list[str]]:
    """Give for the words of titles those that have a letter more, less or another."""
    counts = Counter(word for record in records for word in words(dict(record.fields)["title"]))
    known = [word for word, count in counts.items() if count > 9 and word.isalpha()]
    holes: defaultdict[str, list[str]] = defaultdict(list)
    for word in known:
        for at in range(len(word)):
            holes[f"{word[:at]}-{word[at + 1 :]}"].append(word)
            holes[f"{word[:at]}{word[at + 1 :]}"].append(word)
        holes[word].append(word)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for hole in holes.values():
        for word in hole:
            near[word].update(hole)
    return {word: sorted(others - {word}) for word, others in near.items() if len(others) > 1}
