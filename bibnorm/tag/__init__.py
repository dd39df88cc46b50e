"""The tagger: which characters of a citation are authors, title, venue and so on."""

from bibnorm.tag.tagger import CrfTagger, load_tagger
from bibnorm.tag.tokens import tokenize

__all__ = ["CrfTagger", "load_tagger", "tokenize"]
