"""What a person is told when a file cannot be read."""


class ReadError(Exception):
    """Say which input could not be read, why, and what to do about it.

    >>> str(ReadError("cv.pdf", "is a PDF", "convert it to text first"))
    'cv.pdf: is a PDF; convert it to text first'
    """

    def __init__(self, name: str, wrong: str, advice: str) -> None:
        """Keep the name of the input beside the message."""
        super().__init__(f"{name}: {wrong}; {advice}")
        self.name = name
        self.wrong = wrong
        self.advice = advice
