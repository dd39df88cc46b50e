"""Show what a rule does, for its documentation."""

from bibnorm.bibfile.blocks import BibFile, Block, Entry
from bibnorm.bibfile.rule import Context, Options, Rule
from bibnorm.bibfile.split import split


def shown(rule: Rule, text: str, options: Options | None = None) -> str:
    """Give a text with one rule applied to its entries."""
    context = Context(options=options or Options())

    def applied(block: Block) -> Block:
        return rule.apply(block, context) if isinstance(block, Entry) else block

    return BibFile(tuple(applied(block) for block in split(text).blocks)).text
