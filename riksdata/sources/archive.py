"""The records of a zip archive, one at a time, never unpacked to disk; hostile archives and entries are refused by name."""

from __future__ import annotations

import os
import posixpath
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from riksdata.sources.inbox import media_type_of, source_name
from riksdata.sources.records import RawRecord, UnreadableSource

_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_END64 = b"PK\x06\x06"
_LARGEST_END = 22 + 65_535
_LARGEST_NAME_SHARE = 512
"""Bytes of the archive's directory that an entry may take on average."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_RECORD_ENDINGS = (".json", ".xml", ".html", ".htm", ".txt", ".text")
_UNREAD = {".csv": "rows", ".sql": "SQL", ".csvt": "rows", ".zip": "an archive in the archive"}


_NAMED = 10
"""Refused entries of a kind that are named one by one; of the others the number."""
_OF_RECORDS = frozenset({"entry_damaged", "empty_file", "entry_encrypted", "entry_too_large", "entry_repeated"})
"""What befalls entries that may have been records: each is named."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a collection may be before it is refused. The largest known ones are far below: 85 MB packed, some 12 000 entries."""

    max_entries: int = 200_000
    max_entry_bytes: int = 100 * 1024 * 1024
    max_total_bytes: int = 50 * 1024**3
    """Of all entries unpacked."""
    max_ratio: int = 200
    """Unpacked to packed bytes, of an entry larger than `ratio_from_bytes`. Records are packed about 1 : 6."""
    ratio_from_bytes: int = 1024 * 1024
    max_name: int = 255


DEFAULT_BOUNDS = Bounds()


def read_archive(
    path: Path, name: str, bounds: Bounds = DEFAULT_BOUNDS, source_url: str | None = None
) -> Iterator[RawRecord | UnreadableSource]:
    """Every record of the archive at `path`, in the archive's order; `name` stands for the archive in the sources' names.

    An entry that is refused or damaged comes as an UnreadableSource, and the rest goes on; an archive that is refused as a whole
    (no archive, too many entries, too large) comes as one UnreadableSource. Hidden entries and folders are skipped.
    """
    try:
        with path.open("rb") as file:
            _check_directory(file, name, bounds)
            with zipfile.ZipFile(file) as archive:
                yield from _entries(archive, name, bounds, source_url)
    except UnreadableSource as refused:
        yield refused
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        struct.error,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        OverflowError,
    ) as error:
        yield UnreadableSource(name, "archive_damaged", f"the archive cannot be read ({_reason(error)}); download it again")


def count_records(path: Path) -> int | None:
    """How many entries an archive has by its own account, for a progress bar; None where it cannot be told."""
    try:
        with path.open("rb") as file:
            return _end_of_directory(file)[0]
    except (OSError, struct.error, OverflowError, ValueError, UnreadableSource, zipfile.BadZipFile):
        return None


def _reason(error: BaseException) -> str:
    return str(error)[:200] or type(error).__name__


