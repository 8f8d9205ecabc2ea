"""What the README says of speed: each act measured as a command of its own, into docs/speed.json and, from there, into the README.

    python benchmarks/readme_speed.py                measure and write both (some three minutes)
    python benchmarks/readme_speed.py --render       write the README's table from docs/speed.json alone

Processor time is told, that of all processes together: it is nearly the same whatever else the machine does. The collection of motions is
the riksdag's own `mot-2018-2021.json.zip` as it was when it held 2018/19 alone.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs" / "speed.json"
README = ROOT / "README.md"
COLLECTION = ROOT.parent / "shared" / "corpus" / "mot-2018-2021.json.zip"
BEGIN, END = "<!-- speed -->", "<!-- /speed -->"
MOTION = ROOT / "data" / "inbox" / "002_8584eac85a031944.txt"
_SUBREAPER = 36
"""`PR_SET_CHILD_SUBREAPER` of Linux: children whose parent ended become one's own."""
TIMES = 3
"""Of the short acts, of which the median is told."""


def cost(arguments: Sequence[str]) -> dict[str, float]:
    """Processor seconds of all processes, clock seconds and the largest process of one command.

    What reads and extracts are children of a server of processes, which nobody waits for: whoever measures takes them in (Linux alone).
    """
    code = (
        "import ctypes, os, resource, subprocess, sys, time\n"
        f"ctypes.CDLL(None).prctl({_SUBREAPER}, 1, 0, 0, 0)\n"
        "begun = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "clock = time.perf_counter() - begun\n"
        "try:\n"
        "    while True:\n"
        "        os.wait()\n"
        "except ChildProcessError:\n"
        "    pass\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, clock, used.ru_maxrss)"
    )
    command = [sys.executable, "-c", "from pipelines.cli import main; main()", *arguments]
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True, cwd=ROOT)
    cpu, clock, peak = map(float, done.stdout.split())
    return {"cpu": round(cpu, 2), "clock": round(clock, 2), "peak_mb": round(peak / 1024)}


def median(costs: list[dict[str, float]]) -> dict[str, float]:
    """The one in the middle by processor time."""
    return sorted(costs, key=lambda each: each["cpu"])[len(costs) // 2]


def measure(folder: Path) -> list[dict[str, Any]]:
    """All acts, in the order of the README."""
    rows: list[dict[str, Any]] = []

    def add(what: str, costs: list[dict[str, float]]) -> None:
        rows.append({"what": what, **median(costs)})
        print(rows[-1], flush=True)

    inbox = str(ROOT / "data" / "inbox")
    homes = [str(folder / f"samples-{k}") for k in range(TIMES)]
    add("`riksdata run` on the two sample documents, first", [cost(["run", "--inbox", inbox, "--home", home]) for home in homes])
    add("the same with nothing new", [cost(["run", "--inbox", inbox, "--home", home]) for home in homes])
    characters = len(MOTION.read_text(encoding="utf-8"))
    what = f"`riksdata extract` of one motion of {round(characters, -3):,} characters".replace(",", " ")
    add(what, [cost(["extract", str(MOTION)]) for _ in range(TIMES)])
    with zipfile.ZipFile(COLLECTION) as packed:
        count = len(packed.namelist())
    home = str(folder / "year")
    motions = f"{count:,} motions of 2018/19".replace(",", " ")
    add(f"`riksdata import` of {motions}, a zip of the riksdag", [cost(["import", str(COLLECTION), "--home", home])])
    add("`riksdata run` on them: reading, extraction, links, checks, release", [cost(["run", "--home", home])])
    add("the same with nothing new", [cost(["run", "--home", home]) for _ in range(TIMES)])
    version = json.loads((Path(home) / "releases" / "latest.json").read_text(encoding="utf-8"))["version"]
    add("`riksdata verify` of that release", [cost(["verify", version, "--home", home])])
    return rows


def machine() -> str:
    """The machine in words."""
    python = ".".join(platform.python_version_tuple()[:2])
    return f"{os.cpu_count()} cores ({platform.machine().replace('_', '-')}), Python {python}"


def table(figures: dict[str, Any]) -> str:
    """The README's part."""
    rows = [f"| {row['what']} | {row['cpu']:.1f} s | {row['peak_mb']:.0f} MB |" for row in figures["rows"]]
    beside = ", with other work running beside it" if figures["beside"] else ""
    head = f"Measured on {figures['date']} on {figures['machine']}{beside}; `python benchmarks/readme_speed.py` measures again."
    heading = "| what | processor time | largest process |\n|---|--:|--:|"
    return f"{BEGIN}\n{head}\n\n{heading}\n" + "\n".join(rows) + f"\n{END}"


def render(readme: str, figures: dict[str, Any]) -> str:
    """The README with the table of these figures."""
    before, rest = readme.split(BEGIN)
    return before + table(figures) + rest.split(END)[1]


def main() -> None:
    """Measure, or only render."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--render", action="store_true")
    parser.add_argument("--beside", action="store_true", help="say that other work ran on the machine meanwhile")
    asked = parser.parse_args()
    if not asked.render:
        with tempfile.TemporaryDirectory() as folder:
            rows = measure(Path(folder))
        day = datetime.datetime.now(datetime.UTC).date().isoformat()
        figures = {"date": day, "machine": machine(), "beside": asked.beside, "rows": rows}
        FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    README.write_text(render(README.read_text(encoding="utf-8"), json.loads(FIGURES.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
