"""The published tables: the extracted rows with the links joined in, exactly as `schemas` declares them."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from riksdata.pipeline.versions import code_version
from riksdata.storage.ids import issue_id
from riksdata.storage.warehouse import TRACES, Connection, generation, get_state, set_state, transaction
from schemas.tables import SCHEMA_VERSION, all_tables, table

PUBLISHED_CODE = ("riksdata.pipeline.publish", "schemas.tables")
"""What decides what the published tables hold."""

# Where each table's columns come from. Columns that are not joined in are taken from the inner table of the same name.
# A condition on the left table stands in its join key, never beside the keys: DuckDB would compare all rows with all.
_SELECTS = {
    "documents": "SELECT * FROM core.documents",
    "texts": "SELECT * FROM core.texts WHERE text <> ''",
    "people": "SELECT * FROM core.people",
    "document_relations": """
        SELECT r.*, d.document_id AS target_document_id FROM core.document_relations r
        LEFT JOIN (
            SELECT upper(dok_id) AS dok_id, min(document_id) AS document_id FROM core.documents WHERE dok_id IS NOT NULL GROUP BY 1
        ) d ON d.dok_id = upper(r.target_dok_id)""",
    "demands": """
        SELECT m.*, c.committee, c.committee_proposal, c.decision, c.decided_in, c.decision_point, p.repeats_demand_id, p.similarity
        FROM core.demands m
        LEFT JOIN (FROM core.decisions QUALIFY row_number() OVER (PARTITION BY document_id, number ORDER BY ordinal DESC) = 1) c
            ON c.document_id = m.document_id AND c.number = CASE WHEN m.origin = 'record' THEN m.ordinal END
        LEFT JOIN link.repeats p ON p.demand_id = m.demand_id""",
    "demand_decisions": """
        SELECT m.demand_id, c.ordinal, c.committee, c.committee_proposal, c.decision, c.decided_in, c.decision_point
        FROM core.decisions c JOIN core.demands m ON m.document_id = c.document_id AND m.ordinal = c.number AND m.origin = 'record'""",
    "references": """
        SELECT r.* EXCLUDE (target_dok_id, uri), t.target_dok_id,
            coalesce(r.uri, 'https://data.riksdagen.se/dokument/' || t.target_dok_id) AS uri, t.target_document_id, d.demand_id
        FROM core."references" r
        LEFT JOIN link.reference_targets t USING (reference_id) LEFT JOIN link.reference_demands d USING (reference_id)""",
    "statistics": "SELECT s.*, c.claim_id FROM core.statistics s LEFT JOIN link.claims c USING (statistic_id)",
    "issues": "SELECT * FROM _issues",
}

_AS_THEY_LIE = frozenset({"texts"})
"""Tables that are the inner table and nothing else, and too large to be copied: views. A document without a text has no row."""

# Every issue of the warehouse: raw records that are no document, sources that another one speaks for, and what readers and extractors said.
_ISSUES = """
SELECT NULL AS document_id, source, rule, CASE WHEN replaced THEN 'info' ELSE 'error' END AS severity,
    message || CASE WHEN replaced THEN ' A readable version of this source was found too.' ELSE '' END AS message,
    NULL::BIGINT AS char_start, NULL::BIGINT AS char_end
FROM (SELECT r.*, EXISTS (SELECT 1 FROM core.readings o WHERE o.source = r.source AND o.document_id IS NOT NULL) AS replaced
    FROM core.readings r WHERE document_id IS NULL)
UNION
SELECT d.document_id, r.source, 'other_source', 'info',
    'This document was also read from ' || r.source || ' (sha256 ' || left(r.sha256, 12) || '…); the rows were taken from ' || d.source
    || ' (sha256 ' || left(d.source_sha256, 12) || '…).', NULL, NULL
FROM core.readings r JOIN core.documents d USING (document_id) WHERE NOT (r.source = d.source AND r.sha256 = d.source_sha256)
UNION
SELECT r.document_id, r.source, 'source_changed', 'info',
    'This source was seen with other contents too, which are documents of their own: '
    || string_agg(DISTINCT o.document_id, ', ' ORDER BY o.document_id) || '.', NULL, NULL
