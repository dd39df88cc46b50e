"""TeX commands: what they print, those that may stand in a field, those that never may."""

from collections.abc import Mapping
from types import MappingProxyType


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

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
        ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
        "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
    }
)  # fmt: skip
"""The combining character of each accent command."""

LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
        "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
        "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    }
)  # fmt: skip
"""Letters that have commands of their own."""

_GREEK = [
    "alpha",
    "α",
    "beta",
    "β",
    "gamma",
    "γ",
    "delta",
    "δ",
    "epsilon",
    "ε",
    "zeta",
    "ζ",
    "eta",
    "η",
    "theta",
    "θ",
    "iota",
    "ι",
    "kappa",
    "κ",
    "lambda",
    "λ",
    "mu",
    "μ",
    "nu",
    "ν",
    "xi",
    "ξ",
    "omicron",
    "ο",
    "pi",
    "π",
    "rho",
    "ρ",
    "sigma",
    "σ",
    "tau",
    "τ",
    "upsilon",
    "υ",
    "phi",
    "φ",
    "chi",
    "χ",
    "psi",
    "ψ",
    "omega",
    "ω",
    "Alpha",
    "Α",
    "Beta",
    "Β",
    "Gamma",
    "Γ",
    "Delta",
    "Δ",
    "Theta",
    "Θ",
    "Lambda",
    "Λ",
    "Xi",
    "Ξ",
    "Pi",
    "Π",
    "Sigma",
    "Σ",
    "Phi",
    "Φ",
    "Psi",
    "Ψ",
    "Omega",
    "Ω",
]

_SIGN_TEXT = (
    # marks at names
    "dag † dagger † textdagger † ddag ‡ ddagger ‡ textdaggerdbl ‡ S § textsection § P ¶ "
    "textparagraph ¶ ast * star * bigstar * textasteriskcentered * "
    # quotes and dashes
    "textquoteleft ‘ textquoteright ’ lq ‘ rq ’ textquotedblleft “ textquotedblright ” "
    "textquotedbl \" textquotesingle ' quotedblbase „ quotesinglbase ‚ glqq „ grqq “ glq ‚ grq ‘ "
    "guillemotleft « guillemotright » guillemetleft « guillemetright » og « fg » flqq « frqq » "
    "guilsinglleft ‹ guilsinglright › flq ‹ frq › "
    "textendash – textemdash — endash – emdash — textminus − textfiguredash – "
    # signs that the keyboard has too
    "textasciitilde ~ textasciicircum ^ textasciigrave ` textbackslash \\ textbraceleft { "
    "textbraceright } lbrace { rbrace } textless < textgreater > textbar | textunderscore _ "
    "textdollar $ textpercent % lbrack [ rbrack ] slash / "
    # signs that it has not
    "ldots … dots … textellipsis … textbullet • bullet • labelitemi • textperiodcentered · "
    "textcdot · cdot · textdegree ° degree ° textregistered ® registered ® copyright © "
    "textcopyright © texttrademark ™ pounds £ textsterling £ texteuro € euro € EUR € yen ¥ "
    "textyen ¥ textcent ¢ textmu µ textordfeminine ª textordmasculine º textonehalf ½ "
    "textonequarter ¼ textthreequarters ¾ texttimes × textdiv ÷ textpm ± textrightarrow → "
    "textleftarrow ← rightarrow → to → textnumero № textexclamdown ¡ textquestiondown ¿ "
    "checkmark ✓ vert | mid | "
    # words set as signs
    "TeX TeX LaTeX LaTeX LaTeXe LaTeX2ε BibTeX BibTeX XeTeX XeTeX LuaTeX LuaTeX AmS AMS"
)
_SIGNS = _SIGN_TEXT.split()

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        **dict(zip(_SIGNS[::2], _SIGNS[1::2], strict=True)),
        **{f"text{name}": char for name, char in zip(_GREEK[::2], _GREEK[1::2], strict=True)},
        **LETTERS,
    }
)
"""What each command prints that is a sign in running text."""

LIGATURES: Mapping[str, str] = MappingProxyType(
    {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "?`": "¿", "!`": "¡"}
)
"""Characters that TeX joins."""

ESCAPED = frozenset("&%#$_{}")
"""Characters that a backslash before them only makes plain."""

BLANK_SIGNS = frozenset(" ,:;\n\t~")
"""Signs after a backslash that print a blank, thin or not."""

