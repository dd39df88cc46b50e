"""Whether a record names the same people as an entry, and more of their names."""

from collections.abc import Sequence

from bibnorm.lexicon.letters import fold
from bibnorm.model import Name
from bibnorm.owner import same_person


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
    """
    if (len(found) > len(said) and not cut) or (len(found) < len(said) and not found_cut):
        return None
    pairs = list(zip(said, found, strict=False))
    if not pairs or not all(same_person(one, other) for one, other in pairs):
        return None
    gains = [_letters(other) - _letters(one) for one, other in pairs]
    gains.append(len(found) - len(said))
    return max(gains) > 0 and min(gains) >= 0


def _letters(name: Name) -> int:
    return sum(map(str.isalpha, fold(name.given or "")))
