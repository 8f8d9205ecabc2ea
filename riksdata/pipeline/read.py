"""Raw zone → documents: reads the raw records that are new, and chooses the source of a document that several sources hold."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain

import pyarrow as pa

from riksdata.pipeline.batches import begin_starting, map_batches
from riksdata.pipeline.document_rows import STAGED, read_batch, staging_schema
from riksdata.pipeline.record_rows import READINGS
from riksdata.pipeline.stage_code import READER_CODE
from riksdata.pipeline.unread import RAW_FILE_DAMAGED
from riksdata.pipeline.versions import code_version
from riksdata.storage.changes import note_documents, note_sources
from riksdata.storage.layout import OF_DOCUMENT, TABLES
from riksdata.storage.ledger import TODO
from riksdata.storage.raw import Progress, RawZone
from riksdata.storage.warehouse import TRACES, Connection, advance, insert, set_state, transaction

_CHUNK_BYTES = 16 << 20
"""Raw bytes whose rows are stored in one transaction."""
_KEYS_AT_ONCE = 10_000
_FEW_BYTES = 8 << 20
"""Up to this many raw bytes the work is done in this process: starting others takes longer."""
_SOME_BYTES = 3 << 20
"""From so many on other processes are worth their start for what is extracted from them."""

# Which raw record speaks for a document: one with a text before one without, a record before HTML before plain text, then the newer by the
# source's own date, then by hash.
BEST = """
SELECT document_id, source, sha256 FROM core.readings WHERE document_id IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY document_id
    ORDER BY characters > 0 DESC, CASE source_kind WHEN 'record' THEN 0 WHEN 'html' THEN 1 ELSE 2 END,
        source_date DESC NULLS LAST, sha256, source
) = 1"""

_NOT_READ = """
SELECT m.source, m.sha256, m.file FROM _manifest m
ANTI JOIN (FROM core.readings WHERE reader_version = $1) r USING (source, sha256)"""

_NOT_STORED = f"""
SELECT b.source, b.sha256, m.file FROM ({BEST}) b JOIN _manifest m USING (source, sha256)
ANTI JOIN core.documents d ON d.document_id = b.document_id AND d.source = b.source AND d.source_sha256 = b.sha256
WHERE $1 IS NOT NULL"""

ReadBatch = Callable[[pa.RecordBatch], dict[str, pa.Table]]


def reader_version() -> str:
    """The version of all that turns raw bytes into a document's rows."""
    return code_version(*READER_CODE)


def sync_documents(
    raw: RawZone,
    con: Connection,
    *,
    workers: int = 2,
    progress: Progress | None = None,
    cluster: str | None = None,
    read: ReadBatch = read_batch,
    version: str | None = None,
) -> tuple[int, int]:
    """Bring the tables of documents in step with the raw zone; gives how many raw records were read and how many needed no reading.

    Each chunk is one transaction, so that a killed run goes on where it was. The outcome depends on what is in the raw zone only.
    """
    version = version or reader_version()
    manifest = raw.manifest()
    con.register("_manifest", manifest)
    try:
        damage = raw.damage()
        _note_damage(con, damage)
        _drop_vanished(con, raw, damage)
        _declarations(con, raw)
        absent = raw.absent()
        total = _count(con, "SELECT count(*) FROM _manifest")
        done = 0
        todo = _keys(con, _NOT_READ, version)
        first = len(todo)
        tried: set[tuple[str, str]] = set()
        while not tried.issuperset(todo):
            tried |= todo.keys()
            for read_now in _read_chunks(con, _chunks(raw, todo), workers, cluster, read, version):
                done += read_now
                if progress is not None:
                    progress("documents", done, max(first, done))
            # a document's best source may have been passed over before: read it again where its rows are not there
            todo = _keys(con, _NOT_STORED, version)
        _note_absent(con, absent)
    finally:
        con.unregister("_manifest")
    return done, total - first


