"""Authors that a list does not write again: a rule in their place says "the same as above"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bibnorm.lexicon.repeats import repeating_rule
from bibnorm.model import People, Values
from bibnorm.pipeline.drafts import Draft

ORIGIN = "the entry above"
"""Where such authors come from, as the entry's origins say it."""


def with_repeated(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Give each entry that begins with a rule the authors of the entry above it.

    Whoever else it names stands behind them ("———, and B. Roe"). Without an entry
    above that has authors the rule says nothing. Only in a list is there an entry above:
    of lines that are read as a stream nobody knows where they stood.
    """
    above: People | None = None
    for draft in drafts:
        citation = draft.tagged.citation
        rule = repeating_rule(citation.text, citation.body)
        if rule and above and draft.failure is None:
            written = citation.text[slice(*rule)]
            draft = replace(draft, values=_repeated(draft.values, above, written, rule))
        above = draft.values.authors or above
        yield draft


def _repeated(values: Values, above: People, written: str, rule: tuple[int, int]) -> Values:
    start, end = (place - values.author_offset for place in rule)
    own = values.authors or People(())
    same = (
        replace(person, text=written, start=start, end=end, marks=()) for person in above.people
    )
    people = People((*same, *own.people), et_al=own.et_al or (above.et_al and not own.people))
    origins = (("authors", ORIGIN), *(pair for pair in values.origins if pair[0] != "authors"))
    return replace(values, authors=people, origins=origins)
