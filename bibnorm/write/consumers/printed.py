"""How styles print a name: family first or last, given names in full or as initials."""

from collections.abc import Iterator, Sequence

from bibnorm.model import Name


def printed(names: Sequence[Name]) -> list[str]:
    """Give every form in which styles print some names, the longest first.

    >>> printed([Name(given="Ada", family="Rain")])
    ['Rain, Ada', 'Ada Rain', 'Rain, A.', 'A. Rain', 'Rain A']
    """
    forms = dict.fromkeys(form for name in names for form in _forms(name) if form)
    return sorted(forms, key=len, reverse=True)


def _forms(name: Name) -> Iterator[str]:
    family = " ".join(filter(None, (name.prefix, name.family))) or name.literal or ""
    if not name.given:
        yield name.literal or ""  # a family name alone may be anybody's
        return
    for given in dict.fromkeys((name.given, _initials(name.given, " "), _initials(name.given, ""))):
        yield f"{family}, {given}"
        yield f"{given} {family}"
    yield f"{family} {initials(name.given)}"
    if name.prefix:
        yield f"{name.family}, {_initials(name.given, ' ')} {name.prefix}"


def _initials(given: str, between: str) -> str:
    """Give the initials as styles print them: `J.-H.`, `Q. L.`."""
    return between.join("-".join(f"{part[0]}." for part in word) for word in _words(given))


def initials(given: str) -> str:
    """Give the initials alone, as medical styles print them: `QL`."""
    return "".join(part[0] for word in _words(given) for part in word)


def _words(given: str) -> list[list[str]]:
    words = given.replace(".", ". ").replace(". -", ".-").split()
    return [parts for word in words if (parts := [part for part in word.split("-") if part])]
