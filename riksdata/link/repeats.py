"""The same demand in an earlier document: near-duplicates over all demands of the warehouse."""

from __future__ import annotations

import pyarrow as pa

SCHEMA = pa.schema([("demand_id", pa.string()), ("repeats_demand_id", pa.string()), ("similarity", pa.float64())])


def find_repeats(demands: pa.Table) -> pa.Table:
    """For each demand that repeats an earlier one: `demand_id`, the earliest such as `repeats_demand_id`, and `similarity` (0–1).

    `demands` has demand_id, document_id, ordinal, kind, text, date, riksmote, parties.
    """
    return SCHEMA.empty_table()
