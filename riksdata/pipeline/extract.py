"""Texts to demands, references and statistics: which documents an extractor has still to do, and their rows replaced."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import pyarrow as pa

from riksdata.pipeline.batches import map_batches
from riksdata.pipeline.extract_batch import extract_batch
from riksdata.pipeline.extracted_rows import Extracted
from riksdata.pipeline.stage_code import EXTRACTION_CODE
from riksdata.pipeline.versions import code_version
from riksdata.storage.changes import note_documents
from riksdata.storage.raw import Progress
from riksdata.storage.warehouse import Connection, insert, transaction

_CHUNK_CHARACTERS = 4_000_000
"""Text whose rows are written in one transaction."""
_BATCH_CHARACTERS = 400_000
"""Text that a worker is given at a time, at most."""
_FEW_CHARACTERS = 500_000
"""Up to this much text the work is done in this process: starting others takes longer."""
STAGE = "extraction"
"""The name under which progress is told."""

Extract = Callable[[Sequence[str], pa.RecordBatch], dict[str, Extracted]]


def sync_extracted(
    con: Connection,
    tables: Sequence[str],
    *,
    workers: int = 2,
    progress: Progress | None = None,
    cluster: str | None = None,
    extract: Extract = extract_batch,
    version: str | None = None,
) -> dict[str, tuple[int, int]]:
    """Bring extracted tables in step with the documents; gives for each how many documents were done and how many needed nothing.

    A document is done again where its text, what its source says of it, or the extractor's code changed. What several tables need of one
    document is read once.
    """
    versions = {table: version or code_version(*EXTRACTION_CODE[table]) for table in tables}
    wanting: dict[tuple[str, int], list[str]] = {}
    for table in tables:
        _drop_gone(con, table)
        for document in _todo(con, table, versions[table]):
            wanting.setdefault(document, []).append(table)
    groups: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for document in sorted(wanting):
        groups.setdefault(tuple(wanting[document]), []).append(document)
    size = sum(characters for _, characters in wanting)
    if size <= _FEW_CHARACTERS:
        workers, cluster = 1, None
    # of few documents each worker has two batches, so that none waits long for another
    at_once = _BATCH_CHARACTERS if workers <= 1 else min(_BATCH_CHARACTERS, size // (2 * workers))
    done = 0
    for group, documents in groups.items():
        waiting: deque[tuple[list[str], int]] = deque()
        found: list[dict[str, Extracted]] = []
        for batch in map_batches(partial(extract, group), _batches(con, documents, waiting, at_once), workers, cluster):
            found.append(batch)
            ids, parts = waiting[0]
            if len(found) < parts:
                continue
            waiting.popleft()
            _write(con, ids, found, {table: versions[table] for table in group})
            found = []
            done += len(ids)
            if progress is not None:
                progress(STAGE, done, len(wanting))
    row = con.execute("SELECT count(*) FROM core.documents").fetchone()
    total = int(row[0]) if row else 0
    todo = {table: sum(table in of for of in wanting.values()) for table in tables}
    return {table: (todo[table], total - todo[table]) for table in tables}


def _todo(con: Connection, table: str, version: str) -> list[tuple[str, int]]:
    """(document, characters) of what a table has still to do."""
    return con.execute(
        """SELECT d.document_id, d.characters FROM core.documents d JOIN core.inputs i USING (document_id)
        ANTI JOIN (FROM core.extractions WHERE table_name = $1 AND version = $2) x
        ON x.document_id = i.document_id AND x.input_sha256 = i.input_sha256""",
        [table, version],
    ).fetchall()


def _batches(
    con: Connection, documents: list[tuple[str, int]], waiting: deque[tuple[list[str], int]], at_once: int
) -> Iterator[pa.RecordBatch]:
    """The documents as batches for the workers, of at most `at_once` characters where a document is not longer.

    `waiting` is told which documents are written together and of how many batches they are.

    The next documents are loaded before the last ones are written, so that the workers need not wait for either.
    """
    for ids in _chunks(documents):
        parts = list(_slices(_load(con, ids), at_once))
        waiting.append((ids, len(parts)))
        yield from parts


def _chunks(todo: list[tuple[str, int]]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for document, characters in todo:
        chunk.append(document)
        size += characters
        if size >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _load(con: Connection, ids: list[str]) -> pa.Table:
    con.register("_todo", pa.table({"document_id": pa.array(ids, pa.string())}))
    try:
        return con.sql(
            """SELECT document_id, t.text, d.doc_type, d.date, i.headings, i.official, d.characters
            FROM _todo JOIN core.documents d USING (document_id)
            JOIN core.texts t USING (document_id) JOIN core.inputs i USING (document_id)
            ORDER BY document_id"""
        ).to_arrow_table()
    finally:
        con.unregister("_todo")


def _slices(documents: pa.Table, at_once: int) -> Iterator[pa.RecordBatch]:
    documents = documents.combine_chunks()
    lengths = documents["characters"].to_pylist()
    documents = documents.drop_columns(["characters"])
    at, size = 0, 0
    for k, length in enumerate(lengths):
        if k > at and size + length > at_once:
            yield from documents.slice(at, k - at).to_batches()
            at, size = k, 0
        size += length
    yield from documents.slice(at).to_batches()


def _write(con: Connection, ids: list[str], found: list[dict[str, Extracted]], versions: Mapping[str, str]) -> None:
    """Replace the rows of some documents, in all tables or in none."""
    con.register("_done", pa.table({"document_id": pa.array(ids, pa.string())}))
    try:
        with transaction(con):
            for table, version in versions.items():
                if con.execute("FROM core.extractions WHERE table_name = $1 AND document_id IN (FROM _done) LIMIT 1", [table]).fetchone():
                    con.execute(f'DELETE FROM core."{table}" WHERE document_id IN (FROM _done)')
                    con.execute("DELETE FROM core.text_issues WHERE table_name = $1 AND document_id IN (FROM _done)", [table])
                    if table == "statistics":
                        con.execute("DELETE FROM core.rejected_quantities WHERE document_id IN (FROM _done)")
                    con.execute("DELETE FROM core.extractions WHERE table_name = $1 AND document_id IN (FROM _done)", [table])
                insert(con, f'core."{table}"', pa.concat_tables([part[table].rows for part in found]))
                insert(con, "core.text_issues", pa.concat_tables([part[table].issues for part in found]))
                insert(con, "core.rejected_quantities", pa.concat_tables([part[table].rejected for part in found]))
                con.execute(
                    """INSERT INTO core.extractions SELECT $1, document_id, input_sha256, $2
                    FROM core.inputs SEMI JOIN _done USING (document_id)""",
                    [table, version],
                )
            note_documents(con, "FROM _done")
    finally:
        con.unregister("_done")


def _drop_gone(con: Connection, table: str) -> None:
    """Take out the rows of documents that are there no more."""
    gone = "SELECT document_id FROM core.extractions WHERE table_name = $1 AND document_id NOT IN (SELECT document_id FROM core.documents)"
    row = con.execute(f"SELECT count(*) FROM ({gone})", [table]).fetchone()
    if not row or not row[0]:
        return
    with transaction(con):
        con.execute("CREATE OR REPLACE TEMP TABLE _dropped AS " + gone, [table])
        con.execute(f'DELETE FROM core."{table}" WHERE document_id IN ({gone})', [table])
        con.execute(f"DELETE FROM core.text_issues WHERE table_name = $1 AND document_id IN ({gone})", [table])
        if table == "statistics":
            con.execute(f"DELETE FROM core.rejected_quantities WHERE document_id IN ({gone})", [table])
        con.execute(f"DELETE FROM core.extractions WHERE table_name = $1 AND document_id IN ({gone})", [table])
        note_documents(con, "FROM _dropped")
