"""Which demand a reference stands in, by its place in the text."""

from __future__ import annotations

import duckdb

_DEMANDS = """
INSERT INTO link.reference_demands
SELECT r.reference_id, r.document_id, arg_min(d.demand_id, (d.char_end - d.char_start, d.ordinal))
FROM (FROM core."references" SEMI JOIN _changed USING (document_id)) r
JOIN (FROM core.demands SEMI JOIN _changed USING (document_id)) d
ON d.document_id = r.document_id AND d.char_start <= r.char_start AND r.char_end <= d.char_end
GROUP BY r.reference_id, r.document_id"""


def link_demands(con: duckdb.DuckDBPyConnection) -> None:
    """Renew `link.reference_demands` (reference_id, document_id, demand_id) for the documents in `_changed`.

    The demand in whose words a reference stands, the innermost of nested ones.
    """
    con.execute("DELETE FROM link.reference_demands WHERE document_id IN (FROM _changed)")
    con.execute(_DEMANDS)
