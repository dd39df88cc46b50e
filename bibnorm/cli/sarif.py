"""Findings as SARIF 2.1.0, the form that code-review tools read."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bibnorm import __version__

RULES = {
    "differs": "The entry and the record of the work differ.",
    "not-found": "Nobody who was asked knew the work.",
    "could-not-ask": "A service could not be asked; this says nothing of the entry.",
    "doi-of-another-work": "The DOI leads to another work.",
    "venue-of-another-doi": "The DOI is not one of the venue's.",
    "published": "The work is cited as a preprint and has appeared.",
    "retracted": "The work was retracted.",
    "corrected": "There is a correction of the work.",
}
_LEVELS = {"not-found": "note", "could-not-ask": "note", "corrected": "note", "retracted": "error"}


def as_sarif(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Give the findings of `bibnorm verify` as one run.

    >>> found = {"file": "a.bib", "line": 3, "key": "k", "status": "differs", "asked": ["index"],
    ...          "differs": [{"field": "year", "entry": "1", "record": "2"}], "problems": []}
    >>> [result] = as_sarif([found])["runs"][0]["results"]
    >>> result["ruleId"], result["message"]["text"]
    ('differs', 'k: year: 1, record 2')
    """
    rules = [{"id": id_, "shortDescription": {"text": text}} for id_, text in RULES.items()]
    driver = {"name": "bibnorm", "version": __version__, "rules": rules}
    results = [result for record in records for result in _results(record)]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _results(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in record["differs"]:
        text = f"{one['field']}: {one['entry']}, record {one['record']}"
        yield _result(record, "differs", text)
    if record["status"] in ("not-found", "could-not-ask"):
        asked = ", ".join(record["asked"]) or "nobody"
        text = f"{RULES[record['status']]} Asked: {asked}."
        if record.get("versions"):
            text = f"Only another version is known: {record['versions'][0]}. Asked: {asked}."
        yield _result(record, record["status"], text)
    for one in record["problems"]:
        yield _result(record, one["code"], one["message"])


def _result(record: dict[str, Any], rule: str, text: str) -> dict[str, Any]:
    region = {"startLine": record["line"]}
    place = {"artifactLocation": {"uri": _uri(record["file"])}, "region": region}
    return {
        "ruleId": rule,
        "level": _LEVELS.get(rule, "warning"),
        "message": {"text": f"{record['key']}: {text}"},
        "locations": [{"physicalLocation": place}],
    }


def _uri(name: str) -> str:
    """Give a file as an address: what is relative stays so, as the tools that read this ask.

    >>> _uri("my papers/é.bib"), _uri("/home/ann/a.bib")
    ('my%20papers/%C3%A9.bib', 'file:///home/ann/a.bib')
    """
    path = Path(name)
    if path.is_absolute():
        return path.as_uri()
    return quote(os.fsencode(name.replace(os.sep, "/")))
