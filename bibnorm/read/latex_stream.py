"""Tokens one after another: of the source, and of the macros that stand in it."""

from collections.abc import Callable, Iterable

from bibnorm.read.latex_macros import NOTHING, Macro, Tokens
from bibnorm.read.latex_tokens import Kind, Token

_ALLOWANCE = 200_000
_PER_CHARACTER = 5
_STAR = Token(Kind.RAW, "*", -1, -1)
_ENDS_ARGUMENT = (Kind.PAR, Kind.CLOSE, Kind.ALIGN)


class Stream:
    """Gives tokens, and takes back what was looked at too far.

    All that is not simply going forward (arguments looked for, macros put in)
    is paid for in characters; when the allowance, a multiple of the source's
    length, is used up, macros are no longer expanded. So no source takes more
    than linear time, however its macros call each other.
    """

    def __init__(self, tokens: Tokens, length: int) -> None:
        """Begin before the first token of a source of so many characters."""
        self._frames: list[tuple[Tokens, list[int]]] = [(tokens, [0])]
        self.allowance = _ALLOWANCE + _PER_CHARACTER * length

    def next(self) -> Token | None:
        """Give the next token, or None at the end."""
        while self._frames:
            tokens, at = self._frames[-1]
            if at[0] < len(tokens):
                at[0] += 1
                return tokens[at[0] - 1]
            self._frames.pop()
        return None

    def stop(self) -> None:
        """Leave out all that is still to come."""
        self._frames.clear()

    def push(self, tokens: Tokens) -> None:
        """Put tokens before those that are still to come."""
        if tokens:
            self._frames.append((tokens, [0]))

    def peek(self) -> Token | None:
        """Give the next token and leave it there."""
        token = self.next()
        if token is not None:
            self._frames[-1][1][0] -= 1
        return token

    def is_next(self, kind: Kind, text: str = "") -> bool:
        """Whether the next token, blanks left out, is of a kind; then the blanks are gone."""
        blank = self.next()
        token = self.peek() if blank and blank.kind is Kind.SPACE else blank
        found = token is not None and token.kind is kind and token.text.startswith(text)
        if blank is not None and not (found and blank.kind is Kind.SPACE):
            self.push((blank,))
        return found

    def star(self) -> bool:
        """Take a star that stands next."""
        token = self.peek()
        if token is None or token.kind is not Kind.TEXT or token.text[:1] != "*":
            return False
        self.next()
        self.push(tail(token, 1))
        return True

    def group(self) -> list[Token] | None:
        """Take an argument in braces, or None where none stands next."""
        if self.is_next(Kind.RAW):
            raw = self.next()
            return [raw] if raw else None
        taken = self._enclosed() if self.is_next(Kind.OPEN) else None
        return None if taken is None else taken[1:-1]

    def option(self, accept: Callable[[Tokens], bool] | None = None) -> list[Token] | None:
        """Take an argument in brackets, or None where none stands next that is accepted."""
        taken = self._enclosed() if self.is_next(Kind.BRACKET, "[") else None
        if taken is None:
            return None
        if accept is not None and not accept(taken[1:-1]):
            self.push(taken)
            return None
        return taken[1:-1]

    def argument(self) -> list[Token]:
        """Take an argument in braces, or the next token."""
        group = self.group()
        if group is not None:
            return group
        self.is_next(Kind.COMMAND)
        token = self.peek()
        if token is None or token.kind in _ENDS_ARGUMENT:
            return []
        self.next()
        if token.kind is Kind.TEXT and len(token.text) > 1:
            self.push(tail(token, 1))
            token = token._replace(text=token.text[0], end=min(token.start + 1, token.end))
        return [token]

    def expand(self, call: Token, macro: Macro) -> None:
        """Put a macro's body in the place of its call."""
        args = [self._of_kind(macro, number) for number in range(len(macro.params))]
        body = macro.expand(call, args)
        if not macro.lenient:  # the reader's own are short, and none calls itself
            self._pay(body)
        self.push(body)

    def _of_kind(self, macro: Macro, number: int) -> Tokens:
        """Take one argument as the macro asks for it."""
        kind, default = macro.params[number]
        if kind == "s":
            return (_STAR,) if self.star() else (NOTHING,)
        if kind == "o":
            option = self.option()
            return default if option is None else option
        return (self.group() or ()) if macro.lenient else self.argument()

    def _enclosed(self) -> list[Token] | None:
        """Take the next token, its fellow, and what stands between; None if it has none."""
        opening = self.next()
        if opening is None or self.allowance <= 0:
            self.push((opening,) if opening else ())
            return None
        taken = [opening]
        is_option = opening.kind is Kind.BRACKET
        braces, brackets = int(not is_option), int(is_option)
        while (token := self.next()) is not None:
            taken.append(token)
            braces += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
            if is_option and token.kind is Kind.BRACKET and not braces:
                brackets += 1 if token.text == "[" else -1
            if not braces and not brackets:
                self._pay(taken)
                return taken
            if is_option and (braces < 0 or token.kind is Kind.PAR):
                break
        self._pay(taken)
        self.push(taken)
        return None

    def _pay(self, tokens: Iterable[Token]) -> None:
        self.allowance -= sum(len(token.text) + 1 for token in tokens)


def tail(token: Token, length: int) -> tuple[Token, ...]:
    """What is left of a text token when so many characters are cut off its beginning."""
    if len(token.text) <= length:
        return ()
    literal = token.end - token.start == len(token.text)
    start = token.start + length if literal else token.start
    return (token._replace(text=token.text[length:], start=start),)
