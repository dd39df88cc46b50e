"""The words that venue names are made of: what may vary, and what must agree."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


def set_of(text: str) -> frozenset[str]:
    """Cut a block of words at its blanks."""
    return frozenset(text.split())


STOP = set_of(
    """
    a an and at by de der des die du et for from fur held in la le of on per s the to und van via
    with y zur
    """
)
# Words that come and go without changing which venue is meant.
SOFT = set_of("annual biennial proceedings")
ORIGIN = set_of("international")
# What sort of event or publication a name says it is; a workshop is never its conference.
GATHERINGS = set_of("conference symposium meeting congress colloquium convention")
WORKSHOPS = set_of("workshop workshops")
KINDS = GATHERINGS | WORKSHOPS | {"proceedings"}
# What a publication calls itself; alone it tells nothing of which.
PUBLICATIONS = set_of(
    """
    acta annals archive archives bulletin communications journal letters magazine news notes
    quarterly record report reports review reviews transactions
    """
)
# Parts of an event that never take the event's own name.
DIVISIONS = set_of(
    """
    abstract abstracts adjunct challenge companion competition consortium course courses demo demos
    demonstration demonstrations doctoral findings forum industrial industry panel panels poster
    posters satellite session sessions student students supplement supplemental supplementary track
    tutorial tutorials workshop workshops
    """
)
_ORGANISATIONS = set_of(
    """
    aaai acis acm aps asme cvf eacsl eatcs eg euromicro iacr iapr iarcs ieee iet ifip informs iop
    irtf osa ras rsj siam spec springer spie usenix vgtc wic
    """
)
_SIG = re.compile(r"sig[a-z]{2,8}")

ABBREVIATED = {
    "annu": "annual",
    "conf": "conference",
    "confer": "conference",
    "congr": "congress",
    "intl": "international",
    "int": "international",
    "intern": "international",
    "internat": "international",
    "j": "journal",
    "jnl": "journal",
    "jour": "journal",
    "jrnl": "journal",
    "lett": "letters",
    "mag": "magazine",
    "meet": "meeting",
    "mtg": "meeting",
    "proc": "proceedings",
    "procs": "proceedings",
    "proceeding": "proceedings",
    "symp": "symposium",
    "sympos": "symposium",
    "tran": "transactions",
    "trans": "transactions",
    "transaction": "transactions",
    "wkshp": "workshop",
    "wksp": "workshop",
    "wkshps": "workshops",
    "conferences": "conference",
    "symposia": "symposium",
    "natl": "national",
}
_BRITISH = {
    "behaviour": "behavior",
    "catalogue": "catalog",
    "centre": "center",
    "colour": "color",
    "defence": "defense",
    "defences": "defenses",
    "fibre": "fiber",
    "labour": "labor",
    "modelling": "modeling",
    "programme": "program",
    "tumour": "tumor",
}
_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations)$)")

_TENS = set_of("twent thirt fort fift sixt sevent eight ninet")
ORDINALS = set_of(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """
) | {ten + "ieth" for ten in _TENS}
TENS = frozenset(ten + "y" for ten in _TENS)
_NUMBERED = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")

