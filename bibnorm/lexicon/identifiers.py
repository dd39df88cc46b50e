"""Identifiers that can be told by their form: DOI, arXiv, URL, ISBN, ISSN, PMID."""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from operator import itemgetter

from bibnorm.model import Label

Found = tuple[int, int, Label]
_START = itemgetter(0)

_URL = re.compile(r"(?:https?|ftp)\s?:\s?//\s?[^\s/]\S*|\bwww\.\w\S*", re.IGNORECASE)
# After the word "doi" blanks that a conversion left inside the number are read over.
_DOI = re.compile(
    r"\bdoi\s?[:.>]?\s{0,2}(10\s?\.\s?\d{4,9}\s?/\s?\S+)"
    r"|((?:https?\s?:\s?//\s?)?(?:www\.)?(?:dx\.)?doi\.org/(?:doi:)?10\.\d{4,9}/\s?\S+)"
    r"|(?<![\w/.=%-])(10\.\d{4,9}(?:\.\d+)*/\s?\S+)",
    re.IGNORECASE,
)
# Old archives are a closed list, so that "and/0001234" or a case number is no identifier.
_ARCHIVE = (
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg"
    r"|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph"
    r"|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int"
    r"|supr-con)(?:\.[A-Z]{2})?"
)
_NUMBER = r"\d{4}\s?\.\s?\d{4,5}(?:v\d{1,2})?"
_PRIMARY = rf"\[\s?(?:{_ARCHIVE}|eess|econ|stat|q-fin|[a-z]+-[a-z]+)(?:\.[A-Z-]{{2,12}})?\s?\]"
_CLASS = rf"(?:\s?{_PRIMARY})?"
_ARXIV = re.compile(
    rf"\barxiv(?:\.org)?\s?[:;]?\s?(?:[a-z-]+(?:\.[A-Z]{{2}})?/)?{_NUMBER}(?!\d){_CLASS}"
    rf"|\b(?:arxiv(?:\.org)?\s?[:;,]?\s?)?abs/(?:{_NUMBER}(?!\d)|{_ARCHIVE}/\d{{7}})"
    rf"|\b(?:arxiv(?:\.org)?\s?[:;]?\s?)?(?<![\w/.-]){_ARCHIVE}\s?/\s?\d{{7}}(?:v\d{{1,2}})?(?!\d){_CLASS}"
    rf"|(?<![\w./:]){_NUMBER}\s?{_PRIMARY}",
    re.IGNORECASE,
)
_ISBN = re.compile(
    r"\bISBN(?:[- ]?1[03](?=[\s:(]))?(?:\s?\([a-z]{2,10}\))?\s?[:.-]?\s?"
    r"(\d(?:\s?[-–]?\s?\d){8,12}(?:\s?[-–]?\s?X)?)(?!\d)"
    r"|(?<![\d./-])(97[89](?:[- ]?\d){10})(?![\d/-])",
    re.IGNORECASE,
)
_ISSN = re.compile(
    r"\bISSN(?:-L)?(?:\s?\([a-z]{2,10}\))?\s?[:.-]?\s?(\d{4}\s?[-–]?\s?\d{3}[\dX])(?!\d)",
    re.IGNORECASE,
)
_PMID = re.compile(r"\bP(?:MID|ub[Mm]ed(?:\sID)?)\s?:?\s?\d{4,9}(?!\d)", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC(?:ID)?\s?:?\s?(?:PMC)*\d{4,9}(?!\d)", re.IGNORECASE)

_ARXIV_HOST = re.compile(
    r"(?:https?\s?:\s?//\s?)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/\S*\d{4}", re.IGNORECASE
)
# What ends an identifier wherever it stands: quotes, CJK marks, the next address glued on.
_STOP = re.compile(r"[\"“”„«»|{}\\，。；、：（）【】《》]|[;,](?=https?:)", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[\d.,;)])(?:PMC?ID\b|PMC\d|Epub|URL|doi\b|arXiv\b)", re.IGNORECASE)
# An address broken over two lines: what stands before the break cannot end one.
_CONTINUED = re.compile(
    r"(?:(?<=[/_=~&-])\s(?=[\w%~][^\s,;()]*(?:/\S*/|/\S*\d|\.(?:html?|pdf|php|aspx?|jsp|cfm)\b))"
    r"|(?<=\bwww\.)\s(?=\w+\.\w)|(?<=\.)\s(?=(?:html?|pdf|php|aspx?)\b))\S+",
    re.IGNORECASE,
)
_SICI = re.compile(r"10\.\d{4,9}/(?:\(sici\)|s?\d{4}-\d{3}[\dx]\()", re.IGNORECASE)
_TAG = re.compile(r"[<>]")
_EDGE = ".,;:!?'’‘`*_–—-"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_CLOSES = {mark: close for close, mark in _PAIRS.items()}


