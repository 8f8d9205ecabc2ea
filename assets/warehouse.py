"""The warehouse: documents read, demands, references and statistics found, and what links them. Only what is new or changed is done."""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from assets.home import POOL, HomeResource
from assets.metadata import FRESH, OWNERS, stage_metadata
from riksdata.pipeline.stages import update_documents, update_extracted, update_links

GROUP = "warehouse"
_KINDS = {"python", "duckdb"}
_EXTRACTED = {
    "demands": "What each document formally asks for, as the text has it or the riksdag's record lists it.",
    "references": "Every mention of a source that can be identified: a law, a bill, a report, a web address.",
    "statistics": "Every figure that a document states as a fact, with the sentence it was read from.",
}


@dg.asset(
    key_prefix=GROUP,
    group_name=GROUP,
    owners=OWNERS,
    freshness_policy=FRESH,
    kinds=_KINDS,
    pool=POOL,
    deps=["raw_documents"],
    description=(
        "Each raw document read to one canonical text with what its source says about it. Done anew where the source or the reader changed."
    ),
)
def documents(home: HomeResource) -> dg.MaterializeResult[Any]:
    """Raw zone → documents, texts, people, relations."""
    with home.writing() as (folder, con):
        report = update_documents(folder, con, workers=home.worker_count, cluster=home.cluster, progress=home.progress)
    return dg.MaterializeResult(metadata=stage_metadata(report))


def _specs() -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            [GROUP, table],
            group_name=GROUP,
            owners=OWNERS,
            freshness_policy=FRESH,
            kinds=_KINDS,
            deps=[documents],
            description=f"{description} Done anew where the text or the extractor changed.",
        )
        for table, description in _EXTRACTED.items()
    ]


@dg.multi_asset(specs=_specs(), name="extracted", can_subset=True, pool=POOL)
def extracted(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[Any]]:
    """Texts → demands, references, statistics: those selected, read together, so that each text is taken up once."""
    wanted = [key.path[-1] for key in context.selected_asset_keys]
    tables = [table for table in _EXTRACTED if table in wanted]
    with home.writing() as (folder, con):
        reports = update_extracted(folder, con, tables, workers=home.worker_count, cluster=home.cluster, progress=home.progress)
    for table, report in reports.items():
        yield dg.MaterializeResult(asset_key=[GROUP, table], metadata=stage_metadata(report))


@dg.asset(
    key_prefix=GROUP,
    group_name=GROUP,
    owners=OWNERS,
    freshness_policy=FRESH,
    kinds={"duckdb", "sql"},
    pool=POOL,
    deps=[dg.AssetKey([GROUP, table]) for table in _EXTRACTED],
    description=(
        "What ties rows together over the whole warehouse: the documents that references name, demands that repeat earlier ones, "
        "figures that state the same. In tables of its own; the extracted rows stay as they were read."
    ),
)
def links(home: HomeResource) -> dg.MaterializeResult[Any]:
    """All extracted rows → targets, repeats, claims."""
    with home.writing() as (_, con):
        report = update_links(con)
    return dg.MaterializeResult(metadata=stage_metadata(report))
