"""Asked again: the earliest demand that asks the same, for each demand that repeats one."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from riksdata.pipeline.link.repeats import find_repeats

_DEMANDS = """
SELECT m.demand_id, m.document_id, m.ordinal, m.kind, m.text, d.date, d.riksmote, d.parties FROM core.demands m
JOIN core.documents d USING (document_id) ORDER BY m.demand_id"""


def demands_to_compare(con: duckdb.DuckDBPyConnection) -> pa.Table:
    """All demands with what tells the earlier from the later: demand_id, document_id, ordinal, kind, text, date, riksmote, parties."""
    return con.sql(_DEMANDS).to_arrow_table()


def link_repeats(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `link.repeats` (demand_id, repeats_demand_id, similarity)."""
    con.execute("DELETE FROM link.repeats")
    found = find_repeats(demands_to_compare(con))
    if found.num_rows:
        con.register("_repeats", found)
        try:
            con.execute("INSERT INTO link.repeats BY NAME SELECT demand_id, repeats_demand_id, similarity FROM _repeats")
        finally:
            con.unregister("_repeats")
