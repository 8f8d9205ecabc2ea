"""What is read from a text does not hang on the order in which Python keeps a set of words, which changes from run to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

READ = """
import hashlib, sys, zipfile
from pathlib import Path
from riksdata.pipeline.link.repeats import find_repeats
from riksdata.sources.records import RawRecord
from riksdata.pipeline.one_document import extract_record

records = [RawRecord(path.name, path.read_bytes(), "text/plain") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
if len(sys.argv) > 2:
    with zipfile.ZipFile(sys.argv[2]) as archive:
        records += [RawRecord(name, archive.read(name), "application/json") for name in sorted(archive.namelist())[::25]]
said = hashlib.sha256()
demands = []
for record in records:
    tables = extract_record(record).tables
    for row in tables["documents"]:
        row.pop("retrieved_at")
    said.update(repr(tables).encode())
    demands += [(d["demand_id"], d["document_id"], None, d["text"]) for d in tables["demands"]]
said.update(repr(find_repeats(demands).to_pylist()).encode())
print(len(records), len(demands), said.hexdigest())
"""


def read(seed: int, *places: Path) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(
        [sys.executable, "-c", READ, *map(str, places)], capture_output=True, text=True, timeout=300, check=True, env=environment
    )
    return done.stdout


def test_the_samples(root: Path) -> None:
    first, second = (read(seed, root / "data" / "inbox") for seed in (1, 2))
    assert first == second
    assert first.startswith("2 23 ")


def test_motions(root: Path, shared: Path) -> None:
    places = (root / "data" / "inbox", shared / "corpus" / "mot-2018-2021.json.zip")
    first, second = (read(seed, *places) for seed in (3, 4))
    assert first == second
