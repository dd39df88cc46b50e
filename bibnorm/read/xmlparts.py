"""XML parts read as events: no tree, so that neither depth nor size costs memory."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from bibnorm.read.zipped import Package

Attributes = Mapping[str, str]
Opener = Callable[[Attributes], None]
Closer = Callable[[], None]

_DEEPEST = 2_000
_SEPARATOR = " "


class Names(dict[str, str]):
    """Full names of elements and attributes to short ones: `{http://…/main} p` to `w:p`."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Take the prefix of each namespace, whatever the file calls it."""
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, full: str) -> str:
        """Make a short name once."""
        space, found, name = full.rpartition(_SEPARATOR)
        short = f"{self._prefixes.get(space, '?')}:{name}" if found else full
        self[full] = short
        return short


class Handler:
    """What is done where elements begin and end; elements that nobody names are passed through.

    `skipped` are elements that are left out with all that is in them; a method
    of `opens` may leave one out as well, by calling `skip`.
    """

    prefixes: Mapping[str, str] = {}
    skipped: frozenset[str] = frozenset()

    def __init__(self) -> None:
        """Make the tables."""
        self.opens: Mapping[str, Opener] = {}
        self.closes: Mapping[str, Closer] = {}
        self.skips = False

    def characters(self, text: str) -> None:
        """Take characters, wherever they stand."""

    def skip(self, _: Attributes | None = None) -> None:
        """Leave out the element that just began."""
        self.skips = True


def parse(data: bytes, handler: Handler, package: Package, path: str) -> None:
    """Run a handler over a part; `ReadError` names the part and the line that is damaged.

    A document type with definitions of its own is refused: only attacks have
    them. Nothing outside the file is ever opened.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    _Feeder(handler, package, path).plug_into(parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise package.damaged(f"{path}, line {error.lineno}: {_said(error)}") from error
    except (ValueError, LookupError) as error:
        raise package.damaged(f"{path} is in no known encoding") from error


def _said(error: expat.ExpatError) -> str:
    """What is wrong, in the parser's words."""
    return expat.ErrorString(error.code) or "no XML"


class _Feeder:
    """Hands the parser's events to a handler, with short names and without what is skipped."""

    def __init__(self, handler: Handler, package: Package, path: str) -> None:
        self._handler = handler
        self._package = package
        self._path = path
        self._names = Names(handler.prefixes)
        self._openers: dict[str, Opener | None] = {}
        self._closers: dict[str, Closer | None] = {}
        self._depth = 0
        self._skipping = 0

    def plug_into(self, parser: expat.XMLParserType) -> None:
        """Set the parser's callbacks."""
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype

    def _opener(self, full: str) -> Opener | None:
        """Say what is done where an element begins; asked once for each name."""
        name = self._names[full]
        is_skipped = name in self._handler.skipped
        opener = self._handler.skip if is_skipped else self._handler.opens.get(name)
        self._openers[full] = opener
        self._closers[full] = self._handler.closes.get(name)
        return opener

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._package.refused(f"{self._path} nests more than {_DEEPEST:,} elements")
        if self._skipping:
            self._skipping += 1
            return
        openers = self._openers
        opener = openers[full] if full in openers else self._opener(full)
        if opener is not None:
            names, handler = self._names, self._handler
            opener({names[key]: value for key, value in attributes.items()} if attributes else {})
            if handler.skips:
                handler.skips, self._skipping = False, 1

    def _end(self, full: str) -> None:
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
            return
        closer = self._closers[full]
        if closer is not None:
            closer()

    def _characters(self, text: str) -> None:
        if not self._skipping:
            self._handler.characters(text)

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, has_definitions: bool
    ) -> None:
        if has_definitions:
            raise self._package.refused(f"{self._path} defines entities of its own")
