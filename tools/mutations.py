"""Changes that a fuzz run makes to documents: in what they are made of, not only in their bytes."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

MOST = 1_500_000
"""How large a changed document may be at most."""

PIECES = re.compile(
    rb"<[^<>]{0,200}>|\\[A-Za-z]+\*?|\{[^{}]{0,300}\}|\[[^\[\]]{0,300}\]|\$[^$\n]{0,100}\$"
    rb"|\d+ \d+ obj\b|endobj|[^\n]{0,400}\n|[\w.,;:-]+|."
)
"""What documents are made of: tags, commands, groups, objects, lines, words."""

PAIRS = (
    (b"{", b"}"), (b"[", b"]"), (b"(", b")"), (b"<<", b">>"), (b"<div>", b"</div>"),
    (b"<ul><li>", b"</li></ul>"), (b"<table><tr><td>", b"</td></tr></table>"), (b"<b>", b"</b>"),
    (b"\\begin{itemize}\\item ", b"\\end{itemize}"), (b"\\textbf{", b"}"), (b"$", b"$"),
    (b"**", b"**"), (b"*", b"*"), (b"_", b"_"), (b"> ", b""), (b"- ", b""), (b"  ", b""),
    (b"[x](", b")"), (b"<![CDATA[", b"]]>"), (b"<!--", b"-->"), (b"{{", b"}}"), (b"{%", b"%}"),
    (b"<w:p><w:r><w:t>", b"</w:t></w:r></w:p>"), (b"@misc{x, title = {", b"}}"), (b"\"", b"\""),
)  # fmt: skip
"""What may stand round something, and in itself."""

ODD = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x0c", b"\r", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80", b"99999999999999999999", b"-1", b"1e999", b"&#x110000;", b"&#0;",
    b"%PDF-1.7", b"PK\x03\x04", b"\\newcommand{\\x}{\\x\\x}\\x", b"<!ENTITY a '&a;&a;'>", b"\\\\",
    b"---\n", b"|---|---|\n", b"\n\n", b"\t", b"A. Doe. Title. Nature 4, 2020.", b"\xc2\xa0" * 40,
    b"&amp;" * 50,
)  # fmt: skip
"""What readers seldom see."""

Change = Callable[[bytes, Random, Sequence[bytes]], bytes]


def changed(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Change a document a few times; `others` are documents to take pieces of."""
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        data = random.choice(_changes_of(data))(data, random, others)[:MOST]
    return data


def _changes_of(data: bytes) -> Sequence[Change]:
    """The changes that suit a document; those of its own kind come more often."""
    if data.startswith(b"PK"):
        return (*_OF_BYTES, *[_member] * len(_OF_BYTES) * 2)
    if b"%PDF-" in data[:1024]:
        return (*_OF_BYTES, *_OF_PIECES, *[_stream] * len(_OF_BYTES))
    return (*_OF_BYTES, *_OF_PIECES, *_OF_PIECES)


def _place(data: bytes, random: Random) -> tuple[int, int]:
    """Choose a stretch; most are short."""
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + int(random.paretovariate(0.5)))


def _cut(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    return random.choice((data[:start] + data[end:], data[:start], data[start:]))


def _flip(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    out = bytearray(data)
    for _once in range(random.choice((1, 4, 30)) if out else 0):
        out[random.randrange(len(out))] = random.randrange(256)
    return bytes(out)


def _insert(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + random.choice(ODD) * random.choice((1, 1, 3, 500)) + data[end:]


def _splice(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    (start, end), (low, high) = _place(data, random), _place(other, random)
    return data[:start] + other[low:high] + data[end:]


def _pieces(data: bytes, random: Random) -> tuple[bytes, list[bytes], bytes]:
    """Cut a part of a document into its pieces; give what stands before and behind it."""
    start = random.randrange(max(1, len(data)))
    part = data[start : start + 20_000]
    return data[:start], PIECES.findall(part) or [b""], data[start + 20_000 :]


def _shuffle(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    before, pieces, behind = _pieces(data, random)
    at = random.randrange(len(pieces))
    some = pieces[at : at + random.choice((2, 5, 40))]
    random.shuffle(some)
    return before + b"".join([*pieces[:at], *some, *pieces[at + len(some) :]]) + behind


def _repeat(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    before, pieces, behind = _pieces(data, random)
    at = random.randrange(len(pieces))
    end = at + random.choice((1, 1, 3, 20))
    times = random.choice((2, 10, 300, 20_000))
    some = b"".join(pieces[at:end])
    times = min(times, MOST // max(1, len(some)))
    return before + b"".join(pieces[:at]) + some * times + b"".join(pieces[end:]) + behind


def _nest(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    before, pieces, behind = _pieces(data, random)
    at = random.randrange(len(pieces))
    left, right = random.choice(PAIRS)
    depth = random.choice((1, 3, 50, 2_000, 30_000))
    closed = random.choice((depth, depth, depth // 2, 0))
    pieces[at] = left * depth + pieces[at] + right * closed
    return before + b"".join(pieces) + behind


def _member(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Change a file within a zip file, leave it out, or add one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(info, package.read(info)) for info in package.infolist()]
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ):
        return _flip(data, random, others)
    number = random.randrange(len(parts)) if parts else 0
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for at, (info, part) in enumerate(parts):
            if at == number:
                part = random.choice((*_OF_PIECES, *_OF_PIECES, _swell, _none))(
                    part, random, others
                )
            package.writestr(info.filename, part)
    return out.getvalue()


def _stream(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Change what a packed stream of a PDF file holds; the reader finds the objects anew."""
    found = list(re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL))
    if not found:
        return _flip(data, random, others)
    match = random.choice(found)
    try:
        inner = zlib.decompress(match[1])
    except zlib.error:
        return _flip(data, random, others)
    inner = random.choice((*_OF_PIECES, _swell, _none))(inner, random, others)
    return data[: match.start(1)] + zlib.compress(inner) + b"\n" + data[match.end(1) :]


def _swell(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    """Make a part far too large."""
    return data + random.choice((b" ", b"\0", b"<a>", data[:100] or b"x")) * 5_000_000


def _none(_data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Put something else in the place of a part."""
    return random.choice((b"", random.choice(others)[:10_000]))


_OF_BYTES: tuple[Change, ...] = (_cut, _flip, _insert, _splice)
_OF_PIECES: tuple[Change, ...] = (_shuffle, _repeat, _nest, _insert, _cut, _splice)
