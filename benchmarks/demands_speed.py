"""How fast demands are read: the bulk zip where it is beside the checkout, and texts made to be slow.

usage: python benchmarks/demands_speed.py
Prints CPU seconds; the second table must grow as its sizes do (four times the text, some four times the time).
"""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import orjson

from riksdata.extractors.demands import find_demands
from riksdata.text.document import TextDocument
from riksdata.text.html import render_html

ZIP = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "mot-2018-2021.json.zip"
PIECES = (
    "att riksdagen ", "1. att riksdagen x, ", "hemställs att ", "Jag vill fråga ", "Varför? ", "Jag vill fråga varför dammar? ",
    "a) ", "1. ", "ord\n", "(", "Riksdagen ställer sig bakom det som anförs i motionen om x.\n", "Förslag till riksdagsbeslut\n",
    "att se över en översyn av lagen ", "[1: ",
)  # fmt: skip


def real() -> None:
    documents = []
    with zipfile.ZipFile(ZIP) as archive:
        for name in archive.namelist():
            record = orjson.loads(archive.read(name))["dokumentstatus"]["dokument"]
            rendered = render_html(record.get("html") or "")
            documents.append(TextDocument(rendered.text, "mot", None, rendered.headings))
    characters = sum(len(d.text) for d in documents)
    start = time.process_time()
    for d in documents:
        d.paragraphs  # noqa: B018
    structure = time.process_time() - start
    start = time.process_time()
    found = sum(len(find_demands(d)[0]) for d in documents)
    taken = time.process_time() - start
    print(f"{len(documents)} motions, {characters / 1e6:.1f} M characters, {found} demands: {taken:.1f} s (structure {structure:.1f} s)")


def adverse() -> None:
    for piece in PIECES:
        row = []
        for size in (100_000, 400_000):
            text = "Förslag till riksdagsbeslut\nRiksdagen beslutar x.\n" + piece * (size // len(piece))
            start = time.process_time()
            for doc_type in ("mot", "ip"):
                find_demands(TextDocument(text, doc_type))
            row.append(time.process_time() - start)
        print(f"{piece[:40]!r:45} {row[0]:7.2f} s {row[1]:7.2f} s  x{row[1] / max(row[0], 1e-3):.1f}")


if __name__ == "__main__":
    adverse()
    if ZIP.exists():
        real()
