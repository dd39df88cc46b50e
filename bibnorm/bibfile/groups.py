r"""The groups that JabRef keeps in comments: some list the keys of their entries.

`1 ExplicitGroup:Rain\;0\;first2001\;second2002\;;`. JabRef breaks long lines anywhere, and
takes all line breaks out again when it reads them.
"""

import re

from bibnorm.bibfile.references import Renamed

_GROUPS = re.compile(r"@comment\s*\{\s*jabref-meta:\s*group(?:ing|stree)\s*:", re.IGNORECASE)
_EXPLICIT = re.compile(r"\d+[ \t]+ExplicitGroup:")
_PART = re.compile(r"\\;")
_END = re.compile(r"(?<!\\);")
_BREAK = re.compile(r"[\r\n]+")
_BEFORE = 2  # a group's name, and how it goes with the group above


def regrouped(text: str, renamed: Renamed) -> str:
    r"""Give a comment with the new keys in its groups; any other comment as it stands.

    >>> text = "@comment{jabref-meta: grouping:\n1 ExplicitGroup:a\\;0\\;a\\;b\\;lo\nng\\;;\n}"
    >>> print(regrouped(text, {"a": "A", "b": "B", "long": "L"}.get))
    @comment{jabref-meta: grouping:
    1 ExplicitGroup:a\;0\;A\;B\;L\;;
    }
    """
    if not _GROUPS.match(text):
        return text
    done, at = "", 0
    while group := _EXPLICIT.search(text, at):
        end = _END.search(text, group.end())
        if end is None:
            break
        parts = _PART.split(text[group.end() : end.start()])
        new = parts[:_BEFORE] + [_renamed(part, renamed) for part in parts[_BEFORE:]]
        done += text[at : group.end()] + "\\;".join(new)
        at = end.start()
    return done + text[at:]


def _renamed(part: str, renamed: Renamed) -> str:
    key = _BREAK.sub("", part)
    new = renamed(key) if key else None
    return part if new in (None, key) else str(new)
