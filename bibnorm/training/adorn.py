"""What real titles hold that looks like another field: places, years, taxa, questions.

The records are mostly of computer science, whose titles are plain. Elsewhere a title
names a town and a country, spans years, quotes a species with who described it and
when, or asks something; all that belongs to the title.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from bibnorm.training.works import Work

_TOWNS = (
    "Graz, Austria", "Recife, Pernambuco, Brazil", "Lima, Peru", "Kerala, India", "Lyon, France",
    "Bahía Blanca, Argentina", "Campinas, São Paulo, Brasil", "the United States", "Uganda",
    "Western Australia", "Madrid, España", "New York City", "the Czech Republic", "Baden",
    "northern Italy", "rural Nepal", "British Columbia", "Nürnberg", "South Korea", "Mexico",
)  # fmt: skip
_PLACED = (" in {}", ", {}", " from {}", ": the case of {}", " em {}", " in {}: a survey", " à {}")
_EVENTS = ("", "1918–1939", "1990-2010", "1848 to 1914", "2019", "2020/21", "1789", "1500–1800")
_DATED = (", {}", " in {}", ": {}", " ({})", ", {}: a review")
_GENERA = ("Carabus", "Rana", "Senna", "Agaricus", "Drosophila", "Salix", "Gobius", "Lactuca")
_EPITHETS = ("minor", "orientalis", "pallida", "novae", "vulgaris", "littoralis", "alpina")
_WHO = ("Linnaeus", "Meyrick", "Fabr.", "(L.) Mill.", "Schlechter", "Gray & Hooker", "Latreille")
_TAXA = ("Coleoptera: Carabidae", "Amphibia, Anura", "Fabaceae", "Araneae", "Acari: Ixodidae")
_NEW = (" n. sp.", " sp. nov.", ", a new species", " gen. et sp. n.", "")
_OPENINGS = (
    "What is at stake?", "Why now?", "Still there?", "Part I.", "II.", "“No comment”:", "Après?",
    "A reply to Doe (2001):", "Wer zahlt?", "Introduction:", "Vol. 1:", "No. 5:", "In Memoriam:",
)  # fmt: skip
_WHOLE = (
    "Introduction", "Preface", "Conclusion", "Editorial", "Einleitung", "Prefácio", "Foreword",
    "Reply", "Discussion", "Afterword", "Review", "Vorwort", "Introdução", "Avant-propos",
)  # fmt: skip


def _place(title: str, random: Random) -> str:
    return title + random.choice(_PLACED).format(random.choice(_TOWNS))


def _years(title: str, random: Random) -> str:
    return title + random.choice(_DATED).format(random.choice(_EVENTS[1:]))


def _place_and_years(title: str, random: Random) -> str:
    return _years(_place(title, random), random)


def _taxon(title: str, random: Random) -> str:
    name = f"{random.choice(_GENERA)} {random.choice(_EPITHETS)}"
    who = random.choice(_WHO) + random.choice(["", f", {random.randint(1758, 1999)}"])
    family = random.choice(["", f" ({random.choice(_TAXA)})"])
    species = name + random.choice([f" {who}", random.choice(_NEW)]) + family
    return random.choice([f"{title} of {species}", species + ", " + title, f"{title}: {species}"])


def _opening(title: str, random: Random) -> str:
    return f"{random.choice(_OPENINGS)} {title}"


def _short(_title: str, random: Random) -> str:
    return random.choice(_WHOLE)


def _small(title: str, _random: Random) -> str:
    """Set a title in small letters, as half of all styles do."""
    words = title.split(" ")
    kept = (w if any(c.isupper() for c in w[1:]) else w.lower() for w in words[1:])
    return " ".join([words[0], *kept])


_RATES: tuple[tuple[float, Callable[[str, Random], str]], ...] = (
    (0.35, _small), (0.04, _place), (0.02, _years), (0.01, _place_and_years), (0.025, _taxon),
    (0.02, _opening),
)  # fmt: skip
_SHORT_RATE = 0.06


def adorned(work: Work, random: Random) -> Work:
    """Give a work a title as other fields have them, now and then.

    >>> work = Work("article", (("J.", "Doe"),), "On Lines", "2020")
    >>> adorned(work, Random(3)).title
    'On lines'
    """
    title = work.title
    if work.kind == "incollection" and random.random() < _SHORT_RATE:
        return replace(work, title=_short(title, random))
    for rate, change in _RATES:
        if random.random() < rate:
            title = change(title, random)
    return replace(work, title=title)
