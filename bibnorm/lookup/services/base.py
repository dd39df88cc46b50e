"""What all services have in common."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar
from urllib.parse import quote, urlencode

from bibnorm.lookup.found import Found
from bibnorm.lookup.net import Item, TooMuchError
from bibnorm.lookup.services.desk import Desk
from bibnorm.lookup.services.made import lower_doi, plain_arxiv
from bibnorm.model import Entry

Params = tuple[tuple[str, str], ...]

HITS = 5
"""How many candidates are asked for."""

_ROOM = 3_000
"""How long the names in one address may be together: OpenAlex takes 4,094 signs in all."""
_BETWEEN = 10

_ARXIV_DOI = "10.48550/arxiv."


class ApiService(ABC):
    """A service that answers over the network; what it said before is taken from the cache.

    One has to write how it is asked and how its records are read. `hosts` are its other hosts,
    to which it may send us on. `interval` and `polite` are the seconds between two requests,
    without and with a key, or a mail address where there are no keys, as its documents have them.
    `spared_by` is who has the DOIs that this service cannot have.
    """

    name: str
    batch: ClassVar[int] = 1
    interval: ClassVar[float] = 1.0
    polite: ClassVar[float] = 1.0
    hosts: ClassVar[frozenset[str]] = frozenset()
    one_try: ClassVar[bool] = False
    barred: ClassVar[bool] = False
    spared_by: ClassVar[str | None] = None
    key_header: ClassVar[tuple[str, str] | None] = None

    def __init__(self, desk: Desk) -> None:
        """Take where questions go."""
        self.desk = desk

    def by_doi(self, doi: str) -> Found | None:
        """Give the record of a DOI, or None if the service has none."""
        return self.by_dois([doi])[doi]

    def by_arxiv(self, arxiv: str) -> Found | None:
        """Give the record of an arXiv number, or None if the service has none."""
        return self.by_arxivs([arxiv])[arxiv]

    def by_dois(self, dois: Sequence[str]) -> dict[str, Found | None]:
        """Give the records of DOIs, asking for as many at once as the service takes.

        Raises `TroubleError` if one of them could not be asked; what was answered is kept.
        """
        return self.many({doi: lower_doi(doi) for doi in dois}, "doi", self.ask_dois)

    def by_arxivs(self, numbers: Sequence[str]) -> dict[str, Found | None]:
        """Give the records of arXiv numbers, by the DOIs that arXiv gives them."""
        plain = {number: plain_arxiv(number) for number in numbers}
        names = {number: f"{_ARXIV_DOI}{own}" if own else None for number, own in plain.items()}
        return self.many(names, "doi", self.ask_dois)

    def many(
        self,
        names: Mapping[str, str | None],
        kind: str,
        ask: Callable[[Sequence[str]], Mapping[str, list[Item]]],
    ) -> dict[str, Found | None]:
        """Give the records of identifiers, each under its name here; what is kept is not asked."""
        known: dict[str, list[Item]] = {}
        wanted = []
        for name in dict.fromkeys(filter(None, names.values())):
            kept = self.desk.kept(f"{kind}:{name}")
            if kept is None:
                wanted.append(name)
            else:
                known[name] = kept
        for part in _parts(wanted, self.batch):
            questions = {f"{kind}:{name}": name for name in part}
            found = self.desk.asked([*questions], partial(_by_question, questions, ask))
            self.desk.keep(found)
            known |= {questions[question]: items for question, items in found.items()}
        return {said: self._first(known.get(name or "", [])) for said, name in names.items()}

    def by_work(self, entry: Entry) -> Sequence[Found]:
        """Give records that may be the work, in the service's order."""
        params = self.query(entry)
        if params is None:
            return ()
        items = self.desk.recall(f"work:{urlencode(params)}", lambda: self.search(params))
        return [found for item in items if (found := self.read(item))]

    @abstractmethod
    def ask_dois(self, dois: Sequence[str]) -> Mapping[str, list[Item]]:
        """Ask for DOIs, no more than a batch; what is left out, the service has not."""

    @abstractmethod
    def query(self, entry: Entry) -> Params | None:
        """Say how to search for a work; None if it says too little."""

    @abstractmethod
    def search(self, params: Params) -> Iterable[Item]:
        """Search."""

    @abstractmethod
    def read(self, item: Item) -> Found | None:
        """Read a record; None if it is none."""

    def _first(self, items: Iterable[Item]) -> Found | None:
        return next((found for item in items if (found := self.read(item))), None)


def _parts(names: Sequence[str], most: int) -> Iterator[list[str]]:
    """Part names into batches, none of which makes an address longer than services take."""
    part: list[str] = []
    room = _ROOM
    for name in names:
        length = len(quote(name, safe="")) + _BETWEEN
        if part and (len(part) == most or length > room):
            yield part
            part, room = [], _ROOM
        part.append(name)
        room -= length
    if part:
        yield part


def _by_question(
    questions: Mapping[str, str], ask: Callable[[Sequence[str]], Mapping[str, list[Item]]]
) -> Mapping[str, list[Item]]:
    """Ask for names, and give what was found for the question of each."""
    found = _in_parts([*questions.values()], ask)
    return {question: found.get(name, []) for question, name in questions.items()}


def _in_parts(
    names: Sequence[str], ask: Callable[[Sequence[str]], Mapping[str, list[Item]]]
) -> Mapping[str, list[Item]]:
    """Ask for all at once, or in two halves where the answer to that is too long."""
    try:
        return ask(names)
    except TooMuchError as error:
        if len(names) == 1 or error.over:
            raise
    half = len(names) // 2
    return {**_in_parts(names[:half], ask), **_in_parts(names[half:], ask)}


def trimmed(item: Item, wanted: frozenset[str]) -> Item:
    """Give a record without what nobody reads: abstracts and references weigh most of all."""
    return {name: value for name, value in item.items() if name in wanted}


def same_doi(items: Iterable[Item], doi: str, name: str) -> list[Item]:
    """Give the records that say they have a DOI."""
    return [item for item in items if lower_doi(item.get(name)) == doi]


_PLAIN = re.compile(r"[\w.()/-]+", re.ASCII)


def listable(dois: Sequence[str]) -> list[str]:
    """Give the DOIs that can be asked for in a list: some signs part lists, or mean something.

    A single one is asked for by its own address, which is never worse.

        >>> listable(["10.5555/s0(96)1-x", "10.5555/1:2<3::aid>4;5", "10.5555/a,b", "10.5555/c"])
        ['10.5555/s0(96)1-x', '10.5555/c']
        >>> listable(["10.5555/c", "10.5555/a,b"])
        []
    """
    listed = [doi for doi in dois if _PLAIN.fullmatch(doi)]
    return listed if len(listed) > 1 else []
