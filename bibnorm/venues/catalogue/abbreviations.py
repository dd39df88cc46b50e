"""Learn how ISO 4 shortens words from journals' names and their abbreviations side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bibnorm.lexicon.iso4 import LONGEST_ENDING, SHORTEST_ENDING, content, fold

# A word must be shortened alike this often, an ending in so many words.
_FEWEST, _SHARE = 2, 0.6
_FEWEST_WORDS, _ENDING_SHARE = 6, 0.85


def learn(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give words with their short forms, and endings (`-ology`) with what is left of them."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for word, short in _pairs(row):
            counts[word][short] += 1
    words = {word: best for word, found in counts.items() if (best := _agreed(found))}
    return words | _endings(words)


def _pairs(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Lay the words of a name beside those of its abbreviation, where both are as many."""
    if not row.get("iso4") or not str(row["prov"].get("iso4", "")).startswith("jabref"):
        return
    names, shorts = content(row["name"]), row["iso4"].replace(",", " ").split()
    if len(names) != len(shorts) or len(names) < 2:
        return
    for name, short in zip(names, shorts, strict=True):
        parts, kept = name.strip(":()").split("-"), short.strip(":()").split("-")
        if len(parts) == len(kept):
            yield from (_folded(*pair) for pair in zip(parts, kept, strict=True) if _agree(*pair))


def _folded(word: str, short: str) -> tuple[str, str]:
    return fold(word).rstrip("."), fold(short)


def _agree(word: str, short: str) -> bool:
    """Whether one may be short for the other: names in other languages are not."""
    return bool(word) and bool(short) and fold(word)[0] == fold(short)[0] and not word.isupper()


def _agreed(found: Counter[str]) -> str | None:
    """Give the short form of a word on which most of its journals agree."""
    ((short, count),) = found.most_common(1)
    return short if count >= _FEWEST and count >= _SHARE * found.total() else None


def _endings(words: Mapping[str, str]) -> dict[str, str]:
    """Give the endings that are cut alike in nearly all words that have them."""
    cuts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for word, short in words.items():
        stem = short.rstrip(".")
        cut = len(word) - len(stem) if word.startswith(stem) else 0
        for length in range(max(cut, SHORTEST_ENDING), LONGEST_ENDING + 1):
            if len(word) > length + 2 and (cut or word == short):
                cuts[word[-length:]][cut] += 1
    found: dict[str, str] = {}
    for ending, counts in cuts.items():
        ((cut, count),) = counts.most_common(1)
        if counts.total() >= _FEWEST_WORDS and count >= _ENDING_SHARE * counts.total() and cut:
            found[f"-{ending}"] = f"-{ending[:-cut]}."
    return found


def written(table: Mapping[str, str]) -> str:
    """Write a table as the package keeps it: a word or an ending a line."""
    head = "# Words and endings, each with what ISO 4 leaves of it. Written by\n"
    head += "# python -m bibnorm.venues.catalogue; learnt from JabRef's journal lists (CC0).\n"
    return head + "".join(f"{word} {short}\n" for word, short in sorted(table.items()))
