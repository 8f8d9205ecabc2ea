"""The files of the raw zone: Parquet named by its own content, there whole or not at all."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pyarrow as pa

from riksdata.storage.files import write_atomic

SCHEMA = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        pa.field("sha256", pa.string(), nullable=False),
        pa.field("media_type", pa.string()),
        pa.field("source_url", pa.string()),
        pa.field("retrieved_at", pa.timestamp("us")),
        pa.field("content", pa.large_binary()),
        pa.field("rule", pa.string()),
        pa.field("message", pa.string()),
    ]
)
"""A row is either a raw document (`content`) or a source that could not be read (`rule`, `message`)."""

_NAME = re.compile(r"^raw-[0-9a-f]{32}\.parquet$")
_GROUP_BYTES = 4 << 20
"""Contents in a row group: what a reader holds at a time, unless one document is larger."""


class RawZoneDamaged(Exception):
    """A file of the raw zone cannot be read; the message names it."""

    def __init__(self, path: Path, cause: Exception) -> None:
        """`path` of the file, and what was met there."""
        super().__init__(f"{path}: this file of the raw zone cannot be read ({cause}). Restore it, or remove it and fetch again.")


def _digest(data: bytes | memoryview) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def name_hash(path: Path) -> str:
    """The hash over a file's bytes that its name holds, where it is whole; of one that cannot be read, one that no name holds."""
    try:
        return _digest(path.read_bytes())
    except OSError:
        return "unreadable"


def raw_files(folder: Path) -> list[Path]:
    """The files of a raw zone, by name."""
    return sorted(path for path in folder.iterdir() if _NAME.match(path.name))


def write_rows(folder: Path, rows: pa.Table) -> str:
    """Write rows of SCHEMA as one file; gives its name, which follows from its bytes."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq  # where files are written and read: what shows one document needs neither

    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(
        sink, SCHEMA, compression="zstd", compression_level=1, use_dictionary=["media_type", "rule"], write_statistics=False
    ) as writer:
        at, size = 0, 0
        for k, length in enumerate(pc.fill_null(pc.binary_length(rows["content"]), 0).to_pylist()):
            if k > at and size + length > _GROUP_BYTES:
                writer.write_table(rows.slice(at, k - at))
                at, size = k, 0
            size += length
        writer.write_table(rows.slice(at))
    data = sink.getvalue()
    name = f"raw-{_digest(memoryview(data))}.parquet"
    write_atomic(folder / name, memoryview(data))
    return name


def read_rows(path: Path, columns: list[str] | None = None) -> pa.Table:
    """The rows of a file, or some columns of them. Raises RawZoneDamaged."""
    import pyarrow.parquet as pq

    try:
        return pq.read_table(path, columns=columns, schema=SCHEMA if columns is None else None)
    except (pa.ArrowException, OSError) as cause:
        raise RawZoneDamaged(path, cause) from cause
