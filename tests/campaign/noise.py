"""Damaged records and texts for readers and extractors, by chance from a seed: no exception but the declared one, and every span holds."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaign.fragments import FRAGMENTS
from tests.campaign.points import MOTION, record

_XML = '<?xml version="1.0" encoding="utf-8"?><dokumentstatus><dokument><dok_id>HD021</dok_id><rm>2025/26</rm><beteckning>1</beteckning>' \
    "<typ>mot</typ><titel>Bryggor</titel><html>&lt;p&gt;Andelen är 12 procent.&lt;/p&gt;</html></dokument></dokumentstatus>"  # fmt: skip
_HTML = "<html><body><h1>Motion till riksdagen 2025/26:1</h1><p>Andelen är 12<sup>2</sup> procent enligt prop. 2018/19:1.</p></body>"
ENCODINGS = (
    "utf-7",
    "idna",
    "hex",
    "rot13",
    "utf-16",
    "utf-32",
    "cp037",
    "big5",
    "x-unknown",
    "",
    "zlib",
    "punycode",
    "unicode_escape",
    "mbcs",
)
_PIECES = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"[footnoteRef:1]",
    b"&#0;",
    b"<",
    b"]]>",
    b'"',
    b"{",
    b"\\ud800",
    b"\r",
    "\u2028".encode(),
    "🏛".encode(),
)


@dataclass(slots=True)
class Found:
    """How many inputs were tried and what broke, a line a kind."""

    inputs: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    examples: dict[str, bytes] = field(default_factory=dict)

    def note(self, kind: str, content: bytes) -> None:
        """A failure, with the smallest input that made it."""
        self.failures[kind] += 1
        if kind not in self.examples or len(content) < len(self.examples[kind]):
            self.examples[kind] = content


def changed(chance: random.Random, content: bytes, others: list[bytes]) -> bytes:
    """A few changes by chance: bytes turned, cut, doubled, moved, pieces put in, another text joined on."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.randint(1, 40))
        what = chance.randrange(7)
        if what == 0 and at < len(data):
            data[at] = chance.randrange(256)
        elif what == 1:
            del data[at:end]
        elif what == 2:
            data[at:at] = data[at:end] * chance.randint(1, 30)
        elif what == 3:
            data[at:at] = chance.choice(_PIECES)
        elif what == 4:
            data[at:at] = chance.choice(FRAGMENTS).encode() * chance.randint(1, 20)
        elif what == 5:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            data[at:at] = other[start : start + 60]
        else:
            data[at:at] = str(chance.choice((0, 10**12, 10**300, "9" * 400, -1, "1e999", "²³"))).encode()
    return bytes(data)


def try_readers(root: Path, seconds: float, seed: int = 1) -> Found:
    """Records, pages and texts, changed by chance, through the reader of raw records."""
    from riksdata.sources.reader import read_document
    from riksdata.sources.records import RawRecord, UnreadableSource

    chance, found = random.Random(seed), Found()
    samples = [p.read_bytes()[:6000] for p in sorted((root / "data" / "inbox").glob("*.txt"))]
    seeds = [record(1), _XML.encode(), _HTML.encode(), MOTION.format(n=1).encode(), *samples]
    kinds = ("application/json", "application/xml", "text/html", "text/plain")
    fixed = [_XML.replace("utf-8", name).encode(form, "replace") for name in ENCODINGS for form in ("utf-8", "utf-16", "latin-1")]
    until = time.monotonic() + seconds
    while fixed or time.monotonic() < until:
        content = fixed.pop() if fixed else changed(chance, chance.choice(seeds), seeds)
        kind = chance.choice(kinds)
        found.inputs += 1
        try:
            read_document(RawRecord("x", content, kind))
        except UnreadableSource:
            pass
        except Exception as error:
            found.note(f"reader, {kind}: {type(error).__name__}: {str(error)[:60]}", content)
    return found


def try_extractors(root: Path, seconds: float, seed: int = 1) -> Found:
    """Texts changed by chance through the three extractors: no exception, and a span's characters are the row's surface."""
    from riksdata import extract

    chance, found = random.Random(seed), Found()
    samples = [p.read_text("utf-8") for p in sorted((root / "data" / "inbox").glob("*.txt"))]
    pieces = [text[k : k + 1500].encode() for text in samples for k in range(0, len(text), 1500)]
    seeds = [MOTION.format(n=12).encode(), *pieces]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        content = changed(chance, chance.choice(seeds), seeds)
        text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        found.inputs += 1
        try:
            rows = extract(text, chance.choice(("mot", "ip", None)))
        except Exception as error:
            found.note(f"extract: {type(error).__name__}: {str(error)[:60]}", text.encode())
            continue
        for kind, made in (("reference", rows.references), ("statistic", rows.statistics)):
            for row in made:
                if text[row.char_start : row.char_end] != row.surface:
                    found.note(f"{kind}: the span is not its surface", text.encode())
    return found
