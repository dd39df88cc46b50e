"""How a list says that the people named edited the book, not wrote it."""

import re

_ROLE = (
    r"(?:hrsg|hg|hgg|herausgeber(?:in|innen)?|edd?s?|editors?|ed(?:ited|\.) by|éds?|éditeurs?|"
    r"dirs?|a c\. ?di|"
    r"sous la dir(?:ection)?|orgs?|organizador(?:a|es|as)?|coords?|coordinador(?:a|es|as)?|"
    r"coordenador(?:a|es|as)?|comps?|compiladora?(?:s|es)?|editora?(?:s|es)|a cura(?: di)?|"
    r"cur|red|redaktor(?:ka|zy)?|redactie|ред|под ред|сост|编|主编|編|編著|엮음|편)"
)
# In brackets a role may stand as it is; behind a comma only where nothing else follows it.
_BRACKETED = re.compile(rf"[\s,]*[(\[（]\s*{_ROLE}\.?\s*[)\]）]", re.IGNORECASE)
_BARE = re.compile(
    r"\s*,\s*(?:hrsg\.|hg\.|eds?\.|éds?\.|dirs?\.|orgs?\.|coords?\.|ред\.|a cura di)"
    r"(?=\s*(?:[,:(]|$))",
    re.IGNORECASE,
)
_AT_END = re.compile(
    rf"[\s,]*[(\[（]\s*{_ROLE}\.?\s*[)\]）][\s,.:]*$"
    r"|,\s*(?:hrsg|hg|eds|éds|orgs|coords|ред|a cura di)\b\.?[\s,:]*$",
    re.IGNORECASE,
)


def follows_role(text: str, at: int) -> bool:
    """Say whether the word for an editor stands right there, behind a block of names.

    >>> follows_role("Doe, J. (Hrsg.) 1999", 7), follows_role("Doe, J. (1999)", 7)
    (True, False)
    >>> follows_role("J. Doe, eds., Examples", 6), follows_role("J. Doe. Ed. wins", 7)
    (True, False)
    """
    return (_BRACKETED.match(text, at) or _BARE.match(text, at)) is not None


def bracketed_role(text: str, end: int) -> tuple[int, int] | None:
    """Say where the first such word in brackets stands, that begins before `end`.

    >>> bracketed_role("J. Doe (ed.), Examples", 20), bracketed_role("Examples (2nd ed.)", 20)
    ((6, 12), None)
    """
    match = _BRACKETED.search(text, 0, end)
    return match.span() if match else None


def role_start(text: str) -> int | None:
    """Say where the word for an editor begins that ends a block of names.

    >>> role_start("J. Doe (a cura di)"), role_start("(dir.),"), role_start("J. Doe")
    (6, 0, None)
    """
    match = _AT_END.search(text, max(0, len(text) - 40))
    return match.start() if match else None
