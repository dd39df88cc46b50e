"""What sort of writing a work calls itself: thesis, report, poster, talk."""

import re

_GENRES = (
    r"(?:unpublished |doctoral |ph\.? ?d\.?,? |d\.? ?phil\.? |masters?['’]?s? |m\.? ?sc\.? |"
    r"bachelors?['’]?s? |b\.? ?sc\.? |undergraduate |senior |honou?rs |diploma |licentiate |mphil |"
    r"master of \w+ |doctor of \w+ |habilitation )*(?:thesis|dissertation)"
    r"|(?:inaugural-?|doktor|magister|master|bachelor|diplom|habilitations)?(?:dissertation"
    r"|arbeit|schrift)"
    r"|habilitation|thèse(?: de (?:doctorat|\w+ cycle)| d['’]état)?|mémoire(?: de \w+)?"
    r"|tesis(?: doctoral| de \w+)?"
    r"|tesi(?: di (?:dottorato|laurea))?"
    r"|tese(?: (?:de )?(?:doutora\w+|mestrado|livre-docência)| \(doutorado[^()]*\))?"
    r"|dissertação(?: (?:de )?(?:mestrado|doutorado)| \((?:mestrado|doutorado)[^()]*\))?"
    r"|monografia(?: de \w+)?|trabalho de conclusão(?: de curso)?|proefschrift"
    r"|praca doktorska|disertační práce"
    r"|диссертация"
    r"|tech(?:nical|\.)? ?(?:report|rep\.?)|research report|project report|working paper"
    r"|white ?paper|"
    r"discussion paper|report|memo|memorandum|forschungsbericht|arbeitspapier"
    r"|rapport(?: de recherche| technique)?|relatório"
    r"|posters?(?: (?:presentation|paper))?|(?:invited |keynote |conference |contributed |oral )?"
    r"(?:talks?|lectures?|presentations?|keynotes?|speech|demo|tutorial)"
    r"|(?:eingeladener )?vortrag|(?:extended )?abstract"
    r"|book review|review|rezension|editorial|letter|commentary|patent(?: application)?"
    r"|u\.?s\.? patent"
    r"|blog ?post|software|data ?set|encyclopedia (?:entry|article)|(?:book )?chapter|preface"
    r"|foreword"
    r"|(?:pre-?print|arxiv)s?|e-?prints?|manuscript|unpublished manuscript|lecture notes"
    r"|press release|film"
    r"|(?:short|long|full|demo|workshop|position|regular|journal|conference|survey|review) paper"
    r"|article|paper|book"
)
_WHOLE = re.compile(rf"(?:{_GENRES})\.?", re.IGNORECASE)
_HEAD = re.compile(rf"(?:{_GENRES})(?=\s*[,;:(–—]|\s+(?:at|in|zu|de)\b)", re.IGNORECASE)


def is_genre(text: str) -> bool:
    """Tell words that name a sort of writing and nothing more.

    >>> is_genre("PhD thesis"), is_genre("Technical Report"), is_genre("Paperclips")
    (True, True, False)
    """
    return len(text) < 60 and _WHOLE.fullmatch(text.strip()) is not None


def genre_head(text: str) -> int:
    """Give how many characters at the front of a text name a sort of writing.

    >>> genre_head("PhD thesis, Example University"), genre_head("Example")
    (10, 0)
    """
    match = _HEAD.match(text)
    return match.end() if match else 0


_THESIS = re.compile(
    r"\b(?:thes[ie]s|\w*dissertation|habilitation\w*|thèse|tese|tesis?|proefschrift|dissertação|"
    r"(?:doktor|magister|master|diplom|bachelor)arbeit|praca doktorska|disertační|диссертация)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report|rep|working paper|discussion paper|memo|arbeitspapier|rapport)\b", re.IGNORECASE
)


def is_thesis(text: str) -> bool:
    """Tell words that name a thesis of any degree.

    >>> is_thesis("PhD thesis"), is_thesis("Proefschrift"), is_thesis("Technical Report")
    (True, True, False)
    """
    return _THESIS.search(text) is not None


def is_report(text: str) -> bool:
    """Tell words that name a report or a paper of a series.

    >>> is_report("Technical Report"), is_report("Working Paper"), is_report("Poster")
    (True, True, False)
    """
    return _REPORT.search(text) is not None


_PATENT = re.compile(
    r"((?:(?:u\.?s\.?|united states|european|wo|ep|jp|cn|de|provisional|german|french|chinese|"
    r"japanese|international|utility)\s)*patents?(?:\s(?:app(?:lication|l)?|publication|pending)\.?)*)"
    r"[\s,:#]*(?:(?:no|nr|number|serial no)\.?[\s:]*)?"
    r"([A-Z]{0,3}\s?[\d/,.-]{4,20}(?:\s?[A-Z]\d?)?)?",
    re.IGNORECASE,
)


def patent_parts(text: str) -> tuple[str, str | None] | None:
    """Split "US Patent App. 12345678" into what it is and its number.

    >>> patent_parts("US Patent App. 12/345,678"), patent_parts("Patents and Examples")
    (('US Patent App.', '12/345,678'), None)
    """
    match = _PATENT.fullmatch(text.strip())
    return (match[1], match[2]) if match else None
