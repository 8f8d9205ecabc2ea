"""Columns of the warehouse's assets, and from which of them each published column is read."""

from __future__ import annotations

import dagster as dg

from riksdata.storage.extracted import EXTRACTED
from riksdata.storage.layout import OF_DOCUMENT, TABLES, inner
from schemas.tables import Table

WAREHOUSE = "warehouse"
_LINKS = tuple(name for name in TABLES if name.startswith("link."))
_BARE = {name: name.split(".")[1].strip('"') for name in TABLES}

HELD: dict[str, tuple[str, ...]] = {
    "documents": OF_DOCUMENT,
    **{name: (inner(name),) for name in EXTRACTED},
    "links": _LINKS,
}
"""Warehouse asset -> the inner tables that it fills."""
_ASSET_OF = {table: asset for asset, tables in HELD.items() for table in tables}

_JOINED: dict[str, tuple[str, ...]] = {
    "demands": ("core.decisions", "link.repeats"),
    "demand_decisions": ("core.demands", "core.decisions"),
    "references": ("link.reference_targets", "link.reference_demands"),
    "statistics": ("link.claims", "link.statistic_demands"),
    "targets": ('core."references"', "link.reference_targets"),
    "bodies": ("core.statistics", "core.demands"),
    "codes": ("core.documents",),
    "issues": ("core.source_issues",),
}
"""Published table -> what is joined to the inner table of its name."""
_RENAMED = {
    ("document_relations", "target_document_id"): [("core.documents", "document_id")],
    ("demands", "agency_ids"): [("core.demands", "agency")],
    ("statistics", "publisher_id"): [("core.statistics", "publisher")],
    ("bodies", "body_id"): [("core.statistics", "publisher"), ("core.demands", "agency")],
}
"""Published columns that are read from columns of another name."""


def _name(held: str, column: str) -> str:
    """A column's name within the asset: with its table where the asset holds several."""
    return column if len(HELD[_ASSET_OF[held]]) == 1 else f"{_BARE[held]}.{column}"


def warehouse_schema(asset: str) -> dg.TableSchema:
    """The columns of a warehouse asset, all its tables together."""
    return dg.TableSchema(
        columns=[dg.TableColumn(_name(held, field.name), str(field.type)) for held in HELD[asset] for field in TABLES[held]]
    )


def column_lineage(table: Table) -> dg.TableColumnLineage:
    """Each published column -> the columns of the warehouse that it is read from.

    A column that is worked out while publishing, such as an id over a row, depends on the row's key.
    """
    own = [held for held, bare in _BARE.items() if bare == table.name and held in _ASSET_OF]
    places = [*own, *_JOINED.get(table.name, ())]
    found = {}
    for column in table.columns:
        read = _RENAMED.get((table.name, column.name)) or [(i, column.name) for i in places if column.name in TABLES[i].names][:1]
        read = read or [(i, key) for i in places[:1] for key in TABLES[i].names[:1]]
        found[column.name] = [dg.TableColumnDep(dg.AssetKey([WAREHOUSE, _ASSET_OF[held]]), _name(held, name)) for held, name in read]
    return dg.TableColumnLineage(found)
