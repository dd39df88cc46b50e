"""Countries, states and towns, to tell a place at the end of a venue."""

import re


def _names(text: str) -> frozenset[str]:
    """Cut a block of names, one between commas, into a folded set."""
    return frozenset(" ".join(name.split()).casefold() for name in text.split(",") if name.strip())


COUNTRIES: frozenset[str] = _names(
    """
    afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria,
    azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan,
    bolivia, bosnia and herzegovina, botswana, brazil, brasil, brunei, bulgaria, burkina faso,
    cambodia, cameroon, canada, cape verde, chad, chile, china, p.r. china, pr china, p. r. china,
    colombia, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, djibouti,
    dominican republic, ecuador, egypt, el salvador, england, eritrea, estonia, ethiopia, fiji,
    finland, france, gabon, gambia, germany, deutschland, ghana, great britain, greece, greenland,
    guatemala, guinea, haiti, honduras, hong kong, hongkong, hungary, iceland, india, indonesia,
    iran, iraq, ireland, northern ireland, israel, italy, italia, ivory coast, jamaica, japan,
    jordan, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, liberia, libya,
    liechtenstein, lithuania, luxembourg, macau, macao, macedonia, north macedonia, madagascar,
    malawi, malaysia, maldives, mali, malta, mauritius, mexico, méxico, moldova, monaco, mongolia,
    montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands, the netherlands,
    new zealand, nicaragua, niger, nigeria, north korea, norway, oman, pakistan, palestine, panama,
    paraguay, peru, perú, philippines, poland, polska, portugal, puerto rico, qatar, romania,
    russia, russian federation, rwanda, saudi arabia, scotland, senegal, serbia, singapore,
    slovakia, slovenia, somalia, south africa, south korea, korea, republic of korea, spain,
    españa, sri lanka, sudan, suriname, sweden, switzerland, schweiz, suisse, svizzera, syria,
    taiwan, taiwan r.o.c., tajikistan, tanzania, thailand, togo, tunisia, turkey, türkiye,
    turkmenistan, uae, u.a.e., united arab emirates, uganda, uk, u.k., ukraine, united kingdom,
    united states, united states of america, usa, u.s.a., u.s., us, uruguay, uzbekistan,
    venezuela, vietnam, viet nam, wales, yemen, zambia, zimbabwe, österreich, frankreich, italien,
    spanien, niederlande, belgien, japon, japan, états-unis, royaume-uni, allemagne, espagne,
    italie, belgique, pays-bas, portugal, grèce, chine, estados unidos, ee. uu., reino unido,
    alemania, alemanha, francia, itália, españa, nederland, belgië, danmark, sverige, norge, suomi,
    virtual, virtual event, online, virtual conference, россия, 中国, 日本
    """
)

STATES: frozenset[str] = _names(
    """
    al, ak, az, ar, ca, co, ct, de, fl, ga, hi, id, il, in, ia, ks, ky, la, me, md, ma, mi, mn, ms,
    mo, mt, ne, nv, nh, nj, nm, ny, nc, nd, oh, ok, or, pa, ri, sc, sd, tn, tx, ut, vt, va, wa, wv,
    wi, wy, dc, d.c., on, qc, bc, ab, mb, sk, ns, nb, nl, pe, nsw, vic, qld, rs, sp, rj, mg, pr,
    alabama, alaska, arizona, arkansas, california, calif, colorado, connecticut, delaware, florida,
    georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland,
    massachusetts, mass, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada,
    new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma,
    oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah,
    vermont, virginia, washington, west virginia, wisconsin, wyoming, ontario, quebec, québec,
    british columbia, alberta, manitoba, saskatchewan, nova scotia, new brunswick, newfoundland,
    new south wales, victoria, queensland, tasmania, south australia, western australia,
    catalonia, bavaria, kerala, tamil nadu, karnataka, maharashtra
    """
)

