"""What BibTeX and biblatex call by different names."""

from collections.abc import Mapping
from types import MappingProxyType

TYPES: Mapping[str, tuple[str, str | None]] = MappingProxyType(
    {
        "conference": ("inproceedings", None),
        "electronic": ("online", None),
        "mastersthesis": ("thesis", "mathesis"),
        "phdthesis": ("thesis", "phdthesis"),
        "techreport": ("report", "techreport"),
        "www": ("online", None),
    }
)
"""Each type that biblatex has under another name, and what `type` says then."""

GENRES: Mapping[str, str] = MappingProxyType(
    {
        "phd thesis": "phdthesis",
        "ph.d. thesis": "phdthesis",
        "master's thesis": "mathesis",
        "master thesis": "mathesis",
        "technical report": "techreport",
        "tech. report": "techreport",
    }
)
"""Words for works that biblatex says itself, in the document's language."""

ARCHIVED: Mapping[str, str] = MappingProxyType(
    {"archiveprefix": "eprinttype", "primaryclass": "eprintclass"}
)
"""What BibTeX's styles and biblatex call the archive of a preprint."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **ARCHIVED,
        "address": "location",
        "annote": "annotation",
        "journal": "journaltitle",
        "school": "institution",
    }
)
"""Each field that biblatex has under another name, too."""
