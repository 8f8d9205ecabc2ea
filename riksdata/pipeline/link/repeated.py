"""Asked again: the earliest demand that asks the same, for each demand that repeats one."""

from __future__ import annotations

import duckdb

from riksdata.pipeline.link.repeat_index import update_index
from riksdata.pipeline.link.repeats import RELINKED

_DEMANDS = """
SELECT demand_id, document_id, date, text FROM core.demands JOIN core.documents USING (document_id)
SEMI JOIN _changed USING (document_id)"""


def link_repeats(con: duckdb.DuckDBPyConnection) -> None:
    """Renew `link.repeats` (demand_id, document_id, repeats_demand_id, similarity) for the documents in `_changed` and what follows.

    Documents of other demands whose link changed are added to `_affected`.
    """
    update_index(con, _DEMANDS)
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _before AS FROM link.repeats WHERE document_id IN (FROM _changed)
        OR demand_id IN (SELECT demand_id FROM link.asked SEMI JOIN _relinked USING (wording))"""
    )
    con.execute("DELETE FROM link.repeats WHERE demand_id IN (SELECT demand_id FROM _before)")
    con.execute(f"CREATE OR REPLACE TEMP TABLE _after AS {RELINKED}")
    con.execute("INSERT INTO link.repeats FROM _after")
    con.execute(
        """INSERT INTO _affected SELECT DISTINCT document_id
        FROM ((FROM _before EXCEPT FROM _after) UNION ALL (FROM _after EXCEPT FROM _before)) ANTI JOIN _changed USING (document_id)"""
    )
