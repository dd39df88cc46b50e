"""The way to a service: every fault ends in bounded time, as trouble, and never as "none"."""

import gzip
import socket
import subprocess
import sys
import threading
import time

import pytest
from lookup_server import FAST, WORK, LookupServer, Told, asked, services, told

from bibnorm.lookup.found import TroubleError
from bibnorm.lookup.net import Ask, Cache, Exchange, Limits, Line, Times
from bibnorm.lookup.net.waits import backoff, interval_said, retry_after
from bibnorm.lookup.runner import Question

HTML = b"<!doctype html><html><title>Are you a person?</title></html>"
FAULTS = {
    "404 of somebody else": (Told(404, b"nothing here", "text/plain"), "not as Crossref"),
    "404 page of a proxy": (Told(404, HTML, "text/html"), "not as Crossref"),
    "400": (told({"status": "failed"}, 400), "status 400"),
    "401": (told({}, 401), "refuses us"),
    "403": (told({"message": "Forbidden"}, 403), "refuses us"),
    "429": (Told(429, HTML, "text/html"), "too many requests"),
    "429 with a wait": (Told(429, b"", None, (("Retry-After", "0"),)), "too many requests"),
    "429 with a long wait": (Told(429, b"", None, (("Retry-After", "7200"),)), "too many requests"),
    "500": (Told(500, b"{}"), "status 500"),
    "503 page": (Told(503, HTML, "text/html"), "status 503"),
    "page with 200": (Told(200, HTML, "text/html"), "a web page"),
    "page called JSON": (Told(200, HTML), "a web page"),
    "wrong type": (Told(200, b"%PDF-1.7", "application/pdf"), "application/pdf"),
    "truncated JSON": (Told(200, b'{"message": {"DOI": "10.5'), "breaks off"),
    "no JSON": (Told(200, b"NaN"), "breaks off"),
    "nested JSON": (Told(200, b"[" * 100_000), "breaks off"),
    "other JSON": (told([1, 2]), "not a work"),
    "empty": (Told(200, b""), "breaks off"),
    "cut": (Told(200, b'{"message"', fault="cut"), "breaks off"),
    "gone": (Told(fault="drop"), "cannot be reached"),
    "silent": (Told(fault="silent"), "in time"),
    "stalled": (Told(200, b'{"message"', fault="stalled"), "in time"),
    "dripping": (Told(200, fault="dripping"), "within 0.6 s"),
    "dripping head": (Told(fault="dripping-head"), "within 0.6 s"),
    "huge": (Told(200, fault="huge"), "longer than 0.2 MB"),
    "huge when unpacked": (
        Told(200, gzip.compress(b" " * 5_000_000), headers=(("Content-Encoding", "gzip"),)),
        "longer than 0.2 MB",
    ),
    "broken gzip": (Told(200, b"rain", headers=(("Content-Encoding", "gzip"),)), "breaks off"),
    "elsewhere": (Told(302, headers=(("Location", "https://rain.example.org/"),)), "another place"),
    "to another port": (
        Told(301, headers=(("Location", "http://127.0.0.1:1/works"),)),
        "another place",
    ),
    "to no address": (Told(302, headers=(("Location", "http://[rain"),)), "failed (ValueError)"),
    "to a file": (Told(302, headers=(("Location", "file:///etc/passwd"),)), "another place"),
    "in circles": (Told(302, headers=(("Location", "/works/10.5555/1"),)), "in circles"),
    "nowhere": (Told(302), "in circles"),
    "unknown status": (Told(599, b""), "status 599"),
}


