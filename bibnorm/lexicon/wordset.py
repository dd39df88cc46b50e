"""A set of words, written as running text."""


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set; a word that stands there twice is a slip.

    >>> sorted(words("van von vom"))
    ['van', 'vom', 'von']
    >>> words("van von van")
    Traceback (most recent call last):
    ValueError: twice: van
    """
    found = text.split()
    if twice := sorted({word for word in found if found.count(word) > 1}):
        raise ValueError(f"twice: {' '.join(twice)}")
    return frozenset(found)