CITIES: frozenset[str] = _names(
    """
    aachen, aalborg, aarhus, aberdeen, abu dhabi, adelaide, albuquerque, alexandria, amherst,
    amsterdam, anaheim, ann arbor, ankara, antalya, antwerp, athens, atlanta, auckland, austin,
    avignon, baku, bali, baltimore, bangalore, bengaluru, bangkok, barcelona, bari, basel, bath,
    beijing, belfast, belgrade, bergen, berkeley, berlin, bern, bilbao, birmingham, bologna, bonn,
    bordeaux, boston, boulder, braga, bratislava, bremen, brighton, brisbane, bristol, brno, bruges,
    brussels, bruxelles, bucharest, budapest, buenos aires, cairo, calgary, cambridge, canberra,
    cancun, cancún, cape town, cardiff, casablanca, catania, charlotte, chengdu, chennai, chiba,
    chicago, christchurch, cincinnati, cleveland, coimbra, cologne, columbus, copenhagen, corfu,
    cork, crete, dagstuhl, dalian, dallas, daejeon, darmstadt, delft, delhi, denver, detroit, doha,
    dortmund, dresden, dubai, dublin, dubrovnik, durham, dubrovnik, düsseldorf, edinburgh,
    edmonton, eindhoven, erlangen, essen, exeter, florence, firenze, fortaleza, frankfurt,
    frankfurt am main, freiburg, fukuoka, galway, gdańsk, geneva, genève, genoa, ghent, glasgow,
    goa, gold coast, göttingen, gothenburg, graz, grenoble, groningen, guangzhou, haifa, halifax,
    hamburg, hangzhou, hanoi, hannover, heidelberg, helsinki, hiroshima, ho chi minh city, hobart,
    hong kong, honolulu, houston, hyderabad, ibiza, incheon, indianapolis, innsbruck, irvine,
    istanbul, izmir, jakarta, jeju, jeju island, jerusalem, johannesburg, kansas city, karlsruhe,
    kathmandu, kiel, kobe, kolkata, köln, konstanz, kraków, krakow, kuala lumpur, kunming, kyiv,
    kyoto, la jolla, lancaster, las vegas, lausanne, leeds, leicester, leiden, leipzig, leuven,
    lille, lima, limerick, limassol, linz, lisbon, lisboa, liverpool, ljubljana, london, long beach,
    los alamitos, los angeles, luxembourg city, lyon, maastricht, macau, madison, madrid, mainz,
    málaga, malaga, manchester, manila, mannheim, marburg, marrakech, marseille, melbourne, memphis,
    mexico city, miami, milan, milano, milwaukee, minneapolis, minsk, monterey, monterrey,
    montevideo, montpellier, montreal, montréal, moscow, mumbai, munich, münchen, münster, nagoya,
    nairobi, nanjing, nantes, naples, napoli, nashville, new delhi, new haven, new orleans,
    newcastle, nice, nicosia, nijmegen, norfolk, nottingham, nuremberg, nürnberg, oakland, odense,
    oldenburg, orlando, osaka, oslo, ottawa, oulu, oxford, paderborn, padova, padua, palermo,
    palo alto, paris, pasadena, passau, perth, philadelphia, phoenix, phuket, pisa, pittsburgh,
    plovdiv, porto, portland, porto alegre, potsdam, poznań, prague, praha, princeton, providence,
    pune, quito, raleigh, ravello, recife, redmond, reims, rennes, reno, reykjavik, rhodes, riga,
    rio de janeiro, riva del garda, rochester, rome, roma, rotterdam, saarbrücken, sacramento,
    salt lake city, salvador, salzburg, san antonio, san diego, san francisco, san jose, san josé,
    san juan, san sebastián, santa barbara, santa clara, santa cruz, santa fe, santa monica,
    santander, santiago, santorini, são paulo, sapporo, sarajevo, savannah, seattle, sendai, seoul,
    sevilla, seville, shanghai, sheffield, shenzhen, singapore, snowbird, sofia, sorrento,
    southampton, split, st. louis, st. petersburg, saint petersburg, stanford, stockholm,
    strasbourg, stuttgart, sydney, taipei, tallinn, tampa, tampere, tartu, tbilisi, tel aviv,
    thessaloniki, tianjin, tokyo, toronto, toulouse, trento, trieste, trondheim, tsukuba, tübingen,
    tucson, tunis, turin, torino, turku, uppsala, urbana, utrecht, valencia, valparaíso, vancouver,
    venice, venezia, verona, vienna, wien, vilnius, warsaw, warszawa, washington d.c.,
    washington dc, washington, waterloo, wellington, wiesbaden, wrocław, wuhan, würzburg, xi'an,
    xi’an, xiamen, yokohama, york, zagreb, zurich, zürich, new york, new york city, québec city,
    québec, whistler, lake tahoe, banff, schloss dagstuhl, 北京, 上海, 東京
    """
)


def is_place(text: str) -> bool:
    """Tell a country, a state or a town that is known by name.

    >>> is_place("Lisbon"), is_place("CA"), is_place("U.S.A."), is_place("Part B")
    (True, True, True, False)
    """
    return text.strip(" ()[]").casefold() in CITIES or is_region(text)


def is_region(text: str) -> bool:
    """Tell a state or a country, which does not stand alone for a place of its own.

    A state's two letters count as such in capitals only: "Id." is a word.

    >>> is_region("New Mexico"), is_region("U.S.A."), is_region("Oslo"), is_region("Id.")
    (True, True, False, False)
    """
    name = text.strip(" ()[]")
    if len(name.rstrip(".")) == 2 and not name.isupper():
        return False
    name = name.casefold()
    return any(form in COUNTRIES or form in STATES for form in (name, name.rstrip(".")))


_BETWEEN = re.compile(r"\s*(?:[,/&–-]|\band\b|\bund\b)\s*")


def are_places(text: str) -> bool:
    """Tell a row of known places: `Berlin - New York`, `Reading, MA`.

    >>> are_places("London and New York"), are_places("London Review")
    (True, False)
    """
    return is_place(text) or all(is_place(part) for part in _BETWEEN.split(" ".join(text.split())))


# Words that stand in the names of venues and bodies, never in a town's.
_NO_TOWN = re.compile(
    r"\b(?:proc\w*|conf\w*|workshop|symposium|congress|journal|transactions|letters|review|"
    r"university|institute|society|association|systems?|science\w*|studies|research|"
    r"engineering|technolog\w+|applications?|computing|learning|networks?|security|theory|"
    r"methods?|and|with|of|for|on|part|volume|vol|series|section|track|edition|session|paper)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*|d[aeou]s?|del|la|le|sur|am|upon|of|the)(?=\s|$)")


def may_be_town(text: str) -> bool:
    """Tell words that can be a town's name: few, capitalised, none of a venue's.

    >>> may_be_town("Little Example"), may_be_town("Signal Processing Systems")
    (True, False)
    """
    words = text.split()
    return (
        0 < len(words) <= 4
        and text[:1].isupper()
        and all(_TOWN.match(word) for word in words)
        and not _NO_TOWN.search(text)
    )
