"""Words of a title whose capitals the .bib file that it comes from had in braces."""

import re

from bibnorm.model import Entry

_TITLE = re.compile(r"(?<![\w-])title\s*=\s*(?P<open>[{\"])", re.IGNORECASE)
_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
# Braces within a word are a letter's.
_GROUP = re.compile(r"(?<![\w\\}])\{([^{}\\$]{1,80})\}(?![^\W\d_])")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’](?=[^\W_]))*")
_NONE: frozenset[str] = frozenset()


def kept_words(entry: Entry) -> frozenset[str]:
    r"""Give the words with capitals that stood in braces of their own.

    Somebody put them there, who knew why. Braces round the whole title say nothing of
    any word, and those of an accent are none.

        >>> from bibnorm.model import Source
        >>> text = r"@misc{a, title = {The {Moss Effect} of {R}ain {\'E}t}, note = {{Not}}}"
        >>> entry = Entry(key="a", type="misc", source=Source(text=text, format="bibtex"))
        >>> sorted(kept_words(entry))
        ['Effect', 'Moss']
    """
    text = entry.source.text if entry.source.format == "bibtex" else ""
    begin = _TITLE.search(text)
    if begin is None:
        return _NONE
    start, end = begin.end(), _end(text, begin.end(), begin["open"])
    groups = [group for group in _GROUP.finditer(text, start, end) if group.span() != (start, end)]
    words = (word for group in groups for word in _WORD.findall(group[1]))
    return frozenset(word for word in words if word != word.lower())


def _end(text: str, at: int, opening: str) -> int:
    """Where the value ends that was opened before a place."""
    depth = 0
    for sign in _BRACE.finditer(text, at):
        depth += (sign[0] == "{") - (sign[0] == "}")
        if depth < 0 or (opening == '"' == sign[0] and not depth):
            return sign.start()
    return len(text)
