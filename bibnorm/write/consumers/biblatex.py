"""biblatex: the code that shows an annotated name in bold."""

from collections.abc import Sequence

from bibnorm.model import Name

_CODE = """\
% behind \\usepackage[backend=biber,maxbibnames=99]{{biblatex}}, version 3.13 or newer
\\renewcommand*{{\\mkbibcompletename}}[1]{{%
  \\ifitemannotation{{{label}}}{{\\textbf{{#1}}}}{{#1}}}}
"""


def biblatex(_names: Sequence[Name], label: str) -> str:
    r"""Give the lines of the preamble; they read the annotation, whatever the name is.

    With `maxbibnames` nobody is hidden behind "et al.".

    >>> print(biblatex([], "highlight"), end="")
    % behind \usepackage[backend=biber,maxbibnames=99]{biblatex}, version 3.13 or newer
    \renewcommand*{\mkbibcompletename}[1]{%
      \ifitemannotation{highlight}{\textbf{#1}}{#1}}
    """
    return _CODE.format(label=label)
