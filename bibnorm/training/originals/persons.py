"""Persons as JATS marks them, printed with what the markup leaves out."""

from xml.etree.ElementTree import Element

from bibnorm.training.originals.flow import Flow
from bibnorm.training.originals.xml import local, pieces

ONE = frozenset({"name", "string-name", "collab"})
_PARTS = {"surname": "family", "given-names": "given", "suffix": "suffix"}
_FAMILY_FIRST = ("surname", "given-names", "suffix")
_GIVEN_FIRST = ("given-names", "surname", "suffix")


class Persons:
    """The names of one citation, written into its text.

    Names that stand side by side get a comma, a family name and a given name a blank.
    `formal` is how Frontiers prints what it only marks: "Roe, J., and Doe, K.", and
    editors given name first.
    """

    def __init__(self, flow: Flow, formal: bool) -> None:
        self._flow = flow
        self._formal = formal
        self._count = 0
        self._end = -1  # where the text ended behind the last name

    def write(self, element: Element, label: str, before: str = ", ") -> None:
        """Add one person; `before` is put where nothing parts it from the one before."""
        flow = self._flow
        if len(flow.text) == self._end:
            flow.close(before)
        self._count += 1
        begun = flow.begin()
        tag = local(element)
        if tag == "name":
            self._name(element, label)
        elif tag == "string-name":
            self._string_name(element)
        else:
            flow.add("".join(element.itertext()))
            flow.name(begun, "literal", self._count)
        flow.mark(begun, tag, label)
        self._end = len(flow.text)

    def write_group(self, parts: list[Element], label: str) -> None:
        """Add the persons of a group that holds nothing but persons and "et al."."""
        complete = all(local(part) in ONE for part in parts)
        for place, part in enumerate(parts):
            if local(part) in ONE:
                last = complete and place == len(parts) - 1
                self.write(part, label, self._joint(label, last and place > 0))
            else:
                self.others("".join(part.itertext()))

    def others(self, text: str) -> None:
        """Add "et al.", also where the markup only says that there are others."""
        if len(self._flow.text) == self._end:
            self._flow.close(",")
        if text.strip():
            self._flow.add(f" {text}")
        else:
            self._flow.close(" et al.")
        self._end = len(self._flow.text)

    def _joint(self, label: str, last: bool) -> str:
        if not (self._formal and last):
            return ", "
        return " and " if label == "editor" else ", and "

    def _name(self, element: Element, label: str) -> None:
        given_first = self._formal and label == "editor"
        order = _GIVEN_FIRST if given_first else _FAMILY_FIRST
        parts = {local(part): "".join(part.itertext()).strip() for part in element}
        between = ", " if self._formal and not given_first else " "
        for number, tag in enumerate(tag for tag in order if parts.get(tag)):
            if number:
                self._flow.close(between)
            self._part(parts[tag], tag)

    def _string_name(self, element: Element) -> None:
        """Add a name that is printed as its text stands."""
        end = -1
        for piece in pieces(element):
            if isinstance(piece, str):
                self._flow.add(piece)
                continue
            if self._flow.begin() == end:
                self._flow.add(" ")
            self._part("".join(piece.itertext()), local(piece))
            end = self._flow.begin()

    def _part(self, text: str, tag: str) -> None:
        begun = self._flow.begin()
        self._flow.add(text)
        if tag in _PARTS:
            self._flow.name(begun, _PARTS[tag], self._count)
