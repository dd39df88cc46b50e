"""Entries of every sort for hypothesis: plausible ones, and such as no one has seen."""

from hypothesis import strategies as st

from bibnorm.model import Date, Entry, Name, Source, Venue, VenueKind

TYPES = (
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings",
    "manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished",
    "online", "thesis", "report", "dataset", "software", "patent", "Odd Type", "",
)  # fmt: skip

# Bits that break one tool or another, between bits that do not.
_BITS = (
    "{", "}", "\\", "\\{", "\\}", '"', "@", "#", "%", "&", "_", "~", "^", "$", "$x_1$", ",",
    " and ", "and", "others", "=", "-", "--", "–", "'", "\n", "\t", "\x00", "\x0c", "\u2028",
    "\u200b", "\ud800", "\uffff", "@article{", "\\input{x}", "\\'e", '\\"{u}', "\\o",
    "é", "Ø", "ł", "日本", "α", "İ", "ß",
    "x̌", "the", "GPU", "Rain", "de", "la", "12", ". ", ": ", " ", " ", " ", "(", ")", "<", ">", "|",
    "[", "]", ";", "/", "%20", "10.1/a", "http://", "`", "``", "''",
)  # fmt: skip

texts = st.lists(st.sampled_from(_BITS), max_size=8).map("".join) | st.text(max_size=12)
maybe = st.none() | texts
plain = st.sampled_from(("Rain", "Deep Water", "12", "GPU models", "Brno", "Umbrella Press"))
some = st.none() | plain

names = st.builds(
    Name, given=maybe, family=maybe, prefix=maybe, suffix=maybe, literal=st.none() | texts
)


_ends = st.builds(
    Date,
    year=st.none() | st.integers(1990, 2030) | st.sampled_from((-44, 0, 12345)),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
)
dates = st.none() | st.builds(
    lambda first, last: first.model_copy(update={"end": last}), _ends, st.none() | _ends
)


def entries(field, people=names):
    """Give a strategy for entries whose texts come from `field`."""
    venue = st.builds(
        Venue,
        text=field.map(lambda text: text or "Letters on Rain"),
        name=field,
        acronym=field,
        kind=st.none() | st.sampled_from(VenueKind),
        issn=field,
    )
    text_fields = (
        "title", "volume", "number", "pages", "edition", "location", "publisher", "institution",
        "genre", "doi", "arxiv", "url", "isbn", "issn", "pmid", "status", "award", "note",
        "event_title", "publisher_location",
    )  # fmt: skip
    indices = st.lists(st.integers(0, 4), max_size=3).map(tuple)
    return st.builds(
        Entry,
        key=field.map(lambda text: text or ""),
        type=st.sampled_from(TYPES),
        authors=st.lists(people, max_size=3).map(tuple),
        editors=st.lists(people, max_size=2).map(tuple),
        et_al=st.booleans(),
        highlighted=indices,
        equal=indices,
        corresponding=indices,
        venue=st.none() | venue,
        year=st.none() | st.integers(1800, 2030) | st.sampled_from((-44, 0, 987, 12345)),
        month=st.none() | st.integers(0, 13),
        day=st.none() | st.integers(0, 32),
        until=st.none() | _ends,
        event_date=dates,
        source=st.builds(Source, text=texts),
        **dict.fromkeys(text_fields, field),
    )
