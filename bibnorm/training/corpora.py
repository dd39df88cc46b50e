"""Labelled references → gold readings under one convention.

A corpus is JSON Lines: `raw` is the reference, `spans_h` its labelled stretches
(edge punctuation, "In", "pp.", "vol." outside; a block of authors is one span).
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bibnorm.model import Citation, Label, Run, Span, Tagged
from bibnorm.tag.spans import SEPARATOR
from bibnorm.tag.tokens import tokenize

# What no licence is stated for may be looked at, but nothing shipped is trained on it.
LICENCES: Mapping[str, str] = MappingProxyType(
    {
        "anystyle_core": "BSD-2-Clause",
        "anystyle_good": "BSD-2-Clause",
        "grobid": "Apache-2.0",
        "pmc": "CC BY and other Creative Commons licences, by article",
        "linkedbooks_noisy": "MIT",
    }
)
LICENSED = tuple(LICENCES)

_OTHERS = re.compile(r"[\s,]*\bet\.? ?al\b\.?", re.IGNORECASE)
_LABELS = {label.value: label for label in Label}


def read_corpus(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the records of one JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gold(record: Mapping[str, Any]) -> Tagged:
    """Turn a record into a citation with its gold spans; a leading marker is cut off."""
    text = record["raw"]
    spans = [Span(s, e, _LABELS[label]) for s, e, label in record["spans_h"] if label in _LABELS]
    body = 0
    if spans and spans[0].label is Label.MARKER and spans[0].start <= 2:
        body = spans[0].end
        while body < len(text) and not text[body].isalnum():
            body += 1
    kept = tuple(_with_others(text, span) for span in spans if span.start >= body)
    return Tagged(Citation(runs=(Run(text),), body=body), kept)


def _with_others(text: str, span: Span) -> Span:
    """Let "et al." belong to the authors: one corpus leaves it outside, the others do not."""
    named = span.label in (Label.AUTHOR, Label.EDITOR)
    others = _OTHERS.match(text, span.end) if named else None
    return replace(span, end=others.end()) if others else span


def token_labels(tagged: Tagged) -> list[str]:
    """Give the gold label of each token of a reading, `-` between the spans."""
    tokens, _ = tokenize(tagged.citation)
    labels: list[str] = []
    spans = iter(tagged.spans)
    span = next(spans, None)
    for token in tokens:
        while span is not None and span.end <= token.start:
            span = next(spans, None)
        inside = span is not None and span.start < token.end
        labels.append(span.label.value if inside and span is not None else SEPARATOR)
    return labels
