"""Ask for works: indexes one after the other, then services, until one knows the work."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

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


Progress = Callable[[int, int], None]


class Asker:
    """Asks services in their order; one that is out of order is not asked again."""

    def __init__(self, services: Sequence[Service], online: Services | None = None) -> None:
        """Take those who answer at once, and those over the network, who are asked together."""
        self._services = services
        self._online = online
        self._venues = load_venues()
        self._over: dict[str, TroubleError] = {}

    def all(self, entries: Sequence[Entry], done: Progress | None = None) -> list[Asked]:
        """Ask for many works. Over the network numbers go first, many at once.

        What they answered for is not searched by its title. `done` is told how many of the
        questions have been answered, and of how many.
        """
        asked = [self.ask(entry) for entry in entries]
        if self._online is not None:
            for kind in (_by_number, _by_work):
                self._round(self._online, entries, asked, kind, done)
        return asked

    def _round(
        self,
        online: Services,
        entries: Sequence[Entry],
        asked: list[Asked],
        kind: Callable[[Entry], Iterator[Question]],
        done: Progress | None,
    ) -> None:
        wanted = [at for at, one in enumerate(asked) if one.judgement.same is None]
        questions = [(at, question) for at in wanted for question in kind(entries[at])]
        answers = online.each([question for _, question in questions])
        for count, ((at, _), (_, said)) in enumerate(zip(questions, answers, strict=True), 1):
            for answer in said:
                asked[at] = _with(asked[at], entries[at], answer)
            if done:
                done(count, len(questions))
        for at in {at for at, _ in questions}:
            asked[at] = replace(
                asked[at], judgement=judge(entries[at], asked[at].found, self._venues)
            )

    def ask(self, entry: Entry) -> Asked:
        """Ask for a work until a service gives it; a later service is then not asked."""
        found: list[Found] = []
        troubles: list[TroubleError] = []
        asked: list[str] = []
        by_doi: Found | None = None
        judgement = Judgement()
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
            judgement = judge(entry, found, self._venues)
            if judgement.same is not None:
                break
        return Asked(judgement, by_doi, tuple(asked), tuple(troubles), tuple(found))


def _by_number(entry: Entry) -> Iterator[Question]:
    if entry.doi:
        yield Question(doi=entry.doi)
    if entry.arxiv:
        yield Question(arxiv=entry.arxiv)


def _by_work(entry: Entry) -> Iterator[Question]:
    if entry.title:
        yield Question(work=entry)


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
