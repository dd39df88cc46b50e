"""Words of headings in the languages of CVs. Folded: small letters, no accents.

A star ends a stem: `publica*` stands for publication, publicações, publicaciones.
Chinese and Japanese words are looked for anywhere in a heading, since nothing
stands between words there.
"""

# A list of works: on its own each of these opens a section of publications.
GENERAL = """
publication publications publ publs bibliography bibliographie bibliografia bibliografie
bibliografi veroffentlichung* publikation* schriftenverzeichnis publikationsverzeichnis
publikationsliste schriften publicacion publicaciones publicacao publicacoes publicacions
pubblicazion* publicatie publicaties publicatielijst publikacj* publikac* publikace publikacie
publikationer julkaisu* publikasjon* публикац* труды publikacij* objav* kozlemeny* publikacio*
pubs
"""

# Sorts of works. A heading with one of these is a list of works too, often under a general one.
WORKS = """
paper papers article articles preprint preprints eprints manuscript manuscripts book books
monograph monographs chapter chapters proceedings proceeding inproceedings letters
report reports thesis theses dissertation dissertations patent patents translations
artikel aufsatz* beitrag beitrage buch bucher buchbeitrage buchkapitel monographie* monografi*
zeitschriftenartikel zeitschriftenaufsatze konferenzbeitrage tagungsbeitrage tagungsbande
sammelbande sammelbandbeitrage herausgeberschaft* dissertationsschrift qualifikationsschriften
rezension* lexikonartikel handbuchbeitrage patente preprintserver
ouvrage ouvrages livre livres chapitre chapitres actes brevet brevets prepublication*
articulo articulos libro libros capitulo capitulos ponencias actas tesis
artigo artigos livro livros capitulo anais patentes resumos
articolo articoli saggio saggi monografie capitoli atti contributi brevetti tesi
artikelen boek boeken hoofdstuk hoofdstukken boekhoofdstukken proefschrift
artykul* ksiazk* rozdzial* referaty clanek clanky kapitol* knih* sborni* stat
стат* книг* монографи* доклады тезисы диссертаци* препринт* сборник*
artiklar bokkapitel bocker avhandling artikler boger bidrag artikkelit kirjat
folyoiratcikk* konyv* cikkek
"""

# How works appeared or stand. Alone they head a part of a list, or something else altogether.
KINDS = """
journal journals magazine magazines conference conferences workshop workshops symposium symposia
refereed unrefereed nonrefereed reviewed submitted submission submissions accepted forthcoming
poster posters demo demos demonstrations abstracts abstract editorials editorial arxiv technical
popular press software code dataset datasets data survey surveys tutorial tutorials
lecture notes note short long full invited working progress preparation prep archival
international national domestic regional local scientific scholarly academic research
encyclopedia encyclopaedia entry entries edited volume volumes contribution contributions
commentary commentaries review reviews opinion other miscellaneous misc selected
fachzeitschriften zeitschriften konferenzen tagungen begutachtet* referierte eingereicht*
angenommen* erscheinend wissenschaftliche ausgewahlte sonstige weitere
revue revues conference colloque colloques internationales internationaux nationales nationaux
soumis acceptes rapports rapport techniques vulgarisation selectionnees autres
revista revistas congreso congresos internacionales nacionales seleccionadas otras otros
periodicos congressos eventos internacionais nacionais aceitos submetidos trabalhos completos
rivista riviste convegno convegni internazionali nazionali selezionate altre
tijdschrift* conferentie* wetenschappelijke overige
czasopism* konferencj* casopis* konferen* журнал* конференц* избранные научные
tidskrift* konferens* vetenskapliga granskade konferans*
"""

