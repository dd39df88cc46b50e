"""What stands between the names: et al., roles, `Anonymous Author(s)`."""

import re

from bibnorm.fields.names.block import Block
from bibnorm.lexicon.people import ANONYMOUS, ET_AL, ROLE
from bibnorm.lexicon.wordset import words

_PHRASE = re.compile(rf"(?P<E>{ET_AL})|(?P<n>{ANONYMOUS})|(?P<r>{ROLE})")
# The words with which a phrase begins, so that the pattern is tried at these only.
_OPENERS = words(
    """
    aa et etc and und e y i och u m и і a ve anon anonymous anonymus anonym hrsg hg hgg hersg
    herausgegeben edited translated compiled selected ed eds trans éd éds dir dirs sous editado
    organizado organizada organizados под redigerad redaktion übers by editor editors editada org
    orgs coord coords comp comps ред red trad in author authors dr prof phd edd cura ph mph msc
    """
)


def opens_phrase(word: str) -> bool:
    """Say whether a phrase may begin with the word."""
    return word.lower() in _OPENERS


def read_phrase(block: Block, at: int) -> int:
    """Add the phrase that stands there and give its end; 0 if none does."""
    match = _PHRASE.match(block.text, at)
    if match is None or match.lastgroup is None:
        return 0
    return block.add(at, match.end(), match.lastgroup * 2)


def is_et_al(text: str) -> bool:
    """Say whether a text says that the list goes on, and nothing else."""
    return _is("E", text)


def is_role(text: str) -> bool:
    """Say whether a text is a role; in brackets `Org` needs no stop."""
    return _is("r", text) or _is("r", text + ".")


def _is(kind: str, text: str) -> bool:
    match = _PHRASE.fullmatch(text)
    return match is not None and match.lastgroup == kind
