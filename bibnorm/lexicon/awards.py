"""Distinctions a work has received, as people put them behind the citation."""

import re

_WHAT = (
    r"(?:paper|article|poster|demo(?:nstration)?|student|thesis|dissertation|presentation|talk|"
    r"contribution|artifacts?|work|publication|reviewer|short|long|full|theme|track|industry|"
    r"application|research|scientific|theory|resource|dataset|system|systems|technical|applied|"
    r"doctoral|phd|ph\.d\.|young|author|researcher|methods|impact|reproducibility|lbw|overall|"
    r"runner-?up|community|social|innovation|practical|pictures?|nlp|ml|first|in|the|and|of)"
)
_WON = r"(?:(?:awarded|won|received|winner of)(?: (?:the|a))? )?"
# Whose prize it is: `ExaCon 2020`, `Jay Fern`; capitals, whatever the case of the rest.
_WHOSE = r"(?:(?-i:(?!(?:The|A|An|Our|And|In) )[A-ZÀ-Þ][\w.'’&/@-]*) (?:(?:19|20)\d\d )?){0,4}"
_BEST = (
    rf"{_WON}{_WHOSE}"
    r"(?:best|distinguished|outstanding|top|most influential|test[- ]of[- ]time|honou?rable)"
    rf"(?: {_WHAT}){{0,5}}(?: (?:awards?|prize|mention|nominat(?:ion|ed)|nominee|finalist|"
    r"candidate|runner-?up|honou?rable mention|winner|recipient|[12]nd place|1st place)){1,2}"
)
_BEST_BARE = (
    rf"{_WON}(?:best|distinguished|outstanding)(?: {_WHAT}){{0,3}} (?:papers?|posters?|demos?"
    rf"|artifacts?|theses|thesis)"
)
_OTHER = (
    r"honou?rable mention|test[- ]of[- ]time(?: award)?|runner-?up|award(?:-| )winning(?: paper)?"
    r"|(?:prix|mention)(?: du| de la)? (?:meilleure?|spéciale?)(?: \w+){1,3}"
    r"|(?:premio|prêmio|prémio)(?: al?| de| do)? (?:melhor|mejor|miglior)(?: \w+){1,3}"
    r"|(?:bester?s?|ausgezeichneter?) (?:beitrag|vortrag|paper|poster|artikel)|(?:最佳"
    r"|优秀)\w{0,6}(?:论文|奖)\w{0,2}"
    r"|(?:featured|editor['’]s) (?:article|choice|pick|highlight)|cover (?:article|story|paper"
    r"|feature)"
    r"|highlighted paper|(?:first|second|third|1st|2nd|3rd) (?:prize|place)(?: award)?"
)
_HINTS = (
    "best",
    "award",
    "distinguish",
    "outstanding",
    "honor",
    "honour",
    "test",
    "runner",
    "nomin",
    "prix",
    "prem",
    "prê",
    "pré",
    "prize",
    "place",
    "meilleur",
    "ausgezeichnet",
    "最佳",
    "优秀",
    "editor",
    "feature",
    "cover",
    "highlight",
    "influential",
    "top",
)
_PHRASE = re.compile(rf"(?<!\w)(?:{_BEST}|{_BEST_BARE}|{_OTHER})(?!\w)", re.IGNORECASE)
# A kind of talk is a distinction only where it stands alone: "(oral)", never "oral history".
_ALONE = re.compile(
    r"\s*(?:(?:selected|accepted) (?:as|for)(?: an?)? )?"
    r"((?:contributed |long |short |full |top[- ]?\d+(?:\.\d+)? ?% )?(?:orals?|spotlights?|notable)"
    r"(?: (?:presentation|paper|talk|top[- ]?\d+ ?%))?)\s*",
    re.IGNORECASE,
)


_NAMED = re.compile(
    r"(?:(?:[Aa]warded|[Ww]on|[Rr]eceived|[Ww]inner of)(?: the| a)? )?"
    r"(?:[A-ZÀ-Þ][\w.'’&/@-]* (?:(?:19|20)\d\d )?(?:of |for |in |de |the )*){1,6}"
    r"(?:Award|Prize|Medal|Prix|Preis|Premio)(?: (?:19|20)\d\d)?"
)
_LONGEST_NAME = 100


def find_award(text: str) -> tuple[int, int] | None:
    """Find the words that name a distinction in a remark.

    >>> text = "received the Best Student Paper Award"
    >>> find_award(text) == (0, len(text))
    True
    >>> find_award("Oral"), find_award("An oral history of nothing")
    ((0, 4), None)
    >>> find_award("Jay Fern Prize"), find_award("The Prize Question")
    ((0, 14), None)
    >>> find_award("acceptance rate: 18 %") is None
    True
    """
    if match := _ALONE.fullmatch(text):
        return match.span(1)
    if len(text) <= _LONGEST_NAME and _NAMED.fullmatch(text):
        return 0, len(text)
    low = text.casefold()
    if any(hint in low for hint in _HINTS) and (match := _PHRASE.search(text)):
        return match.span()
    return None
