"""The same demand asked again: near-duplicates over all demands, each traced to the earliest.

Wordings are compared without the chamber's formula, as sets of stems. MinHash in DuckDB proposes pairs (time near-linear in the number of
demands); each pair is then confirmed strictly: numbers, names and direction (more or less, for or against) must agree, and no telling
word may be exchanged for another. Rarity of words comes from a fixed table, so that a pair is judged alike in a warehouse of ten demands
and of a million.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import duckdb
import pyarrow as pa

from riksdata.pipeline.link.repeat_index import update_index
from riksdata.storage.layout import REPEAT_INDEX, create_table

REPEATS = pa.schema(
    [
        pa.field("demand_id", pa.string(), False),
        pa.field("repeats_demand_id", pa.string(), False),
        pa.field("similarity", pa.float64(), False),
    ]
)

RELINKED = """
SELECT a.demand_id, a.document_id, o.demand_id AS repeats_demand_id, f.similarity FROM link.asked a SEMI JOIN _relinked USING (wording)
JOIN link.first_asked f USING (wording) JOIN link.first_asked o ON o.wording = f.root WHERE o.document_id <> a.document_id"""
"""What the demands of the wordings in `_relinked` repeat, after `update_index`."""


def find_repeats(table: pa.Table | Iterable[tuple[str, str, datetime.date | str | None, str]]) -> pa.Table:
    """Which demands were asked before: `demand_id`, `repeats_demand_id` (the earliest of the chain), `similarity` (0 to 1, with it).

    `table`: columns `demand_id`, `document_id`, `date`, `text` (others are ignored), or an iterable of such tuples. Documents come in the
    order of their dates, those without a date last, and of their ids on one day; a demand repeats one of an earlier document. Demands that
    repeat nothing have no row. Rows come sorted by `demand_id`; the order of the input does not matter.
    """
    with duckdb.connect(config={"threads": 2}) as con:
        con.execute("CREATE SCHEMA link")
        for name, schema in REPEAT_INDEX.items():
            con.execute(create_table(name, schema))
        con.register("_given", _given(table))
        con.execute("CREATE TEMP TABLE _changed AS SELECT DISTINCT document_id FROM _given")
        update_index(con, "FROM _given")
        return con.sql(f"SELECT demand_id, repeats_demand_id, similarity FROM ({RELINKED}) ORDER BY ALL").to_arrow_table().cast(REPEATS)


def _given(table: pa.Table | Iterable[tuple[str, str, datetime.date | str | None, str]]) -> pa.Table:
    names = ("demand_id", "document_id", "date", "text")
    if isinstance(table, pa.Table):
        given = table.select(names)
        return given.set_column(2, "date", given["date"].cast(pa.string()))
    columns = list(zip(*((one[0], one[1], None if one[2] is None else str(one[2])[:10], one[3]) for one in table), strict=True))
    return pa.table([pa.array(column, pa.string()) for column in columns or [()] * len(names)], names=list(names))
