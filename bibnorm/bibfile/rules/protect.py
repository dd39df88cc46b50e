"""Braces round the words of a title whose capitals no style may take away."""

import re
from functools import lru_cache

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit
from bibnorm.bibfile.rules.title_braces import essence
from bibnorm.lexicon.capitals import LOOK_BACK, OFF, ON, Case, case_of, mark
from bibnorm.lexicon.texletters import with_letters

_FIELDS = frozenset({"title", "subtitle"})
_PIECE = re.compile(
    r"(?P<text>[^\\${}]+)|\\[A-Za-z]+\*?[ \t\r\n]*|\\.|\$[^$]*\$|(?P<brace>[{}])|\$|\\", re.DOTALL
)
_MARKUP = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}$]", re.DOTALL)
_OPENING = re.compile(r"\\[A-Za-z]+\*?[ \t\r\n]*\{")
_BRACES = str.maketrans({ON: "{", OFF: "}"})


def apply(entry: Entry, _context: Context) -> Entry:
    """Brace acronyms, coinages and known names, word by word; what has braces keeps them.

    In Title Case a capital says nothing, so only what can be no plain word is braced; in
    sentence case each capital inside is a name's, unless other words have braces already. A
    title all in capitals stays, and a word that touches a command or braces.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, title = {Rain over Amherst: a study of DNA with IoT}}"))
    @misc{a, title = {Rain over {Amherst}: a study of {DNA} with {IoT}}}
    >>> print(shown(RULE, "@misc{a, title = {The Rain Of Wales And {RADAR}}}"))
    @misc{a, title = {The Rain Of {Wales} And {RADAR}}}
    """
    return edit.inner(entry, _FIELDS, protected)


@lru_cache(maxsize=1 << 12)
def protected(title: str) -> str:
    """Give a title with the braces that it lacks; one that would ask for more later stays."""
    new = _once(title)
    return new if new == title or _once(new) == new else title


def _once(title: str) -> str:
    letters = with_letters(title)
    case = case_of(" ".join(_MARKUP.sub("", letters).split()))
    if case is None or ON in title or OFF in title:
        return title
    # Who has put braces has chosen: of the other words only those that are sure get some.
    return _braced(title, Case(False, None) if "{" in _OPENING.sub("", letters) else case)


def _braced(title: str, case: Case) -> str:
    found = list(_PIECE.finditer(title))
    written: list[str] = []
    depth, before = 0, ""
    for at, piece in enumerate(found):
        text = piece[0]
        if piece["brace"]:
            depth += 1 if text == "{" else -1
        elif piece["text"] and depth == 0:
            # A word that touches a command or a group is half a word: `M\"uller`.
            glued = (at > 0, at + 1 < len(found))
            text = mark(text, before, glued, case)
        written.append(text)
        before = (before + _MARKUP.sub("", piece[0]))[-LOOK_BACK:]
    return "".join(written).replace(f"{OFF} {ON}", " ").translate(_BRACES)


RULE = Rule(
    "protect",
    "braces round acronyms and names in titles",
    apply,
    default=False,
    touches=_FIELDS,
    essence=essence,
)
