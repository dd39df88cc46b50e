"""Keys are sent to their service and stand nowhere else; what cannot be a setting is refused."""

import io
import logging
import traceback
from pathlib import Path

import pytest
from lookup_server import WORK, Told, asked, services, told
from pydantic import SecretStr

from bibnorm.lookup.runner import Question
from bibnorm.lookup.settings import LookupSettings, SettingsError, from_environment

KEYS = {"openalex": SecretStr("k3y-of-openalex"), "s2": SecretStr("k3y-of-s2")}


def test_a_key_is_sent_and_nowhere_else(server, tmp_path):
    # Loggers of all, to the finest; what services echo must not help either.
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    root.addHandler(handler)
    level = root.level
    root.setLevel(logging.DEBUG)
    try:
        troubles = []
        for answer in (
            told({"error": "Bad"}, 400),
            told({}, 401),
            Told(fault="drop"),
            Told(fault="silent"),
        ):
            server.answer("/", answer)
            with services(server, "openalex", "s2", keys=KEYS, cache_dir=tmp_path) as some:
                answers = some.ask(Question(doi="10.5555/1"))
                troubles += [one.trouble for one in answers]
        server.answer("/works", told({"id": "https://openalex.org/W1", "title": "Rain"}))
        server.answer("/paper", told([{"paperId": "0" * 40, "title": "Rain"}]))
        with services(server, "openalex", "s2", keys=KEYS, cache_dir=tmp_path) as some:
            assert all(one.found for one in some.ask(Question(doi="10.5555/1")))
            said = repr(some.services) + repr(vars(some))
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
    sent = {
        seen.headers.get("authorization") or seen.headers.get("x-api-key") for seen in server.seen
    }
    assert sent == {"Bearer k3y-of-openalex", "k3y-of-s2"}
    said += stream.getvalue() + "".join(seen.path + str(seen.params) for seen in server.seen)
    for trouble in troubles:
        said += repr(trouble) + str(vars(trouble)) + "".join(traceback.format_exception(trouble))
        assert trouble.__context__ is None
        assert trouble.__cause__ is None
    said += repr(LookupSettings(keys=KEYS))
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert stream.getvalue()
    assert kept
    assert "k3y" not in said
    assert b"k3y" not in kept


def test_who_asks_is_said(server, tmp_path):
    server.answer("/works", told(WORK))
    asked(server, mailto="ann@rain.example.org", cache_dir=tmp_path)
    assert server.seen[0].headers["user-agent"].startswith("bibnorm")
    assert "(mailto:ann@rain.example.org)" in server.seen[0].headers["user-agent"]
    assert b"ann@rain" not in (tmp_path / "lookup.sqlite").read_bytes()


# --- settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"order": ("rain",)},
        {"mailto": "ann"},
        {"mailto": "ann@rain.example.org\r\nX-Rain: 1"},
        {"keys": {"s2": SecretStr("k3y\r\nX: 1")}},
        {"keys": {"s2": SecretStr("")}},
        {"keys": {"rain": SecretStr("k3y")}},
        {"bases": {"s2": "http://api.example.org"}},
        {"bases": {"s2": "ftp://127.0.0.1"}},
        {"bases": {"s2": "https://ann:k3y@example.org"}},
        {"bases": {"s2": "https://[rain"}},
        {"bases": {"s2": "https://example.org?key=k3y"}},
    ],
)
def test_a_setting_that_cannot_be_is_refused(wrong):
    with pytest.raises(SettingsError) as error:
        LookupSettings(**wrong)
    assert "k3y" not in str(error.value)


def test_settings_come_from_the_environment():
    environ = {
        "BIBNORM_MAILTO": " ann@rain.example.org",
        "BIBNORM_OPENALEX_KEY": "k3y",
        "BIBNORM_S2_KEY": "",
    }
    settings = from_environment(
        environ | {"BIBNORM_CACHE_DIR": "/rain"}, keys={"s2": SecretStr("file")}
    )
    assert settings.mailto == "ann@rain.example.org"
    assert settings.cache_dir == Path("/rain")
    assert (settings.key("openalex"), settings.key("s2"), settings.key("dblp")) == (
        "k3y",
        "file",
        None,
    )
    assert from_environment({"XDG_CACHE_HOME": "/rain"}).cache_dir in (
        Path("/rain/bibnorm"),
        from_environment({}).cache_dir,
    )
    assert "k3y" not in repr(settings)
