"""Fields by what may be done to them; of what stands in none of these sets nothing is touched."""

NAMES = frozenset(
    [
        "author",
        "editor",
        "editora",
        "editorb",
        "editorc",
        "translator",
        "bookauthor",
        "annotator",
        "commentator",
        "holder",
        "shortauthor",
        "shorteditor",
        "director",
    ]
)

# Where a line break is no more than a space.
PROSE = NAMES | frozenset(
    [
        "title",
        "subtitle",
        "titleaddon",
        "shorttitle",
        "booktitle",
        "booksubtitle",
        "booktitleaddon",
        "maintitle",
        "mainsubtitle",
        "journal",
        "journaltitle",
        "journalsubtitle",
        "shortjournal",
        "issuetitle",
        "issuesubtitle",
        "eventtitle",
        "series",
        "publisher",
        "institution",
        "organization",
        "school",
        "address",
        "location",
        "edition",
        "volume",
        "number",
        "issue",
        "chapter",
        "pages",
        "year",
        "month",
        "date",
        "type",
        "language",
        "howpublished",
    ]
)

TITLES = frozenset({"title", "booktitle", "maintitle", "subtitle"})
PAGES = frozenset({"pages"})
# Entries that inherit: to these an empty field says that nothing is inherited.
HEIRS = ("crossref", "xdata", "xref")
# Where a letter may be written in another way: what is printed, and by nothing else looked up.
TEXT = PROSE | frozenset({"abstract", "addendum", "annotation", "annote", "note"})
