"""Of what type a record of DataCite is: general words first, then what depositors wrote."""

from collections.abc import Mapping

from bibnorm.lookup.services.shape import text

_GENERAL: Mapping[str, str] = {
    **dict.fromkeys(("Dataset", "DataPaper", "Collection"), "dataset"),
    **dict.fromkeys(("Software", "ComputationalNotebook"), "software"),
    **{"JournalArticle": "article", "ConferencePaper": "inproceedings", "Book": "book"},
    **{
        "BookChapter": "incollection",
        "ConferenceProceeding": "proceedings",
        "Report": "techreport",
    },
    **{"Dissertation": "thesis", "Preprint": "misc"},
}
_WORDS = (
    ("conferencepaper", "inproceedings"),
    ("conference paper", "inproceedings"),
    ("journal article", "article"),
    ("journalarticle", "article"),
    ("dissertation", "thesis"),
    ("thesis", "thesis"),
    ("report", "techreport"),
    ("monograph", "book"),
    ("book chapter", "incollection"),
    ("preprint", "misc"),
)
_BIBTEX = frozenset(("book", "inbook", "inproceedings", "phdthesis", "techreport"))


def type_of(types: Mapping[str, object]) -> str:
    """Give the type; DataCite's own guess at BibTeX calls every text an article.

    >>> type_of({"resourceTypeGeneral": "Text", "resourceType": "Thesis", "bibtex": "article"})
    'thesis'
    >>> type_of({"resourceTypeGeneral": "Text", "resourceType": "", "bibtex": "article"})
    'misc'
    """
    general = text(types.get("resourceTypeGeneral"))
    if general in _GENERAL and general != "DataPaper":
        return _GENERAL[general]
    written = text(types.get("resourceType")).lower()
    for words, type_ in _WORDS:
        if words in written:
            return type_
    bibtex = text(types.get("bibtex"))
    return bibtex if bibtex in _BIBTEX else _GENERAL.get(general, "misc")
