"""Names that a record has in parts: the parts are believed, unless they cannot be a person's."""

from bibnorm.fields.names import read_name
from bibnorm.fields.names.capitals import undo
from bibnorm.fields.texts import words
from bibnorm.lexicon.known_names import is_given
from bibnorm.lexicon.particles import PREFIXES
from bibnorm.lexicon.people import BODIES, BODY_ENDINGS
from bibnorm.model import Name

_SHOUTED = 4


def polished(name: Name) -> Name:
    """Undo capitals, and put an organisation together that was parted like a person.

    >>> str(polished(Name(given="Jane", family="MCDONALD")))
    'McDonald, Jane'
    >>> polished(Name(given="World Health", family="Organization")).literal
    'World Health Organization'
    """
    name = _with_prefix(name)
    family, given = name.family or "", name.given or ""
    if name.literal is None and not given and family and _names_body(family):
        return Name(literal=str(name))
    if name.literal is not None or not given:
        return name
    whole = " ".join(filter(None, (given, name.prefix, family)))
    if _names_body(family) and given.casefold().removeprefix("the ") in family.casefold():
        return Name(literal=family)  # "{Rain Consortium}, the Rain": an export's way
    is_person = is_given(given.split()[0]) and len(whole.split()) == 2
    if not name.suffix and not is_person and _names_body(whole) and read_name(whole).literal:
        return Name(literal=whole)
    if family.isupper() and len(family) >= _SHOUTED:
        name = name.model_copy(update={"family": " ".join(map(undo, family.split()))})
    if given.isupper() and all(len(word) >= _SHOUTED for word in words(given)):
        name = name.model_copy(update={"given": " ".join(map(undo, given.split()))})
    return name


def _with_prefix(name: Name) -> Name:
    """Take the particles off the front of a family name, where the format has no place for them."""
    said = (name.family or "").split()
    count = 0
    while not name.prefix and count < len(said) - 1 and said[count] in PREFIXES:
        count += 1
    if not count:
        return name
    parts = {"prefix": " ".join(said[:count]), "family": " ".join(said[count:])}
    return name.model_copy(update=parts)


def _names_body(text: str) -> bool:
    """Say whether a word of bodies stands in a text that has no initials."""
    said = [word.casefold() for word in words(text)]
    body = any(word in BODIES or word.endswith(BODY_ENDINGS) for word in said)
    return body and len(said) > 1 and all(len(word) > 1 for word in said)
