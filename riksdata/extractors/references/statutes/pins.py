"""Addresses inside a statute in lagen.nu's form: `K6P13S2N3` is chapter 6, section 13, second paragraph, item 3.

Letters: K chapter, P section, O moment, S paragraph, N item. A pin is one such address; a run is the pins that a text joins.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riksdata.swedish.lazy import lazy_regex

_PARTS = lazy_regex(r"[KPOSN][0-9]+[a-z]{0,2}|N[a-z]")


@dataclass(slots=True)
class Run:
    """A run read: its span, the pins with what joins each to the one before (`,` or `-`), and the addresses it links."""

    start: int
    end: int
    pins: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    has_section: bool = False
    turned: int = 0
    """Where chapters end that stand behind their word ("kap. 3 och 4"); 0 where none do."""

    @property
    def only_turned(self) -> bool:
        """Whether the run is nothing but chapters behind their word; reports have such too, so that their law must be named beside."""
        return self.turned == self.end

    @property
    def fragment(self) -> str:
        """`K6P13,P14`, `K6P1-P3`: each further pin without what it shares with the one before."""
        out, last = "", ""
        for link, pin in self.pins:
            shown = pin
            if last:
                a, b = parts(last), parts(pin)
                same = 0
                while same < min(len(a), len(b)) - 1 and a[same] == b[same]:
                    same += 1
                shown = "".join(b[same:])
            out += (link if out else "") + shown
            last = pin
        return out

    def pin(self, link: str, pin: str) -> None:
        """Add an address."""
        self.pins.append((link, pin))
        self.addresses.append(pin)

    def refine(self, suffix: str) -> None:
        """The section was not the end of the address: put the finer one in its place."""
        if self.pins and self.addresses:
            link, pin = self.pins.pop()
            self.addresses.pop()
            self.pin(link, pin + suffix)

    def within(self, chapter: str) -> None:
        """Put the sections that name no chapter into one."""
        self.addresses = [pin if pin[0] == "K" else chapter + pin for pin in self.addresses]
        self.pins = [(link, pin if pin[0] == "K" else chapter + pin) for link, pin in self.pins]


def parts(pin: str) -> list[str]:
    """The parts of a pin: `K6P13` gives `K6`, `P13`."""
    return _PARTS.findall(pin)
