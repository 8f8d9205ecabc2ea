"""What stands behind a section sign: moment, instructions, paragraphs ("andra stycket"), sentences and items ("punkt 3")."""

from __future__ import annotations

import re

from riksdata.extractors.references.statutes.pins import parts
from riksdata.extractors.references.statutes.section_tokens import LINKS, Token
from riksdata.extractors.references.statutes.token_cursor import TokenCursor, plain
from riksdata.extractors.references.statutes.vocabulary import word_list

ORDINALS = {word: k + 1 for k, word in enumerate(word_list("ordinals"))}
_MOST_ITEMS = 60
"""No section has so many items: a higher number belongs to the words that follow."""


class DetailReader(TokenCursor):
    """Reads the details of the section that was read last into its address."""

    def __init__(self, tokens: list[Token]) -> None:
        """Begin before the first token."""
        super().__init__(tokens)
        self.before = ""
        """The address of the chapter or section read last."""

    def details(self) -> None:
        """What follows a section mark: moment, instructions, paragraphs, items."""
        if self.kind() == "num" and self.kind(1) == "mom":
            number = plain(self.take().text)
            self.take()
            self.run.refine(f"O{number}")
        if self.kind() == "anv":
            self.instructions()
        elif (self.kind() == "ord" and self.paragraph_span()) or (self.kind() == "num" and self.kind(self.numbers()) == "st"):
            self.paragraphs(",", replace=True)
        elif (
            self.kind() == "st"
            and self.tokens[self.at].text == "st."
            and self.kind(1) == "num"
            and self.kind(2) not in ("sec", "kap", "st", *LINKS)
        ):
            self.take()  # "13 § st. 2"
            self.run.refine(f"S{plain(self.take().text)}")
        else:
            self.items("S1")

    def instructions(self) -> None:
        """ "anvisningarna punkt 3 första stycket", as tax laws had them."""
        self.take()
        if self.kind() != "punkt" or self.kind(1) != "num":
            return
        self.take()
        number = plain(self.take().text)
        stycke = "S1"
        if self.kind() == "ord" and self.kind(1) == "st":
            stycke = f"S{ORDINALS[self.take().text]}"
            self.take()
        self.run.refine(f"{stycke}N{number}")

    def paragraph_span(self) -> int:
        """How many tokens from here are "första och andra styckena"; 0 where no such thing stands here."""
        k = 0
        while self.kind(k) == "ord":
            if self.kind(k + 1) == "st":
                return k + 2
            links = 1
            while self.kind(k + links) in LINKS and links < 3:
                links += 1
            if links == 1:
                return 0
            k += links
        return 0

    def paragraphs(self, link: str, replace: bool = False) -> bool:
        """ "fjärde stycket 2 eller femte stycket", "2 st 3", "första och andra styckena"; the first may `replace` the section's address."""
        wanted = self.listed_paragraphs(link)
        if not wanted:
            return False
        section = "".join(part for part in parts(self.before) if part[0] in "KPO")
        for k, (joint, number) in enumerate(wanted):
            if replace and not k:
                self.run.refine(f"S{number}")
            else:
                self.run.pin(joint, f"{section}S{number}")
        self.items("")
        return True

    def listed_paragraphs(self, link: str) -> list[tuple[str, int]]:
        """Take the paragraphs that stand here, each with what joins it to the one before; none where none stand here."""
        listed = self.numbers()
        if listed and self.kind(listed) == "st":
            wanted = [(joint if k else link, int(re.sub(r"\D", "", digits))) for k, (joint, digits) in enumerate(self.read_list(listed))]
            self.take()
            return wanted
        wanted, joint = [], link
        stop = self.at + self.paragraph_span()
        while self.at < stop:
            token = self.take()
            if token.kind == "ord":
                wanted.append((joint, ORDINALS[token.text]))
                joint = ","
            elif token.kind == "dash":
                joint = "-"
        return wanted

    def items(self, stycke: str) -> None:
        """ "6", "2-4", "1 eller 2", "punkt 3", "andra punkten", "f", "2 b" after a section or paragraph."""
        if self.kind() == "ord" and self.kind(1) == "men":
            self.take()
            self.take()
        if self.kind() == "ord" and self.kind(1) == "punkt":
            ordinal = ORDINALS[self.take().text]
            self.take()
            self.run.refine(f"{stycke}N{ordinal}")
            return
        if self.kind() == "punkt" and self.kind(1) == "num":
            self.take()
        elif self.kind() == "letter" and self.tokens[self.at].start - self.tokens[self.at - 1].end <= 2:
            self.run.refine(f"{stycke}N{self.take().text[0]}")
            return
        count = self.item_count()
        if count:
            self.numbered_items(stycke, count)

    def item_count(self) -> int:
        """How many tokens from here are a list of items; the end of the list may belong to the next section: "1 och 2 samt 5 §"."""
        count = self.numbers()
        if self.kind(count) in ("sec", "kap", "st", "mom"):
            count -= 1
            while count > 0 and self.tokens[self.at + count - 1].kind in LINKS:
                count -= 1
            if count > 0 and any(token.text == "§§" for token in self.tokens[self.at + count : self.at + count + 8]):
                count = 1
        numbers = [token.text for token in self.tokens[self.at : self.at + max(count, 0)] if token.kind == "num"]
        return 0 if any(int(re.sub(r"\D", "", number)) > _MOST_ITEMS for number in numbers) else max(count, 0)

    def numbered_items(self, stycke: str, count: int) -> None:
        """Take a list of items of so many tokens."""
        listed = self.read_list(count)
        if self.kind() == "close":
            self.take()  # "6)"
        if len(listed) == 1 and self.kind() == "letter":
            letter = self.take().text[0]  # "2 p" is point 2, "2 b" its part b
            listed = [(listed[0][0], listed[0][1] + ("" if letter == "p" else letter))]
        if self.kind() == "punkt":
            self.take()
        base = self.run.pins[-1][1]
        if len(listed) > 1:
            self.run.addresses.append(base)
        self.run.refine(f"{stycke}N{listed[0][1]}")
        for joint, number in listed[1:]:
            self.run.pin(joint, f"{base}{stycke}N{number}")
