r"""Commands of bibliography styles: what a `.bbl` calls things by that BibTeX wrote.

Such files define these commands themselves, in terms of what TeX does with them;
what is said here is believed instead, for it says what they print.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.months import ENGLISH
from bibnorm.read.latex_machine import Handler, Machine
from bibnorm.read.latex_tokens import Kind, Token

BIBSTYLES = r"""
\makeatletter
% natbib, REVTeX, elsarticle, Springer.
\newcommand{\natexlab}[1]{#1}
\newcommand{\bibinfo}[2]{#2}
\newcommand{\bibfield}[2]{#2}
\newcommand{\bibnamefont}[1]{#1}
\newcommand{\bibfnamefont}[1]{#1}
\newcommand{\citenamefont}[1]{#1}
\newcommand{\BibitemShut}[1]{}
\newcommand{\BibitemOpen}{}
\newcommand{\bibitemStop}{}
\newcommand{\bibitemNoStop}{}
\newcommand{\EOS}{}
\newcommand{\href@noop}[2]{#2}
\newcommand{\Eprint}[2]{\href{#1}{#2}}
\newcommand{\doibase}{https://doi.org/}
\newcommand{\translation}[1]{[#1]}
\newcommand{\bibcommenthead}{}
\newcommand{\burlalt}[2]{\href{#2}{#1}}
% IEEEtran.
\newcommand{\BIBforeignlanguage}[2]{#2}
\newcommand{\BIBentryALTinterwordspacing}{}
\newcommand{\BIBentrySTDinterwordspacing}{}
\newcommand{\BIBentryALTinterwordstretchfactor}{}
\newcommand{\BIBdecl}{}
% ACM.
\newcommand{\showarticletitle}[1]{#1}
\newcommand{\showDOI}[1]{#1}
\newcommand{\shownote}[1]{#1}
\newcommand{\showURL}[1]{#1}
\newcommand{\showeprint}[2][]{\@arxiv{#2}}
\newcommand{\showCODEN}[1]{}
\newcommand{\showISBNx}[1]{}
\newcommand{\showISBNxiii}[1]{}
\newcommand{\showISSN}[1]{}
\newcommand{\showLCCN}[1]{}
\newcommand{\showDatePublished}[1]{#1}
\newcommand{\showAddress}[1]{#1}
% AMS.
\newcommand{\bysame}{———}
\newcommand{\MR}[1]{}
\newcommand{\MRhref}[2]{}
\newcommand{\MRnumber}[1]{}
% The names of the year's brackets in harvard and its kin.
\newcommand{\harvardand}{and}
\newcommand{\harvardyearleft}{(}
\newcommand{\harvardyearright}{)}
\newcommand{\harvardurl}[1]{\url{#1}}
% babelbib.
\newcommand{\providebibliographyfont}[2]{}
\newcommand{\btxselectlanguage}[1]{}
\newcommand{\btxfallbacklanguage}{}
\newcommand{\btxauthorcolon}{:}
\newcommand{\btxifchangecase}[2]{#2}
\newcommand{\btxandcomma}{,}
\newcommand{\btxandlong}[1]{and}
\newcommand{\btxandshort}[1]{and}
\newcommand{\btxetallong}[1]{et~al.}
\newcommand{\btxetalshort}[1]{et~al.}
\newcommand{\btxfnamespacelong}{~}
\newcommand{\btxfnamespaceshort}{.~}
\newcommand{\btxeditorlong}[1]{ed.}
\newcommand{\btxeditorslong}[1]{eds.}
\newcommand{\btxeditionnumlong}[2]{#1. ed.}
\newcommand{\btxvolumelong}[1]{volume}
\newcommand{\btxvolumeshort}[1]{vol.}
\newcommand{\btxnumberlong}[1]{number}
\newcommand{\btxchapterlong}[1]{chapter}
\newcommand{\btxpageslong}[1]{pages}
\newcommand{\btxpagesshort}[1]{pp.}
\newcommand{\btxofserieslong}[1]{of}
\newcommand{\btxinserieslong}[1]{in}
\newcommand{\Btxinlong}[1]{In}
\newcommand{\btxinlong}[1]{in}
\newcommand{\btxphdthesis}[1]{PhD thesis}
\newcommand{\btxmastthesis}[1]{Master's thesis}
\newcommand{\Btxtechreplong}[1]{Technical report}
\newcommand{\btxtechreplong}[1]{technical report}
\newcommand{\btxISBN}{ISBN}
\newcommand{\btxISSN}{ISSN}
\newcommand{\btxurlfont}[1]{\url{#1}}
\newcommand{\btxprintmonthyear}[4]{\@month{#2} #3}
% apacite.
\newcommand{\citeauthoryear}[3]{}
\newcommand{\CurrentBib}{}
\newcommand{\PrintBackRefs}[1]{}
\newcommand{\PrintOrdinal}[1]{#1.}
\newcommand{\Bem}[1]{\emph{#1}}
\newcommand{\BBOP}{(}
\newcommand{\BBCP}{)}
\newcommand{\BBA}{\&}
\newcommand{\BBAA}{\&}
\newcommand{\BBAB}{and}
\newcommand{\BAnd}{\&}
\newcommand{\BBOQ}{``}
\newcommand{\BBCQ}{''}
\newcommand{\BCBL}{,}
\newcommand{\BCBT}{,}
\newcommand{\BDBL}{, \dots{} }
\newcommand{\BOthers}[1]{et~al.}
\newcommand{\BOthersPeriod}[1]{et~al.}
\newcommand{\BIP}{in press}
\newcommand{\BIn}{In}
\newcommand{\Bby}{by}
\newcommand{\BEd}{ed.}
\newcommand{\BED}{Ed.}
\newcommand{\BEDS}{Eds.}
\newcommand{\BTRANS}{Trans.}
\newcommand{\BTRANSS}{Trans.}
\newcommand{\BTRANSL}{trans.}
\newcommand{\BCHAIR}{Chair}
\newcommand{\BCHAIRS}{Chairs}
\newcommand{\BPG}{p.}
\newcommand{\BPGS}{pp.}
\newcommand{\BVOL}{Vol.}
\newcommand{\BVOLS}{Vols.}
\newcommand{\BNUM}{No.}
\newcommand{\BNUMS}{Nos.}
\newcommand{\BCHAP}{chap.}
\newcommand{\BCHAPS}{chap.}
\newcommand{\BTR}{Tech. Rep.}
\newcommand{\BPhD}{Doctoral dissertation}
\newcommand{\BUPhD}{Unpublished doctoral dissertation}
\newcommand{\BMTh}{Master's thesis}
\newcommand{\BUMTh}{Unpublished master's thesis}
\newcommand{\BAuthor}{Author}
\newcommand{\BOWP}{Original work published}
\newcommand{\BREPR}{Reprinted from}
\newcommand{\BAvailFrom}{Available from }
\newcommand{\BRetrieved}[1]{Retrieved #1, from }
\newcommand{\BRetrievedFrom}{Retrieved from }
\newcommand{\BMsgPostedTo}{Message posted to }
\newcommand{\BPBI}{.~}
\newcommand{\BHBI}{.-}
\newcommand{\APACinsertmetastar}[1]{}
\newcommand{\APACmetastar}{}
\newcommand{\APACyear}[1]{#1}
\newcommand{\APACmonth}[1]{\@month{#1}}
\newcommand{\APACrefYear}[1]{(#1)}
\newcommand{\APACrefYearMonthDay}[3]{(#1\ifblank{#2}{}{, #2}\ifblank{#3}{}{ #3})}
\newcommand{\APACrefatitle}[2]{#1}
\newcommand{\APACrefbtitle}[2]{\emph{#1}}
\newcommand{\APACrefaetitle}[2]{[#1]}
\newcommand{\APACrefbetitle}[2]{[#1]}
\newcommand{\APACrefnote}[1]{#1}
\newcommand{\APAChowpublished}[1]{#1}
\newcommand{\APACjournalVolNumPages}[4]{%
  \emph{#1}\ifblank{#2}{}{, \emph{#2}}\ifblank{#3}{}{(#3)}\ifblank{#4}{}{, #4}}
\newcommand{\APACaddressPublisher}[2]{#1\ifblank{#1}{}{\ifblank{#2}{}{: }}#2}
\newcommand{\APACaddressInstitution}[2]{#1\ifblank{#1}{}{\ifblank{#2}{}{: }}#2}
\newcommand{\APACaddressPublisherEqAuth}[2]{#1\ifblank{#1}{}{: }Author}
\newcommand{\APACaddressInstitutionEqAuth}[2]{#1\ifblank{#1}{}{: }Author}
\newcommand{\APACaddressSchool}[2]{#2\ifblank{#1}{}{, #1}}
\newcommand{\APACtypeAddressSchool}[3]{(#1\ifblank{#3}{}{, #3}\ifblank{#2}{}{, #2})}
\newcommand{\APACbVolEdTR}[2]{(#1\ifblank{#1}{}{\ifblank{#2}{}{; }}#2)}
\newcommand{\APACbVolEdTRpgs}[3]{%
  (#1\ifblank{#1}{}{\ifblank{#2}{}{; }}#2\ifblank{#3}{}{, #3})}
\newcommand{\APACorigED}[1]{by #1, Ed.}
\newcommand{\APACorigEDS}[1]{by #1, Eds.}
\newcommand{\APACurlBreaks}{}
\makeatother
"""


def month(machine: Machine, token: Token) -> None:
    """Print a month that stands there as a number."""
    said = machine.bare(machine.group() or [])
    is_number = said.isdecimal() and len(said) < 3 and 0 < int(said) <= len(ENGLISH)
    machine.say(token, ENGLISH[int(said) - 1] if is_number else said)


def harvard_item(machine: Machine, token: Token) -> None:
    r"""`\harvarditem[short]{authors}{year}{key}` begins an entry, which says it all again."""
    machine.option()
    machine.group()
    machine.group()
    machine.push((token._replace(text="bibitem"),))


def numbered_part(machine: Machine, _: Token) -> None:
    r"""`\fontdimen2`, `\spacefactor3000`: the number is not printed."""
    if machine.is_next(Kind.TEXT) and (number := machine.next()):
        machine.push((number._replace(text=number.text.lstrip("=0123456789")),))


BIBLIOGRAPHIES: Mapping[str, Handler] = MappingProxyType(
    {
        "@month": month,
        "harvarditem": harvard_item,
        **dict.fromkeys(("fontdimen", "spacefactor"), numbered_part),
    }
)
"""What each of these commands does."""
