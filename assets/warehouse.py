"""The warehouse: documents read, demands, references and statistics found, and what links them. Only what is new or changed is done."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import duckdb

from assets import versions
from assets.home import POOL, HomeResource
from assets.lineage import WAREHOUSE as GROUP
from assets.lineage import warehouse_schema
from assets.metadata import FRESH, OWNERS, escape, markdown_table, stage_metadata, tags
from assets.raw import raw_documents
from riksdata.pipeline.ingest import StageReport
from riksdata.pipeline.stage_checks import STAGE_CHECKS, run_stage_check
from riksdata.pipeline.stages import update_documents, update_extracted, update_links
from riksdata.pipeline.unread import unread_sources
from riksdata.storage.warehouse import generation, get_state, set_state

_NAMED = 20
_EXTRACTED = {
    "demands": "What each document formally asks for, as the text has it or the riksdag's record lists it.",
    "references": "Every mention of a source that can be identified: a law, a bill, a report, a web address.",
    "statistics": "Every figure that a document states as a fact, with the sentence it was read from.",
}


def _spec(name: str, deps: list[dg.AssetKey], description: str, code_version: str, kinds: frozenset[str]) -> dg.AssetSpec:
    return dg.AssetSpec(
        [GROUP, name],
        group_name=GROUP,
        owners=OWNERS,
        tags=tags(GROUP),
        freshness_policy=FRESH,
        kinds=set(kinds),
        deps=deps,
        code_version=code_version,
        description=description,
        metadata={"dagster/column_schema": warehouse_schema(name)},
    )


def _check_specs(*stages: str) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(c.name, asset=dg.AssetKey([GROUP, c.stage]), description=c.description) for c in STAGE_CHECKS if c.stage in stages
    ]


def _results(con: duckdb.DuckDBPyConnection, reports: dict[str, StageReport], before: int) -> list[dg.MaterializeResult[Any]]:
    """What was made of each stage, with what its checks say; `before` is the warehouse's generation when the stage began."""
    return [
        dg.MaterializeResult(
            asset_key=[GROUP, stage],
            metadata=stage_metadata(report),
            data_version=_data_version(con, stage, moved=report.changed > 0 or generation(con) != before),
            check_results=[
                dg.AssetCheckResult(
                    asset_key=[GROUP, stage],
                    check_name=check.name,
                    passed=not broken,
                    metadata={"rows that fail": broken, **({"some of them": _as_table(rows)} if rows else {})},
                )
                for check in STAGE_CHECKS
                if check.stage == stage
                for broken, rows in [run_stage_check(con, check)]
            ],
        )
        for stage, report in reports.items()
    ]


def _data_version(con: duckdb.DuckDBPyConnection, stage: str, *, moved: bool) -> dg.DataVersion:
    """The generation in which the rows of a stage moved last, so that a run which finds nothing to do makes nothing stale."""
    name = f"data version of {stage}"
    if moved or get_state(con, name) is None:
        set_state(con, name, str(generation(con)))
    return dg.DataVersion(str(get_state(con, name)))


def _as_table(rows: list[dict[str, Any]]) -> dg.MarkdownMetadataValue:
    return markdown_table(list(rows[0]), [list(row.values()) for row in rows])


@dg.multi_asset(
    specs=[
        _spec(
            "documents",
            [raw_documents.key],
            "Each raw document read to one canonical text with what its source says about it. "
            "Done anew where the source or the reader changed.",
            versions.DOCUMENTS,
            frozenset({"python", "duckdb"}),
        )
    ],
    check_specs=_check_specs("documents"),
    name="documents_read",
    pool=POOL,
)
def documents(home: HomeResource) -> Iterator[dg.MaterializeResult[Any]]:
    """Raw zone → documents, texts, people, relations."""
    with home.writing() as (folder, con):
        before = generation(con)
        report = update_documents(folder, con, workers=home.worker_count, cluster=home.cluster, progress=home.progress)
        results = _results(con, {"documents": report}, before)
    yield from results  # once the warehouse is closed


@dg.asset_check(
    asset=raw_documents,
    name="readable",
    additional_deps=[dg.AssetKey([GROUP, "documents"])],
    pool=POOL,
    description="Every source in the raw zone is a document, or another version of it is. What cannot be read is named.",
)
def readable(home: HomeResource) -> dg.AssetCheckResult:
    """What of the raw zone could not be read, each with its whole message. A warning: the rest is published."""
    with home.writing() as (_, con):
        unread = unread_sources(con)
    named = [f"{source}: {message}" for source, _, message in unread]
    listed = "\n".join(f"- {escape(each)}" for each in named)
    return dg.AssetCheckResult(
        passed=not unread,
        severity=dg.AssetCheckSeverity.WARN,
        description=f"Could not be read: {'; '.join(named[:_NAMED])}{' …' if named[_NAMED:] else ''}" if unread else None,
        metadata={"unreadable": len(unread), **({"unreadable sources": dg.MetadataValue.md(listed)} if unread else {})},
    )


@dg.multi_asset(
    specs=[
        _spec(
            table,
            [dg.AssetKey([GROUP, "documents"])],
            f"{description} Done anew where the text or the extractor changed.",
            versions.EXTRACTED[table],
            frozenset({"python", "duckdb"}),
        )
        for table, description in _EXTRACTED.items()
    ],
    check_specs=_check_specs(*_EXTRACTED),
    name="extracted",
    can_subset=True,
    pool=POOL,
)
def extracted(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[Any]]:
    """Texts → the selected tables of demands, references and statistics, in one pass: each text is parsed once."""
    wanted = [key.path[-1] for key in context.selected_asset_keys]
    tables = [table for table in _EXTRACTED if table in wanted]
    with home.writing() as (folder, con):
        before = generation(con)
        reports = update_extracted(folder, con, tables, workers=home.worker_count, cluster=home.cluster, progress=home.progress)
        results = _results(con, reports, before)
    yield from results


@dg.multi_asset(
    specs=[
        _spec(
            "links",
            [dg.AssetKey([GROUP, table]) for table in _EXTRACTED],
            "What ties rows together over the whole warehouse: the documents that references name, demands that repeat earlier ones, "
            "figures that state the same. In tables of its own; the extracted rows stay as they were read.",
            versions.LINKS,
            frozenset({"duckdb", "sql"}),
        )
    ],
    check_specs=_check_specs("links"),
    name="links_found",
    pool=POOL,
)
def links(home: HomeResource) -> Iterator[dg.MaterializeResult[Any]]:
    """All extracted rows → targets, repeats, claims."""
    with home.writing() as (_, con):
        results = _results(con, {"links": update_links(con)}, generation(con))
    yield from results
