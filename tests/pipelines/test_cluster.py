"""`riksdata run --cluster` with a Dask scheduler and three workers, one of which is killed in the middle: the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.run import run_publish
from riksdata.storage.home import Home

WORKERS = 3
PATIENCE = 300

MOTION = """Motion till riksdagen 2025/26:{n}
av Inga Påhitt (C)

Bryggor i län {n}

Förslag till riksdagsbeslut

1. Riksdagen ställer sig bakom det som anförs i motionen om brygga {n} och tillkännager detta för regeringen.

Motivering

Enligt SOU 2023:{n} saknade {n} procent av öarna brygga år 2024, och {n} 000 personer bor där (prop. 2024/25:{n}).
"""


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and its workers, each a process of its own; gives the address and the workers."""
    contact = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    running = []
    with (folder / "dask.log").open("wb") as log:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen([*dask, *arguments, "--scheduler-file", str(contact)], stdout=log, stderr=log, cwd=folder)
            running.append(process)
            return process

        try:
            start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
            workers = [start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1") for _ in range(WORKERS)]
            until = time.monotonic() + PATIENCE
            while not contact.exists():
                assert time.monotonic() < until, (folder / "dask.log").read_text()
                time.sleep(0.1)
            address = json.loads(contact.read_text())["address"]
            from distributed import Client

            with Client(address, timeout=PATIENCE) as client:
                client.wait_for_workers(WORKERS, timeout=PATIENCE)
            yield address, workers
        finally:
            for process in running:
                process.kill()
            for process in running:
                process.wait(10)


def published(home: Path) -> dict[str, str]:
    version = json.loads((home / "releases" / "latest.json").read_text())["version"]
    files = sorted(path for path in (home / "releases" / version).iterdir() if path.suffix in (".csv", ".parquet"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_worker_killed_in_the_middle_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riksdata.pipeline.read._FEW_BYTES", 0)  # small documents go to the cluster too, a few at a time
    for name, characters in {"_FEW_CHARACTERS": 0, "_CHUNK_CHARACTERS": 3000, "_BATCH_CHARACTERS": 900}.items():
        monkeypatch.setattr(f"riksdata.pipeline.extract.{name}", characters)
    homes = [tmp_path / "alone", tmp_path / "together"]
    for home in homes:
        (home / "inbox").mkdir(parents=True)
        for n in range(1, 41):
            (home / "inbox" / f"{n}.txt").write_text(MOTION.format(n=n), encoding="utf-8")
    assert run_publish(Home.open(homes[0]), workers=1).success
    killed: list[int] = []
    with cluster(tmp_path) as (address, workers):

        def tell(stage: str, done: int, total: int | None) -> None:
            if stage == "extraction" and done and total and done < total and not killed:
                os.kill(workers[0].pid, signal.SIGKILL)
                killed.append(done)

        outcome = run_publish(Home.open(homes[1]), cluster=address, tell=tell)
        assert outcome.success, outcome.error
        assert killed, "nobody was killed while work was left"
        assert workers[0].wait(10) == -signal.SIGKILL
        assert all(worker.poll() is None for worker in workers[1:])
    assert outcome.done == 40
    assert published(homes[1]) == published(homes[0])
