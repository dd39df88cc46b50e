"""al-folio, a theme for Jekyll."""

from collections.abc import Sequence

from bibnorm.model import Name
from bibnorm.write.consumers.quoted import array


def al_folio(names: Sequence[Name], _label: str) -> str:
    """Give the lines of `_config.yml`: al-folio compares the names as the .bib file writes them.

    >>> names = [Name(given="Ada", family="Rain"), Name(given="A.", family="Rain")]
    >>> print(al_folio(names, "highlight"), end="")
    # _config.yml: into the section "scholar" that is there
    scholar:
      last_name: ["Rain"]
      first_name: ["Ada", "A."]
    """
    families = dict.fromkeys(name.family for name in names if name.family)
    given = dict.fromkeys(name.given for name in names if name.given)
    return (
        '# _config.yml: into the section "scholar" that is there\n'
        "scholar:\n"
        f"  last_name: {array(families)}\n"
        f"  first_name: {array(given)}\n"
    )
