"""Names as BibTeX reads them: `von Last, Jr, First`, and braces where it would read wrongly."""

import re
from collections.abc import Sequence

from bibnorm.model import Name
from bibnorm.write.asciitex import to_ascii
from bibnorm.write.clean import one_line
from bibnorm.write.escape import escape

# At these a name falls apart: commas part First from Last, " and " one name from the next.
_PARTS_NAMES = re.compile(r",|(?<!\S)and(?!\S)", re.IGNORECASE)
_TOKEN_END = re.compile(r"[\s~-]+")
_EQUALS = re.compile(r"(?<!\\)=")
_NO_BLANK = re.compile(r"[-'’]$")


def write_names(
    names: Sequence[Name], *, others: bool = False, bold: Sequence[int] = (), ascii: bool = False
) -> str:
    """Write a list of names for `author` or `editor`; `bold` counts from 1.

    >>> names = (Name(family="Gogh", prefix="van", given="V."), Name(literal="CERN"))
    >>> write_names(names, others=True)
    'van Gogh, V. and {CERN} and others'
    >>> write_names(names[:1], bold=[1])
    '{\\\\textbf{van}} {\\\\textbf{Gogh}}, {\\\\textbf{V.}}'
    """
    written = [
        write_name(name, bold=index in bold, ascii=ascii) for index, name in enumerate(names, 1)
    ]
    if written and others:
        written.append("others")
    return " and ".join(written)


def write_name(name: Name, *, bold: bool = False, ascii: bool = False) -> str:
    """Write one name so that BibTeX and biber find its parts where they belong.

    Without a comma BibTeX takes the last word for the family name, and in
    front of a comma every word up to the last small one for the particle. What
    would be misread so is braced; so are organisations.

        >>> write_name(Name(family="King", suffix="Jr.", given="Martin Luther"))
        'King, Jr., Martin Luther'
        >>> write_name(Name(family="Ortega y Gasset", given="José"))
        '{Ortega y Gasset}, José'
        >>> write_name(Name(family="Del Ser"))
        '{Del Ser}'
        >>> write_name(Name(literal="Smith, Wesson and Co."))
        '{Smith, Wesson and Co.}'
    """
    given, family, prefix, suffix, literal = (
        one_line(part or "")
        for part in (name.given, name.family, name.prefix, name.suffix, name.literal)
    )
    dress = _bold if bold else _guard
    if literal or not (family and given):
        whole = literal or " ".join(part for part in (_join(prefix, family), suffix, given) if part)
        loose = not literal and _stands_alone(whole, prefix)
        written = dress(whole) if loose else _braced(whole, bold)
    else:
        parts = (_last(prefix, family, bold), dress(suffix), dress(given))
        written = ", ".join(part for part in parts if part)
        if written.count(",") > 2:  # biber counts commas in braces, too
            whole = " ".join(part for part in (given, _join(prefix, family), suffix) if part)
            written = _braced(whole, bold)
    return to_ascii(written) if ascii else written


def _last(prefix: str, family: str, bold: bool) -> str:
    """Write `von Last`. What hangs on a hyphen is braced: BibTeX prints `al Farabi` without."""
    if prefix.endswith("-"):
        return _braced(prefix + family, bold)
    dress = _bold if bold else _guard
    last = _braced(family, bold) if _is_misread(family, prefix) else dress(family)
    return _join(dress(prefix), last)


def _guard(text: str) -> str:
    """Escape a part of a name, and brace it if it would fall apart."""
    falls_apart = _PARTS_NAMES.search(text) or (text and not text.strip("-~ "))
    return _braced(text, bold=False) if falls_apart else _escaped(text)


def _bold(text: str) -> str:
    r"""Set each word in bold: `{\textbf{Jan}}` is one letter to BibTeX, and sorts as Jan."""
    if _PARTS_NAMES.search(text):
        return _braced(text, bold=True)
    return " ".join(f"{{\\textbf{{{_escaped(word)}}}}}" for word in text.split())


def _braced(text: str, bold: bool) -> str:
    return f"{{{{\\textbf{{{_escaped(text)}}}}}}}" if bold else f"{{{_escaped(text)}}}"


def _escaped(text: str) -> str:
    """Escape a text for a name; biber takes `family=X` for a form of its own."""
    return _EQUALS.sub("{=}", escape(text))


def _join(prefix: str, family: str) -> str:
    """Put the particle before the name; `al-` and `d'` take no blank."""
    glue = "" if not (prefix and family) or _NO_BLANK.search(prefix) else " "
    return prefix + glue + family


def _stands_alone(whole: str, prefix: str) -> bool:
    """Say whether a name without a given name may stand without braces."""
    words = whole.split()
    if _PARTS_NAMES.search(whole) or whole.lower() == "others" or not words:
        return False
    return len(words) == 1 or (len(words) == len(prefix.split()) + 1 and _all_particles(words[:-1]))


def _is_misread(family: str, prefix: str) -> bool:
    """Say whether BibTeX would take a part of the family name for a particle.

    Small words in front are particles and may be read so (`de Souza`); small
    words further in are not. BibTeX knows no letters but ASCII and sees `Álvarez`
    begin with a small `l`; biber knows better, so both must agree.
    """
    if _PARTS_NAMES.search(family):
        return True
    words = family.split()
    first = 0
    while not prefix and first < len(words) - 1 and _is_plain_particle(words[first]):
        first += 1
    before = _TOKEN_END.split(" ".join(words[first:]))[:-1]
    return any(_is_particle(token, bibtex) for token in before for bibtex in (True, False))


def _is_plain_particle(word: str) -> bool:
    return "-" not in word and "~" not in word and _all_particles([word])


def _all_particles(tokens: Sequence[str]) -> bool:
    return all(_is_particle(token, bibtex) for token in tokens for bibtex in (True, False))


def _is_particle(token: str, bibtex: bool) -> bool:
    """Say whether the first letter that the reader knows is a small one."""
    for char in token:
        if char.isalpha() and (char.isascii() or not bibtex):
            return char.islower()
    return False
