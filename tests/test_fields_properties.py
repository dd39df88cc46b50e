"""Laws of the fields stage: no exception, declined texts whole, no word lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bibnorm.fields import READERS, read_award, read_fields, read_status, status_of_heading
from bibnorm.lexicon.connectives import is_connective, is_link_label
from bibnorm.lexicon.identifiers import find_identifiers
from bibnorm.model import Citation, Label, Run, Span, Tagged, Unread, Values

# Texts that look like the real ones, mixed with any text at all.
LOOKALIKES = """
2019 '25 May 4-9, 12 – -- pp. vol. (5) [pdf] In: Proc. of the EXMPL (ExCo'14) ExaCon, Oslo, Norway,
CA, “A” ‘b’ «c» 10.1000/182 https://doi.org/10.1000/x arXiv:2101.00001 e0123 xii-xv www.example.org
accepted to appear in press Best Paper Award oral PhD thesis, University ISBN 978-0-306-40615-7 2nd
ed. et al. and & ; . , ( ) 東京 2007年5月 émile
"""
PIECES = st.sampled_from([*LOOKALIKES.split(), "\n", "\t", ""])
LIKELY = st.lists(PIECES, max_size=9).map(" ".join)
TEXTS = st.one_of(LIKELY, st.text(max_size=60))
LINKS = st.one_of(st.none(), TEXTS.map(lambda text: f"https://example.org/{text}"))


@st.composite
def tagged(draw, texts=TEXTS, labels=tuple(Label)):
    """A citation of any texts, some of them labelled, some linked."""
    runs, spans, start = [], [], 0
    for _ in range(draw(st.integers(0, 6))):
        text, label = draw(texts), draw(st.one_of(st.none(), st.sampled_from(labels)))
        runs.append(Run(text, link=draw(LINKS)))
        if label and text:
            spans.append(Span(start, start + len(text), label))
        runs.append(Run(draw(st.sampled_from([" ", ", ", ". ", " (", "\n"]))))
        start += len(text) + len(runs[-1].text)
    label = draw(st.one_of(st.none(), texts))
    sections = draw(st.lists(texts, max_size=2))
    citation = Citation(tuple(runs), label=label, sections=tuple(sections))
    return Tagged(citation, tuple(spans))


@given(TEXTS)
def test_a_reader_reads_or_keeps_the_text(text):
    for read in READERS.values():
        value = read(text)
        if isinstance(value, Unread):
            assert value.text == text
            assert value.why
    for read in (read_status, read_award):
        value = read(text)
        assert value.text == text if isinstance(value, Unread) else value
    status_of_heading(text)


@given(TEXTS)
def test_identifiers_ascend_and_do_not_overlap(text):
    last = 0
    for start, end, _ in find_identifiers(text):
        assert last <= start < end <= len(text)
        last = end


@given(tagged())
def test_any_citation_gives_values(citation):
    values = read_fields(citation)
    assert isinstance(values, Values)
    names = dict(values.origins)
    for field in ("title", "container", "pages", "volume", "doi", "status", "publisher"):
        assert (field in names) == (getattr(values, field) is not None)


WORDS = st.from_regex(r"[A-Z][bcdfghjklmnpqrstvwxz]{4,9}", fullmatch=True)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(tagged(texts=PHRASES, labels=tuple(Label)))
def test_no_word_is_lost(citation):
    values = read_fields(citation)
    kept = repr(values).casefold()
    for word in re.findall(r"\w+", citation.citation.text):
        if not is_connective(word) and not is_link_label(word):
            assert word.casefold() in kept
