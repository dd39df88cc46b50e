"""Set one work in one list's style, as labelled pieces."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from bibnorm.model import Label, Style
from bibnorm.training import phrases
from bibnorm.training.kinds import SETTERS, Setting
from bibnorm.training.names import set_authors
from bibnorm.training.pieces import Piece
from bibnorm.training.style import AFTER_TITLE, PAREN_YEAR, ListStyle, draw
from bibnorm.training.works import Person, Work

_NOTE_WRAPS = ((" (", ")"), (" [", "]"), (" ", "."), ("\n", ""), (". ", "."), (" *", "*"))
_LINK_WRAPS = (("[", "]"), ("(", ")"), ("[[", "]]"), ("", ""), ("[ ", " ]"))
_LINK = "https://example.org/~x"
_URL_LEADS = ("URL ", "Available at: ", "", "", "Available online: ", "Link: ")


class Renderer:
    """Sets the works of one list; made anew for each list."""

    def __init__(self, style: ListStyle, owner: Person | None, random: Random) -> None:
        self.style = style
        self.owner = owner
        self.random = random

    def entry(self, work: Work) -> list[Piece]:
        """Set one work: its parts in the style's order, and what trails behind."""
        parts: dict[str, Callable[[Work], list[Piece]]] = {
            "A": self._authors, "T": self._title, "V": self._venue, "Y": self._year,
        }  # fmt: skip
        order = [p for p in self.style.order.split() if p != "A" or work.authors]
        pieces: list[Piece] = []
        for number, part in enumerate(order):
            if found := parts[part](work):
                pieces += found
                pieces += self._between(part, pieces) if number < len(order) - 1 else []
        return [*pieces, *self._end(work)]

    def _chance(self, rate: float) -> bool:
        return self.random.random() < rate

    def _between(self, part: str, pieces: list[Piece]) -> list[Piece]:
        style = self.style
        glues = {"A": style.after_authors, "T": style.after_title, "Y": style.after_year}
        glue = glues.get(part, ". ")
        if part == "T" and self._chance(style.slips):
            glue = draw(self.random, AFTER_TITLE)
        written = "".join(piece.text for piece in pieces).rstrip()
        if written.endswith((".", ",", "?", "!")) and glue[:1] in ".,":
            glue = glue[1:] or " "
        return [Piece(glue)]

    def _authors(self, work: Work) -> list[Piece]:
        pieces = self._names(work)
        rate = self.style.author_links
        return [
            replace(p, link=_LINK)
            if p.label is Label.AUTHOR and len(p.text) > 3 and self._chance(rate)
            else p
            for p in pieces
        ]

    def _names(self, work: Work) -> list[Piece]:
        people, style = work.authors, self.style
        if style.owner_left_out and self.owner in people and len(people) > 1:
            others = tuple(person for person in people if person != self.owner)
            opening, closing = self.random.choice(phrases.WITH)
            block = set_authors(others, None, style, self.random)
            return [Piece(opening), *block, Piece(closing)]
        by = style.by and style.order.startswith("T")
        lead = [Piece(self.random.choice(["by ", "By ", "with "]))] if by else []
        return lead + set_authors(people, self.owner, style, self.random)

    def _year(self, work: Work) -> list[Piece]:
        slip = self._chance(self.style.slips)
        wrap = draw(self.random, PAREN_YEAR) if slip else self.style.paren_year
        text = work.year
        if self._chance(0.05):
            text += self.random.choice("abc")
        elif work.month and self._chance(0.1):
            text = self.random.choice([f"{text}, {work.month}", f"{work.month} {text}"])
        return [Piece(wrap[:1]), Piece(text, Label.DATE), Piece(wrap[1:])]

    def _title(self, work: Work) -> list[Piece]:
        style = self.style
        title = work.title.upper() if self._chance(style.capital_title) else work.title
        link = f"https://example.org/{len(title)}" if style.title_link else None
        body = Piece(title, Label.TITLE, style.title_style, link)
        if not style.quotes:
            return [body]
        half = len(style.quotes) // 2
        # American lists put the comma or stop inside the closing quote.
        inside = style.after_title[:1] if style.after_title[:1] in ",." else ""
        stop = inside if self._chance(0.5) and title[-1:] not in "?!" else ""
        return [Piece(style.quotes[:half]), body, Piece(stop + style.quotes[half:])]

    def _venue(self, work: Work) -> list[Piece]:
        setting = Setting(self.style, self.random, dated="Y" in self.style.order)
        pieces = SETTERS[work.kind](work, setting)
        if self.style.venue_link:
            pieces = [replace(p, link=_LINK) if p.label is Label.CONTAINER else p for p in pieces]
        return self._emphasise(pieces)

    def _emphasise(self, pieces: list[Piece]) -> list[Piece]:
        """Set the venue's emphasis; in some lists it breaks off early or runs on."""
        look = self.style.venue_style
        if look is Style.PLAIN:
            return pieces
        if not self._chance(self.style.emphasis_ragged):
            return [replace(p, style=look) if p.label is Label.CONTAINER else p for p in pieces]
        if self._chance(0.5):
            return [replace(piece, style=look) for piece in pieces]
        return [part for piece in pieces for part in self._broken(piece, look)]

    def _broken(self, piece: Piece, look: Style) -> list[Piece]:
        words = piece.text.split(" ")
        if piece.label is not Label.CONTAINER or len(words) < 3:
            return [piece]
        cut = self.random.randint(1, len(words) - 1)
        first = replace(piece, text=" ".join(words[:cut]) + " ", style=look)
        return [first, replace(piece, text=" ".join(words[cut:]))]

    def _end(self, work: Work) -> list[Piece]:
        out = [Piece(self.style.end_stop)]
        if work.doi and self.style.doi_form:
            out += self._doi(work.doi)
        elif self._chance(0.03):
            url = f"https://www.example.org/~{work.authors[0][1][:3]}/{len(work.title)}.pdf"
            url = url.replace(" ", "").lower()
            out += [Piece(" " + self.random.choice(_URL_LEADS)), Piece(url, Label.URL)]
        if self._chance(0.06):
            out += self._note()
        if self.style.links and self._chance(0.8):
            out += self._links()
        return out

    def _doi(self, doi: str) -> list[Piece]:
        lead, _, tail = self.style.doi_form.partition("X")
        address = lead if lead.startswith("http") else ""  # a resolver is part of the DOI
        before = Piece(" " + lead.removesuffix(address))
        return [before, Piece(address + doi, Label.DOI), Piece(tail)]

    def _note(self) -> list[Piece]:
        note = self.random.choice((*phrases.AWARDS, *phrases.STATUS_BEHIND))
        opening, closing = self.random.choice(_NOTE_WRAPS)
        bold = self.style.title_style is Style.PLAIN and self._chance(0.3)
        look = Style.BOLD if bold else Style.PLAIN
        return [Piece(opening), Piece(note, Label.NOTE, look), Piece(closing)]

    def _links(self) -> list[Piece]:
        """Set a row of links such as `[pdf] [code]`: they are no field."""
        link = "https://example.org/x" if self._chance(0.7) else None
        opening, closing = self.random.choice(_LINK_WRAPS)
        out = [Piece(self.random.choice([" ", " ", "\n"]))]
        for word in self.random.sample(phrases.LINKS, self.random.randint(1, 3)):
            out += [Piece(opening), Piece(word, None, Style.PLAIN, link), Piece(closing + " ")]
        return out
