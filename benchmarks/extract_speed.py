"""How fast each extractor reads, from Arrow to Arrow as a worker does, beside other checkouts of this project.

    python benchmarks/extract_speed.py                                        this checkout
    python benchmarks/extract_speed.py --against ../before ../long-before     and others, each in turn
    python benchmarks/extract_speed.py --step 8 --rounds 3 --reports          every eighth document, three times; committee reports

Each measurement is a process of its own, so that nothing is known from the one before, and the checkouts take turns: what else the machine
does falls on all of them. Told are processor seconds (the median of the rounds), million characters a second, and how many times as fast
this checkout is. What is loaded and compiled once a process, at import or with the first 400 000 characters (which are read twice), is not
counted, but with `--everything`. All read the same documents, as this checkout's reader gives them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
MOTIONS, REPORTS = CORPUS / "mot-2018-2021.json.zip", CORPUS / "bet-2018-19.json.zip"
EXTRACTORS = ("demands", "references", "statistics")
ALL = "all three"
_BATCH_CHARACTERS = 400_000
"""As the pipeline hands them out."""
_MEASURE = """
import gc, importlib, json, sys, time
checkout, path, everything, *tables = sys.argv[1:]
sys.path.insert(0, checkout)
import pyarrow as pa
import riksdata
assert riksdata.__file__.startswith(checkout), riksdata.__file__
try:
    extract_batch = importlib.import_module("riksdata.pipeline.extract_batch").extract_batch
except ModuleNotFoundError:  # as it was called once
    extract_batch = importlib.import_module("riksdata.store.extracting").extract_batch
with pa.ipc.open_file(path) as file:
    batches = [file.get_batch(k) for k in range(file.num_record_batches)]
gc.freeze()
gc.set_threshold(100_000, 50, 50)
if everything != "True":
    extract_batch(tuple(tables), batches[0])  # patterns and tables that are made when they are first needed
begun = 0.0 if everything == "True" else time.process_time()
for batch in batches:
    extract_batch(tuple(tables), batch)
print(json.dumps(time.process_time() - begun))
"""


def prepare(collection: Path, step: int, into: Path) -> tuple[int, int]:
    """Write every `step`-th document of a collection, read, as batches; gives how many documents and characters."""
    import zipfile

    import pyarrow as pa

    from riksdata.pipeline.document_rows import read_rows
    from riksdata.pipeline.extract_batch import INPUT_SCHEMA
    from riksdata.sources.reader import read_document
    from riksdata.storage.raw_files import SCHEMA

    with zipfile.ZipFile(collection) as archive:
        names = sorted(archive.namelist())[::step]
        blank = dict.fromkeys(SCHEMA.names)
        raw = [{**blank, "source": name, "sha256": name, "media_type": "application/json", "content": archive.read(name)} for name in names]
    read = read_rows(pa.RecordBatch.from_pylist(raw, schema=SCHEMA), read_document)
    texts = {row["document_id"]: row["text"] for row in read["core.texts"].to_pylist()}
    inputs = {row["document_id"]: row for row in read["core.inputs"].to_pylist()}
    rows: list[dict[str, Any]] = []
    for row in read["core.documents"].to_pylist():
        key = row["document_id"]
        given = {name: inputs[key][name] for name in ("headings", "official")}
        rows.append({"document_id": key, "text": texts[key], "doc_type": row["doc_type"], "date": row["date"], **given})
    with pa.OSFile(str(into), "wb") as sink, pa.ipc.new_file(sink, INPUT_SCHEMA) as file:
        batch: list[dict[str, Any]] = []
        for row in rows:
            batch.append(row)
            if sum(len(each["text"]) for each in batch) >= _BATCH_CHARACTERS:
                file.write_batch(pa.RecordBatch.from_pylist(batch, schema=INPUT_SCHEMA))
                batch = []
        if batch:
            file.write_batch(pa.RecordBatch.from_pylist(batch, schema=INPUT_SCHEMA))
    return len(rows), sum(len(row["text"]) for row in rows)


def measure(checkout: Path, documents: Path, tables: tuple[str, ...], *, everything: bool = False) -> float:
    """Processor seconds of one process that reads the documents; `everything`: from its start."""
    command = [sys.executable, "-c", _MEASURE, str(checkout), str(documents), str(everything), *tables]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=checkout)
    return float(json.loads(done.stdout))


def main() -> None:
    """Measure in turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", nargs="*", type=Path, default=[], metavar="CHECKOUT")
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--reports", action="store_true", help="committee reports instead of motions")
    parser.add_argument("--everything", action="store_true", help="count what is loaded and compiled once a process, too")
    parser.add_argument("--tables", nargs="*", choices=[*EXTRACTORS, ALL], default=[*EXTRACTORS, ALL])
    asked = parser.parse_args()
    checkouts = [ROOT, *(path.resolve() for path in asked.against)]
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder) / "documents.arrow"
        count, characters = prepare(REPORTS if asked.reports else MOTIONS, asked.step, documents)
        print(f"{count} {'reports' if asked.reports else 'motions'}, {characters / 1e6:.1f} million characters")
        for name in asked.tables:
            tables = EXTRACTORS if name == ALL else (name,)
            spent: dict[Path, list[float]] = {checkout: [] for checkout in checkouts}
            for _ in range(asked.rounds):
                for checkout in checkouts:
                    spent[checkout].append(measure(checkout, documents, tables, everything=asked.everything))
            own = median(spent[ROOT])
            print(f"{name:10} {own:7.2f} s {characters / own / 1e6:7.2f} M/s")
            for checkout in checkouts[1:]:
                other = median(spent[checkout])
                print(
                    f"{'':10} {other:7.2f} s {characters / other / 1e6:7.2f} M/s in {checkout.name}: {other / own:.2f} times as fast here"
                )


if __name__ == "__main__":
    main()
