"""The authority file: what the compiler refuses, and that the project's own file stands."""

import json
from pathlib import Path

import pytest

from bibnorm.venues import VenueFileError, compile_venues
from bibnorm.venues.record import dump, load

SOURCE = Path(__file__).parent.parent / "data" / "venues.yaml"


@pytest.mark.parametrize(
    ("records", "message"),
    [
        (
            "- {key: a, kind: journal, name: Odd Letters}\n"
            "- {key: b, kind: journal, name: Odder, aliases: [Odd Letters]}",
            "my, line 2: b: claims 'odd letters', which is a's (line 1)",
        ),
        (
            "- {key: a, kind: conference, name: Odd Conference, acronym: ODC}\n"
            "- {key: b, kind: conference, name: Odder Conference, acronym: ODC}",
            "my, line 2: b: claims 'odc', which is a's (line 1)",
        ),
        (
            "- {key: a, kind: journal, name: Odd Letters, confused_with: [none]}",
            "my, line 1: a: confused_with names no record: none",
        ),
        (
            "\n\n- {key: a, kind: journal, name: Odd Letters, issn: [1234-5678]}",
            "my, line 3: a: issn.0: Value error, 1234-5678 is no ISSN: its check digit is wrong",
        ),
        (
            "- {key: a, kind: journal, name: Odd}\n- {key: a, kind: journal, name: Odder}",
            "my, line 2: a: stands on line 1 too",
        ),
        ("- {key: a, kind: gazette, name: Odd}", "my, line 1: a: kind: "),
        ("- {key: a, kind: journal, name: Odd, colour: red}", "my, line 1: a: colour: "),
        ("- just words", "my, line 1: ?: : "),
        ("key: a", "my, line 1: a list of records was expected"),
        ("- {key: a", "my: while parsing"),
    ],
)
def test_faults_name_record_and_line(records, message):
    with pytest.raises(VenueFileError) as caught:
        compile_venues(records, name="my")
    assert str(caught.value).startswith(message)


def test_all_faults_come_at_once():
    text = "- {key: a, kind: x, name: A}\n- {key: b, kind: y, name: B}"
    with pytest.raises(VenueFileError) as caught:
        compile_venues(text)
    assert len(str(caught.value).splitlines()) == 2


def test_two_may_share_an_acronym_that_is_weak_for_both():
    compiled = compile_venues(
        "- {key: a, kind: conference, name: Odd Symposium, acronym: ODC, weak_aliases: [ODC]}\n"
        "- {key: b, kind: conference, name: Even Meeting, acronym: ODC, weak_aliases: [ODC]}"
    )
    assert [record.id for record in compiled.records] == ["a", "b"]


def test_an_empty_file_has_no_records():
    assert compile_venues("").records == ()


def test_what_is_compiled_comes_back_from_json():
    compiled = compile_venues(SOURCE.read_text("utf-8"))
    assert load(json.loads(json.dumps(dump(compiled)))) == compiled


def test_the_file_is_in_the_order_of_its_keys():
    keys = [record.id for record in compile_venues(SOURCE.read_text("utf-8")).records]
    assert keys == sorted(keys)
