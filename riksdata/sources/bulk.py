"""Collections of records: a bulk zip of the riksdag, a folder of records, a single file, or the address of one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from riksdata.sources.archive import DEFAULT_BOUNDS, Bounds, count_records, read_archive
from riksdata.sources.download import downloaded, file_name
from riksdata.sources.errors import CollectionMissing
from riksdata.sources.http import DEFAULT_MANNERS, Manners
from riksdata.sources.inbox import read_file, read_inbox, source_name
from riksdata.sources.records import RawRecord, UnreadableSource

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")


def read_collection(
    location: Path | str,
    bounds: Bounds = DEFAULT_BOUNDS,
    *,
    manners: Manners = DEFAULT_MANNERS,
    total: Callable[[int | None], None] | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> Iterator[RawRecord | UnreadableSource]:
    """Every record of a collection, one at a time, in the collection's order; nothing is unpacked to disk and memory stays flat.

    `location`: a zip, a folder, a single record, or an http(s) address of a zip or record, which is downloaded to a temporary file first.
    Sources are named by the collection and the record, whatever folder it lies in: `mot-2018-2021.json.zip/h6021089.json`.
    `total` is told how many records to expect, if that is known; `progress` bytes downloaded and bytes in all.
    A record that is refused or damaged comes as an UnreadableSource that names it. Raises CollectionMissing, FolderMissing or FolderEmpty
    at once where there is no such collection (for an address at the first step).
    """
    told = total or (lambda expected: None)
    if isinstance(location, str) and is_address(location):
        return _from_address(location, bounds, manners, told, progress)
    path = Path(location)
    if path.is_dir():
        return read_inbox(path, bounds.max_entry_bytes, source_name("", path.resolve().name))
    if not path.exists():
        raise CollectionMissing(f"{path}: there is no such file or folder; check the path")
    return _from_file(path, source_name("", path.name), bounds, told)


def is_address(location: str) -> bool:
    """Whether a location is a web address rather than a path."""
    return location.lower().startswith(("http://", "https://"))


def _from_address(
    url: str,
    bounds: Bounds,
    manners: Manners,
    told: Callable[[int | None], None],
    progress: Callable[[int, int | None], None] | None,
) -> Iterator[RawRecord | UnreadableSource]:
    with downloaded(url, manners, progress=progress) as path:
        retrieved = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
        for found in _from_file(path, source_name("", file_name(url)), bounds, told):
            yield replace(found, source_url=url, retrieved_at=retrieved) if isinstance(found, RawRecord) else found


def _from_file(path: Path, name: str, bounds: Bounds, told: Callable[[int | None], None]) -> Iterator[RawRecord | UnreadableSource]:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        yield UnreadableSource(name, "file_unreadable", f"the file cannot be read ({error.strerror}); check its permissions")
        return
    if start in _ARCHIVES or name.lower().endswith(".zip"):
        told(count_records(path))
        yield from read_archive(path, name, bounds)
        return
    told(1)
    try:
        yield read_file(path, name, bounds.max_entry_bytes)
    except UnreadableSource as unreadable:
        yield unreadable
