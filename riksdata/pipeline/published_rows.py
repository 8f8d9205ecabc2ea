"""What each published table holds, as queries over the inner tables and the links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.pipeline.target_rows import TARGETS
from riksdata.storage.extracted import EXTRACTED
from schemas.tables import table

# Every issue of the warehouse: raw records that are no document, sources that another one speaks for, and what readers and extractors said.
_ISSUES = """
SELECT NULL AS document_id, source, rule, CASE WHEN replaced OR absent THEN 'info' ELSE 'error' END AS severity,
    message || CASE WHEN replaced THEN ' A readable version of this source was found too.'
        WHEN absent THEN ' It is no longer where it was found; its bytes are kept for a later reader.' ELSE '' END AS message,
    NULL::BIGINT AS char_start, NULL::BIGINT AS char_end
FROM (SELECT r.*, EXISTS (SELECT 1 FROM core.readings o WHERE o.source = r.source AND o.document_id IS NOT NULL) AS replaced,
    EXISTS (SELECT 1 FROM core.absent a WHERE a.source = r.source AND a.sha256 = r.sha256) AS absent
    FROM {sources} r WHERE document_id IS NULL)
UNION
SELECT d.document_id, r.source, 'other_source', 'info',
    'This document was also read from ' || r.source || ' (sha256 ' || left(r.sha256, 12) || '…); the rows were taken from ' || d.source
    || ' (sha256 ' || left(d.source_sha256, 12) || '…).', NULL, NULL
FROM {core.readings} r JOIN core.documents d USING (document_id) WHERE NOT (r.source = d.source AND r.sha256 = d.source_sha256)
UNION
SELECT r.document_id, r.source, 'source_changed', 'info',
    'This source was seen with other contents too, which are documents of their own: '
    || string_agg(DISTINCT o.document_id, ', ' ORDER BY o.document_id) || '.', NULL, NULL
FROM {core.readings} r JOIN core.readings o ON o.source = r.source AND o.document_id <> r.document_id GROUP BY r.document_id, r.source
UNION
SELECT d.document_id, d.source, 'same_text', 'warning',
    'Word for word the same text as ' || string_agg(o.document_id, ', ' ORDER BY o.document_id)
    || ': its demands, references and figures stand in the data more than once.', NULL, NULL