# What a CV has beside works: these close a list.
OTHERS = """
education experience experiences employment employments positions position appointment
appointments career
profile summary objective biography bio about contact address interests interest expertise
award awards honor honors honour honours prize prizes scholarship scholarships fellowship
fellowships recognition distinctions achievements grant grants funding projects project
talk talks presentation presentations presented speaker speaking keynote keynotes seminar
seminars colloquia
teaching taught courses course courseware instructor supervision supervised supervisor advising
advised mentoring
mentorship mentor students student alumni
service services reviewer reviewers reviewing refereeing referee referees committee committees
board boards examiner examiners jury juries panel panels panelist panelists
editor editorship memberships membership member affiliation affiliations societies society
organization organizer organisation organiser organizing chair outreach volunteer volunteering
skills skill languages language programming tools competencies competences certifications
certificates certification training internship internships qualifications degrees
activities leadership hobbies personal news media coverage visits travel coursework gpa links
navigation
ausbildung bildungsweg werdegang berufserfahrung lebenslauf studium anstellungen stipendien
auszeichnung* preise vortrag vortrage lehre lehrveranstaltungen lehrtatigkeit betreuung
gutachtertatigkeit* gremien mitgliedschaften kenntnisse sprachen sprachkenntnisse drittmittel
forschungsprojekte forschungsinteressen kontakt hobbys fahigkeiten engagement
formation parcours emploi* diplome* prix distinctions bourses expose* exposes seminaires
enseignement* encadrement competences langues expertises responsabilites loisirs projets
invitations
educacion formacion experiencia empleo premios becas charlas conferencista docencia ensenanza
habilidades idiomas proyectos distinciones
educacao formacao experiencia premios bolsas palestras apresentacoes ensino orientacoes
habilidades idiomas projetos bancas
istruzione formazione esperienza esperienze premi borse presentazioni seminari insegnamento
didattica competenze lingue progetti
opleiding werkervaring ervaring prijzen lezingen onderwijs vaardigheden talen beurzen
wyksztalcenie doswiadczenie nagrody stypendia wystapienia dydaktyka umiejetnosci jezyki
vzdelani praxe zkusenosti oceneni prednasky vyuka dovednosti jazyky
образование опыт работа награды гранты премии выступления преподавание навыки языки
utbildning erfarenhet arbetslivserfarenhet priser stipendier foredrag undervisning kunskaper
sprak uddannelse erfaring kompetencer koulutus tyokokemus palkinnot opetus
"""

# Words that say nothing about what a section holds.
FILLERS = """
a an and or of in on for the to by with my our her his their at from as not yet all
list lists full complete recent latest selected key main major representative important
highlights highlight
peer non under other further additional more various first author corresponding lead co
in-proceedings to-appear appear area areas professional related since before prior earlier
older present date current currently topic type year years new original primary relevant
und oder der die das des den dem in von im mit auf zu zum zur als ohne liste
et ou de des du la le les dans en avec sans aux a comite lecture mes autres choisies
y o e de del las los con en un una sin mis otras seleccion
dos das do da na no nas nos em com meus
i w z ve v na ze di dei delle della degli nel nella con ed
en van het een met in de overige
och av för den i and ja og
и в на с
technical academic scientific research industry industrial work works phd doctoral master
published
работы
"""

PHRASES = {
    "under review": "KINDS",
    "in review": "KINDS",
    "under revision": "KINDS",
    "under submission": "KINDS",
    "in submission": "KINDS",
    "in press": "KINDS",
    "in print": "KINDS",
    "in preparation": "KINDS",
    "in progress": "KINDS",
    "work in progress": "KINDS",
    "works in progress": "KINDS",
    "to appear": "KINDS",
    "peer review": "KINDS",
    "peer reviewed": "KINDS",
    "en preparation": "KINDS",
    "comite de lecture": "KINDS",
    "a paraitre": "KINDS",
    "im druck": "KINDS",
    "im erscheinen": "KINDS",
    "en prensa": "KINDS",
    "no prelo": "KINDS",
    "in corso di stampa": "KINDS",
    "research output": "GENERAL",
    "research outputs": "GENERAL",
    "scholarly work": "GENERAL",
    "scholarly works": "GENERAL",
    "selected works": "GENERAL",
    "published works": "GENERAL",
    "published work": "GENERAL",
    "written works": "GENERAL",
    "work experience": "OTHERS",
    "research experience": "OTHERS",
    "research interests": "OTHERS",
    "research projects": "OTHERS",
    "book reviews": "WORKS",
    "book review": "WORKS",
    "conference talks": "OTHERS",
    "conference organization": "OTHERS",
    "travaux scientifiques": "GENERAL",
    "travaux publies": "GENERAL",
    "producao bibliografica": "GENERAL",
    "produccion cientifica": "GENERAL",
    "produzione scientifica": "GENERAL",
    "научные труды": "GENERAL",
    "dorobek naukowy": "GENERAL",
    "communications dans des conferences": "WORKS",
    "communications orales": "OTHERS",
    "vortrage und poster": "OTHERS",
    "press coverage": "OTHERS",
    "in the press": "OTHERS",
    "in the media": "OTHERS",
    "references available": "OTHERS",
}

