"""Chapters, sections, paragraphs and items of statutes: "6 kap. 13 och 14 §§", "2 § första stycket 3", "7 kap. 19 § och 20 §".

A run of tokens is read into pins; a pin is one address fragment in lagen.nu's form (`K6P13S2N3`).
Letters: K chapter, P section, O moment, S paragraph, N item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from riksdata.extract.references.tables import word_list

_ORDINALS = {word: k + 1 for k, word in enumerate(word_list("ordinals"))}
_TOKEN = re.compile(
    r"""(?P<sec>§{1,2}|(?<!\w)paragraf(?:en|erna)?(?!\w))
    |(?P<num>(?:(?<![\w:/.,])|(?<=\bp\.))\d{1,3}
      (?:[ \xa0\n]?[a-zåäö](?=\s{0,3}(?:§|[-–—,]|och\b|eller\b|samt\b|kap\b)))?(?![\d:/]|[.,]\d|\w))
    |(?P<dash>[-–—‑])
    |(?P<comma>,)
    |(?<!\w)(?P<p>p\.)(?=[ \xa0]?\d)
    |(?<!\w)(?:
      (?P<kap>kap(?:\.|itlet|itel)?)
      |(?P<ord>första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|trettonde|fjortonde|femtonde)
      |(?P<st>st(?:\.|ycket|yckena|ycke)?)
      |(?P<men>meningen|meningarna|men\.)
      |(?P<anv>anvisningarnas?|anv\.)
      |(?P<punkt>punkt(?:en|erna)?|p(?:\.|(?=[ \xa0]\d)))
      |(?P<mom>mom(?:\.|entet)?)
      |(?P<conj>och|eller|samt|respektive|resp\.|jämte|dels|såväl[ ]som|till)
      |(?P<letter>[a-hj-z](?:\)|(?=[\s,.;])))
    )(?!\w)""",
    re.X,
)
_GAP = re.compile(r"\s{0,4}$")
_NEAR = re.compile(r"\d|stycke")
_KINDS = {"p": "punkt"}
_LINKS = ("comma", "conj", "dash")
_BACK, _AHEAD = 160, 400
_TRIES = 8
"""How often a run is begun anew behind a first number that does not fit."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a run."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Run:
    """A run read: its span, the pins with what joins each to the one before (`,` or `-`), and the addresses it links."""

    start: int
    end: int
    pins: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    has_section: bool = False

    @property
    def fragment(self) -> str:
        """`K6P13,P14`, `K6P1-P3`: each further pin without what it shares with the one before."""
        out, last = "", ""
        for link, pin in self.pins:
            shown = pin
            if last:
                a, b = _PARTS.findall(last), _PARTS.findall(pin)
                same = 0
                while same < min(len(a), len(b)) - 1 and a[same] == b[same]:
                    same += 1
                shown = "".join(b[same:])
            out += (link if out else "") + shown
            last = pin
        return out


_PARTS = re.compile(r"[KPOSN][0-9]+[a-z]{0,2}|N[a-z]")


