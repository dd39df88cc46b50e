"""Words and signs that stand in a list of names without being a name."""

from bibnorm.lexicon.wordset import words

AND: frozenset[str] = words(
    """
    and und et och og en with mit avec con con& plus & + и та і and/or oraz és ja ve a sowie و
    und& e'
    """
)
"""Between two persons, and nothing else."""

AND_OR_NAME: frozenset[str] = words("y e i")
"""Between two persons, or between the two family names of one (Ortega y Gasset)."""

ET_AL = "|".join(
    (
        r"\b[Ee][Tt]\.?,?\s*[Aa][Ll]\b\.?(?:,?\s*\((?:eds?|hrsg)\.?\))?",
        r"\bet\s+(?:autres|alia|alii|coll)\b\.?",
        r"(?:\b(?:and|und|e|y|i|och)\s+|&\s*)"
        r"(?:[Oo]thers|[Aa]ndere|altri|outros|otros|inni|andra|colleagues)\b",
        r"&\s*al\b\.?",
        r"\b[ue]\.\s?a\.(?!\w)",
        r"\bm\.\s?fl\.",
        r"\bи\s+др(?:\b\.?|угие\b)",
        r"\bі\s+ін\b\.?",
        r"\ba\s+kol\b\.?",
        r"\bi\s+(?:in|wsp)\.",
        r"\bve\s+ark\b\.",
        r"等人?",
        r"…",
        r"\betc\b\.?",
        r"\.\s?\.\s?\.(?:\s?\.)*",
        r"[\[(]?\+?\b\d+\s+(?:[Mm]ore|[Oo]thers?)"
        r"(?:\s+(?:co-?)?(?:authors?|people|names))?\b[)\]]?",
    )
)
"""The list goes on: a pattern, because most forms are of several words."""

ANONYMOUS = r"\bAA\.?\s?VV\b\.?|\b[Aa]non(?:ymous|ymus|\.)?(?:\s+[Aa]uthors?(?:\(s\))?)?(?!\w)"
"""Nobody is named."""

_LAST = r"(?=\s*[,;:)]?\s*$)"
ROLE = "|".join(
    (
        r"\b(?:[Hh]erausgegeben|[Hh]e?rsg|[Hh]gg?|HRSG)\b\.?(?:\s+(?:von|v\.))?",
        r"\b(?:[Ee]dited|[Tt]ranslated|[Cc]ompiled|[Ss]elected)"
        r"(?:\s+and\s+(?:edited|translated))?\s+by\b",
        r"\b(?:[Ee]d(?:s|ited)?|[Tt]rans)\.?\s+by\b",
        r"\b(?:[Aa]\s+)?cura(?:\s+di)?\b|\b[Aa]\s+c\.\s+di\b",
        r"\b(?:[Éé]d|dir)\.\s+par\b",
        r"\bsous\s+la\s+dir(?:\.|ection)\s+d[e']",
        r"\b(?:editado|organizad[oa]s?)\s+por\b",
        r"\bпод\s+ред\.|\bред\.|\bredigerad\s+av|\bredaktion\b:?|\bred\.",
        r"\b[Üü]bers\.(?:\s+v(?:on|\.))?",
        r"\bby\b|\b[Bb]y:|\b[Ii]n:|\b[Aa]uthors?:",
        r"\b[Ee]ditors?\b|\beditad[oa]\b|\bedd?s?\b\.?|\bEds\b\.?",
        # `Smith ED`, `Ed Smith`: a role only behind a comma and at the end.
        rf"(?<=[,(]\s)(?:EDS?|Ed)\b\.?{_LAST}|\b[Éé]ds?\.{_LAST}|\bcomp(?=\s*$)",
        r"\b(?:[Oo]rgs?|[Cc]oords?|[Cc]omps?|[Tt]rans|[Dd]irs?|trad)\.|\bdirs\b",
        r"\bDr\.-?(?:\s?-?Ing\.)?|\b[Pp]rof\b\.?",
        r"\bPhD\b|\bPh\.\s?D\b\.?|\bMPH\b|\bMSc\b",
        r"主编|编著|[编著译]$",
    )
)
"""What the persons did or what they are: editors, translators, doctors."""

MARK_WORDS = "|".join(
    (
        r"co-?\s?(?:first|lead|senior|corresponding)",
        r"equal(?:ly)?|joint|corresponding|contribut|alphabetical",
        r"presenter|presenting|speaker|student|advisor|supervis",
        r"forthcoming|first author|lead author|undergrad|mentee|intern\b",
    )
)
"""In brackets behind a name these are remarks on the person, as a mark is."""

SUFFIXES: frozenset[str] = words("jr sr iii 2nd 3rd 4th jnr snr")
"""Generation: part of the name, but neither given nor family. In small letters, without stop."""

