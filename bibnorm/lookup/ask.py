"""Ask services for a work, one after the other, until one knows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibnorm.lookup.found import Found, Service, TroubleError
from bibnorm.lookup.judge import Judgement, judge
from bibnorm.model import Entry


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


class Asker:
    """Asks services in their order; one that is out of order is not asked again."""

    def __init__(self, services: Sequence[Service]) -> None:
        """Take the services."""
        self._services = services
        self._over: dict[str, TroubleError] = {}

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
            judgement = judge(entry, found)
            if judgement.same is not None:
                break
        return Asked(judgement, by_doi, tuple(asked), tuple(troubles))


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
