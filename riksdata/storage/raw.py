"""The raw zone: every raw document as it was served, in append-only Parquet files named by their own content.

A file is written whole under a temporary name, synced and renamed, so that a kill at any moment leaves either all of it or nothing.
Nothing is ever taken away because a source vanished; only `forget` removes rows, and leaves a tombstone that keeps them from coming back.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from riksdata.sources.records import RawRecord, UnreadableSource
from riksdata.storage import ledger
from riksdata.storage.files import TEMPORARY, write_atomic
from riksdata.storage.raw_files import SCHEMA, RawZoneDamaged, raw_files, read_rows, write_rows

Progress = Callable[[str, int, int | None], None]
"""Called with a stage's name, the documents done, and how many there are (None where unknown)."""

__all__ = ["SCHEMA", "IngestReport", "Progress", "RawZone", "RawZoneDamaged", "Tombstone"]

_log = logging.getLogger(__name__)

_Mark = tuple[datetime.datetime, str]
"""When a content was retrieved, and its sha256."""
_SMALL_BYTES = 1 << 20
_MANY_SMALL = 64
_COMPACTED_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the records handed over: newly kept, already there, kept out by a tombstone, and named as unreadable."""

    added: int = 0
    known: int = 0
    unread: tuple[tuple[str, str, str], ...] = ()
    """(source, rule, message) of every unreadable source that was handed over, also where it was known before."""
    forgotten: int = 0
    unread_added: int = 0
    """How many of `unread` are among `added`; the others are among `known`."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A document that was taken out for good."""

    document_id: str
    sha256: tuple[str, ...]
    reason: str | None = None


@dataclass(slots=True)
class _Pending:
    rows: list[dict[str, object]] = field(default_factory=list)
    size: int = 0
    since: float = 0.0


