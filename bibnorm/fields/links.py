"""Identifiers in the targets of links: a title that leads to a DOI, `[PDF]` to arXiv."""

from bibnorm.fields.idents import address_parts
from bibnorm.fields.parts import Parts
from bibnorm.lexicon.connectives import is_link_label
from bibnorm.model import Citation, Label, Span

_SCHEMES = ("http://", "https://", "ftp://")
# A page that a link leads to is the work's own only from these places.
_HOMES = frozenset((Label.TITLE, Label.URL, Label.CONTAINER))


def take_links(citation: Citation, spans: tuple[Span, ...]) -> Parts:
    """Take DOI, arXiv number and address out of the targets of a citation's links.

    The first of each kind counts. An author's home page is no address of the
    work: other pages count only under the title, the venue or a link's label.
    """
    parts, start = Parts(), 0
    for run in citation.runs:
        end = start + len(run.text)
        if run.link and run.link.startswith(_SCHEMES):
            found = address_parts(run.link)
            if "url" in found and not _leads_to_work(run.text, start, end, spans):
                del found["url"]
            parts = {**found, **parts}
        start = end
    return parts


def _leads_to_work(text: str, start: int, end: int, spans: tuple[Span, ...]) -> bool:
    if is_link_label(text):
        return True
    return any(s.label in _HOMES and s.start < end and start < s.end for s in spans)
