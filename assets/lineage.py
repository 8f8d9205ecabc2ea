"""Columns of the warehouse's assets, and from which of them each published column is read."""

from __future__ import annotations

import dagster as dg

from riksdata.storage.layout import OF_DOCUMENT, TABLES
from schemas.tables import Table

WAREHOUSE = "warehouse"
_LINKS = tuple(name for name in TABLES if name.startswith("link."))
_BARE = {name: name.split(".")[1].strip('"') for name in TABLES}

HELD: dict[str, tuple[str, ...]] = {
    "documents": OF_DOCUMENT,
    "demands": ("core.demands",),
    "references": ('core."references"',),
    "statistics": ("core.statistics",),
    "links": _LINKS,
}
"""Warehouse asset -> the inner tables that it fills."""
_ASSET_OF = {inner: asset for asset, tables in HELD.items() for inner in tables}

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


def _name(inner: str, column: str) -> str:
    """A column's name within the asset: with its table where the asset holds several."""
    return column if len(HELD[_ASSET_OF[inner]]) == 1 else f"{_BARE[inner]}.{column}"


def warehouse_schema(asset: str) -> dg.TableSchema:
    """The columns of a warehouse asset, all its tables together."""
    return dg.TableSchema(
        columns=[dg.TableColumn(_name(inner, field.name), str(field.type)) for inner in HELD[asset] for field in TABLES[inner]]
    )


def column_lineage(table: Table) -> dg.TableColumnLineage:
    """Each published column -> the columns of the warehouse that it is read from.

    A column that is worked out while publishing, such as an id over a row, depends on the row's key.
    """
    own = [inner for inner, bare in _BARE.items() if bare == table.name and inner in _ASSET_OF]
    places = [*own, *_JOINED.get(table.name, ())]
    found = {}
    for column in table.columns:
        read = _RENAMED.get((table.name, column.name)) or [(i, column.name) for i in places if column.name in TABLES[i].names][:1]
        read = read or [(i, key) for i in places[:1] for key in TABLES[i].names[:1]]
        found[column.name] = [dg.TableColumnDep(dg.AssetKey([WAREHOUSE, _ASSET_OF[inner]]), _name(inner, name)) for inner, name in read]
    return dg.TableColumnLineage(found)
