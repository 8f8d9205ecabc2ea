"""Rows of DuckDB that are read some at a time."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa

_KINDS: dict[str, type[duckdb.Error]] = {
    "Out of Memory Error": duckdb.OutOfMemoryException,
    "IO Error": duckdb.IOException,
    "Serialization Error": duckdb.SerializationException,
    "FATAL Error": duckdb.FatalException,
    "INTERNAL Error": duckdb.InternalException,
    "Conversion Error": duckdb.ConversionException,
    "Invalid Input Error": duckdb.InvalidInputException,
}
"""How DuckDB begins what it says of an error, of those that can be met once rows are given."""


def streamed(reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    """The batches of a reader that DuckDB gave. What it meets once the first were given is an error of its own kind here too.

    Arrow makes a plain OSError of it, by which nobody who waits for DuckDB's errors knows that memory was short, or the file damaged.
    """
    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        except OSError as error:
            kind = _KINDS.get(str(error).partition(":")[0], duckdb.Error)
            raise kind(str(error)) from error
        yield batch
