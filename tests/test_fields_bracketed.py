"""An issue in brackets may look like a year, and a year in brackets like an issue."""

import pytest

from bibnorm.pipeline import Normalizer

NORMALIZER = Normalizer()


@pytest.mark.parametrize(
    ("line", "year", "number"),
    [
        ("B. Roe. Chromosomes of rain. Science, 69(1798):629, 1929.", 1929, "1798"),
        ("A. Roe. Odd things. Science, 69(1980):629-633, 1999.", 1999, "1980"),
        ("A. Roe (1929). Odd things. Science 69(1798):629.", 1929, "1798"),
        ("A. Roe. Odd waves. Phil. Trans. R. Soc. A 368(1923), 3767-3768, 2010.", 2010, "1923"),
        # The usual place of the year.
        ("A. Roe. Odd things. Nature 301 (1983): 12-14.", 1983, None),
        # Another year that is not the work's.
        ("A. Roe. Odd things. Nature 301 (1983): 12-14, accessed 2005.", 1983, None),
        # Two references that ran together.
        ("A. Roe (1997). Odd things. Nature 301 (2013): 12-14.", 1997, None),
        # Too near to be an issue: the volume's year and the work's.
        ("A. Roe. Odd things. Nature 301 (1983): 12-14, 1984.", 1983, None),
    ],
)
def test_the_year_and_the_issue_are_told_apart(line, year, number):
    [entry] = NORMALIZER.stream([line])
    assert (entry.year, entry.number) == (year, number)
