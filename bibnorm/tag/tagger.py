"""The tagger at work: citations in, labelled spans out."""

from collections.abc import Sequence
from importlib import resources

from bibnorm.model import Citation, Label, Span, Tagged, Token
from bibnorm.tag.contexts import contexts
from bibnorm.tag.known import Known
from bibnorm.tag.layout import layout
from bibnorm.tag.look import LEAST, hints
from bibnorm.tag.rerank import Reranker, load_reranker
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
    with what the first look found in the rest of the list. `known` are the phrases that
    the models were trained with, by default those that ship with the package. Where a
    reading is in doubt, `reranker` chooses among the best.
    """

    def __init__(
        self,
        first: Weights,
        second: Weights | None = None,
        known: Known | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self._known = known
        self._reranker = reranker
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
                spans, confidence = next(found) if cut[0] else ([], 1.0)
                out.append(Tagged(citation, tuple(spans), confidence))
        return out

    def _read(self, cuts: Sequence[Cut], second: Scorer | None) -> list[tuple[list[Span], float]]:
        """Give the spans of each cut, none of them empty, and how sure the reading is."""
        if not cuts:
            return []
        known = [labels for _, labels in cuts]
        batch = layout([tokens for tokens, _ in cuts], self._known)
        seen = contexts(batch)
        if second is None:
            judge, scored = self._first, self._first.score(batch, seen, known, self._reranker)
        else:
            found = hints(batch, seen, self._first.score(batch, seen, known))
            judge, scored = second, second.score(batch, seen, known, self._reranker, found)
        return [
            (self._spans(cut, scored, int(first)), judge.confidence(float(probability)))
            for cut, first, probability in zip(cuts, batch.first, scored.probability, strict=True)
        ]

    def _spans(self, cut: Cut, scored: Scored, first: int) -> list[Span]:
        tokens, known = cut
        places = slice(first, first + len(tokens))
        names = self._first.names
        found = zip(known, scored.labels[places], strict=True)
        labels = [rule or names[number] for rule, number in found]
        return join_spans(tokens, labels, scored.posterior[places].max(1).tolist())


def _cut(citation: Citation) -> Cut:
    tokens, known = tokenize(citation)
    return tokens[:MAX_TOKENS], known[:MAX_TOKENS]


def load_tagger() -> CrfTagger:
    """Load the models that ship with the package (milliseconds; no CRF library needed)."""
    folder = resources.files(__package__)
    with folder.joinpath("model.npz").open("rb") as first:
        weights = load_weights(first)
    with folder.joinpath("rerank.npz").open("rb") as worths:
        reranker = load_reranker(worths)
    with folder.joinpath("second.npz").open("rb") as second:
        return CrfTagger(weights, load_weights(second), reranker=reranker)
