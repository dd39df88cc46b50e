"""The .bbl that biber and biblatex write: records, as from the .bib it was made of."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibnorm.read import read_text

ENTRY = r"""
    \entry{rivera2019}{article}{useprefix=true}
      \true{moreauthor}
      \name{author}{3}{}{%
        {{un=0,hash=1ba5}{%
           family={Rivera},
           familyi={R\bibinitperiod},
           given={Ada\bibnamedelima B.},
           giveni={A\bibinitperiod\bibinitdelim B\bibinitperiod}}}%
        {{hash=bc3f}{%
           family={Berg},
           familyi={B\bibinitperiod},
           given={Jan},
           giveni={J\bibinitperiod},
           prefix={van\bibnamedelima der},
           prefixi={v\bibinitperiod\bibinitdelim d\bibinitperiod}}}%
        {{hash=c840}{%
           family={{Moss Study Group}},
           familyi={M\bibinitperiod}}}%
      }
      \list{publisher}{2}{%
        {Green Press}%
        {Red Press}%
      }
      \strng{namehash}{76e4}
      \field{sortinit}{R}
      \field{labelnamesource}{author}
      \field{extraname}{1}
      \field{journaltitle}{Moss {L}etters}
      \field{title}{On {DNA} in $\alpha$-Moss}
      \field{volume}{12}
      \field{year}{2019}
      \field{month}{5}
      \field{pages}{45\bibrangedash 67}
      \range{pages}{23}
      \verb{doi}
      \verb 10.1234/moss_1%2
      \endverb
      \verb{urlraw}
      \verb https://example.org/a_b
      \endverb
      \keyw{moss,fern}
      \annotation{item}{author}{default}{2}{}{0}{highlight}
    \endentry
"""
HEAD = "% $ biblatex auxiliary file $\n\\refsection{0}\n  \\datalist[entry]{nty/global}\n"
TAIL = "  \\enddatalist\n\\endrefsection\n\\endinput\n"


def test_entry():
    document = read_text(HEAD + ENTRY + ENTRY + TAIL, name="cv.bbl")
    assert (document.format, document.lines) == ("bibtex", ())
    [record] = document.records  # the second is the same in another list
    assert (record.line, record.type, record.key) == (5, "article", "rivera2019")
    assert document.source.split("\n")[record.end_line - 1].strip() == "\\endentry"
    names = [str(who) for _, who in record.people]
    assert names == ["Rivera, Ada B.", "van der Berg, Jan", "Moss Study Group"]
    assert record.people[2][1].literal == "Moss Study Group"
    assert record.et_al
    assert record.marks == ((2, "highlight"),)
    assert record.damage is None
    assert dict(record.fields) == {
        "title": "On DNA in $\\alpha$-Moss",
        "container": "Moss Letters",
        "volume": "12",
        "year": "2019",
        "month": "5",
        "pages": "45–67",
        "doi": "10.1234/moss_1%2",
        "publisher": "Green Press and Red Press",
    }
    assert not record.extra


def test_names_as_biblatex_1_wrote_them():
    name = "{{}{Berg}{B.}{Jan}{J.}{van der}{v.~d.}{Jr.}{J.}}"
    text = (
        f"\\entry{{a}}{{book}}{{}}\n  \\name{{editor}}{{1}}{{}}{{%\n    {name}%\n  }}\n\\endentry"
    )
    [record] = read_text(text, format="latex").records
    [(_, who)] = record.people
    assert (who.prefix, who.family, who.given, who.suffix) == ("van der", "Berg", "Jan", "Jr.")


def test_a_date_with_an_end():
    fields = {"year": 2019, "month": 5, "day": 26, "endyear": 2019, "endmonth": 6, "endday": 1}
    lines = "".join(f"\\field{{{name}}}{{{value}}}\n" for name, value in fields.items())
    [record] = read_text(f"\\entry{{a}}{{misc}}{{}}\n{lines}\\endentry", format="latex").records
    assert record.fields == (("date", "2019-05-26/2019-06-01"),)


def test_what_ends_too_early_says_so():
    text = HEAD + ENTRY + ENTRY.replace("rivera", "stone")[:700]
    whole, broken = read_text(text, format="latex").records
    assert whole.damage is None
    assert broken.damage is not None
    assert broken.key == "stone2019"


@pytest.mark.parametrize("text", ["\\entry{2019}{Moss}{Fern}", "see \\entry and \\endentry"])
def test_entries_of_other_classes_are_none(text):
    assert read_text(text, format="latex").records == ()


PIECES = [*ENTRY.splitlines(keepends=True), "{", "}", "\\entry{b}{book}{}\n", "\\endentry\n", "\\"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_order_of_lines_is_read(pieces):
    text = "\\entry{a}{book}{}\n\\endentry\n" + "".join(pieces)
    assert read_text(text, format="latex").records[0].key == "a"


@pytest.mark.parametrize(
    "piece", [ENTRY, "{", "}", "\\entry{", "\\name{author}{1}{}{{", "\\verb{doi}\n", "% \n"]
)
def test_time_is_linear(piece):
    text = "\\entry{a}{book}{}\n\\endentry\n" + piece * (1_000_000 // len(piece))
    began = time.process_time()
    read_text(text, format="latex")
    assert time.process_time() - began < 10
