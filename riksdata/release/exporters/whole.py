"""The formats of the whole release, written beside the thread that describes it; those that need the tables alone also side by side."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from riksdata.release.exporters.registry import WHOLE_FORMATS

_MANY_ROWS = 20_000
"""From so many rows on, writing a workbook in this process would hold up everything else in it."""

Written = dict[str, Mapping[str, int]]


def write_whole(folder: Path, names: tuple[str, ...]) -> Written:
    """Write these formats of the whole; gives for each its files with their rows."""
    return {each.name: each.write(folder) for each in WHOLE_FORMATS if each.name in names}


@contextmanager
def writing_whole(folder: Path, rows: int, leave_out: Collection[str] = ()) -> Iterator[Callable[[], Written]]:
    """Begin to write all of them but those in `leave_out`: in processes of their own where there is much. `rows`: of all tables together.

    Gives a function that waits for the end and returns what was written, in the order of the registry.
    """
    wanted = [each for each in WHOLE_FORMATS if each.name not in leave_out]
    if not wanted:  # no process is started for nothing
        yield dict
        return
    chains = [tuple(each.name for each in wanted if not each.from_tables)]
    chains += [(each.name,) for each in wanted if each.from_tables]
    chains = [chain for chain in chains if chain]
    pool: Executor
    if rows >= _MANY_ROWS:
        pool = ProcessPoolExecutor(len(chains), mp_context=multiprocessing.get_context("spawn"))
    else:
        pool = ThreadPoolExecutor(len(chains))
    with pool:
        waiting = [pool.submit(write_whole, folder, chain) for chain in chains]

        def result() -> Written:
            found = {name: files for each in waiting for name, files in each.result().items()}
            return {each.name: found[each.name] for each in wanted}

        yield result
