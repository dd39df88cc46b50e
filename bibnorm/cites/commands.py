r"""The commands of LaTeX that cite: what their arguments are."""

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# \cite[pre][post]{keys}: LaTeX itself, natbib, biblatex, apacite, classes of publishers.
# A capital at the head makes the form for the beginning of a sentence.
KEYS_FIRST = _names(
    """
    cite nocite citep citet citealt citealp citealtt citealpp citeauthor citefullauthor citeyear
    citeyearpar citenum citetalias citepalias citeonline citeasnoun citeaffixed citeN citeNP
    citeANP citeA citeNPA citeB citeyearNP possessivecite citepos shortcite shortciteA shortciteN
    shortciteNP shortciteANP fullcite fullciteA fullciteNP maskcite maskciteA onlinecite citen
    citenp citeauthorNP citeauthortext parencite textcite autocite footcite footcitetext
    footfullcite smartcite supercite citetitle citedate citeurl notecite pnotecite fnotecite
    citefield citelist citename entrydata bibentry citeauthoryear citefirst citebyear citepalp
    inlinecite headlesscite hypercite footnotecite citeapos bstctlcite upcite
    """
)
# \cites(pre)(post)[pre][post]{keys}[pre][post]{keys}...
MANY = _names("cites parencites textcites autocites footcites footcitetexts smartcites supercites")
# \volcite[pre]{volume}[page]{keys}
KEYS_SECOND = _names(
    """
    volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite notecitevol addtocategory
    defbibentryset
    """
)
MANY_VOLUMES = _names("volcites pvolcites fvolcites ftvolcites svolcites tvolcites avolcites")
# What has "cite" in its name and no key behind it.
NO_CITE = _names(
    """
    citestyle setcitestyle citetext citepunct citedelim citedash citemid citeleft citeright
    citeform citenumfont citeauthorformat citeprefix citesep citehyphen
    """
)
# Arguments in which a percent sign is no comment.
ADDRESSES = _names("url href nolinkurl path burl urldef")
# What takes in another file of the manuscript.
INCLUDES = _names("input include subfile")
VERBATIM = re.compile(
    r"verbatim\*?|Verbatim\*?|BVerbatim\*?|LVerbatim\*?|SaveVerbatim|lstlisting|minted\*?|comment"
    r"|filecontents\*?|alltt|listing|pyglist|code|spverbatim|verbatimtab|VerbatimOut|luacode\*?"
)


def known(name: str, table: frozenset[str]) -> bool:
    """Say whether a command is in a table, or is the form with a capital of one that is.

    >>> known("Textcite", KEYS_FIRST), known("section", KEYS_FIRST)
    (True, False)
    """
    return name in table or name[:1].lower() + name[1:] in table


def looks_like_one(name: str) -> bool:
    r"""Say whether a command of somebody's own may cite: `\mycite`, `\citeboth`."""
    return "cite" in name.lower() and not known(name, NO_CITE)
