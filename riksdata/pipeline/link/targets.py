"""What references point to: the riksdag's id of the target, and the target's row where the document is in the warehouse.

Worked out over all documents each time, so that a target that arrives later is found later.
"""

from __future__ import annotations

import duckdb

# A motion that a party filed under a number of its own ("mot. 2024/25:V203") is found by that number. The number is used only where one
# document of the session bears it: the field also holds bare party letters, and a withdrawn motion may share its number with its successor.
_TEMPORARY = """
SELECT riksmote, upper(temp_designation) AS designation, min(dok_id) AS dok_id FROM core.documents
WHERE doc_type = 'mot' AND dok_id IS NOT NULL AND riksmote IS NOT NULL AND NOT withdrawn
AND regexp_full_match(temp_designation, '[A-Za-zÅÄÖåäö]{1,4}[0-9]{1,5}')
GROUP BY ALL HAVING count(DISTINCT dok_id) = 1"""

_TARGETS = f"""
INSERT INTO link.reference_targets
WITH temporary AS ({_TEMPORARY}),
found AS (
    -- the condition on the left row stands in its key: beside the keys in the join, it would make DuckDB compare all rows with all
    SELECT r.reference_id, coalesce(r.target_dok_id, t.dok_id) AS target_dok_id FROM (
        SELECT reference_id, target_dok_id, CASE WHEN kind = 'mot' AND target_dok_id IS NULL THEN label END AS unresolved
        FROM core."references"
    ) r LEFT JOIN temporary t ON t.riksmote = regexp_extract(r.unresolved, '^mot/([0-9/]+):', 1)
    AND t.designation = upper(regexp_extract(r.unresolved, '^mot/[0-9/]+:([^#]+)', 1))
)
SELECT f.reference_id, f.target_dok_id, min(d.document_id) FROM found f
LEFT JOIN core.documents d ON upper(d.dok_id) = upper(f.target_dok_id)
WHERE f.target_dok_id IS NOT NULL GROUP BY ALL"""


def link_targets(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `link.reference_targets` (reference_id, target_dok_id, target_document_id): a row for each target that the riksdag numbers."""
    con.execute("DELETE FROM link.reference_targets")
    con.execute(_TARGETS)
