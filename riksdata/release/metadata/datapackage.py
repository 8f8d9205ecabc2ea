"""`datapackage.json`: Data Package v2 with table schemas, keys and foreign keys. https://datapackage.org/standard/data-package/"""

from __future__ import annotations

from typing import Any

from riksdata.release.manifest import ATTRIBUTION, LICENSE, FileEntry
from riksdata.release.metadata.facts import INDEPENDENT, LICENSE_TITLE, LICENSE_URL, SOURCE_NAME, SOURCE_URL, ReleaseFacts, dump
from schemas.tables import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CSV_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def datapackage(facts: ReleaseFacts) -> bytes:
    """The descriptor. Each table is a CSV resource of its own name, and a Parquet resource `<table>-parquet` of the same schema."""
    settings = facts.settings
    package: dict[str, Any] = {
        "$schema": PROFILE,
        "name": settings.name,
        "id": facts.base,
        "title": settings.title[0],
        "description": f"{settings.description[0]}\n\n{settings.description[1]}\n\n{ATTRIBUTION}. {INDEPENDENT[0]} {INDEPENDENT[1]}",
        "homepage": facts.base + "dictionary.html",
        "version": facts.version,
        "created": facts.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "keywords": [*settings.keywords[0], *settings.keywords[1]],
        "licenses": [{"name": LICENSE, "path": LICENSE_URL, "title": LICENSE_TITLE}],
        "sources": [{"title": SOURCE_NAME, "path": SOURCE_URL}],
        "contributors": [
            {"title": settings.publisher.name, "path": settings.publisher.url, "roles": ["publisher"]},
            {"title": settings.publisher.contact_name, "email": settings.publisher.contact_email, "roles": ["contact"]},
        ],
        "resources": [],
    }
    if facts.period:
        package["temporal"] = {"start": facts.period[0].isoformat(), "end": facts.period[1].isoformat()}
    package["updateFrequency"] = settings.update_frequency
    package["schemaVersion"] = facts.schema_version
    for name, entry in facts.tables.items():
        table = facts.declared[name]
        package["resources"].append(_resource(table, name, entry.csv, "csv", "text/csv"))
        package["resources"].append(_resource(table, f"{name}-parquet", entry.parquet, "parquet", "application/vnd.apache.parquet"))
    return dump(package)


def _resource(table: Table, name: str, file: FileEntry, kind: str, media_type: str) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": name,
        "type": "table",
        "title": table.title,
        "description": f"{table.description} {table.description_sv}",
        "path": file.path,
        "format": kind,
        "mediatype": media_type,
    }
    if kind == "csv":
        # Of a Parquet file frictionless counts the bytes otherwise; its sum stands in SHA256SUMS all the same.
        resource |= {"encoding": "utf-8", "bytes": file.bytes, "dialect": CSV_DIALECT}
        return resource | {"hash": f"sha256:{file.sha256}", "schema": table_schema(table)}
    # A Parquet file carries its own schema; frictionless reads its whole numbers as floats where some are null, and would call them wrong.
    return resource | {"hash": f"sha256:{file.sha256}"}


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of one table."""
    schema: dict[str, Any] = {"missingValues": [""], "fields": [_field(c) for c in table.columns], "primaryKey": list(table.key)}
    foreign = [
        {
            "fields": [c.name],
            # An empty resource is the table itself.
            "reference": {"resource": "" if c.refers_to[0] == table.name else c.refers_to[0], "fields": [c.refers_to[1]]},
        }
        for c in table.columns
        if c.refers_to
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.frictionless_type,
        "title": column.title,
        "description": column.description,
    }
    if column.example is not None:
        # The official profile wants a text for every type.
        field["example"] = str(column.example).lower() if column.frictionless_type == "boolean" else str(column.example)
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = int(column.minimum) if column.frictionless_type == "integer" else column.minimum
    if constraints:
        field["constraints"] = constraints
    field["title_sv"] = column.title_sv
    if column.description_sv:
        field["description_sv"] = column.description_sv
    if column.unit:
        field["unit"] = column.unit
    return field
