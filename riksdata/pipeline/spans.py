"""Whether every published span says what its row says: one pass over the texts, since SQL counts characters anew for each row."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa

Connection = duckdb.DuckDBPyConnection

_FAILURES = "CREATE OR REPLACE TEMP TABLE span_failures (table_name VARCHAR, row_id VARCHAR, document_id VARCHAR, problem VARCHAR)"
_CHUNK_CHARACTERS = 16_000_000

# What a span must say (null: only that it lies in the text), whether its white space is folded, and the wider span: for statistics the
# sentence that holds the figure, for demands the argument.
_ROWS = """
SELECT 'demands' AS table_name, demand_id AS row_id, document_id, CASE WHEN origin = 'text' THEN text END AS said, true AS folded,
    char_start, char_end, argument_start AS wide_start, argument_end AS wide_end, false AS holds FROM published.demands
UNION ALL
SELECT 'references', reference_id, document_id, surface, false, char_start, char_end, NULL, NULL, false FROM published."references"
UNION ALL
SELECT 'statistics', statistic_id, document_id, surface, false, char_start, char_end, sentence_start, sentence_end, true
FROM published.statistics"""


def find_span_failures(con: Connection) -> None:
    """Fill the temporary table `span_failures` (table_name, row_id, document_id, problem) over all published rows."""
    stamp = _stamp(con)
    if stamp is not None and _done(con) == stamp:
        return
    con.execute(_FAILURES)
    for ids in _chunks(con):
        failed = list(_chunk_failures(con, ids))
        if failed:
            columns = [pa.array(column, pa.string()) for column in zip(*failed, strict=True)]
            con.register("_failed", pa.table(columns, names=["table_name", "row_id", "document_id", "problem"]))
            con.execute("INSERT INTO span_failures FROM _failed")
            con.unregister("_failed")
    con.execute("CREATE OR REPLACE TEMP TABLE span_failures_of AS SELECT $1::VARCHAR AS stamp", [stamp])


def _chunk_failures(con: Connection, ids: list[str]) -> Iterator[tuple[str, str, str, str]]:
    con.register("_chunk", pa.table({"document_id": pa.array(ids, pa.string())}))
    try:
        texts = dict(con.execute("SELECT document_id, text FROM published.texts SEMI JOIN _chunk USING (document_id)").fetchall())
        rows = con.execute(f"FROM ({_ROWS}) SEMI JOIN _chunk USING (document_id)").fetchall()
    finally:
        con.unregister("_chunk")
    for table, row, document, said, folded, start, end, wide_start, wide_end, holds in rows:
        problem = _problem(texts.get(document), said, folded, start, end, wide_start, wide_end, holds)
        if problem:
            yield table, row, document, problem


def _problem(
    text: str | None,
    said: str | None,
    folded: bool,
    start: int | None,
    end: int | None,
    wide_start: int | None,
    wide_end: int | None,
    holds: bool,
) -> str | None:
    if text is None:
        nowhere = said is None and start is None and end is None and wide_start is None and wide_end is None
        return None if nowhere else "the document has no text"
    if wide_start is not None and wide_end is not None and not 0 <= wide_start <= wide_end <= len(text):
        return f"{wide_start}–{wide_end} leaves the text of {len(text)} characters"
    if start is None or end is None:
        return None if said is None else "it has no span"
    if not 0 <= start <= end <= len(text):
        return f"{start}–{end} leaves the text of {len(text)} characters"
    if holds and wide_start is not None and wide_end is not None and not (wide_start <= start and end <= wide_end):
        return f"{start}–{end} lies outside its sentence {wide_start}–{wide_end}"
    there = text[start:end]
    if said is not None and (" ".join(there.split()) if folded else there) != said:
        return f"the text says {there[:80]!r}"
    return None


def _chunks(con: Connection) -> Iterator[list[str]]:
    sizes = con.execute(
        f"SELECT d.document_id, coalesce(t.size, 0) FROM (SELECT DISTINCT document_id FROM ({_ROWS})) d "
        "LEFT JOIN (SELECT document_id, strlen(text) AS size FROM published.texts) t USING (document_id) ORDER BY ALL"
    ).fetchall()
    chunk: list[str] = []
    held = 0
    for document, size in sizes:
        chunk.append(document)
        held += size
        if held >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _stamp(con: Connection) -> str | None:
    try:
        row = con.execute("SELECT value FROM core.state WHERE name = 'published'").fetchone()
    except duckdb.CatalogException:
        return None
    return str(row[0]) if row else None


def _done(con: Connection) -> str | None:
    try:
        row = con.execute("SELECT stamp FROM span_failures_of").fetchone()
    except duckdb.CatalogException:
        return None
    return str(row[0]) if row and row[0] is not None else None