FROM {core.documents} d JOIN core.documents o ON o.text_sha256 = d.text_sha256 AND o.document_id <> d.document_id
WHERE d.characters > 0 GROUP BY d.document_id, d.source
UNION
SELECT document_id, source, rule, severity, message, NULL, NULL FROM {core.source_issues}
UNION
SELECT t.document_id, d.source, t.rule, t.severity, t.message, t.char_start, t.char_end
FROM {core.text_issues} t JOIN core.documents d USING (document_id)"""

# The id is that of `issue_id`: told here, since the messages of all issues would else be held in memory. One issue said twice, of another
# severity, is one issue.
_TOLD_BY = ", ".join(f"coalesce({name}::VARCHAR, '')" for name in ("document_id", "source", "rule", "message", "char_start", "char_end"))
_IDENTIFIED = f"""
SELECT 'i-' || left(sha256(array_to_string([{_TOLD_BY}], chr(31))), 16) AS issue_id, * FROM ({_ISSUES})
QUALIFY row_number() OVER (PARTITION BY issue_id ORDER BY severity) = 1"""

# Where each table's columns come from: in braces what is read of the documents asked for, and of no others.
# Columns that are not joined in are taken from the inner table of the same name; an extracted table with nothing joined in has no entry.
# A condition on the left table stands in its join key, never beside the keys: DuckDB would compare all rows with all.
SELECTS = {name: f"SELECT * FROM {{core.{name}}}" for name in EXTRACTED} | {
    "documents": "SELECT * FROM {core.documents}",
    # told by the documents, not by the text: whoever counts texts or looks for some of them would read all
    "texts": "SELECT * FROM {core.texts} SEMI JOIN (FROM core.documents WHERE characters > 0) USING (document_id)",
    "people": "SELECT * FROM {core.people}",
    "document_relations": """
        SELECT r.*, d.document_id AS target_document_id FROM {core.document_relations} r
        LEFT JOIN (
            SELECT upper(dok_id) AS dok_id, min(document_id) AS document_id FROM core.documents WHERE dok_id IS NOT NULL GROUP BY 1
        ) d ON d.dok_id = upper(r.target_dok_id)""",
    "demands": """
        SELECT m.*, list_transform(m.agency, lambda name: b.ids[name]) AS agency_ids,
            c.committee, c.committee_proposal, c.decision, c.decided_in, c.decision_point, p.repeats_demand_id, p.similarity
        FROM {core.demands} m CROSS JOIN (SELECT map(list(written), list(body_id)) AS ids FROM _body_ids) b
        LEFT JOIN (FROM {core.decisions} QUALIFY row_number() OVER (PARTITION BY document_id, number ORDER BY ordinal DESC) = 1) c
            ON c.document_id = m.document_id AND c.number = CASE WHEN m.origin = 'record' THEN m.ordinal END
        LEFT JOIN {link.repeats} p ON p.demand_id = m.demand_id""",
    "demand_decisions": """
        SELECT m.demand_id, c.ordinal, c.committee, c.committee_proposal, c.decision, c.decided_in, c.decision_point
        FROM {core.decisions} c JOIN {core.demands} m ON m.document_id = c.document_id AND m.ordinal = c.number AND m.origin = 'record'""",
    "references": """
        SELECT r.* EXCLUDE (target_dok_id, uri), t.target_dok_id,
            coalesce(r.uri, 'https://data.riksdagen.se/dokument/' || t.target_dok_id) AS uri, t.target_document_id, d.demand_id
        FROM {core.references} r
        LEFT JOIN {link.reference_targets} t USING (reference_id) LEFT JOIN {link.reference_demands} d USING (reference_id)""",
    "statistics": """
        SELECT s.*, c.claim_id, d.demand_id, b.body_id AS publisher_id FROM {core.statistics} s
        LEFT JOIN {link.claims} c USING (statistic_id) LEFT JOIN {link.statistic_demands} d USING (statistic_id)
        LEFT JOIN _body_ids b ON b.written = s.publisher""",
    "targets": TARGETS,
    "bodies": """
        SELECT b.*, coalesce(s.n, 0) AS statistics, coalesce(m.n, 0) AS demands FROM _bodies b
        LEFT JOIN (SELECT body_id, count(*) AS n FROM core.statistics s JOIN _body_ids i ON i.written = s.publisher GROUP BY 1) s
            USING (body_id)
        LEFT JOIN (SELECT body_id, count(DISTINCT demand_id) AS n FROM (SELECT demand_id, unnest(agency) AS written FROM core.demands)
            JOIN _body_ids USING (written) GROUP BY 1) m USING (body_id)""",
    "codes": "FROM _codes",
    "issues": _IDENTIFIED,
}

AS_THEY_LIE = frozenset({"texts"})
"""Tables that are the inner table and nothing else, and too large to be copied: views. A document without a text has no row."""

_READ = re.compile(r"\{(?:(core|link)\.(\w+)|sources)\}")


def of_all(query: str) -> str:
    """A query of this module over all documents."""
    return _READ.sub(lambda found: f'{found[1]}."{found[2]}"' if found[1] else "core.readings", query)


def of_changed(query: str, *, few: bool = False) -> str:
    """The same over the documents in `_republished` and the sources in `_resourced` only; `few`: these are some dozens at most."""

    def read(found: re.Match[str]) -> str:
        if found[2] == "source_issues":  # some are of a source that is no document
            of_source = "document_id IS NULL AND source IN (FROM _resourced)"
            return f"(FROM core.source_issues WHERE document_id IN (FROM _republished) OR ({of_source}))"
        if found[1]:
            rows = rows_where(f'{found[1]}."{found[2]}"', ("document_id IN (FROM _republished)",), few=few)
            return f"({rows})"
        return "(FROM core.readings SEMI JOIN _resourced USING (source))"

    return _READ.sub(read, query)


def rows_where(table_name: str, conditions: Sequence[str], *, few: bool) -> str:
    """SQL, from its FROM on, of the rows of a table for which one of the conditions holds.

    Of few their places are looked for first, by a column or two: DuckDB would else unpack all columns of all rows that lie near them.
    """
    if not few:
        return f"FROM {table_name} WHERE {' OR '.join(f'({condition})' for condition in conditions)}"
    places = " UNION ".join(f"SELECT rowid FROM {table_name} WHERE {condition}" for condition in conditions)
    return f"FROM {table_name} WHERE rowid IN ({places})"


def is_of_documents(name: str) -> bool:
    """Whether the rows of a table follow from single documents and what they are linked to."""
    return _READ.search(SELECTS[name]) is not None


def as_declared(name: str, select: str) -> str:
    """The rows of a query in the columns and types that a table is declared with."""
    columns = ", ".join(f'"{c.name}"::{c.sql_type} AS "{c.name}"' for c in table(name).columns)
    return f"SELECT {columns} FROM ({select})"
