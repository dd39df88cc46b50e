"""Whether a record says the same as an entry, and more of it: whole names, the day of a year."""

import re
from collections.abc import Sequence

from bibnorm.dedupe.identity import arxiv_of
from bibnorm.dedupe.titles import Nearness, nearness, read_title
from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.months import month_number
from bibnorm.model import Entry, Name
from bibnorm.owner import same_person

_WORD = re.compile(r"[^\W\d_]+")
_PREFIX = re.compile(r"arxiv\s*:\s*", re.IGNORECASE)
_FROM_ONE = re.compile(r"1\s*[-–—]+\s*\d+")


def is_fuller(field: str, kept: str, other: str, entry: Entry, found: Entry) -> bool | None:
    """Say whether a record's value says more of the same; None where it says something else.

    `kept` and `other` are the values as they are read, for what is no list of names.

        >>> from bibnorm.model import Source
        >>> nobody = Entry(key="a", type="misc", source=Source(text=""))
        >>> def of(field, kept, other): return is_fuller(field, kept, other, nobody, nobody)
        >>> of("date", "2001", "2001-05"), of("date", "2001-05", "2001"), of("date", "2001", "2002")
        (True, False, None)
        >>> of("month", "06--11 Aug", "August"), of("month", "July", "August")
        (False, None)
        >>> of("eprint", "arXiv:2101.1v2", "2101.1"), of("eprint", "2101.1", "2101.2")
        (False, None)
        >>> of("pages", "1--13", "104"), of("pages", "1--13", "104--116")
        (False, None)
        >>> short, whole = (nobody.model_copy(update={"title": one})
        ...                 for one in ("Rainfall", "Rainfall: A Survey"))
        >>> is_fuller("title", "", "", short, whole), is_fuller("title", "", "", whole, short)
        (True, False)
    """
    if field == "author":
        return says_more(entry.authors, found.authors, entry.et_al, found.et_al)
    if field == "editor":
        return says_more(entry.editors, found.editors)
    if field == "title":
        titles = read_title(entry.title), read_title(found.title)
        if nearness(*titles) in (Nearness.EQUAL, Nearness.SHORTER):  # but for a subtitle
            return len(titles[1].key) > len(titles[0].key)
    if field == "date" and (other.startswith(f"{kept}-") or kept.startswith(f"{other}-")):
        return len(other) > len(kept)
    return False if _says_less(field, kept, other) else None


def _says_less(field: str, kept: str, other: str) -> bool:
    if field == "month":  # with the days
        return _has_month(kept, other)
    if field == "eprint":  # one version of it
        return _number(kept) == _number(other)
    if field == "pages":  # an article's number, and its pages counted from one
        pairs = ((kept, other), (other, kept))
        return any(_FROM_ONE.fullmatch(a) and b.isdecimal() for a, b in pairs)
    return False


def _number(eprint: str) -> str | None:
    return arxiv_of(_PREFIX.sub("", eprint.strip()), None)


def _has_month(text: str, month: str) -> bool:
    wanted = month_number(month)
    return wanted is not None and wanted in map(month_number, _WORD.findall(text))


def says_more(
    said: Sequence[Name], found: Sequence[Name], cut: bool = False, found_cut: bool = False
) -> bool | None:
    """Say whether a record says more of the same people; None where they are other people.

    More is a given name for an initial, or a list that goes on where the entry's was `cut` ("et
    al."), and nowhere less. `found_cut` says that the record's list is cut.

        >>> def names(*given): return [Name(given=one, family="Rain") for one in given]
        >>> says_more(names("A.", "Bo"), names("Ada", "Bo")), says_more(names("Ada"), names("A."))
        (True, False)
        >>> says_more(names("Ada"), names("Ada", "Bo"), cut=True), says_more(names("A"), names("B"))
        (True, None)
        >>> says_more([Name(given="A.", family="Rain")], [Name(given="Rain", family="Ada")])
    """
    if (len(found) > len(said) and not cut) or (len(found) < len(said) and not found_cut):
        return None
    pairs = list(zip(said, found, strict=False))
    if not pairs or not all(same_person(one, other) for one, other in pairs):
        return None
    gains = [_gain(one, other) for one, other in pairs]
    gains.append(len(found) - len(said))
    return max(gains) > 0 and min(gains) >= 0


def _gain(said: Name, found: Name) -> int:
    """Give how many letters of the given name are won; none where they are parted otherwise."""
    if fold(said.family or "") != fold(found.family or ""):
        return -1
    return _letters(found) - _letters(said)


def _letters(name: Name) -> int:
    return sum(map(str.isalpha, fold(name.given or "")))
