"""How fast HTML is rendered and texts are told apart, in CPU time on one core.

    python benchmarks/text_speed.py [mot-2018-2021.json.zip]

Figures on 2 cores x86-64, Python 3.11, are kept in docs where they are quoted; this prints what this machine does.
"""

from __future__ import annotations

import random
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import orjson

from riksdata.text.document import TextDocument
from riksdata.text.html import RenderedText, render_html

SHARED = Path(__file__).parents[1].parent / "shared" / "corpus" / "mot-2018-2021.json.zip"
PLACES = 50
T = TypeVar("T")


def timed(what: str, work: Callable[[], T], count: int, unit: str) -> T:
    started = time.process_time()
    result = work()
    seconds = time.process_time() - started
    print(f"{what:34s} {seconds:7.2f} s   {count / max(seconds, 1e-9):12,.0f} {unit}/s")
    return result


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    sources: list[str] = []
    with zipfile.ZipFile(path) as bulk:
        for name in bulk.namelist():
            document = orjson.loads(bulk.read(name).removeprefix(b"\xef\xbb\xbf"))["dokumentstatus"]["dokument"]
            sources.append(document.get("html") or "")
    rendered: list[RenderedText] = timed("HTML to text", lambda: [render_html(source) for source in sources], len(sources), "documents")
    texts = [r.text for r in rendered if r.text]
    characters = sum(map(len, texts))
    print(f"{len(texts):,} texts, {characters:,} characters")
    documents = [TextDocument(text) for text in texts]
    timed("markers and footnotes", lambda: [d.masked for d in documents], characters, "characters")
    timed("headings and paragraphs", lambda: [d.paragraphs for d in documents], characters, "characters")
    timed("front matter", lambda: [d.front for d in documents], len(documents), "documents")
    draw = random.Random(1)
    places = [[draw.randrange(len(text)) for _ in range(PLACES)] for text in texts]
    asked = PLACES * len(texts)
    timed(
        f"sentence_at, {PLACES} places a text",
        lambda: [d.sentence_at(p) for d, at in zip(documents, places, strict=True) for p in at],
        asked,
        "calls",
    )
    timed("all sentences", lambda: [d.sentences(0, len(d.text)) for d in documents], characters, "characters")
    motion = max(texts, key=len)
    big = (motion + "\n") * (50_000_000 // len(motion))
    timed("one text of 50 MB, all of it", lambda: whole(big), len(big), "characters")
    line = big[:10_000_000].replace("\n", " ")
    timed("one line of 10 MB, all of it", lambda: whole(line), len(line), "characters")
    page = '<p class="a">Fyren <span>ly</span>ser.</p>\n' * 450_000
    timed("HTML of 20 MB", lambda: render_html(page), len(page), "characters")
    timed("100 000 nested elements", lambda: render_html("<div>" * 100_000 + "x"), 100_000, "elements")


def whole(text: str) -> int:
    document = TextDocument(text)
    return len(document.paragraphs) + len(document.sentences(0, len(text))) + len(document.footnotes) + len(document.front.signatories)


if __name__ == "__main__":
    main()
