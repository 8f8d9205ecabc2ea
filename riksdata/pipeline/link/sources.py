"""Which demand a reference or a figure belongs to, by its place in the text."""

from __future__ import annotations

import duckdb

_DEMANDS = """
INSERT INTO link.reference_demands
SELECT r.reference_id, r.document_id, arg_min(d.demand_id, (d.char_end - d.char_start, d.ordinal))
FROM (FROM core."references" SEMI JOIN _changed USING (document_id)) r
JOIN (FROM core.demands SEMI JOIN _changed USING (document_id)) d
ON d.document_id = r.document_id AND d.char_start <= r.char_start AND r.char_end <= d.char_end
GROUP BY r.reference_id, r.document_id"""


# A figure in a demand's own words is that demand's; else that of the argument that ends soonest behind it, of those the shortest.
_ARGUED = """
INSERT INTO link.statistic_demands
SELECT s.statistic_id, s.document_id, coalesce(
    arg_min(d.demand_id, (d.char_end - d.char_start, d.ordinal)) FILTER (d.char_start <= s.char_start AND s.char_end <= d.char_end),
    arg_min(d.demand_id, (d.argument_end, d.argument_end - d.argument_start, d.ordinal))
        FILTER (d.argument_start <= s.char_start AND s.char_end <= d.argument_end))
FROM (FROM core.statistics SEMI JOIN _changed USING (document_id)) s
JOIN (FROM core.demands SEMI JOIN _changed USING (document_id)) d ON d.document_id = s.document_id
    AND least(d.char_start, d.argument_start) <= s.char_start AND s.char_end <= greatest(d.char_end, d.argument_end)
GROUP BY s.statistic_id, s.document_id HAVING count(*) FILTER (
    (d.char_start <= s.char_start AND s.char_end <= d.char_end)
    OR (d.argument_start <= s.char_start AND s.char_end <= d.argument_end)) > 0"""


def link_argued(con: duckdb.DuckDBPyConnection) -> None:
    """Renew `link.statistic_demands` (statistic_id, document_id, demand_id) for the documents in `_changed`.

    The demand that a figure stands in, or else argues for.
    """
    con.execute("DELETE FROM link.statistic_demands WHERE document_id IN (FROM _changed)")
    con.execute(_ARGUED)


def link_demands(con: duckdb.DuckDBPyConnection) -> None:
    """Renew `link.reference_demands` (reference_id, document_id, demand_id) for the documents in `_changed`.

    The demand in whose words a reference stands, the innermost of nested ones.
    """
    con.execute("DELETE FROM link.reference_demands WHERE document_id IN (FROM _changed)")
    con.execute(_DEMANDS)
