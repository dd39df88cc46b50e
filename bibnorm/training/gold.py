"""The project's own gold lists: documents, and what must be read from them.

A list is one TOML file in `data/gold`: the document as it stands, then one
`[[entry]]` for each of its works, in order and complete. A field that an entry
lacks is a field that must not be read into it.
"""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

GOLD = Path(__file__).parents[2] / "data" / "gold"
"""Where the lists stand in the project; they do not ship with the package."""

_SUFFIXES = {
    "text": ".txt", "markdown": ".md", "rst": ".rst", "org": ".org", "jemdoc": ".jemdoc",
    "asciidoc": ".adoc",
    "html": ".html", "latex": ".tex",
}  # fmt: skip


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = tuple[str, ...]
"""People as "Family, Given", in the form in which the text gives them."""

OneOf = Annotated[tuple[str, ...], BeforeValidator(_several)]
"""One answer, or a list of answers that are equally right."""


class GoldEntry(BaseModel):
    """One work of a list: what a careful person reads from its lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Annotated[OneOf, Field(min_length=1)]
    title: OneOf
    authors: Names = ()
    et_al: bool = False
    equal: tuple[int, ...] = ()
    highlighted: tuple[int, ...] = ()
    editors: Names = ()
    venue: OneOf = ()
    venue_id: str | None = None
    year: int | None = None
    month: int | None = None
    volume: OneOf = ()
    number: OneOf = ()
    pages: OneOf = ()
    edition: OneOf = ()
    publisher: OneOf = ()
    institution: OneOf = ()
    location: OneOf = ()
    doi: OneOf = ()
    arxiv: OneOf = ()
    isbn: OneOf = ()
    status: OneOf = ()
    award: OneOf = ()


class GoldList(BaseModel):
    """A document and its works.

    `owner` is set where the text leaves the owner of the list out ("with X");
    putting that name among the authors is right then, and so is leaving it out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    language: str
    format: str
    layout: str
    owner: str | None = None
    text: str
    entry: tuple[GoldEntry, ...]

    @property
    def file(self) -> str:
        """The name that the document would bear as a file."""
        return self.name + _SUFFIXES[self.format]


def read_gold_list(path: Path) -> GoldList:
    """Read one list; raise ValueError, naming the file, where it is not of the form."""
    try:
        return GoldList(name=path.stem, **tomllib.loads(path.read_text("utf-8")))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def read_gold_lists(folder: Path = GOLD) -> list[GoldList]:
    """Read all lists of a folder, in the order of their names."""
    return [read_gold_list(path) for path in sorted(folder.glob("*.toml")) if path.stem != "floors"]
