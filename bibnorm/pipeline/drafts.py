"""From citations to values, one bad citation never stopping the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from bibnorm.fields import read_fields
from bibnorm.fields.records import read_record
from bibnorm.model import Citation, Record, Run, Tagged, Tagger, Values


@runtime_checkable
class ListTagger(Protocol):
    """A tagger that reads a list as a list."""

    def tag_list(self, citations: Sequence[Citation]) -> list[Tagged]:
        """Give the labelled spans of the citations of one list."""
        ...


@runtime_checkable
class BatchTagger(Protocol):
    """A tagger that takes many citations at once, each read alone."""

    def tag_all(self, citations: Sequence[Citation]) -> list[Tagged]:
        """Give the labelled spans of many citations."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """A citation with its values, or with what went wrong; then the values are empty."""

    tagged: Tagged
    values: Values
    failure: Exception | None = None
    record: Record | None = None


def draft_record(record: Record) -> Draft:
    """Read a record: nothing in it has to be tagged."""
    citation = Citation((Run(record.text),), record.line, record.end_line)
    tagged = Tagged(citation, ())
    try:
        return Draft(tagged, read_record(record), record=record)
    except Exception as error:
        return Draft(tagged, Values(), error, record)


def draft_list(tagger: Tagger, citations: Sequence[Citation]) -> list[Draft]:
    """Read the citations of one list, as a list if the tagger can."""
    if isinstance(tagger, ListTagger):
        return _together(tagger.tag_list, tagger, citations)
    return draft_each(tagger, citations)


def draft_each(tagger: Tagger, citations: Sequence[Citation]) -> list[Draft]:
    """Read citations that have nothing to do with each other."""
    if isinstance(tagger, BatchTagger):
        return _together(tagger.tag_all, tagger, citations)
    return [_alone(tagger, citation) for citation in citations]


def _together(
    tag: Callable[[Sequence[Citation]], list[Tagged]], tagger: Tagger, citations: Sequence[Citation]
) -> list[Draft]:
    """Tag many citations at once; should that fail, one by one, to find out which it is."""
    try:
        tagged = tag(citations)
        if len(tagged) == len(citations):
            return [_draft(one) for one in tagged]
    except Exception:
        pass
    return [_alone(tagger, citation) for citation in citations]


def _alone(tagger: Tagger, citation: Citation) -> Draft:
    try:
        return _draft(tagger.tag(citation))
    except Exception as error:
        return Draft(Tagged(citation, (), 0.0), Values(), error)


def _draft(tagged: Tagged) -> Draft:
    try:
        return Draft(tagged, read_fields(tagged))
    except Exception as error:
        return Draft(tagged, Values(), error)