@pytest.mark.parametrize(("answer", "why"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_trouble_in_bounded_time(server, answer, why):
    server.answer("/works", answer)
    began = time.monotonic()
    answer = asked(server)
    assert time.monotonic() - began < FAST.patience + FAST.total + 0.5
    assert answer.found == ()
    assert why in answer.trouble.why
    assert len(server.seen) <= 4


def test_nobody_there():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        trouble = asked(f"http://127.0.0.1:{taken.getsockname()[1]}").trouble
    assert trouble.why == "cannot be reached"


def test_who_has_no_certificate_is_not_asked(server):
    trouble = asked(server.url.replace("http", "https")).trouble
    assert "no secure connection" in trouble.why
    assert trouble.over
    assert server.seen == []


def test_a_proxy_that_is_not_there_is_trouble(server, monkeypatch):
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://ann:k3y@127.0.0.1:1")
    why = asked(server.url.replace("127.0.0.1", "localhost")).trouble.why
    assert "proxy" in why
    assert "k3y" not in why


def test_an_unknown_name_is_trouble():
    assert asked("https://no-such-host.invalid").trouble is not None


def test_what_there_is_not_is_no_trouble(server):
    server.answer("/works", Told(404, b"Resource not found.", "application/json;charset=utf-8"))
    answer = asked(server)
    assert (answer.found, answer.trouble) == ((), None)


def test_a_page_that_says_404_speaks_of_one_question(server):
    server.answer("/works", Told(404, HTML, "text/html"), told(WORK))
    with services(server) as some:
        [[first], [second]] = [some.ask(Question(doi=doi)) for doi in ("10.5555/0", "10.5555/1")]
    assert (first.trouble is not None, bool(second.found)) == (True, True)


@pytest.mark.parametrize(
    "first",
    [Told(500), Told(429), Told(fault="drop"), Told(fault="silent"), Told(200, b"x", fault="cut")],
)
def test_a_passing_fault_passes(server, first):
    server.answer("/works", first, told(WORK))
    assert asked(server).found[0].entry.title == "Rain"
    assert len(server.seen) == 2


def test_over_is_over(server):
    server.answer("/works", Told(403))
    with services(server) as some:
        first, second = (some.ask(Question(doi=doi))[0] for doi in ("10.5555/1", "10.5555/2"))
    assert first.trouble.over
    assert second.trouble.over
    assert len(server.seen) == 1


def test_a_service_that_fails_thrice_is_left_alone(server):
    server.answer("/works", Told(400))
    with services(server) as some:
        over = [some.ask(Question(doi=f"10.5555/{n}"))[0].trouble.over for n in range(5)]
    assert over == [False, False, True, True, True]
    assert len(server.seen) == 3


def test_a_long_wait_is_told_not_waited(server):
    server.answer("/works", Told(429, headers=(("Retry-After", "7200"),)))
    trouble = asked(server).trouble
    assert (trouble.wait, trouble.over, len(server.seen)) == (7200.0, True, 1)


def test_a_short_wait_is_kept(server):
    server.answer("/works", Told(503, headers=(("Retry-After", "3"),)), told(WORK))
    slept: list[float] = []
    limits = Limits(**(vars(FAST) | {"patience": 60.0}))
    assert asked(server, times=Times(sleep=slept.append), limits=limits).found
    assert slept == [3.0]


def test_known_hosts_are_followed_without_the_key(server):
    other = LookupServer()
    other.answer("/x", told({"rain": 1}))
    server.answer("/x", Told(301, headers=(("Location", f"{other.url}/x"),)))
    headers = {"x-api-key": "secret", "Authorization": "secret", "User-Agent": "bibnorm"}
    exchange = Exchange(server.url, headers, FAST, frozenset({other.url.removeprefix("http://")}))
    assert exchange.send(Ask("/x")).json() == {"rain": 1}
    exchange.close()
    other.close()
    assert server.seen[0].headers["x-api-key"] == "secret"
    assert not {"x-api-key", "authorization"} & set(other.seen[0].headers)


def test_an_own_redirect_is_followed(server):
    server.answer("/works/10.5555/1", Told(301, headers=(("Location", "/works/10.5555/new"),)))
    server.answer("/works/10.5555/new", told(WORK))
    assert asked(server).found


def test_one_connection_serves_all(server):
    server.answer("/works", told(WORK))
    with services(server) as some:
        for number in range(5):
            some.ask(Question(doi=f"10.5555/{number}"))
    assert len({seen.connection for seen in server.seen}) == 1


def test_no_cookie_comes_back_and_no_password_of_netrc(server, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login rain password wind\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.answer("/works", told(WORK, headers=(("Set-Cookie", "a=b; Path=/"),)))
    with services(server) as some:
        some.ask(Question(doi="10.5555/1"))
        some.ask(Question(doi="10.5555/2"))
    assert not [seen for seen in server.seen if {"cookie", "authorization"} & set(seen.headers)]


# --- pace


def test_pace_is_kept_and_headers_slow_it(server):
    said = (("X-Rate-Limit-Limit", "2"), ("X-Rate-Limit-Interval", "1s"))
    server.answer("/works", told(WORK, headers=said))
    slept: list[float] = []
    now = [1000.0]

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    times = Times(clock=lambda: now[0], today=lambda: now[0], sleep=sleep)
    with services(server, paces={"crossref": 0.1}, times=times) as some:
        for number in range(4):
            some.ask(Question(doi=f"10.5555/{number}"))
    assert slept == pytest.approx([0.1, 0.5, 0.5])


def test_two_runs_share_the_pace(tmp_path):
    now = [1000.0]
    one, two = (Cache(tmp_path, clock=lambda: now[0]) for _ in range(2))
    assert [one.slot("arxiv", 3.0), two.slot("arxiv", 3.0), one.slot("arxiv", 3.0)] == [
        0.0,
        3.0,
        6.0,
    ]
    assert two.slot("crossref", 3.0) == 0.0
    now[0] = 10.0  # the clock was set back: nobody waits a quarter of an hour
    assert one.slot("arxiv", 3.0) <= 3.0
    one.close()
    two.close()


def test_waits():
    assert [backoff(n, 1.0, 1.0) for n in range(4)] == [1.0, 2.0, 4.0, 8.0]
    assert retry_after({"retry-after": "Fri, 31 Dec 1999 23:59:59 GMT"}, now=946684800) == 0.0
    assert retry_after({}, now=0) is None
    assert retry_after({"retry-after": "-5"}, now=0) is None
    assert interval_said({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"}) is None
    assert interval_said({"x-ratelimit-limit": "50", "x-ratelimit-interval": "1m"}) == 1.2


# --- Ctrl-C


def test_stop_ends_all_waiting_at_once(server):
    server.answer("/works", told(WORK))
    times = Times()
    with services(server, paces={"crossref": 30.0}, times=times) as some:
        some.ask(Question(doi="10.5555/0"))
        threading.Timer(0.2, times.stop.set).start()
        began = time.monotonic()
        [answer] = some.ask(Question(doi="10.5555/1"))
    assert answer.trouble.why == "stopped"
    assert time.monotonic() - began < 2


INTERRUPTED = """
import sys, time
from bibnorm.lookup.net import Limits
from bibnorm.lookup.runner import Question, Services
from bibnorm.lookup.settings import LookupSettings
name = "crossref"
settings = LookupSettings(order=(name,), bases={name: sys.argv[1]}, paces={name: 0.0})
none = Question(arxiv="2101.00001")
questions = [none, Question(doi="10.5555/1"), none, Question(doi="10.5555/2")]
found = []
try:
    with Services(settings) as services:
        for question, answers in services.each(questions):
            found.append(answers)
            print(len(found), flush=True)
except KeyboardInterrupt:
    print("kept", sum(bool(one.found) for answers in found for one in answers), flush=True)
"""


def test_ctrl_c_keeps_what_was_found_and_ends_soon(server):
    server.answer("/works/10.5555/1", told(WORK))
    server.answer("/works/10.5555/2", Told(fault="silent"))
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, server.url], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert [process.stdout.readline().strip() for _ in range(3)] == ["1", "2", "3"]
    while len(server.seen) < 2:
        time.sleep(0.01)
    began = time.monotonic()
    process.send_signal(2)
    out, _ = process.communicate(timeout=20)
    assert out.split() == ["kept", "1"]
    assert process.returncode == 0
    assert time.monotonic() - began < 5


def test_a_line_alone_counts_what_it_sends(server):
    server.answer("/x", told({}))
    line = Line("crossref", Exchange(server.url, {}, FAST), Cache(), 0.0, FAST, Times())
    line.ask(Ask("/x"))
    assert (line.sent, line.over) == (1, False)
    with pytest.raises(TroubleError):
        line.ask(Ask("/nowhere"))
    line.close()
