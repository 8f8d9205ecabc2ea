"""What a run frees goes back to the system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
