"""Words between the fields that only say what comes next, and labels of links.

They are separators: dropping them loses nothing, since the field itself says
what they said.
"""


def _words(text: str) -> frozenset[str]:
    """Cut a block of words into a set."""
    return frozenset(text.split())


CONNECTIVES: frozenset[str] = _words(
    """
    in im in: dans en em nel nella nello i w v ve au aux auf der den des the at on of and
    und et y e och og & with mit avec for für by von de di da du del della par por from à a
    an to by as p pp pg pgs pag pág págs pages page seite seiten s ss str s. с стр стор pp. bl blz
    side sid vol vols volume volumes bd bde band bände jg jahrgang tome tomo t том т volumen
    svazek roč no nos nr núm num number numbers n nº n° issue issues heft h hft fasc
    fascicolo numéro numero číslo č zeszyt z вып № вип nn iss ed eds edition edn editor
    editors edited edd hrsg hg hgg herausgeber herausgegeben éd éds dir coord org orgs red ред
    cura curated translator translators translated trans proc doi url uri isbn issn eissn
    pissn arxiv eprint pmid pmcid pubmed central pubmedcentral medline web online internet
    available retrieved accessed access verfügbar unter abrufbar disponible disponível
    disponibile dostupné dostępne em: en: sur consulté adresse link lien viewed published
    publication year date dated tech rep art article chapter chap ch kap kapitel capítulo
    cap section sec isbn-13 isbn-10 al etc et. vgl cf see siehe 제 호 권 쪽 면
    년 월 일 年 月 日 第 卷 巻 期 号 號 頁 页 集
    presented appeared erschienen u.a ua aufl auflage ibid ders dies línea linea ligne
    """
)

LINK_WORDS: frozenset[str] = _words(
    """
    pdf pdfs html ps ps.gz paper papers link links code codes slides slide poster video
    videos talk bib bibtex doi arxiv url web website webpage page project demo dataset data
    github repo supplement supplementary appendix abstract abs full text fulltext full-text
    preprint download publisher version official open access publication publications doc
    docs lien présentation diapositives vidéo teaser trailer blog post journal
    free online internet elektronisch electronic e-print eprint here read more scholar
    dl sciencedirect openreview ssrn hal pubmed biorxiv semantic
    inspire zenodo software tool artifact recording youtube thread twitter tweet news cite
    citation export print view pre-print author's copy tex source presentation enlace liga
    论文 链接 代码
    """
)


def is_link_label(text: str) -> bool:
    """Tell a link's label (`[PDF]`, `Code, Slides`) from words that say something.

    >>> is_link_label("[PDF]"), is_link_label("slides / video"), is_link_label("in Russian")
    (True, True, False)
    """
    words = text.casefold().strip(" ()[]{}").replace("/", " ").replace("|", " ").replace(",", " ")
    parts = [part.strip(" .:;()[]·•") for part in words.split()]
    return all(part in LINK_WORDS or not part for part in parts) and any(parts)


def is_connective(word: str) -> bool:
    """Tell a word that merely introduces the next field.

    >>> is_connective("pp."), is_connective("Vol"), is_connective("accepted")
    (True, True, False)
    """
    return word.casefold().strip(".,:;()[]") in CONNECTIVES
