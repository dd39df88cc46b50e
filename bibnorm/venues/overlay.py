"""One venue file over another: what the upper one claims, the lower one has no longer."""

from collections.abc import Callable, Iterable, Sequence

from bibnorm.venues.record import Record, Surface

Claims = frozenset[tuple[tuple[str, ...], bool]]
Surfaces = Callable[[Sequence[Record]], Iterable[Surface]]


def beneath(lower: Iterable[Record], upper: Sequence[Record], surfaces: Surfaces) -> list[Record]:
    """Give what is left of the lower records under the upper ones.

    A record of the same key is replaced, one whose name is claimed is left out. An
    alias or an ISSN that is claimed goes; an acronym counts with support alone.
    """
    keys = {record.id for record in upper}
    claims = frozenset((s.words, s.acronym) for s in surfaces(upper) if not s.weak)
    issns = {issn for record in upper for issn in record.issn}
    kept = (_left(r, claims, issns, surfaces) for r in lower if r.id not in keys)
    return [record for record in kept if record is not None]


def _left(record: Record, claims: Claims, issns: set[str], surfaces: Surfaces) -> Record | None:
    bare = record._replace(aliases=(), weak_aliases=(), former=(), iso4=None, acronym=None)
    if any((s.words, s.acronym) in claims for s in surfaces([bare])):
        return None

    def is_claimed(text: str) -> bool:
        alone = bare._replace(aliases=(text,))
        return any((s.words, s.acronym) in claims for s in surfaces([alone]))

    weak = record.weak_aliases
    if record.acronym and is_claimed(record.acronym):
        weak = (*weak, record.acronym) if record.acronym not in weak else weak
    return record._replace(
        aliases=tuple(alias for alias in record.aliases if not is_claimed(alias)),
        weak_aliases=weak,
        former=tuple(past for past in record.former if not is_claimed(past.name)),
        iso4=None if record.iso4 and is_claimed(record.iso4) else record.iso4,
        issn=tuple(issn for issn in record.issn if issn not in issns),
    )
