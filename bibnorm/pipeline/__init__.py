"""The stages in order; streams in, streams out."""

from bibnorm.pipeline.api import parse
from bibnorm.pipeline.fallback import INTERNAL_ERROR
from bibnorm.pipeline.normalizer import Normalizer
from bibnorm.pipeline.values import ListReading, Options, Reading

__all__ = [
    "INTERNAL_ERROR",
    "ListReading",
    "Normalizer",
    "Options",
    "Reading",
    "parse",
]
