"""The commands, in the order in which the help shows them."""

from typing import Annotated

import typer

from bibnorm import __version__
from bibnorm.cli.dedupe import EPILOG as DEDUPE_EPILOG
from bibnorm.cli.dedupe import dedupe
from bibnorm.cli.explain import EPILOG as EXPLAIN_EPILOG
from bibnorm.cli.explain import explain
from bibnorm.cli.format import EPILOG as FORMAT_EPILOG
from bibnorm.cli.format import format_
from bibnorm.cli.help import Cover, Page
from bibnorm.cli.highlight import EPILOG as HIGHLIGHT_EPILOG
from bibnorm.cli.highlight import highlight
from bibnorm.cli.index import EPILOG as INDEX_EPILOG
from bibnorm.cli.index import index
from bibnorm.cli.lookup import EPILOG as LOOKUP_EPILOG
from bibnorm.cli.lookup import lookup
from bibnorm.cli.merge import EPILOG as MERGE_EPILOG
from bibnorm.cli.merge import merge
from bibnorm.cli.parse import EPILOG as PARSE_EPILOG
from bibnorm.cli.parse import parse
from bibnorm.cli.rules import EPILOG as RULES_EPILOG
from bibnorm.cli.rules import rules
from bibnorm.cli.venue import EPILOG as VENUE_EPILOG
from bibnorm.cli.venue import venue
from bibnorm.cli.verify import EPILOG as VERIFY_EPILOG
from bibnorm.cli.verify import verify

EPILOG = """
Examples:
$ bibnorm parse cv.md -o pubs.bib            a CV goes in, clean BibTeX comes out
$ bibnorm parse --highlight "Ada Lovelace" - < refs.txt
$ bibnorm explain cv.md | less -R            which words became which field, and why
$ bibnorm format --diff refs.bib             an old .bib file, clean, and nothing lost
$ bibnorm dedupe refs.bib                    the works that stand in it twice
$ bibnorm merge refs.bib cv.md --diff        what a new list has that it lacks
$ bibnorm highlight --author "Ada Lovelace" --diff refs.bib
$ bibnorm venue "Proc. Natl. Acad. Sci."     which venue is meant, if that is certain

Exit codes:
0  all was read, nothing to look at
1  all was read; some entries have something that a person should look at
2  it could not be done: no such file, no publications in it, a wrong option ...

Nothing leaves this machine unless --services asks for it by name.
"""

app = typer.Typer(
    cls=Cover,
    epilog=EPILOG,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bibnorm {__version__}")
        raise typer.Exit


@app.callback()
def bibnorm(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Read publication lists as people really write them; write clean BibTeX.

    A CV, a home page or a pasted reference list goes in. A bibliography comes
    out: every field in its place, every venue under its own name, the owner of
    the list flagged, and nothing lost on the way.
    """


app.command(cls=Page, epilog=PARSE_EPILOG)(parse)
app.command(cls=Page, epilog=EXPLAIN_EPILOG)(explain)
app.command(cls=Page, epilog=VENUE_EPILOG)(venue)
app.command("format", cls=Page, epilog=FORMAT_EPILOG)(format_)
app.command(cls=Page, epilog=RULES_EPILOG)(rules)
app.command(cls=Page, epilog=HIGHLIGHT_EPILOG)(highlight)
app.command(cls=Page, epilog=DEDUPE_EPILOG)(dedupe)
app.command(cls=Page, epilog=MERGE_EPILOG)(merge)
app.command(cls=Page, epilog=INDEX_EPILOG)(index)
app.command(cls=Page, epilog=LOOKUP_EPILOG)(lookup)
app.command(cls=Page, epilog=VERIFY_EPILOG)(verify)
