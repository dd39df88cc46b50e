"""Words that tell what the words beside them are: `Proceedings`, `pp.`, `Press`.

Each set holds folded words (lower case, no full stop) of several languages. A
word stands in one set only: `_invert` refuses a clash, so that a cue never
means two things.
"""

from collections.abc import Mapping
from types import MappingProxyType

_CUES: dict[str, str] = {
    "in": "in dans en em nel im",
    "and": "and und et y e och og i",
    "etal": "al others colleagues alii",
    "editor": (
        "ed eds editor editors edited hrsg hg herausgeber herausgegeben éd éds dir ss coord "
        "orgs org redactie cura herausg"
    ),
    "page": "p pp pages page pag pág págs seiten s str pgs",
    "volume": "vol volume v bd band tome t tomo volumen vols jg jahrgang anno",
    "issue": "no nr num number issue n n° nº núm heft fasc número iss",
    "proceedings": "proceedings proc procs proceeding actes atti tagungsband anais memorias actas",
    "conference": (
        "conference conf symposium symp workshop workshops congress colloquium colloque "
        "conférence kongress tagung congreso congresso simposio simpósio conferencia conferência "
        "meeting convention conferences symposia forum summit atelier journées encontro convegno "
        "seminar worksh wksp track"
    ),
    "journal": (
        "journal j transactions trans letters lett review rev revue revista rivista zeitschrift "
        "annals ann magazine mag bulletin bull archives arch quarterly acta archiv journals "
        "zeitung blätter jahrbuch cahiers advances adv reports rep communications commun sci "
        "nature science plos frontiers studies"
    ),
    "society": "ieee acm usenix springer lncs aaai siam acl ifip isca interspeech icml neurips",
    "publisher": (
        "press publisher publishers publishing verlag elsevier wiley editorial éditions edizioni "
        "editora books routledge blackwell kluwer sage palgrave mcgraw-hill addison-wesley "
        "birkhäuser einaudi gallimard suhrkamp harper penguin academic éditeur editore "
        "uitgeverij wydawnictwo"
    ),
    "institution": (
        "university universität université universidad universidade università univ institute "
        "institut instituto istituto department dept laboratory school college faculty academy "
        "universiteit akademie"
    ),
    "thesis": (
        "thesis dissertation phd ph.d thèse doctoral diss dissertação tese tesis tesi master's "
        "doktorarbeit diplomarbeit masterarbeit bachelor's habilitation"
    ),
    "report": "report technical tech tr working paper memo memorandum preprint manuscript patent",
    "status": (
        "submitted accepted appear forthcoming submission revision preparation unpublished "
        "erscheinen paraître soumis eingereicht"
    ),
    "award": "award prize honorable spotlight oral distinguished nominee finalist runner-up",
    "edition": "edition edn aufl auflage edición édition ausgabe",
    "series": "series ser lecture notes reihe collection coll",
    "available": (
        "available retrieved accessed online link pdf code url http doi video slides poster"
    ),
    "ordinal": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "annual biennial twenty-first twenty-second twenty-third twenty-fourth twenty-fifth "
        "twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth"
    ),
    "international": (
        "international int'l intl european asian national joint ieee/acm acm/ieee world"
    ),
    "particle": (
        "van von der den de del della di da dos du la le ter ten zu zur af av bin ibn el al-"
    ),
    "function": (
        "of the for on a an to from by as at using via is are its how what do does through "
        "die das für des über dem les pour sur une un aux par los las para "
        "una sobre nos nas por não"
    ),
    "with": "with mit avec con com jointly",
}


def _invert(sets: Mapping[str, str]) -> Mapping[str, str]:
    """Give word → cue, and refuse a word that two cues claim."""
    table: dict[str, str] = {}
    for cue, words in sets.items():
        for word in words.split():
            if table.setdefault(word, cue) != cue:
                raise ValueError(f"cue word {word!r} stands in both {table[word]} and {cue}")
    return MappingProxyType(table)


WORD_CUES: Mapping[str, str] = _invert(_CUES)