FROM core.readings r JOIN core.readings o ON o.source = r.source AND o.document_id <> r.document_id GROUP BY r.document_id, r.source
UNION
SELECT d.document_id, d.source, 'same_text', 'warning',
    'Word for word the same text as ' || string_agg(o.document_id, ', ' ORDER BY o.document_id)
    || ': its demands, references and figures stand in the data more than once.', NULL, NULL
FROM core.documents d JOIN core.documents o ON o.text_sha256 = d.text_sha256 AND o.document_id <> d.document_id
WHERE d.characters > 0 GROUP BY d.document_id, d.source
UNION
SELECT document_id, source, rule, severity, message, NULL, NULL FROM core.source_issues
UNION
SELECT t.document_id, d.source, t.rule, t.severity, t.message, t.char_start, t.char_end
FROM core.text_issues t JOIN core.documents d USING (document_id)"""


def build_published(con: Connection, check: Callable[[Connection], None] | None = None) -> bool:
    """Fill the schema `published` with every declared table, its columns as declared; whether anything changed.

    `check` is called on the new tables before anybody else can see them; where it raises, what was published before stays.
    Constraints are not put on these tables: the rules say which rows break them, and the release's own files carry the declarations.
    """
    state = f"{generation(con)} {get_state(con, 'links')} {SCHEMA_VERSION} {code_version(*PUBLISHED_CODE)}"
    if get_state(con, "published") == state:
        return False
    con.register("_issues", _issues(con))
    try:
        with transaction(con):
            for name, declared in all_tables().items():
                columns = ", ".join(f'"{c.name}"::{c.sql_type} AS "{c.name}"' for c in declared.columns)
                kind = "VIEW" if name in _AS_THEY_LIE else "TABLE"
                _drop_other(con, name, kind)
                con.execute(f'CREATE OR REPLACE {kind} published."{name}" AS SELECT {columns} FROM ({_SELECTS[name]})')
            if check is not None:
                check(con)
            set_state(con, "published", state)
            if get_state(con, TRACES):
                set_state(con, TRACES, "erase")
    finally:
        con.unregister("_issues")
    return True


def published_batches(con: Connection, name: str, rows: int = 50_000) -> pa.RecordBatchReader:
    """The rows of a published table in order of its key, as batches of the declared Arrow schema."""
    declared = table(name)
    columns = ", ".join(f'"{c.name}"' for c in declared.columns)
    order = ", ".join(f'"{key}"' for key in declared.key)
    reader = con.sql(f'SELECT {columns} FROM published."{name}" ORDER BY {order}').to_arrow_reader(rows)
    schema = pa.schema([pa.field(f.name, f.type) for f in declared.arrow_schema])
    return pa.RecordBatchReader.from_batches(schema, (batch.cast(schema) for batch in reader))


def _drop_other(con: Connection, name: str, kind: str) -> None:
    """Take away what bears the name but is of the other kind, as an earlier version may have left it."""
    row = con.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_schema = 'published' AND table_name = $1", [name]
    ).fetchone()
    if row and (row[0] == "VIEW") != (kind == "VIEW"):
        con.execute(f'DROP {"VIEW" if row[0] == "VIEW" else "TABLE"} published."{name}"')


def _issues(con: Connection) -> pa.Table:
    found = con.sql(_ISSUES).to_arrow_table()
    names = ("document_id", "source", "rule", "message", "char_start", "char_end")
    ids = [issue_id(*row) for row in zip(*(found[name].to_pylist() for name in names), strict=True)]
    with_ids = found.append_column("issue_id", pa.array(ids, pa.string()))
    # one issue said twice, of another severity, is one issue
    con.register("_all_issues", with_ids)
    try:
        return con.sql("FROM _all_issues QUALIFY row_number() OVER (PARTITION BY issue_id ORDER BY severity) = 1").to_arrow_table()
    finally:
        con.unregister("_all_issues")
