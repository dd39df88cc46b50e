"""The form of `data/venues.yaml`: what a record must and may say.

Only whoever compiles the file imports this module.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bibnorm.model import VenueKind


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


Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Text = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
Issn = Annotated[str, AfterValidator(check_issn)]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class FormerForm(_Form):
    """A name that a venue bore, up to and with the year `until`."""

    name: Text
    until: Annotated[int, Field(ge=1665, le=2100)]
    acronym: Text | None = None


class RecordForm(_Form):
    """A record of the authority file, as people write it."""

    key: Key
    kind: Annotated[VenueKind, Field(strict=False)]
    name: Text
    acronym: Text | None = None
    aliases: list[Text] = []
    weak_aliases: list[Text] = []
    former: list[FormerForm] = []
    iso4: Text | None = None
    issn: list[Issn] = []
    publisher: Text | None = None
    sponsors: list[Text] = []
    dblp: Annotated[str, Field(pattern=r"^(conf|journals|series)/\w[\w+-]*$")] | None = None
    confused_with: list[Key] = []
