"""How fast references are read from the bulk zip's text, beside the same scan written for the standard library's `re`.

    python benchmarks/references_speed.py [--motions N] [--rounds N]

Prints, in CPU time on one core: locating alone, the whole extraction (first round, when RE2 builds its automaton, and later rounds), and
a stdlib `re` alternation of the same patterns over the same text, which only locates.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from riksdata.extractors.references import find_references
from riksdata.extractors.references.registry import families, places
from riksdata.text.document import TextDocument
from riksdata.text.html import render_html

ZIP = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "mot-2018-2021.json.zip"


def documents(limit: int) -> list[tuple[str, datetime.date]]:
    """The texts of the bulk zip's motions with their dates."""
    out = []
    with zipfile.ZipFile(ZIP) as bulk:
        for name in sorted(bulk.namelist())[:limit]:
            record = json.loads(bulk.read(name).decode("utf-8-sig"))["dokumentstatus"]["dokument"]
            out.append((render_html(record.get("html") or "").text, datetime.date.fromisoformat(record["datum"][:10])))
    return out


def cpu(work: Callable[[], int]) -> tuple[float, int]:
    """CPU seconds and what the work counted."""
    begin = time.process_time()
    count = work()
    return time.process_time() - begin, count


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--motions", type=int, default=10_000)
    args.add_argument("--rounds", type=int, default=4)
    args.add_argument("--re-motions", type=int, default=150, help="how many motions the stdlib alternation reads")
    options = args.parse_args()
    texts = documents(options.motions)
    size = sum(len(text.encode()) for text, _ in texts) / 1e6
    print(f"{len(texts)} motions, {size:.1f} MB of text; {platform.machine()}, Python {platform.python_version()}")

    def extract() -> int:
        return sum(len(find_references(TextDocument(text, "mot", day))) for text, day in texts)

    def locate() -> int:
        return sum(1 for text, _ in texts for _ in places(text))

    for k in range(options.rounds):
        seconds, found = cpu(extract)
        print(f"extraction, round {k + 1}: {size / seconds:6.1f} MB/s ({found} references)")
    seconds, found = cpu(locate)
    print(f"locating alone:      {size / seconds:6.1f} MB/s ({found} places)")

    compiled = re.compile("|".join(family.pattern for family in families()))
    part = texts[: options.re_motions]
    part_size = sum(len(text.encode()) for text, _ in part) / 1e6
    seconds, found = cpu(lambda: sum(1 for text, _ in part for _ in compiled.finditer(text)))
    print(f"the same with `re`:  {part_size / seconds:6.1f} MB/s ({found} places in {part_size:.1f} MB)")


if __name__ == "__main__":
    main()
