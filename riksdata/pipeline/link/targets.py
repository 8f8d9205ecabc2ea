"""What references point to: the riksdag's id of the target, and the target's row where the document is in the warehouse.

Worked out anew for the references that ask for what changed, so that a target that arrives later is found later.
"""

from __future__ import annotations

import duckdb

from riksdata.pipeline.link.lookups import NUMBERED

_TARGETS = f"""
INSERT INTO link.reference_targets
WITH temporary AS (
    SELECT riksmote, designation, min(dok_id) AS dok_id FROM ({NUMBERED}) GROUP BY ALL HAVING count(DISTINCT dok_id) = 1
),
found AS (
    -- the condition on the left row stands in its key: beside the keys in the join, it would make DuckDB compare all rows with all
    SELECT r.reference_id, r.document_id, coalesce(r.target_dok_id, t.dok_id) AS target_dok_id FROM (
        SELECT reference_id, document_id, target_dok_id, CASE WHEN kind = 'mot' AND target_dok_id IS NULL THEN label END AS unresolved
        FROM core."references" SEMI JOIN _cited USING (document_id)
    ) r LEFT JOIN temporary t ON t.riksmote = regexp_extract(r.unresolved, '^mot/([0-9/]+):', 1)
    AND t.designation = upper(regexp_extract(r.unresolved, '^mot/[0-9/]+:([^#]+)', 1))
)
SELECT f.reference_id, f.document_id, f.target_dok_id, min(d.document_id) FROM found f
LEFT JOIN core.documents d ON upper(d.dok_id) = upper(f.target_dok_id)
WHERE f.target_dok_id IS NOT NULL GROUP BY ALL"""


def link_targets(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `link.reference_targets` (reference_id, document_id, target_dok_id, target_document_id) for the documents in `_cited`.

    A row for each target that the riksdag numbers.
    """
    con.execute("DELETE FROM link.reference_targets WHERE document_id IN (FROM _cited)")
    con.execute(_TARGETS)
