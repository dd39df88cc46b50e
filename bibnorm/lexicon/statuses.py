"""How far a work is on its way to print, in the words of several languages."""

import re
from functools import cache

# The phrase as it will be written, a piece of text without which it cannot stand (so that the
# pattern is hardly ever run), and how it may stand. The order is that of strength: the first
# that stands in a text is taken, so "accepted, to appear" is accepted.
_PHRASES: tuple[tuple[str, str, str], ...] = (
    ("conditionally accepted", "conditional", r"conditional(?:ly)? accept(?:ed|ance)"),
    (
        "accepted with minor revisions",
        "accepted",
        r"accepted (?:with|subject to|pending) (?:minor |major )?revisions?",
    ),
    ("accepted", "accept", r"accepted(?! manuscript| version)|acceptance pending"),
    ("angenommen", "angenommen", r"(?:zur Veröffentlichung )?angenommen"),
    ("accepté", "accepté", r"acceptée?s?"),
    ("aceptado", "aceptad", r"aceptad[oa]s?"),
    ("aceito", "aceit", r"aceit[oa]s?(?: para publicação)?"),
    ("accettato", "accettat", r"accettat[oa]"),
    ("zaakceptowany", "zaakcept", r"zaakceptowan[yae]"),
    ("przyjęty do druku", "do druku", r"przyjęt[yae] do druku"),
    ("принято к печати", "принят", r"принят[оаы]? (?:к|в) (?:печати|печать|публикации)"),
    ("已录用", "录用", r"已?(?:被)?录用"),
    ("已接收", "接", r"已(?:被)?(?:接收|接受)"),
    ("to appear", "appear", r"to appear|will appear|appearing"),
    ("to be published", "be p", r"(?:to|will) be (?:published|printed)"),
    ("in press", "press", r"in[- ]?press|in the press"),
    ("in print", "print", r"in[- ]?print"),
    ("forthcoming", "coming", r"forth[- ]?coming|upcoming"),
    ("scheduled for publication", "scheduled", r"scheduled for publication"),
    ("im Erscheinen", "erschein", r"im Erscheinen|erscheint(?: demnächst| in Kürze)?"),
    ("im Druck", "druck", r"i[mn] Druck"),
    ("à paraître", "para", r"[àa] para[îi]tre"),
    ("sous presse", "sous presse", r"sous presse"),
    ("en prensa", "en prensa", r"en prensa"),
    ("de próxima aparición", "próxima", r"de próxima (?:aparición|publicación)|próximamente"),
    ("no prelo", "no prelo", r"no prelo"),
    ("em impressão", "em impress", r"em impressão"),
    ("in corso di stampa", "stampa", r"in (?:corso di )?stampa"),
    ("di prossima pubblicazione", "pubblicazione", r"(?:di prossima|in corso di) pubblicazione"),
    ("ter perse", "ter perse", r"ter perse"),
    ("w druku", "w druku", r"w druku"),
    ("v tisku", "v t", r"v tisku|v tlači"),
    ("в печати", "в печати", r"в печати"),
    ("under utgivning", "utgivning", r"under utgivning"),
    ("i tryck", "tryck", r"(?:i|under) tryck(?:ning)?"),
    ("待发表", "待", r"待(?:发表|刊|出版)"),
    ("即将发表", "即将", r"即将(?:发表|出版|刊出)"),
    ("掲載予定", "予定", r"(?:出版|掲載|発表)予定"),
    ("印刷中", "印刷中", r"印刷中"),
    ("first online", "online", r"first online|online first|advance online publication"),
    ("ahead of print", "ahead", r"(?:e-?pub )?ahead of print"),
    ("early access", "early", r"early (?:access|view)"),
    (
        "revise and resubmit",
        "resubmi",
        r"(?:revised?|revision) (?:and|&) re-?submi(?:t(?:ted)?|ssion)",
    ),
    (
        "under revision",
        "revision",
        r"under (?:(?:minor|major) )?revision|(?:minor|major) revisions?",
    ),
    ("in revision", "revis", r"in revision|being revised"),
    ("in Überarbeitung", "überarbeitung", r"in Überarbeitung"),
    ("under review", "under", r"under (?:peer[- ])?review|under (?:consideration|evaluation)"),
    ("under submission", "under", r"under submission"),
    ("in review", "review", r"in (?:peer[- ])?review|being reviewed|im Review"),
    ("in Begutachtung", "begutachtung", r"(?:in|unter)(?: der)? Begutachtung"),
    ("en évaluation", "évaluation", r"en (?:cours d['’])?évaluation"),
    ("en révision", "en ré", r"en (?:révision|relecture)"),
    ("en revisión", "revisión", r"(?:en|bajo) revisión"),
    ("en evaluación", "en evaluación", r"en evaluación"),
    ("em avaliação", "em avalia", r"em avaliação"),
    ("em revisão", "em revis", r"em revisão"),
    ("審査中", "審査中", r"審査中"),
    ("审稿中", "审", r"审稿中|在审|审核中"),
    ("投稿中", "投稿", r"投稿中|已投稿"),
    ("in submission", "submission", r"in[- ]submissions?"),
    ("submitted", "submitted", r"(?:to be )?(?:re-?)?submitted(?: for (?:publication|review))?"),
    ("eingereicht", "eingereicht", r"(?:zur Veröffentlichung )?eingereicht"),
    ("soumis", "soumis", r"soumise?s?|en soumission"),
    ("sometido", "sometid", r"sometid[oa]s?"),
    ("enviado", "enviad", r"enviad[oa]s?(?: para (?:su )?publica(?:ción|ção))?"),
    ("submetido", "submetid", r"submetid[oa]s?"),
    ("sottoposto", "sotto", r"sottomess[oa]|sottopost[oa]"),
    ("ingediend", "ingediend", r"ingediend"),
    ("in preparation", "prep", r"(?:in|under) preparation|in prep\.?"),
    ("in progress", "progress", r"(?:work )?in progress"),
    ("in Vorbereitung", "vorb", r"in Vorb(?:ereitung|\.)"),
    ("in Arbeit", "in arbeit", r"in Arbeit"),
    ("en préparation", "préparation", r"en préparation"),
    ("en cours", "en cours", r"en cours(?: de rédaction)?"),
    ("en preparación", "preparación", r"en preparación"),
    ("em preparação", "em prepara", r"em preparação"),
    ("em elaboração", "em elabora", r"em elaboração"),
    ("in preparazione", "preparazione", r"in preparazione"),
    ("w przygotowaniu", "przygotowaniu", r"w przygotowaniu"),
    ("v přípravě", "v př", r"v přípravě"),
    ("готовится к печати", "готовится", r"готовится к (?:печати|публикации)"),
    ("unpublished", "unpublished", r"unpublished"),
    ("unveröffentlicht", "unveröff", r"unveröff(?:entlicht(?:e[srn]?)?|\.)"),
    ("inédit", "inédit", r"inédite?"),
    ("inédito", "inédit", r"inédit[oa]"),
    ("preprint", "print", r"pre-?prints?"),
)


_RANK = {name: rank for rank, (name, _, _) in enumerate(_PHRASES)}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a phrase when its hint is first met; most never are."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def find_status(text: str) -> tuple[int, int, str] | None:
    """Find the strongest phrase that tells a work's status, and where it stands.

    >>> find_status("Paper Accepted by XYZ'25")
    (6, 14, 'accepted')
    >>> find_status("erscheint in: Annalen")
    (0, 9, 'im Erscheinen')
    >>> find_status("acceptance rate 12 %") is None
    True
    """
    low = text.casefold()
    for name, hint, pattern in _PHRASES:
        if hint in low and (match := _compiled(pattern).search(text)):
            return match.start(), match.end(), name
    return None


def stronger_status(first: str, second: str) -> bool:
    """Say whether the first status says more than the second.

    >>> stronger_status("to appear", "preprint"), stronger_status("submitted", "accepted")
    (True, False)
    """
    return _RANK.get(first, len(_RANK)) < _RANK.get(second, len(_RANK))
