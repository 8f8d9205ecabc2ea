"""The formats of the whole release, written one after the other, beside the thread that describes it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from riksdata.release.exporters.registry import WHOLE_FORMATS

_MANY_ROWS = 20_000
"""From so many rows on, writing a workbook in this process would hold up everything else in it."""


def write_whole(folder: Path) -> dict[str, Mapping[str, int]]:
    """Write every format of the whole; gives for each its files with their rows."""
    return {each.name: each.write(folder) for each in WHOLE_FORMATS}


@contextmanager
def writing_whole(folder: Path, rows: int) -> Iterator[Future[dict[str, Mapping[str, int]]]]:
    """Begin to write them: in a process of their own where there is much. `rows`: of all tables together."""
    pool: Executor
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) if rows >= _MANY_ROWS else ThreadPoolExecutor(1)
    with pool:
        yield pool.submit(write_whole, folder)
