"""The citation processor, made to mark what it renders.

`citeproc-py` builds the elements of a style from classes that are looked up by
tag. Here it is given classes of which each marks its output: then initials, page
ranges, ordinals and tests for numbers see clean values, and no mark can be lost
in them.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from citeproc import LOCALES_PATH, PRIMARY_DIALECTS, model, source
from lxml import etree

from bibnorm.model import Label, Style
from bibnorm.training.csl_marks import MARK, label_mark, style_mark

# The processor and its XML elements come without types.
Element = Any
Value = Any  # what a variable holds, or what an element gives: text, or something like it

_SPACE = "http://purl.org/net/xbiblio/csl"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Which label a variable of the processor gets; a work may say otherwise.
VARIABLES: Mapping[str, Label] = {
    "title": Label.TITLE, "container-title": Label.CONTAINER, "collection-title": Label.NOTE,
    "collection-number": Label.VOLUME, "volume": Label.VOLUME, "issue": Label.ISSUE,
    "number": Label.ISSUE, "page": Label.PAGES, "page-first": Label.PAGES,
    "publisher": Label.PUBLISHER, "publisher-place": Label.LOCATION, "event-place": Label.LOCATION,
    "DOI": Label.DOI, "URL": Label.URL, "edition": Label.EDITION, "genre": Label.GENRE,
    "note": Label.NOTE, "year-suffix": Label.DATE, "citation-number": Label.MARKER,
    "author": Label.AUTHOR, "editor": Label.EDITOR,
}  # fmt: skip


class Formatter:
    """Sets italic and bold as marks; what the model has no style for stays plain."""

    @staticmethod
    def preformat(text: Value) -> str:
        """Leave the text as it is: marks need no escapes."""
        return str(text)

    Oblique = Italic = staticmethod(lambda text: style_mark(text, Style.ITALIC))
    Bold = staticmethod(lambda text: style_mark(text, Style.BOLD))
    Underline = staticmethod(lambda text: style_mark(text, Style.UNDERLINE))
    Superscript = staticmethod(lambda text: style_mark(text, Style.SUPERSCRIPT))
    Light = Subscript = SmallCaps = staticmethod(str)


class Item:
    """One work before the processor: its variables, and the labels they get here."""

    has_locator = False

    def __init__(
        self, kind: str, values: Mapping[str, Any], labels: Mapping[str, Label], number: int
    ) -> None:
        self.labels = {**VARIABLES, **labels}
        self.number = number
        self.owner: source.Name | None = None
        self.look = Style.PLAIN
        self.reference = source.Reference("item", kind)
        # Some of the processor's look-ups write the hyphen, some an underscore.
        self.reference.update(values)
        self.reference.update({name.replace("-", "_"): value for name, value in values.items()})

    @property
    def locator(self) -> Value:
        """Say, as of other variables, that there is none."""
        raise source.VariableError

    def __contains__(self, name: str) -> bool:
        """Say that a work has no locator: nothing else is asked for."""
        return False

    def __getitem__(self, name: str) -> Value:
        """Give the value of a variable."""
        return self.reference[name]


# --- text-case ------------------------------------------------------------------------

_STOP_WORDS = frozenset(model.TextCased._stop_words)
_FIRST = re.compile(rf"((?:{MARK}|[^\w{MARK[1:-1]}])*)(\w)")


def _upper_first(text: str) -> str:
    return _FIRST.sub(lambda match: match[1] + match[2].upper(), text, count=1)


def _title_case(text: str) -> str:
    words = text.split(" ")
    for number, word in enumerate(words):
        bare = re.sub(MARK, "", word)
        first = not number or words[number - 1][-1:] in {":", ".", "?"}
        if bare.islower() and (first or bare not in _STOP_WORDS):
            words[number] = _upper_first(word)
    return " ".join(words)


def _sentence_case(text: str) -> str:
    words = (
        word.lower() if word[:1] + word[1:].lower() == word else word for word in text.split(" ")
    )
    return _upper_first(text.lower() if text.isupper() else " ".join(words))


_CASES: Mapping[str, Callable[[str], str]] = {
    "lowercase": str.lower,
    "uppercase": str.upper,
    "capitalize-first": _upper_first,
    "capitalize-all": lambda text: " ".join(_upper_first(word) for word in text.split(" ")),
    "title": _title_case,
    "sentence": _sentence_case,
}


def _case(element: Element, text: Value, language: str | None = None) -> str:
    form = element.get("text-case")
    if form is None or (form == "title" and language != "en"):
        return str(text)
    return _CASES[form](str(text))


# --- elements that mark ---------------------------------------------------------------


def _variable_markup(element: Element, text: Value, language: str | None = None) -> Value:
    """Mark a variable inside its quotes and affixes."""
    if not text:
        return None
    shown = element.format(element.case(element.strip_periods(str(text)), language))
    variable = element.get("variable")
    if variable and (label := element.get_root_style().item.labels.get(variable)):
        shown = label_mark(shown, label)
    if isinstance(element, model.Text):
        shown = element.quote(shown)
    return element.wrap(shown)


def _date_part_render(element: Element, date: Value, context: Value = None) -> Value:
    """Mark a part of a date; what the style adds to it is taken off again."""
    before = dict(element.attrib)
    try:
        text = element.process(date, context)
        if not text:
            return None
        shown = element.format(element.case(element.strip_periods(str(text))))
        return element.wrap(label_mark(shown, Label.DATE))
    finally:
        element.attrib.clear()
        element.attrib.update(before)


def _name_process(element: Element, item: Item, variable: str, **context: Value) -> Value:
    """Mark a whole block of names, with the words between them."""
    text = model.Name.process(element, item, variable, **context)
    if not text or isinstance(text, int):
        return text  # a count of names, for tests
    text = str(text)
    if item.owner and variable == "author":
        text = _set_apart(element, text, item, context)
    return label_mark(text, item.labels.get(variable, Label.OTHER))


def _set_apart(element: Element, text: str, item: Item, context: Mapping[str, Any]) -> str:
    """Set one name of a block apart, as the style writes it at the head or further on."""
    alone = Item("article", {"author": [item.owner]}, {}, 0)
    for order in ("all", None):
        options = {**context, "sort_options": {"name-as-sort-order": order}}
        name = str(model.Name.process(element, alone, "author", **options))
        if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            styled = style_mark(name, item.look)
            return f"{text[: found.start()]}{styled}{text[found.end() :]}"
    return text


def _name_initialize(element: Element, given: str, mark: str, context: Element) -> str:
    """Leave a given name in full where the style says so, which the processor overlooks."""
    style = element.get_root_style()
    said = (node.get("initialize") for node in (element, style.bibliography, style))
    if next(filter(None, said), "true") == "false":
        return given
    # "Chiu-wai" is one name to the reader: the processor takes "wai" for a particle.
    given = re.sub(r"(?<=-)\w", lambda letter: letter[0].upper(), given)
    return str(model.Name.initialize(element, given, mark, context))


def _names_process(
    element: Element, item: Item, names_context: Element | None = None, **context: Value
) -> Value:
    """Give a block without a form the default one, which marks too."""
    form_of = element if names_context is None else names_context
    if form_of.name is None:
        form_of.insert(0, _PARSER.makeelement(f"{{{_SPACE}}}name"))
    return model.Names.process(element, item, names_context, **context)


def _root_style(element: Element) -> Element:
    root = element.getroottree().getroot()
    return root.style if isinstance(root, model.Locale) else root


def _xpath_search(element: Element, expression: str) -> Value:
    """Search once: a style does not change, and half of all time went into searches."""
    known = element.__dict__.setdefault("searched", {})
    if expression not in known:
        known[expression] = element.xpath(expression, namespaces=element.nsmap)
    return known[expression]


_CHANGES: Mapping[type, Mapping[str, Any]] = {
    model.Text: {"markup": _variable_markup, "case": _case},
    model.Number: {"markup": _variable_markup, "case": _case},
    model.Date_Part: {"render": _date_part_render, "case": _case},
    model.Name: {"process": _name_process, "initialize": _name_initialize},
    model.Names: {"process": _names_process},
    model.Name_Part: {"case": _case},
    model.Label: {"case": _case},
}


def _parser() -> Element:
    lookup = etree.ElementNamespaceClassLookup()
    classes = lookup.get_namespace(_SPACE)
    shared = {"get_root_style": _root_style, "xpath_search": _xpath_search}
    classes[None] = type("Element", (model.CitationStylesElement,), shared)
    for base in model.CitationStylesElement.__subclasses__():
        changed = {**shared, **_CHANGES.get(base, {})}
        classes[base.__name__.replace("_", "-").lower()] = type(base.__name__, (base,), changed)
    parser = etree.XMLParser(remove_comments=True, no_network=True)
    parser.set_element_class_lookup(lookup)
    return parser


_PARSER = _parser()


def _parse(path: Path) -> Element:
    root = etree.parse(str(path), _PARSER).getroot()
    root.kept = list(root.iter())  # else each look at an element makes a new object of it
    return root


@cache
def _locale(name: str) -> Element:
    return _parse(Path(LOCALES_PATH) / f"locales-{name}.xml")


class Processor:
    """One style in one language, ready to render works."""

    def __init__(self, path: Path, language: str | None = None) -> None:
        self._root = _parse(path)
        self._root.formatter = Formatter
        name = language or self._root.get("default-locale", "en-US")
        self._root.locales = self._locales(name)

    def _locales(self, name: str) -> list[Any]:
        """Find the terms of a language: the style's own first, then the language's."""
        short = name.split("-")[0]
        own = {e.get(_LANG): e for e in self._root.findall(f"{{{_SPACE}}}locale")}
        inside = [own[key] for key in (name, short, None) if key in own]
        known = [n for n in (name, PRIMARY_DIALECTS.get(short), "en-US") if n]
        files = [
            n for n in dict.fromkeys(known) if (Path(LOCALES_PATH) / f"locales-{n}.xml").exists()
        ]
        return [*inside, *(_locale(n) for n in files)]

    @property
    def stops_inside(self) -> bool:
        """Whether a stop goes before a closing quotation mark."""
        return str(self._root.get_locale_option("punctuation-in-quote")).lower() == "true"

    def render(self, item: Item) -> str | None:
        """Render a work's entry in a bibliography, marks and all."""
        for locale in self._root.locales:
            locale.style = self._root
        self._root.item = item
        layout = self._root.bibliography.layout
        layout.repressed = {}
        text = layout.format(layout.wrap(layout.render_children(item)))
        return None if text is None else str(text)
