"""What a heading of a CV says: works, a kind of works, a year, or something else."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from bibnorm.lexicon import headings_words as words


class Topic(Enum):
    """What stands under a heading."""

    WORKS = "works"
    KIND = "kind"
    YEAR = "year"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as read.

    `general` says that it names works without saying which; `covered` that
    every one of its words was known, so that it can hardly be anything else.
    """

    topic: Topic
    general: bool = False
    covered: bool = False


_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    r"(?:year|jahr|annee|ano|anno|rok|in|before|prior to|until|since|from|bis|avant|vor)?"
    rf"\s*:?\s*{_YEAR}"
    rf"(?:\s*(?:-|–|—|/|to|bis)\s*(?:{_YEAR}|\d\d|present|now|today|date|heute|current)?)?"
    r"(?:\s*(?:and|&)\s*(?:earlier|before|older|prior))?\s*(?:年度?|年|г\.?)?\s*[:.]?"
)
_ASIDE = re.compile(r"[\(\[（【][^()\[\]（）【】]*[\)\]）】]|\s[*∗†‡].*\Z")
_NUMBERING = re.compile(r"\s*(?:[a-z]|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.):]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_AND = frozenset(words.CONJUNCTIONS.split())
_OF = frozenset(words.PREPOSITIONS.split())
_ORDER = ("GENERAL", "WORKS", "OTHERS", "KINDS", "FILLERS")
_LONGEST = 160


@cache
def fold(text: str) -> str:
    """Fold case and accents, so that `Veröffentlichungen` meets its table.

    >>> fold("VERÖFFENTLICHUNGEN"), fold("Статьи")
    ('veroffentlichungen', 'статьи')
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", bare).replace("ł", "l").replace("ø", "o")


@lru_cache(maxsize=4096)
def classify(text: str) -> Heading:
    """Say what a heading is about.

    Where words of two topics meet, the head of the phrase decides: "Paper
    awards" are awards, "Publications and talks" are publications too.

        >>> classify("Refereed Journal Articles (12)").topic
        <Topic.WORKS: 'works'>
        >>> classify("Conference presentations").topic
        <Topic.OTHER: 'other'>
        >>> classify("Publications and talks").topic, classify("Thesis referee and examiner").topic
        (<Topic.WORKS: 'works'>, <Topic.OTHER: 'other'>)
        >>> classify("2019 – 2021").topic
        <Topic.YEAR: 'year'>
        >>> classify("Under review")
        Heading(topic=<Topic.KIND: 'kind'>, general=False, covered=True)
        >>> classify("A Theory of Everything").topic
        <Topic.UNKNOWN: 'unknown'>
    """
    if len(text) > _LONGEST:
        return Heading(Topic.UNKNOWN)
    plain = fold(" ".join(text.split()))
    # "d'articles", "l'enseignement": the article is no part of the word.
    plain = re.sub(r"\b[dl]['’]", "", plain)
    bare = _NUMBERING.sub("", _ASIDE.sub(" ", plain), count=1).strip() or plain
    if _YEARS.fullmatch(bare):
        return Heading(Topic.YEAR, covered=True)
    if _CJK.search(bare):
        found = _classify_cjk(bare)
        if found is not None:
            return found
    tables = _tables_of(tuple(_WORD.findall(bare)))
    return _judge(tables)


def _classify_cjk(text: str) -> Heading | None:
    """Look for the words of languages that do not part them."""
    found = [
        (word, table) for table in words.CJK for word in words.CJK[table].split() if word in text
    ]
    if not found:
        return None
    # The longest says most; of two that are as long the first table's.
    word, table = max(found, key=lambda hit: len(hit[0]))
    rest = _CJK.findall(text.replace(word, "", 1))
    return Heading(_TOPICS[table], table == "GENERAL", len(rest) <= 6)


_TOPICS = {
    "GENERAL": Topic.WORKS,
    "WORKS": Topic.WORKS,
    "KINDS": Topic.KIND,
    "OTHERS": Topic.OTHER,
}


def _judge(tables: list[tuple[str, str]]) -> Heading:
    """Weigh the tables that a heading's words stand in."""
    names = [name for _, name in tables]
    covered = bool(names) and "" not in names
    works = [n for n, name in enumerate(names) if name in ("GENERAL", "WORKS")]
    others = [n for n, name in enumerate(names) if name == "OTHERS"]
    general = "GENERAL" in names and "KINDS" not in names and "WORKS" not in names
    if works and others:
        return Heading(_head(tables, works, others), general, covered)
    if works:
        return Heading(Topic.WORKS, general, covered)
    if others:
        return Heading(Topic.OTHER, covered=covered)
    if "KINDS" in names:
        return Heading(Topic.KIND, covered=covered)
    return Heading(Topic.UNKNOWN)


def _head(tables: list[tuple[str, str]], works: list[int], others: list[int]) -> Topic:
    """Decide between works and something else by which of them heads the phrase."""
    # Those two that stand nearest: a "thesis reviewer and committee member" wrote none of them.
    near = min(((w, o) for w in works for o in others), key=lambda pair: abs(pair[0] - pair[1]))
    if {word for word, _ in tables[min(near) : max(near)]} & _AND:
        return Topic.WORKS
    low, high = sorted((works[0], others[-1])) if works[0] < others[-1] else (others[0], works[-1])
    between = {word for word, _ in tables[low:high]}
    first, last = (works[0] < others[0]), (works[-1] > others[-1])
    return Topic.WORKS if (first if between & _OF else last) else Topic.OTHER


def _tables_of(tokens: tuple[str, ...]) -> list[tuple[str, str]]:
    """Name the table that each word or phrase stands in; the empty string for none."""
    out: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        for length in (4, 3, 2):
            phrase = " ".join(tokens[at : at + length])
            if phrase in words.PHRASES:
                out.append((phrase, words.PHRASES[phrase]))
                at += length
                break
        else:
            out.append((tokens[at], _table_of(tokens[at])))
            at += 1
    return out


def _table_of(word: str) -> str:
    """Name the table that one word stands in."""
    exact, stems = _index()
    if word in exact:
        return exact[word]
    for length in range(len(word), 3, -1):
        if word[:length] in stems:
            return stems[word[:length]]
    return "FILLERS" if len(word) == 1 else ""


@cache
def _index() -> tuple[dict[str, str], dict[str, str]]:
    """Turn the tables round: word to table, stem to table; earlier tables win."""
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for table in _ORDER:
        for word in getattr(words, table).split():
            if word.endswith("*"):
                stems.setdefault(fold(word[:-1]), table)
            else:
                exact.setdefault(fold(word), table)
    return exact, stems


def is_known_word(word: str) -> bool:
    """Whether a word heads a section on its own: works or something else, no kind."""
    return _table_of(fold(word)) in ("GENERAL", "WORKS", "OTHERS")


@cache
def word_set(name: str) -> frozenset[str]:
    """Give one of the plain word lists: PROSE, REMARKS, LINK_LABELS, COLUMNS."""
    return frozenset(fold(word) for word in getattr(words, name).split())


def tokens(text: str) -> list[str]:
    """Give a text's words, folded, as the word lists have them.

    >>> tokens("Voir l'article: ICI")
    ['voir', "l'article", 'ici']
    """
    return _WORD.findall(fold(text))


def has_prose_phrase(text: str) -> bool:
    """Whether a text in Chinese or Japanese talks about the list."""
    return any(phrase in text for phrase in words.PROSE_CJK.split())
