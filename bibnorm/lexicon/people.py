"""Words and signs that stand in a list of names without being a name."""

AND: frozenset[str] = frozenset(
    "and und et och og en with mit avec con con& plus & + и та і and/or oraz és ja ve a sowie و"
    " und& e'".split()
)
"""Between two persons, and nothing else."""

AND_OR_NAME: frozenset[str] = frozenset("y e i".split())
"""Between two persons, or between the two family names of one (Ortega y Gasset)."""

ET_AL = (
    r"\bet\.?,?\s*al\b\.?(?:,?\s*\((?:eds?|hrsg)\.?\))?|\bet\s+(?:autres|alia|alii|coll)\b\.?"
    r"|(?:\b(?:and|und|e|y|i|och)\s+|&\s*)(?:[Oo]thers|[Aa]ndere|altri|outros|otros|inni|andra|colleagues)\b"
    r"|&\s*al\b\.?|\bu\.\s?a\.(?!\w)|\bm\.\s?fl\.|\bи\s+др\b\.?|\bи\s+другие\b|\bі\s+ін\b\.?|\ba\s+kol\b\.|\bi\s+in\.|\bi\s+wsp\."
    r"|\bve\s+ark\b\.|\be\.\s?a\.(?!\w)|等人?|他(?=\s|$)|…|\.\s?\.\s?\.(?:\s?\.)*"
    r"|\[?\(?\+?\b\d+\s+(?:[Mm]ore|[Oo]thers?|[Oo]ther)(?:\s+(?:co-?)?(?:authors?|people|names))?\b\)?\]?"
)
"""The list goes on: a pattern, because most forms are of several words."""

ANONYMOUS = r"\bAA\.?\s?VV\b\.?|\b[Aa]non(?:ymous|ymus|\.)?(?:\s+[Aa]uthors?(?:\(s\))?)?(?!\w)"
"""Nobody is named."""

ROLE = (
    r"\b(?:(?:[Hh]erausgegeben|[Hh]e?rsg|[Hh]gg?|HRSG)\b\.?(?:\s+(?:von|v\.))?"
    r"|(?:[Ee]dited|[Tt]ranslated|[Cc]ompiled|[Ss]elected)(?:\s+and\s+(?:edited|translated))?\s+by\b"
    r"|[Ee]d(?:s|ited)?\.?\s+by\b|[Tt]rans\.\s+by\b|(?:[Aa]\s+)?cura(?:\s+di)?\b|a\s+c\.\s+di\b|(?:[Éé]d|dir)\.\s+par\b|sous\s+la\s+dir(?:\.|ection)\s+d[e']"
    r"|editado\s+por\b|organizad[oa]s?\s+por\b|под\s+ред\.|[Rr]edigerad\s+av|redaktion\b:?|[Üü]bers\.(?:\s+v(?:on|\.))?"
    r"|by\b|[Bb]y:|[Ee]ditors?\b|editad[oa]\b|edd?s?\b\.?|Eds\b\.?|(?<=[,(]\s)EDS?\b\.?(?=\s*[,;:)]?\s*$)|[Éé]ds?\.(?=\s*[,;)]?\s*$)"
    r"|[Oo]rgs?\.|[Cc]oords?\.|[Cc]omps?\.|[Tt]rans\.|[Dd]irs?\.|ред\.|red\.|dirs\b|trad\."
    r"|comp(?=\s*$)|(?<=[,(]\s)Ed\.?(?=\s*[,;)]?\s*$)|[Ii]n:|[Aa]uthors?:|Dr\.-?(?:\s?-?Ing\.)?|[Pp]rof\b\.?|PhD\b|Ph\.\s?D\b\.?|M\.\s?D\.(?=,|$)|MPH\b|MSc\b)"
    r"|主编|编著|[编著译]$"
)
"""What the persons did or what they are: editors, translators, doctors."""

