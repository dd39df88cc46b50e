"""A record as fields of the file for which it is meant."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bibnorm.bibfile import BibFile
from bibnorm.bibfile import Entry as Raw
from bibnorm.bibfile.blocks import Field
from bibnorm.bibfile.split import split
from bibnorm.model import Dialect, Entry
from bibnorm.pipeline.bib.manner import dialect_of, has_bytes
from bibnorm.write.bibtex import bibtex_entry
from bibnorm.write.options import Options

DATES = ("date", "year", "month", "day")
_ONE_DATE = ("date", "year")
_ACRONYM = re.compile(r"(?<=\w)\W+\([A-Z][\w&.-]*\)$")
_ADDRESS = re.compile(r"(?:https?:|www\.)", re.IGNORECASE)


def options_of(file: BibFile) -> Options:
    """Tell from its fields for which program a file is written, and whether in plain ASCII.

    What is added to a file of ASCII stays ASCII, and so does what is added to one in another
    encoding than UTF-8: there a letter would be two others.

        >>> options = options_of(split("@misc{a, date = {2001}, title = {Rain}}"))
        >>> options.dialect.value, options.ascii
        ('biblatex', True)
    """
    text = file.text
    return Options(dialect_of(file), ascii=text.isascii() or has_bytes(text))


def as_bibtex(entry: Entry, options: Options) -> Raw:
    """Give a record as bibnorm would write it; a publisher has a name, no address or acronym."""
    publisher = _ACRONYM.sub("", entry.publisher or "") or None
    if publisher and _ADDRESS.match(publisher):
        publisher = None
    plain = entry.model_copy(
        update={"key": "found", "note": None, "extra": {}, "publisher": publisher}
    )
    [raw] = split(bibtex_entry(plain, options)).entries
    return raw


def beside(mine: Raw, entry: Entry, options: Options) -> Raw:
    """Give a record with its date in the fields in which an entry has its own.

    An entry that says `year` in a file of biblatex must not get a `date` that says another.

        >>> from bibnorm.model import Source
        >>> found = Entry(key="f", type="misc", title="Rain", year=2002, source=Source(text=""))
        >>> def of(text): return beside(next(split(text).entries), found, Options())
        >>> [of(text).names & {"date", "year"} == {name} for text, name in
        ...  (("@misc{a, date = 2001}", "date"), ("@misc{a, year = 2001}", "year"))]
        [True, True]
    """
    record = as_bibtex(entry, options)
    has = [name for name in _ONE_DATE if mine.told(name)]
    if not has or all(name in record.names for name in has) or not record.has(*DATES):
        return record
    kept = [field for field in record.fields if field.low not in DATES]
    return replace(record, fields=(*kept, *_dates(has, entry, options)))


def _dates(has: list[str], entry: Entry, options: Options) -> Iterator[Field]:
    for name, dialect in zip(_ONE_DATE, (Dialect.BIBLATEX, Dialect.BIBTEX), strict=True):
        if name in has:
            fields = as_bibtex(entry, replace(options, dialect=dialect)).fields
            alone = len(has) == 1  # beside a date the month says nothing
            yield from (
                field for field in fields if field.low == name or (alone and field.low in DATES)
            )
