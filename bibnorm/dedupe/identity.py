"""Numbers that name a work: DOI, arXiv, ISBN; and what they say of it."""

import re
from urllib.parse import unquote

_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv\.|2139/ssrn\.|21203/rs\.|20944/preprints|26434/chemrxiv|36227/techrxiv"
    r"|22541/au\.|31234/|31219/|31235/|35542/osf|31222/|1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}(?:v\d+)?$"
    r"|64898/|12688/|14293/s2199-1006|33774/|5194/[a-z]+d-)"
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+?)(?:v\d+)?")
_VERSION = re.compile(r"v\d+$")
_ISBN = re.compile(r"97[89](?:[- –]?\d){10}|\d(?:[- –]?\d){8}[- –]?[\dXx]")
_NOT_ISBN = re.compile(r"[^\dXx]")


def plain_doi(doi: str | None) -> str | None:
    """Give a DOI as it is compared: its letters have no case.

    >>> plain_doi("10.1000/ABC."), plain_doi("https://doi.org/10.1000/abc%3C1")
    ('10.1000/abc', '10.1000/abc<1')
    """
    if not doi:
        return None
    low = unquote(doi.strip()).lower().replace("\\\\", "").rstrip(".,;")
    at = low.find("10.")
    return low[at:] if at >= 0 and "/" in low else None


def is_preprint_doi(doi: str | None) -> bool:
    """Say whether a DOI was given by a server of preprints.

    >>> is_preprint_doi("10.48550/arxiv.2101.00001"), is_preprint_doi("10.1000/abc")
    (True, False)
    """
    return doi is not None and _PREPRINT_DOI.match(doi) is not None


def arxiv_of(arxiv: str | None, doi: str | None) -> str | None:
    """Give the number at arXiv without its version, from the DOI if need be.

    >>> arxiv_of("2101.00001v2", None), arxiv_of(None, "10.48550/arxiv.2101.00001")
    ('2101.00001', '2101.00001')
    """
    if arxiv:
        return _VERSION.sub("", arxiv.strip().lower())
    match = _ARXIV_DOI.fullmatch(doi or "")
    return match[1] if match else None


def isbns(text: str | None) -> frozenset[str]:
    """Give the ISBNs in a text, all with thirteen figures and without the one that checks them.

    >>> isbns("0-306-40615-2") == isbns("978-0-306-40615-7")
    True
    """
    found = (_NOT_ISBN.sub("", match) for match in _ISBN.findall(text or ""))
    return frozenset(_core(number) for number in found)


def _core(number: str) -> str:
    return number[3:12] if len(number) == 13 else number[:9]


def bare_url(url: str) -> str:
    """Give an address without what does not tell it from another.

    >>> bare_url("https://www.rain.org/a/"), bare_url("http://rain.org/a")
    ('rain.org/a', 'rain.org/a')
    """
    bare = re.sub(r"^(?:https?|ftp)://(?:www\.)?", "", url.strip().lower())
    return bare.rstrip("/")