MARK_WORDS = (
    r"(?:co-?\s?(?:first|lead|senior|corresponding)|equal(?:ly)?|joint|corresponding|presenter|presenting"
    r"|contribut|speaker|student|advisor|supervis|first author|lead author|alphabetical|undergrad|mentee|intern\b)"
)
"""In brackets behind a name these are remarks on the person, as a mark is."""

SUFFIXES: frozenset[str] = frozenset("jr sr iii 2nd 3rd 4th jnr snr".split())
"""Generation: part of the name, but neither given nor family. In small letters, without stop."""

INHERITED: frozenset[str] = frozenset("júnior junior filho neto sobrinho".split())
"""Portuguese writes the generation as the end of the family name."""

CAPITAL_SUFFIXES: frozenset[str] = frozenset("JR SR II IV".split())
"""In capitals these are as often initials: behind the initials they are a suffix."""

GLUE: frozenset[str] = frozenset(
    "of for on the in at für des dell' delle per para pour against to from as its sur".split()
)
"""Small words inside the name of a body, never inside a person's."""

BODIES: frozenset[str] = frozenset(
    "university universität université universidad universidade università universiteit college school "
    "academy akademie académie academia institute institut instituto istituto instytut institution institutes "
    "organization organisation organización organização organizzazione consortium collaboration collaborators "
    "collaborative group groupe grupo gruppe gruppo team ministry ministère ministerio ministério ministero "
    "ministerium department departamento département dept committee committees comité comitê comitato kommission "
    "commission comisión comissão commissione council conseil consejo conselho consiglio agency agence "
    "agencia agência agentur agencies ministries association associazione asociación associação society société sociedad sociedade "
    "gesellschaft federation fédération federación verband verein vereinigung union unión foundation fondation "
    "fundación fundação stiftung fondazione bank banco banca banque center centre centers centres centro zentrum "
    "bureau office board authority administration government nations network project program programme "
    "initiative investigators panel force taskforce study trial service services "
    "corporation corp company inc ltd gmbh llc laboratory laboratories lab labs library museum archive "
    "hospital hospitals clinic register registry alliance partnership platform survey statistics "
    "statistisches bundesamt eurostat unicef unesco oecd "
    "fao who ipcc faostat usda usaid efsa epa nih cdc nasa nato ilo imf iso ieee acm wto undp unep iucn "
    "contributors developers task division section unit secretariat conference congress parliament "
    "assembly bundestag senate republic state states kingdom community staff members writers "
    "учреждение институт университет министерство комитет академия".split()
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

COMPOUND_FAMILIES: frozenset[str] = frozenset(
    "garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz "
    "moreno alvarez munoz romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano "
    "blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido "
    "cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego vidal leon marquez herrera "
    "pena flores cabrera campos vega fuentes carrasco diez reyes caballero nieto aguilar pascual santana herrero "
    "montero lorenzo hidalgo gimenez ibanez ferrer duran santiago benitez mora vicente vargas arias carmona crespo "
    "roman pastor soto saez velasco moya soler parra esteban bravo gallardo rojas pardo merino franco espinosa "
    "izquierdo lara rivas silva rivera casado arroyo redondo camacho rey vera otero luque galan montes rios "
    "sierra segura carrillo marcos marti soriano mendoza robles bernal valero vila exposito benito pereira macias "
    "guerra heredia varela bermudez escudero guillen contreras quintero prado salazar chavez estrada ochoa cardenas "
    "rosales mejia zamora acosta guzman salas valencia miranda maldonado avila ponce trujillo figueroa paredes "
    "bautista villanueva quiroga ocampo galvez zuniga escobar zapata cordero sosa".split()
)
"""The first of two family names, as most Spanish-speaking people bear them; without accents."""

CHINESE_FAMILIES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤张劉陳楊黃趙吳孫馬"
    "羅鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸賈韋鄒閻龍賀顧龔萬錢嚴湯欧阳司马诸葛上官歐陽蓝施洪俞柳殷齐梅庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳"
    "盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来"
)
"""Characters that open a Chinese name of two to four characters."""
