"""The ways to write a name, each a pattern over the letters of `kinds`, with its cost."""

import re
from dataclasses import dataclass
from enum import Enum


class Order(Enum):
    """How a list orders the parts of its names; a list seldom changes it."""

    COMMA = "family, given"
    FAMILY = "family given"
    GIVEN = "given family"
    SINGLE = "family alone"
    WHOLE = "a body, or a name that is not parted"


@dataclass(frozen=True)
class Form:
    """A way to write one name: where its parts stand, and what that costs.

    The pattern's groups are F(amily), G(iven), S(uffix) or L(iteral).
    """

    name: str
    order: Order
    pattern: re.Pattern[str]
    cost: float


_WORD = "wgfzmUlyqeo"
_SHORT = "iabt"
_PART = f"[{_WORD}{_SHORT}pvh]"
_FAMILY = f"(?P<F>[{_WORD}{_SHORT}pv]+(?:Y[{_WORD}]+)?)"
_SUFFIX = "(?:,?(?P<S>s+|(?<=,)t))?"
_END = "(?=[^wgfzmUlyqeoiabtpvh]|$)"


def _form(name: str, order: Order, pattern: str, cost: float) -> Form:
    return Form(name, order, re.compile(pattern + "B*"), cost)


FORMS = (
    _form("Smith, J. / Smith, John K.", Order.COMMA, rf"{_FAMILY}[,.](?P<G>{_PART}+){_END}{_SUFFIX}", 0.0),
    _form("Smith, J. [no comma] Doe", Order.COMMA, rf"{_FAMILY},(?P<G>[{_SHORT}]+)(?=[{_WORD}p])", 0.0),
    _form("Smith, Jr., J.", Order.COMMA, rf"{_FAMILY},?(?P<S>[st]),(?P<G>{_PART}+){_END}", 0.5),
    _form("Smith J", Order.FAMILY, rf"(?P<F>[pv]*[{_WORD}ab](?:[{_WORD}pva]*[{_WORD}])?)(?P<G>[{_SHORT}yev]+p*){_SUFFIX}", 0.1),
    _form("Smith John", Order.FAMILY, rf"(?P<F>[pvq]*[{_WORD}a])(?P<G>[{_WORD}]+[{_SHORT}]*){_END}{_SUFFIX}", 2.0),
    _form("Smith y Doe John", Order.FAMILY, rf"(?P<F>[{_WORD}]Y?[{_WORD}])(?P<G>[{_WORD}]+){_END}{_SUFFIX}", 3.5),
    _form("John K. Smith", Order.GIVEN, rf"(?P<G>[{_WORD}{_SHORT}]+)(?P<F>[{_WORD}ab]){_END}{_SUFFIX}", 0.3),
    _form("J. Smith [no comma] K. Doe", Order.GIVEN, rf"(?P<G>[{_SHORT}]+)(?P<F>[{_WORD}])(?=i)", 0.3),
    _form("Ludwig van Beethoven", Order.GIVEN, rf"(?P<G>[{_WORD}{_SHORT}]+)(?P<F>(?:[pv]+[{_WORD}a]+)+){_END}{_SUFFIX}", 0.1),
    _form("Javier Del Ser", Order.GIVEN, rf"(?P<G>[wgfzmUlyeo{_SHORT}]+)(?P<F>q+[pv]*[{_WORD}a]){_END}{_SUFFIX}", 0.2),
    _form("María de los Ángeles García", Order.GIVEN, rf"(?P<G>[wg]p+[wg][{_WORD}{_SHORT}]*)(?P<F>[{_WORD}]){_END}", 2.0),
    _form("J. Doe Smith", Order.GIVEN, rf"(?P<G>[{_WORD}{_SHORT}]*[{_SHORT}])(?P<F>[{_WORD}][pY]*[{_WORD}]){_END}{_SUFFIX}", 0.9),
    _form("Gabriel García Márquez", Order.GIVEN, rf"(?P<G>[{_WORD}{_SHORT}]+)(?P<F>zY?[zfw]){_END}{_SUFFIX}", 0.2),
    _form("Plato", Order.SINGLE, rf"(?P<F>[pv]*[{_WORD}a]{{1,3}}){_END}", 3.0),
    _form("诸葛亮", Order.WHOLE, "(?P<F>[ck])", 0.2),
    _form("山田 太郎", Order.WHOLE, "(?P<F>[ck]k)", 0.5),
    _form("WHO", Order.WHOLE, rf"(?P<L>[aU]){_END}", 2.2),
    _form("Anonymous", Order.WHOLE, "(?P<L>n)", 0.0),
    _form("World Health Organization", Order.WHOLE, rf"(?P<L>(?:[^,;&/|rE]|(?<=o)[/](?=[oa]))*[oh](?:[^,;&/|rE])*)", 0.4),
    _form("Food and Agriculture Organization", Order.WHOLE, r"(?P<L>[^,;/|E]*[oh][^,;|E]*)", 1.4),
    _form("Ministry of Food, Land and Sea", Order.WHOLE, r"(?P<L>[^;|E]*[oh][^;|E]*)", 2.4),
    _form("anything", Order.WHOLE, r"(?P<L>[^,;&/|rE]+)", 7.0),
    _form("a sign", Order.WHOLE, "(?P<X>.)", 12.0),
)  # fmt: skip

# What a word of a kind costs as a part of a name: a word that is mostly a given
# name speaks against a family name, initials cannot be one.
PART_COSTS: dict[str, dict[str, float]] = {
    "F": {"g": 1.0, "a": 0.7, "b": 1.5, "i": 5.0, "l": 1.5, "o": 2.5, "h": 5.0, "t": 3.0, "m": 3.0,
          "y": 0.0, "v": 0.0, "k": 0.3},
    "G": {"f": 0.8, "z": 1.0, "U": 2.5, "l": 1.5, "o": 2.5, "h": 5.0, "e": 0.7, "q": 0.8, "p": 0.8,
          "v": 0.7, "y": 0.7, "w": 0.0, "b": 0.2},
    "L": {"i": 3.0, "b": 1.5, "p": 0.0, "x": 1.0, "l": 0.0},
    "S": {"t": 0.7},
    "X": {},
}  # fmt: skip
EXTRA_FAMILY_WORD = 0.7
LONG_GIVEN = 1.0

SWITCH = 2.5
_FREE = 0.4
SWITCHES: dict[tuple[Order, Order], float] = {
    (Order.COMMA, Order.GIVEN): 1.5,
    (Order.COMMA, Order.SINGLE): 2.0,
    (Order.FAMILY, Order.SINGLE): 1.5,
    (Order.GIVEN, Order.SINGLE): 1.5,
    (Order.SINGLE, Order.SINGLE): -1.2,
} | {
    pair: _FREE
    for order in Order
    for pair in ((order, Order.WHOLE), (Order.WHOLE, order))
}  # fmt: skip
FIRST_TURNED = 0.3
"""Only the first name turned round (`Smith, John and Jane Doe`) is a style of its own."""

MISSING_SEPARATOR = 2.5
SEPARATOR_COSTS: dict[str, float] = {".": 0.6, "-": 0.2, "Y": 0.1, "x": 4.0}
COMMA_BESIDE_SEMICOLON = 1.5
