"""Titles: single braces round the words whose capitals no style may take away."""

from bibnorm.lexicon.capitals import LOOK_BACK, OFF, ON, case_of, mark
from bibnorm.write.escape import Kind, pieces, write_piece

_BRACES = str.maketrans({ON: "{", OFF: "}"})
_GLUE = (Kind.COMMAND, Kind.OPEN, Kind.CLOSE)


def protect(title: str, names: frozenset[str] = frozenset()) -> str:
    """Escape a title and brace its acronyms, coinages and known names, word by word.

    The first word's capital is safe with every style, so it alone earns no
    braces. In Title Case a capital says nothing, so only what cannot be a plain
    word is braced; in sentence case every capital inside is a name's. A title
    all in capitals is left alone: no one can tell its acronyms from its words,
    and braces round each of them would keep it shouting for ever. `names` are further
    words that are known to need their capitals.

        >>> protect("Dělen: Enabling IoT Analytics on EC2 with Bayesian Models")
        '{Dělen}: Enabling {IoT} Analytics on {EC2} with {Bayesian} Models'
        >>> protect("Clouds over Amherst: a study of rain and wind")
        'Clouds over {Amherst}: a study of rain and wind'
        >>> protect("A STUDY OF RAIN AND WIND")
        'A STUDY OF RAIN AND WIND'
    """
    found = pieces(title.replace(ON, "").replace(OFF, ""))
    case = case_of(title, names)
    if case is None:
        return "".join(write_piece(piece) for piece in found)
    written: list[str] = []
    depth = 0
    before = ""
    for index, (kind, text) in enumerate(found):
        depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        piece = (kind, text)
        if kind is Kind.TEXT and depth == 0:
            # A word that touches a command or a group is half a word: `M\"uller`.
            left = index > 0 and found[index - 1][0] in _GLUE
            right = index + 1 < len(found) and found[index + 1][0] in _GLUE
            piece = (kind, mark(text, before, (left, right), case))
        written.append(write_piece(piece))
        before = (before + text)[-LOOK_BACK:]
    return "".join(written).replace(f"{OFF} {ON}", " ").translate(_BRACES)
