"""What a list says of a person beside the name: "(PhD student)", the name in another script."""

import re
from collections.abc import Collection, Iterator

from bibnorm.model import Citation, Person, Values

_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"[^\W\d_]{3,}|\d{4}")


def asides(citation: Citation, values: Values, known: Collection[int]) -> Iterator[str]:
    """Give what stands beside the names of authors and is in no field, with the name.

    Signs and letters that only point to a legend are none, nor is what was understood of
    those whose places are `known`.

        >>> from bibnorm.model import Name, People, Run
        >>> text = "Ann Roe (PhD student), Bo Li(李波)"
        >>> people = People((Person(Name(), "Ann Roe", 0, 7, ("(PhD student)",)),
        ...                  Person(Name(), "Bo Li", 23, 32)))
        >>> list(asides(Citation((Run(text),)), Values(authors=people), ()))
        ['Ann Roe (PhD student)', 'Bo Li(李波)']
    """
    people = values.authors.people if values.authors else ()
    for at, person in enumerate(people, 1):
        written = citation.text[values.author_offset + person.start :][: person.end - person.start]
        if not set(_WORD.findall(written)) <= set(_WORD.findall(person.text)):
            yield " ".join(written.split())
        if at not in known and (marks := _telling(person)):
            yield f"{person.text} {marks}"


def _telling(person: Person) -> str:
    return " ".join(mark for mark in person.marks if _TELLING.search(mark))
