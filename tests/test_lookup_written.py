"""What look-ups write: never half, never beside what an entry inherits, in the file's letters."""

import json
import tomllib

import pytest

from bibnorm.bibfile import split
from bibnorm.lookup.index import build, records_of

KNOWN = """
@article{known1, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales},
  journal = {Rain Letters}, year = 2031, month = may, volume = 7, doi = {10.1000/rain.7}}
@inproceedings{known2, author = {Dou, Di and Ło, Żan}, title = {Old Winds over New Hills},
  year = 2021, booktitle = {Wind Days}, publisher = {Wind Press}}
@inproceedings{known3, author = {Dou, Di}, title = {Gentle Storms on Quiet Lakes}, year = 2021,
  booktitle = {Wind Days}, doi = {10.1000/storm}}
@inproceedings{known4, author = {Wind, Ö}, title = {Clouds that Never Saw the Hills}, year = 2021,
  booktitle = {风 Days}, pages = {3--9}}
@inproceedings{known5, author = {Dou, Di}, title = {Hail upon Roofs of Tin and Slate}, year = 2021,
  booktitle = {Wind Days}, doi = {10.1000/hail}, eprint = {2001.00005}, archiveprefix = {arXiv}}
"""
RAIN = "author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales}"
STORMS = "author = {Dou, Di}, title = {Gentle Storms on Quiet Lakes}"
NUMBER = "eprint = {2001.00001}, archiveprefix = {arXiv}"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    place = tmp_path_factory.mktemp("index")
    (place / "known.bib").write_text(KNOWN, encoding="utf-8")
    build(place / "x.sqlite", records_of(place / "known.bib"))
    return place / "x.sqlite"


@pytest.fixture
def run(bibnorm, tmp_path, index):
    def run_(command: str, text: str | bytes, *options: str, name: str = "mine.bib"):
        data = text.encode() if isinstance(text, str) else text
        (tmp_path / name).write_bytes(data)
        return bibnorm(command, name, "--index", str(index), *options, cwd=tmp_path)

    return run_


@pytest.fixture
def written(run, tmp_path):
    """Apply what is found with some fields accepted; give the fields of each entry, by key."""

    def written_(text: str, *accepted: str) -> dict[str, dict[str, str]]:
        options = [option for name in accepted for option in ("--accept", name)]
        done = run("lookup", text, "--apply", *options)
        assert done.returncode == 1, done.stderr
        file = split((tmp_path / "mine.bib").read_text(encoding="utf-8"))
        return {
            entry.key: {"@": entry.type} | {field.low: field.value for field in entry.fields}
            for entry in file.entries
        }

    return written_


# --- what an entry takes from others


def test_what_is_inherited_is_not_missing(written):
    text = f"""@inproceedings{{p, {STORMS}, crossref = {{days}}}}
@inproceedings{{q, {STORMS}, xdata = {{place}}}}
@xdata{{place, booktitle = {{Days of Wind}}, year = 2021}}
@proceedings{{days, title = {{Proceedings of the Wind Days}}, year = 2021}}"""
    new = written(text)
    assert [*new["p"]] == ["@", "author", "title", "crossref", "doi"]
    assert [*new["q"]] == ["@", "author", "title", "xdata", "doi"]


@pytest.mark.parametrize("place", ["journal = {CoRR}", "date = {2020-02}", "volume = {abs/1}"])
def test_a_place_that_is_inherited_cannot_go(run, place):
    text = f"@misc{{p, {STORMS}, {NUMBER}, year = 2020, xdata = {{x}}}}\n@xdata{{x, {place}}}"
    [entry] = json.loads(run("lookup", text, "--json").stdout)[0]["entries"]
    assert entry["published"] is None
    assert [one["id"] for one in entry["versions"]] == ["known3"]


# --- dates


