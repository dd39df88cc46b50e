"""Identifiers: DOI, arXiv, URL, ISBN, ISSN, PMID, each bare and checked where it can be."""

import re
from urllib.parse import unquote

from bibnorm.fields.parts import Parts, Taken, declined
from bibnorm.fields.texts import strip_marks
from bibnorm.lexicon.identifiers import find_identifiers, isbn_ok, issn_ok
from bibnorm.model import Label, Unread

_SPACE = re.compile(r"\s+")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_SPACED_DOI = re.compile(r"10\s?\.\s?\d{4,9}\s?/\s?\S+")
_DOI_TAIL = re.compile(
    r"(?:/(?:full|abstract|abs|e?pdf|html|summary|references|meta|fulltext|issuetoc|suppl\w*)\b.*"
    r"|\.(?:full|abstract|pdf|html|short|long)(?:\.pdf)?|[?#].*|/-/.*)$",
    re.IGNORECASE,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV_ID = re.compile(
    r"(?<!\d)(\d{4}\.\d{4,5})(?!\d)"
    r"|(?<![a-z])(?!(?:abs|pdf|html|format|ps)/)([a-z]{2,9}(?:-[a-z]{2,7})?(?:\.[A-Z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)
_ARXIV_REST = re.compile(
    r"(?P<version>v\d{1,2}(?!\d))?(?:\.pdf)?(?:[\[(](?P<klass>[a-z-]+(?:\.[A-Za-z-]{2,})?)[\])])?"
)
_URL = re.compile(
    r"(?:https?|ftp|htp)\s?:\s?//\s?\S[^<>\"»]*|(?<![\w-])(?:www\.\s?)?[\w-]{1,63}(?:\.[\w-]{1,63})+(?:/[^<>\"»]*)?",
    re.IGNORECASE,
)
_PMID = re.compile(r"\d{1,9}")
_ISBN = re.compile(r"\d[\d\s–-]{8,16}[\dXx]")
_ISSN = re.compile(r"\d{4}\s?[-–]?\s?\d{3}[\dXx]")


def read_doi(text: str) -> str | Unread:
    """Read a DOI, as printed but without the resolver's address.

    >>> read_doi("https://doi.org/10.1000/ABC.1"), read_doi("doi: 10.1000/ 182")
    ('10.1000/ABC.1', '10.1000/182')
    >>> read_doi("10.1000")
    Unread(text='10.1000', why='not a DOI')
    """
    taken = take_doi(text)
    return taken.parts["doi"] if "doi" in taken.parts else Unread(text=text, why=taken.why)


def take_doi(text: str) -> Taken:
    """Take the DOI; arXiv's own DOIs give the arXiv number, too."""
    match = _SPACED_DOI.search(text)
    doi = doi_in(_SPACE.sub("", match.group()) if match else text)
    if doi is None:
        return declined(text, "not a DOI")
    parts: Parts = {"doi": doi}
    if match := _ARXIV_DOI.fullmatch(doi):
        parts["arxiv"] = _unversioned(match[1])
    return Taken(parts)


def doi_in(text: str) -> str | None:
    """Give the DOI in an address or a text without blanks.

    >>> doi_in("https://journal.example/doi/full/10.1000/182?x=1")
    '10.1000/182'
    """
    match = _DOI.search(unquote(text) if "%" in text else text)
    if match is None:
        return None
    doi = strip_marks(_DOI_TAIL.sub("", match.group()))
    found = [(start, end) for start, end, label in find_identifiers(doi) if label is Label.DOI]
    return doi[found[0][0] : found[0][1]] if found else None


def read_arxiv(text: str) -> str | Unread:
    """Read an arXiv number, without version, class and address.

    >>> read_arxiv("arXiv:2101.00001v2 [cs.LG]"), read_arxiv("[hep-th/9901001]")
    ('2101.00001', 'hep-th/9901001')
    >>> read_arxiv("arXiv preprint")
    Unread(text='arXiv preprint', why='not an arXiv number')
    """
    taken = take_arxiv(text)
    return taken.parts["arxiv"] if taken.parts else Unread(text=text, why=taken.why)


def take_arxiv(text: str) -> Taken:
    """Take the arXiv number; its version and its class are left over.

    >>> take_arxiv("arXiv:2101.00001v2 [cs.LG]")
    Taken(parts={'arxiv': '2101.00001'}, rest=('v2', 'cs.LG'), why='')
    """
    closed = _SPACE.sub("", text)
    match = _ARXIV_ID.search(closed)
    if match is None:
        return declined(text, "not an arXiv number")
    behind = _ARXIV_REST.match(closed, match.end())
    rest = (behind["version"], behind["klass"]) if behind else ()
    return Taken({"arxiv": match[1] or match[2]}, tuple(filter(None, rest)))


def _unversioned(number: str) -> str:
    return re.sub(r"v\d+$", "", number)


def read_url(text: str) -> str | Unread:
    """Read an address, with the blanks closed that a line break left in it.

    >>> read_url("<https: //example.org/ a>"), read_url("Available at www.example.org.")
    ('https://example.org/a', 'www.example.org')
    """
    taken = take_url(text)
    if "url" in taken.parts:
        return taken.parts["url"]
    return Unread(text=text, why=taken.why or "not an address but a DOI or an arXiv number")


def take_url(text: str) -> Taken:
    """Take the address; a DOI or an arXiv number in it is taken as well."""
    match = _URL.search(text)
    if match is None:
        return declined(text, "not an address")
    url = _SPACE.sub("", match.group()).rstrip(".,;:>)]}»\"'")
    parts = address_parts(url)
    left = take_arxiv(url).rest if "arxiv" in parts else ()
    rest = (strip_marks(text[: match.start()]), *left, strip_marks(text[match.end() :]))
    return Taken(parts, tuple(part for part in rest if part))


def address_parts(url: str) -> Parts:
    """Say what an address points to: a DOI, an arXiv number, or merely a page.

    >>> address_parts("http://dx.doi.org/10.1000/182"), address_parts("https://arxiv.org/abs/2101.00001")
    ({'doi': '10.1000/182'}, {'arxiv': '2101.00001'})
    """
    low = url.casefold()
    if "arxiv.org/" in low and "doi.org/" not in low and (arxiv := take_arxiv(url)).parts:
        return arxiv.parts
    doi = take_doi(url).parts if "10." in url else Parts()
    if "doi.org/10." in low and doi:
        return doi
    return {"url": url, **doi}


def take_pmid(text: str) -> Taken:
    """Take the PubMed number."""
    match = _PMID.search(text)
    return Taken({"pmid": match.group()}) if match else declined(text, "not a PubMed number")


def read_pmid(text: str) -> str | Unread:
    """Read a PubMed number.

    >>> read_pmid("PMID: 12345678")
    '12345678'
    """
    taken = take_pmid(text)
    return taken.parts["pmid"] if taken.parts else Unread(text=text, why=taken.why)


def read_isbn(text: str) -> str | Unread:
    """Read an ISBN as printed; its check digit must be right.

    >>> read_isbn("ISBN 978-0-306-40615-7")
    '978-0-306-40615-7'
    >>> read_isbn("978-0-306-40615-8").why
    'its check digit is wrong'
    """
    taken = take_isbn(text)
    return taken.parts["isbn"] if taken.parts else Unread(text=text, why=taken.why)


def take_isbn(text: str) -> Taken:
    """Take the ISBN."""
    match = _ISBN.search(text)
    if match is None:
        return declined(text, "not an ISBN")
    if not isbn_ok(match.group()):
        return declined(text, "its check digit is wrong")
    return Taken({"isbn": _hyphens(match.group())})


def read_issn(text: str) -> str | Unread:
    """Read an ISSN, hyphenated; its check digit must be right.

    >>> read_issn("ISSN 03785955"), read_issn("0378-5956").why
    ('0378-5955', 'its check digit is wrong')
    """
    taken = take_issn(text)
    return taken.parts["issn"] if taken.parts else Unread(text=text, why=taken.why)


def take_issn(text: str) -> Taken:
    """Take the ISSN."""
    match = _ISSN.search(text)
    if match is None:
        return declined(text, "not an ISSN")
    if not issn_ok(match.group()):
        return declined(text, "its check digit is wrong")
    digits = "".join(c for c in match.group().upper() if c in "0123456789X")
    return Taken({"issn": f"{digits[:4]}-{digits[4:]}"})


def _hyphens(number: str) -> str:
    """Make blanks and dashes in a number hyphens: `978 0 306` is `978-0-306`."""
    return re.sub(r"[\s–-]+", "-", number.strip()).upper()
