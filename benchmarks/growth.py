"""How time, memory and disk grow with the archive: every stage at several sizes, then one document more and a hundred more.

    make bench                                  at 3 000, 12 000 and 30 000 documents
    python benchmarks/growth.py 3000 100000     at other sizes
    python benchmarks/growth.py --every release 3000      with the files over everything in each release

Documents are those of `collection.py`. Times are CPU seconds of all processes (the time on the clock stands beside them: on a machine with
other work it says little), memory is the peak of the main process, disk what the home holds. Beside them stand three scans of the same
texts in the same run: through memory, by RE2, and by Python's `re`. The figures go to `docs/performance.json`, a table and a plot to
`docs/performance.md`. What takes over a fifth more than in the figures before, as a ratio to the RE2 scan, is named.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import re2
from collection import ZIP, records
from job_bulk import family

from riksdata.pipeline.ingest import ingest
from riksdata.pipeline.publish import released, unreleased
from riksdata.pipeline.publish_checked import publish_checked
from riksdata.pipeline.stages import update_documents, update_extracted, update_links
from riksdata.release.build import publish
from riksdata.release.config import ReleaseSettings
from riksdata.release.manifest import read_versions
from riksdata.storage.home import Home
from riksdata.storage.warehouse import Connection, open_warehouse

DOCS = Path(__file__).resolve().parents[1] / "docs"
FIGURES, PAGE = DOCS / "performance.json", DOCS / "performance.md"
SIZES = (3000, 12_000, 30_000)
BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"
SLOWER = 1.2
RUNS = ("new", "one more", "hundred more")
STAGES = ("raw", "documents", "extracted", "links", "published", "release")
_SCAN = r"(?i)prop\. ?[0-9]{4}/[0-9]{2}:[0-9]+|[0-9]+ (procent|kronor)|lagen \([0-9]{4}:[0-9]+\)"
_SCANNED = 20_000_000
"""Characters scanned."""
_WIDTH = 40

Figures = dict[str, Any]


def measure(size: int, workers: int, collection: Path, every: str) -> Figures:
    """All stages for a new home of `size` documents, then for one more, then for a hundred more, all within a week.

    `every`: how often the files over everything are made.
    """
    settings = replace(ReleaseSettings.load(), every=dict.fromkeys(ReleaseSettings.load().every, every))
    with tempfile.TemporaryDirectory(prefix="riksdata-bench-") as folder:
        home = Home.open(Path(folder))
        found: Figures = {"documents": size}
        with home.lock():
            for name, first, more in (("new", 0, size), ("one more", size, 1), ("hundred more", size + 1, 100)):
                before = disk(home.releases)
                day = datetime.datetime(2026, 1, 4 + len(found), 4, tzinfo=datetime.UTC)
                found[name] = stages(home, collection, first, more, workers, day, settings)
                found[name]["release_mb"] = round((disk(home.releases) - before) / 1e6, 1)
            with open_warehouse(home) as con:
                found["scans"] = scans(con)
        measured = [(spent["peak_mb"], f"{name}, {run}") for run in RUNS for name, spent in found[run].items() if name in STAGES]
        found["peak_mb"], found["peak_in"] = max(measured)
        found["disk_mb"] = {part: round(disk(Path(folder) / part) / 1e6) for part in ("raw", "warehouse.duckdb", "releases")}
    return found


def stages(
    home: Home, collection: Path, first: int, count: int, workers: int, day: datetime.datetime, settings: ReleaseSettings
) -> Figures:
    """CPU and clock seconds of each stage. Each opens the warehouse for itself, as a step of the job does."""

    def release(con: Connection) -> None:
        changed = unreleased(con) if read_versions(home.releases) else None
        publish(con, home.releases, settings=settings, now=day, git_revision=None, changed=changed, checked=True)
        released(con)

    work: dict[str, Callable[[Connection], object]] = {  # in the order of STAGES
        "raw": lambda _: ingest(home, records(count, collection, first)),
        "documents": lambda con: update_documents(home, con, workers=workers),
        "extracted": lambda con: update_extracted(home, con, workers=workers),
        "links": update_links,
        "published": publish_checked,
        "release": release,
    }
    found: Figures = {}
    for name, do in work.items():
        forget_peak()
        cpu, clock = cpu_seconds(), time.monotonic()
        with open_warehouse(home) as con:
            do(con)
        found[name] = {"cpu": round(cpu_seconds() - cpu, 2), "clock": round(time.monotonic() - clock, 2), "peak_mb": peak_mb()}
    found["all"] = {unit: round(sum(found[name][unit] for name in work), 2) for unit in ("cpu", "clock")}
    return found


def cpu_seconds() -> float:
    """Of this process, of all that it waited for, and of those that still live: what comes and goes within a stage counts too."""
    spent = sum(os.times()[:4])
    for pid in family():
        if pid != os.getpid():
            with suppress(OSError):
                spent += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15])) / os.sysconf("SC_CLK_TCK")
    return spent


def forget_peak() -> None:
    """Let the peak of memory begin anew, where the system can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_mb() -> int:
    """The most memory that this process held since `forget_peak`, or at all where the system cannot tell."""
    with suppress(OSError):
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def scans(con: Connection) -> dict[str, float]:
    """MB a second of a scan through memory, by RE2 and by `re`, over the same texts."""
    data = "".join(text for (text,) in con.execute("SELECT text FROM core.texts LIMIT 5000").fetchall())[:_SCANNED].encode()
    fast, plain = re2.compile(_SCAN.encode()), re.compile(_SCAN.encode())
    work: dict[str, Callable[[], object]] = {
        "memory": lambda: data.find(b"\x00\x01"),
        "re2": lambda: sum(1 for _ in fast.finditer(data)),
        "re": lambda: sum(1 for _ in plain.finditer(data)),
    }
    found = {}
    for name, do in work.items():
        begin = time.process_time()
        do()
        found[name] = round(len(data) / 1e6 / max(time.process_time() - begin, 1e-4), 1)
    return found


