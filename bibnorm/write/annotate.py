"""Who is who among the authors, in biblatex's annotation syntax."""

from bibnorm.model import Entry, Highlight

# What is said of an author, in the order in which it is written.
_FACTS = ("equal", "corresponding", "highlighted")
_WORDS = {"equal": "equal", "corresponding": "corresponding", "highlighted": "highlight"}


def annotation(entry: Entry, style: Highlight = Highlight.ANNOTATION) -> str:
    """Give the value of `author+an`; empty when there is nothing to say.

    BibTeX ignores the field. With `Highlight.BOLD` the names themselves show
    who is highlighted; with `NONE` nothing is said. An index beyond the
    authors is left out: biber would warn of it.

        >>> from bibnorm.model import Name, Source
        >>> names = (Name(family="A"), Name(family="B"))
        >>> entry = Entry(key="k", type="misc", authors=names, equal=(1, 2), highlighted=(2,),
        ...               source=Source(text=""))
        >>> annotation(entry)
        '1=equal; 2=equal, highlight'
    """
    if style is Highlight.NONE:
        return ""
    facts = _FACTS if style is Highlight.ANNOTATION else _FACTS[:-1]
    said: dict[int, list[str]] = {}
    for fact in facts:
        for index in set(getattr(entry, fact)):
            if 1 <= index <= len(entry.authors):
                said.setdefault(index, []).append(_WORDS[fact])
    return "; ".join(f"{index}={', '.join(said[index])}" for index in sorted(said))
