"""A block of names as a row of tokens, and the marks that hang on them."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from bibnorm.fields.names.kinds import ideographs, kinds
from bibnorm.lexicon.people import AND, ANONYMOUS, BODIES, BODY_ENDINGS, ET_AL, MARK_WORDS, ROLE

_HAN = r"\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_HAN}]"
_ACCENT = "\u0300-\u036f´`¨ˇ"
_SIGNS = r"*∗⁎†‡§¶#✉✝✩★☆♯♣♠♥♦‖¹²³⁰⁴-⁹⁺º"
_MAIN = re.compile(
    rf"(?P<space>\s+)"
    rf"|(?P<initial>[-‐‑]?{_LETTER}[\u0300-\u036f]*\s?\.(?!\s?\.\s?\.))"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|[{_ACCENT}]|['’ʼʹ′‐‑–?¡↵\ufffd-](?={_LETTER}))*)"
    rf"|(?P<mark>(?:[{_SIGNS}]|\^\d{{1,2}}\^?|(?<=[^\W\d_.*†‡§])\d{{1,2}}(?!\d))"
    rf"(?:,?(?:[{_SIGNS}]|\d{{1,2}}(?!\d)))*)"
    rf"|(?P<han>[{_HAN}](?:[·・]?[{_HAN}])*)"
    r"|(?P<bracket>[(\[（][^()\[\]（）]{0,80}[)\]）])"
    r"|(?P<ordinal>[234](?:nd|rd|th)\b)"
    r"|(?P<homonym>0\d{3}\b)"
)
_PHRASE = re.compile(rf"(?P<etal>{ET_AL})|(?P<anonymous>{ANONYMOUS})|(?P<role>{ROLE})")
_OPENS_PHRASE = frozenset(
    "aa et and und e y i och u m и і a ve anon anonymous anonymus anonym hrsg hg hgg herausgegeben hersg "
    "edited translated compiled selected ed eds trans éd éds dir dirs sous editado organizado "
    "organizada organizados под redigerad redaktion übers by editor editors editada org orgs "
    "coord coords comp comps ред red trad in author authors dr prof phd edd cura comp ph mph msc".split()
)
_ET_AL = re.compile(ET_AL)
_ROLE = re.compile(ROLE)
_REMARK = re.compile(MARK_WORDS, re.IGNORECASE)
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][\w&/-]+")
_SEPARATORS = {
    ",": ",", "，": ",", "،": ",", "؛": ";", "、": ";", ";": ";", "；": ";", "‚": ",", ".": ".", "/": "/", "|": "|", "·": "|", "•": "|",
    "∙": "|", "&": "&", "＆": "&", "+": "&", "\t": "|", "⸱": "|",
}  # fmt: skip
_SILENT = frozenset(":'\"“”„‘’«»()[]{}<>（）-_–—~^=\\`´!?\u200b\u200e\u200f\ufeff\u00ad")
_CAMEL_HEADS = frozenset("Fitz Vander Vanden Della Dalla Saint Santa Monte Abdul".split())
_INITIALS = re.compile(rf"(?:{_LETTER}{{1,2}}\.?[\s-]*){{1,4}}")
_DASH = re.compile(r"(?<=\s)[-–—]+(?=\s)|—+")


class Token(NamedTuple):
    """A word of a name or a sign between names, with its two kinds."""

    text: str
    start: int
    end: int
    kinds: str


class Mark(NamedTuple):
    """A sign at a name: the token it hangs on, and itself."""

    at: int
    text: str


@dataclass(slots=True)
class Block:
    """The tokens of a block; `code` has one letter a token."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    loose: list[tuple[int, str, int, int]] = field(default_factory=list)
    shouted: bool = False
    code: str = ""

    def add(self, text: str, start: int, kind: str) -> None:
        """Append a token."""
        self.tokens.append(Token(text, start, start + len(text), kind))


def lex(text: str) -> Block:
    """Cut a block of names into tokens, each with a letter for what it looks like.

    >>> lex("Smith, J.-P. & van der Berg, K. L.").code
    'f,ii&ppf,ii'
    >>> lex("E. SMITH AND B. VAN BERG").code
    'if&ivf'
    """
    block = Block(text)
    at = 0
    while at < len(text):
        at = _step(block, at)
    _settle(block)
    return block


def _step(block: Block, at: int) -> int:
    match = _MAIN.match(block.text, at)
    if match is None or match.lastgroup is None:
        return _sign(block, at)
    return _READ[match.lastgroup](block, match)


def _space(block: Block, match: re.Match[str]) -> int:
    found = match[0]
    if "\t" in found:
        block.add(found, match.start(), "||")
    elif "\n" in found:
        block.add(found, match.start(), "NN")
    return match.end()


def _initial(block: Block, match: re.Match[str]) -> int:
    if match[0][0].islower() and (end := _phrase(block, match.start())):
        return end
    block.add(match[0], match.start(), "pp" if match[0][0] == "v" else "ii")
    return match.end()


def _word(block: Block, match: re.Match[str]) -> int:
    word, start, end = match[0], match.start(), match.end()
    if word.lower() in _OPENS_PHRASE and (after := _phrase(block, start)):
        return after
    if cut := _glued(word):
        block.add(word[:cut], start, kinds(word[:cut], False))
        word, start = word[cut:], start + cut
    stopped = block.text.startswith(".", end) and not block.text.startswith("..", end)
    kind = kinds(word, stopped)
    if stopped and kind[0] in "abist":
        block.add(word + ".", start, kind)
        return end + 1
    block.add(word, start, kind)
    if stopped:
        block.add(".", end, "..")
        return end + 1
    return end


