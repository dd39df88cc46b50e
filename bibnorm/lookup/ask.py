"""Ask for works: indexes one after the other, then services, until one knows the work."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bibnorm.dedupe import Facts
from bibnorm.lookup.found import Found, Service, TroubleError
from bibnorm.lookup.judge import Judgement, judge
from bibnorm.lookup.runner import Answer, Question, Services
from bibnorm.model import Entry
from bibnorm.venues import load_venues


@dataclass(frozen=True)
class Asked:
    """What was asked of whom, and what came back.

    `by_doi` is the record to which the entry's own DOI leads, be it the work or not. `troubles`
    are the services that could not be asked.
    """

    judgement: Judgement
    by_doi: Found | None = None
    asked: tuple[str, ...] = ()
    troubles: tuple[TroubleError, ...] = ()
    found: tuple[Found, ...] = field(default=(), repr=False)


_STOPPED = TroubleError("services", "stopped by Ctrl-C")
Progress = Callable[[int, int], None]
Refused = Callable[[str, Found], bool]


def _nobody(_: str, __: Found) -> bool:
    return False


class Asker:
    """Asks services in their order; one that is out of order is not asked again.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from bibnorm.lookup.index import Index, build
    >>> from bibnorm.model import Record, Source
    >>> path = Path(tempfile.mkdtemp(), "mine.sqlite")
    >>> said = (("title", "On Rain in Wales"), ("year", "2001"), ("doi", "10.1000/r"))
    >>> build(path, [("mine", [Record("", type="misc", key="r", fields=said)])])
    1
    >>> title = "On rain in Wales"
    >>> mine = Entry(key="a", type="misc", title=title, doi="10.1000/R", source=Source(text=""))
    >>> same = Asker([Index(path)]).ask(mine).judgement.same
    >>> same.found.entry.year, same.verdict.evidence
    (2001, ('same DOI 10.1000/r', 'same title'))
    """

    def __init__(self, services: Sequence[Service], online: Services | None = None) -> None:
        """Take those who answer at once, and those over the network, who are asked together."""
        self._services = services
        self._online = online
        self._venues = load_venues()
        self._over: dict[str, TroubleError] = {}
        self.stopped = False
        """Whether Ctrl-C ended the asking."""

    def all(
        self,
        entries: Sequence[Entry],
        done: Progress | None = None,
        *,
        thorough: bool = False,
        refused: Refused = _nobody,
    ) -> list[Asked]:
        """Ask for many works. Over the network numbers go first, many at once.

        What they answered for is not searched by its title, but for preprints that may have
        appeared; what an index knew is not asked for at all, unless `thorough`: then its numbers
        are. `done` is told how many of the
        questions have been answered, and of how many; `refused` says of an entry's key and a
        record that a person decided that it is another work. Ctrl-C ends the asking (`stopped`):
        what was found till then is given, and of the others that they could not be asked.
        """
        asked = self._at_once(entries, refused, done)
        for kind in (partial(_by_number, thorough), _by_work, _by_relation):
            if self._online is None:
                break
            questions = [
                (at, question)
                for at, entry in enumerate(entries)
                for question in kind(entry, asked[at])
            ]
            left: Sequence[tuple[int, Question]] = questions
            if not self.stopped:
                left = self._left(self._online, questions, entries, asked, done)
                for at in {at for at, _ in questions}:
                    asked[at] = self._judged(entries[at], asked[at], refused)
            for at in {at for at, _ in left}:
                asked[at] = _with(asked[at], entries[at], Answer("services", trouble=_STOPPED))
        return asked

    def _judged(self, entry: Entry, asked: Asked, refused: Refused) -> Asked:
        found = [one for one in asked.found if not refused(entry.key, one)]
        return replace(asked, judgement=judge(entry, found, self._venues))

    def _at_once(
        self, entries: Sequence[Entry], refused: Refused, done: Progress | None
    ) -> list[Asked]:
        """Ask those who answer at once."""
        asked: list[Asked] = []
        try:
            for entry in entries:
                asked.append(self.ask(entry, refused))
                if done and self._services:
                    done(len(asked), len(entries))
        except KeyboardInterrupt:
            self.stopped = True
        missing = len(entries) - len(asked)
        return asked + [Asked(Judgement(), troubles=(_STOPPED,))] * missing

    def _left(
        self,
        online: Services,
        questions: Sequence[tuple[int, Question]],
        entries: Sequence[Entry],
        asked: list[Asked],
        done: Progress | None,
    ) -> Sequence[tuple[int, Question]]:
        """Ask over the network; give the questions that Ctrl-C left unasked."""
        count = 0
        try:
            answers = online.each([question for _, question in questions])
            for (at, _), (_, said) in zip(questions, answers, strict=True):
                for answer in said:
                    asked[at] = _with(asked[at], entries[at], answer)
                count += 1
                if done:
                    done(count, len(questions))
        except KeyboardInterrupt:
            self.stopped = True
        return questions[count:]

    def ask(self, entry: Entry, refused: Refused = _nobody) -> Asked:
        """Ask for a work until a service gives it; a later service is then not asked."""
        given = Asked(Judgement())
        found: list[Found] = []
        troubles: list[TroubleError] = []
        asked: list[str] = []
        by_doi: Found | None = None
        for service in self._services:
            try:
                if service.name in self._over:
                    raise self._over[service.name]
                asked.append(service.name)
                for record in _records(service, entry):
                    by_doi = by_doi or (record if _leads_to(entry, record) else None)
                    found.append(record)
            except TroubleError as trouble:
                troubles.append(trouble)
                if trouble.over:
                    self._over[service.name] = trouble
            given = Asked(Judgement(), by_doi, tuple(asked), tuple(troubles), tuple(found))
            given = self._judged(entry, given, refused)
            if given.judgement.same is not None:
                break
        return given


def _by_number(thorough: bool, entry: Entry, asked: Asked) -> Iterator[Question]:
    """Ask by the numbers of an entry, and where all is to be known by those of its record."""
    same = asked.judgement.same
    if same is not None and not thorough:
        return
    dois = (entry.doi, same.found.entry.doi if same else None)
    for doi in {doi.lower(): doi for doi in dois if doi}.values():
        yield Question(doi=doi)
    if entry.arxiv:
        yield Question(arxiv=entry.arxiv)


def _by_work(entry: Entry, asked: Asked) -> Iterator[Question]:
    """Ask for what is not known yet, and whether a preprint has appeared if no record says so."""
    same = asked.judgement.same
    is_open = Facts.of(entry).is_preprint and not asked.judgement.versions
    if entry.title and (same is None or (is_open and not declared(same.found))):
        yield Question(work=entry)


def _by_relation(_: Entry, asked: Asked) -> Iterator[Question]:
    """Ask for what the record of a preprint names as its publication."""
    same = asked.judgement.same
    known = {(one.entry.doi or "").lower() for one in asked.found}
    for doi in sorted(declared(same.found) - known) if same else ():
        yield Question(doi=doi)


def declared(found: Found) -> frozenset[str]:
    """Give the DOIs, in small letters, that a record names as publications of its preprint."""
    return frozenset(doi.lower() for kind, doi in found.relations if kind == "published-as" and doi)


def _with(asked: Asked, entry: Entry, answer: Answer) -> Asked:
    """Add what a service said; what it said before does not come again."""
    if answer.trouble is not None:
        if str(answer.trouble) in map(str, asked.troubles):
            return asked
        return replace(asked, troubles=(*asked.troubles, answer.trouble))
    known = {(one.service, one.id) for one in asked.found}
    new = tuple(one for one in answer.found if (one.service, one.id) not in known)
    by_doi = asked.by_doi or next((one for one in new if _leads_to(entry, one)), None)
    names = tuple(dict.fromkeys((*asked.asked, answer.service)))
    return replace(asked, by_doi=by_doi, asked=names, found=(*asked.found, *new))


def _records(service: Service, entry: Entry) -> Iterator[Found]:
    """Give records by number, then those that may be meant, each once."""
    known: set[str] = set()
    numbered = (
        service.by_doi(entry.doi) if entry.doi else None,
        service.by_arxiv(entry.arxiv) if entry.arxiv else None,
    )
    for record in (*filter(None, numbered), *service.by_work(entry)):
        if record.id not in known:
            known.add(record.id)
            yield record


def _leads_to(entry: Entry, record: Found) -> bool:
    return bool(entry.doi and (record.entry.doi or "").lower() == entry.doi.lower())
