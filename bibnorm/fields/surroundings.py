"""What stands round a citation: its first column (`XYZ'25`) and the headings above it."""

import re

from bibnorm.fields.acronyms import find_acronym
from bibnorm.fields.containers import take_container
from bibnorm.fields.dates import plausible, take_date
from bibnorm.fields.parts import Parts
from bibnorm.fields.states import is_framed, split_status, status_of_heading
from bibnorm.fields.tails import is_meeting
from bibnorm.fields.texts import fold, strip_marks, words
from bibnorm.lexicon.genres import is_genre
from bibnorm.lexicon.statuses import find_status
from bibnorm.model import Citation, Date

_YEAR = re.compile(r"(?<!\d)(?:((?:1[5-9]|20)\d\d)|['’‘`](\d\d))(?!\d)")
_BARE_YEAR = re.compile(r"(?:in |year:? |année |jahr |año |ano )?((?:1[5-9]|20)\d\d)\W*", re.I)


def take_label(label: str) -> tuple[Parts, str]:
    """Take year, status and venue out of a first column; gives them and the words left.

    >>> parts, left = take_label("FooConf'25")
    >>> parts["container"], parts["acronym"], parts["date"].year, left
    ("FooConf'25", 'FooConf', 2025, '')
    >>> parts, left = take_label("In Submission '24")
    >>> parts["status"], parts["date"].year
    ('in submission', 2024)
    """
    text, parts = strip_marks(fold(label)), Parts()
    taken = take_date(text)
    if taken.parts and not taken.rest:
        return taken.parts, ""
    year = _YEAR.search(text)
    if year and plausible(number := int(year[1] or f"20{year[2]}")):
        parts["date"] = Date(year=number)
    name = strip_marks(text[: year.start()] + " " + text[year.end() :]) if year else text
    if moved := split_status(name):
        return {**parts, **take_container(moved[1]).parts, "status": moved[0]}, ""
    status = find_status(name)
    if status and is_framed(name[: status[0]] + " " + name[status[1] :]):
        return {**parts, "status": status[2]}, ""
    return _venue(text, name, parts)


def _venue(text: str, name: str, parts: Parts) -> tuple[Parts, str]:
    """Take a first column as the venue's acronym or the genre, or leave its words."""
    if is_genre(name):
        return {**parts, "genre": name}, ""
    if acronym := find_acronym(text):
        return {**parts, "container": text, "acronym": acronym}, ""
    return parts, name if words(name) else ""


def take_sections(citation: Citation) -> Parts:
    """Take the status and the year that the headings above a citation say.

    The nearest heading counts; a bare year passes the question of status on to
    the heading above it.
    """
    parts = Parts()
    for heading in reversed(citation.sections):
        if year := _BARE_YEAR.fullmatch(heading.strip()):
            if "date" not in parts and plausible(int(year[1])):
                parts["date"] = Date(year=int(year[1]))
            continue
        if status := status_of_heading(heading):
            parts["status"] = status
        break
    return parts


def venue_year(parts: Parts) -> Parts:
    """Take the year out of a venue's own name, if it bears one and only one.

    >>> venue_year({"container": "FooConf 2022", "acronym": "FooConf"})["date"].year
    2022
    >>> venue_year({"container": "Annals of the War, 1914-1918"})
    {}
    """
    name = parts.get("container", "")
    years = {match[1] or f"20{match[2]}" for match in _YEAR.finditer(name)}
    meeting = "acronym" in parts or is_meeting(name) or name.endswith(tuple(years or "."))
    if len(years) != 1 or not meeting or not plausible(year := int(years.pop())):
        return {}
    return {"date": Date(year=year)}
