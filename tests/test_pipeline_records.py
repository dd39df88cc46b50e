"""From records to entries: nothing is guessed that the record says, and what is written is read."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from latex import needs_biber

from bibnorm.model import Dialect, Highlight
from bibnorm.pipeline import Normalizer, Options
from bibnorm.read import read_text
from bibnorm.write import write

LIBRARY = Path(__file__).parent / "fixtures" / "records" / "library.bib"


class NoTagger:
    """A tagger that must not be asked."""

    def tag(self, citation):
        raise AssertionError(f"nobody tags a record: {citation.text}")


@pytest.fixture(scope="module")
def reads():
    normalizer = Normalizer(tagger=NoTagger())

    def read(text, format_="bibtex"):
        return normalizer.document(read_text(text, format=format_))

    return read


def test_a_record_says_itself_what_it_is(reads):
    [entry] = reads(
        "@techreport{K:1, author = {Doe, Jane and SMITH, John}, title = {Rain.}, number = {H-12}, "
        "institution = {Moss}, year = 2001, month = may, pages = {12--34}, "
        "note = {To appear. Best.}}"
    )
    assert (entry.key, entry.type, entry.title) == ("K:1", "techreport", "Rain")
    assert [str(name) for name in entry.authors] == ["Doe, Jane", "Smith, John"]
    assert (entry.year, entry.month, entry.pages, entry.number) == (2001, 5, "12-34", "H-12")
    assert (entry.status, entry.note) == ("to appear", "Best.")
    assert entry.confidence == 1.0
    assert set(entry.origins.values()) == {"its own type", "field"}


def test_venue_is_matched_and_place_and_day_are_parted_where_they_agree(reads):
    there, other = reads(
        "@inproceedings{a, title={T}, booktitle={Proc. of SIGMOD 2019, Lyon, France, May 2019}, "
        "year=2019}"
        "@inproceedings{b, title={T}, booktitle={Proc. of Foo, Lyon, France, May 2018}, year=2019}"
    )
    assert (there.venue.acronym, there.location, there.month) == ("SIGMOD", "Lyon, France", 5)
    assert other.venue.text == "Proc. of Foo, Lyon, France, May 2018"
    assert (other.year, other.month, other.location) == (2019, None, None)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ("journal = {arXiv preprint arXiv:2101.00001}", "2101.00001"),
        ("journal = {CoRR}, volume = {abs/2101.00002}", "2101.00002"),
        ("eprint = {2101.00003v1}, archiveprefix = {arXiv}", "2101.00003"),
        ("url = {https://arxiv.org/abs/2101.00004}", "2101.00004"),
        ("note = {arXiv:2101.00005}", "2101.00005"),
        ("doi = {10.48550/arXiv.2101.00006}", None),
    ],
)
def test_preprints_are_known_by_their_number(reads, fields, number):
    [entry] = reads(f"@article{{a, author = {{Ann Reed}}, title = {{T}}, {fields}, year = 2021}}")
    assert entry.arxiv == number
    assert entry.volume is None
    assert entry.note is None


def test_what_cannot_be_read_stays_as_it_stood(reads):
    [entry] = reads(
        "@book{a, title = {T}, pages = {xx of 9}, year = {19xx}, doi = {N/A}, isbn = {12-3}}"
    )
    assert entry.pages == "xx of 9"
    assert (entry.doi, entry.isbn, entry.note) == (None, None, "19xx")
    assert entry.extra == {"doi": "N/A", "isbn": "12-3"}
    codes = {problem.code for problem in entry.problems}
    assert {"unread-pages", "unread-date", "unread-doi", "unread-isbn"} <= codes


def test_a_misc_and_a_type_of_ones_own_may_turn_out_to_be_more(reads):
    types = [
        entry.type
        for entry in reads(
            "@misc{a, title = {T}, note = {Submitted}}@misc{b, title = {T}, howpublished = {Blog}}"
            "@talk{c, title = {T}}@jour{d, title = {T}, journal = {Journal of Rain}, volume = 3}"
        )
    ]
    assert types == ["unpublished", "misc", "misc", "article"]


def test_keys_are_kept_and_go_before_those_that_are_made(reads):
    entries = reads(
        "@book{, author = {Ann Reed}, title = {Rain}, year = 2001}"
        "@book{reed2001rain, title = {B}}@book{Reed2001Rain, title = {C}}"
        "@book{x:y/Müller, title = {D}}"
    )
    assert entries[1].key == "reed2001rain"
    assert entries[3].key == "x:y/Müller"
    assert "{x:y/Müller," in write(entries)
    assert len({entry.key.lower() for entry in entries}) == 4


def test_who_is_annotated_owns_the_list(reads):
    marked, inferred, other = reads(
        "@misc{a, author = {Ann Reed and Bo Fern}, author+an = {1=highlight}, title = {T}}"
        "@misc{b, author = {Fern, Bo and Reed, A.}, title = {T}}"
        "@misc{c, author = {Bo Fern}, title = {T}}"
    )
    assert (marked.highlighted, marked.highlight_inferred) == ((1,), False)
    assert (inferred.highlighted, inferred.highlight_inferred) == ((2,), True)
    assert other.highlighted == ()


def test_who_recurs_owns_the_list_and_a_given_name_goes_before():
    text = "".join(
        f"TY  - JOUR\nAU  - Reed, Ann\nAU  - {name}\nTI  - T{name}\nER  - \n"
        for name in ("Fern, B", "Moss, L", "Clay, K")
    )
    document = read_text(text, format="ris")
    assert {e.highlighted for e in Normalizer(NoTagger()).document(document)} == {(1,)}
    given_ = Normalizer(NoTagger(), options=Options(highlight="Bo Fern")).document(document)
    assert [entry.highlighted for entry in given_] == [(2,), (), ()]


def test_a_damaged_entry_says_so_and_stops_nobody(reads):
    damaged, whole = reads("@book{a title = {Rain}}\n@book{b, title = {Wind}}")
    assert damaged.title == "Rain"
    assert "damaged-entry" in {problem.code for problem in damaged.problems}
    assert whole.title == "Wind"


def test_further_fields_are_written_as_they_stood(reads):
    fields = r"file = {:C$\backslash$:a_b.pdf:PDF}, abstract = {We \emph{do} 5\% {of} it.}"
    [entry] = reads(f"@misc{{a, author = {{Ann Reed}}, title = {{T}}, year = 2001, {fields}}}")
    assert all(field in write([entry]).replace(",\n ", ",") for field in fields.split(", abs")[:1])
    assert r"abstract = {We \emph{do} 5\% {of} it.}" in write([entry])
    [entry] = reads("TY  - JOUR\nTI  - T\nAB  - 5% & {x\nXX  - y\nER  - ", "ris")
    assert r"abstract = {5\% \& {\textbraceleft}x}" in write([entry])
    assert entry.extra["XX"] == "y"


def test_capitals_that_somebody_protected_stay_protected(reads):
    [entry] = reads("@misc{a, author={Ann Reed}, title={The {Moss Effect} in Thin Films}, year=1}")
    assert entry.title == "The Moss Effect in Thin Films"
    assert "title = {The {Moss Effect} in Thin Films}" in write([entry])
    [entry] = reads("@misc{a, author={Ann Reed}, title={{The Moss Effect in Films}}, year=1}")
    assert "title = {The Moss Effect in Films}" in write([entry])


# --- what is written is read again

KEPT = (
    *("key", "type", "authors", "et_al", "editors", "title", "year", "month", "day", "volume"),
    *("pages", "edition", "location", "publisher", "institution", "doi", "arxiv", "url"),
    *("isbn", "pmid", "highlighted", "equal", "corresponding"),
)


def kept(entry, fields=KEPT):
    said = {name: getattr(entry, name) for name in fields}
    venue = entry.venue
    if entry.type == "online":
        said["type"] = "misc"  # BibTeX has no other, and biblatex no other for preprints
    return {**said, "venue": venue and (venue.name or venue.text)}


@pytest.fixture(scope="module")
def library(reads):
    return reads(LIBRARY.read_text("utf-8"))


@pytest.mark.parametrize("highlight", [Highlight.ANNOTATION, Highlight.BOLD])
@pytest.mark.parametrize("ascii_", [False, True])
@pytest.mark.parametrize("dialect", Dialect)
def test_bibtex_comes_back_as_it_went(reads, library, dialect, ascii_, highlight):
    text = write(library, "bibtex", dialect=dialect, highlight=highlight, ascii=ascii_)
    again = reads(text)
    assert [kept(entry) for entry in again] == [kept(entry) for entry in library]
    assert write(again, "bibtex", dialect=dialect, highlight=highlight, ascii=ascii_) == text


def test_csl_json_comes_back_as_it_went(reads, library):
    again = reads(write(library, "csl-json"), "csl-json")
    fields = [name for name in KEPT if name != "title"]  # CSL knows no math
    assert [kept(e, fields) for e in again] == [kept(entry, fields) for entry in library]
    assert [entry.title for entry in again][1:] == [entry.title for entry in library][1:]


@needs_biber
def test_biber_reads_what_is_written(library, tmp_path):
    source, out = tmp_path / "out.bib", tmp_path / "back.bib"
    source.write_text(write(library, dialect=Dialect.BIBLATEX), "utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", f"--output-file={out}", source],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "ERROR" not in done.stdout
    assert out.read_text("utf-8").count("\n@") + 1 >= len(library)


TEXTS = st.text("ab Éß{}\\$%#&,;.\"'=@\n-:/0129", max_size=30)


@settings(max_examples=60)
@given(
    fields=st.dictionaries(
        st.sampled_from(
            (
                "title",
                "author",
                "journal",
                "year",
                "pages",
                "doi",
                "note",
                "url",
                "month",
                "isbn",
                "editor",
            )
        ),
        TEXTS,
    )
)
def test_any_record_becomes_an_entry_that_can_be_written(fields):
    body = ",\n".join(f"{name} = {{{text}}}" for name, text in fields.items())
    normalizer = Normalizer(tagger=NoTagger())
    entries = normalizer.document(read_text(f"@article{{key,\n{body}}}", format="bibtex"))
    assert entries
    for entry in entries:
        assert "internal-error" not in {problem.code for problem in entry.problems}
    for to in ("bibtex", "jsonl", "csl-json"):
        assert write(entries, to)
