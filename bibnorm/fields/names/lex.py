"""Cut a block of names into tokens, each with a letter for what it looks like."""

import re
from collections.abc import Callable
from functools import lru_cache

from bibnorm.fields.names.block import Block, Token
from bibnorm.fields.names.brackets import BRACKET, read_bracket, read_label
from bibnorm.fields.names.kinds import kinds
from bibnorm.fields.names.phrases import opens_phrase, read_phrase
from bibnorm.fields.names.shouted import raise_families
from bibnorm.fields.names.signs import (
    read_command,
    read_homonym,
    read_ideographs,
    read_mark,
    read_number,
    read_ordinal,
    read_sign,
    read_space,
)
from bibnorm.lexicon.people import AND
from bibnorm.lexicon.wordset import words

_HAN = r"\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_LETTER = r"[^\W\d_]"
_ACCENT = "\u0300-\u036f´`¨ˇ˙˘¸˜"
_JOINT = "'’ʼʹ′‐‑–?¡↵€_\ufffd-"  # within a word; `?` and such stand for a lost letter
_SIGNS = r"*∗⁎†‡§¶#✉✝✩★☆♯♣♠♥♦‖¹²³⁰⁴-⁹⁺º"
_MARK = rf"[{_SIGNS}]|\d{{1,2}}(?!\d)"
_MAIN = re.compile(
    rf"(?P<space>\s+)"
    r"|(?P<command>\\[A-Za-z]+)"
    rf"|(?P<ideographs>(?![·・])(?:[·・]?[{_HAN}])+)"
    rf"|(?P<initial>[-‐‑]?{_LETTER}[\u0300-\u036f]*\s?\.(?!\s?\.\s?\.))"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|[{_ACCENT}]|[{_JOINT}](?={_LETTER}))*)"
    rf"|(?P<mark>(?:[{_SIGNS}]|\^\d{{1,2}}\^?|(?<=[^\W\d_.*†‡§])\d{{1,2}}(?!\d))(?:,?(?:{_MARK}))*)"
    rf"|(?P<ordinal>[234](?:nd|rd|th)\b)"
    rf"|(?P<homonym>0\d{{3}}\b)"
    rf"|(?P<number>\d(?:[\d.–-]*\d)?)"
    rf"|(?P<bracket>{BRACKET})"
)
_WHOLE_HEADS = words("Fitz Vander Vanden Della Dalla Saint Santa Monte Abdul")
_IDEOGRAPH = re.compile(f"[{_HAN}]")
_HARD = re.compile("[,;&/|]")
_NAMES = "wgfzmUjyqo"


def lex(text: str) -> Block:
    """Cut a block of names into tokens, each with a letter for what it looks like.

    >>> lex("Smith, J.-P. & van der Berg, K. L.").code
    'f,ii&ppf,ii'
    >>> lex("E. SMITH AND B. VAN BERG").code
    'if&ivf'
    """
    block = Block(text)
    at, size = read_label(block), len(text)
    while at < size:
        # The two most frequent signs by themselves: the pattern takes longer to find them.
        if text[at] == " ":
            at += 1
        elif text[at] == ",":
            at = block.add(at, at + 1, ",,")
        elif (match := _MAIN.match(text, at)) and match.lastgroup:
            at = _READERS[match.lastgroup](block, match)
        else:
            at = read_sign(block, at)
    _settle(block)
    return block


def _initial(block: Block, match: re.Match[str]) -> int:
    start, end = match.span()
    if match[0][0].islower() and (after := read_phrase(block, start)):
        return after
    return block.add(start, end, "pp" if match[0][0] == "v" else "ii")


def _word(block: Block, match: re.Match[str]) -> int:
    text, word, (start, end) = block.text, match[0], match.span()
    plain = _plain(word)
    if plain and text[end : end + 1] != ".":
        return block.add(start, end, plain)
    if not word.isascii() and (other := _IDEOGRAPH.search(word)):
        word, end = word[: other.start()], start + other.start()
    if opens_phrase(word) and (after := read_phrase(block, start)):
        return after
    if cut := _glued(word):
        block.add(start, start + cut, kinds(word[:cut], False))
        word, start = word[cut:], start + cut
    stopped = text.startswith(".", end) and not text.startswith("..", end)
    kind = kinds(word, stopped)
    if not stopped:
        return block.add(start, end, kind)
    if kind[0] in "abistq":
        return block.add(start, end + 1, kind)
    block.add(start, end, kind)
    return block.add(end, end + 1, "..")


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """Give the kinds of a word without a stop that is nothing but one word of a name, else none."""
    mixed = not word.isascii() and _IDEOGRAPH.search(word) is not None
    return "" if mixed or opens_phrase(word) or _glued(word) else kinds(word, False)


def _glued(word: str) -> int:
    """Say where a lost blank stood: `andSmith`, `SmithJD`, `JohnSmith`; 0 if nowhere.

    `MacLeod` and `LaValle` are whole, so the first part must not be that short.
    """
    if word[1:].islower() or word.isupper():
        return 0
    cut = next((i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()), 0)
    head, tail = word[:cut], word[cut:]
    if head in AND:
        return cut
    two_words = cut > 3 and len(tail) > 1 and word.isalpha() and head not in _WHOLE_HEADS
    ends_well = tail[1:].islower() or (tail.isascii() and len(tail) < 4)
    return cut if two_words and ends_well else 0


_READERS: dict[str, Callable[[Block, re.Match[str]], int]] = {
    "space": read_space,
    "command": read_command,
    "initial": _initial,
    "word": _word,
    "mark": read_mark,
    "ordinal": read_ordinal,
    "homonym": read_homonym,
    "number": read_number,
    "ideographs": read_ideographs,
    "bracket": read_bracket,
}


def _settle(block: Block) -> None:
    """Choose between the kinds of mixed letters and of capitals, for the whole block."""
    tokens = block.tokens
    for token in tokens:
        if token.kinds[0] in _NAMES and len(token.text) > 2:
            block.shouted = token.text.isupper()
            if not block.shouted:
                break
    code = "".join([t.kinds[block.shouted] for t in tokens])
    if not block.shouted:
        code = raise_families(code, tokens)
    if "U" in code:
        code = _capitals_among(code, tokens)
    if "N" in code:
        # A line each, unless other signs part the names: then the line was merely broken.
        code = code.replace("N", " " if _HARD.search(code) else "|")
    block.code = code


def _capitals_among(code: str, tokens: list[Token]) -> str:
    """Tell short capitals apart where words in capitals stand among others.

    Where family names are set in capitals, short capitals may be one too; a single
    word of five capitals is rather five initials.
    """
    if code.count("U") * 3 >= sum(map(code.count, "wgfz")):
        return code.replace("a", "u")
    return "".join(
        "a" if kind == "U" and len(token.text) <= 5 else kind
        for kind, token in zip(code, tokens, strict=True)
    )
