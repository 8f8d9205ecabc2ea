"""How fast records are read: bytes of the bulk zip to documents with their text, on one core, in CPU seconds.

    python benchmarks/sources_read.py [FILE.zip]

Prints documents a second for unpacking, for reading (JSON, people, yrkanden, outcomes, HTML to text), and peak memory of streaming all.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from riksdata.sources.bulk import read_collection
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord, UnreadableSource

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "mot-2018-2021.json.zip"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    unpacking = reading = 0.0
    documents = unread = characters = size = 0
    found = read_collection(path)
    while True:
        start = time.process_time()
        raw = next(found, None)
        unpacking += time.process_time() - start
        if raw is None:
            break
        if not isinstance(raw, RawRecord):
            unread += 1
            continue
        size += len(raw.content)
        start = time.process_time()
        try:
            characters += len(read_document(raw).text)
            documents += 1
        except UnreadableSource:
            unread += 1
        reading += time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path.name}: {documents:,} documents, {unread} unread, {size / 1e6:.0f} MB in, {characters / 1e6:.0f} million characters out")
    print(f"unpacking  {unpacking:6.2f} s CPU  {documents / unpacking:8,.0f} documents/s")
    print(f"reading    {reading:6.2f} s CPU  {documents / reading:8,.0f} documents/s")
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
