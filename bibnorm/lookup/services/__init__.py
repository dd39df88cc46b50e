"""The services, one module each, behind one interface."""

from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lookup.services.arxiv import Arxiv
from bibnorm.lookup.services.base import ApiService
from bibnorm.lookup.services.crossref import Crossref
from bibnorm.lookup.services.datacite import DataCite
from bibnorm.lookup.services.dblp import Dblp
from bibnorm.lookup.services.openalex import OpenAlex
from bibnorm.lookup.services.s2 import SemanticScholar

SERVICES: Mapping[str, type[ApiService]] = MappingProxyType(
    {one.name: one for one in (Crossref, OpenAlex, SemanticScholar, Arxiv, DataCite, Dblp)}
)

__all__ = ["SERVICES", "ApiService"]
