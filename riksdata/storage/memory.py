"""Memory that is not needed any more is given back to the system, so that what a long run holds does not grow with what it has worked on.

Arrow's own allocator keeps what threads have freed for these threads, and so does glibc where a large block was freed once: after a first
run over some thousand documents that was more than all that was in use.
"""

from __future__ import annotations

import ctypes
import os
import sys

import pyarrow as pa

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""What glibc's `mallopt` calls them."""
_LARGE = 4 << 20
"""Blocks from this size on go back to the system as soon as they are freed."""


def be_frugal() -> None:
    """Have this process keep little of what it frees; called again, or where the system's library knows no such thing, it does nothing."""
    wanted = os.environ.get("ARROW_DEFAULT_MEMORY_POOL")  # "system" by this package, unless somebody has chosen another
    if wanted == "system" and pa.default_memory_pool().backend_name != wanted:  # Arrow was loaded before
        pa.set_memory_pool(pa.system_memory_pool())
    library = _glibc()
    if library is not None:
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_ARENA_MAX, 2)


def give_back() -> None:
    """Give the system what is free within this process, at the end of a stage: it takes some hundredths of a second."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    """The C library of this process, where it is glibc."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None
