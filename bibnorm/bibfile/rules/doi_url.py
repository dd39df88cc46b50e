"""Addresses that only repeat the DOI."""

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules.doi import bare
from bibnorm.bibfile.rules.edit import without


def apply(entry: Entry, _context: Context) -> Entry:
    """Drop a `url` that is the resolver's address of the DOI in the same entry.

    One that was looked at on a day (`urldate`) stays.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, doi = {10.1000/b}, url = {https://doi.org/10.1000/B}}"))
    @misc{a, doi = {10.1000/b},}
    """
    if not entry.has("url"):
        return entry
    return without(entry, lambda field: drops(field, entry))


def drops(field: Field, entry: Entry) -> bool:
    """An address may go if the entry has the DOI."""
    if field.low != "url" or not field.inner or entry.has("urldate", "url+an"):
        return False
    found = bare(field.inner)
    doi = entry.get("doi")
    if found == field.inner or doi is None or doi.inner is None:
        return False
    return _plain(found) == _plain(bare(doi.inner))


def _plain(doi: str) -> str:
    return doi.replace("\\_", "_").strip(" ").lower()


RULE = Rule("doi-url", "a URL that only repeats the DOI is dropped", apply, drops=drops)
