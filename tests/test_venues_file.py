"""The authority file: what the compiler refuses, and that the project's own file stands."""

import json
import subprocess
import sys
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
        (
            "- {key: a, kind: journal, name: Odd Letters, issn: [2475-1421]}\n"
            "- {key: b, kind: journal, name: Even Letters, issn: [2475-1421]}",
            "my, line 2: b: claims '2475-1421', which is a's (line 1)",
        ),
        (
            "- {key: a, kind: journal, name: Odd Letters, doi_prefix: [10.1234/ODD]}\n"
            "- {key: b, kind: journal, name: Even Letters, doi_prefix: [10.1234/odd]}",
            "my, line 2: b: claims '10.1234/odd', which is a's (line 1)",
        ),
        (
            "- {key: a, kind: journal, name: Odd Letters, carries: {ODC: 2018}}",
            "my, line 1: a: carries names no record: ODC",
        ),
        (
            "- {key: a, kind: journal, name: Odd Letters, successor: {b: 2018}}",
            "my, line 1: a: successor names no record: b",
        ),
        (
            "- {key: a, kind: conference, name: Odd, booktitle: 'The {title}'}",
            "my, line 1: a: booktitle: Value error, unknown placeholder {title}; known are",
        ),
        (
            "- {key: a, kind: conference, name: Odd, booktitle: 'The {name'}",
            "my, line 1: a: booktitle: Value error, expected '}'",
        ),
        (
            "- {key: a, kind: conference, name: Odd, ordinal: {2009: 14, 2008: 13}}",
            "my, line 1: a: ordinal: Value error, 2008: 13 stands behind 2009: 14",
        ),
        (
            "- {key: a, kind: conference, name: Odd, ordinal: {2008: 13, 2009: 13}}",
            "my, line 1: a: ordinal: Value error, 2009: 13 stands behind 2008: 13",
        ),
        (
            "- {key: a, kind: conference, name: Odd, ordinal: {2008: 13, 2008: 14}}",
            "my, line 1: says 2008 twice",
        ),
        (
            "- key: a\n  kind: journal\n  name: Odd\n"
            "  former: [{name: Even, until: 2009}, {name: Odder, until: 2001}]",
            "my, line 1: a: former: Value error, until 2001 stands behind until 2009",
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


def test_what_a_journal_carries_goes_by_key_or_acronym():
    compiled = compile_venues(
        "- {key: odd, kind: conference, name: Odd Symposium, acronym: ODC}\n"
        "- {key: a, kind: journal, name: Letters of Oddity, carries: {ODC: 2018, odd: 2019}}"
    )
    assert compiled.records[1].carries == (("ODC", 2018), ("odd", 2019))


def test_an_empty_file_has_no_records():
    assert compile_venues("").records == ()


def test_what_is_compiled_comes_back_from_json():
    compiled = compile_venues(SOURCE.read_text("utf-8"))
    assert load(json.loads(json.dumps(dump(compiled)))) == compiled


def test_every_field_comes_back_from_json():
    compiled = compile_venues(
        "- key: odd\n  kind: conference\n  name: Odd Symposium\n  acronym: ODC\n"
        "  aliases: [Odd Meeting]\n  weak_aliases: [ODD]\n  iso4: Odd Symp.\n"
        "  issn: [2475-1421]\n  publisher: Odd Press\n  sponsors: [ACM]\n  dblp: conf/odd\n"
        "  former: [{name: Odd Workshop, until: 1999, acronym: ODW}]\n"
        "  confused_with: [even]\n  doi_prefix: [10.1234/odd]\n"
        "  booktitle: 'Proceedings of the {nth} {name}'\n  ordinal: {2000: 1, 2001: 2}\n"
        "  successor: {even: 2020}\n"
        "- {key: even, kind: journal, name: Even Letters, carries: {ODC: 2020}}"
    )
    odd, even = compiled.records
    assert not [
        name
        for name in odd._fields
        if name not in {"carries", "gathered"} and not getattr(odd, name)
    ]
    assert even.carries == (("ODC", 2020),)
    assert load(json.loads(json.dumps(dump(compiled)))) == compiled


def test_the_file_is_in_the_order_of_its_keys():
    keys = [record.id for record in compile_venues(SOURCE.read_text("utf-8")).records]
    assert keys == sorted(keys)


_ALONE = """
import sys
from types import ModuleType
root = sys.argv[1]
for name in ("bibnorm", "bibnorm.venues"):
    sys.modules[name] = ModuleType(name)
    sys.modules[name].__path__ = [root + "/" + name.replace(".", "/")]
for missing in ("numpy", "bibtexparser", "requests", "rich", "typer"):
    sys.modules[missing] = None
import bibnorm.venues.build
"""


def test_the_compiler_needs_nothing_that_the_build_lacks():
    root = str(SOURCE.parent.parent)
    subprocess.run([sys.executable, "-c", _ALONE, root], check=True)


def test_an_abbreviation_holds_no_more_than_the_name():
    records = compile_venues(SOURCE.read_text("utf-8")).records
    assert not [r.id for r in records if r.iso4 and "(" in r.iso4 and "(" not in r.name]
