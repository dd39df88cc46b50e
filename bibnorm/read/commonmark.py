"""The Markdown parser, set up for lists of publications; imported where it is used first."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import image, link
from markdown_it.rules_inline.autolink import autolink

from bibnorm.read.inline import spanned

DEEPEST = 40
"""How deep blocks may nest: the parser drops what lies deeper."""


class _Parser(MarkdownIt):
    """CommonMark whose links stay as they were written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the parser's own name)
        """Leave a link as it is: percent signs and templates are the author's."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (the parser's own name)
        """Leave the text of a bare link as it is."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the parser's own name)
        """Take every link: nothing is opened or shown here."""
        return url is not None


@cache
def parser() -> MarkdownIt:
    """Set up the parser once."""
    made = _Parser("commonmark", {"maxNesting": DEEPEST})
    # Indented text is layout; HTML blocks are read tag by tag, so that the
    # Markdown in them counts; joined fragments could not be walked over.
    made.disable(["code", "html_block", "text_join", "fragments_join"])
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        made.inline.ruler.at(name, spanned(rule))
    return made
