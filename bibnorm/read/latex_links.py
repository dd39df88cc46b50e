"""Links of LaTeX: addresses that are printed, and text that leads to one."""

from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.read.latex_machine import Handler, Machine
from bibnorm.read.latex_macros import written
from bibnorm.read.latex_tokens import Kind, Token

_DOI = "https://doi.org/"
_ARXIV = "https://arxiv.org/abs/"
_LABELS = (("doi.org/", "doi"), ("arxiv.org/", "arXiv"), (".pdf", "pdf"), ("", "link"))


def _address(machine: Machine) -> tuple[str, Token | None]:
    """Take an address in braces, and the token it stands in."""
    group = machine.group() or []
    if len(group) == 1 and group[0].kind is Kind.RAW:
        return machine.address(group[0].text), group[0]
    return machine.address(written(group)), group[0] if group else None


def linked_text(machine: Machine, token: Token) -> None:
    r"""`\href{address}{text}`; an icon for text becomes a word."""
    machine.option()
    address, place = _address(machine)
    said = machine.page.said
    before = machine.link

    def close() -> None:
        if machine.page.said == said and address:
            _say(machine, token, f"[{_label(address)}]", address)

    if not machine.is_next(Kind.OPEN):
        if place is not None and address:
            _say(machine, place, address, address)
        return
    machine.enter_argument(close)
    machine.link = address or before


def _label(address: str) -> str:
    low = address.lower()
    return next(label for sign, label in _LABELS if sign in low)


def _say(machine: Machine, token: Token, text: str, link: str) -> None:
    before, machine.link = machine.link, link
    machine.say(token, text)
    machine.link = before


def printed_address(machine: Machine, _: Token) -> None:
    r"""`\url{address}`."""
    address, place = _address(machine)
    if place is not None and address:
        _say(machine, place, address, machine.link or address)


def printed_doi(machine: Machine, _: Token) -> None:
    r"""`\doi{10.…}`; some take the text that leads there behind it."""
    text, place = _address(machine)
    if place is None or not text:
        return
    _lead(machine, place, text, text if text.startswith("http") else _DOI + text)


def printed_arxiv(machine: Machine, _: Token) -> None:
    r"""`\arxiv{1801.…}`, in the same two ways."""
    text, place = _address(machine)
    number = text.removeprefix("arXiv:")
    if place is not None and number:
        _lead(machine, place, f"arXiv:{number}", _ARXIV + number)


def _lead(machine: Machine, place: Token, text: str, address: str) -> None:
    """Link the text in the braces that follow without a blank, or else the text itself."""
    after = machine.peek()
    if after is not None and after.kind is Kind.OPEN:
        machine.enter_argument()
        machine.link = address
    else:
        _say(machine, place, text, address)


LINKS: Mapping[str, Handler] = MappingProxyType(
    {
        "href": linked_text,
        **dict.fromkeys(("url", "nolinkurl", "path", "burl"), printed_address),
        "@doi": printed_doi,
        "@arxiv": printed_arxiv,
    }
)
"""What each of these commands does."""
