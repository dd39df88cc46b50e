"""Names of journals shortened as ISO 4 shortens them, by a table of words and of their endings.

The table was learnt from JabRef's lists of names with their abbreviations (CC0), most of
which follow the List of Title Word Abbreviations.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "iso4.txt"
LONGEST_ENDING, SHORTEST_ENDING = 7, 3

# ISO 4 leaves out articles, conjunctions and prepositions.
_SMALL = (
    "a al am an and at auf aus aux bei by con da das de degli dei del della delle dem den der "
    "des di die do dos du e ed el em en et for from fur für gli het i il im in into its l la "
    "las le les lo los mit na nach no nos o och of og om on os over par para per po por pour "
    "sur the till to und v van vom von voor w with y z za zu zum zur à i "
)
_LEFT_OUT = frozenset(_SMALL.split())
_ELIDED = re.compile(r"\b(?:[dl]|dell|nell|sull|all)['’](?=\w)", re.IGNORECASE)
_EDGES = re.compile(r"^\W+|[^\w.]+$")


def fold(word: str) -> str:
    """Give a word without case and without marks on its letters."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def content(name: str) -> list[str]:
    """Give the words of a name that ISO 4 keeps.

    >>> content("Annales de l'Institut Pasteur & Journal of Odd Things")
    ['Annales', 'Institut', 'Pasteur', 'Journal', 'Odd', 'Things']
    """
    plain = _ELIDED.sub("", re.sub(r"[,;/&]", " ", name))
    found = [word for word in plain.split() if word.strip("-–—")]
    return [word for at, word in enumerate(found) if (at and _is_section(word)) or _is_kept(word)]


def _is_section(word: str) -> bool:
    """Whether a word is the letter of a section: "Physica A", "Circuits and Systems I"."""
    bare = _EDGES.sub("", word)
    return len(bare) == 1 and bare.isupper()


def _is_kept(word: str) -> bool:
    return _EDGES.sub("", word).casefold() not in _LEFT_OUT


def abbreviated(name: str) -> str:
    """Shorten a name; a single word stays as it is.

    A word that the table does not know and whose ending tells nothing stays whole.

    >>> abbreviated("Journal of Cellular Physiology"), abbreviated("Nature")
    ('J. Cell. Physiol.', 'Nature')
    >>> abbreviated("Physica A: Statistical Mechanics and its Applications")
    'Phys. A: Stat. Mech. Appl.'
    >>> abbreviated("ACM Transactions on Programming Languages and Systems")
    'ACM Trans. Program. Lang. Syst.'
    """
    kept = content(name)
    if len(kept) < 2:
        return " ".join(name.split())
    return " ".join(_word(word) for word in kept)


def _word(word: str) -> str:
    """Shorten one word of a name, the parts of a compound each by itself."""
    bare = _EDGES.sub("", word)
    colon = ":" if word.endswith(":") else ""
    if bare.endswith(".") and fold(bare[:-1]) in _table():
        bare = bare[:-1]  # "Praxis. Supplement": the stop parts two names
    # What is written in capitals is an acronym, and what has a stop is short already.
    if bare.isupper() or "." in bare:
        return bare + colon
    return "-".join(_part(part) for part in bare.split("-")) + colon


def _part(part: str) -> str:
    folded = fold(part)
    table = _table()
    short = table.get(folded) or table.get(folded.removesuffix("s")) or _by_ending(folded)
    stem = short.rstrip(".")
    if folded.startswith(stem) and len(folded) == len(part):
        return part[: len(stem)] + short[len(stem) :]
    return short.capitalize() if part[:1].isupper() else short


def _by_ending(word: str) -> str:
    """Shorten a word that the table lacks as the words of its longest known ending are."""
    table = _table()
    for length in range(LONGEST_ENDING, SHORTEST_ENDING - 1, -1):
        short = table.get("-" + word[-length:]) if len(word) > length + 1 else None
        if short is not None:
            return word[:-length] + short.removeprefix("-")
    return word


@cache
def _table() -> dict[str, str]:
    """Words and endings (`-ology`) with what is left of them."""
    rows = TABLE.read_text("utf-8").splitlines()
    return dict(row.split(" ", 1) for row in rows if row and not row.startswith("#"))