# Chinese, Japanese, Korean: the longest word found decides, then the order of the tables.
CJK = {
    "OTHERS": (
        "教育背景 教育经历 学历 工作经历 工作经验 科研经历 项目经历 科研项目 获奖 "
        "奖励 荣誉 学术报告 会议报告 报告 教学 授课 学术服务 社会兼职 审稿 技能 "
        "联系方式 研究兴趣 研究方向 个人简介 招生 学生 学歴 職歴 経歴 受賞 講演 発表 "
        "教育歴 担当科目 社会活動 所属学会 資格 連絡先 研究分野 競争的資金 학력 경력 "
        "수상 강의 발표 "
    ),
    "GENERAL": (
        "研究成果 学术成果 科研成果 发表论文 代表性论文 代表论文 代表作 论文发表 "
        "论文列表 发表文章 論文發表 著作目錄 出版物 出版 発表論文 研究業績 "
        "業績 著作 論文 论文 文章 논문 출판 연구실적 参考文献 參考文獻 참고문헌 "
    ),
    "WORKS": (
        "期刊 期刊论文 会议论文 学術論文 原著論文 国際会議論文 "
        "專書 专著 著书 著書 专利 專利 特許 预印本 図書 解説 学术论文 저서 특허 "
    ),
    "KINDS": (
        "会议 學術期刊 国际会议 国際会議 国内会议 学術雑誌 投稿中 在审 已录用 英文 "
        "中文 和文 其他 査読 학술지 학술대회 "
    ),
}

# Words of a sentence about the list, not in it; none of them stands in most titles.
PROSE = """
my i we our see here please click below above denotes denote indicates indicate means mean
marked
listed following alphabetical google scholar orcid dblp researchgate semanticscholar
found visit updated up-to-date i'm contributed equally
siehe hier mein meine meiner unten folgende gekennzeichnet vollstandige
voir ici mon ma mes ci-dessous complete liste
vea aqui mi mis lista completa veja aqui minha meus
vedi qui mio mia mie zie hier mijn
"""

PROSE_CJK = "请见 详见 参见 完整列表 共同一作 通讯作者 表示 谷歌学术 こちら"

# Remarks that stand under an entry.
REMARKS = """
award awards prize oral spotlight poster code slides video pdf paper link links bib bibtex
abstract
doi arxiv data dataset demo website project press media preprint supplementary appendix models
model
best nominated finalist cited citations invited highlighted featured runner-up acceptance rate
ranked impact factor tl;dr tldr summary keywords
prix preis premio auszeichnung lien
"""

LINK_LABELS = """
pdf bib bibtex code slides slide video talk poster paper link links doi arxiv url html web www
www
website site project page data dataset datasets demo abstract abs supplement supplementary supp
appendix
preprint publisher download github git hal ssrn pubmed pmid acm ieee dl springer openreview
journal
article full text version here media movies movie press blog post press-release software source
cite citation export ris proceedings report tech techreport extended long short official online
read
more free open access ps ps.gz eprint e-print lien liens telecharger texte artikel texto enlace
下载 链接 代码 全文 论文
"""

COLUMNS = """
year title titles author authors venue venues journal conference type link links pdf status date
no nr publication publications paper name event volume pages doi role jahr titel autor autoren
annee titre auteur auteurs revue ano titulo autores revista 年份 标题 作者 期刊
"""

CONJUNCTIONS = "and und et y e en och i a og ja и or oder ou"

PREPOSITIONS = "of in for at de des du d del dei di da do dos das von van"

# Words of places where works appear, of numbers in them, and of how far they are.
VENUES = """
proceedings proc journal transactions trans conference conf workshop symposium congress arxiv
biorxiv medrxiv preprint press springer elsevier wiley ieee acm usenix lecture notes letters review
annals magazine university verlag publisher publishers thesis dissertation patent editors editor eds
hrsg zeitschrift jahrbuch tagung konferenz revue actes annales conférence colloque atelier éditions
presses congreso revista actas anais congresso editora universidad universidade rivista atti
convegno tijdschrift uitgeverij časopis sborník czasopismo wydawnictwo журнал издательство вестник
сборник
"""

NUMBERS = """
vol pp pages page volume issue bd jg doi isbn issn
"""

STATUSES = """
submitted appear forthcoming accepted preparation submission eingereicht angenommen paraître soumis
prensa prelo al review
"""
