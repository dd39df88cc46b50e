"""No word of a citation is lost on the way into a file: what has no field is in the note."""

import re
import unicodedata
from pathlib import Path

import pytest

from bibnorm import Normalizer, write
from bibnorm.lexicon.connectives import is_connective, is_link_label
from bibnorm.lexicon.months import MONTHS
from bibnorm.model import Entry
from bibnorm.read import read_path, read_text
from bibnorm.training.gold import read_gold_lists

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").iterdir())
DOCUMENTS = {
    **{one.name: read_text(one.text, format=one.format) for one in read_gold_lists()},
    **{path.name: read_path(path) for path in EXAMPLES},
}
# What fields say by being there: an address's host, an editor's role, a type's code, a counter.
SAID = frozenset(
    "http https www dx doi org arxiv abs pdf hrsg ed eds et al in of the j m d c 年 月 日".split()  # noqa: SIM905
)


def words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    pieces = re.findall(r"\d+|[^\W\d_]+", letters.casefold())
    return [piece.lstrip("0") or "0" for piece in pieces]


def lost(text: str, entry: Entry) -> list[str]:
    """Give the words of a citation that neither the file written of it nor its type has."""
    written = re.sub(r"[{}\\]", "", write([entry], venue_names="as-written"))
    there = set(words(f"{written} {entry.genre} {entry.status}"))
    whole = "".join(words(written))
    return [
        word
        for word in words(text)
        if word not in there | SAID | MONTHS.keys()
        and not (len(word) > 2 and word in whole)
        and not (word.isdecimal() and any(one.endswith(word) for one in there if one.isdecimal()))
        and not is_connective(word)
        and not is_link_label(word)
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_is_in_the_file(name):
    for reading in Normalizer().read(DOCUMENTS[name]).readings:
        citation = reading.citation
        assert lost(citation.text[citation.body :], reading.entry) == [], citation.text


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Zhiwei Li (李志伟), Ann Roe. Rain on the roofs. Journal of Rain 4, 2001.", "李志伟"),
        ("Bo Li, Ann Roe (PhD student). Rain on the roofs. Journal of Rain 4, 2001.", "student"),
        ("A. Byron. Rain on the roofs of town. arXiv:2101.00001v3 [cs.LG], 2021.", "v3"),
        ("A. Byron. Rain on roofs. In 8th Symp. on Operating Systems Principles, 2001.", "8th"),
        ("A. Byron. Rain on roofs. Phys. Rev. Lett. 86 (21), article 4, June 2001.", "86"),
        ("A. Byron. Rain on roofs. Journal of Rain 4 (special issue), 2001.", "special"),
        ("A. Byron. Rain on roofs. In Proc. of ICSE, Oslo, June 30 - July 2, 2014.", "07-02"),
    ],
)
def test_what_has_no_field_of_its_own_is_kept(line, kept):
    [entry] = Normalizer().document(read_text(line))
    assert kept in write([entry])
    assert lost(line, entry) == []
