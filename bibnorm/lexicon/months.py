"""Months and seasons in the languages that people date their works in."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

# One line a month: full names first, then the short forms that no rule would find.
_NAMES: dict[int, str] = {
    1: (
        "january januar janvier enero januari januar gennaio janeiro styczeń stycznia leden ledna "
        "január januára январь января січень січня tammikuu tammikuuta ianuarie ocak gener sausio "
        "sausis siječanj siječnja jänner ιανουάριος ιανουαρίου | jan ene gen janv jän янв"
    ),
    2: (
        "february februar février febrero februari febbraio fevereiro luty lutego únor února "
        "február februára февраль февраля лютий лютого helmikuu helmikuuta februarie şubat febrer "
        "vasario veljača veljače feber φεβρουάριος φεβρουαρίου | feb febr fev fév фев févr"
    ),
    3: (
        "march märz mars marzo maart marts março marzec marca březen března marec март марта "
        "березень березня maaliskuu maaliskuuta március martie mart març kovo ožujak ožujka "
        "μάρτιος μαρτίου | mar mär mrt mrz maerz мар"
    ),
    4: (
        "april avril abril aprile kwiecień kwietnia duben dubna apríl apríla апрель апреля квітень "
        "квітня huhtikuu huhtikuuta április aprilie nisan balandžio travanj travnja απρίλιος "
        "απριλίου | apr avr abr апр"
    ),
    5: (
        "may mai mayo mei maggio maj maio maja květen května máj mája май мая травень травня "
        "toukokuu toukokuuta május mayıs maig gegužės svibanj svibnja μάιος μαΐου μαΐος | mag"
    ),
    6: (
        "june juni juin junio giugno junho czerwiec czerwca červen června jún júna июнь "
        "июня червень "
        "червня kesäkuu kesäkuuta június iunie haziran juny birželio lipanj ιούνιος "
        "ιουνίου | jun giu июн"
    ),
    7: (
        "july lipca juli juillet julio luglio julho lipiec červenec července júl júla июль июля "
        "липень липня heinäkuu heinäkuuta július iulie temmuz juliol liepos srpanj ιούλιος "
        "ιουλίου | jul juil lug июл"
    ),
    8: (
        "august août aout agosto augustus augusti sierpień sierpnia srpen srpna augusta август "
        "августа серпень серпня elokuu elokuuta augusztus ağustos agost rugpjūčio kolovoz kolovoza "
        "αύγουστος αυγούστου | aug ago авг"
    ),
    9: (
        "september septembre septiembre setiembre settembre setembro wrzesień września září "
        "septembra сентябрь сентября вересень вересня syyskuu syyskuuta szeptember "
        "septembrie eylül "
        "setembre rugsėjo rujan rujna σεπτέμβριος σεπτεμβρίου | sep sept set sett сен"
    ),
    10: (
        "october oktober octobre octubre ottobre outubro październik października říjen října "
        "október októbra октябрь октября жовтень жовтня lokakuu lokakuuta octombrie ekim "
        "spalio οκτώβριος οκτωβρίου | oct okt ott out окт"
    ),
    11: (
        "november novembre noviembre novembro listopadu novembra ноябрь ноября "
        "marraskuu marraskuuta noiembrie kasım lapkričio studeni studenoga νοέμβριος νοεμβρίου | "
        "nov ноя"
    ),
    12: (
        "december dezember décembre diciembre dicembre dezembro grudzień grudnia prosinec prosince "
        "decembra декабрь декабря грудень грудня joulukuu joulukuuta decembrie aralık desembre "
        "desember gruodžio prosinac prosinca δεκέμβριος δεκεμβρίου | dec dez dic déc des gru дек"
    ),
}

# Left out: "listopad" is November in Polish and Czech and October in Croatian.


def _words(text: str) -> frozenset[str]:
    """Cut a block of words into a set."""
    return frozenset(text.split())


SEASONS: frozenset[str] = _words(
    """
    spring summer autumn fall winter frühling frühjahr sommer herbst printemps été automne
    hiver primavera verano otoño invierno estate autunno inverno verão outono lente zomer
    herfst wiosna lato jesień zima весна лето осень зима
    """
)


DATE_FILLING: frozenset[str] = _words(
    """
    the of de del den der le la du di and und et y e to bis au al st nd rd th er º ª o am vom von on
    in from until till through do d m a l r i г год года року
    """
)
"""Words inside a date that say nothing more: articles, ordinal endings, "of"."""


def _short_forms(names: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Cut the names to three letters and more; a stem of two months stands for neither."""
    stems: dict[str, int] = {}
    clashes: set[str] = set()
    for name, month in names:
        for size in range(3, len(name)):
            stem = name[:size]
            if stems.setdefault(stem, month) != month:
                clashes.add(stem)
    return {stem: month for stem, month in stems.items() if stem not in clashes}


def _invert(table: Mapping[int, str]) -> Mapping[str, int]:
    """Turn month → names into name → month, and refuse a name that two months claim."""
    full: dict[str, int] = {}
    for month, words in table.items():
        for name in words.replace("|", " ").split():
            if full.setdefault(name, month) != month:
                raise ValueError(f"{name!r} is month {full[name]} and month {month}")
    return MappingProxyType(full)


LISTED: Mapping[str, int] = _invert(_NAMES)
"""Names and usual short forms: what stands for a month outside a date, too."""

MONTHS: Mapping[str, int] = MappingProxyType({**_short_forms(LISTED.items()), **LISTED})
"""Every form, any length: for a text that is known to be a date."""


ENGLISH: tuple[str, ...] = tuple(words.split()[0].capitalize() for words in _NAMES.values())
"""The months' English names, January first."""

MACROS: tuple[str, ...] = tuple(month[:3].lower() for month in ENGLISH)
"""The macros by which every style of BibTeX knows the months."""


def month_number(word: str) -> int | None:
    """Look a month's name up, whole or cut short, in any of the languages.

    >>> month_number("Dec."), month_number("août"), month_number("mayo"), month_number("Paper")
    (12, 8, 5, None)
    """
    return MONTHS.get(word.rstrip(".").casefold())
