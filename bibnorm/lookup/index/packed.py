"""A record as the index keeps it, and the words by which it is found."""

import json
import re
from hashlib import blake2b

from bibnorm.lexicon.letters import fold
from bibnorm.model import Name, Record, Role

_WORD = re.compile(r"[^\W_]+")
_PARTS = ("family", "given", "prefix", "suffix", "literal")


def packed(record: Record) -> str:
    """Give a record as a line of JSON; its text as it stood is left out."""
    people = [
        [role.value, who if isinstance(who, str) else [getattr(who, part) for part in _PARTS]]
        for role, who in record.people
    ]
    return json.dumps(
        [record.type, record.key, people, record.et_al, record.fields, record.extra],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpacked(line: str) -> Record:
    """Give the record that was packed.

    >>> from bibnorm.model import Name, Record, Role
    >>> ada = (Role.AUTHOR, Name(family="Rain", given="Ada"))
    >>> record = Record("", type="misc", people=(ada,), fields=(("title", "On rain"),))
    >>> unpacked(packed(record)) == record
    True
    """
    kind, key, people, et_al, fields, extra = json.loads(line)
    return Record(
        "",
        type=kind,
        key=key,
        people=tuple((Role(role), _name(who)) for role, who in people),
        et_al=et_al,
        fields=tuple((name, value) for name, value in fields),
        extra=tuple((name, value) for name, value in extra),
    )


def title_of(line: str) -> str:
    """Give the title of a record that was packed, with its subtitle.

    >>> title_of(packed(Record("", fields=(("title", "On rain"), ("subtitle", "A look")))))
    'On rain A look'
    """
    fields = dict(json.loads(line)[4])
    return " ".join(filter(None, (fields.get("title"), fields.get("subtitle"))))


def _name(who: str | list[str | None]) -> Name | str:
    if isinstance(who, str):
        return who
    return Name(**{part: value for part, value in zip(_PARTS, who, strict=True) if value})


def words(text: str) -> list[str]:
    """Give the words of a text, folded; a letter alone says nothing.

    >>> words("On Façades: a 2nd look")
    ['on', 'facades', '2nd', 'look']
    """
    return [word for word in _WORD.findall(fold(text)) if len(word) > 1 or word.isdigit()]


def title_key(title: str) -> int:
    """Give a number that equal titles share, whatever their case, accents and punctuation.

    >>> title_key("On Façades.") == title_key("on facades")
    True
    """
    plain = "".join(_WORD.findall(fold(title)))
    digest = blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
