"""Work on batches: the same results in the same order, in this process or in others."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from riksdata.pipeline import batches
from riksdata.pipeline.batches import begin_starting, close_pools, map_batches
from riksdata.pipeline.document_rows import read_batch
from riksdata.sources.records import RawRecord
from riksdata.storage.raw import RawZone


def double(n: int) -> int:
    return 2 * n


def process_of(_: int) -> int:
    return os.getpid()


def program(_: int) -> str | None:
    return getattr(sys.modules["__main__"], "__file__", None)


def slow_if_even(n: int) -> int:
    time.sleep(0.05 if n % 2 == 0 else 0)
    return n


def fails_at_three(n: int) -> int:
    if n == 3:
        raise ValueError("three")
    return n


def dies(n: int) -> int:
    if n == 1:
        os._exit(9)
    return n


def test_processes_started_early_are_those_that_work() -> None:
    close_pools()
    begin_starting(2)
    assert list(map_batches(double, range(12), 2)) == [2 * n for n in range(12)]
    begin_starting(2)  # there is a pool already
    assert list(map_batches(double, range(12), 2)) == [2 * n for n in range(12)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    assert list(map_batches(slow_if_even, range(12), workers)) == list(range(12))


def test_no_batches_give_no_results() -> None:
    assert list(map_batches(double, [], 2)) == []


def test_one_batch_is_done_here_and_many_elsewhere() -> None:
    assert list(map_batches(process_of, [1], 2)) == [os.getpid()]
    elsewhere = set(map_batches(process_of, range(20), 2))
    assert os.getpid() not in elsewhere
    assert len(elsewhere) <= 2


def test_other_processes_do_not_run_the_program_that_was_started() -> None:
    assert set(map_batches(program, range(4), 2)) == {None}


def test_an_error_is_raised_here_and_the_pool_goes_on() -> None:
    with pytest.raises(ValueError, match="three"):
        list(map_batches(fails_at_three, range(6), 2))
    assert list(map_batches(double, range(3), 2)) == [0, 2, 4]


def test_a_process_that_died_is_told_and_the_next_call_has_a_new_pool() -> None:
    with pytest.raises(Exception, match="terminated abruptly"):
        list(map_batches(dies, range(4), 2))
    assert list(map_batches(double, range(3), 2)) == [0, 2, 4]


def test_few_batches_are_taken_ahead() -> None:
    taken: list[int] = []

    def batches() -> Iterator[int]:
        for n in range(50):
            taken.append(n)
            yield n

    results = map_batches(double, batches(), 2)
    for _ in range(5):
        next(results)
    assert len(taken) <= 5 + 3
    results.close()  # type: ignore[attr-defined]


def test_progress_sees_every_result() -> None:
    seen: list[int] = []
    assert list(map_batches(double, range(4), 1, progress=seen.append)) == seen == [0, 2, 4, 6]


def test_a_cluster_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RuntimeError, match="distributed"):
        list(map_batches(double, range(3), cluster="tcp://127.0.0.1:1"))


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_PATIENCE", 0.5)
    with pytest.raises(RuntimeError, match=r"tcp://127\.0\.0\.1:1"):
        list(map_batches(double, range(3), cluster="tcp://127.0.0.1:1"))


def test_a_cluster_does_what_this_machine_does(tmp_path: Path) -> None:
    from distributed import LocalCluster

    rows = [
        RawRecord(f"a{n}.txt", f"Skriftlig fråga\n\nEnligt prop. 2024/25:{n} är {n} procent kvinnor.\n".encode(), "text/plain")
        for n in range(9)
    ]
    zone = RawZone(tmp_path / "raw")
    zone.add(rows)
    some = list(zone.scan([(r.source, r.sha256) for r in rows]))
    parts = [part.slice(at, 1) for part in some for at in range(part.num_rows)]
    here = list(map_batches(read_batch, parts, 1))
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, local_directory=tmp_path, host="127.0.0.1") as cluster:
        there = list(map_batches(read_batch, parts, cluster=cluster.scheduler_address))
        assert os.getpid() not in set(map_batches(process_of, range(3), cluster=cluster.scheduler_address))
    assert there == here
    assert len(here) == 9


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_other_processes_end_when_this_one_is_killed(tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text("import os, time\ndef pid(n):\n    time.sleep(0.2)\n    return os.getpid()\n")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\nfrom work import pid\nfrom riksdata.pipeline.batches import map_batches\n"
        "print(*set(map_batches(pid, range(6), 2)), flush=True)\nimport time; time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    children = [int(pid) for pid in process.stdout.readline().split()]
    assert children
    process.kill()
    process.wait()
    process.stdout.close()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in children)
