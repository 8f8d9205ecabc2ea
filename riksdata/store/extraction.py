"""Texts to demands, references and statistics: which documents an extractor has still to do, and their rows replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyarrow as pa

from riksdata.store.batches import map_batches
from riksdata.store.extracting import FUNCTIONS, VERSIONED
from riksdata.store.raw import Progress
from riksdata.store.versions import code_version
from riksdata.store.warehouse import Connection, changed, insert, transaction

_CHUNK_CHARACTERS = 8_000_000
"""Text read and written in one transaction."""
_BATCH_CHARACTERS = 500_000
"""Text that a worker is given at a time."""
_FEW_CHARACTERS = 3_000_000
"""Up to this much text the work is done in this process: starting others takes longer."""

ExtractBatch = Callable[[pa.RecordBatch], tuple[pa.Table, pa.Table]]


def sync_extracted(
    con: Connection,
    table: str,
    *,
    workers: int = 2,
    progress: Progress | None = None,
    cluster: str | None = None,
    extract: ExtractBatch | None = None,
    version: str | None = None,
) -> tuple[int, int]:
    """Bring an extracted table in step with the documents; gives how many documents were done and how many needed nothing.

    A document is done again where its text, what its source says of it, or the extractor's code changed.
    """
    extract = extract or FUNCTIONS[table]
    version = version or code_version(*VERSIONED[table])
    _drop_gone(con, table)
    todo = con.execute(
        """SELECT d.document_id, d.characters FROM core.documents d JOIN core.inputs i USING (document_id)
        ANTI JOIN (FROM core.extractions WHERE table_name = $1 AND version = $2) x
        ON x.document_id = i.document_id AND x.input_sha256 = i.input_sha256 ORDER BY d.document_id""",
        [table, version],
    ).fetchall()
    row = con.execute("SELECT count(*) FROM core.documents").fetchone()
    total = int(row[0]) if row else 0
    few = sum(characters for _, characters in todo) <= _FEW_CHARACTERS
    done = 0
    for ids in _chunks(todo):
        documents = _load(con, ids)
        rows, issues = [], []
        for found, said in map_batches(extract, _slices(documents), 1 if few else workers, cluster):
            rows.append(found)
            issues.append(said)
        with transaction(con):
            _replace(con, table, ids, pa.concat_tables(rows), pa.concat_tables(issues), version)
        done += len(ids)
        if progress is not None:
            progress(table, done, len(todo))
    return done, total - len(todo)


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


def _slices(documents: pa.Table) -> Iterator[pa.RecordBatch]:
    documents = documents.combine_chunks()
    lengths = documents["characters"].to_pylist()
    documents = documents.drop_columns(["characters"])
    at, size = 0, 0
    for k, length in enumerate(lengths):
        if k > at and size + length > _BATCH_CHARACTERS:
            yield from documents.slice(at, k - at).to_batches()
            at, size = k, 0
        size += length
    yield from documents.slice(at).to_batches()


def _replace(con: Connection, table: str, ids: list[str], rows: pa.Table, issues: pa.Table, version: str) -> None:
    con.register("_done", pa.table({"document_id": pa.array(ids, pa.string())}))
    try:
        con.execute(f'DELETE FROM core."{table}" WHERE document_id IN (FROM _done)')
        con.execute("DELETE FROM core.text_issues WHERE table_name = $1 AND document_id IN (FROM _done)", [table])
        con.execute("DELETE FROM core.extractions WHERE table_name = $1 AND document_id IN (FROM _done)", [table])
        insert(con, f'core."{table}"', rows)
        insert(con, "core.text_issues", issues)
        con.execute(
            "INSERT INTO core.extractions SELECT $1, document_id, input_sha256, $2 FROM core.inputs SEMI JOIN _done USING (document_id)",
            [table, version],
        )
        changed(con)
    finally:
        con.unregister("_done")


def _drop_gone(con: Connection, table: str) -> None:
    """Take out the rows of documents that are there no more."""
    gone = "SELECT document_id FROM core.extractions WHERE table_name = $1 AND document_id NOT IN (SELECT document_id FROM core.documents)"
    row = con.execute(f"SELECT count(*) FROM ({gone})", [table]).fetchone()
    if not row or not row[0]:
        return
    with transaction(con):
        con.execute(f'DELETE FROM core."{table}" WHERE document_id IN ({gone})', [table])
        con.execute(f"DELETE FROM core.text_issues WHERE table_name = $1 AND document_id IN ({gone})", [table])
        con.execute(f"DELETE FROM core.extractions WHERE table_name = $1 AND document_id IN ({gone})", [table])
        changed(con)
