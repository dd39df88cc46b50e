"""The citations of a manuscript: where they stand, and the same text with other keys.

LaTeX and Markdown are read only as far as it takes to tell a citation from a comment, code and
text that merely looks like one; everything else stays to the letter.
"""

from bibnorm.cites.cite import Cite
from bibnorm.cites.latex import included, latex_cites
from bibnorm.cites.markdown import markdown_cites
from bibnorm.cites.rewrite import Rewritten, UnprovenTextError, rewrite

__all__ = [
    "Cite",
    "Rewritten",
    "UnprovenTextError",
    "included",
    "latex_cites",
    "markdown_cites",
    "rewrite",
]
