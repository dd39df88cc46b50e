"""What the readers of a .bib file need to show the highlighted author: one module a reader."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from bibnorm.model import Name
from bibnorm.write.consumers.al_folio import al_folio
from bibnorm.write.consumers.biblatex import biblatex
from bibnorm.write.consumers.jekyll_scholar import jekyll_scholar
from bibnorm.write.consumers.pandoc import pandoc, quarto
from bibnorm.write.consumers.typst import typst

Consumer = Callable[[Sequence[Name], str], str]
"""Takes the forms of the author's name and the label; gives what is to be pasted."""

CONSUMERS: Mapping[str, Consumer] = MappingProxyType(
    {
        "al-folio": al_folio,
        "jekyll-scholar": jekyll_scholar,
        "quarto": quarto,
        "pandoc": pandoc,
        "typst": typst,
        "biblatex": biblatex,
    }
)

__all__ = ["CONSUMERS", "Consumer"]
