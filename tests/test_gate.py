"""The gold lists: well formed, judged as they are meant, and read no worse than the floors."""

import tomllib

import pytest

from bibnorm.model import Entry, Name, Source, Venue
from bibnorm.read.formats import TEXTS as FORMATS
from bibnorm.training import delta, gate
from bibnorm.training.gold import GOLD, GoldEntry, GoldList, read_gold_list, read_gold_lists
from bibnorm.training.judge import fold, invented, judge
from bibnorm.training.scoring import align, score

LISTS = read_gold_lists()

WORK = GoldEntry(
    type=["article", "misc"],
    authors=["von Neumann, J.", "Morgenstern, O."],
    highlighted=[1],
    title="On games",
    venue=["Annals of Play", "AoP"],
    year=1944,
    pages="1-9",
)


def entry(**other):
    right = {
        "key": "k",
        "type": "misc",
        "authors": (
            Name(given="J", prefix="von", family="Neumann"),
            Name(given="O.", family="MORGENSTERN"),
        ),
        "highlighted": (1,),
        "title": "On Games.",
        "venue": Venue(text="The Annals of Play (AoP)"),
        "year": 1944,
        "pages": "1-9",
        "source": Source(text="J. von Neumann, O. MORGENSTERN. On Games. 1944."),
    }
    return Entry(**{**right, **other})


def test_the_shipped_model_reads_no_worse_than_the_floors(capsys):
    assert gate.main([]) == 0, capsys.readouterr().out


def test_many_lists_in_many_languages():
    assert len(LISTS) >= 14
    assert sum(len(gold.entry) for gold in LISTS) >= 110
    assert len({gold.language for gold in LISTS}) >= 11
    assert {gold.format for gold in LISTS} == set(FORMATS)


@pytest.mark.parametrize("gold", LISTS, ids=lambda gold: gold.name)
def test_a_list_holds_what_its_entries_say(gold):
    text = fold(gold.text)
    for work in gold.entry:
        said = [work.title, work.publisher, work.institution, work.doi, work.arxiv]
        for answers in filter(None, said):
            assert any(fold(answer) in text for answer in answers), answers
        words = [word for name in work.authors for word in name.split(",")[0].split()]
        assert all(fold(word) in text for word in words)
        assert all(0 < place <= len(work.authors) for place in work.highlighted + work.equal)


@pytest.mark.parametrize("gold", LISTS, ids=lambda gold: gold.name)
def test_no_work_stands_in_two_lists(gold):
    ours = {fold(work.title[0]) for work in gold.entry}
    others = {fold(w.title[0]) for other in LISTS if other is not gold for w in other.entry}
    assert ours.isdisjoint(others)


def test_all_right():
    assert all(judge(entry(), WORK).values())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("authors", (Name(given="J", family="Neumann"), Name(given="O.", family="Morgenstern"))),
        ("title", "On"),
        ("venue", Venue(text="Play")),
        ("venue", None),
        ("year", 1945),
    ],
)
def test_what_is_wrong_in_the_core_breaks_the_whole(field, value):
    right = judge(entry(**{field: value}), WORK)
    assert [name for name, is_right in right.items() if not is_right] == [
        field,
        "whole",
        "all fields",
    ]


@pytest.mark.parametrize(
    ("field", "value"), [("pages", "1-8"), ("type", "book"), ("highlighted", ()), ("et_al", True)]
)
def test_what_is_wrong_elsewhere_leaves_it_whole(field, value):
    right = judge(entry(**{field: value}), WORK)
    assert [name for name, is_right in right.items() if not is_right] == [field, "all fields"]


def test_an_invented_value_counts():
    found = entry(volume="3")
    assert invented(found, WORK) == ["volume"]
    assert not judge(found, WORK)["invented"]


def test_an_owner_left_out_may_be_put_in():
    alone = WORK.model_copy(update={"authors": ("Morgenstern, O.",), "highlighted": ()})
    assert judge(entry(), alone, "von Neumann, J.")["whole"]
    assert judge(entry(), alone, "von Neumann, J.")["highlighted"]
    assert not judge(entry(), alone)["whole"]


def test_nothing_found_is_nothing_right():
    assert not any(judge(None, WORK).values())


def test_each_entry_answers_to_one_work_at_most():
    later = WORK.model_copy(update={"year": 1947})
    second = entry(year=1947)
    assert align([second, entry()], [WORK, later]) == [entry(), second]
    assert align([entry()], [WORK, WORK]) == [entry(), None]


def test_a_file_that_is_not_of_the_form_is_named(tmp_path):
    path = tmp_path / "odd.toml"
    path.write_text("language = 3")
    with pytest.raises(ValueError, match=r"odd\.toml"):
        read_gold_list(path)


def small_list(folder, year):
    (folder / "small.toml").write_text(
        "language = 'en'\nformat = 'text'\nlayout = 'one line'\n"
        "text = 'L. Euler. On the seven bridges. Journal of Walks 8, 128-140, 1741.'\n"
        "[[entry]]\ntype = 'article'\ntitle = 'On the seven bridges'\nauthors = ['Euler, L.']\n"
        f"venue = 'Journal of Walks'\nyear = {year}\nvolume = '8'\npages = '128-140'\n"
    )


def test_floors_are_raised_and_never_lowered(tmp_path, capsys):
    small_list(tmp_path, 1741)
    gate.main(["--gold", str(tmp_path), "--raise"])
    floors = tomllib.loads((tmp_path / "floors.toml").read_text())
    assert floors["all"]["year"] == 1
    small_list(tmp_path, 1742)
    assert gate.main(["--gold", str(tmp_path), "--raise"]) == 1
    assert "fell: all year: 0, and the floor is 1" in capsys.readouterr().out
    assert tomllib.loads((tmp_path / "floors.toml").read_text()) == floors


def test_delta_prints_only_what_is_wrong(tmp_path, capsys):
    small_list(tmp_path, 1742)
    assert delta.main(["--gold", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "year: 1742 but 1741" in printed
    assert "title" not in printed


def test_delta_of_an_unknown_list_is_refused(capsys):
    with pytest.raises(SystemExit):
        delta.main(["--list", "nowhere"])
    assert "nowhere" in capsys.readouterr().err


def test_what_is_not_found_and_what_is_too_many_is_told(normalizer):
    gold = GoldList(
        name="odd", language="en", format="text", layout="", text=LISTS[0].text, entry=[WORK]
    )
    told = "\n".join(delta.blocks(score(normalizer, gold)))
    assert "odd 1: not found" in told
    assert "no such entry" in told


def test_the_gold_lists_are_where_the_commands_look():
    assert (GOLD / gate.FLOORS).is_file()
