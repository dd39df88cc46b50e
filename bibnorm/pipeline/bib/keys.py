"""Let entries that name a key name another one instead."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bibnorm.bibfile import Entry
from bibnorm.bibfile.blocks import Field
from bibnorm.pipeline.bib.fields import NAMING

_KEY = re.compile(r"[^\s,]+(?: +[^\s,]+)*")


def renamed(entry: Entry, keys: Mapping[str, str]) -> Entry:
    """Give an entry whose `crossref`, `related` and the like name the new keys.

    `keys` are new keys by the old ones in small letters, for BibTeX knows no case in them.

        >>> from bibnorm.bibfile import split
        >>> entry = next(split("@misc{a, crossref = {Old}, related = {b, old}}").entries)
        >>> renamed(entry, {"old": "new"}).text
        '@misc{a, crossref = {new}, related = {b, new}}'
    """
    if entry.names.isdisjoint(NAMING):
        return entry
    fields = tuple(_renamed(field, keys) for field in entry.fields)
    return entry if fields == entry.fields else replace(entry, fields=fields)


def _renamed(field: Field, keys: Mapping[str, str]) -> Field:
    if field.low not in NAMING or field.inner is None:
        return field
    inner = _KEY.sub(lambda match: keys.get(match[0].lower(), match[0]), field.inner)
    return field if inner == field.inner else field.holding(inner)
