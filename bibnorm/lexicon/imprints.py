"""Towns that stand in imprints, besides those where conferences are held."""

from bibnorm.lexicon.places import CITIES, is_region


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()).casefold() for name in text.split(",") if name.strip())


_TOWNS: frozenset[str] = _names(
    """
    aldershot, altdorf, armonk, arnhem, asunción, baden-baden, barking, basingstoke, bergamo,
    beverly hills, bielefeld, bloomington, boca raton, bogotá, bogota, breda, breslau, brescia,
    bucureşti, bucurești, budapest, bussum, buenos aires, burlington, cambridge, carbondale,
    caracas, chapel hill, cheltenham, chichester, ciudad de méxico, cluj, córdoba, deventer,
    dordrecht, düsseldorf, englewood cliffs, evanston, fribourg, frankfurt/main, frankfurt/m.,
    frankfurt a. m., frankfurt a.m., gdynia, genova, gent, gießen, gotha, guadalajara, gütersloh,
    göteborg, haarlem, harlow, harmondsworth, hillsdale, hildesheim, hoboken, houndmills, ithaca,
    jena, kampen, katowice, københavn, la habana, la haye, lanham, leningrad, lund, lublin, łódź,
    malden, medellín, meppel, metz, minden, modena, münster, mahwah, méxico, méxico d.f.,
    méxico df, neuwied, new brunswick, newbury park, northampton, norwood, opladen, paderborn,
    petrópolis, pfullingen, piscataway, reading, reinbek, reinbek bei hamburg, rosario,
    san diego, san rafael, santiago de chile, siegen, spoleto, stuttgart-bad cannstatt, s.l.,
    tarragona, the hague, den haag, thousand oaks, torun, toruń, trier, turnhout, udine,
    upper saddle river, vicenza, weinheim, weimar, westport, white plains, wilhelmshaven,
    zaragoza, zaltbommel, zwolle, москва, м., ленинград, л., спб., санкт-петербург, киев, київ,
    минск, новосибирск, 上海, 南京, 台北, 臺北, 成都, 武汉, 杭州, 天津, 广州, 西安, 京都, 大阪,
    서울, 부산, 파주
    """
)


def is_imprint_town(text: str) -> bool:
    """Tell a town where books are published, with its state or country or without.

    >>> is_imprint_town("Buenos Aires"), is_imprint_town("Haarlem"), is_imprint_town("Oslo, Norway")
    (True, True, True)
    >>> is_imprint_town("Norway"), is_imprint_town("The Use of Examples")
    (False, False)
    """
    name = text.strip(" ()[]").casefold()
    if name in CITIES or name in _TOWNS:
        return True
    town, comma, rest = text.strip(" ()[]").partition(", ")
    return bool(comma) and is_region(rest) and is_imprint_town(town)


def are_imprint_towns(text: str) -> bool:
    """Tell a row of such towns: `Oslo/Wien`, `М.; Л.`.

    >>> are_imprint_towns("London and Haarlem"), are_imprint_towns("London Review")
    (True, False)
    """
    if is_imprint_town(text):
        return True
    for mark in ("; ", "/", " – ", " - ", " & ", " and ", " und "):
        parts = text.split(mark)
        if len(parts) > 1:
            return all(is_imprint_town(part) for part in parts)
    return False
