"""What comes out where a stage failed: the line as it stands, and a problem that says so."""

from bibnorm.model import Citation, Entry, Problem, Source

INTERNAL_ERROR = "internal-error"


def internal_error(error: Exception) -> Problem:
    """Tell of a failure as a problem to look at."""
    told = f"bibnorm failed here ({type(error).__name__}: {error}); please report this line."
    return Problem(code=INTERNAL_ERROR, message=told)


def verbatim(citation: Citation, error: Exception, file: str | None) -> Entry:
    """The entry of last resort: the line as it stands, and what went wrong."""
    return Entry(
        key="",
        type="misc",
        note=citation.text.strip() or None,
        section=citation.section,
        source=Source(file=file, line=citation.line, text=citation.text),
        problems=(internal_error(error),),
        confidence=0.0,
    )
