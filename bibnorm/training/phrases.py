"""The set phrases of publication lists, to draw from."""

AWARDS = (
    "Best Paper Award", "Best Student Paper Award", "Distinguished Paper Award", "Oral",
    "Spotlight", "Best Paper Nominee", "Honorable Mention", "oral presentation",
    "Best Poster Award", "Outstanding Paper Award", "invited paper", "long paper",
    "Best Paper Finalist", "acceptance rate: 18%", "Acceptance rate 21.3%", "IF: 7.9",
    "JCR Q1", "Impact factor 4.2", "equal contribution", "Selected for oral presentation",
    "demo", "poster", "extended abstract",
)  # fmt: skip
# What is said of the status before a venue: the phrase, and the word that leads on to the venue.
STATUS_BEFORE = (
    ("To appear", " in "), ("to appear", " in "), ("Accepted", " to "), ("Accepted", " at "),
    ("accepted for publication", " in "), ("Submitted", " to "), ("Under review", " at "),
    ("Forthcoming", " in "), ("In press", ", "), ("accepted", " by "), ("Accepted by", " "),
)  # fmt: skip
STATUS_BEHIND = (
    "to appear", "in press", "accepted", "forthcoming", "Accepted", "In press", "submitted",
    "under review", "in print",
)  # fmt: skip
STATUS_ALONE = (
    "submitted", "in preparation", "under review", "Manuscript in preparation", "In submission",
    "working paper", "Submitted for publication", "preprint", "Preprint", "Under review",
    "Manuscript available upon request", "manuscript",
)  # fmt: skip
WITH = (("(with ", ")"), ("with ", ""), ("(mit ", ")"), ("Joint work with ", ""),
    ("(with ", ".)"), ("(avec ", ")"), ("(con ", ")"), ("(com ", ")"), ("avec ", ""),
    ("(samen met ", ")"),
)  # fmt: skip
PREPRINTS = (  # the server's name, and what stands behind it; N is the number
    ("arXiv preprint", " arXiv:N"), ("arXiv", " preprint arXiv:N"), ("arXiv", ""),
    ("arXiv preprint", ""), ("CoRR", ", abs/N"), ("", "arXiv:N"), ("bioRxiv", ""), ("medRxiv", ""),
    ("arXiv", ", N"), ("ArXiv e-prints", ""), ("SSRN", ""), ("", "arXiv preprint arXiv:N"),
)  # fmt: skip
EDITORS_BEHIND = (
    " (Eds.), ", " (eds.), ", ", editors, ", " (eds), ", " (Hrsg.), ", ", eds., ", " (Hg.): ",
    " (ed.), ", " (Eds.). ", ", editor, ", " (a cura di), ",
)  # fmt: skip
EDITORS_BEFORE = ("ed. by ", "edited by ", "Hg. von ", "hrsg. von ", "ed. ", "sous la dir. de ")
THESES = (
    "PhD thesis", "Ph.D. thesis", "Master's thesis", "Doctoral dissertation", "Dissertation",
    "Master thesis", "Thèse de doctorat", "Tesis doctoral", "Ph.D. Dissertation", "MSc Thesis",
    "Bachelor's thesis", "Diplomarbeit", "Proefschrift", "Tesi di dottorato", "Thèse",
    "Tese de doutorado", "Habilitation", "Dissertação de Mestrado", "Tese de Doutorado",
    "Dissertação (Mestrado em Letras)", "Tese (Doutorado em História)", "Tesis de maestría",
    "Tesis de licenciatura", "Mémoire de maîtrise", "Thesis", "M.A. thesis", "MA thesis", "Diss.",
    "Unpublished doctoral dissertation", "Inaugural-Dissertation", "Magisterarbeit",
    "DPhil thesis", "Unpublished Ph.D. thesis", "Dissertation, Ph.D.", "Doctoral thesis",
    "Thèse de 3e cycle", "Tesi di laurea", "Licentiate thesis", "Praca doktorska", "ScD thesis",
)  # fmt: skip
REPORTS = (
    "Technical report",
    "Tech. Rep.",
    "Technical Report",
    "Working paper",
    "Research report",
    "White paper",
    "NBER Working Paper",
    "Discussion Paper",
    "Policy Research Working Paper",
    "Forschungsbericht",
    "Rapport de recherche",
    "Arbeitspapier",
    "Informe técnico",
    "Report",
    "Relatório técnico",
    "Internal report",
    "Memo",
    "Research Memorandum",
    "Final report",
    "Working Paper Series",
    "Occasional Paper",
    "Technical memorandum",
    "Tech. report",
)
# How the number of a report is written; N and M are numbers.
REPORT_NUMBERS = (
    "TR-N",
    "No. N",
    "N",
    "CS-N",
    "no. N",
    "TR N-M",
    "N-M",
    "#N",
    "UCB/EERC-N/M",
    "WN",
    "N/M",
    "Nr. N",
    "CMU-CS-N-M",
    "DACS-TR-N",
    "ICTN/M",
    "NUREG/CR-N",
    "Report N",
    "RR-N",
    "No. WN",
)
# How a paper is numbered within a conference; N is its number.
PAPER_NUMBERS = (
    "Paper N", "OTC N", "SPE N", "Paper No. N", "AIAA Paper N", "paper #N", "IAC-N", "Art. N",
)  # fmt: skip
LINKS = (
    "pdf", "code", "slides", "video", "bib", "link", "doi", "arXiv", "paper", "poster",
    "project page", "abstract", "PDF", "Paper", "Code", "DOI", "Link", "website", "bibtex", "HTML",
)  # fmt: skip
SCHOOLS = (
    "University of Cambridge", "Stanford University", "ETH Zürich", "Universität Heidelberg",
    "Massachusetts Institute of Technology", "Université Paris-Sud", "Universidad de Granada",
    "Department of Computer Science, University of Toronto", "Technical University of Munich",
    "KU Leuven", "Politecnico di Milano", "Universidade de São Paulo", "Tsinghua University",
    "School of Engineering, Aalto University", "Carnegie Mellon University", "MIT",
    "UC Berkeley", "Institute of Physics, Charles University", "University College London",
    "University of California, San Diego", "University of California, Irvine",
    "Universiteit van Amsterdam", "Universiteit Leiden", "Università di Bologna",
    "Uppsala universitet",
    "Uniwersytet Warszawski", "Humboldt-Universität zu Berlin", "Freie Universität Berlin",
    "Sorbonne Université", "École Polytechnique", "Universidad Nacional Autónoma de México",
    "Universidade Federal do Rio de Janeiro", "Univerzita Karlova", "Princeton University",
    "King's College London", "National University of Singapore", "Peking University",
    "Indian Institute of Technology Bombay", "University of Illinois at Urbana-Champaign",
    "The Pennsylvania State University", "Imperial College London", "RWTH Aachen",
    "Department of Economics, Harvard University", "University of Wisconsin-Madison", "CUNY",
)  # fmt: skip
HOUSES = (  # place and publisher
    ("Cambridge", "Cambridge University Press"), ("Berlin", "Springer"), ("New York", "Wiley"),
    ("Oxford", "Oxford University Press"), ("London", "Routledge"), ("Paris", "Gallimard"),
    ("München", "Fink"), ("Cham", "Springer International Publishing"), ("Amsterdam", "Elsevier"),
    ("Frankfurt am Main", "Peter Lang"), ("Cambridge, MA", "MIT Press"), ("Bologna", "il Mulino"),
    ("Madrid", "Alianza"), ("Boca Raton, FL", "CRC Press"), ("Tübingen", "Mohr Siebeck"),
    ("Singapore", "World Scientific"), ("Milano", "Feltrinelli"), ("Dordrecht", "Kluwer"),
)  # fmt: skip
GROUPS = (
    "Anonymous Author(s)", "Anonymous Author(s)", "Anonymous", "Anonymous Authors",
    "World Health Organization", "The ATLAS Collaboration", "CMS Collaboration", "OECD",
    "R Core Team", "European Commission", "UNESCO", "National Research Council",
    "Statistisches Bundesamt", "Ministère de la Santé", "The LIGO Scientific Collaboration",
)  # fmt: skip
SERIES = ("Lecture Notes in Computer Science", "LNCS", "CEUR Workshop Proceedings", "LNAI")
