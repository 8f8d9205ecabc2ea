"""How long a release takes, in which stage, and how much memory: rows of the size of a session's motions, with invented words.

    python benchmarks/release_build.py [DOCUMENTS]      default 3129 documents, 25 MB of text; 2 for the size of the samples
    python benchmarks/release_build.py --warehouse FILE       the tables of a home's own warehouse.duckdb

Reports CPU and wall time, peak memory and bytes by format.
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from riksdata.release.build import publish
from riksdata.release.config import ReleaseSettings
from riksdata.release.verify import verify
from schemas.tables import all_tables

TEXT_BYTES = 25_000_000 // 3129
OVERRIDE = {"foreign_key": "the invented rows name codes that no list has"}


def words(chosen: random.Random) -> list[str]:
    """A vocabulary in which some words are common and most are rare, as in any language."""
    syllables = [
        "rik",
        "sda",
        "gen",
        "för",
        "mot",
        "ion",
        "sta",
        "tens",
        "bör",
        "ut",
        "re",
        "da",
        "kom",
        "mun",
        "lag",
        "å",
        "än",
        "dra",
        "skol",
        "vård",
    ]
    return ["".join(chosen.choices(syllables, k=chosen.randint(1, 5))) for _ in range(30_000)]


def fill(con: duckdb.DuckDBPyConnection, documents: int) -> None:
    chosen = random.Random(1)
    vocabulary = words(chosen)
    weights = [1 / (n + 1) for n in range(len(vocabulary))]
    con.execute("CREATE SCHEMA published")
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in all_tables()}
    for number in range(documents):
        document = f"H6{number:06d}"
        text = " ".join(chosen.choices(vocabulary, weights, k=TEXT_BYTES // 8))
        text = text[: TEXT_BYTES - len(text.encode()) + len(text)]
        made["texts"].append({"document_id": document, "text": text})
        made["documents"].append(
            {
                "document_id": document,
                "dok_id": document,
                "doc_type": "mot",
                "riksmote": f"20{18 + number % 4}/{19 + number % 4}",
                "number": str(number),
                "title": text[:60],
                "date": date(2018, 10, 1 + number % 28),
                "parties": ["S", "V"],
                "withdrawn": False,
                "characters": len(text),
                "text_sha256": f"{number:064x}",
                "source": "bulk.zip",
                "source_sha256": f"{number:064x}",
                "retrieved_at": datetime(2026, 11, 20),
            }
        )
        for ordinal in (1, 2, 3):
            made["people"].append({"document_id": document, "ordinal": ordinal, "role": "author", "name": text[:20], "party": "S"})
            start = 200 * ordinal
            made["demands"].append(
                {
                    "demand_id": f"{document}-d{ordinal}",
                    "document_id": document,
                    "ordinal": ordinal,
                    "kind": "yrkande",
                    "text": " ".join(text[start : start + 180].split()),
                    "gist": " ".join(text[start : start + 120].split()),
                    "char_start": start,
                    "char_end": start + 180,
                    "origin": "record",
                    "addressee": "regeringen",
                    "form": "announce",
                    "action": "review",
                }
            )
            made["demand_decisions"].append({"demand_id": f"{document}-d{ordinal}", "ordinal": 1, "committee": "UbU", "decision": "avslag"})
        for ordinal in range(1, 6):
            start = 1000 + 100 * ordinal
            made["references"].append(
                {
                    "reference_id": f"{document}-r-{ordinal:08x}",
                    "document_id": document,
                    "ordinal": ordinal,
                    "kind": ("prop", "sou", "sfs")[ordinal % 3],
                    "label": f"prop/2018/19:{number}",
                    "target": f"prop/2018/19:{number}",
                    "surface": text[start : start + 20],
                    "char_start": start,
                    "char_end": start + 20,
                    "ibid": False,
                    "uri": f"https://lagen.nu/prop/2018/19:{number}",
                }
            )
            made["statistics"].append(
                {
                    "statistic_id": f"{document}-s-{ordinal:08x}",
                    "document_id": document,
                    "ordinal": ordinal,
                    "surface": text[start + 40 : start + 55],
                    "char_start": start + 40,
                    "char_end": start + 55,
                    "value": number / 7,
                    "unit": "percent",
                    "qualifier": "exact",
                    "confidence": 0.9,
                    "noun": text[start + 60 : start + 80],
                    "sentence": " ".join(text[start : start + 90].split()),
                    "sentence_start": start,
                    "sentence_end": start + 90,
                }
            )
        made["targets"].append(
            {
                "target": f"prop/2018/19:{number}",
                "kind": "prop",
                "designation": f"prop. 2018/19:{number}",
                "mentions": 5,
                "documents": 1,
            }
        )
        made["issues"].append(
            {"issue_id": f"i-{number:016x}", "document_id": document, "rule": "made_up", "severity": "info", "message": "Invented."}
        )
    for name, table in all_tables().items():
        con.execute(table.ddl().replace(f'CREATE TABLE "{name}"', f'CREATE TABLE published."{name}"'))
        arrow = pa.Table.from_pylist(made[name], schema=table.arrow_schema)  # noqa: F841  # read by its name in the query below
        con.execute(f'INSERT INTO published."{name}" SELECT * FROM arrow ORDER BY random()')


class Stages:
    """CPU seconds of each stage, as `progress` tells them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.now, self.since = "checks", time.process_time()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        now = time.process_time()
        self.seconds[self.now] = self.seconds.get(self.now, 0) + now - self.since
        self.now, self.since = stage, now


def measure(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    stages = Stages()
    cpu, wall = time.process_time(), time.perf_counter()
    made = publish(con, folder, settings=ReleaseSettings.load(), now=datetime.now(UTC), progress=stages, override=OVERRIDE)
    print(f"release:   {time.process_time() - cpu:6.2f} s CPU, {time.perf_counter() - wall:6.2f} s wall")
    print("  CPU by stage:", ", ".join(f"{name} {seconds:.2f}" for name, seconds in stages.seconds.items()))
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, before it {before / 1024:.0f} MB")
    assert made.path
    sizes: dict[str, int] = {}
    for path in made.path.rglob("*"):
        if path.is_file():
            kind = (
                "parts"
                if "parts" in path.parts
                else (".csv.gz" if path.name.endswith(".csv.gz") else ".excel.csv" if ".excel." in path.name else path.suffix)
            )
            sizes[kind] = sizes.get(kind, 0) + path.stat().st_size
    print("  MB:", ", ".join(f"{kind or 'other'} {size / 1e6:.1f}" for kind, size in sorted(sizes.items(), key=lambda s: -s[1])))
    print("  rows:", ", ".join(f"{name} {table.rows}" for name, table in made.tables.items()))
    for what, action in (
        ("unchanged", lambda: publish(con, folder, settings=ReleaseSettings.load(), now=datetime.now(UTC), override=OVERRIDE)),
        ("verify", lambda: verify(made.path)),  # type: ignore[arg-type]
    ):
        cpu, wall = time.process_time(), time.perf_counter()
        result = action()
        print(f"{what + ':':10} {time.process_time() - cpu:6.2f} s CPU, {time.perf_counter() - wall:6.2f} s wall")
        assert result != [] or what == "verify"
        if what == "verify" and result:
            print("  problems:", result[:3])


def main(arguments: list[str]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="riksdata-benchmark-"))
    try:
        if arguments[:1] == ["--warehouse"]:
            con = duckdb.connect(arguments[1], read_only=True)
        else:
            con = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
            fill(con, int(arguments[0]) if arguments else 3129)
        measure(con, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
