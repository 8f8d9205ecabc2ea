"""Chapters, sections, paragraphs and items of statutes: "6 kap. 13 och 14 §§", "2 § första stycket 3", "7 kap. 19 § och 20 §"."""

from __future__ import annotations

from riksdata.extractors.references.statutes.pins import Run
from riksdata.extractors.references.statutes.section_details import ORDINALS, DetailReader
from riksdata.extractors.references.statutes.section_tokens import LINKS, Token, tokens_around, tokens_from
from riksdata.extractors.references.statutes.token_cursor import plain
from riksdata.swedish.lazy import lazy_regex

_NEAR = lazy_regex(r"\d|stycke|kapitlet")
_NEARBY = 24
"""Characters around a section sign in which a number stands if it is one of a statute."""
_MOST_TOKENS = 40
"""Of a run that is no list of sections."""
_TRIES = 8
"""How often a run is begun anew behind a first number that does not fit."""


class _SectionReader(DetailReader):
    """Reads tokens into a run of chapters and sections."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.chapter = ""
        """The chapter that the sections to come are in (`K6`)."""

    def read(self) -> Run | None:
        """Read elements and what joins them, as far as they go; None where the first is none."""
        link = ","
        while self.at < len(self.tokens):
            kind = self.kind()
            if kind in LINKS:
                mark = self.at
                while self.kind() in LINKS:
                    link = "-" if self.kind() == "dash" else ","
                    self.at += 1
                if not self.element(link):
                    self.at = mark
                    break
            elif not self.element(","):
                break
        return self.run if self.run.pins else None

    def element(self, link: str) -> bool:
        """One chapter with its sections, one list of sections, or paragraphs of the section before; False where none stands here."""
        match self.kind():
            case "sec":
                return self.kind(1) == "num" and self.sections_behind_sign(link)
            case "ord":
                if self.kind(1) == "kap":
                    return self.spelled_chapter(link)
                if self.kind(1) == "sec":
                    return self.spelled_section(link)
                return self.kind(1) in ("st", *LINKS) and self.paragraphs_first(link)
            case "kap":
                return self.kind(1) == "num" and (self.element(link) if self.turned() else self.turned_chapters(link))
            case "num":
                count = self.numbers()
                after = self.kind(count)
                return self.chapters(link, count) if after == "kap" else after == "sec" and self.sections(link, count)
        return False

    def spelled_chapter(self, link: str) -> bool:
        """ "tredje kapitlet", at the head of a run, and the sections behind it."""
        if self.run.pins:
            return False
        self.chapter = f"K{ORDINALS[self.take().text]}"
        self.take()
        comma = self.kind() == "comma"  # "andra kapitlet, 4 §"
        if self.kind(comma) in ("num", "sec") or (self.kind(comma) == "ord" and self.kind(1 + comma) == "sec"):
            self.at += comma
            if self.element(link):
                return True
            self.at -= comma
        self.run.pin(link, self.chapter)
        self.run.turned = self.run.end
        return True

    def spelled_section(self, link: str) -> bool:
        """ "andra paragrafen"."""
        self.before = f"{self.chapter}P{ORDINALS[self.take().text]}"
        self.take()
        self.run.pin(link, self.before)
        self.run.has_section = True
        self.details()
        return True

    def sections_behind_sign(self, link: str) -> bool:
        """ "§ 4": the older order."""
        self.take()
        self.pin_sections(link, self.numbers())
        self.run.has_section = True
        self.details()
        return True

    def paragraphs_first(self, link: str) -> bool:
        """ "andra stycket 2 kap. 24 §": the paragraph before its section; else paragraphs of the section that was read before."""
        if self.run.pins or self.paragraph_span() != 2 or self.kind(2) != "num":
            return self.paragraphs(link)
        ordinal = ORDINALS[self.take().text]
        self.take()
        if self.element(link):
            self.run.refine(f"S{ordinal}")
        return bool(self.run.pins)

    def chapters(self, link: str, count: int) -> bool:
        """ "6 kap.", "3 och 4 kap.", and the sections of the last of them."""
        listed = self.read_list(count)
        self.take()
        inner = self.numbers()
        self.chapter = f"K{listed[-1][1]}"
        if inner and self.kind(inner) == "sec":
            self.pin_chapters(link, listed[:-1])
            if inner > 1:
                self.run.addresses.append(self.chapter)
            return self.sections(link, inner)
        comma = count == 1 and self.kind() == "comma" and self.kind(1) == "sec"  # "2 kap., § 19"
        if (self.kind(comma) == "sec" and self.kind(1 + comma) == "num") or (self.kind() == "ord" and self.kind(1) == "sec"):
            self.at += comma
            return self.element(link)
        self.pin_chapters(link, listed)
        self.before = self.chapter
        return True

    def pin_chapters(self, link: str, listed: list[tuple[str, str]]) -> None:
        """Add whole chapters."""
        for k, (joint, number) in enumerate(listed):
            self.run.pin(joint if k else link, f"K{number}")

    def pin_sections(self, link: str, count: int) -> None:
        """Take a list of so many tokens and add its sections, in the chapter that was read last."""
        for k, (joint, number) in enumerate(self.read_list(count)):
            self.before = f"{self.chapter}P{number}"
            self.run.pin(joint if k else link, self.before)

    def turned(self) -> bool:
        """ "kap. 3, § 5", "kapitel 3, 5 §": the chapter behind its word, if sections follow; then the chapter is taken."""
        skip = 3 if self.kind(2) == "comma" else 2
        begin = self.at
        self.at += skip
        if (self.kind() == "sec" and self.kind(1) == "num") or (self.kind() == "num" and self.kind(self.numbers()) == "sec"):
            self.chapter = f"K{plain(self.tokens[begin + 1].text)}"
            return True
        self.at = begin
        return False

    def turned_chapters(self, link: str) -> bool:
        """ "kap. 3, 4 och 8": whole chapters behind their word, at the head of a run."""
        self.at += 1
        count = self.numbers()
        if self.run.pins or self.kind(count) in ("sec", "kap", "num"):
            self.at -= 1
            return False
        listed = self.read_list(count)
        self.pin_chapters(link, listed)
        self.chapter = self.before = f"K{listed[-1][1]}"
        self.run.turned = self.run.end
        return True

    def sections(self, link: str, count: int) -> bool:
        """ "13 och 14 §§", and what stands behind the sign."""
        self.pin_sections(link, count)
        self.take()
        self.run.has_section = True
        self.details()
        self.chapter_behind(count)
        return True

    def chapter_behind(self, count: int) -> None:
        """ "4 § 3 kap. miljöbalken", "4 § tredje kapitlet miljöbalken": the chapter behind its section, if no section follows that."""
        if self.chapter or count != 1 or len(self.run.pins) != 1 or self.kind() not in ("num", "ord") or self.kind(1) != "kap":
            return
        if self.kind(2) in ("num", "sec", *LINKS):
            return
        number = self.take().text
        self.chapter = f"K{ORDINALS.get(number) or plain(number)}"
        self.take()
        link, pin = self.run.pins.pop()
        self.run.addresses = [self.chapter + address for address in self.run.addresses]
        self.run.pins.append((link, self.chapter + pin))
        self.before = self.chapter + self.before


def read_run(text: str, position: int, low: int, last: list[Token]) -> tuple[Run | None, int]:
    """The run of chapters and sections around `position` (of a section sign or "kap."), and where to go on from.

    `last` are the tokens read before, for `tokens_around`. The run is None where it makes no sense; one of more numbers and signs than a
    sentence holds is then passed over whole.
    """
    if not _NEAR.search(text, max(low, position - _NEARBY), position + _NEARBY):
        return None, position + 1
    tokens = tokens_around(text, position, low, last)
    run = _read(tokens, position) if tokens else None
    if run is not None:
        return run, run.end
    return None, tokens[-1].end if len(tokens) > _MOST_TOKENS else position + 1


def read_run_from(text: str, start: int) -> Run | None:
    """The run that begins at `start` exactly."""
    tokens = tokens_from(text, start)
    return _read(tokens, None) if tokens else None


def _read(tokens: list[Token], position: int | None) -> Run | None:
    for _ in range(_TRIES):
        reader = _SectionReader(tokens)
        run = reader.read()
        if run is not None and (position is None or run.end > position):
            return run
        if position is None:
            return None
        # what stands first belongs to the words before ("… 12 procent, 3 §" leaves stray numbers): begin one token later
        skip = 1
        while skip < len(tokens) and tokens[skip].kind not in ("num", "sec", "ord"):
            skip += 1
        if skip >= len(tokens) or tokens[skip].start > position:
            return None
        tokens = tokens[skip:]
    return None
