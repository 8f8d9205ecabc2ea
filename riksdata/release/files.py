"""Files written whole or not at all, their checksums, and the names that a path inside a release may have."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import IO

MEDIA_TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".duckdb": "application/vnd.duckdb",
    ".sqlite": "application/vnd.sqlite3",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".ttl": "text/turtle; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".cff": "application/yaml",
    ".yaml": "application/yaml",
    ".minisig": "text/plain; charset=utf-8",
    ".pub": "text/plain; charset=utf-8",
    "": "text/plain; charset=utf-8",
}
_CHUNK = 1 << 20


def media_type(name: str) -> str:
    """The media type of a published file, by its ending."""
    return MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")


def sha256_file(path: Path) -> str:
    """The sha256 of a file in hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class HashedFile:
    """A file being written, with its sha256 and size known at the end without reading it again."""

    def __init__(self, path: Path) -> None:
        """Create the file, or empty the one that is there."""
        self._file: IO[bytes] = path.open("wb")
        self._hash = hashlib.sha256()
        self.bytes = 0
        self.closed = False

    def write(self, data: bytes) -> int:
        """Write all of it; returns how many bytes that was."""
        self._hash.update(data)
        self._file.write(data)
        size = memoryview(data).nbytes
        self.bytes += size
        return size

    def tell(self) -> int:
        """The number of bytes written."""
        return self.bytes

    def flush(self) -> None:
        """Hand the bytes to the system."""
        self._file.flush()

    def readable(self) -> bool:
        """False: the file is written only."""
        return False

    def writable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """False: the hash covers the bytes in the order in which they are written."""
        return False

    def close(self) -> None:
        """Close the file; closing it again does nothing."""
        if not self.closed:
            self._file.close()
            self.closed = True

    @property
    def sha256(self) -> str:
        """The sha256 of what was written so far."""
        return self._hash.hexdigest()


GZIP_LEVEL = 3
"""A third of the time of level 6, the usual one, for files 11 % larger; gzip is half of what a release costs."""


def gzip_file(source: Path, target: Path, level: int = GZIP_LEVEL) -> tuple[str, int]:
    """A gzip of `source` at `target` whose bytes depend on the content only: no name, no time. Returns its sha256 and size."""
    out = HashedFile(target)
    try:
        with source.open("rb") as read, gzip.GzipFile(filename="", mode="wb", compresslevel=level, fileobj=out, mtime=0) as packed:
            while chunk := read.read(_CHUNK):
                packed.write(chunk)
    finally:
        out.close()
    return out.sha256, out.bytes


def files_below(folder: Path) -> list[str]:
    """Paths of all files below, relative, with forward slashes, sorted."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() or p.is_symlink())


def is_inside(name: str) -> bool:
    """Whether `name`, from a manifest or a sums file, is a plain relative path: no drive, no root, no way up."""
    if not name or len(name) > 400 or "\\" in name or "\x00" in name or name.startswith("/") or ":" in name:
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))
