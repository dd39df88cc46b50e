"""Small PDF files made of content streams, for what no program would typeset."""

import zlib

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique", "F4": "Courier"}
UPRIGHT = "1 0 0 1"
"""A text matrix without its place; the others turn the text."""

TURNED = {0: UPRIGHT, 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}
"""The matrices of text that is upright once the page is turned to the right by so much."""

PICTURE = "q 400 0 0 500 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q"


def pdf(*contents, box=(0, 0, 612, 792), turned=0, extra=(), said=""):
    """Make a file with a page for each content stream, plain text or `(bytes, dictionary)`.

    `turned` is by how much a viewer turns the pages; `extra` are more objects,
    `said` is the entries of the file's properties.
    """
    fonts = " ".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
        for name, base in FONTS.items()
    )
    first = 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        f"<< {said} >>".encode(),
    ]
    sides = " ".join(map(str, box))
    for number, content in enumerate(contents):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{sides}] /Rotate {turned} "
            f"/Contents {first + 2 * number + 1} 0 R /Resources << /Font << {fonts} >> >> >>"
        )
        objects += [page.encode(), stream(content)]
    return _file([*objects, *extra])


def stream(content, entries=""):
    """Make a stream object of text, or of packed bytes and what its dictionary says."""
    data, entries = content if isinstance(content, tuple) else (content.encode("latin-1"), entries)
    head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode()
    return head + data + b"\nendstream"


def packed(data):
    """Pack what a stream holds."""
    return zlib.compress(data, 9), "/Filter /FlateDecode"


def _file(objects):
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R >>\n".encode()
    return bytes(out + f"startxref\n{table}\n%%EOF\n".encode())


def text(*lines, at=(72, 720), leading=14, size=10, matrix=UPRIGHT):
    """Set lines one below the other; a line is text, or `(font, text)`."""
    a, b, c, d = map(float, matrix.split())
    out = ["BT"]
    for number, line in enumerate(lines):
        font, words = line if isinstance(line, tuple) else ("F1", line)
        x, y = at[0] - c * leading * number, at[1] - d * leading * number
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        out.append(f"/{font} {size} Tf {a:g} {b:g} {c:g} {d:g} {x:g} {y:g} Tm ({escaped}) Tj")
    return "\n".join([*out, "ET"])