@pytest.mark.parametrize("accepted", ["year", "date"])
@pytest.mark.parametrize(
    ("own", "new"),
    [
        ("year = 2030", {"year": "{2031}"}),
        ("date = {2030}", {"date": "{2031-05}"}),
        ("date = {2030}, year = 2030", {"date": "{2031-05}", "year": "{2031}"}),
    ],
)
@pytest.mark.parametrize("other", ["date = {2001}, journaltitle = {R}", "year = 2001"])
def test_a_date_is_replaced_where_the_entry_has_it(written, own, new, accepted, other):
    text = f"@article{{p, {RAIN}, {own}, doi = {{10.1000/rain.7}}}}\n@article{{q, {other}}}"
    fields = written(text, accepted)["p"]
    assert {name: fields[name] for name in fields if name in ("date", "year")} == new


def test_one_entry_does_not_make_a_file_biblatex(written):
    text = f"@article{{p, {RAIN}, year = 2031}}\n@online{{q, title = {{R}}, date = {{2001}}}}"
    text += "\n@article{r, title = {S}, journal = {T}, year = 2001}"
    assert written(text)["p"]["journal"] == "{Rain Letters}"


# --- publications


def test_of_a_server_nothing_stays(written):
    text = f"""@string{{here = "arXiv:2001.00001 [cs.LG]"}}
@article{{p, {STORMS}, {NUMBER}, year = 2020, year = 2021, month = jan,
  journal = {{SSRN}}, volume = {{abs/2001.00001}}, number = {{2001.00001}}, pages = {{1--40}},
  eid = {{2001.00001v2}}, note = here, howpublished = {{\\url{{https://arxiv.org/abs/2001.00001}}}},
  publisher = {{Rain House}}, pubstate = {{prepublished}}, version = {{2}}, keywords = {{rain}},
  annote = {{Under review}}}}"""
    assert written(text, "published")["p"] == {
        "@": "inproceedings",
        "author": "{Dou, Di}",
        "title": "{Gentle Storms on Quiet Lakes}",
        "eprint": "{2001.00001}",
        "archiveprefix": "{arXiv}",
        "year": "{2021}",
        "keywords": "{rain}",
        "annote": "{Under review}",
        "booktitle": "{Wind Days}",
        "doi": "{10.1000/storm}",
    }


def test_the_doi_of_a_preprint_is_not_that_of_its_publication(written):
    text = """@misc{p, author = {Dou, Di and Ło, Żan}, title = {Old Winds over New Hills},
  year = 2020, doi = {10.48550/arXiv.2001.00001}}"""
    fields = written(text, "published")["p"]
    assert "doi" not in fields
    assert (fields["eprint"], fields["archiveprefix"]) == ("{2001.00001}", "{arXiv}")


def test_a_note_of_a_manuscript_goes_and_any_other_stays(written):
    entry = "@unpublished{{p, {}, {}, year = 2020, note = {{{}}}}}"
    assert "note" not in written(entry.format(STORMS, NUMBER, "Under review"), "published")["p"]
    fields = written(entry.format(STORMS, NUMBER, "With a poem"), "published")["p"]
    assert fields["note"] == "{With a poem}"


def test_pages_without_a_server_stay(written):
    text = f"@misc{{p, {STORMS}, {NUMBER}, year = 2020, pages = {{3--9}}}}"
    assert written(text, "published")["p"]["pages"] == "{3--9}"


def test_what_appeared_long_before_its_preprint_is_left_to_the_person(run):
    for year, proposed in ((2022, True), (2024, False)):
        text = f"@misc{{p, {STORMS}, {NUMBER}, year = {year}}}"
        [entry] = json.loads(run("lookup", text, "--json").stdout)[0]["entries"]
        assert (entry["published"] is not None) is proposed
        assert len(entry["versions"]) == 1


def test_names_that_mean_the_same_are_not_written_twice(written):
    text = f"@online{{p, {STORMS}, {NUMBER}, date = {{2020}}}}"
    fields = written(text, "published")["p"]
    assert "eprinttype" not in fields
    assert fields["archiveprefix"] == "{arXiv}"


