"""Words that tell of what type a work is: genres, headings, names of containers, status.

All words are folded (small letters, no accents). A phrase is a run of whole
words; `Phrases` finds the phrases of a text in one pass.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.letters import fold

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 400


def plain_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a text's beginning, abbreviated degrees closed up.

    >>> plain_words("Ph.D. thesis")
    ('phd', 'thesis')
    """
    return tuple(_WORD.findall(_DEGREE.sub(_close, fold(text[:_LONGEST]))))


# `Ph. D.`, `M.Sc.`, `B. A.`: full stops inside a degree are no borders of words.
_DEGREE = re.compile(r"\b(?:ph\.? ?d|[mb]\. ?(?:sc|eng|phil|a|s)|dr\. ?rer)\b\.?")


def _close(match: re.Match[str]) -> str:
    return match[0].replace(".", "").replace(" ", "") + " "


class Phrases:
    """A table of phrases by what they tell; one phrase tells one thing.

    >>> table = Phrases({"article": "journal, journal article", "incollection": "book chapter"})
    >>> table.find(("a", "journal", "article", "and", "a", "book", "chapter", "or", "book"))
    ['article', 'incollection']
    """

    def __init__(self, tables: Mapping[str, str]) -> None:
        """Take the phrases, parted by commas, under what they tell."""
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        known: dict[tuple[str, ...], str] = {}
        for meaning, phrases in tables.items():
            for phrase in phrases.split(","):
                words = plain_words(phrase)
                if known.setdefault(words, meaning) != meaning:
                    raise ValueError(f"{phrase!r} stands for both {known[words]} and {meaning}")
                by_first.setdefault(words[0], []).append((words, meaning))
        # The longest phrase first: a "book chapter" is no "book".
        for entries in by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], str]]]
        self._by_first = MappingProxyType(by_first)

    def find(self, words: tuple[str, ...]) -> list[str]:
        """Give what the phrases in a text tell, in the text's order; no word counts twice."""
        found: list[str] = []
        at = 0
        while at < len(words):
            step = 1
            for phrase, meaning in self._by_first.get(words[at], ()):
                if words[at : at + len(phrase)] == phrase:
                    found.append(meaning)
                    step = len(phrase)
                    break
            at += step
        return found


KINDS = Phrases(
    {
        "article": (
            "journal, journals, journal article, journal articles, journal paper, journal papers, "
            "magazine, magazines, magazine article, magazine articles, zeitschriftenartikel, "
            "zeitschriftenaufsatz, zeitschriftenaufsatze, zeitschriftenbeitrage, zeitschriften, "
            "revue, revues, articles de revue, revista, revistas, articulos en revistas, "
            "articulos de revista, periodicos, artigos em periodicos, rivista, riviste, "
            "articoli su rivista, tidskriftsartiklar, tijdschrift, tijdschriften, letters, "
            "casopisy, zurnaly, book review, book reviews, review article, review articles, "
            "editorial, editorials, rezension, rezensionen, compte rendu, comptes rendus, resena, "
            "resenas, recensione, recensioni"
        ),
        "inproceedings": (
            "conference, conferences, conference paper, conference papers, proceedings, "
            "conference proceedings, conference publications, workshop, workshops, symposium, "
            "symposia, workshop paper, workshop papers, konferenz, konferenzen, tagung, "
            "tagungsbeitrag, tagungsbeitrage, konferenzbeitrage, konferenzbeitrag, tagungsbande, "
            "actes, colloque, colloques, congres, communication, communications, "
            "congreso, congresos, ponencias, actas, anais, congressos, congresso, convegno, "
            "convegni, atti, konferencia, konferenz artikel, conferencias, conferenze"
        ),
        "incollection": (
            "chapter, chapters, book chapter, book chapters, chapters in books, "
            "contributions to books, contributions to edited volumes, book section, book sections, "
            "in edited volumes, in edited books, encyclopedia entry, encyclopedia entries, "
            "handbook entries, "
            "buchkapitel, buchbeitrag, buchbeitrage, sammelbandbeitrage, sammelbanden, "
            "beitrage in sammelbanden, beitrage in buchern, aufsatze in sammelbanden, "
            "lexikonartikel, handbuchartikel, chapitre, chapitres, chapitres de livre, "
            "chapitres d ouvrage, chapitre d ouvrage, capitulo, capitulos, capitulos de libro, "
            "capitulos de libros, capitulos de livros, capitolo, capitoli, capitoli di libro"
        ),
        "book": (
            "book, books, monograph, monographs, edited volume, edited volumes, edited book, "
            "edited books, textbook, textbooks, buch, bucher, monographie, monographien, "
            "herausgeberschaft, herausgeberschaften, sammelband, sammelbande, "
            "herausgegebene bande, "
            "livre, livres, ouvrage, ouvrages, monographies, libro, libros, livro, livros, libri, "
            "monografia, monografias, monografie"
        ),
        "phdthesis": (
            "phd, phd thesis, phd dissertation, doctoral, doctoral thesis, doctoral dissertation, "
            "dissertation, doctorate, doctor, thesis phd, dphil, doktorarbeit, promotion, "
            "inaugural dissertation, habilitation, habilitationsschrift, these, these de doctorat, "
            "doctorat, tesis doctoral, tesis de doctorado, doctorado, tese, tese de doutorado, "
            "doutorado, tesi di dottorato, dottorato, proefschrift, doktorsavhandling, hdr, "
            "praca doktorska, disertacni prace, dissertatsiya"
        ),
        "mastersthesis": (
            "master, masters, master thesis, masters thesis, master s, master s thesis, "
            "msc, msc thesis, ms thesis, ma, meng, mphil, ma thesis, master s dissertation, "
            "master dissertation, masters dissertation, msc dissertation, ma dissertation, "
            "diploma thesis, diplomarbeit, masterarbeit, magisterarbeit, memoire de master, "
            "memoire de dea, mestrado, dissertacao, dissertacao de mestrado, maestria, "
            "tesis de maestria, tesi di laurea, laurea magistrale, bachelor, bachelors, bsc, "
            "bachelor thesis, bachelor s, bachelor s thesis, bachelorarbeit, beng, "
            "undergraduate thesis, honours thesis, honors thesis, senior thesis, magister"
        ),
        "thesis": "thesis, theses, thesen, tesis, teses, abschlussarbeit, abschlussarbeiten",
        "techreport": (
            "technical report, technical reports, tech report, tech rep, research report, "
            "research reports, technical note, technical notes, technical memo, memorandum, "
            "technical memorandum, internal report, working paper, working papers, "
            "discussion paper, discussion papers, white paper, white papers, whitepaper, "
            "report, reports, rapport de recherche, rapport technique, rapports, rapport, "
            "rapports techniques, forschungsbericht, forschungsberichte, technischer bericht, "
            "arbeitspapier, arbeitspapiere, bericht, berichte, informe tecnico, informes tecnicos, "
            "relatorio tecnico, relatorios tecnicos, rapporto tecnico, deliverable, deliverables, "
            "request for comments"
        ),
        "misc": (
            "patent, patents, us patent, patent application, patentes, brevet, brevets, brevetti, "
            "patente, software, code, dataset, datasets, data set, data sets, database, databases, "
            "computer program, preprint, preprints, pre print, pre prints, eprint, eprints, "
            "poster, posters, talk, talks, invited talk, invited talks, presentation, "
            "presentations, speaker, lecture, lectures, keynote, keynotes, vortrag, vortrage, "
            "expose, exposes, conferences invitees, tutorial, tutorials, blog, blog post, "
            "blog posts, web page, website, podcast, video, film, interview, interviews, "
            "newspaper article, newspaper articles, exhibition, prepublication, prepublications, "
            "preimpresos"
        ),
    }
)
"""Genres and headings → the type of what they name; "thesis" leaves open which."""