def _end_of_directory(file: BinaryIO) -> tuple[int, int]:
    """Entries and bytes of the directory as the end record states them, before a parser is let loose on it."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LARGEST_END - 20))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise zipfile.BadZipFile("it is no zip archive, or its end is missing")
    entries, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    locator = tail[max(0, at - 20) : at]
    if locator.startswith(_END64_LOCATOR):
        file.seek(struct.unpack("<Q", locator[8:16])[0])
        end = file.read(56)
        if end.startswith(_END64) and len(end) == 56:
            entries, length = struct.unpack("<QQ", end[32:48])
    return entries, length


def _check_directory(file: BinaryIO, name: str, bounds: Bounds) -> None:
    entries, length = _end_of_directory(file)
    if entries > bounds.max_entries or length > bounds.max_entries * _LARGEST_NAME_SHARE:
        message = f"the archive says it has {entries:,} entries in {length:,} bytes, more than the {bounds.max_entries:,} that are read"
        raise UnreadableSource(name, "archive_too_many_entries", message)
    file.seek(0)


def _entries(archive: zipfile.ZipFile, name: str, bounds: Bounds, source_url: str | None) -> Iterator[RawRecord | UnreadableSource]:
    listed = archive.infolist()
    if len(listed) > bounds.max_entries:
        message = f"the archive has {len(listed):,} entries, more than the {bounds.max_entries:,} that are read"
        raise UnreadableSource(name, "archive_too_many_entries", message)
    total = sum(entry.file_size for entry in listed)
    if total > bounds.max_total_bytes:
        message = f"the archive unpacks to {total:,} bytes, more than the {bounds.max_total_bytes:,} that are read"
        raise UnreadableSource(name, "archive_too_large", message)
    seen: set[str] = set()
    refusals: Counter[str] = Counter()
    for entry in listed:
        if (
            entry.filename.endswith("/")
            or any(part.startswith(".") and not part.startswith("..") for part in entry.filename.split("/"))
            or "__MACOSX" in entry.filename
        ):
            continue
        source = source_name(name, entry.orig_filename[: bounds.max_name])
        try:
            _check_entry(entry, source, bounds)
            if source in seen:
                raise UnreadableSource(source, "entry_repeated", "the archive holds another entry of this name; the first one was read")
            seen.add(source)
            content = _content(archive, entry, source, bounds)
        except UnreadableSource as refused:
            refusals[refused.rule] += 1
            if refusals[refused.rule] <= _NAMED or refused.rule in _OF_RECORDS:
                yield refused
            continue
        yield RawRecord(source, content, media_type_of(entry.filename), source_url)
    for rule, count in refusals.items():
        if count > _NAMED and rule not in _OF_RECORDS:
            yield UnreadableSource(name, rule, f"{count - _NAMED:,} more entries were refused as the {_NAMED} that are named")


def _check_entry(entry: zipfile.ZipInfo, source: str, bounds: Bounds) -> None:
    name = entry.orig_filename  # zipfile cuts its own name at a NUL and turns separators
    parts = name.split("/")
    if len(name) > bounds.max_name or not name.isprintable() or not parts[-1]:
        raise UnreadableSource(
            source, "entry_name_absurd", "the entry's name is too long or holds control characters; the entry is refused"
        )
    if name.startswith("/") or "\\" in name or ".." in parts or (len(name) > 1 and name[1] == ":"):
        raise UnreadableSource(source, "entry_path_unsafe", "the entry's path leads out of the archive; the entry is refused")
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise UnreadableSource(source, "entry_is_link", "the entry is a link or a device, not a file; the entry is refused")
    if entry.flag_bits & 0x1:
        raise UnreadableSource(source, "entry_encrypted", "the entry is encrypted; unpack it with its password and read the folder")
    if entry.compress_type not in _METHODS:
        raise UnreadableSource(source, "entry_method", "the entry is packed by a method that is not read; pack it with deflate")
    if entry.file_size > bounds.max_entry_bytes:
        message = f"the entry unpacks to {entry.file_size:,} bytes, more than the {bounds.max_entry_bytes:,} that are read"
        raise UnreadableSource(source, "entry_too_large", message)
    if entry.file_size > bounds.ratio_from_bytes and entry.file_size > bounds.max_ratio * max(entry.compress_size, 1):
        message = f"the entry unpacks {entry.compress_size:,} bytes to {entry.file_size:,}, as no record does; it is refused"
        raise UnreadableSource(source, "entry_bomb", message)
    ending = posixpath.splitext(name)[1].lower()
    if ending not in _RECORD_ENDINGS:
        kind = _UNREAD.get(ending, "no kind of record that is read")
        raise UnreadableSource(source, "format_unsupported", f"this is {kind}; take the collection in JSON")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: str, bounds: Bounds) -> bytes:
    try:
        with archive.open(entry) as file:
            # What it really unpacks to counts, not what it says: zipfile stops at the size stated, and that one is bounded.
            content = file.read(bounds.max_entry_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableSource(
            source, "entry_damaged", f"the entry cannot be unpacked ({_reason(error)}); download the archive again"
        ) from None
    if len(content) > bounds.max_entry_bytes:
        raise UnreadableSource(source, "entry_too_large", f"the entry unpacks to more than {bounds.max_entry_bytes:,} bytes")
    if not content or content.isspace():
        raise UnreadableSource(source, "empty_file", "the entry is empty; download the archive again")
    return content
