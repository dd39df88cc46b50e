"""Any text is rebuilt to the byte, formatting twice changes nothing more, nothing is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bibnorm.bibfile import (
    RULES,
    BibFile,
    Entry,
    Options,
    UnprovenError,
    UnsortableError,
    decode,
    format_text,
    read_order,
    split,
    verify,
)
from bibnorm.cli.format_venues import naming
from bibnorm.lexicon.texletters import with_commands, with_letters
from bibnorm.model import VenueNames
from bibnorm.venues import load_venues


def without_contraries(rules):
    """Of two rules that undo each other the first alone."""
    names = [rule.name for rule in rules]
    return [rule for at, rule in enumerate(rules) if rule.against not in names[:at]]


TOGETHER = [without_contraries(RULES), without_contraries(RULES[::-1])[::-1]]
OPTIONS = Options(venue=naming(load_venues(), VenueNames.FULL))

# What a .bib is made of, in any order: whole entries are as likely as broken ones.
PIECES = st.sampled_from(
    [
        *'@{}(),=#"%\\~$- \t\n\r',
        "\r\n",
        "\n@article{",
        "@Book(",
        "@comment{",
        "@comment(",
        "@string{jan = ",
        "@preamble{",
        "key,",
        "\n title = {",
        ' AUTHOR = "',
        "month=",
        "pages={1-2},",
        "journal = {J. ACM},",
        "booktitle = {Proc. ICLR 2019},",
        *['{\\"u}', "\\'e", "ü", "{\\o}", "\\c ", "$"],
        "doi = {https://doi.org/10.1000/X}, url = {http://dx.doi.org/10.1000/x},",
        "eprint = {arXiv:2101.00001}",
        "note = {}",
        "{{The rain in Spain, or Rome}}",
        "Ada Lovelace and Jean de La Rue et al.",
        " and ",
        "et al",
        "jan",
        "12",
        "é",
        "\udce4",
        "\u2028",
        "},\n}\n",
    ]
)
SOUP = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)

VALUES = st.lists(
    st.sampled_from(
        [
            *[
                "{a}",
                " ",
                "  ",
                "\n",
                "-",
                "--",
                "1",
                "25",
                "S3",
                "Ada",
                "van",
                "Rain",
                ",",
                " and ",
            ],
            *["others", " et al.", "$x  y$", "\\'e", "{DNA}", "%", "Jr.", "10.1000/b", "May"],
            *["https://doi.org/", "arXiv:", "2101.00001", "~", "#", "doi:"],
            *[
                '{\\"U}',
                "\\'e",
                "É",
                "{",
                "}",
                "\\emph",
                "\\c c",
                "–",
                "J. ACM",
                "2001",
                "ICLR",
                "2001-05",
                "phdthesis",
            ],
        ]
    ),
    max_size=8,
).map("".join)
NAMES = st.sampled_from(
    [
        *["author", "Editor", "title", "PAGES", "month", "doi", "url", "eprint", "note"],
        *["abstract", "archivePrefix", "year", "crossref", "x-y", "booktitle"],
        *["journal", "volume", "journaltitle", "school", "type", "date", "day", "location"],
    ]
)
WRITTEN = st.one_of(
    VALUES.map("{{{}}}".format),
    VALUES.map("{{{{{}}}}}".format),
    VALUES.map('"{}"'.format),
    st.sampled_from(["jan", "12", 'a # "b"', "Sept"]),
)
FIELDS = st.lists(st.tuples(NAMES, WRITTEN), max_size=6)


TYPES = st.sampled_from(["Misc", "article", "phdthesis", "thesis", "report", "inproceedings"])


def entry(kind, fields, key, end):
    body = ",".join(f"\n{name} = {value}" for name, value in fields)
    return f"@{kind}{{{key},{body}{end}}}"


ENTRIES = st.builds(
    entry, TYPES, FIELDS, st.sampled_from(["a", "B:c", ""]), st.sampled_from(["", ",", "\n"])
)
FILES = st.lists(ENTRIES | SOUP, max_size=4).map("\n".join)


@given(SOUP | st.text())
def test_any_text_is_rebuilt(text):
    assert split(text).text == text


@given(st.binary() | FILES.map(lambda text: text.encode("utf-8", "surrogateescape")))
def test_any_bytes_are_rebuilt(data):
    text, coding = decode(data)
    assert coding.encode(split(text).text) == data


# A field repeated, and changed by a rule after the second was dropped.
@example("@misc{a, author = {Ada Rain}, author = {Ada Rain}}", frozenset())
@given(FILES, st.sets(st.sampled_from(RULES)))
def test_formatting_twice_is_formatting_once(text, chosen):
    some = [rule for rule in RULES if rule in chosen]
    for rules in (*TOGETHER, without_contraries(some)):
        once = format_text(text, rules, options=OPTIONS)
        again = format_text(once.text, rules, options=OPTIONS)
        assert (again.text, again.changes) == (once.text, ())


@given(FILES)
def test_nothing_is_lost(text):
    before, done = split(text), format_text(text, TOGETHER[0])
    after = split(done.text)
    assert [one.key for one in before.entries] == [one.key for one in after.entries]
    assert others(before) == others(after)
    assert bool(done.changes) == (done.text != text)


@given(FILES, st.sampled_from(["key", "-year,author", "title,pages", "-key"]))
def test_sorting_loses_nothing_and_is_done_once(text, order):
    wish = read_order(order)
    try:
        done = format_text(text, (), order=wish)
    except (UnprovenError, UnsortableError):
        return  # then nothing is written
    keys = [sorted(entry.text for entry in split(one).entries) for one in (text, done.text)]
    assert keys[0] == keys[1]
    again = format_text(done.text, (), order=wish)
    assert (again.text, again.changes) == (done.text, ())
    assert bool(done.changes) == (done.text != text)


LETTERS = st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)


@given(st.text(LETTERS | st.sampled_from(" -{}.,\u0301\u030c"), max_size=12))
def test_letters_written_as_commands_come_back(text):
    written = with_commands(text)
    assert with_letters(written) == with_letters(text)
    assert with_commands(with_letters(written)) == written


def others(file: BibFile) -> list[str]:
    return [block.text for block in file.blocks if not isinstance(block, Entry)]


@given(ENTRIES, st.data())
def test_the_verifier_sees_what_is_missing(text, data):
    file = split(text)
    entries = [one for one in file.entries if any(len(field.value) > 2 for field in one.fields)]
    if not entries:
        return
    gone = data.draw(st.sampled_from([f for f in entries[0].fields if len(f.value) > 2]))
    lines = "".join(field.text for field in entries[0].fields if field is not gone)
    damaged = split(text.replace("".join(f.text for f in entries[0].fields), lines))
    if len(list(damaged.entries)) == 1:
        with pytest.raises(UnprovenError):
            verify(file, damaged, ())
