"""Whether two names are one venue, by their letters or by what the authority knows."""

from functools import cache, lru_cache

from bibnorm.dedupe import may_be_one
from bibnorm.model import Authority
from bibnorm.read.latex_value import latex_text
from bibnorm.venues import load_venues


def one_place(a: str | None, b: str | None) -> bool | None:
    """Say whether two names can be one place; the authority is asked only where letters fail.

    >>> one_place("NeurIPS", "Advances in Neural Information Processing Systems")
    True
    >>> one_place("Rain Letters", "Advances in Neural Information Processing Systems")
    False
    """
    found = may_be_one(a, b)
    if found is not False or not a or not b:
        return found
    return is_one_venue(a, b)


def is_one_venue(a: str, b: str) -> bool:
    """Say whether the authority knows two names, and as those of one venue.

    >>> is_one_venue("SOSP", "ACM Symposium on Operating Systems Principles")
    True
    """
    left = _id(latex_text(a))
    return left is not None and left == _id(latex_text(b))


@lru_cache(maxsize=1 << 12)
def _id(text: str) -> str | None:
    return _authority().match(text).id


@cache
def _authority() -> Authority:
    return load_venues()
