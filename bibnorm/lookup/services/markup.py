"""Plain text of what services deliver with tags: MathML, JATS, HTML, entities coded twice."""

import re
from html import unescape

_ROUNDS = 3
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_DROPPED = re.compile(
    r"<(?P<tag>(?:\w{1,10}:)?(?:annotation|annotation-xml|tex-math))\b[^<>]{0,300}>.{0,2000}?</(?P=tag)>",
    re.DOTALL,
)
_MATH = re.compile(
    r"<(?P<tag>(?:\w{1,10}:)?math)\b[^<>]{0,500}>(?P<inner>.*?)</(?P=tag)>", re.DOTALL
)
_CLOSED = re.compile(r"</(?:\w{1,10}:)?(?:math|annotation|annotation-xml|tex-math)>")
_RAISED = re.compile(
    r"\s*<(?P<tag>su[bp]|inf)>\s*(?P<inner>[^<>]{0,200}?)\s*</(?P=tag)>", re.IGNORECASE
)
_STYLED = re.compile(
    r"<(?P<tag>(?:jats:)?(?:i|b|em|strong|italic|bold|u|tt|sc|scp))>(?P<inner>[^<>]{3,500})</(?P=tag)>",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:(?:jats|mml|m):[\w-]{1,40}|m[a-z]{1,15}|none|i|b|em|strong|italic|bold|su[bp]|inf|u|tt|sc|scp"
    r"|span|p|br|sec|title|inline-formula|alternatives|inline-graphic|named-content|underline|monospace)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_ANY = re.compile(r"<[^<>]{0,500}>")


def plain_text(text: str) -> str:
    r"""Give a text on one line, without tags and entities; a bare `<` stays.

    Words that only a tag keeps apart are parted, for publishers leave the blank out there;
    not in front of raised and lowered signs.

        >>> plain_text("Growth &amp;amp; <i>decay</i>\n of H<sub>2</sub>O, p &lt; 0.05")
        'Growth & decay of H2O, p < 0.05'
        >>> plain_text("at<mml:math><mml:mi>N</mml:mi> <mml:mo>=</mml:mo>8</mml:math>in")
        'at N=8 in'
        >>> plain_text("life of<i>Rana alba</i>larvae, 1<i>H</i>-NMR")
        'life of Rana alba larvae, 1H-NMR'
    """
    for _ in range(_ROUNDS):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(_character, text)
    if "<" in text:
        if _CLOSED.search(text):
            text = _MATH.sub(_formula, _DROPPED.sub("", text))
        text = _RAISED.sub(lambda match: match["inner"], text)
        text = _STYLED.sub(_parted, text)
        text = _TAG.sub("", text)
    return " ".join(text.split())


def _character(match: "re.Match[str]") -> str:
    """Give the character of an entity, that also of one to which a title's capital was given."""
    for form in (match[0], match[0].lower()):
        if (found := unescape(form)) != form:
            return found
    return match[0]


def _formula(match: "re.Match[str]") -> str:
    """Give a formula without its tags; blanks between them say nothing."""
    inner = re.sub(r"\s+", " ", re.sub(r">\s+<", "><", match["inner"]))
    return _apart(match, _ANY.sub("", inner).strip())


def _parted(match: "re.Match[str]") -> str:
    return _apart(match, match["inner"])


def _apart(match: "re.Match[str]", inner: str) -> str:
    """Put a blank where a letter would come to stand at a letter."""
    whole, start, end = match.string, match.start(), match.end()
    before = " " if whole[start - 1 : start].isalpha() and inner[:1].isalpha() else ""
    after = " " if whole[end : end + 1].isalpha() and inner[-1:].isalnum() else ""
    return f"{before}{inner}{after}"
