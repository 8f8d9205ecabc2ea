"""`make campaign` (all of it) or `python -m tests.campaign --short`: prints its table, and ends with 1 where anything failed."""

from __future__ import annotations

import argparse
import datetime
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.campaign.archives import try_archives
from tests.campaign.fragments import FLOOR, FRAGMENTS, measure
from tests.campaign.fuzz import fuzz_all
from tests.campaign.fuzz import rows as fuzz_rows
from tests.campaign.fuzz import told as fuzz_failures
from tests.campaign.http_faults import try_faults
from tests.campaign.month import live_through
from tests.campaign.points import acts, preload, stop_everywhere
from tests.campaign.stopping import in_child, start_child

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
PARTS = ["points", "month", "faults", "fuzz", "archives", "fragments"]
BEGIN, END = "<!-- table of the campaign: begin -->", "<!-- table of the campaign: end -->"


def main() -> int:
    """The whole campaign or its short form; 1 where something failed that is of this project's own keeping."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--short", action="store_true", help="every tenth point and fault, seconds of noise")
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--seconds", type=float, default=0, help="of fuzzing, all readers and extractors together")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    wanted = given.only or PARTS
    scratch = Path(tempfile.mkdtemp(prefix="riksdata-campaign-"))
    rows: list[tuple[str, str, str]] = []
    failures: list[str] = []
    begin = time.monotonic()
    try:
        # First, while this process has no thread: the points are stopped in children of it.
        month = _month(scratch, 7 if given.short else 30) if "month" in wanted else None
        if "points" in wanted:
            _points(scratch, 80 if given.short else 1, rows, failures)
        for name, step in _others(scratch, given.short, given.seconds).items():
            if name in wanted:
                print(f"… {name}", file=sys.stderr, flush=True)
                step(rows, failures)
        if month is not None:
            month(rows, failures)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    table = _table(rows, time.monotonic() - begin)
    print(table)
    for line in failures:
        print(f"FAILED {line}")
    if given.write:
        _write(table)
    return 1 if failures else 0


def _points(scratch: Path, every: int, rows: list[tuple[str, str, str]], failures: list[str]) -> None:
    with subprocess.Popen([sys.executable, "-m", "tests.campaign.server"], stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        total = stopped = 0
        preload()
        try:
            for act in acts(address):
                print(f"… {act.name}", file=sys.stderr, flush=True)
                found = stop_everywhere(act, scratch / "points", every)
                rows.append((f"stopped: {act.name}", f"{found.stopped} of {found.points} writes", f"{len(found.failures)} failed"))
                print(f"  {found.stopped} of {found.points} writes, {len(found.failures)} failed", file=sys.stderr, flush=True)
                failures += found.failures
                total, stopped = total + found.points, stopped + found.stopped
        finally:
            server.terminate()
    rows.append(("stopped in all", f"{stopped} of {total} writes", ""))


def _month(scratch: Path, days: int) -> Callable[[list[tuple[str, str, str]], list[str]], None]:
    """Begin to live through so many days, in a process beside the others; what is given waits for its end."""
    preload()
    waiting = start_child(lambda: live_through(scratch / "month", days))

    def ended(rows: list[tuple[str, str, str]], failures: list[str]) -> None:
        code, wrong = waiting()
        wrong = wrong if code == 0 else [f"days lived through: {str(wrong)[-300:]}"]
        rows.append(("days lived through, faults on every third", str(days), f"{len(wrong)} wrong"))
        failures += wrong

    return ended


def _others(scratch: Path, short: bool, seconds: float) -> dict[str, Callable[[list[tuple[str, str, str]], list[str]], None]]:
    def faults(rows: list[tuple[str, str, str]], failures: list[str]) -> None:
        (scratch / "http").mkdir()
        found = try_faults(scratch / "http", 12 if short else 1)
        rows.append(("HTTP faults by kind and request", str(found.kinds), f"{len(found.lost)} lost"))
        failures += found.lost

    def fuzz(rows: list[tuple[str, str, str]], failures: list[str]) -> None:
        found = fuzz_all(seconds or (20.0 if short else 80.0))
        rows += fuzz_rows(found)
        rows.append(("fuzzed in all", f"{sum(each.inputs for each in found):,} inputs", ""))
        failures += fuzz_failures(found)

    def archives(rows: list[tuple[str, str, str]], failures: list[str]) -> None:
        count, wrong = try_archives(scratch / "archives")
        rows.append(("hostile archives", str(count), f"{len(wrong)} failed"))
        failures += wrong

    def fragments(rows: list[tuple[str, str, str]], failures: list[str]) -> None:
        # A measure, no test: machines differ, and who shares them.
        _, found = in_child(lambda: measure(20_000 if short else 60_000))
        if isinstance(found, str):
            failures.append(f"fragments: {found[-300:]}")
            return
        found, failed = found
        failures += failed
        slow = [each for each in found if each[2] < FLOOR]
        worst = ", ".join(f"{rate:.2f} MB/s ({name}, {fragment!r})" for name, fragment, rate in found[:3])
        rows.append((f"{len(FRAGMENTS)} repeated fragments, three extractors", f"worst {worst}", f"{len(slow)} below {FLOOR} MB/s"))

    return {"faults": faults, "fuzz": fuzz, "archives": archives, "fragments": fragments}


def _table(rows: list[tuple[str, str, str]], seconds: float) -> str:
    lines = ["| what | tried | outcome |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)]
    used = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return "\n".join([*lines, f"| time | {seconds / 60:.1f} min, {used / 60:.1f} min of the processors, {os.cpu_count()} of them | |"])


def _write(table: str) -> None:
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{today}, commit {commit.strip()}\n\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
