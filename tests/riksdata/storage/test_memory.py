"""What a run frees goes back to the system."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

_FREED = """
import pyarrow as pa
from pathlib import Path
from threading import Thread
from riksdata.storage.home import Home
from riksdata.storage.memory import give_back

def held():
    return next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmRSS:"))

def work(kept):
    # large blocks and small ones by turns, of which a few stay, as those of a result that another thread is still to store
    for _ in range(20):
        pieces = [pa.array([b"x" * size] * 4) for size in (9 << 20, 70_000, 3 << 20)]
        kept.append(pieces[1])

with Home.open(Path({home!r})).lock():
    before = held()
    kept = []
    threads = [Thread(target=work, args=(kept,)) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    give_back()
    print(held() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="told by /proc")
def test_what_threads_freed_is_not_kept(tmp_path: Path) -> None:
    said = subprocess.run([sys.executable, "-c", _FREED.format(home=str(tmp_path))], check=True, capture_output=True, text=True).stdout
    assert int(said) < 60  # 80 small blocks of 280 kB stay: 22 MB


_READ = """
from pathlib import Path
from riksdata.sources.records import RawRecord
from riksdata.storage.home import Home
from riksdata.storage.raw import RawZone

home = Home.open(Path({home!r}))
with home.lock():
    RawZone(home.raw).add(RawRecord(f"inbox/{{n}}.txt", b"text %d" % n, "text/plain") for n in range(100))
    zone = RawZone(home.raw)
    keys = {{(row["source"], row["sha256"]) for row in zone.manifest().to_pylist()}}
    rows = sum(batch.num_rows for batch in zone.scan(keys))

import pyarrow as pa
own = [pa.mimalloc_memory_pool] * ("mimalloc" in pa.supported_memory_backends())
own += [pa.jemalloc_memory_pool] * ("jemalloc" in pa.supported_memory_backends())
print(rows, sum(pool().max_memory() for pool in own), pa.default_memory_pool().backend_name)
"""


def _reading(tmp_path: Path, **environment: str) -> list[str]:
    plain = {name: value for name, value in os.environ.items() if name != "ARROW_DEFAULT_MEMORY_POOL"}
    command = [sys.executable, "-c", _READ.format(home=str(tmp_path))]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=plain | environment).stdout.split()


def test_nothing_is_read_through_an_allocator_that_keeps_what_it_took(tmp_path: Path) -> None:
    assert _reading(tmp_path) == ["100", "0", "system"]


@pytest.mark.skipif("mimalloc" not in pa.supported_memory_backends(), reason="this Arrow has no allocator of its own")
def test_an_allocator_that_somebody_chose_stays(tmp_path: Path) -> None:
    rows, taken, backend = _reading(tmp_path, ARROW_DEFAULT_MEMORY_POOL="mimalloc")
    assert rows == "100"
    assert int(taken) > 0
    assert backend == "mimalloc"
