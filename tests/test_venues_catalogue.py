"""The catalogue: what goes in, what it weighs, and that it gives back what was packed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibnorm.cli.venues import answer
from bibnorm.model import VenueKind
from bibnorm.venues import load_venues
from bibnorm.venues.catalogue import Catalogue, open_catalogue
from bibnorm.venues.catalogue.merge import merged
from bibnorm.venues.catalogue.pack import write
from bibnorm.venues.catalogue.sources import grouped, rows_of
from bibnorm.venues.catalogue.store import FILE
from bibnorm.venues.record import Record
from bibnorm.venues.words import words

MOST_BYTES = 4 * 1024 * 1024


def row(name, *sources, **more):
    prov = {"aliases": dict.fromkeys(more.get("aliases", ()), sources[0])}
    return {"name": name, "kind": "journal", "srcs": list(sources), "prov": prov, **more}


def names(*rows, seen=()):
    return [one.record.name for one in merged(rows, seen)]


def test_an_open_list_counts_alone_and_others_need_a_second():
    rows = row("Odd Acts", "scopus"), row("Odd Bones", "nlm"), row("Odd Caves", "scopus", "doaj")
    assert names(*rows) == ["Odd Bones", "Odd Caves"]
    assert names(*rows, seen={"odd acts"}) == ["Odd Acts", "Odd Bones", "Odd Caves"]


def test_an_alias_must_agree_with_the_name():
    one = row("Odd Chemistry", "nlm", aliases=["Odd Chem", "Even Numbers", "Odd Chem B"])
    assert merged([one])[0].record.aliases == ("Odd Chem",)


def test_a_longer_name_under_the_same_short_form_is_no_other_journal():
    short = row("Odd Letters", "nlm", iso4="Odd Lett.", issn=["0022-3417"])
    long = row("Odd Letters: Organ of the Odd Society", "jabref-ubc", iso4="Odd Lett.")
    assert names(short, long) == ["Odd Letters"]


def test_two_journals_of_one_issn_have_two_identifiers():
    rows = [row(name, "nlm", issn=["0022-3417"]) for name in ("Odd Letters", "Queer Letters")]
    assert [one.record.id for one in merged(rows)] == ["issn:0022-3417", "name:queer-letters"]


def test_an_issn_with_a_wrong_check_digit_is_left_out():
    assert merged([row("Odd Letters", "nlm", issn=["0022-3418"])])[0].record.issn == ()


def test_the_lists_of_jabref_and_of_the_nlm_are_read(tmp_path):
    (tmp_path / "journal_abbreviations_odd.csv").write_text(
        '"Annals of Odd, and Even, Things",Ann. Odd Even Things\nOdd Letters,Odd Lett.\n', "utf-8"
    )
    (tmp_path / "J_Entrez.txt").write_text(
        "-" * 56 + "\nJrId: 1\nJournalTitle: Odd letters\nMedAbbr: Odd Lett\n"
        "ISSN (Print): 0022-3417\nISSN (Online): \nIsoAbbr: Odd Lett\nNlmId: 1\n" + "-" * 56 + "\n",
        "utf-8",
    )
    paths = sorted(tmp_path.iterdir())
    found = merged(grouped(x for path in paths for x in rows_of(path)))
    assert [(one.record.name, one.witnesses) for one in found] == [
        ("Annals of Odd, and Even, Things", 1),
        ("Odd Letters", 2),
    ]
    assert found[1].record.issn == ("0022-3417",)


RECORDS = st.lists(
    st.builds(
        lambda name, iso4, publisher: Record(
            f"name:{'-'.join(name.lower().split())}",
            VenueKind.JOURNAL,
            name,
            iso4=iso4,
            publisher=publisher,
        ),
        st.from_regex(r"[A-Z][a-zé]{2,8}( [A-Z][a-z]{2,8}){0,4}", fullmatch=True),
        st.none() | st.just("Odd. Lett."),
        st.none() | st.just("Verlag für Ödes"),
    ),
    min_size=1,
    max_size=80,
    unique_by=lambda record: record.id,
)


@given(RECORDS)
def test_what_is_packed_is_found_and_given_back(tmp_path_factory, records):
    path = tmp_path_factory.mktemp("catalogue") / "some.bin"
    write(records, [1] * len(records), {}, path)
    catalogue = Catalogue(path)
    assert [catalogue.record(at) for at in range(len(catalogue))] == records
    for at, record in enumerate(records):
        assert at in catalogue.alike(words(record.name))


def test_another_file_is_refused_in_words(tmp_path):
    (tmp_path / "mine.bin").write_bytes(b"nothing of the kind\n")
    with pytest.raises(ValueError, match="no catalogue"):
        Catalogue(tmp_path / "mine.bin")


def test_the_catalogue_of_the_package_is_small_and_says_what_it_is_made_of():
    assert FILE.stat().st_size <= MOST_BYTES
    catalogue = open_catalogue()
    assert len(catalogue) > 40_000
    assert json.dumps(catalogue.about["made of"])


def test_of_two_journals_with_one_name_only_the_name_is_given():
    told = answer(load_venues(), "Frontiers in Bioscience")
    assert (told["status"], told["name"]) == ("matched", "Frontiers in Bioscience")
    assert told["issn"] == []


def test_records_of_the_catalogue_are_found_by_their_identifiers():
    venues, catalogue = load_venues(), open_catalogue()
    for at in range(0, len(catalogue), 97):
        record = catalogue.record(at)
        assert venues.get(record.id) == record
    assert venues.get("issn:0000-0000") is None
    assert venues.get("name:no-such-journal") is None
