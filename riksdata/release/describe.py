"""A release described: every file of metadata, then the index and the sums over all that lies there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from riksdata.release.diff import FOLDER
from riksdata.release.files import files_below
from riksdata.release.manifest import ATTRIBUTION, FORMAT, LICENSE, Manifest, file_entry, table_files
from riksdata.release.metadata.citation import citation
from riksdata.release.metadata.croissant import croissant
from riksdata.release.metadata.datapackage import datapackage
from riksdata.release.metadata.dcat import dcat_files
from riksdata.release.metadata.dictionary import changes_markdown, dictionary_html, dictionary_markdown, load_templates
from riksdata.release.metadata.facts import ReleaseFacts
from riksdata.release.metadata.schemaorg import schemaorg
from riksdata.release.sums import SIGNATURE, SUMS, sums_text

NEW_DOCUMENTS_SHOWN = 25


def get_ready() -> None:
    """Do what can be done before the facts are known."""
    load_templates()


def describe(facts: ReleaseFacts, folder: Path, con: duckdb.DuckDBPyConnection) -> None:
    """Write all descriptions of the release."""
    new = _new_documents(facts, folder, con)
    files = {
        "datapackage.json": datapackage(facts),
        "croissant.json": croissant(facts),
        "schemaorg.jsonld": schemaorg(facts),
        "CITATION.cff": citation(facts),
        "dictionary.html": dictionary_html(facts),
        "dictionary.md": dictionary_markdown(facts),
        "quality.json": facts.quality.to_json(),
        "CHANGES.md": changes_markdown(facts, new),
        f"{FOLDER}/summary.json": facts.changes.to_json(),
        **dcat_files(facts),
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def _new_documents(facts: ReleaseFacts, folder: Path, con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    path = folder / FOLDER / "documents.added.parquet"
    if not path.is_file():
        return []
    rows = con.execute(
        "SELECT document_id, title FROM read_parquet(?) ORDER BY document_id LIMIT ?", [str(path), NEW_DOCUMENTS_SHOWN]
    ).fetchall()
    return [{"document_id": row[0], "title": row[1]} for row in rows]


def write_index(facts: ReleaseFacts, folder: Path, created: str, retrieved: str | None) -> None:
    """release.json and SHA256SUMS, over all files that lie there now."""
    known = {f.path: f for t in facts.tables.values() for f in table_files(t)} | {f.path: f for f in (*facts.whole_files, *facts.parts)}
    others = [known.get(name) or file_entry(folder, name) for name in files_below(folder) if name not in (SUMS, SIGNATURE)]
    of_tables = {f.path for t in facts.tables.values() for f in table_files(t)}
    manifest = Manifest(
        format=FORMAT,
        name=facts.settings.name,
        version=facts.version,
        sequence=facts.sequence,
        schema_version=facts.schema_version,
        created=created,
        git_revision=facts.git_revision,
        retrieved=retrieved,
        previous=facts.changes.before,
        license=LICENSE,
        attribution=ATTRIBUTION,
        tables=facts.tables,
        files=[f for f in others if f.path not in of_tables],
        overrides=facts.overrides,
        corrections=facts.corrections,
        whole=facts.last_whole,
    )
    (folder / "release.json").write_bytes(manifest.to_json())
    (folder / SUMS).write_bytes(sums_text([*others, file_entry(folder, "release.json")]))