def tokens_around(text: str, position: int, low: int) -> list[Token]:
    """The unbroken run of tokens that holds `position`, not before `low`; at most 160 characters back and 400 ahead."""
    run: list[Token] = []
    for found in _TOKEN.finditer(text, max(low, position - _BACK), min(len(text), position + _AHEAD)):
        if run and not _GAP.match(text[run[-1].end : found.start()]):
            if run[-1].end > position:
                break
            run = []
        run.append(Token(_KINDS.get(found.lastgroup or "", found.lastgroup or ""), found.group(), found.start(), found.end()))
        if not run[0].end > position and found.start() > position + 4 and len(run) == 1:
            return []
    while run and run[0].kind not in ("num", "sec", "ord", "kap"):
        run.pop(0)
    if not run or run[-1].end <= position or run[0].start > position:
        return []
    return run


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number)


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at = tokens, 0
        self.chapter = ""
        self.run = Run(tokens[0].start, tokens[0].start)
        self.before = ""

    def kind(self, ahead: int = 0) -> str:
        k = self.at + ahead
        return self.tokens[k].kind if k < len(self.tokens) else ""

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        self.run.end = token.end
        return token

    def pin(self, link: str, fragment: str, address: bool = True) -> None:
        self.run.pins.append((link, fragment))
        if address:
            self.run.addresses.append(fragment)

    def numbers(self) -> int:
        """How many tokens from here are a list of numbers (`4, 5 och 8-10`)."""
        k = 0
        if self.kind() != "num":
            return 0
        k = 1
        while True:
            links = 0
            while self.kind(k + links) in _LINKS and links < 2:
                links += 1
            if links and self.kind(k + links) == "num":
                k += links + 1
            else:
                return k

    def read_list(self, count: int) -> list[tuple[str, str]]:
        out: list[tuple[str, str]] = []
        link = ","
        stop = self.at + count
        while self.at < stop:
            token = self.take()
            if token.kind == "num":
                out.append((link, _plain(token.text)))
                link = ","
            elif token.kind == "dash" or token.text == "till":
                link = "-"
        return out

    def read(self) -> Run | None:
        link = ","
        while self.at < len(self.tokens):
            kind = self.kind()
            if kind in _LINKS:
                mark = self.at
                while self.kind() in _LINKS:
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
        if self.kind() == "sec" and self.kind(1) == "num":  # the older order: § 4
            self.take()
            for k, (joint, number) in enumerate(self.read_list(self.numbers())):
                self.before = f"{self.chapter}P{number}"
                self.pin(joint if k else link, self.before)
            self.run.has_section = True
            self.details()
            return True
        if self.kind() == "ord" and self.kind(1) in ("st", *_LINKS):
            if not self.run.pins and self.paragraph_span() == 2 and self.kind(2) == "num":  # "andra stycket 2 kap. 24 §"
                ordinal = _ORDINALS[self.take().text]
                self.take()
                if self.element(link):
                    self.replace(f"S{ordinal}")
                return bool(self.run.pins)
            return self.paragraphs(link)
        if self.kind() == "kap" and self.kind(1) == "num" and self.turned():
            return self.element(link)
        count = self.numbers()
        if not count:
            return False
        after = self.kind(count)
        if after == "kap":
            listed = self.read_list(count)
            self.take()
            inner = self.numbers()
            self.chapter = f"K{listed[-1][1]}"
            if inner and self.kind(inner) == "sec":
                plural = inner > 1
                for k, (joint, number) in enumerate(listed[:-1]):
                    self.pin(joint if k else link, f"K{number}")
                if plural:
                    self.run.addresses.append(self.chapter)
                return self.section_list(link, inner)
            if self.kind() == "sec" and self.kind(1) == "num":
                return self.element(link)
            for k, (joint, number) in enumerate(listed):
                self.pin(joint if k else link, f"K{number}")
            self.before = self.chapter
            return True
        if after == "sec":
            return self.section_list(link, count)
        return False

    def turned(self) -> bool:
        """ "kap. 3, § 5": the chapter behind its word, if a section sign and number follow; then the chapter is taken."""
        skip = 3 if self.kind(2) == "comma" else 2
        if self.kind(skip) != "sec" or self.kind(skip + 1) != "num":
            return False
        self.chapter = f"K{_plain(self.tokens[self.at + 1].text)}"
        self.at += skip
        return True

    def section_list(self, link: str, count: int) -> bool:
        for k, (joint, number) in enumerate(self.read_list(count)):
            self.before = f"{self.chapter}P{number}"
            self.pin(joint if k else link, self.before)
        self.take()
        self.run.has_section = True
        self.details()
        self.chapter_behind(count)
        return True

    def chapter_behind(self, count: int) -> None:
        """ "4 § 3 kap. miljöbalken": the chapter behind its section, if no section follows that."""
        if self.chapter or count != 1 or len(self.run.pins) != 1 or self.kind() != "num" or self.kind(1) != "kap":
            return
        if self.kind(2) in ("num", "sec", *_LINKS):
            return
        self.chapter = f"K{_plain(self.take().text)}"
        self.take()
        link, pin = self.run.pins.pop()
        self.run.addresses = [self.chapter + address for address in self.run.addresses]
        self.run.pins.append((link, self.chapter + pin))
        self.before = self.chapter + self.before

    def details(self) -> None:
        """What follows a section mark: moment, instructions, paragraphs, items."""
        if self.kind() == "num" and self.kind(1) == "mom":
            number = _plain(self.take().text)
            self.take()
            self.replace(f"O{number}")
        if self.kind() == "anv":
            self.take()
            if self.kind() == "punkt" and self.kind(1) == "num":
                self.take()
                number = _plain(self.take().text)
                stycke = ""
                if self.kind() == "ord" and self.kind(1) == "st":
                    stycke = f"S{_ORDINALS[self.take().text]}"
                    self.take()
                self.replace(f"{stycke or 'S1'}N{number}")
            return
        if (self.kind() == "ord" and self.paragraph_span()) or (self.kind() == "num" and self.kind(self.numbers()) == "st"):
            self.paragraphs(",", replace=True)
        else:
            self.items("S1")

    def replace(self, suffix: str) -> None:
        """The section was not the end of the address: put the finer one in its place."""
        if self.run.pins and self.run.addresses:
            link, pin = self.run.pins.pop()
            self.run.addresses.pop()
            self.pin(link, pin + suffix)

    def paragraph_span(self) -> int:
        """How many tokens from here are "första och andra styckena"; 0 where no such thing stands here."""
        k = 0
        while self.kind(k) == "ord":
            if self.kind(k + 1) == "st":
                return k + 2
            links = 1
            while self.kind(k + links) in _LINKS and links < 3:
                links += 1
            if links == 1:
                return 0
            k += links
        return 0

    def paragraphs(self, link: str, replace: bool = False) -> bool:
        """ "fjärde stycket 2 eller femte stycket", "2 st 3", "första och andra styckena"."""
        listed = self.numbers()
        if listed and self.kind(listed) == "st":
            wanted = [(joint if k else link, int(re.sub(r"\D", "", digits))) for k, (joint, digits) in enumerate(self.read_list(listed))]
            self.take()
        else:
            span = self.paragraph_span()
            if not span:
                return False
            wanted, joint = [], link
            stop = self.at + span
            while self.at < stop:
                token = self.take()
                if token.kind == "ord":
                    wanted.append((joint, _ORDINALS[token.text]))
                    joint = ","
                elif token.kind == "dash":
                    joint = "-"
        section = self.section()
        for joint, number in wanted:
            if replace:
                self.replace(f"S{number}")
                replace = False
            else:
                self.pin(joint, f"{section}S{number}")
        self.items("")
        return True

    def section(self) -> str:
        return "".join(part for part in _PARTS.findall(self.before) if part[0] in "KPO")

    def items(self, stycke: str) -> None:
        """ "6", "2-4", "1 eller 2", "punkt 3", "andra punkten", "f", "2 b" after a section or paragraph."""
        if self.kind() == "ord" and self.kind(1) == "men":
            self.take()
            self.take()
        if self.kind() == "ord" and self.kind(1) == "punkt":
            ordinal = _ORDINALS[self.take().text]
            self.take()
            self.replace(f"{stycke}N{ordinal}")
            return
        if self.kind() == "punkt" and self.kind(1) == "num":
            self.take()
        elif self.kind() == "letter" and self.tokens[self.at].start - self.tokens[self.at - 1].end <= 2:
            self.replace(f"{stycke}N{self.take().text[0]}")
            return
        if self.kind() != "num":
            return
        count = self.numbers()
        if self.kind(count) in ("sec", "kap", "st", "mom"):  # the end of the list belongs to the next section: "1 och 2 samt 5 §"
            count -= 1
            while count and self.tokens[self.at + count - 1].kind in _LINKS:
                count -= 1
            if self.kind(count + 1) in _LINKS and not count:
                return
            if count and any(t.text == "§§" for t in self.tokens[self.at + count : self.at + count + 8]):
                count = 1
            if not count:
                return
        if any(int(re.sub(r"\D", "", t.text)) > 60 for t in self.tokens[self.at : self.at + count] if t.kind == "num"):
            return
        listed = self.read_list(count)
        if len(listed) == 1 and self.kind() == "letter":
            letter = self.take().text[0]  # "2 p" is point 2, "2 b" its part b
            listed = [(listed[0][0], listed[0][1] + ("" if letter == "p" else letter))]
        if self.kind() == "punkt":
            self.take()
        base = self.run.pins[-1][1]
        if len(listed) > 1:
            self.run.addresses.append(base)
        self.replace(f"{stycke}N{listed[0][1]}")
        for joint, number in listed[1:]:
            self.pin(joint, f"{base}{stycke}N{number}")


def read_run(text: str, position: int, low: int) -> Run | None:
    """The run of chapters and sections around `position` (of a section sign or "kap."), read; None where it makes no sense."""
    if not _NEAR.search(text, max(low, position - 12), position + 7):
        return None
    tokens = tokens_around(text, position, low)
    return _read(tokens, position) if tokens else None


def read_run_from(text: str, start: int) -> Run | None:
    """The run that begins at `start` exactly."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, min(len(text), start + _AHEAD)):
        if (found.start() != start) if not tokens else not _GAP.match(text[tokens[-1].end : found.start()]):
            break
        tokens.append(Token(_KINDS.get(found.lastgroup or "", found.lastgroup or ""), found.group(), found.start(), found.end()))
    return _read(tokens, None) if tokens else None


def _read(tokens: list[Token], position: int | None) -> Run | None:
    for _ in range(_TRIES):
        reader = _Reader(tokens)
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
