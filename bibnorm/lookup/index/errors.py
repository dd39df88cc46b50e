"""What can go wrong with an index and what it is built of."""


class SourceError(Exception):
    """A source cannot be read; the message names it and says what to do."""


class IndexFileError(Exception):
    """The file is no index that can be read; the message says what to do."""