INHERITED: frozenset[str] = words("júnior junior filho neto sobrinho")
"""Portuguese writes the generation as the end of the family name."""

CAPITAL_SUFFIXES: frozenset[str] = words("JR SR II IV")
"""In capitals these are as often initials: behind the initials they are a suffix."""

GLUE: frozenset[str] = words(
    """
    of for on the in at für des dell' delle per para pour against to from as its sur
    """
)
"""Small words inside the name of a body, never inside a person's."""

BODIES: frozenset[str] = words(
    """
    university universität université universidad universidade università universiteit college
    school academy akademie académie academia institute institut instituto istituto instytut
    institution institutes organization organisation organización organização organizzazione
    consortium collaboration collaborators collaborative group groupe grupo gruppe gruppo team
    ministry ministère ministerio ministério ministero ministerium department departamento
    département dept committee committees comité comitê comitato kommission commission comisión
    comissão commissione council conseil consejo conselho consiglio agency agence agencia
    agência agentur agencies ministries association associazione asociación associação society
    société sociedad sociedade gesellschaft federation fédération federación verband verein
    vereinigung union unión foundation fondation fundación fundação stiftung fondazione bank
    banco banca banque center centre centers centres centro zentrum bureau office board
    authority administration government nations network project program programme initiative
    investigators panel force taskforce trial service services corporation corp company inc ltd
    gmbh llc laboratory laboratories lab labs library museum observatory observatoire archive
    hospital hospitals clinic register registry alliance partnership platform statistics
    statistisches bundesamt eurostat unicef unesco oecd fao who ipcc faostat usda usaid efsa epa
    nih cdc nasa nato ilo imf iso ieee acm wto undp unep iucn contributors developers task
    division section unit secretariat secretaría conference congress parliament assembly bundestag
    senate republic state states kingdom community staff members writers учреждение институт
    университет министерство комитет академия participants subcommittee study
    """
)
"""Words of organisations; some are rare as names too, so they only make a body likely."""

BODY_ENDINGS: tuple[str, ...] = (
    "ministerium",
    "institut",
    "gesellschaft",
    "verband",
    "bundesamt",
    "landesamt",
    "kommission",
    "stiftung",
    "universität",
    "akademie",
    "departement",
    "zentrum",
    "verein",
    "büro",
    "agentur",
    "behörde",
)
"""German writes bodies as one word."""

UNSPACED_BODIES: tuple[str, ...] = tuple(
    words(
        """
        大学 大學 研究所 研究院 研究会 委员会 委員會 委員会 局 学院 協会 协会 公司 中心 学会 學會
        財団 機構 編集部 출판부 학회 협회 위원회 연구소 연구원 연구회 대학교 재단 센터 공사
        """
    )
)
"""How names of organisations end in scripts without blanks."""

COMPOUND_FAMILIES: frozenset[str] = words(
    """
    garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz
    hernandez diaz moreno alvarez munoz romero alonso gutierrez navarro torres dominguez vazquez
    ramos gil ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio
    marin sanz nunez iglesias medina garrido cortes castillo lozano guerrero cano prieto
    mendez cruz calvo gallego vidal leon marquez herrera pena flores cabrera campos vega fuentes
    carrasco diez reyes caballero nieto aguilar pascual santana herrero montero lorenzo hidalgo
    gimenez ibanez ferrer duran santiago benitez mora vicente vargas arias carmona crespo roman
    pastor soto saez velasco moya soler parra esteban bravo gallardo rojas pardo merino franco
    espinosa izquierdo lara rivas rivera casado arroyo redondo camacho rey vera otero
    luque galan montes rios sierra segura carrillo marcos marti soriano mendoza robles bernal
    valero vila exposito benito macias guerra heredia varela bermudez escudero guillen
    contreras quintero prado salazar chavez estrada ochoa cardenas rosales mejia zamora acosta
    guzman salas valencia miranda maldonado avila ponce trujillo figueroa paredes bautista
    villanueva quiroga ocampo galvez zuniga escobar zapata cordero sosa
    """
)
"""The first of two family names, as most Spanish-speaking people bear them; without accents."""

CHINESE_FAMILIES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤张劉陳楊黃趙吳孫馬"
    "羅鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸賈韋鄒閻龍賀顧龔萬錢嚴湯欧阳司马诸葛上官歐陽蓝施洪俞柳殷齐梅庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳"
    "盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来"
)
"""Characters that open a Chinese name of two to four characters."""

CHINESE_DOUBLE_FAMILIES = ("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官")
"""Chinese family names of two characters."""

KOREAN_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길"
    "연위표명기반왕금옥인맹제모탁국은편용림"
)
"""Syllables that are a Korean family name."""
