"""The whole job on a bulk collection, without Dagster: raw zone, documents, extraction, links, published tables, checks, release.

    python benchmarks/job_bulk.py [COLLECTION.zip] [--workers 2] [--no-release]

Run twice over in a new home: the first run does everything, the second finds nothing new. Gives for each stage the wall time, the CPU time
of all processes together (which other work on the machine changes less), and at the end the peak of memory over all of them: the sum of
their proportional set sizes, so that pages they share count once.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from riksdata.pipeline.checks import all_rules, validate_schema
from riksdata.pipeline.ingest import ingest
from riksdata.pipeline.publish import build_published
from riksdata.pipeline.stages import update_documents, update_extracted, update_links
from riksdata.rules.rule import run_rule
from riksdata.sources.bulk import read_collection
from riksdata.storage.home import Home
from riksdata.storage.warehouse import Connection, open_warehouse
from schemas.tables import all_tables

ZIP = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "mot-2018-2021.json.zip"
_TICK = os.sysconf("SC_CLK_TCK")


def family() -> list[int]:
    """This process and all that descend from it."""
    parents = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(Path(entry.path, "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [os.getpid()]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


_spent: dict[int, int] = {}


def cpu_seconds() -> float:
    """Of all processes so far, also those that have ended since they were last seen."""
    for pid in family():
        try:
            stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            _spent[pid] = int(stat[11]) + int(stat[12])
        except OSError:
            continue
    return sum(_spent.values()) / _TICK


def memory_mb() -> float:
    total = 0
    for pid in family():
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            continue
    return total / 1024


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    peak, stop = [0.0], threading.Event()

    def watch() -> None:
        while not stop.wait(0.1):
            peak[0] = max(peak[0], memory_mb())

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        stop.set()
        watcher.join()


def timed(name: str, work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), cpu_seconds()
    said = work()
    wall, cpu = time.perf_counter() - wall, cpu_seconds() - cpu
    rows = f"{said.rows:>8} rows {said.changed:>6} done" if hasattr(said, "rows") else ""
    print(f"  {name:<12}{wall:7.2f} s wall{cpu:7.2f} s cpu  {rows}", flush=True)
    return wall, cpu


def check_all(con: Connection) -> None:
    for check in all_rules():
        result = run_rule(con, check)
        if result.failed:
            print(f"    {check.severity}: {check.name}: {result.failed}, for instance {str(result.examples[0])[:200]}")
    for name in all_tables():
        assert not validate_schema(con, name)


def run(home: Home, collection: Path, workers: int, release: bool) -> None:
    total = [0.0, 0.0]

    def stage(name: str, work: Callable[[], object]) -> None:
        for k, spent in enumerate(timed(name, work)):
            total[k] += spent

    with home.lock(), peak_memory() as peak:
        stage("raw zone", lambda: ingest(home, read_collection(collection)))
        with open_warehouse(home) as con:
            stage("documents", lambda: update_documents(home, con, workers=workers))
            stage("extraction", lambda: update_extracted(home, con, workers=workers)["demands"])
            stage("links", lambda: update_links(con))
            stage("published", lambda: build_published(con))
            stage("checks", lambda: check_all(con))
            if release:
                from riksdata.release.build import publish
                from riksdata.release.config import ReleaseSettings

                now = datetime.datetime(2026, 11, 22, 4, tzinfo=datetime.UTC)
                stage("release", lambda: publish(con, home.releases, settings=ReleaseSettings.load(), now=now, git_revision=None))
    print(f"  {'all':<12}{total[0]:7.2f} s wall{total[1]:7.2f} s cpu   peak {peak[0]:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path, nargs="?", default=ZIP)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-release", action="store_true")
    args = parser.parse_args()
    machine = f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    print(f"{args.collection.name}; {machine}")
    folder = Path(tempfile.mkdtemp(prefix="riksdata-"))
    try:
        for name in ("first run", "second run"):
            print(name)
            run(Home.open(folder), args.collection, args.workers, not args.no_release)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
