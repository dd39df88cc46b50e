"""Words that tell the name of a publishing house from that of a town."""

import re

_HOUSE = re.compile(
    r"\b(?:press|publish(?:er|ers|ing|ings)|verlag\w*|books?|editions?|éditions?|ediciones|edições|"
    r"edizioni|editora|editorial|editore|editrice|éditeur|uitgeverij|wydawnictwo|nakladatelství|"
    r"издательство|изд-во|springer|elsevier|wiley|ieee|acm|usenix|routledge|sage|kluwer|blackwell|"
    r"macmillan|palgrave|mcgraw|penguin|harper|norton|pearson|prentice|addison|birkhäuser"
    r"|de gruyter|"
    r"suhrkamp|reclam|beck|fischer|rowohlt|nomos|campus|gallimard|seuil|puf|presses|universit\w+|"
    r"universidad\w*|università|institute?\w*|academic|academy|society|inc|ltd|gmbh|& co|& sons|"
    r"company|corporation|association|college|oup|cup|mit|crc|iop|aip|siam|lnc|aaai|dagstuhl|ceur|"
    r"openreview|pmlr|curran|出版社|大学)\b|出版社",
    re.IGNORECASE,
)


def names_a_house(text: str) -> bool:
    """Tell a publisher by a word that publishers bear in their names.

    >>> names_a_house("Cambridge University Press"), names_a_house("Cambridge")
    (True, False)
    """
    return _HOUSE.search(text) is not None
