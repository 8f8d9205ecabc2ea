"""`datapackage.json`: Data Package v2 with table schemas, keys and foreign keys. https://datapackage.org/standard/data-package/"""

from __future__ import annotations

from typing import Any

import orjson

from riksdata.release.exporters.duckdb_file import FILE_NAME
from riksdata.release.exporters.simple import WORKBOOK, file_of
from riksdata.release.manifest import ATTRIBUTION, LICENSE, FileEntry, TableEntry
from riksdata.release.metadata.facts import INDEPENDENT, LICENSE_TITLE, LICENSE_URL, SOURCE_NAME, SOURCE_URL, ReleaseFacts, dump
from schemas.codes import declared_codes
from schemas.tables import Column, Table
from schemas.views import SIMPLE, View, ViewColumn, all_views

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CSV_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def datapackage(facts: ReleaseFacts) -> bytes:
    """The descriptor. Each table is a resource of its own name."""
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
    }
    if facts.period:
        package["temporal"] = {"start": facts.period[0].isoformat(), "end": facts.period[1].isoformat()}
    package["updateFrequency"] = settings.update_frequency
    package["schemaVersion"] = facts.schema_version
    package["resources"] = [_resource(facts.declared[name], entry) for name, entry in facts.tables.items()]
    package["resources"] += [_simple(facts, view) for view in SIMPLE if file_of(view, ".csv") in facts.whole.get("simple", {})]
    if FILE_NAME in {file.path for files in facts.whole.values() for file, _ in files.values()}:
        package["views"] = [_view(view) for view in all_views().values()]
    return dump(package)


def _resource(table: Table, entry: TableEntry) -> dict[str, Any]:
    """The table as CSV. Its other forms are named beside: as resources of their own frictionless would read Parquet by way of pandas,
    which makes whole numbers with gaps into floats and fails at a column of times that is all empty.
    """
    if "csv" not in entry.files:  # in parts alone
        form: dict[str, Any] = {
            "path": [part.path for part in entry.parts],
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
        }
        rest: dict[str, Any] = {"rows": entry.rows}
    else:
        csv = entry.files["csv"]
        form = {"path": csv.path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": csv.bytes}
        rest = {
            "hash": f"sha256:{csv.sha256}",
            "dialect": CSV_DIALECT,
            "rows": entry.rows,
            "alternates": [_alternate(file) for name, file in entry.files.items() if name != "csv"],
        }
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "title_sv": table.title_sv,
        "description": f"{table.description} {table.description_sv}",
        **form,
        **rest,
        "schema": table_schema(table),
    }


def _simple(facts: ReleaseFacts, name: str) -> dict[str, Any]:
    """A table of `simple/`: nothing refers to it, and it refers to nothing."""
    view = all_views()[name]
    files = facts.whole["simple"]
    entry, rows = files[file_of(name, ".csv")]
    return {
        "name": name.replace("_", "-"),
        "type": "table",
        "title": view.title,
        "title_sv": view.title_sv,
        "description": f"{view.description} {view.description_sv}",
        "path": entry.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": entry.bytes,
        "hash": f"sha256:{entry.sha256}",
        "dialect": CSV_DIALECT,
        "rows": rows,
        "alternates": [_alternate(files[path][0]) for path in (file_of(name, ".parquet"), WORKBOOK)],
        "schema": {"missingValues": [""], "fields": [_view_field(c) for c in view.columns], "primaryKey": [view.columns[0].name]},
    }


def _view(view: View) -> dict[str, Any]:
    """A view of the DuckDB file. It is no resource, since it has no file of its own."""
    return {
        "name": view.name,
        "path": FILE_NAME,
        "title": view.title,
        "title_sv": view.title_sv,
        "description": view.description,
        "description_sv": view.description_sv,
        "fields": [_view_field(column) for column in view.columns],
    }


_SQL_TYPES = {"VARCHAR": "string", "BIGINT": "integer", "DOUBLE": "number", "BOOLEAN": "boolean", "DATE": "date", "VARCHAR[]": "array"}


def _view_field(column: ViewColumn) -> dict[str, Any]:
    field = {"name": column.name, "type": _SQL_TYPES[column.sql_type], "title": column.title, "description": column.description}
    return field | {"title_sv": column.title_sv, "description_sv": column.description_sv}


def _alternate(file: FileEntry) -> dict[str, Any]:
    media_type = file.media_type.split(";")[0]
    return {"path": file.path, "mediatype": media_type, "bytes": file.bytes, "hash": f"sha256:{file.sha256}"}


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
    # Every value of a coded column has its row in `codes`, in the list that the field names. Lists of codes cannot be keys.
    foreign += [
        {"fields": [c.name], "reference": {"resource": "codes", "fields": ["code"]}} for c in table.columns if c.codes and not c.is_list
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _as_csv(value: Any) -> str:
    """An example as it stands in the CSV."""
    if isinstance(value, list):
        return orjson.dumps(value).decode()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.frictionless_type,
        "title": column.title,
        "description": column.description,
    }
    if column.example is not None:
        # The official profile wants a text for every type.
        field["example"] = _as_csv(column.example)
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
        titles = {c.code: c.title_en for c in declared_codes() if c.list == column.codes}
        if titles:
            field["categories"] = [{"value": value, "label": titles[value]} for value in column.values]
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
    if column.codes:
        field["codes"] = column.codes
    return field
