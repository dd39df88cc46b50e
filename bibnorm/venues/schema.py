"""The form of `data/venues.yaml`: what a record must and may say.

Only whoever compiles the file imports this module.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bibnorm.model import VenueKind
from bibnorm.venues.editions import PLACEHOLDERS, placeholders


def check_issn(issn: str) -> str:
    """Give an ISSN back whose check digit is right; raise ValueError otherwise.

    >>> check_issn("2475-1421")
    '2475-1421'
    >>> check_issn("2475-1422")
    Traceback (most recent call last):
    ...
    ValueError: 2475-1422 is no ISSN: its check digit is wrong
    """
    if not re.fullmatch(r"\d{4}-\d{3}[\dX]", issn):
        raise ValueError(f"{issn} is no ISSN: written as 1234-567X")
    digits = [10 if char == "X" else int(char) for char in issn.replace("-", "")]
    if sum(digit * (8 - at) for at, digit in enumerate(digits)) % 11:
        raise ValueError(f"{issn} is no ISSN: its check digit is wrong")
    return issn


def check_template(template: str) -> str:
    """Give a booktitle back whose placeholders are known; raise ValueError otherwise.

    >>> check_template("Proceedings of the {nth} {title}")
    Traceback (most recent call last):
    ...
    ValueError: unknown placeholder {title}; known are {acronym}, {name}, {nth}, {year}, {yy}
    """
    unknown = placeholders(template) - PLACEHOLDERS
    if unknown:
        known = ", ".join(f"{{{place}}}" for place in sorted(PLACEHOLDERS))
        raise ValueError(f"unknown placeholder {{{min(unknown)}}}; known are {known}")
    return template


def check_anchors(anchors: dict[int, int]) -> dict[int, int]:
    """Give anchors back whose years and counts rise; raise ValueError otherwise.

    >>> check_anchors({2009: 14, 2008: 13})
    Traceback (most recent call last):
    ...
    ValueError: 2008: 13 stands behind 2009: 14; years and counts must rise
    """
    for (early, first), (late, last) in pairwise(anchors.items()):
        if late <= early or last <= first:
            raise ValueError(
                f"{late}: {last} stands behind {early}: {first}; years and counts must rise"
            )
    return anchors


Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Text = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
Issn = Annotated[str, AfterValidator(check_issn)]
Year = Annotated[int, Field(ge=1665, le=2100)]
Count = Annotated[int, Field(ge=1, le=400)]
DoiPrefix = Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class FormerForm(_Form):
    """A name that a venue bore, up to and with the year `until`."""

    name: Text
    until: Year
    acronym: Text | None = None


def check_former(former: Sequence[FormerForm]) -> Sequence[FormerForm]:
    """Give former names back that stand in the order of their years."""
    for early, late in pairwise(former):
        if late.until <= early.until:
            raise ValueError(f"until {late.until} stands behind until {early.until}")
    return former


class RecordForm(_Form):
    """A record of the authority file, as people write it."""

    key: Key
    kind: Annotated[VenueKind, Field(strict=False)]
    name: Text
    acronym: Text | None = None
    aliases: list[Text] = []
    weak_aliases: list[Text] = []
    former: Annotated[list[FormerForm], AfterValidator(check_former)] = []
    iso4: Text | None = None
    issn: list[Issn] = []
    publisher: Text | None = None
    sponsors: list[Text] = []
    dblp: Annotated[str, Field(pattern=r"^(conf|journals|series)/\w[\w+-]*$")] | None = None
    confused_with: list[Key] = []
    doi_prefix: list[DoiPrefix] = []
    booktitle: Annotated[Text, AfterValidator(check_template)] | None = None
    ordinal: Annotated[dict[Year, Count], AfterValidator(check_anchors)] = {}
    carries: dict[Text, Year] = {}
    successor: dict[Key, Year] = {}
