"""A place in the tokens of a run: what stands there and ahead, and lists of numbers taken from there."""

from __future__ import annotations

import re

from riksdata.extractors.references.statutes.pins import Run
from riksdata.extractors.references.statutes.section_tokens import LINKS, Token


def plain(number: str) -> str:
    """A number as addresses write it: "6 a" as `6a`, "35:e" as `35`."""
    return re.sub(r"\s|:[ae]", "", number)


_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


class TokenCursor:
    """Tokens, the place of the next one, and the run that has been read of those before it."""

    def __init__(self, tokens: list[Token]) -> None:
        """Begin before the first token."""
        self.tokens, self.at = tokens, 0
        self.run = Run(tokens[0].start, tokens[0].start)

    def kind(self, ahead: int = 0) -> str:
        """The kind of the token so many ahead; empty behind the last."""
        k = self.at + ahead
        return self.tokens[k].kind if k < len(self.tokens) else ""

    def take(self) -> Token:
        """Step past the next token."""
        token = self.tokens[self.at]
        self.at += 1
        self.run.end = token.end
        return token

    def numbers(self) -> int:
        """How many tokens from here are a list of numbers (`4, 5 och 8-10`)."""
        k = 0
        if self.kind() != "num":
            return 0
        k = 1
        while True:
            links = 0
            while self.kind(k + links) in LINKS and links < 2 and not (links and self.tokens[self.at + k + links].text == "till"):
                links += 1  # "nr 87 och till 2 kap.": what "och till" joins are two things, no list
            if links and (self.kind(k + links) == "num" or self.continues_letters(k, links)):
                k += links + 1
            else:
                return k

    def continues_letters(self, count: int, links: int) -> bool:
        """Whether a bare letter goes on a number with one: the `c` of "4 a-c"."""
        last, following = self.tokens[self.at + count - 1].text, self.at + count + links
        if following >= len(self.tokens) or self.tokens[following].kind != "letter":
            return False
        return last[-1].isalpha() and self.tokens[following].text.isalpha()

    def read_list(self, count: int) -> list[tuple[str, str]]:
        """Take so many tokens, a list of numbers: each with what joins it to the one before (`,` or `-`)."""
        out: list[tuple[str, str]] = []
        link = ","
        stop = self.at + count
        while self.at < stop:
            token = self.take()
            if token.kind == "num":
                out.append((link, plain(token.text)))
                link = ","
            elif token.kind == "letter" and out:
                out.append((link, out[-1][1].rstrip(_LETTERS) + token.text))
                link = ","
            elif token.kind == "dash" or token.text == "till":
                link = "-"
        return out