# TeX escapes that stand for a character, and TeX and Markdown that stand for none.
_TEX = re.compile(
    r"\\([&%_#$])|[{}]|\*\*|__|\\[\"'`^~-]|"
    r"\\(?:text(?:it|bf|sc|superscript|registered|trademark)|emph|em|it|bf|sc)\b"
)
_WORD = re.compile(r"[^\W_]+(?:\.(?=\s|$|\W))?")
# Societies of which the name in full means just them; "the ACL" is a meeting too.
_IN_FULL = {
    "association for computing machinery": "ACM",
    "association of computing machinery": "ACM",
    "institute of electrical and electronics engineers": "IEEE",
    "institute of electrical and electronic engineers": "IEEE",
    "society for industrial and applied mathematics": "SIAM",
    "usenix association": "USENIX",
}
_SOCIETY = re.compile("|".join(name.replace(" ", r"\s+") for name in _IN_FULL), re.IGNORECASE)
_DASHES = re.compile(r"\s*-{2,}\s*")  # TeX's
_STRAY_STOP = re.compile(r"(?<=\w)\s+\.(?=\s?[A-Z]|\s*$)\s*")
_QUOTE = re.compile(r"(?<=[^\W\d])['’ʼ`´](?=[a-z]+\b)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name, folded; `dotted` when a full stop shortened it."""

    text: str
    dotted: bool = False


def clean(text: str) -> str:
    r"""Take TeX and emphasis marks off, keep letters and their case.

    >>> clean("Proc. {IEEE} \\& {ACM}")
    'Proc. IEEE & ACM'
    >>> clean("Phys .Lett .B")
    'Phys. Lett. B'
    """
    plain = _TEX.sub(lambda m: m[1] or "", text).replace("~", " ")
    return " ".join(_STRAY_STOP.sub(". ", _DASHES.sub(" – ", plain)).split())


def fold(text: str) -> str:
    """Give the text without case and without marks on letters; letters of any script stay.

    >>> fold("Informática, Öl")
    'informatica, ol'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return text.casefold()


def american(word: str) -> str:
    """Give the American spelling of a word, so that both spellings meet.

    >>> american("modelling"), american("optimisation"), american("noise")
    ('modeling', 'optimization', 'noise')
    """
    return _BRITISH.get(word) or (_ISE.sub("iz", word) if len(word) > 6 else word)


def _misspelt(word: str) -> str | None:
    """Give the long word of every name that a word is but a slip or two away from."""
    for frame in _FRAME:
        if word[:2] == frame[:2] and abs(len(word) - len(frame)) <= _SLIPS and word != frame:
            from rapidfuzz.distance import DamerauLevenshtein as Slips

            if Slips.distance(word, frame, score_cutoff=_SLIPS) <= _SLIPS:
                return frame
    return None


_SLIPS = 2
_FRAME = ("international", "conference", "proceedings", "symposium", "transactions")


@lru_cache(maxsize=65536)
def _word(raw: str) -> Word | None:
    """Fold one word, or drop it: the words that are in every name tell nothing."""
    text = fold(raw)
    bare = text.rstrip(".")
    if bare in STOP and (bare == text or len(bare) > 1):
        return None
    full = ABBREVIATED.get(bare) or _misspelt(bare)
    return Word(full) if full else Word(american(bare), bare != text)


@lru_cache(16384)
def words(text: str) -> tuple[Word, ...]:
    """Split a name into folded words.

    Only abbreviations that every name shares are written out here ("Conf.",
    "Int'l"); the others are for the index to read. A letter that stands as a
    capital or at the end names a section and stays.

        >>> [word.text for word in words("Int'l Conf. on the Theory of A. Mach.")]
        ['international', 'conference', 'theory', 'a', 'mach']
        >>> [word.text for word in words("Phys. Rev. A")]
        ['phys', 'rev', 'a']
    """
    raws = _WORD.findall(_QUOTE.sub("", _with_acronyms(text)))
    last = len(raws) - 1
    out = []
    for at, raw in enumerate(raws):
        section = len(raw) == 1 and at > 0 and (at == last or raw.isupper())
        word = Word(fold(raw)) if section and fold(raw) in STOP else _word(raw)
        if word is not None:
            out.append(word)
    return tuple(out)


def _with_acronyms(text: str) -> str:
    """Put the acronym of a society where its name stands in full."""
    return _SOCIETY.sub(lambda m: _IN_FULL[" ".join(m[0].lower().split())], text)


def normal(text: str) -> str:
    """Give a name's normal form: names that differ only in trifles have the same.

    >>> normal("The Proceedings of the IEEE") == normal("Proc. IEEE")
    True
    """
    return " ".join(word.text for word in words(text))


def is_sponsor(word: str) -> bool:
    """Tell whether a word names a society that stands before many venues' names."""
    return word in _ORGANISATIONS or bool(_SIG.fullmatch(word))


def is_ordinal(word: str) -> bool:
    """Tell whether a folded word counts editions: `8th`, `eighth`."""
    return word in ORDINALS or bool(_NUMBERED.fullmatch(word))


def is_year(word: str) -> bool:
    """Tell whether a word is a year in which venues were held."""
    return bool(_YEAR.fullmatch(word))
