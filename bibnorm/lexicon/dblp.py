"""DBLP's keys: the first half of an entry's is its venue's own."""

import re

# What DBLP gives for a key, and where its record lies: both begin with the venue's own key.
_DBLP = re.compile(
    r"(?:DBLP:|dblp\.[\w.-]+/rec/(?:bib/)?)((?:conf|journals)/[\w+-]+)/", re.IGNORECASE
)


def dblp_key(text: str) -> str | None:
    """Give DBLP's key of the venue, where a citation or a record shows it.

    >>> dblp_key("@inproceedings{DBLP:conf/sosp/Byron23, title = {Rain}}")
    'conf/sosp'
    """
    match = _DBLP.search(text) if "dblp" in text or "DBLP" in text else None
    return match[1] if match else None
