"""Values that no TeX may touch: DOIs, addresses, numbers of preprints and books."""

import re
from urllib.parse import quote

_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?"
    r"(?P<id>[^\s\[\]]+?)(?:\.pdf)?\s*(?:\[(?P<klass>[\w.-]+)\])?",
    re.IGNORECASE,
)
# A brace would end the field, a backslash escape its end; neither is legal in a URL,
# while `<` and `>` are part of some DOIs and disturb no one.
_UNSAFE = re.compile(r"[\\{}\s]")


def verbatim(text: str, ascii: bool = False) -> str:
    """Make a URL or a DOI safe between braces, by its own means: percent signs.

    >>> verbatim("https://example.org/a_b%20{c}")
    'https://example.org/a_b%20%7Bc%7D'
    """
    safe = _UNSAFE.sub(lambda match: quote(match[0]), text)
    return quote(safe, safe="".join(map(chr, range(33, 127)))) if ascii else safe


def bare_doi(doi: str) -> str:
    """Give the DOI without the resolver's address.

    >>> bare_doi("https://doi.org/10.1000/182")
    '10.1000/182'
    """
    lead = _DOI.match(doi)
    return doi[lead.end() :] if lead else doi


def split_arxiv(text: str) -> tuple[str, str | None]:
    """Give the number of an arXiv preprint and its class, if it has one.

    >>> split_arxiv("arXiv:2301.00001 [cs.DC]")
    ('2301.00001', 'cs.DC')
    """
    match = _ARXIV.fullmatch(text.strip())
    return (match["id"], match["klass"]) if match else (text, None)


def valid_isbn(text: str) -> bool:
    """Say whether the check digit agrees; biber warns of every ISBN where it does not.

    >>> valid_isbn("978-3-16-148410-0"), valid_isbn("0-306-40615-2"), valid_isbn("123")
    (True, True, False)
    """
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0
    return re.fullmatch(r"[0-9]{9}[0-9X]", digits) is not None and _mod_11(digits)


def valid_issn(text: str) -> bool:
    """Say whether the text is one ISSN with the right check digit.

    >>> valid_issn("0378-5955"), valid_issn("0378-5954")
    (True, False)
    """
    return re.fullmatch(r"[0-9]{4}-[0-9]{3}[0-9Xx]", text) is not None and _mod_11(
        text.replace("-", "").upper()
    )


def _mod_11(digits: str) -> bool:
    last = len(digits)
    return sum((last - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0
