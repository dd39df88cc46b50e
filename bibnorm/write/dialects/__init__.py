"""The two BibTeXs: which type, which field, and what a type must have."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bibnorm.model import Dialect
from bibnorm.write.dialects.biblatex import to_biblatex
from bibnorm.write.dialects.classic import to_classic
from bibnorm.write.draft import Draft

DIALECTS: Mapping[Dialect, Callable[[Draft], Draft]] = MappingProxyType(
    {Dialect.BIBTEX: to_classic, Dialect.BIBLATEX: to_biblatex}
)

__all__ = ["DIALECTS"]