CONTAINERS = Phrases(
    {
        "journal": (
            "journal, journals, j, jnl, transactions, trans, zeitschrift, revista, revistas, "
            "rivista, revue, magazine, mag, quarterly, letters, lett, newsletter, tijdschrift, "
            "tidskrift, casopis, zurnal, zhurnal, vestnik, izvestiya, procedia, gazette, "
            "blatter, mitteilungen, notices, bulletin, bull, cuadernos, "
            "cadernos, cahiers, quaderni, "
            "proceedings of the national academy, proceedings of the national academies, "
            "proc natl acad sci, proc nat acad sci, proceedings of the royal, "
            "proceedings royal society, proc r soc, proc roy soc, "
            "proceedings of the vldb endowment, "
            "proc vldb endow, proceedings vldb endowment, proceedings of the acm on, proc acm, "
            "proceedings acm, pacm, pacmpl, pvldb, "
            "proceedings of the edinburgh, proceedings of the american mathematical society, "
            "proc amer math soc, proceedings of the london mathematical society, "
            "proc london math soc, proceedings of the japan academy, proc japan acad, "
            "proceedings of the institution, proc inst, proceedings of the physical society, "
            "proc phys soc, proceedings of the society for experimental biology, "
            "proceedings of the american philosophical society, "
            "proceedings of the entomological society, proceedings of the biological society, "
            "proceedings of the zoological society, proceedings of the linnean society, "
            "proceedings of the academy, proceedings of the geologists, "
            "proceedings of the nutrition society, proceedings of the aristotelian society, "
            "actes de la recherche, "
            "proc biol sci, proceedings b"
        ),
        "series": "conference series, conf series, conf ser, conference ser",
        "proceedings": (
            "proceedings, proceeding, proc, procs, actes, atti, anais, actas, tagungsband, "
            "tagungsbande, memorias, handelingen, sbornik, trudy"
        ),
        "conference": (
            "conference, conferences, conf, symposium, symposia, symp, sympos, workshop, "
            "workshops, worksh, wkshp, wksp, ws, congress, colloquium, colloquia, colloque, "
            "kolloquium, konferenz, tagung, fachtagung, jahrestagung, kongress, congreso, "
            "congresso, congres, conferencia, conferenza, conferencias, simposio, simposium, "
            "encontro, encuentro, jornadas, jornada, journees, convegno, atelier, ateliers, "
            "konference, konferenciya, konferentsiya, konferentsii, konferens, konferanse, "
            "colloquio, convention, annual meeting, general assembly, summit, "
            "lecture notes, meeting abstracts, companion proceedings, extended abstracts, "
            "advances in neural information processing, machine learning research, "
            "satellite meeting, summer school, winter school, seminar, conclave, "
            "international meeting, ieee meeting, meeting of the, hackathon"
        ),
        "book": (
            "handbook, handbooks, handbuch, encyclopedia, encyclopaedia, enzyklopadie, "
            "enciclopedia, encyclopedie, lexikon, worterbuch, dictionary, festschrift, manuel de, "
            "compendium, textbook, sammelband, reader"
        ),
        "preprint": (
            "arxiv, biorxiv, medrxiv, chemrxiv, ssrn, techrxiv, psyarxiv, socarxiv, eartharxiv, "
            "edarxiv, engrxiv, preprint, preprints, eprint, research square, openreview, zenodo, "
            "figshare, cryptology eprint archive, iacr eprint, hal archives, github, "
            "social science research network"
        ),
    }
)
"""Words in the name of a container → what it is; the first one counts."""

