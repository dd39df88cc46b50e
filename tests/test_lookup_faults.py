"""The commands against services that go wrong in all ways: bounded time, nothing lost or leaked."""

import gzip
import json
import os
import subprocess
import sys
import time
from itertools import pairwise

import pytest
from lookup_answers import PLACES, bases
from lookup_server import Told, told

BIB = """@article{one, author = {Regen, Ann}, title = {On rain}, year = 2020, doi = {10.5555/1}}
@misc{two, author = {Regen, Ann}, title = {On wind}, eprint = {2101.00001}, archiveprefix = {arXiv}}
@book{three, author = {Regen, Ann}, title = {On snow and hail}, year = 2019}
"""
KEYS = {"BIBNORM_OPENALEX_KEY": "k3y-of-openalex", "BIBNORM_S2_KEY": "k3y-of-s2"}
MAIL = {"BIBNORM_MAILTO": "ann@rain.example.org"}
HTML = b"<!doctype html><html><title>Are you a person?</title></html>"
BROKEN = gzip.compress(b"{}" * 99)[:30]
FAULTS = {
    "404 of somebody else": Told(404, b"nothing here", "text/plain"),
    "400": told({"error": "bad"}, 400),
    "401": told({}, 401),
    "429": Told(429, b"", None),
    "429 with a wait": Told(429, b"", None, (("Retry-After", "0"),)),
    "429 with a long wait": Told(429, b"", None, (("Retry-After", "7200"),)),
    "500": Told(500, b"{}"),
    "503 page": Told(503, HTML, "text/html"),
    "page with 200": Told(200, HTML, "text/html"),
    "page called JSON": Told(200, HTML),
    "wrong type": Told(200, b"%PDF-1.7", "application/pdf"),
    "truncated JSON": Told(200, b'{"message": {"DOI": "10.5'),
    "other JSON": told([1, "2"]),
    "empty": Told(200, b""),
    "cut": Told(200, b'{"message"', fault="cut"),
    "gone": Told(fault="drop"),
    "silent": Told(fault="silent"),
    "stalled": Told(200, b'{"message"', fault="stalled"),
    "dripping": Told(200, fault="dripping"),
    "dripping head": Told(fault="dripping-head"),
    "huge": Told(200, fault="huge"),
    "broken gzip": Told(200, BROKEN, headers=(("Content-Encoding", "gzip"),)),
    "elsewhere": Told(302, headers=(("Location", "https://rain.example.org/"),)),
    "in circles": Told(302, headers=(("Location", "/crossref/works"),)),
    "what we sent": lambda seen: told({"error": str(seen.headers)}, 500),
}
SLOW = ("silent", "stalled", "dripping", "dripping-head")
# The limits of a user are longer than a test should be: the library takes others.
SHORT = """
import runpy
import sys
from bibnorm.cli import lookup_files
from bibnorm.lookup.net import Limits
from bibnorm.lookup.settings import ORDER, from_environment
limits = Limits(0.3, 0.2, 0.4, patience=1.0, wait=45.0, backoff=0.001, bytes=200_000)
def short(environ=None, **said):
    return from_environment(environ, **said, limits=limits, paces=dict.fromkeys(ORDER, 0.0))
lookup_files.from_environment = short
sys.argv[0] = "bibnorm"
runpy.run_module("bibnorm.cli", run_name="__main__")
"""


@pytest.fixture
def place(tmp_path):
    (tmp_path / "refs.bib").write_text(BIB)
    return tmp_path


def settle(place, where, *services):
    """Say in the project's settings where services are, and what answers are kept in."""
    lines = [f"{name} = '{base}'" for name, base in where.items()]
    names = list(services or where)
    text = f"[lookup]\nservices = {names}\ncache-dir = 'kept'\n[lookup.bases]\n"
    (place / "bibnorm.toml").write_text(text + "\n".join(lines) + "\n")