MATH_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("ast", "star", "bigstar", "*"), "*"),
        **{"cdot": "·", "bullet": "•", "circ": "°", "dagger": "†", "dag": "†", "ddagger": "‡"},
        **{"ddag": "‡", "S": "§", "P": "¶", "sharp": "#", "vert": "|", "mid": "|", "|": "|"},
        **{"sim": "~", "rightarrow": "→", "to": "→", "times": "×", "-": "–", "<": "<", ">": ">"},
        **{"diamond": "◇", "Diamond": "◇", "triangleright": "▷", "ldots": "…", "dots": "…"},
        **{"prime": "′", "checkmark": "✓", "square": "□", "blacksquare": "■", "copyright": "©"},
        **{"langle": "⟨", "rangle": "⟩", "&": "&", "#": "#"},
    }
)
"""Lone signs of math that are no more than signs."""

MATH_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        **{"varepsilon": "ε", "varphi": "φ", "vartheta": "ϑ", "varrho": "ϱ", "varsigma": "ς"},
        **{"ell": "ℓ", "hbar": "ℏ", "infty": "∞", "partial": "∂", "nabla": "∇", "circ": "∘"},
        **{"leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈"},
        **{"equiv": "≡", "ll": "≪", "gg": "≫", "propto": "∝", "pm": "±", "mp": "∓", "div": "÷"},
        **{"otimes": "⊗", "oplus": "⊕", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆"},
        **{"cup": "∪", "cap": "∩", "setminus": "∖", "emptyset": "∅", "forall": "∀", "exists": "∃"},
        **{"wedge": "∧", "vee": "∨", "neg": "¬", "perp": "⊥", "parallel": "∥", "angle": "∠"},
        **{"leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftrightarrow": "⇔"},
        **{"mapsto": "↦", "uparrow": "↑", "downarrow": "↓", "langle": "⟨", "rangle": "⟩"},
        **{"sum": "∑", "prod": "∏", "int": "∫", "star": "⋆", "aleph": "ℵ"},
    }
)
"""Letters and signs of math that Unicode has too."""

REGISTERS = _words(
    "parindent parskip itemsep parsep topsep partopsep leftmargin rightmargin labelwidth "
    "labelsep itemindent listparindent textwidth textheight linewidth columnwidth "
    "oddsidemargin evensidemargin topmargin headheight headsep footskip tabcolsep "
    "baselineskip lineskip hsize vsize hoffset voffset columnsep fboxsep fboxrule leftskip "
    "rightskip parfillskip bibsep bibhang hangindent hangafter tolerance hbadness vbadness "
    "widowpenalty clubpenalty pretolerance emergencystretch penalty interlinepenalty "
    "looseness hyphenpenalty exhyphenpenalty kern mkern mskip abovedisplayskip "
    "belowdisplayskip hfuzz vfuzz arrayrulewidth doublerulesep itemspacing"
)
"""Lengths and numbers that are set by writing a value behind their name."""

CONDITIONS = _words(
    "ifx if ifnum ifdim ifodd ifcat ifcase ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox "
    "ifeof iftrue iffalse ifdefined ifcsname iffontchar ifpdf ifxetex ifluatex ifPDFTeX ifXeTeX "
    "ifLuaTeX ifpdftex iftutex"
)
"""Commands that a `fi` ends."""

VERTICAL_SPACES = _words("smallskip medskip bigskip vfill addvspace vskip")
"""Commands that leave room between lines."""

PARAGRAPHS = _words("par endgraf newpage clearpage cleardoublepage pagebreak filbreak")
"""Commands that end a paragraph."""

BLANKS = _words(
    "quad qquad enspace enskip thinspace nobreakspace space newblock hskip hss dotfill medspace "
    "thickspace"
)
"""Commands that leave room between words."""

SILENT = _words(
    "- / ! @ | fi or relax leavevmode noindent indent strut ignorespaces unskip protect global "
    "long expandafter noexpand immediate makeatletter makeatother nobreak allowbreak null "
    "endcsname"
)
"""Commands that print nothing and take nothing."""

ADDRESSED = _words(
    "href url nolinkurl path doi arxiv arXiv burl urlstyle hyperlink harvardurl btxurlfont"
)
"""Commands whose first argument is read as it stands: a % in it is no comment."""
