"""Meetings: their days, place and count, from prose and from records, and back into a file."""

import json

import pytest
from latex import needs_biber, run_biber

from bibnorm import Normalizer, write
from bibnorm.read import read_text

RAIN = "A. Byron and J. Berg. Rain on Roofs. "


def entries(text, format=None):
    return Normalizer().document(read_text(text, format=format))


def fields(text, dialect="biblatex", format=None, **choices):
    """Give the fields of the one entry as they are written."""
    [entry] = entries(text, format)
    written = write([entry], dialect=dialect, **choices)
    pairs = (line.strip().rstrip(",").partition(" = ") for line in written.splitlines()[1:-1])
    return {name: value.strip("{}") for name, _, value in pairs}


@pytest.mark.parametrize(
    ("line", "days", "why"),
    [
        ("In Proc. of SOSP, San Antonio, TX, May 9-12, 2023.", "2023-05-09/2023-05-12", "days"),
        (
            "In 3rd Workshop on Odd Weather (WOW 2019), Prague, June 30 - July 2, 2019, pp. 3-9.",
            "2019-06-30/2019-07-02",
            "over the end of a month",
        ),
        ("In Proc. of SOSP, Koblenz, May 2023.", None, "a month is no meeting's"),
        ("In Proc. of SOSP, Koblenz, 9 May 2023.", None, "one day may be the publisher's"),
    ],
)
def test_days_in_the_text_are_the_meetings(line, days, why):
    assert fields(RAIN + line).get("eventdate") == days, why
    assert fields(RAIN + line, "bibtex").get("eventdate") == days, why


def test_the_count_of_a_meeting_is_not_lost_with_its_name():
    line = RAIN + "In Proc. of the 28th Symposium on Operating Systems Principles, 2021."
    assert fields(line)["eventtitleaddon"] == "28th edition"
    assert "eventtitle" not in fields(line, venue_names="as-written")


MEETING = (
    "@inproceedings{a, author = {Byron, Ada}, title = {Rain}, publisher = {ACM},"
    " booktitle = {Proceedings of the 3rd Conference on Odd Weather%s}, year = 2019, %s}"
)


@pytest.mark.parametrize(
    ("name", "more", "place", "house", "days"),
    [
        ("", "venue = {Prague}, location = {Bonn}", "Prague", "Bonn", None),
        ("", "location = {Prague}, address = {New York}", "Prague", "New York", None),
        ("", "address = {Prague}", "Prague", None, None),
        ("", "address = {New York, NY}", None, "New York, NY", None),
        (", Prague, June 3-5, 2019", "", "Prague", None, "2019-06-03/2019-06-05"),
        (
            ", Prague, June 3-5, 2019",
            "address = {New York}",
            "Prague",
            "New York",
            "2019-06-03/2019-06-05",
        ),
        ("", "eventdate = {2018-12-30/2019-01-02}", None, None, "2018-12-30/2019-01-02"),
        ("", "eventdate = {2019-06-03}", None, None, "2019-06-03"),
        ("", "eventdate = {1565/..}", None, None, "1565/.."),
    ],
)
def test_a_record_says_where_and_when(name, more, place, house, days):
    found = fields(MEETING % (name, more), format="bibtex")
    assert (found.get("venue"), found.get("location")) == (place, house)
    assert found.get("eventdate") == days
    assert found["date"] == "2019" if not name else "2019-06"


HELD = """@inproceedings{a,
  author = {Byron, Ada},
  title = {Rain},
  booktitle = {Proceedings of the 3rd Conference on Odd Weather},
  publisher = {Umbrella Press},
  eventtitle = {Odd Weather Week},
  eventdate = {2019-06-30/2019-07-02},
  venue = {Prague},
  location = {Bonn},
  date = {2019},
  eventtitleaddon = {OWW},
}
"""


@pytest.mark.parametrize("between", ["biblatex", "bibtex"])
def test_what_a_record_says_of_a_meeting_comes_back(between):
    middle = write(entries(HELD, "bibtex"), dialect=between, highlight="none")
    assert write(entries(middle, "bibtex"), dialect="biblatex", highlight="none") == HELD


def test_csl_brings_the_meeting_there_and_back():
    made = json.loads(write(entries(HELD, "bibtex"), "csl-json"))
    assert made[0]["event-date"] == {"date-parts": [[2019, 6, 30], [2019, 7, 2]]}
    assert (made[0]["event-place"], made[0]["publisher-place"]) == ("Prague", "Bonn")
    again = json.loads(write(entries(json.dumps(made), "csl-json"), "csl-json"))
    assert again == made


@needs_biber
@pytest.mark.parametrize("kind", ["inproceedings", "proceedings", "unpublished", "misc", "article"])
def test_what_is_said_of_meetings_fits_the_data_model(tmp_path, kind):
    [entry] = entries(HELD, "bibtex")
    moved = entry.model_copy(update={"type": kind, "extra": {}})
    (tmp_path / "list.bib").write_text(write([moved], dialect="biblatex"), "utf-8")
    complaints = run_biber(tmp_path / "list.bib", validate=True)
    assert [line for line in complaints if "Missing mandatory field" not in line] == []


@pytest.mark.parametrize(
    ("date", "classic"),
    [
        ("2019-05/2019-06", {"year": "2019", "month": "may", "note": "May–June 2019"}),
        ("2017/2019", {"year": "2017", "note": "2017–2019"}),
        ("2019-05-30/2019-06-02", {"month": "may", "note": "30 May–2 June 2019"}),
    ],
)
def test_a_range_of_no_meeting_is_a_range(date, classic):
    record = f"@article{{a, author={{Byron, A.}}, title={{R}}, journal={{Rain}}, date={{{date}}}}}"
    assert fields(record, format="bibtex")["date"] == date
    assert fields(record, "bibtex", format="bibtex").items() >= classic.items()