CONTAINERS_UNSPACED: Mapping[str, str] = MappingProxyType(
    {
        "会议": "conference",
        "會議": "conference",
        "大会": "conference",
        "研讨会": "conference",
        "年会": "conference",
        "论文集": "proceedings",
        "論文集": "journal",
        "学报": "journal",
        "學報": "journal",
        "期刊": "journal",
        "杂志": "journal",
        "雑誌": "journal",
        "学会誌": "journal",
        "論文誌": "journal",
        "手册": "book",
        "シンポジウム": "conference",
        "研究会": "conference",
    }
)
"""The same for scripts without blanks: a part of a word is enough."""

CONTAINER_HINTS = Phrases(
    {
        "journal": (
            "review, reviews, rev, communications, commun, annals, ann, annales, annali, archives, "
            "arch, archiv, acta, studies, reports, rep, advances, adv, research, res, frontiers, "
            "front, nature, plos, bmc, mdpi, chem, phys, math, biol, med, sci, eng, soc, am, appl, "
            "jahrbuch, forum, notes, jmlr, tmlr, jair, jacm, tacl, tocs, todaes, tecs, toplas, "
            "tosem, tpami, tkde, tods, tist, tog, pnas, jama, bmj, elife, ijcv, cacm, jasa, jhep, "
            "apjs, apj, mnras, queue, computer, software, today, world, explorations"
        )
    }
)
"""Words that are common in names of journals but prove nothing."""

SOCIETIES = Phrases(
    {
        "society": (
            "ieee, acm, association for computing machinery, usenix, spie, aaai, ifip, ifac, isca, "
            "acl, association for computational linguistics, eurographics, ceur, osa, dagstuhl, "
            "gesellschaft fur informatik, scitepress, ijcai"
        )
    }
)
"""Publishers whose containers are the papers of meetings, unless they name a journal."""

PENDING = Phrases(
    {
        "pending": (
            "in preparation, in prep, under preparation, preparing, submitted, to be submitted, "
            "submission, in submission, under submission, under review, in review, being reviewed, "
            "under peer review, under revision, in revision, revision, revisions, revised, "
            "major revision, minor revision, "
            "revise and resubmit, resubmitted, r r, under consideration, draft, drafts, "
            "work in progress, works in progress, in progress, unpublished, manuscript, "
            "manuscripts, working manuscript, eingereicht, zur begutachtung, in begutachtung, "
            "in vorbereitung, im review, unveroffentlicht, soumis, soumise, soumission, "
            "en preparation, en revision, en cours d evaluation, en evaluation, enviado, "
            "enviados, sometido, sometidos, en evaluacion, en preparacion, submetido, submetidos, "
            "em preparacao, em revisao, em avaliacao, inviato, sottomesso, in preparazione, "
            "in revisione, inedito, w recenzji, ingediend"
        ),
        "accepted": (
            "accepted, conditionally accepted, to appear, appear, appearing, in press, "
            "forthcoming, early access, online first, angenommen, im druck, in druck, "
            "erscheint, im erscheinen, accepte, a paraitre, sous presse, aceptado, aceptados, "
            "en prensa, aceito, aceitos, no prelo, accettato, in corso di stampa, in stampa, "
            "di prossima pubblicazione, ter perse, geaccepteerd"
        ),
        "published": (
            "published, publication, publications, erschienen, veroffentlicht, publie, publies, "
            "publicado, publicados, publicadas, pubblicato, pubblicati"
        ),
        "preprint": "preprint, preprints, prepublication, pre print, pre prints, eprint, e print",
    }
)
"""What a status or a heading says of how far a work has come."""

PENDING_UNSPACED: Mapping[str, str] = MappingProxyType(
    {
        "投稿": "pending",
        "在审": "pending",
        "审稿": "pending",
        "準備": "pending",
        "录用": "accepted",
        "待刊": "accepted",
        "採録": "accepted",
        "印刷中": "accepted",
    }
)
"""The same for scripts without blanks."""