def disk(path: Path) -> int:
    """Bytes below a path; a file with several names counts once."""
    seen = {}
    for found in [path, *path.rglob("*")] if path.exists() else []:
        if found.is_file():
            status = found.stat()
            seen[status.st_ino] = status.st_size
    return sum(seen.values())


def slower(before: list[Figures], now: list[Figures]) -> list[str]:
    """What takes over a fifth more than before, measured by the RE2 scan of its own run."""
    said = []
    for new in now:
        for old in (o for o in before if o["documents"] == new["documents"]):
            for run in RUNS:
                for name, spent in new[run].items():
                    if isinstance(spent, dict) and old[run].get(name, {}).get("cpu", 0) >= 0.5:
                        ratio = spent["cpu"] * new["scans"]["re2"] / (old[run][name]["cpu"] * old["scans"]["re2"])
                        if ratio > SLOWER:
                            said.append(f"{new['documents']} documents, {run}, {name}: {ratio:.2f} times as long as before")
    return said


def page(figures: list[Figures], machine: str) -> str:
    """The table and the plot."""
    names = [name for name in figures[0]["new"] if name != "release_mb"]
    lines = [machine, "", "CPU seconds of all processes:", "", "| documents | run | " + " | ".join(names) + " | new release, MB |"]
    lines.append("|---|---|" + "--:|" * (len(names) + 1))
    for found in figures:
        for run in RUNS:
            cells = " | ".join(f"{found[run][name]['cpu']:.1f}" for name in names)
            lines.append(f"| {found['documents']} | {run} | {cells} | {found[run]['release_mb']} |")
    lines += ["", "| documents | peak of the main process, MB | in | raw zone, MB | warehouse, MB | scan of memory, MB/s | RE2 | `re` |"]
    lines.append("|---|--:|---|--:|--:|--:|--:|--:|")
    for found in figures:
        held, speed = found["disk_mb"], found["scans"]
        lines.append(
            f"| {found['documents']} | {found['peak_mb']} | {found['peak_in']} | {held['raw']} | {held['warehouse.duckdb']} "
            f"| {speed['memory']} | {speed['re2']} | {speed['re']} |"
        )
    lines += ["", "CPU milliseconds a document, by run:", "", "```"]
    for run in ("new", "one more"):
        most = max(found[run]["all"]["cpu"] / (found["documents"] if run == "new" else 1) for found in figures)
        for found in figures:
            value = found[run]["all"]["cpu"] / (found["documents"] if run == "new" else 1)
            lines.append(f"{run:>9} {found['documents']:>7} {'█' * max(1, round(_WIDTH * value / most))} {1000 * value:.0f}")
    return "\n".join([*lines, "```"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--collection", type=Path, default=ZIP, help="the bulk zip that documents are made of")
    parser.add_argument("--every", choices=("release", "week"), default="week", help="how often the files over everything are made")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--one", action="store_true", help="measure one size and write its figures to standard output")
    args = parser.parse_args()
    if not args.collection.is_file():
        sys.exit(f"{args.collection}: the collection that documents are made of is not there")
    if args.one:
        print(json.dumps(measure(args.sizes[0], args.workers, args.collection, args.every)))
        return
    figures = []
    for size in args.sizes:  # each in a process of its own, so that peaks of memory do not add up
        given = ["--collection", str(args.collection), "--workers", str(args.workers), "--every", args.every]
        command = [sys.executable, __file__, "--one", *given, str(size)]
        figures.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]))
        print(json.dumps(figures[-1]), flush=True)
    before = json.loads(FIGURES.read_text("utf-8")) if FIGURES.is_file() else []
    machine = f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}, {args.workers} workers. "
    machine += f"{datetime.date.today().isoformat()}; files over everything: every {args.every}."
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    text = PAGE.read_text("utf-8")
    head, tail = text.partition(BEGIN)[0], text.partition(END)[2]
    PAGE.write_text(f"{head}{BEGIN}\n\n{page(figures, machine)}\n\n{END}{tail}", encoding="utf-8")
    for line in slower(before, figures):
        print(f"slower: {line}")


if __name__ == "__main__":
    main()
