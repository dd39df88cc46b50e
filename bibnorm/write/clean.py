"""The characters no output can hold: control characters, half surrogates, invisible marks."""

import re

_BLANK = re.compile(r"[\s\x00-\x20\x7f\x85\u2028\u2029]+")
_NEEDS_BLANK = re.compile(r"[^\S ]|  |^ | \Z|[\x00-\x1f\x7f\x85\u2028\u2029]")
# Marks that nobody sees and at which LaTeX stops; joiners stay, scripts need them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x80-\x84\x86-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def one_line(text: str) -> str:
    r"""Give `text` on one line, with nothing in it that a file cannot hold.

    BibTeX takes any run of white space for one blank, so nothing is lost by
    writing it so. Half a surrogate pair cannot be encoded and becomes U+FFFD.

        >>> one_line(" a\n\tb\x00c ")
        'a b c'
    """
    if _NEEDS_BLANK.search(text):
        text = _BLANK.sub(" ", text).strip()
    if text.isascii():
        return text
    return _BROKEN.sub("\ufffd", _INVISIBLE.sub("", text)).strip()