def _chunks(raw: RawZone, todo: dict[tuple[str, str], str]) -> Iterator[list[pa.RecordBatch]]:
    chunk: list[pa.RecordBatch] = []
    size = 0
    for batch in raw.scan(todo.keys(), set(todo.values())):
        chunk.append(batch)
        size += batch.nbytes
        if size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _read_chunks(
    con: Connection, chunks: Iterator[list[pa.RecordBatch]], workers: int, cluster: str | None, read: ReadBatch, version: str
) -> Iterator[int]:
    """Read and store one chunk after the other; gives how many records each had.

    The next chunk is handed out before the last one is stored, so that the workers need not wait.
    """
    chunk = next(chunks, [])
    size = sum(batch.nbytes for batch in chunk)
    if cluster is None and size >= _SOME_BYTES:
        begin_starting(workers)
    if size < _FEW_BYTES:
        workers, cluster = 1, None
    sizes: deque[int] = deque()

    def batches() -> Iterator[pa.RecordBatch]:
        for batches in chain([chunk], chunks):
            sizes.append(len(batches))
            yield from batches

    results: list[dict[str, pa.Table]] = []
    for result in map_batches(read, batches(), workers, cluster):
        results.append(result)
        if len(results) == sizes[0]:
            sizes.popleft()
            yield _store_chunk(con, results, version)
            results = []


def _store_chunk(con: Connection, results: list[dict[str, pa.Table]], version: str) -> int:
    staged = {name: pa.concat_tables([r[name] for r in results]) for name in STAGED}
    readings = staged[READINGS]
    at = readings.schema.get_field_index("reader_version")
    staged[READINGS] = readings.set_column(at, "reader_version", pa.array([version] * len(readings), pa.string()))
    with transaction(con):
        _store(con, staged)
    return len(readings)


def _store(con: Connection, staged: dict[str, pa.Table]) -> None:
    """Put what was read in place: of the documents touched, those whose best source is among it, or whose best source changed."""
    for name, rows in staged.items():
        con.register(_stage(name), rows)
    try:
        con.execute(
            f"""CREATE OR REPLACE TEMP TABLE _touched AS
            SELECT document_id FROM core.readings SEMI JOIN {_stage(READINGS)} USING (source, sha256) WHERE document_id IS NOT NULL
            UNION SELECT document_id FROM {_stage(READINGS)} WHERE document_id IS NOT NULL"""
        )
        con.execute(f"DELETE FROM core.readings r USING {_stage(READINGS)} n WHERE r.source = n.source AND r.sha256 = n.sha256")
        con.execute(f"INSERT INTO core.readings BY NAME FROM {_stage(READINGS)}")
        con.execute(f"CREATE OR REPLACE TEMP TABLE _best AS SELECT b.* FROM ({BEST}) b SEMI JOIN _touched USING (document_id)")
        # documents to keep as they stand: their best source is stored already, and was not read again
        con.execute(
            f"""CREATE OR REPLACE TEMP TABLE _replaced AS SELECT document_id FROM _touched ANTI JOIN (
                SELECT d.document_id FROM core.documents d
                JOIN _best b ON d.document_id = b.document_id AND d.source = b.source AND d.source_sha256 = b.sha256
                ANTI JOIN {_stage(READINGS)} n ON n.source = b.source AND n.sha256 = b.sha256
            ) USING (document_id)"""
        )
        known = con.execute("FROM core.documents WHERE document_id IN (FROM _replaced) LIMIT 1").fetchone()
        for name in OF_DOCUMENT:
            if known:
                con.execute(f"DELETE FROM {name} WHERE document_id IN (FROM _replaced)")
            columns = ", ".join(f's."{c}"' for c in staging_schema(name).names[2:])
            con.execute(
                f"""INSERT INTO {name} BY NAME SELECT {columns} FROM {_stage(name)} s
                JOIN _best b ON b.document_id = s.document_id AND b.source = s.raw_source AND b.sha256 = s.raw_sha256
                WHERE s.document_id IN (FROM _replaced)"""
            )
        note_documents(con, "FROM _touched")
        note_sources(con, f"SELECT source FROM {_stage(READINGS)}")
    finally:
        for name in staged:
            con.unregister(_stage(name))


