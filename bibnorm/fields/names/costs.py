"""What a reading costs: the orders of a list, and the weights of all that is odd in a name."""

from enum import StrEnum


class Order(StrEnum):
    """How a list orders the parts of its names; a list seldom changes it."""

    COMMA = "family, given"
    FAMILY = "family J."
    FULL = "family given"
    GIVEN = "given family"
    INITIALS = "J. family"
    SINGLE = "family alone"
    WHOLE = "a body, or a name that is not parted"


# What a word of a kind costs as a part of a name: a word that is mostly a given
# name speaks against a family name, initials cannot be one. No entry: nothing.
PART_COSTS: dict[str, dict[str, float]] = {
    "F": {"u": 0.3, "k": 0.3, "y": 0.4, "g": 1.3, "b": 1.5, "l": 1.5, "m": 1.5, "a": 1.8, "o": 2.0}
    | {"s": 3.0, "t": 3.0, "h": 5.0, "i": 6.0},
    "G": {"b": 0.2, "u": 0.5, "e": 0.7, "v": 0.7, "f": 0.8, "p": 0.8, "q": 0.8, "z": 1.0, "l": 1.5}
    | {"U": 2.5, "o": 2.5, "j": 3.0, "h": 5.0},
    "L": {"f": 0.3, "g": 0.5, "l": 1.0, "x": 1.0, "a": 1.0, "i": 1.5, "b": 1.5},
    "S": {"t": 0.7},
    "X": {},
}
EXTRA_FAMILY_WORD = 0.7
CAPITALS_BEHIND = 1.5
"""`Smith AB` is no family name."""
BOTH_LONG = 1.5
"""Two words on both sides of a comma are rather two names."""
LONG_GIVEN = 1.5

ENTRY: dict[Order, float] = {Order.FULL: 1.3}
"""What it costs to begin with an order that is rare."""
SWITCH = 2.5
_FREE = 0.4
SWITCHES: dict[tuple[Order, Order], float] = {
    (Order.COMMA, Order.GIVEN): 1.5,
    (Order.COMMA, Order.INITIALS): 1.5,
    (Order.GIVEN, Order.INITIALS): 0.4,
    (Order.INITIALS, Order.GIVEN): 0.4,
    (Order.INITIALS, Order.SINGLE): 1.5,
    (Order.COMMA, Order.SINGLE): 2.5,
    (Order.FAMILY, Order.FULL): 1.0,
    (Order.FULL, Order.FAMILY): 0.5,
    (Order.FAMILY, Order.SINGLE): 1.5,
    (Order.FULL, Order.SINGLE): 1.5,
    (Order.GIVEN, Order.SINGLE): 1.5,
    (Order.SINGLE, Order.SINGLE): -1.5,
} | {
    pair: _FREE
    for order in Order
    for pair in ((order, Order.WHOLE), (Order.WHOLE, order))
}  # fmt: skip
GIVEN_FIRST = (Order.GIVEN, Order.INITIALS)
FIRST_TURNED: dict[Order, float] = {Order.COMMA: 0.3, Order.FAMILY: 0.8, Order.FULL: 0.5}
"""Only the first name turned round (`Smith, John and Jane Doe`) is a style of its own."""

TOO_DEAR = 6.0
"""A reading that costs so much more than another at its place is not followed."""
MISSING_SEPARATOR = 2.0
SEPARATOR_COSTS: dict[str, float] = {".": 0.6, "-": 0.2, "Y": 0.1, "x": 4.0}
COMMA_BESIDE_SEMICOLON = 1.5
