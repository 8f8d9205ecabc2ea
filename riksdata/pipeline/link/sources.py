"""Which demand a reference stands in, by its place in the text."""

from __future__ import annotations

import duckdb

_DEMANDS = """
INSERT INTO link.reference_demands
SELECT r.reference_id, arg_min(d.demand_id, (d.char_end - d.char_start, d.ordinal)) FROM core."references" r
JOIN core.demands d ON d.document_id = r.document_id AND d.char_start <= r.char_start AND r.char_end <= d.char_end
GROUP BY r.reference_id"""


def link_demands(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `link.reference_demands` (reference_id, demand_id): the demand in whose words it stands, the innermost of nested ones."""
    con.execute("DELETE FROM link.reference_demands")
    con.execute(_DEMANDS)
