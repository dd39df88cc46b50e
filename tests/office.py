"""Small office documents made of a few lines of XML."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = " ".join(
    (
        f'xmlns:w="{W}" xmlns:r="{R}"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    )
)
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODT_SPACES = " ".join(
    (
        *(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "style", "text", "table")),
        f'xmlns:draw="{OASIS}:drawing:1.0" xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{OASIS}:svg-compatible:1.0" xmlns:meta="{OASIS}:meta:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:math="http://www.w3.org/1998/Math/MathML"',
    )
)
# How each part of a Word document is named, and what it is to the main one.
PARTS = {
    "styles": ("styles.xml", "styles"),
    "numbering": ("numbering.xml", "numbering"),
    "footnotes": ("footnotes.xml", "footnotes"),
    "endnotes": ("endnotes.xml", "endnotes"),
    "header": ("header1.xml", "hdr"),
    "footer": ("footer1.xml", "ftr"),
}

# Level 1 of list 1.
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:lvlText w:val="%2."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """Pack parts into a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in parts.items():
            # The first part of an OpenDocument text says as it stands what the file is.
            package.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def relations(entries):
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"/>'
        for id_, kind, target in entries
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def docx(body, links=(), properties="", **parts):
    """Make a Word document of the XML in its parts; links are `{id: target}`."""
    related = [(f"part{n}", name, PARTS[name][0]) for n, name in enumerate(parts)]
    related += [(id_, "hyperlink", target) for id_, target in dict(links).items()]
    files = {
        "_rels/.rels": relations(
            [
                ("a", "officeDocument", "word/document.xml"),
                ("b", "metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(related),
        "docProps/core.xml": f"<x {SPACES}>{properties}</x>",
    }
    for name, content in parts.items():
        file, root = PARTS[name]
        files[f"word/{file}"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
    return zipped(files)


def paragraph(*texts, properties=""):
    """Make a paragraph of runs, each `text` or `(text, properties)`."""
    runs = "".join(
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        for text, look in ((one, "") if isinstance(one, str) else one for one in texts)
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def odt(body, automatic="", styles="", headers="", properties="", files=()):
    """Make an OpenDocument text of the XML in its parts."""
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODT_SPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {ODT_SPACES}><office:styles>{styles}"
        f"</office:styles><office:master-styles>{headers}</office:master-styles>"
        "</office:document-styles>",
        "meta.xml": f"<office:document-meta {ODT_SPACES}>{properties}</office:document-meta>",
        **dict(files),
    }
    return zipped(parts)


def leads_back(document):
    """Whether every run is found in the source where it says, on the line that it says."""
    starts = [0]
    for row in document.source.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    last = 0
    for line in document.lines:
        assert line.text.strip()
        for run in line.runs:
            assert document.source[run.start : run.end] == run.text
            assert starts[line.number - 1] <= run.start <= run.end < starts[line.number]
            assert run.start >= last
            last = run.end
