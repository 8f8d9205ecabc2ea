"""How fast references are read from the text of a bulk zip, beside the same scan written for the standard library's `re`.

    python benchmarks/references_speed.py [--reports] [--documents N] [--rounds N]

Reads the motions, or with `--reports` the committee reports. Prints, in CPU time on one core: locating alone, the whole extraction (first
round, when RE2 builds its automaton, and later rounds), and a stdlib `re` alternation of the same patterns over the same text, which only
locates.
"""

from __future__ import annotations

import argparse
import platform
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from riksdata.extractors.references import find_references
from riksdata.extractors.references.places import places
from riksdata.extractors.references.registry import families
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord, ReadDocument
from riksdata.text.document import TextDocument

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
MOTIONS, REPORTS = CORPUS / "mot-2018-2021.json.zip", CORPUS / "bet-2018-19.json.zip"


def documents(collection: Path, limit: int) -> list[ReadDocument]:
    """The documents of a bulk zip, read."""
    with zipfile.ZipFile(collection) as bulk:
        return [read_document(RawRecord(name, bulk.read(name), "application/json")) for name in sorted(bulk.namelist())[:limit]]


def cpu(work: Callable[[], int]) -> tuple[float, int]:
    """CPU seconds and what the work counted."""
    begin = time.process_time()
    count = work()
    return time.process_time() - begin, count


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--reports", action="store_true", help="committee reports instead of motions")
    args.add_argument("--documents", type=int, default=10_000)
    args.add_argument("--rounds", type=int, default=4)
    args.add_argument("--re-documents", type=int, default=150, help="how many documents the stdlib alternation reads")
    options = args.parse_args()
    loaded = documents(REPORTS if options.reports else MOTIONS, options.documents)
    texts = [each.text for each in loaded]
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} documents, {size:.1f} MB of text; {platform.machine()}, Python {platform.python_version()}")

    def extract() -> int:
        return sum(len(find_references(TextDocument(each.text, each.doc_type, each.date, each.headings))) for each in loaded)

    def locate() -> int:
        return sum(1 for text in texts for _ in places(text))

    for k in range(options.rounds):
        seconds, found = cpu(extract)
        print(f"extraction, round {k + 1}: {size / seconds:6.1f} MB/s ({found} references)")
    seconds, found = cpu(locate)
    print(f"locating alone:      {size / seconds:6.1f} MB/s ({found} places)")

    compiled = re.compile("|".join(family.pattern for family in families()))
    part = texts[: options.re_documents]
    part_size = sum(len(text.encode()) for text in part) / 1e6
    seconds, found = cpu(lambda: sum(1 for text in part for _ in compiled.finditer(text)))
    print(f"the same with `re`:  {part_size / seconds:6.1f} MB/s ({found} places in {part_size:.1f} MB)")


if __name__ == "__main__":
    main()