def short(place, *arguments):
    """Run the command with short limits, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", SHORT, *map(str, arguments)],
        capture_output=True,
        timeout=60,
        env={**os.environ, **KEYS, **MAIL, "COLUMNS": "200"},
        cwd=place,
        check=False,
    )


def unharmed(place, done, code):
    """Check what must be so whatever a service does."""
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == code, said
    assert "Traceback" not in said
    assert "bug in bibnorm" not in said
    kept = b"".join(file.read_bytes() for file in place.rglob("kept/*"))
    for secret in (*KEYS.values(), *MAIL.values()):
        assert secret not in said
        assert secret.encode() not in kept
    assert (place / "refs.bib").read_text() == BIB
    return said


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_every_fault_of_every_service(place, server, fault):
    settle(place, {name: f"{server.url}/{name}" for name in PLACES})
    server.answer("/", fault)
    began = time.monotonic()
    said = unharmed(place, short(place, "verify", "--fail-on", "could-not-ask", "refs.bib"), 1)
    assert time.monotonic() - began < 25
    for line, key in enumerate(("one", "two", "three"), 1):
        assert f"refs.bib:{line}: could-not-ask: {key}: " in said
    for name in PLACES:
        assert f"could not ask {name}: " in said
    assert {seen.path.split("/")[1] for seen in server.seen} == {*PLACES}
    if getattr(fault, "fault", "") in SLOW:
        return  # once is enough
    began = time.monotonic()
    said = unharmed(place, short(place, "lookup", "--apply", "refs.bib"), 1)
    assert time.monotonic() - began < 25
    for line, key in enumerate(("one", "two", "three"), 1):
        assert f"refs.bib:{line}: {key}: could not ask " in said


def test_nobody_there(place):
    settle(place, dict.fromkeys(PLACES, "http://127.0.0.1:9"))
    said = unharmed(place, short(place, "verify", "refs.bib"), 0)
    assert said.count(": could-not-ask: ") == 3
    assert said.count("cannot be reached") >= 6


@pytest.mark.parametrize("name", ["401", "429 with a long wait", "page with 200", "elsewhere"])
def test_faults_that_end_it_at_once_do_so_with_the_limits_of_a_user(bibnorm, place, server, name):
    settle(place, {"crossref": server.url, "s2": server.url})
    server.answer("/", FAULTS[name])
    began = time.monotonic()
    done = bibnorm("verify", "refs.bib", cwd=place, env={**KEYS, **MAIL})
    assert time.monotonic() - began < 15
    assert unharmed(place, done, 0).count(": could-not-ask: ") == 3
    assert len(server.seen) == 2


def test_one_in_trouble_stops_none_of_the_others(place, server):
    settle(place, bases(server))
    server.answer("/openalex/works", Told(fault="silent"))
    server.answer("/s2/paper", Told(200, HTML, "text/html"))
    records = json.loads(short(place, "verify", "--json", "refs.bib").stdout)
    assert [record["key"] for record in records] == ["one", "two", "three"]
    for record in records:
        assert {"crossref", "arxiv", "datacite", "dblp"} <= {*record["asked"]}
        troubles = {trouble.partition(":")[0] for trouble in record["troubles"]}
        assert {"openalex", "s2"} == troubles


def test_what_could_not_be_asked_is_asked_again(place, server):
    settle(place, {"crossref": server.url})
    answer = told({"message": {"items": [], "total-results": 0}})
    server.answer("/works", Told(500))
    assert b"could-not-ask" in short(place, "verify", "refs.bib").stdout
    asked = len(server.seen)
    server.answer("/works", answer)
    server.answer("/works/", Told(404, b"Resource not found.", "text/plain"))
    said = unharmed(place, short(place, "verify", "refs.bib"), 0)
    assert said.count(": not-found: ") == 3
    assert len(server.seen) > asked
    server.answer("/", Told(500))  # what was answered stays, though the service is gone
    assert short(place, "verify", "--offline", "refs.bib").stdout.decode() == said


def test_several_processes_share_answers_and_pace(bibnorm, place, server):
    """Each command is a process; the file of answers is one."""
    settle(place, {"crossref": server.url})
    server.answer("/works", told({"message": {"items": []}}))
    server.answer("/works/", Told(404, b"Resource not found.", "text/plain"))
    command = [sys.executable, "-m", "bibnorm.cli", "verify", "refs.bib"]
    started = [
        subprocess.Popen(
            command, cwd=place, env=os.environ | KEYS, stdout=subprocess.PIPE, stderr=-1
        )
        for _ in range(3)
    ]
    ended = [(one, *one.communicate(timeout=100)) for one in started]
    assert {(one.returncode, out, error) for one, out, error in ended} == {(0, ended[0][1], b"")}
    assert ended[0][1].count(b": not-found: ") == 3
    times = [seen.at for seen in server.seen]
    gaps = [after - before for before, after in pairwise(times)]
    assert min(gaps) > 0.3, gaps  # half a second, give or take what a request needs to arrive
    count = len(times)
    again = bibnorm("verify", "--offline", "refs.bib", cwd=place)
    assert (again.stdout, len(server.seen)) == (ended[0][1], count)
