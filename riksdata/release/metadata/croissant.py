"""`croissant.json`: MLCommons Croissant 1.0, for those who load the tables for machine learning. https://docs.mlcommons.org/croissant/"""

from __future__ import annotations

from typing import Any

from riksdata.release.manifest import ATTRIBUTION, TableEntry
from riksdata.release.metadata.facts import LICENSE_URL, ReleaseFacts, dump
from schemas.tables import Column, Table

# The context that the specification prescribes, written out: no reader has to fetch it.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "equivalentProperty": "cr:equivalentProperty",
    "samplingRate": "cr:samplingRate",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
    "array": "sc:Text",
}


def croissant(facts: ReleaseFacts) -> bytes:
    """The description: one record set a table, read from its Parquet file, which lies beside it."""
    settings = facts.settings
    publisher = {"@type": "sc:Organization", "name": settings.publisher.name, "url": settings.publisher.url}
    return dump(
        {
            "@context": _CONTEXT,
            "@type": "sc:Dataset",
            "name": settings.name,
            "alternateName": settings.title[0],
            "description": f"{settings.description[0]} {ATTRIBUTION}.",
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "license": LICENSE_URL,
            "url": facts.base,
            "version": facts.version,
            "datePublished": facts.day,
            "inLanguage": "sv",
            "keywords": [*settings.keywords[0], *settings.keywords[1]],
            "citeAs": f"{settings.publisher.name} ({facts.created.year}). {settings.title[0]}. Version {facts.version}. {facts.base} "
            f"({ATTRIBUTION})",
            "creator": publisher,
            "publisher": publisher,
            "isLiveDataset": False,
            "distribution": [_distribution(name, entry, facts) for name, entry in facts.tables.items()],
            "recordSet": [_record_set(facts.declared[name], _source(name, entry)) for name, entry in facts.tables.items()],
        }
    )


def _source(name: str, entry: TableEntry) -> tuple[str, str]:
    """What the rows of a table are read from: one file, or all of its parts."""
    return ("fileObject", entry.files["parquet"].path) if "parquet" in entry.files else ("fileSet", f"{name}-parts")


def _distribution(name: str, entry: TableEntry, facts: ReleaseFacts) -> dict[str, Any]:
    description, form = facts.declared[name].description, "application/x-parquet"
    kind, source = _source(name, entry)
    if kind == "fileSet":
        found = {"@type": "cr:FileSet", "@id": source, "name": source, "description": description, "encodingFormat": form}
        return found | {"includes": f"parts/{name}/*/*.parquet"}
    file = entry.files["parquet"]
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": description,
        "contentUrl": file.path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": form,
        "sha256": file.sha256,
    }


def _record_set(table: Table, file: tuple[str, str]) -> dict[str, Any]:
    keys = [{"@id": f"{table.name}/{name}"} for name in table.key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": keys[0] if len(keys) == 1 else keys,
        "field": [_field(table, column, file) for column in table.columns],
    }


def _field(table: Table, column: Column, file: tuple[str, str]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[column.frictionless_type],
        "source": {file[0]: {"@id": file[1]}, "extract": {"column": column.name}},
    }
    if column.is_list:
        field["repeated"] = True
    if column.refers_to and column.refers_to[0] != table.name:
        field["references"] = {"field": {"@id": "/".join(column.refers_to)}}
    return field
