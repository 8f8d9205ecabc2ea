"""What the extracted tables of the warehouse hold, in plain Python."""

from __future__ import annotations

import dataclasses

from riksdata.extractors.records import Demand, Reference, Statistic
from schemas.tables import Column, table

EXTRACTED = {"demands": Demand, "references": Reference, "statistics": Statistic}
"""The record of each extracted table."""
ID_COLUMNS = {name: table(name).key[0] for name in EXTRACTED}
_WORKED_OUT = {
    "demands": ("gist",),
    "references": ("targets", "target", "title"),
    "statistics": ("reference_id", "share", "population", "sentence"),
}
"""What is worked out from a record and its text, and is no field of the record."""


def extracted_columns(name: str) -> list[Column]:
    """Id and document, the record's own fields, and what is known of the source at once, as published."""
    fields = {f.name for f in dataclasses.fields(EXTRACTED[name])} | {ID_COLUMNS[name], "document_id", *_WORKED_OUT.get(name, ())}
    return [column for column in table(name).columns if column.name in fields]
