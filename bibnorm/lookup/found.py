"""What an index or a service may be asked, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bibnorm.model import Entry


class TroubleError(Exception):
    """A service could not be asked; this says nothing about the entry.

    The message says why, for a person; `wait` is after how many seconds it may be asked again,
    if it said so; `over` that it is not to be asked again in this run.
    """

    def __init__(
        self, service: str, why: str, wait: float | None = None, over: bool = False
    ) -> None:
        """Say which service, and why."""
        super().__init__(f"{service}: {why}")
        self.service, self.why, self.wait, self.over = service, why, wait, over


@dataclass(frozen=True)
class Found:
    """A record that was found: its values, and whose it is.

    `id` is the record's name at the service. `relations` are what the record says of others,
    each a kind and a DOI: "preprint-of", "published-as", "retracted-by", "corrected-by",
    "version-of", "has-preprint", "retraction-of", "correction-of"; the DOI may be empty where the
    service says only that it is so.
    """

    service: str
    id: str
    entry: Entry
    url: str | None = None
    relations: tuple[tuple[str, str], ...] = ()


class Service(Protocol):
    """Somebody who knows publications."""

    name: str

    def by_doi(self, doi: str) -> Found | None:
        """Give the record of a DOI, or None if there is none; raise `TroubleError` if unsure."""
        ...

    def by_arxiv(self, arxiv: str) -> Found | None:
        """Give the record of an arXiv number; None also where the service knows none of these."""
        ...

    def by_work(self, entry: Entry) -> Sequence[Found]:
        """Give records that may be the work, the likeliest first, or raise `TroubleError`."""
        ...
