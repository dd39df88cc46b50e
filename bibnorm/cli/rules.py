"""`bibnorm rules`: what `bibnorm format` does to entries."""

import typer

EPILOG = """
Examples:
$ bibnorm rules
$ bibnorm format --select pages --select months refs.bib

Exit codes:
0  always
2  a wrong option
"""


def rules() -> None:
    """List the rules of `bibnorm format`, in the order in which they are applied.

    A rule that is off runs only where --extend-select or --select names it.
    """
    from bibnorm.bibfile import RULES

    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        typer.echo(f"{rule.name:<{width}}  {'on ' if rule.default else 'off'}  {rule.says}")