def find_identifiers(text: str) -> list[Found]:
    """Find the stretches of a text that are identifiers by their form alone.

    Follows the convention of the training text: "doi:", "ISBN" and "ISSN" stay
    outside, "arXiv:" and "PMID:" belong to the stretch, a resolver's address is
    the DOI itself. Ascending, not overlapping. Numbers that only a neighbour
    explains (a bare `2101.00001`) are left to the tagger.

        >>> line = "J. Appl. Ex. 3, 12. doi: 10.1000/xyz(1)2. See https://example.org/a."
        >>> [(line[a:b], label.value) for a, b, label in find_identifiers(line)]
        [('10.1000/xyz(1)2', 'doi'), ('https://example.org/a', 'url')]
        >>> find_identifiers("Pages 10.1 and 2.3")
        []
    """
    low = text.lower()
    found: list[Found] = []
    for hints, find in _FINDERS:
        if any(hint in low for hint in hints):
            _merge(found, find(text))
    return found


def _merge(found: list[Found], new: Iterator[Found]) -> None:
    """Add what does not overlap anything found by an earlier, surer rule."""
    for item in list(new):
        at = bisect(found, item[0], key=_START)
        free = at == 0 or found[at - 1][1] <= item[0]
        if item[1] > item[0] and free and (at == len(found) or item[1] <= found[at][0]):
            found.insert(at, item)


def _urls(text: str) -> Iterator[Found]:
    for match in _URL.finditer(text):
        start, end = match.span()
        if more := _CONTINUED.match(text, end):
            end = more.end()
        end = _end(text, start, end)
        stretch = text[start:end]
        if _ARXIV_HOST.match(stretch):
            yield start, end, Label.ARXIV
        elif len(stretch) > len("www.x"):
            yield start, end, Label.URL


def _dois(text: str) -> Iterator[Found]:
    for match in _DOI.finditer(text):
        start, end = match.span(match.lastindex or 0)
        end = _end(text, start, end)
        suffix = text.find("/", text.find("10", start)) + 1
        if glued := _GLUED.search(text, suffix, end):
            end = _unbalanced(text, start, glued.start())
        if end > suffix:
            yield start, end, Label.DOI


def _plain(pattern: re.Pattern[str], label: Label) -> Callable[[str], Iterator[Found]]:
    """Make a finder of a pattern; its group, if it has one, is the stretch."""

    def find(text: str) -> Iterator[Found]:
        for match in pattern.finditer(text):
            start, end = match.span(match.lastindex or 0)
            yield start, end, label

    return find


def _isbns(text: str) -> Iterator[Found]:
    for match in _ISBN.finditer(text):
        start, end = match.span(match.lastindex or 0)
        # Without the word before it, only the check digit tells a book from a catalogue number.
        if match.lastindex == 1 or isbn_ok(text[start:end]):
            yield start, end, Label.ISBN


def _end(text: str, start: int, end: int) -> int:
    """Where an identifier ends that was read up to the next blank."""
    if stop := _STOP.search(text, start, end):
        end = stop.start()
    if not _SICI.search(text, start, end) and (tag := _TAG.search(text, start, end)):
        end = tag.start()
    return _unbalanced(text, start, end)


def _unbalanced(text: str, start: int, end: int) -> int:
    """Leave off marks at the end, and brackets that were opened outside."""
    depth = {mark: text.count(mark, start, end) for pair in _PAIRS.items() for mark in pair}
    while end > start:
        last = text[end - 1]
        if last in _PAIRS and depth[last] > depth[_PAIRS[last]]:
            depth[last] -= 1
        elif last in _EDGE:
            pass
        elif last in "([{<":
            depth[last] -= 1
        else:
            break
        end -= 1
    for mark in "([":
        if depth[mark] > depth[_CLOSES[mark]]:
            end = text.rfind(mark, start, end)
    return end


def isbn_ok(text: str) -> bool:
    """Check an ISBN's length and check digit.

    >>> isbn_ok("978-0-306-40615-7"), isbn_ok("0-306-40615-2"), isbn_ok("0-306-40615-3")
    (True, True, False)
    """
    digits = _digits(text)
    if len(digits) == 10 and 10 not in digits[:9]:
        return sum(d * (10 - i) for i, d in enumerate(digits)) % 11 == 0
    if len(digits) == 13 and 10 not in digits:
        return sum(d * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0
    return False


def issn_ok(text: str) -> bool:
    """Check an ISSN's length and check digit.

    >>> issn_ok("0378-5955"), issn_ok("0378-5956")
    (True, False)
    """
    digits = _digits(text)
    if len(digits) != 8 or 10 in digits[:7]:
        return False
    return sum(d * (8 - i) for i, d in enumerate(digits)) % 11 == 0


def _digits(text: str) -> list[int]:
    return [10 if c in "Xx" else int(c) for c in text if c in "0123456789Xx"]


_FINDERS: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Found]]], ...] = (
    (("10.", "doi"), _dois),
    (("//", "www."), _urls),
    (("arxiv", "abs/", "/0", "/9", "["), _plain(_ARXIV, Label.ARXIV)),
    (("isbn", "978", "979"), _isbns),
    (("issn",), _plain(_ISSN, Label.ISSN)),
    (("pmid", "pubmed"), _plain(_PMID, Label.PMID)),
    (("pmc",), _plain(_PMCID, Label.OTHER)),
)
