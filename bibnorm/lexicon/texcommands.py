"""TeX commands: those that may stand in a field, and those that never may."""


def _words(text: str) -> frozenset[str]:
    """Cut a block of words into a set."""
    return frozenset(text.split())


KEPT_IN_TEXT = _words(
    # accents
    "b c d H k r t u v "
    # letters
    "aa AA ae AE oe OE o O l L ss SS i j dh DH dj DJ th TH ng NG "
    # forms
    "emph textit textbf textsc texttt textrm textsf textup textmd textnormal textsl "
    "textsuperscript textsubscript mbox ensuremath "
    # signs
    "TeX LaTeX BibTeX ldots dots S P copyright pounds dag ddag textendash textemdash "
    "textquoteleft textquoteright textquotedblleft textquotedblright textquotedbl "
    "textquotesingle textasciitilde textasciicircum textbackslash textbraceleft textbraceright "
    "textless textgreater textbar textunderscore textbullet textregistered texttrademark "
    "textdegree texteuro textmu textordfeminine textordmasculine "
    "guillemotleft guillemotright guilsinglleft guilsinglright quotedblbase quotesinglbase"
)

FORBIDDEN_IN_MATH = _words(
    "input include includegraphics openin openout read readline write immediate special "
    "csname endcsname catcode def edef gdef xdef let futurelet newcommand renewcommand "
    "providecommand newenvironment renewenvironment usepackage RequirePackage documentclass "
    "expandafter noexpand loop repeat directlua latelua pdfobj pdffiledump typein typeout "
    "message errmessage scantokens everypar output shipout end bye url href verb"
)