def _drop_vanished(con: Connection, raw: RawZone, damage: Collection[str]) -> None:
    """Take out what is in the raw zone no more (it was forgotten, or the raw zone is another).

    While a file of the raw zone is gone or damaged, only what was forgotten is taken out: a loss on disk takes nothing away.
    """
    gone = "SELECT source, sha256, document_id FROM core.readings ANTI JOIN _manifest USING (source, sha256)"
    if damage:
        con.execute("CREATE OR REPLACE TEMP TABLE _dead (sha256 VARCHAR)")
        dead = sorted({sha256 for stone in raw.tombstones() for sha256 in stone.sha256})
        insert(con, "_dead", pa.table({"sha256": pa.array(dead, pa.string())}))
        gone += " WHERE document_id IS NULL OR sha256 IN (FROM _dead)"
    if not _count(con, f"SELECT count(*) FROM ({gone})"):
        return
    with transaction(con):
        con.execute(f"CREATE OR REPLACE TEMP TABLE _gone AS {gone}")
        con.execute("DELETE FROM core.readings r USING _gone g WHERE r.source = g.source AND r.sha256 = g.sha256")
        for name in OF_DOCUMENT:
            # where another source of the document is left, it is read again
            con.execute(f"DELETE FROM {name} WHERE document_id IN (SELECT document_id FROM _gone WHERE document_id IS NOT NULL)")
        if _count(con, "SELECT count(*) FROM _gone WHERE document_id IS NOT NULL"):
            set_state(con, TRACES, "left")
        con.execute("UPDATE core.readings SET reader_version = NULL WHERE document_id IN (SELECT document_id FROM _gone)")
        note_documents(con, "SELECT document_id FROM _gone WHERE document_id IS NOT NULL")
        note_sources(con, "SELECT source FROM _gone")


def _note_damage(con: Connection, damage: Mapping[str, str]) -> None:
    """An issue for each file of the raw zone that cannot be read, until it can."""
    rows = [
        {"document_id": None, "source": f"raw/{name}", "rule": RAW_FILE_DAMAGED, "severity": "error", "message": f"{what}. {TODO}."}
        for name, what in damage.items()
    ]
    found = con.execute("SELECT source, message FROM core.source_issues WHERE rule = $1 ORDER BY ALL", [RAW_FILE_DAMAGED]).fetchall()
    if found != sorted((row["source"], row["message"]) for row in rows):
        with transaction(con):
            con.execute(
                "CREATE OR REPLACE TEMP TABLE _damaged AS SELECT source FROM core.source_issues WHERE rule = $1", [RAW_FILE_DAMAGED]
            )
            con.execute("DELETE FROM core.source_issues WHERE rule = $1", [RAW_FILE_DAMAGED])
            insert(con, "core.source_issues", pa.Table.from_pylist(rows, TABLES["core.source_issues"]))
            con.execute("INSERT INTO _damaged SELECT source FROM core.source_issues WHERE rule = $1", [RAW_FILE_DAMAGED])
            note_sources(con, "FROM _damaged")


def _note_absent(con: Connection, absent: set[tuple[str, str]]) -> None:
    """Which of the records that no document came of are where they were no more."""
    unread = con.execute("SELECT source, sha256 FROM core.readings WHERE document_id IS NULL").fetchall()
    found = absent.intersection(unread)
    if found != set(con.execute("FROM core.absent").fetchall()):
        with transaction(con):
            con.execute("CREATE OR REPLACE TEMP TABLE _absent AS FROM core.absent")
            con.execute("DELETE FROM core.absent")
            insert(con, "core.absent", pa.Table.from_pylist([dict(zip(("source", "sha256"), key, strict=True)) for key in sorted(found)]))
            note_sources(con, "SELECT source FROM (FROM _absent UNION ALL FROM core.absent) GROUP BY source, sha256 HAVING count(*) = 1")


def _declarations(con: Connection, raw: RawZone) -> None:
    """What the raw zone says of collections and of forgotten documents, where the checks can see it."""
    complete = pa.Table.from_pylist(raw.complete(), pa.schema([(n, pa.string()) for n in ("source", "doc_type", "riksmote")]))
    forgotten = pa.table({"document_id": pa.array(sorted({stone.document_id for stone in raw.tombstones()}), pa.string())})
    for name, declared in (("core.complete_collections", complete), ("core.forgotten", forgotten)):
        before = con.sql(f"FROM {name}").to_arrow_table().to_pylist()
        if sorted(map(str, before)) != sorted(map(str, declared.to_pylist())):
            with transaction(con):
                con.execute(f"DELETE FROM {name}")
                insert(con, name, declared)
                advance(con)


def _keys(con: Connection, query: str, version: str) -> dict[tuple[str, str], str]:
    """(source, sha256) → file. Of a large archive these are hundreds of thousands, so that what many share is held once."""
    found: dict[tuple[str, str], str] = {}
    cursor = con.execute(query, [version])
    while rows := cursor.fetchmany(_KEYS_AT_ONCE):
        found.update(((source, sha), sys.intern(file)) for source, sha, file in rows)
    return found


def _count(con: Connection, query: str) -> int:
    row = con.execute(query).fetchone()
    return int(row[0]) if row else 0


def _stage(name: str) -> str:
    return "_stage_" + name.partition(".")[2].strip('"')
