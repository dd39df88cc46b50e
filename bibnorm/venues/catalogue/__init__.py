"""The journals of all sciences, packed into one file that is opened without being read."""

from bibnorm.venues.catalogue.store import ISSN, Catalogue, open_catalogue

__all__ = ["ISSN", "Catalogue", "open_catalogue"]
