"""Write joined entries into their file: the others, and all between them, stay as they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Entry, Kind, Other
from bibnorm.bibfile.blocks import Block
from bibnorm.pipeline.bib.join import Joint, joined, with_field, with_listed
from bibnorm.pipeline.bib.keys import renamed
from bibnorm.pipeline.bib.proof import Joining, prove
from bibnorm.pipeline.bib.values import Values

PREPRINT_AS, PREPRINT_OF = "preprintas", "preprintof"
"""Values of `relatedtype`, built as biblatex's own are (`reprintas`, `reprintof`)."""


@dataclass(frozen=True)
class Applied:
    """A file in which entries were joined: each block as it was and as it is.

    `keys` are old keys and those that took their place, `links` keys of preprints and of
    their publications.
    """

    pairs: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The file as it is to be written."""
        return "".join(new for _, new in self.pairs)


def apply(
    file: BibFile, joints: Sequence[Joint], links: Iterable[tuple[Entry, Entry]] = ()
) -> Applied:
    r"""Join entries in a file; raise `UnprovenError` if anything would be lost.

    `links` are preprints and their publications, which get a `related`. A conflict in a
    joint counts as decided for the entry that is kept: who asks must have asked before.

        >>> from bibnorm.bibfile import split
        >>> from bibnorm.pipeline.bib.join import plan
        >>> file = split("@misc{a, title={T}}\n% mine\n@misc{b, title={T}, year=1}\n@misc{c}\n")
        >>> a, b, _ = file.entries
        >>> print(apply(file, [plan(a, [b], Values(file))]).text, end="")
        @misc{a, title={T}, year=1, ids={b}}
        % mine
        @misc{c}
    """
    values = Values(file)
    place = values.place
    gone = {place(entry): place(joint.kept) for joint in joints for entry in joint.gone}
    keys = _keys(joints)
    new = {place(joint.kept): joined(joint, values) for joint in joints}
    pairs: list[tuple[str, str]] = []
    for preprint, publication in links:
        at = place(publication)
        before = new.get(at, publication)
        new[at] = linked(before, preprint.key, PREPRINT_AS)
        pairs += [(preprint.key, publication.key)] if new[at] is not before else []
    names = {old.lower(): kept for old, kept in keys if old.lower() != kept.lower()}
    done = Applied(tuple(_written(file.blocks, gone.keys(), new, names)), keys, tuple(pairs))
    decided = {(one.place, one.field) for joint in joints for one in joint.conflicts}
    prove(file, done.text, Joining(gone, names, frozenset(decided)))
    return done


def _keys(joints: Sequence[Joint]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (entry.key, joint.kept.key)
        for joint in joints
        for entry in joint.gone
        if entry.key != joint.kept.key
    )


def linked(entry: Entry, key: str, how: str) -> Entry:
    """Let an entry name a related one, unless it is related to others in another way.

    >>> from bibnorm.bibfile import split
    >>> linked(next(split("@misc{a, year = 1}").entries), "b", PREPRINT_AS).text
    '@misc{a, year = 1, related = {b}, relatedtype = {preprintas}}'
    """
    if entry.has("related"):
        said = entry.get("relatedtype")
        same = said is not None and (said.inner or "").strip() == how
        return with_listed(entry, "related", [key]) if same else entry
    return with_field(with_field(entry, "related", f"{{{key}}}"), "relatedtype", f"{{{how}}}")


def _written(
    blocks: Sequence[Block], gone: Set[int], new: Mapping[int, Entry], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give each block as it was and as it is; blank lines go with an entry before them."""
    went = False
    for at, block in enumerate(blocks):
        if isinstance(block, Entry):
            went = at in gone
            yield block.text, "" if went else renamed(new.get(at, block), names).text
        else:
            yield block.text, "" if went and _is_blank(block) else block.text
            went = False


def _is_blank(block: Other) -> bool:
    return block.kind is Kind.TEXT and not block.text.strip()
