"""The ways to write a name, each a pattern over the letters of `kinds`, with its cost."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bibnorm.fields.names.costs import Order

ORDERS = tuple(Order)


@dataclass(frozen=True)
class Form:
    """A way to write one name: where its parts stand, and what that costs.

    The pattern's groups are F(amily), G(iven), S(uffix) or L(iteral). It cannot match
    where none of the letters in `needs` stands.
    """

    name: str
    order: Order
    pattern: re.Pattern[str]
    cost: float
    needs: frozenset[str] = frozenset()

    @cached_property
    def rank(self) -> int:
        """The place of its order among all: the members of an enumeration are slow to look up."""
        return ORDERS.index(self.order)


_WORD = "wgfzmUuljyqeo"
_PROPER = "wgfzmUuljyeo"
_SHORT = "iabt"
_PART = f"[{_WORD}{_SHORT}pvh]"
_FAMILY = f"(?P<F>[{_WORD}{_SHORT}pv]+(?:Y[{_WORD}]+)?|s(?=,))"
_SUFFIX = "(?:,?(?P<S>s+|(?<=,)t))?"
_SUFFIX_OR_II = "(?:,?(?P<S>s+|t))?"  # behind a full name, II and JR are no initials
_END = f"(?![{_WORD}{_SHORT}pvh])"


def _form(name: str, order: Order, pattern: str, cost: float, needs: str = "") -> Form:
    return Form(name, order, re.compile(pattern + "[Bd]*"), cost, frozenset(needs))


# What a way to write a name is called, its pattern and cost, and of which letters it needs one.
_Rows = tuple[tuple[str, str, float] | tuple[str, str, float, str], ...]


_COMMA: _Rows = (
    (
        "Smith, J. / Smith, John K.",
        rf"{_FAMILY}(?:,+|\.,?)(?P<G>{_PART}+){_END}{_SUFFIX}",
        0.0,
        ",.",
    ),
    ("Smith, J. [no comma] Doe", rf"{_FAMILY},(?P<G>[{_SHORT}]+)(?=[{_WORD}p])", 0.0, ","),
    ("Smith, Jr., J.", rf"{_FAMILY},?(?P<S>[st]),(?P<G>{_PART}+){_END}", 0.5, ","),
    ("Smith, John. K.", rf"{_FAMILY},(?P<G>[{_WORD}]\.i+){_END}", 0.5, ","),
    ("Smith, J, K.", rf"{_FAMILY},(?P<G>[{_WORD}i],i){_END}", 2.5, ","),
    ("Smith; J.", rf"{_FAMILY};(?P<G>i+){_END}", 3.0, ";"),
)
_FAMILY_FIRST: _Rows = (
    (
        "Smith J",
        rf"(?P<F>[pv]*[{_WORD}ab](?:[{_WORD}pva]*[{_WORD}])?)(?P<G>[{_SHORT}uev]+(?:p+[{_SHORT}]*)*){_SUFFIX}",
        0.1,
    ),
    ("Smith e Doe J", rf"(?P<F>[{_WORD}]+Y[{_WORD}])(?P<G>[{_SHORT}]+){_SUFFIX}", 0.6, "Y"),
    ("Smith Qa", rf"(?P<F>[pv]*[{_WORD}]+)(?P<G>y){_END}", 1.6, "y"),
    ("Smith Jr J", rf"(?P<F>[pv]*[{_WORD}]+)(?P<S>s)(?P<G>[{_SHORT}]+)", 0.4, "s"),
)
_FULL: _Rows = (
    ("Smith John", rf"(?P<F>[pvq]*[{_PROPER}a]j?)(?P<G>[{_WORD}]+[{_SHORT}]*){_END}{_SUFFIX}", 0.4),
    ("Smith (John)", rf"(?P<F>[pvq]*[{_WORD}a]+)(?P<G>d)", 0.2, "d"),
    ("Smith y Doe John", rf"(?P<F>[{_WORD}]Y?[{_WORD}])(?P<G>[{_WORD}]+){_END}{_SUFFIX}", 1.5),
)
_GIVEN: _Rows = (
    (
        "John K. Smith",
        rf"(?P<G>(?![qd])[{_WORD}{_SHORT}d]+)(?P<F>[{_WORD}ab]j?){_END}{_SUFFIX_OR_II}",
        0.3,
    ),
    ("Al Smith", rf"(?P<G>q[{_WORD}{_SHORT}]*)(?P<F>[{_WORD}]){_END}{_SUFFIX_OR_II}", 0.4, "q"),
    ("John. K. Smith", rf"(?P<G>[{_WORD}]\.i+)(?P<F>[{_WORD}]){_END}", 0.8, "."),
    (
        "Ludwig van Beethoven",
        rf"(?P<G>[{_WORD}{_SHORT}]+)(?P<F>(?:[pv]+[{_WORD}a]+)+){_END}{_SUFFIX_OR_II}",
        0.1,
        "pv",
    ),
    (
        "Javier Del Ser",
        rf"(?P<G>[wgfzmUlyeo{_SHORT}]+)(?P<F>q+[pv]*[{_WORD}a]){_END}{_SUFFIX_OR_II}",
        0.2,
        "q",
    ),
    (
        "María de los Ángeles García",
        rf"(?P<G>[wg]p+[wg][{_WORD}{_SHORT}]*)(?P<F>[{_WORD}]){_END}",
        2.0,
        "p",
    ),
    (
        "Gabriel García Márquez",
        rf"(?P<G>[{_WORD}{_SHORT}]+)(?P<F>zY?[zfw]){_END}{_SUFFIX_OR_II}",
        0.2,
        "z",
    ),
    ("Juan Pérez de la Torre", rf"(?P<G>[gw{_SHORT}]+)(?P<F>zp+[{_WORD}]){_END}", -1.4, "z"),
    ("Carlos Alzate Pérez", rf"(?P<G>[gw]+)(?P<F>wz){_END}", -0.5, "z"),
)
_INITIALS: _Rows = (
    ("J. Smith", rf"(?P<G>[{_SHORT}]+)(?P<F>[{_WORD}ab]j?){_END}{_SUFFIX_OR_II}", 0.2, "iabt"),
    (
        "J. van Dam",
        rf"(?P<G>[{_SHORT}]+)(?P<F>(?:[pvq]+[{_WORD}a]+)+){_END}{_SUFFIX_OR_II}",
        0.1,
        "pvq",
    ),
    (
        "J. Doe Smith",
        rf"(?P<G>[{_SHORT}]+)(?P<F>[{_WORD}]{{2}}){_END}{_SUFFIX_OR_II}",
        -0.45,
        "iabt",
    ),
    ("J. Brito da Rocha", rf"(?P<G>[{_SHORT}]+)(?P<F>[{_WORD}][pY]+[{_WORD}]){_END}", -1.4, "pY"),
    ("J. Smith [no comma] K. Doe", rf"(?P<G>[{_SHORT}]+)(?P<F>[{_WORD}])(?=i)", 0.3, "i"),
    ("J, Smith", rf"(?P<G>i),(?P<F>[{_WORD}]){_END}", 3.5, ","),
)
_SINGLE: _Rows = (
    ("Plato", rf"(?P<F>[pv]*[{_WORD}a]{{1,3}}){_END}", 3.0),
    ("J. [cut off]", r"(?P<F>[ia])(?=[,.]*$)", 0.5, "ia"),
)
_WHOLE: _Rows = (
    ("诸葛亮", "(?P<F>[ck])", 0.2, "ck"),
    ("山田 太郎", "(?P<F>[ck]k)", 0.5, "k"),
    ("WHO", rf"(?P<L>[aUu][BA]*){_END}", 1.2, "aUu"),
    ("Anonymous", "(?P<L>n)", 0.0, "n"),
    (
        "World Health Organization",
        r"(?P<L>(?:[^,;&/|rE]|(?<=o)/(?=[oa]))*[ohA](?:[^,;&/|rE])*)",
        0.4,
        "ohA",
    ),
    ("Society of Food and Drink", r"(?P<L>[^,;&/|rE]*h[^,;/|E]*&[^,;/|E]*)", 0.7, "h"),
    ("Food and Agriculture Organization", r"(?P<L>[^,;/|E]*[ohA][^,;|E]*)", 1.2, "ohA"),
    ("Ministry of Food, Land and Sea", r"(?P<L>[^;|E]*[ohA][^;|E]*)", 2.4, "ohA"),
    ("Approved Methods 22-08", r"(?P<L>[^,;&/|rE]*#[^,;&/|rE]*)", 2.0, "#"),
    ("anything", r"(?P<L>[^,;&/|rE]+)", 7.0),
    ("a sign", "(?P<X>.)", 12.0),
)

_ROWS: tuple[tuple[Order, _Rows], ...] = (
    (Order.COMMA, _COMMA),
    (Order.FAMILY, _FAMILY_FIRST),
    (Order.FULL, _FULL),
    (Order.GIVEN, _GIVEN),
    (Order.INITIALS, _INITIALS),
    (Order.SINGLE, _SINGLE),
    (Order.WHOLE, _WHOLE),
)
FORMS = tuple(_form(row[0], order, *row[1:]) for order, rows in _ROWS for row in rows)


@lru_cache(maxsize=4096)
def forms_of(kinds: frozenset[str]) -> tuple[Form, ...]:
    """Give the forms that may match where only letters of these kinds stand."""
    return tuple(form for form in FORMS if not form.needs or not form.needs.isdisjoint(kinds))