def _glued(word: str) -> int:
    """Say where a lost blank stood: `andSmith`, `SmithJD`, `JohnSmith`; 0 if nowhere.

    `MacLeod` and `LaValle` are whole, so the first part must not be that short.
    """
    if word[1:].islower() or word.isupper():
        return 0
    cut = next((i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()), 0)
    head, tail = word[:cut], word[cut:]
    if head in AND or (cut > 3 and len(tail) > 1 and head not in _CAMEL_HEADS and tail.isalpha()):
        return cut
    return 0


def _mark(block: Block, match: re.Match[str]) -> int:
    block.loose.append((len(block.tokens), match[0], match.start(), match.end()))
    return match.end()


def _han(block: Block, match: re.Match[str]) -> int:
    run, start = match[0], match.start()
    for piece in re.finditer(r"等人?$|主编$|(?<=..)[编著译]$|(?<=..)[和与及](?=..)|(?:(?!等人?$|主编$|(?<=..)[编著译]$|(?<=..)[和与及](?=..)).)+", run):
        if (part := piece[0]).startswith("等") and piece.end() == len(run):
            block.add(part, start + piece.start(), "EE")
        elif part in ("和", "与", "及"):
            block.add(part, start + piece.start(), "&&")
        elif part in ("主编", "编", "著", "译"):
            block.add(part, start + piece.start(), "rr")
        else:
            block.add(part, start + piece.start(), ideographs(part))
    return match.end()


def _bracket(block: Block, match: re.Match[str]) -> int:
    inside = match[0][1:-1].strip(" .,")
    start, end = match.start(), match.end()
    if _ET_AL.fullmatch(match[0]) or _ET_AL.fullmatch(inside):
        block.add(match[0], start, "EE")
    elif _ROLE.fullmatch(match[0][1:-1].strip(" ,")) or _ROLE.fullmatch(inside + "."):
        block.add(match[0], start, "rr")
    elif _REMARK.search(inside) or not re.search(r"[^\W\d_]", inside):
        block.loose.append((len(block.tokens), match[0], start, end))
    elif _INITIALS.fullmatch(inside) and ("." in match[0] or len(inside) < 3):
        return start + 1
    elif _ACRONYM.fullmatch(inside) and block.tokens:
        block.add(match[0], start, "AA")
    elif _body(inside) and block.tokens:
        block.add(match[0], start, "AA")
    elif _foreign(inside, block.text[:start][-40:]):
        block.add(match[0], start, "BB")
    elif inside.isalpha() and inside.istitle() and block.tokens and block.tokens[-1].kinds[0] not in ",;&/|":
        block.add(match[0], start, "dd")
    else:
        return start + 1  # read what stands inside, as if the bracket were not there
    return end


def _foreign(inside: str, before: str) -> bool:
    """Say whether a bracket holds a name in another script than the text before it."""
    return any(c >= "\u0370" for c in inside if c.isalpha()) and any(
        c < "\u0370" for c in before if c.isalpha()
    )


def _body(inside: str) -> bool:
    """Say whether a bracket spells an acronym out."""
    return any(w in BODIES or w.endswith(BODY_ENDINGS) for w in inside.lower().split())


def _ordinal(block: Block, match: re.Match[str]) -> int:
    block.add(match[0], match.start(), "ss")
    return match.end()


def _homonym(block: Block, match: re.Match[str]) -> int:
    block.add(match[0], match.start(), "BB")
    return match.end()


_READ = {
    "space": _space,
    "initial": _initial,
    "word": _word,
    "mark": _mark,
    "han": _han,
    "bracket": _bracket,
    "ordinal": _ordinal,
    "homonym": _homonym,
}


def _phrase(block: Block, at: int) -> int:
    """Read an et al. or a role that opens here; 0 if none does."""
    match = _PHRASE.match(block.text, at)
    if match is None:
        return 0
    kind = {"etal": "EE", "anonymous": "nn", "role": "rr"}[match.lastgroup or "role"]
    block.add(match[0], at, kind)
    return match.end()


def _sign(block: Block, at: int) -> int:
    sign = block.text[at]
    if sign in ".…&[(+0123456789" and (end := _phrase(block, at)):
        return end
    if sign in "-–—" and (dash := _DASH.match(block.text, at)):
        block.add(dash[0], at, "--")
        return dash.end()
    if kind := _SEPARATORS.get(sign):
        block.add(sign, at, kind * 2)
    elif sign not in _SILENT:
        block.add(sign, at, "xx")
    return at + 1


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


def _settle(block: Block) -> None:
    """Choose between the kinds of mixed letters and of capitals, for the whole block."""
    tokens = block.tokens
    words = [t.text for t in tokens if t.kinds[0] in "wgfzmUjyqo" and len(t.text) > 2]
    block.shouted = bool(words) and all(word.isupper() for word in words)
    code = "".join([t.kinds[block.shouted] for t in tokens])
    if "U" in code:
        code = _capitals_among(code, tokens)
    if "N" in code:
        # A line each, unless other signs part the names: then the line was merely broken.
        code = code.replace("N", "|" if not re.search("[,;&/|]", code) else " ")
    block.code = code