def test_the_version_that_is_cited_stays(run, written):
    said = "author = {Dou, Di}, title = {Hail upon Roofs of Tin and Slate}"
    said += ", eprint = {2001.00005v3}, archiveprefix = {arXiv}"
    fields = written(f"@misc{{p, {said}, year = 2020}}", "published")["p"]
    assert (fields["@"], fields["eprint"]) == ("inproceedings", "{2001.00005v3}")
    paper = f"@inproceedings{{p, {said}, year = 2021, booktitle = {{Wind Days}}}}"
    [entry] = json.loads(run("verify", paper, "--json").stdout)
    assert entry["status"] == "confirmed"


# --- letters


MULLER = "@inproceedings{Kéy, author = {Dou, D. and Lo, Z.}, title = {Old Winds over New Hills},"
MULLER += " year = 2021, note = {é}}"


def test_a_file_in_an_old_encoding_gets_no_utf8(run, tmp_path):
    run("lookup", MULLER.encode("latin-1"), "--apply", "--accept", "author")
    text = (tmp_path / "mine.bib").read_bytes().decode("latin-1")
    assert "author = {Dou, Di and {\\L}o, {\\.Z}an}" in text
    assert "@inproceedings{Kéy," in text


def test_a_file_in_ascii_stays_so(written):
    text = MULLER.replace("é", "e")
    assert written(text, "author")["Key"]["author"] == "{Dou, Di and {\\L}o, {\\.Z}an}"


def test_a_letter_that_an_old_encoding_cannot_hold_is_said(run, tmp_path):
    text = b"@misc{p, title = {Clouds that Never Saw the Hills}, year = 2021, note = {\xe9},"
    text += b" pages = {3--9}, author = {Wind, \xd6}}"
    done = run("lookup", text, "--apply", "--accept", "author", "--accept", "entrytype")
    assert (done.returncode, b"bring it into UTF-8 first" in done.stderr) == (2, True), done.stdout
    assert (tmp_path / "mine.bib").read_bytes() == text


def test_keys_of_an_old_encoding_are_letters_for_programs(run):
    data = MULLER.encode("latin-1")
    [file] = json.loads(run("lookup", data, "--json").stdout)
    assert file["entries"][0]["key"] == "Kéy"
    [entry] = json.loads(run("verify", data, "--json", "--sarif", "o.sarif").stdout)
    assert entry["key"] == "Kéy"
    assert run("lookup", data, "--no", "Kéy").returncode == 0
    assert b"not found" in run("lookup", data).stdout


# --- what is not read


@pytest.mark.parametrize("command", ["lookup", "verify"])
def test_an_entry_that_cannot_be_read_is_said(run, command):
    done = run(command, f"@article{{p, {RAIN}, year = 2031}}\n@article{{q, author = {{Wind\n")
    assert b"mine.bib:2: unread: " in done.stderr
    assert done.returncode == 1


# --- lists in prose


LIST = """# Publications

- Ada Wind, Berta Boe. Measuring Rain in Wales. Rain Letters 8, 2031.

- Di Dou. Gentle Storms on Quiet Lakes. In Wind Days, 2021.
"""


@pytest.mark.parametrize("command", ["lookup", "verify"])
def test_lines_are_those_of_the_list(run, command):
    told = run(command, LIST, name="cv é.md").stdout.decode()
    heads = [line.split(": ")[0] for line in told.splitlines() if line.startswith("cv")]
    assert [*dict.fromkeys(heads)] == ["cv é.md:3", "cv é.md:5"]


def test_a_list_is_not_shown_as_a_patch(run):
    done = run("lookup", LIST, "--diff", name="cv.md")
    assert (done.returncode, b"is no .bib file" in done.stderr) == (2, True)


