"""`58(5):1583-1606` → volume, issue, pages: what sources label as one."""

import re
from collections.abc import Iterator

from bibnorm.training.originals.edges import Labelled, trim

_VOL = r"(?i:vols?|volumes?|v|band|bd|t|tome|т)\b\s*\.?\s*"
_NO = r"(?i:n°|nº|nos?|nr|n|issue|iss|heft|h|fasc)\b\.?\s*"
_COUNT = r"[A-Z]?\d+[A-Za-z]?|(?!v\b)[ivxlcdmIVXLCDM]+"
_RANGE = r"\d{1,3}(?:\s*[-–‐/⁄&]\s*\d{1,3})?"
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR = re.compile(rf"(?P<date>{_A_YEAR.pattern})\s*;\s*")
# The first form that is the whole text is taken; only what has a group's name is labelled.
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:{_VOL})?(?P<volume>{_COUNT})\s*\((?P<issue>[^()]+)\)",
        rf"(?:{_VOL})?(?P<volume>{_COUNT})\s*\((?P<issue>[^()]+)\)\s*[:,]\s*(?P<pages>\w+(?:\s*[-–‐]+\s*\w+)?)",
        rf"(?:{_VOL})?(?P<volume>{_COUNT})[\s,;]+{_NO}(?P<issue>\S.*)",
        rf"(?:{_VOL})?(?P<volume>{_COUNT})\s*[.,:/]\s*(?P<issue>{_RANGE})",
        rf"{_NO}(?P<issue>\d.*)",
        rf"{_VOL}(?P<volume>(?:[A-Z]?\d|[IVXLCDM]+\b).*)",
    )
)
_NUMBERED = re.compile(rf"{_NO}(?P<issue>\d.*)")
_PAGES = re.compile(r"(?i:pages?|article|pg|pp?|[sс]\.)\.?\s*(?=\w)")
_VOLUME_PAGE = re.compile(r"(?P<volume>\d+)\s*:\s*(?P<pages>\d+)")


def split_volume(raw: str, start: int, end: int) -> Iterator[Labelled]:
    """Split what a source calls the volume into date, volume, issue and pages.

    What has none of the known forms stays one volume, words and all.

        >>> list(split_volume("58(5):1583-1606", 0, 15))
        [(0, 2, 'volume'), (3, 4, 'issue'), (6, 15, 'pages')]
        >>> list(split_volume("No. 134", 0, 7)), list(split_volume("Neue Folge 3", 0, 12))
        ([(4, 7, 'issue')], [(0, 12, 'volume')])
    """
    if year := _YEAR.match(raw, start, end):
        yield (*year.span("date"), "date")
        start = year.end()
    for form in _FORMS:
        if match := form.fullmatch(raw, start, end):
            yield from (_number(raw, *match.span(name), name) for name in form.groupindex)
            return
    yield start, end, "volume"


def _number(raw: str, start: int, end: int, name: str) -> Labelled:
    """Label a number; a year in the issue's place is the date."""
    start, end = trim(raw, start, end)
    is_year = name == "issue" and _A_YEAR.fullmatch(raw, start, end)
    return start, end, "date" if is_year else name


def split_issue(raw: str, start: int, end: int) -> Iterator[Labelled]:
    """Leave "no." before an issue outside.

    >>> list(split_issue("no. 1", 0, 5))
    [(4, 5, 'issue')]
    """
    match = _NUMBERED.fullmatch(raw, start, end)
    yield (*(match.span("issue") if match else (start, end)), "issue")


def split_pages(raw: str, start: int, end: int) -> Iterator[Labelled]:
    """Leave "pp." before the pages outside; `7: 10147` is a volume and a page.

    >>> list(split_pages("pp. 3-14", 0, 8)), list(split_pages("7: 10147", 0, 8))
    ([(4, 8, 'pages')], [(0, 1, 'volume'), (3, 8, 'pages')])
    """
    if match := _VOLUME_PAGE.fullmatch(raw, start, end):
        yield (*match.span("volume"), "volume")
        start = match.start("pages")
    elif cue := _PAGES.match(raw, start, end):
        start = cue.end()
    yield start, end, "pages"
