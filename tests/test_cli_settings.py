"""Settings that a project keeps: found from the folder upwards, refused in words."""

import json

import pytest

from bibnorm.cli.exits import FailedError
from bibnorm.cli.settings import venue_files

RECORD = "- {key: wvot, kind: workshop, name: Workshop on Very Odd Tongues, acronym: WVOT}\n"


def test_the_nearest_file_of_settings_counts(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.bibnorm]\nvenues = ['a.yaml']\n", "utf-8")
    inner = tmp_path / "paper" / "figures"
    inner.mkdir(parents=True)
    assert venue_files([], inner) == (tmp_path / "a.yaml",)
    (tmp_path / "paper" / "bibnorm.toml").write_text("venues = ['b.yaml']\n", "utf-8")
    assert venue_files([], inner) == (tmp_path / "paper" / "b.yaml",)


def test_the_command_line_goes_before_the_settings(tmp_path):
    (tmp_path / "bibnorm.toml").write_text("venues = ['b.yaml']\n", "utf-8")
    assert venue_files([tmp_path / "c.yaml"], tmp_path) == (tmp_path / "c.yaml",)


def test_a_project_that_says_nothing_of_bibnorm_is_passed_over(tmp_path):
    (tmp_path / "bibnorm.toml").write_text("venues = ['b.yaml']\n", "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = 'odd'\n", "utf-8")
    assert venue_files([], inner) == (tmp_path / "b.yaml",)


@pytest.mark.parametrize(
    ("text", "told"),
    [("venue = []", "no such setting"), ("venues = 'a'", "give a list"), ("venues = [", "Invalid")],
)
def test_what_is_wrong_with_settings_is_told(tmp_path, text, told):
    (tmp_path / "bibnorm.toml").write_text(text, "utf-8")
    with pytest.raises(FailedError, match=told):
        venue_files([], tmp_path)


def test_the_commands_know_the_venues_of_the_settings(bibnorm, tmp_path):
    (tmp_path / "mine.yaml").write_text(RECORD, "utf-8")
    (tmp_path / "bibnorm.toml").write_text("venues = ['mine.yaml']\n", "utf-8")
    list_ = tmp_path / "list.txt"
    list_.write_text("A. Roe. On odd tongues. In WVOT 2016.\n", "utf-8")
    told = bibnorm("venue", "--jsonl", "Workshop on Very Odd Tongues", cwd=tmp_path)
    assert json.loads(told.stdout)["id"] == "wvot"
    done = bibnorm("parse", "-q", "--to", "jsonl", list_, cwd=tmp_path)
    assert json.loads(done.stdout)["venue"]["id"] == "wvot"
    assert b"Workshop on Very Odd Tongues" in bibnorm("explain", list_, cwd=tmp_path).stdout