def test_sarif_holds_addresses(run, tmp_path):
    run("verify", LIST, "--sarif", "o.sarif", name="my cv é.md")
    [ran] = json.loads((tmp_path / "o.sarif").read_text(encoding="utf-8"))["runs"]
    place = ran["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20cv%20%C3%A9.md"
    assert place["region"]["startLine"] == 3


def test_sarif_tells_another_version_from_nothing(run, tmp_path):
    run("verify", f"@misc{{p, {STORMS}, {NUMBER}, year = 2020}}", "--sarif", "o.sarif")
    [ran] = json.loads((tmp_path / "o.sarif").read_text(encoding="utf-8"))["runs"]
    [text] = [one["message"]["text"] for one in ran["results"] if one["ruleId"] == "not-found"]
    assert "Only another version is known: index: known3." in text


# --- decisions


@pytest.mark.parametrize("option", ["--apply", "--diff", "--json", "--interactive"])
def test_to_remember_is_not_to_write(run, tmp_path, option):
    text = f"@article{{p, {RAIN}, year = 2031}}"
    done = run("lookup", text, "--no", "p", option)
    assert (done.returncode, b"only remember" in done.stderr) == (2, True)
    assert (tmp_path / "mine.bib").read_text() == text
    assert not (tmp_path / "mine.bib.bibnorm-decisions.toml").exists()


def test_decisions_may_begin_with_a_mark(run, tmp_path):
    path = tmp_path / "mine.bib.bibnorm-decisions.toml"
    path.write_text('\ufeff[[kept]]\r\nkey = "p"\r\nfield = "doi"\r\n', newline="")
    text = f"@article{{p, {RAIN}, year = 2031}}"
    assert b"doi" not in run("lookup", text).stdout
    assert run("lookup", text, "--keep", "p", "volume").returncode == 0
    assert len(tomllib.loads(path.read_text(encoding="utf-8-sig"))["kept"]) == 2


def test_another_publication_is_no_word_about_the_preprint(bibnorm, tmp_path):
    preprint = f"@misc{{r, {STORMS}, {NUMBER}, year = 2020}}"
    (tmp_path / "known.bib").write_text(KNOWN + preprint, encoding="utf-8")
    build(tmp_path / "both.sqlite", records_of(tmp_path / "known.bib"))
    (tmp_path / "mine.bib").write_text(f"@misc{{p, {STORMS}, {NUMBER}, year = 2020}}")
    options = ("mine.bib", "--index", "both.sqlite")
    bibnorm("lookup", *options, "--interactive", cwd=tmp_path, input=b"o\n")
    decided = tomllib.loads((tmp_path / "mine.bib.bibnorm-decisions.toml").read_text())
    assert [one["records"] for one in decided["refused"]] == [["known3", "10.1000/storm"]]
    told = bibnorm("lookup", *options, cwd=tmp_path).stdout.decode()
    assert "p: is r (" in told
    assert "known3" not in told


def test_a_file_that_cannot_be_written_is_said_before_anybody_is_asked(bibnorm, tmp_path, index):
    path = tmp_path / "mine.bib"
    path.write_text(f"@article{{p, {RAIN}, year = 2031}}")
    path.chmod(0o444)
    arguments = ("mine.bib", "--index", str(index), "--interactive")
    done = bibnorm("lookup", *arguments, cwd=tmp_path, input=b"y\n")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is read-only" in done.stderr


def test_any_name_of_a_file_can_stand_in_its_decisions(run):
    name = 'a"b\n[c].bib'
    text = f"@article{{p, {RAIN}, year = 2031}}"
    assert run("lookup", text, "--no", "p", name=name).returncode == 0
    assert b"not found" in run("lookup", text, name=name).stdout


@pytest.mark.parametrize("command", ["lookup", "verify"])
def test_a_list_without_publications_is_not_clean(run, command):
    done = run(command, "# Hello\n", name="cv.md")
    assert (done.returncode, b"no publications found in it" in done.stderr) == (2, True)


def test_answers_that_cannot_be_kept_are_said(run, tmp_path):
    (tmp_path / "taken").write_text("")
    options = ("--services", "crossref", "--offline", "--cache-dir", "taken")
    done = run("verify", f"@article{{p, {RAIN}, year = 2031}}", *options)
    assert b"taken: answers are not kept" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("own", "added"),
    [
        ("organization = {Wind}", False),
        ("organization = {Wind Press}", False),
        ("organization = {Rain Society}", True),
        ("organization = {}", True),
    ],
)
def test_who_printed_it_is_not_said_twice(written, own, added):
    text = "@inproceedings{p, author = {Dou, Di and Ło, Żan}, title = {Old Winds over New Hills},"
    text += f" year = 2021, month = may, {own}}}"
    assert ("publisher" in written(text)["p"]) is added
