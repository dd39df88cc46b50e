"""What services said is kept in one file, for all runs."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from lookup_answers import work
from lookup_server import WORK, Told, services, told

from bibnorm.lookup.net import Cache
from bibnorm.lookup.runner import Question


def test_what_was_asked_is_kept_and_refresh_asks_anew(server, tmp_path):
    server.answer("/works", told(WORK))
    for refresh, requests in ((False, 1), (False, 1), (True, 2), (False, 2)):
        with services(server, cache_dir=tmp_path, refresh=refresh) as some:
            for _ in range(2):  # within a run nothing is asked twice, refresh or not
                assert some.ask(Question(doi="10.5555/1"))[0].found[0].id == "10.5555/1"
        assert len(server.seen) == requests


def test_nothing_found_is_kept_for_a_shorter_time(tmp_path):
    now = [0.0]
    cache = Cache(tmp_path, keep=100, keep_missing=10, clock=lambda: now[0])
    cache.put("s", {"there": [{"a": 1}], "not there": []})
    ages = []
    for at in (5.0, 50.0, 500.0, -5.0):
        now[0] = at
        ages.append((cache.get("s", "there"), cache.get("s", "not there")))
    assert ages == [([{"a": 1}], []), ([{"a": 1}], None), (None, None), (None, None)]
    assert cache.get("s", "there", ever=True) == [{"a": 1}]
    cache.close()


def test_trouble_is_not_kept(server, tmp_path):
    server.answer("/works", Told(400), told(WORK))
    for has in (False, True):
        with services(server, cache_dir=tmp_path) as some:
            assert bool(some.ask(Question(doi="10.5555/1"))[0].found) is has


def test_offline_takes_what_is_kept_and_asks_nothing(server, tmp_path):
    server.answer("/works", told(WORK))
    with services(server, cache_dir=tmp_path) as some:
        some.ask(Question(doi="10.5555/1"))
    with services(server, cache_dir=tmp_path, offline=True, refresh=True, keep_days=0) as some:
        known, unknown = (some.ask(Question(doi=f"10.5555/{n}"))[0] for n in (1, 2))
    assert known.found
    assert "offline" in unknown.trouble.why
    assert len(server.seen) == 1


def test_the_oldest_go_where_it_grows_too_long(tmp_path):
    now = [0.0]
    cache = Cache(tmp_path, limit=50_000, clock=lambda: now[0])
    for number in range(151):
        now[0] += 1
        cache.put("s", {str(number): [{"text": "x" * 1000}]})
    kept = [number for number in range(151) if cache.get("s", str(number))]
    cache.close()
    assert 30 < len(kept) <= 60
    assert kept == list(range(151 - len(kept), 151))
    assert (tmp_path / "lookup.sqlite").stat().st_size < 200_000


@pytest.mark.parametrize("damage", ["no base", "another base", "a folder", "no right", "odd rows"])
def test_a_cache_that_cannot_be_used_stops_nothing(server, tmp_path, damage):
    server.answer("/works", told(WORK))
    path = tmp_path / "lookup.sqlite"
    if damage == "no base":
        path.write_bytes(b"rain " * 1000)
    elif damage == "another base":
        with sqlite3.connect(path) as base:
            base.execute("CREATE TABLE answers (rain)")
        base.close()
    elif damage == "a folder":
        path.mkdir()
    elif damage == "no right":
        (tmp_path / "file").write_text("")
        tmp_path = tmp_path / "file" / "under"
    else:
        cache = Cache(tmp_path)
        cache.close()
        with sqlite3.connect(path) as base:
            place = f"crossref/1 {server.url}"
            base.execute("INSERT INTO answers VALUES (?, 'doi:10.5555/1', '[1', 0)", (place,))
        base.close()
    with services(server, cache_dir=tmp_path) as some:
        assert some.ask(Question(doi="10.5555/1"))[0].found
        assert bool(some.cache.fault) is (damage in ("no base", "a folder", "no right"))
    if damage == "no base":
        assert path.read_bytes() == b"rain " * 1000  # not ours to throw away


WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from bibnorm.lookup.net import Cache
cache = Cache(Path(sys.argv[1]))
for number in range(40):
    cache.put("s", {f"{sys.argv[2]} {number}": [{"n": number}]})
    cache.put("s", {f"both {number}": [{"n": number}]})
    assert cache.get("s", f"both {number}") == [{"n": number}]
    cache.slot("s", 0.001)
assert cache.fault is None
cache.close()
"""


def test_two_processes_write_one_file(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name], stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    for writer in writers:
        _, said = writer.communicate(timeout=60)
        assert writer.returncode == 0, said
    cache = Cache(tmp_path)
    for name in ("one", "two", "both"):
        assert all(cache.get("s", f"{name} {n}") == [{"n": n}] for n in range(40))
    cache.close()
    base = sqlite3.connect(tmp_path / "lookup.sqlite")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT COUNT(*) FROM answers").fetchone() == (120,)
    base.close()


def test_two_at_once_share_the_questions(server, tmp_path):
    """Each waits for its turn; what the other asked in the meantime is not asked again."""
    server.answer("/works", told({"message": {"items": []}}))
    questions = [Question(work=work(f"Rain number {number}")) for number in range(6)]

    def ask():
        with services(server, cache_dir=tmp_path, paces={"crossref": 0.2}) as some:
            return [answer.trouble for _, [answer] in some.each(questions)]

    with ThreadPoolExecutor(2) as pool:
        both = [one.result() for one in [pool.submit(ask), pool.submit(ask)]]
    assert both == [[None] * 6] * 2
    assert len(server.seen) < 9  # not twelve
