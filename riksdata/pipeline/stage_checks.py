"""What must hold in the warehouse between its stages: nothing is lost on the way. Cheap questions, asked after each stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from riksdata.storage.extracted import EXTRACTED
from riksdata.storage.warehouse import Connection

_EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class StageCheck:
    """A query for the rows that break a rule; none where it holds."""

    stage: str
    """`documents`, an extracted table, or `links`."""
    name: str
    description: str
    query: str


def _done(table: str) -> StageCheck:
    return StageCheck(
        table,
        "every_document_is_done",
        f"The {table} of every document that was read were looked for.",
        "SELECT document_id FROM core.inputs WHERE document_id NOT IN "
        f"(SELECT document_id FROM core.extractions WHERE table_name = '{table}') ORDER BY document_id",
    )


STAGE_CHECKS = (
    StageCheck(
        "documents",
        "every_reading_has_its_document",
        "Whatever was read as a document is one, with its text, and what was not says why.",
        """SELECT source, document_id, rule FROM core.readings r
        WHERE (document_id IS NULL AND rule IS NULL)
           OR (document_id IS NOT NULL AND document_id NOT IN (SELECT document_id FROM core.documents JOIN core.texts USING (document_id)))
        ORDER BY source""",
    ),
    *map(_done, EXTRACTED),
    StageCheck(
        "links",
        "links_lead_to_rows",
        "Every link begins and ends at a row that is there.",
        """SELECT 'reference_targets' AS link, reference_id AS missing FROM link.reference_targets
            WHERE reference_id NOT IN (SELECT reference_id FROM core."references")
        UNION ALL SELECT 'claims', statistic_id FROM link.claims WHERE statistic_id NOT IN (SELECT statistic_id FROM core.statistics)
        UNION ALL SELECT 'repeats', repeats_demand_id FROM link.repeats
            WHERE repeats_demand_id IS NOT NULL AND repeats_demand_id NOT IN (SELECT demand_id FROM core.demands)
        ORDER BY ALL""",
    ),
)


def run_stage_check(con: Connection, check: StageCheck) -> tuple[int, list[dict[str, Any]]]:
    """How many rows break it, and some of them."""
    (broken,) = con.execute(f"SELECT count(*) FROM ({check.query})").fetchone() or (0,)
    if not broken:
        return 0, []
    cursor = con.execute(f"SELECT * FROM ({check.query}) LIMIT {_EXAMPLES}")
    names = [column[0] for column in cursor.description or []]
    return int(broken), [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