class RawZone:
    """The raw documents under one folder. One process writes at a time (the caller holds the home's lock)."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made where it is missing."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._seen: tuple[list[Path], dict[str, str]] | None = None
        self._known: set[tuple[str, str]] | None = None
        self._unread: set[tuple[str, str]] = set()
        self._added: dict[str, _Mark] = {}
        self._kept: dict[str, _Mark] | None = None

    # ---- writing

    def add(
        self,
        records: Iterable[RawRecord | UnreadableSource],
        *,
        progress: Progress | None = None,
        max_bytes: int = 32 << 20,
        max_rows: int = 4096,
        max_seconds: float = 30.0,
        settles: Callable[[str], bool] | None = None,
        listed: bool = False,
    ) -> IngestReport:
        """Keep the records that are not there yet, told by source and content.

        Held in memory until `max_bytes`, `max_rows` or `max_seconds` are reached, then written; what was handed over is written too where
        `records` raises, before the error goes on. Memory is bounded by `max_bytes` and the largest record.

        `settles`: of which sources these records, read to their end, say all there is to say. What was unreadable of them before and is not
        now is past: it stays on disk and is given out no more. `listed`: the records are also all that there is of those sources, so that
        what is kept of them and not among the records is absent (see `absent`).
        """
        wrong = self.damage()
        self.clean()
        known = self._index()
        dead = {sha for stone in self.tombstones() for sha in stone.sha256}
        added = seen = forgotten = unread_added = 0
        unread: list[tuple[str, str, str]] = []
        told: set[tuple[str, str]] = set()
        met: set[tuple[str, str]] = set()
        pending = _Pending()
        try:
            for record in records:
                row = _row(record)
                if isinstance(record, UnreadableSource):
                    unread.append((record.source, record.rule, record.message))
                    told.add((record.source, str(row["sha256"])))
                key = (str(row["source"]), str(row["sha256"]))
                met.add(key)
                if key[1] in dead:
                    forgotten += 1
                elif key in known:
                    seen += 1
                else:
                    if not pending.rows:
                        pending.since = monotonic()
                    pending.rows.append(row)
                    pending.size += len(record.content) if isinstance(record, RawRecord) else 0
                    self._remember(row)
                    added += 1
                    unread_added += isinstance(record, UnreadableSource)
                if (
                    pending.size >= max_bytes
                    or len(pending.rows) >= max_rows
                    or (pending.rows and monotonic() - pending.since > max_seconds)
                ):
                    self._write(pending.rows)
                    pending = _Pending()
                if progress is not None:
                    progress("raw", added + seen + forgotten, None)
        finally:
            if pending.rows:
                self._write(pending.rows)
        if wrong:
            for name in wrong.keys() - ledger.look(self.folder)[1].keys() - unreadable_statements(self.folder).keys():
                _log.warning("%s: was gone or damaged; what it held was read again from where it came", self.folder / name)
        self._compact()
        self._settle({(_plain(source), sha) for source, sha in told}, met if listed else None, settles)
        return IngestReport(added, seen, tuple(unread), forgotten, unread_added)

    def forget(self, document_id: str, sha256: Collection[str], reason: str | None = None) -> int:
        """Take the rows with these contents out for good and leave a tombstone; gives the number of rows removed.

        The tombstone is written first: a kill in between leaves rows that are no longer read, and the next write removes them.
        """
        stone = {"document_id": document_id, "sha256": sorted(set(sha256)), "reason": reason}
        data = json.dumps(stone, ensure_ascii=False, sort_keys=True).encode()
        (self.folder / "tombstones").mkdir(exist_ok=True)
        write_atomic(self.folder / "tombstones" / f"{hashlib.sha256(data).hexdigest()[:32]}.json", data)
        return self.clean()

    def clean(self) -> int:
        """Finish what a killed run left: temporary files, and rows that a tombstone names. Gives the number of rows removed."""
        for left in [*self.folder.glob(f"{TEMPORARY}*"), *self.folder.glob(f"*/{TEMPORARY}*")]:
            left.unlink(missing_ok=True)
        dead = pa.array(sorted({sha for stone in self.tombstones() for sha in stone.sha256}), pa.string())
        removed = 0
        if len(dead):
            for path in self._files():
                found = read_rows(path, ["sha256"])
                gone = pc.is_in(found["sha256"], dead)
                if pc.any(gone).as_py():
                    removed += pc.sum(gone).as_py()
                    self._rewrite([path], dead)
            if removed:
                self._known = None
        return removed

    def declare_complete(self, *, source: str | None = None, doc_type: str | None = None, riksmote: str | None = None) -> None:
        """Say that a collection is whole, so that gaps in its number series are errors.

        Either all that came from a `source` (`mot-2018-2021.json.zip`, that is whatever stands under it), for the types and riksmöten found
        there, or one `doc_type` of one `riksmote`.
        """
        if (source is None) == (doc_type is None or riksmote is None):
            raise ValueError("declare either a source, or a doc_type with its riksmote")
        data = json.dumps({"source": source, "doc_type": doc_type, "riksmote": riksmote}, ensure_ascii=False, sort_keys=True).encode()
        (self.folder / "complete").mkdir(exist_ok=True)
        write_atomic(self.folder / "complete" / f"{hashlib.sha256(data).hexdigest()[:32]}.json", data)

    # ---- reading

    def damage(self) -> dict[str, str]:
        """What is wrong with the zone's files, by name: those are passed over, and what was read from them is not taken away."""
        return self._look()[1] | unreadable_statements(self.folder)

    def _look(self) -> tuple[list[Path], dict[str, str]]:
        if self._seen is None:
            self._seen = ledger.look(self.folder)
        return self._seen

    def _files(self) -> list[Path]:
        """The files that can be read. Looked at anew at each call but for what is wrong: files come and go while a zone is written."""
        wrong = self._look()[1]
        return [path for path in raw_files(self.folder) if path.name not in wrong]

    def has(self, source: str) -> str | None:
        """The sha256 of the newest content kept of a source (by when it was retrieved); None where there is none."""
        self._index()
        if self._kept is None:  # whoever adds records only needs to know nothing of their times
            self._kept = {}
            for path in self._files():
                for row in read_rows(path, ["source", "sha256", "retrieved_at", "rule"]).to_pylist():
                    _note_newest(self._kept, row)
        found = [mark for newest in (self._kept, self._added) if (mark := newest.get(_plain(source))) is not None]
        return max(found)[1] if found else None

    def tombstones(self) -> list[Tombstone]:
        """What was forgotten, in order of document id."""
        found = [stone for path in sorted((self.folder / "tombstones").glob("*.json")) if (stone := _stated(path)) is not None]
        return sorted(
            (Tombstone(stone["document_id"], tuple(stone["sha256"]), stone.get("reason")) for stone in found if "sha256" in stone),
            key=lambda s: (s.document_id, s.sha256),
        )

    def complete(self) -> list[dict[str, str | None]]:
        """The declarations of whole collections, each with `source`, `doc_type` and `riksmote`."""
        return [stated for path in sorted((self.folder / "complete").glob("*.json")) if (stated := _stated(path)) is not None]

    def absent(self) -> set[tuple[str, str]]:
        """(source, sha256) of what is kept, and was not there when its folder or archive was last read."""
        return ledger.absent(self.folder)

    def manifest(self) -> pa.Table:
        """Every row without its content: source, sha256, whether it has content (`readable`), file; each (source, sha256) once."""
        dead = {sha for stone in self.tombstones() for sha in stone.sha256}
        parts = []
        for path in self._files():
            part = read_rows(path, ["source", "sha256", "rule"])
            parts.append(
                pa.table(
                    {
                        "source": part["source"],
                        "sha256": part["sha256"],
                        "readable": pc.is_null(part["rule"]),
                        "file": pa.array([path.name] * len(part), pa.string()),
                    }
                )
            )
        if not parts:
            return pa.table(
                {
                    "source": pa.array([], pa.string()),
                    "sha256": pa.array([], pa.string()),
                    "readable": pa.array([], pa.bool_()),
                    "file": pa.array([], pa.string()),
                }
            )
        whole = pa.concat_tables(parts)
        past = ledger.past(self.folder)
        if not dead and not past and whole.group_by(["source", "sha256"]).aggregate([]).num_rows == whole.num_rows:
            return whole
        keep, seen = [], set()
        for key in _keys(whole):
            keep.append(key not in seen and key[1] not in dead and key not in past)
            seen.add(key)
        return whole.filter(pa.array(keep, pa.bool_()))

    def scan(self, keys: Collection[tuple[str, str]], files: Collection[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The rows with these (source, sha256), in batches of some megabytes; each once. `files` limits where to look."""
        left = set(keys)
        for path in self._files():
            if files is not None and path.name not in files:
                continue
            try:
                parquet = pq.ParquetFile(path)
                for group in range(parquet.num_row_groups):
                    if not left:
                        return
                    heads = parquet.read_row_group(group, columns=["source", "sha256"])
                    mask = []
                    for key in zip(heads["source"].to_pylist(), heads["sha256"].to_pylist(), strict=True):
                        mask.append(key in left)
                        left.discard(key)
                    if any(mask):
                        rows = parquet.read_row_group(group)
                        if not all(mask):
                            rows = rows.filter(pa.array(mask, pa.bool_()))
                        yield from rows.combine_chunks().to_batches()
            except (pa.ArrowException, OSError) as cause:
                raise RawZoneDamaged(path, cause) from cause

    # ---- within

    def _index(self) -> set[tuple[str, str]]:
        """(source, sha256) of all rows that are on disk or were added; `_unread` are those that are no documents."""
        if self._known is None:
            self._known, self._unread, self._added, self._kept = set(), set(), {}, None
            for path in self._files():
                rows = read_rows(path, ["source", "sha256", "rule"])
                self._known.update(_keys(rows))
                self._unread.update(_keys(rows.filter(pc.is_valid(rows["rule"]))))
        return self._known

    def _remember(self, row: dict[str, object]) -> None:
        assert self._known is not None
        key = (str(row["source"]), str(row["sha256"]))
        self._known.add(key)
        if row.get("rule") is not None:
            self._unread.add(key)
        _note_newest(self._added, row)

    def _settle(self, told: set[tuple[str, str]], met: set[tuple[str, str]] | None, settles: Callable[[str], bool] | None) -> None:
        """What was unreadable and was not told now is past, what is told again is not; of what is listed, what was not met is absent."""
        past, absent = ledger.past(self.folder), ledger.absent(self.folder)
        known = self._index()
        if settles is not None:
            past |= {key for key in self._unread - told if settles(key[0])}
            if met is not None:
                absent = {key for key in absent if not settles(key[0])} | {key for key in known - self._unread - met if settles(key[0])}
        ledger.write_past(self.folder, past - told, absent)

    def _write(self, rows: list[dict[str, object]]) -> None:
        try:
            ledger.note(self.folder, [write_rows(self.folder, pa.Table.from_pylist(rows, SCHEMA))])
        except BaseException:
            self._known = None  # what is not on disk is not known
            raise

    def _rewrite(self, paths: list[Path], dead: pa.Array) -> None:
        """Write what lives of these files anew, then remove them: a kill in between leaves rows twice, which are read once."""
        rows = pa.concat_tables([read_rows(path) for path in paths])
        rows = rows.filter(pc.invert(pc.is_in(rows["sha256"], dead)))
        written = write_rows(self.folder, rows) if len(rows) else None
        ledger.note(self.folder, [written] if written else [], [path.name for path in paths if path.name != written])
        for path in paths:
            if path.name != written:
                path.unlink(missing_ok=True)

    def _compact(self) -> None:
        """Put many small files into one, as a fetcher leaves them when it is stopped often."""
        small = [(path, path.stat().st_size) for path in self._files()]
        small = [(path, size) for path, size in small if size < _SMALL_BYTES]
        if len(small) > _MANY_SMALL:
            group: list[Path] = []
            total = 0
            for path, size in [*small, (self.folder, _COMPACTED_BYTES)]:
                if total + size > _COMPACTED_BYTES:
                    if len(group) > 1:
                        self._rewrite(group, pa.array([], pa.string()))
                    group, total = [], 0
                group.append(path)
                total += size


def _keys(rows: pa.Table) -> Iterator[tuple[str, str]]:
    return zip(rows["source"].to_pylist(), rows["sha256"].to_pylist(), strict=True)


def _note_newest(newest: dict[str, _Mark], row: dict[str, object]) -> None:
    """Note of a source the newest content: of a document, not of what could not be read."""
    if row.get("rule") is None:
        source, at = str(row["source"]), row.get("retrieved_at")
        mark = (at if isinstance(at, datetime.datetime) else datetime.datetime.min, str(row["sha256"]))
        newest[source] = max(newest.get(source, mark), mark)


def _row(record: RawRecord | UnreadableSource) -> dict[str, object]:
    if isinstance(record, UnreadableSource):
        source, message = _plain(record.source), _plain(record.message)
        said = f"{source}\n{record.rule}\n{message}".encode()
        return {"source": source, "sha256": hashlib.sha256(said).hexdigest(), "rule": record.rule, "message": message}
    return {
        "source": _plain(record.source),
        "sha256": record.sha256,
        "media_type": record.media_type,
        "source_url": record.source_url,
        "retrieved_at": record.retrieved_at,
        "content": record.content,
    }


def unreadable_statements(folder: Path) -> dict[str, str]:
    """Tombstones and declarations of a raw zone that cannot be read, by name, with what is wrong."""
    paths = sorted(path for within in ("tombstones", "complete") for path in (folder / within).glob("*.json"))
    return {f"{p.parent.name}/{p.name}": "this file of the raw zone cannot be read" for p in paths if _stated(p) is None}


def _stated(path: Path) -> dict[str, Any] | None:
    """What a tombstone or a declaration says; None for one that cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _plain(text: str) -> str:
    """Text that UTF-8 can hold; the bytes of a file name that is no UTF-8 come as lone surrogates."""
    return text.encode(errors="backslashreplace").decode()
