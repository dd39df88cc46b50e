"""What values are made of: names, dates, pages, and what could not be read."""

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """A frozen public value; equal values compare and hash alike."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Unread(Value):
    """A text that a reader declined, as it stood, and why."""

    text: str
    why: str


class Name(Value):
    """A person, or with `literal` an organisation or a name left whole.

    The parts are BibTeX's and CSL's: `prefix` is the particle ("van der"),
    `suffix` is "Jr." or "III".

        >>> str(Name(given="Ludwig", prefix="van", family="Beethoven"))
        'van Beethoven, Ludwig'
    """

    given: str | None = None
    family: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    literal: str | None = None

    def __str__(self) -> str:
        """The name family first, as BibTeX writes it."""
        if self.literal is not None:
            return self.literal
        family = " ".join(part for part in (self.prefix, self.family) if part)
        return ", ".join(part for part in (family, self.suffix, self.given) if part)


class Date(Value):
    """A date as far as it was given; `end` is the last day of a range."""

    year: int | None = None
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    end: "Date | None" = None

    def __str__(self) -> str:
        """The date as ISO 8601 writes it, a range with a slash.

        >>> str(Date(year=2019, month=6, day=30, end=Date(year=2019, month=7, day=2)))
        '2019-06-30/2019-07-02'
        """
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        if self.year is not None:
            parts.insert(0, f"{self.year:04d}")
        text = "-".join(parts)
        return text if self.end is None else f"{text}/{self.end}"

    @property
    def is_stay(self) -> bool:
        """Whether it goes from day to day, as meetings do and no paper appears."""
        return self.day is not None and self.end is not None and self.end.day is not None

    def in_year(self, year: int | None) -> "Date":
        """Give the date with a year, both ends of a range, where it has none."""
        if year is None or self.year is not None:
            return self
        end = self.end and self.end.in_year(year)
        return self.model_copy(update={"year": year, "end": end})


class Pages(Value):
    """A page or a page range; each page is a string, as printed."""

    first: str
    last: str | None = None

    def __str__(self) -> str:
        """The pages with a single hyphen."""
        return self.first if self.last is None else f"{self.first}-{self.last}"

    def completed(self) -> "Pages":
        """Fill a shortened last page up, as the Chicago Manual of Style shortens it.

        Below a hundred nothing is shortened, so that "12-8" stays as it is.

            >>> str(Pages(first="145", last="56").completed())
            '145-156'
            >>> str(Pages(first="12", last="8").completed())
            '12-8'
        """
        first, last = self.first, self.last
        if last is None or not (first.isdecimal() and last.isdecimal()):
            return self
        if len(first) < 3 or len(last) >= len(first):
            return self
        full = first[: -len(last)] + last
        return Pages(first=first, last=full) if int(full) > int(first) else self
