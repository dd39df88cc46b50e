"""A .bib file with what look-ups found, and the proof that nothing else in it changed."""

from collections.abc import Mapping, Sequence

from bibnorm.bibfile import BibFile, Entry, UnprovenError
from bibnorm.bibfile.split import split
from bibnorm.lookup.propose import Proposal, completed


def complete(
    file: BibFile, proposals: Mapping[int, Proposal], accepted: Sequence[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Give each block as it was and with what was proposed for it; proposals are by place.

    Raises `UnprovenError` unless the file, read again, is the same but for the fields added and
    the values accepted.

        >>> file = split("% mine\\n@misc{a, year = 2001}\\n")
        >>> complete(file, {1: Proposal(missing=(("doi", "{10.1000/r}"),))})[1][1]
        '@misc{a, year = 2001, doi = {10.1000/r}}'
    """
    pairs = tuple(
        (
            block.text,
            completed(block, proposals[at], accepted).text
            if at in proposals and isinstance(block, Entry)
            else block.text,
        )
        for at, block in enumerate(file.blocks)
    )
    _prove(file, split("".join(new for _, new in pairs)), proposals, accepted)
    return pairs


def _prove(
    before: BibFile, after: BibFile, proposals: Mapping[int, Proposal], accepted: Sequence[str]
) -> None:
    if len(before.blocks) != len(after.blocks):
        raise UnprovenError("the file would not have the same blocks")
    for at, (old, new) in enumerate(zip(before.blocks, after.blocks, strict=True)):
        if old.text == new.text:
            continue
        if not isinstance(old, Entry) or not isinstance(new, Entry) or at not in proposals:
            raise UnprovenError(f"line {old.line}: what is no entry would change")
        if not _is_kept(old, new, proposals[at], accepted):
            raise UnprovenError(
                f"line {old.line}: entry {old.key}: more than proposed would change"
            )


def _is_kept(old: Entry, new: Entry, proposal: Proposal, accepted: Sequence[str]) -> bool:
    added = {name for name, _ in proposal.missing}
    changed = {one.field for one in proposal.differing} & {*accepted}
    was = [(field.low, field.value) for field in old.fields]
    now = [(field.low, field.value) for field in new.fields]
    kept = all(
        one == other or (one[0] == other[0] and one[0] in (changed | added))
        for one, other in zip(was, now, strict=False)
    )
    more = {name for name, _ in now[len(was) :]}
    return kept and len(now) >= len(was) and more <= added and old.key == new.key
