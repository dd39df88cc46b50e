"""The tagger at work: citations in, labelled spans out."""

from collections.abc import Iterator, Sequence
from importlib import resources

import numpy as np

from bibnorm.model import Citation, Label, Tagged, Token
from bibnorm.tag.contexts import HOLD_BITS, contexts
from bibnorm.tag.decode import Decoded, Floats, decode
from bibnorm.tag.layout import Batch, layout
from bibnorm.tag.spans import join_spans
from bibnorm.tag.tokens import tokenize
from bibnorm.tag.weights import Weights, WordTable, load_weights
from bibnorm.tag.words import OFFSETS

# Sequences decoded together; padding wastes work when lengths differ much.
_BATCH = 64
# What is no citation but a whole page is cut: labels beyond are of no use, and
# memory for one sequence grows with its length.
MAX_TOKENS = 2_000
_NEVER = np.float32(-1e4)

Cut = tuple[list[Token], list[Label | None]]


class CrfTagger:
    """A linear-chain CRF with compiled weights; made by `load_tagger`."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._words = WordTable(weights)
        self._number = {label: number for number, label in enumerate(weights.labels)}

    def tag(self, citation: Citation) -> Tagged:
        """Label one citation, without knowledge of the list around it."""
        return self.tag_all([citation])[0]

    def tag_all(self, citations: Sequence[Citation]) -> list[Tagged]:
        """Label many citations; the order is kept, and batching changes no result."""
        cuts = [_cut(citation) for citation in citations]
        out: list[Tagged | None] = [None] * len(citations)
        by_length = sorted(range(len(cuts)), key=lambda i: len(cuts[i][0]))
        for start in range(0, len(by_length), _BATCH):
            places = by_length[start : start + _BATCH]
            batch = [(citations[i], cuts[i]) for i in places]
            for place, tagged in zip(places, self._tag_batch(batch), strict=True):
                out[place] = tagged
        return [tagged for tagged in out if tagged is not None]

    def _tag_batch(self, pairs: Sequence[tuple[Citation, Cut]]) -> Iterator[Tagged]:
        filled = [cut for _, cut in pairs if cut[0]]
        decoded = iter(self._decode(filled)) if filled else iter(())
        for citation, (tokens, known) in pairs:
            if not tokens:
                yield Tagged(citation, ())
                continue
            found, marginals, probability = next(decoded)
            labels = [rule or label for rule, label in zip(known, found, strict=True)]
            spans = join_spans(tokens, labels, marginals)
            yield Tagged(citation, tuple(spans), probability)

    def _decode(self, cuts: Sequence[Cut]) -> Iterator[tuple[list[str], list[float], float]]:
        batch = layout([tokens for tokens, _ in cuts])
        emissions = self.emissions(batch)
        longest = int(batch.length.max())
        padded = np.zeros((len(cuts), longest, emissions.shape[1]), dtype=np.float32)
        for row, (first, length) in enumerate(zip(batch.first, batch.length, strict=True)):
            padded[row, :length] = emissions[first : first + length]
            self._force(padded[row], cuts[row][1])
        result = decode(padded, self._weights.transitions, batch.length)
        yield from self._read(result, batch)

    def _read(
        self, result: Decoded, batch: Batch
    ) -> Iterator[tuple[list[str], list[float], float]]:
        names = self._weights.labels
        for row, length in enumerate(batch.length):
            labels = [names[number] for number in result.labels[row, :length]]
            yield labels, result.marginals[row, :length].tolist(), float(result.probability[row])

    def _force(self, emissions: Floats, known: Sequence[Label | None]) -> None:
        """Where a rule is sure of the label, allow no other."""
        for place, label in enumerate(known):
            if label in self._number:
                number = self._number[label]
                kept = emissions[place, number]
                emissions[place] = _NEVER
                emissions[place, number] = kept

    def emissions(self, batch: Batch) -> Floats:
        """Score every label at every place of a batch, pads included."""
        size = len(self._weights.labels)
        rows = self._words.gather(batch.texts)
        words = self._words.table.reshape(-1, len(OFFSETS), size)
        out = np.zeros((len(rows), size), dtype=np.float32)
        for column, offset in enumerate(OFFSETS):
            shifted = np.zeros_like(rows)
            begin, end = max(0, -offset), len(rows) - max(0, offset)
            shifted[begin:end] = rows[begin + offset : end + offset]
            out += words[shifted, column]
        seen = contexts(batch)
        for name, table in self._weights.contexts.items():
            out += table[seen.codes[name]]
        for name, table in self._weights.holds.items():
            bits = (seen.holds[name][:, None] >> np.arange(HOLD_BITS)) & 1
            out += bits.astype(np.float32) @ table
        return out


def _cut(citation: Citation) -> Cut:
    tokens, known = tokenize(citation)
    return tokens[:MAX_TOKENS], known[:MAX_TOKENS]


def load_tagger() -> CrfTagger:
    """Load the model that ships with the package (milliseconds; no CRF library needed)."""
    with resources.files(__package__).joinpath("model.npz").open("rb") as file:
        return CrfTagger(load_weights(file))
