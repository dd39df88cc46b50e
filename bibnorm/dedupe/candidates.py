"""Which pairs are worth comparing: those that meet under a key, never all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.titles import SMALL
from bibnorm.dedupe.words import words

_MOST = 40  # works under one key; where more meet, the key tells nothing
_MOST_SURE = 400  # of a number that names a work, or of a whole title


def candidates(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Give the pairs of places that may be one work, each once, in order.

    Works meet by their numbers, by their titles, and by a name with a year or a word of
    the title, so that one slip in either does not part them. Time grows with the length
    of the list.

        >>> from bibnorm.model import Source
        >>> titles = ("Rain in Spain", "Wind", "The Rain in {S}pain")
        >>> entry = lambda title: Entry(key="", type="misc", title=title, source=Source(text=""))
        >>> from bibnorm.model import Entry
        >>> list(candidates([Facts.of(entry(title)) for title in titles]))
        [(0, 2)]
    """
    common = Counter(word for one in facts for word in set(one.title.words))
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(facts):
        for key in dict.fromkeys(_keys(one, common)):
            blocks[key].append(at)
    pairs = {
        pair
        for key, places in blocks.items()
        if len(places) <= (_MOST_SURE if key[0] in _SURE else _MOST)
        for pair in combinations(places, 2)
    }
    return iter(sorted(pairs))


_SURE = frozenset(("doi", "arxiv", "title", "words"))


def _keys(one: Facts, common: "Counter[str]") -> Iterator[tuple[str, ...]]:
    if one.doi:
        yield "doi", one.doi
    if one.arxiv:
        yield "arxiv", one.arxiv
    telling = [word for word in one.title.words if word not in SMALL]
    if not telling:
        return
    yield "title", one.title.key
    yield "title", "".join(one.title.main)
    yield ("words", *sorted(telling))
    yield ("start", *telling[:3])
    rare = sorted(set(telling), key=lambda word: (common[word], word))[:3]
    yield ("rare", *sorted(rare[:2]))
    for name in one.people.names[:1]:
        family = "".join(words(name.family or name.literal or ""))[:8]
        yield from (
            ("name", family, word) for word in dict.fromkeys((*rare, telling[0], telling[-1]))
        )
