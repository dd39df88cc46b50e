"""The tagger at work: citations in, labelled spans out."""

from collections.abc import Sequence
from importlib import resources

from bibnorm.model import Citation, Label, Tagged, Token
from bibnorm.tag.contexts import contexts
from bibnorm.tag.layout import layout
from bibnorm.tag.look import LEAST, hints
from bibnorm.tag.scorer import Scored, Scorer
from bibnorm.tag.spans import join_spans
from bibnorm.tag.tokens import tokenize
from bibnorm.tag.weights import Weights, load_weights

# What is no citation but a whole page is cut: labels beyond are of no use, and
# memory for one sequence grows with its length.
MAX_TOKENS = 2_000
# So many citations are laid out together; lists longer than that are looked at in parts.
_PART = 256

Cut = tuple[list[Token], list[Label | None]]


class CrfTagger:
    """A linear-chain CRF with compiled weights; made by `load_tagger`.

    `first` reads a citation by itself; `second`, where there is one, reads it again
    with what the first look found in the rest of the list.
    """

    def __init__(self, first: Weights, second: Weights | None = None) -> None:
        self._first = Scorer(first)
        self._second = Scorer(second) if second is not None else None

    def tag(self, citation: Citation) -> Tagged:
        """Label one citation, without knowledge of the list around it."""
        return self.tag_all([citation])[0]

    def tag_all(self, citations: Sequence[Citation]) -> list[Tagged]:
        """Label citations each by itself; the order is kept, batching changes no result."""
        return self._tag(citations, None)

    def tag_list(self, citations: Sequence[Citation]) -> list[Tagged]:
        """Label the citations of one list, each with what the others show of its style."""
        return self._tag(citations, self._second)

    def _tag(self, citations: Sequence[Citation], second: Scorer | None) -> list[Tagged]:
        out: list[Tagged] = []
        for start in range(0, len(citations), _PART):
            part = citations[start : start + _PART]
            cuts = [_cut(citation) for citation in part]
            filled = [cut for cut in cuts if cut[0]]
            found = iter(self._read(filled, second if len(filled) >= LEAST else None))
            for citation, cut in zip(part, cuts, strict=True):
                out.append(next(found)(citation) if cut[0] else Tagged(citation, ()))
        return out

    def _read(self, cuts: Sequence[Cut], second: Scorer | None) -> list["_Reading"]:
        if not cuts:
            return []
        known = [labels for _, labels in cuts]
        batch = layout([tokens for tokens, _ in cuts])
        seen = contexts(batch)
        scored = self._first.score(batch, seen, known)
        names = self._first.weights.labels
        if second is not None:
            scored = second.score(batch, seen, known, hints(batch, seen, scored))
        return [
            _Reading(cut, scored, names, int(first), number)
            for number, (cut, first) in enumerate(zip(cuts, batch.first, strict=True))
        ]


class _Reading:
    """What was found for one citation, until it is put into spans."""

    def __init__(
        self, cut: Cut, scored: Scored, names: Sequence[str], first: int, number: int
    ) -> None:
        self._tokens, known = cut
        places = slice(first, first + len(self._tokens))
        numbers = scored.labels[places]
        self._sure = scored.posterior[places].max(1).tolist()
        self._labels = [rule or names[label] for rule, label in zip(known, numbers, strict=True)]
        self._confidence = float(scored.probability[number])

    def __call__(self, citation: Citation) -> Tagged:
        spans = join_spans(self._tokens, self._labels, self._sure)
        return Tagged(citation, tuple(spans), self._confidence)


def _cut(citation: Citation) -> Cut:
    tokens, known = tokenize(citation)
    return tokens[:MAX_TOKENS], known[:MAX_TOKENS]


def load_tagger() -> CrfTagger:
    """Load the models that ship with the package (milliseconds; no CRF library needed)."""
    folder = resources.files(__package__)
    with folder.joinpath("model.npz").open("rb") as first:
        weights = load_weights(first)
    if not folder.joinpath("second.npz").is_file():
        return CrfTagger(weights)
    with folder.joinpath("second.npz").open("rb") as second:
        return CrfTagger(weights, load_weights(second))
