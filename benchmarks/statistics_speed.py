"""How fast statistics are read from the text of a bulk zip, and how much of it the scan alone lets through.

    python benchmarks/statistics_speed.py [--reports] [--documents N] [--rounds N]

Reads the motions, or with `--reports` the committee reports. Prints, in CPU time on one core: the scan alone, the whole extraction document
by document and in steps over several documents as in a run (text structure included), how many places the scan proposes for each kilobyte
and how many of them become rows. Rendering the HTML is not counted. As in a run, the headings that the HTML declares are known, and garbage
is collected as rarely as in the workers.
"""

from __future__ import annotations

import argparse
import gc
import platform
import time
import zipfile
from pathlib import Path

from riksdata.extractors.statistics import find_statistics, find_statistics_of
from riksdata.extractors.statistics.quantity.locate import places
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord, ReadDocument
from riksdata.text.document import TextDocument

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
MOTIONS, REPORTS = CORPUS / "mot-2018-2021.json.zip", CORPUS / "bet-2018-19.json.zip"


def documents(collection: Path, limit: int) -> list[ReadDocument]:
    """The documents of a bulk zip, read."""
    with zipfile.ZipFile(collection) as bulk:
        return [read_document(RawRecord(name, bulk.read(name), "application/json")) for name in sorted(bulk.namelist())[:limit]]


def structured(read: ReadDocument) -> TextDocument:
    """A document whose structure is not worked out yet."""
    return TextDocument(read.text, read.doc_type, read.date, read.headings)


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--reports", action="store_true", help="committee reports instead of motions")
    args.add_argument("--documents", type=int, default=10_000)
    args.add_argument("--rounds", type=int, default=4)
    opts = args.parse_args()
    loaded = documents(REPORTS if opts.reports else MOTIONS, opts.documents)
    size = sum(len(each.text.encode()) for each in loaded) / 1e6
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    print(f"{len(loaded)} documents, {size:.1f} MB of text, Python {platform.python_version()}, {platform.machine()}")
    for number in range(1, opts.rounds + 1):
        begin = time.process_time()
        proposed = sum(1 for each in loaded for _ in places(each.text))
        scanned = time.process_time() - begin
        begin = time.process_time()
        rows = sum(len(find_statistics(structured(each), [])) for each in loaded)
        single = time.process_time() - begin
        begin = time.process_time()
        again = sum(len(found) for found, _ in find_statistics_of((structured(each), []) for each in loaded))
        stepwise = time.process_time() - begin
        assert again == rows
        print(
            f"round {number}: scan {size / scanned:6.1f} MB/s, one by one {size / single:5.1f}, in steps {size / stepwise:5.1f}; "
            f"{proposed} places ({proposed / size / 1000:.2f} a kilobyte), {rows} rows"
        )


if __name__ == "__main__":
    main()
