"""Work on many batches: in this process where there is little, over a pool of processes, or over a Dask cluster where one is named."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from riksdata.processes import context, end_with_parent, plain_main

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 15
"""Seconds to wait for a scheduler."""
_pools: dict[int, ProcessPoolExecutor] = {}


def map_batches(
    function: Callable[[T], R],
    batches: Iterable[T],
    workers: int = 2,
    cluster: str | None = None,
    progress: Callable[[R], None] | None = None,
) -> Iterator[R]:
    """`function` of each batch, in the order of the batches.

    `function` is a function of an importable module; batches and results can be pickled. One batch, or one worker, is worked on in this
    process; more over a pool of processes that is kept for the next call. `cluster`: the address of a Dask scheduler (needs the library
    `distributed`). At most `workers` + 1 batches are under way, so that memory is bounded. `progress` is called with each result. An error
    of `function` is raised here.
    """
    source = iter(batches)
    first = list(islice(source, 2))
    if cluster is not None:
        results = _over_dask(function, chain(first, source), cluster)
    elif workers <= 1 or len(first) < 2:
        results = (function(batch) for batch in chain(first, source))
    else:
        results = _windowed(_pool(workers).submit, function, chain(first, source), workers + 1)
    for result in results:
        if progress is not None:
            progress(result)
        yield result


def _windowed(submit: Callable[..., Any], function: Callable[[T], R], batches: Iterable[T], window: int) -> Iterator[R]:
    under_way: deque[Any] = deque()  # futures, of this machine's pool or of a cluster
    try:
        for batch in batches:
            under_way.append(submit(function, batch))
            if len(under_way) >= window:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()


class _Client(Protocol):
    """What is used of Dask's client, which has no types."""

    def nthreads(self) -> Mapping[str, int]: ...

    def submit(self, function: Callable[..., object], *arguments: object, pure: bool) -> Any: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> object: ...


def _over_dask(function: Callable[[T], R], batches: Iterable[T], address: str) -> Iterator[R]:
    from riksdata.extras import ExtraMissing, need

    try:
        need("cluster")
    except ExtraMissing as error:
        raise RuntimeError(str(error)) from None
    from distributed import Client

    try:
        client: _Client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as cause:
        raise RuntimeError(f"no Dask scheduler answers at {address}: start it, or leave the address out ({cause})") from cause
    with client:
        workers = max(1, len(client.nthreads()))
        yield from _windowed(lambda f, batch: client.submit(f, batch, pure=False), function, batches, 2 * workers)


def worker_count(asked: int) -> int:
    """How many processes work where `asked` for; 0 is one a core."""
    return asked or os.cpu_count() or 1


def begin_starting(workers: int) -> None:
    """Have what the processes of a pool need loaded in the background, so that they are there when the first batches are; does not wait.

    Worth it where some dozens of documents are about to be read: loading takes a second of another core.
    """
    if workers > 1 and not _pools and "forkserver" in multiprocessing.get_all_start_methods():
        from multiprocessing import forkserver  # not there on every system

        _context()
        with plain_main():
            forkserver.ensure_running()


def _context() -> Any:
    found = context()
    if found.get_start_method() == "forkserver":
        found.set_forkserver_preload(["riksdata.pipeline.document_rows", "riksdata.sources.reader", "riksdata.pipeline.read_once"])
    return found


def _pool(workers: int) -> ProcessPoolExecutor:
    """The pool of that size, kept while the process lives; a pool whose process died is made anew."""
    pool = _pools.get(workers)
    if pool is None or getattr(pool, "_broken", False):
        pool = _pools[workers] = ProcessPoolExecutor(workers, mp_context=_context(), initializer=_begin)
        with plain_main():
            for started in [pool.submit(os.getpid) for _ in range(workers)]:
                started.result()
    return pool


def _begin() -> None:
    """What a new process does first: leave later when the one that started it is gone, however it ended, and seldom look for cycles.

    Documents are read into many small objects without cycles; looking through them for cycles takes a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    end_with_parent()


@atexit.register
def close_pools() -> None:
    """End the kept processes."""
    for pool in _pools.values():
        pool.shutdown(wait=False, cancel_futures=True)
    _pools.clear()
