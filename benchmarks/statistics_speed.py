"""How fast statistics are read from the bulk zip's text, and how much of it the scan alone lets through.

    python benchmarks/statistics_speed.py [--motions N] [--rounds N]

Prints, in CPU time on one core: the scan alone, the whole extraction (text structure included, documents one after another as in a run),
how many places the scan proposes for each kilobyte and how many of them become rows. Rendering the HTML is not counted. As in a run, the
headings that the HTML declares are known, and garbage is collected as rarely as in the workers.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import time
import zipfile
from pathlib import Path

from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.quantity.locate import places
from riksdata.text.document import TextDocument
from riksdata.text.html import RenderedText, render_html

ZIP = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "mot-2018-2021.json.zip"


def texts(limit: int) -> list[RenderedText]:
    """The bulk zip's motions, rendered."""
    out = []
    with zipfile.ZipFile(ZIP) as bulk:
        for name in sorted(bulk.namelist())[:limit]:
            record = json.loads(bulk.read(name).decode("utf-8-sig"))["dokumentstatus"]["dokument"]
            out.append(render_html(record.get("html") or ""))
    return out


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--motions", type=int, default=10_000)
    args.add_argument("--rounds", type=int, default=4)
    opts = args.parse_args()
    loaded = texts(opts.motions)
    size = sum(len(motion.text.encode()) for motion in loaded)
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    print(f"{len(loaded)} motions, {size / 1e6:.1f} MB of text, Python {platform.python_version()}, {platform.machine()}")
    for number in range(1, opts.rounds + 1):
        begin = time.process_time()
        proposed = sum(1 for motion in loaded for _ in places(motion.text))
        scanned = time.process_time() - begin
        begin = time.process_time()
        rows = sum(len(find_statistics(TextDocument(m.text, "mot", headings=m.headings), [])) for m in loaded)
        whole = time.process_time() - begin
        print(
            f"round {number}: scan {size / 1e6 / scanned:6.1f} MB/s, whole {size / 1e6 / whole:5.1f} MB/s; "
            f"{proposed} places ({1000 * proposed / size:.2f} a kilobyte), {rows} rows"
        )


if __name__ == "__main__":
    main()
