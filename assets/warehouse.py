"""The warehouse: documents read, demands, references and statistics found, and what links them. Only what is new or changed is done."""

from typing import Any

import dagster as dg

from assets.home import HomeFolder
from assets.metadata import FRESH, OWNERS, stage_metadata
from riksdata.store.stages import update_documents, update_extracted, update_links

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
    pool="duckdb",
    deps=["raw_documents"],
    description=(
        "Each raw document read to one canonical text with what its source says about it. Done anew where the source or the reader changed."
    ),
)
def documents(home: dg.ResourceParam[HomeFolder]) -> dg.MaterializeResult[Any]:
    """Raw zone → documents, texts, people, relations."""
    with home.writing() as (folder, con):
        report = update_documents(folder, con, workers=home.worker_count, progress=home.progress)
    return dg.MaterializeResult(metadata=stage_metadata(report))


def _extracted(table: str, description: str) -> dg.AssetsDefinition:
    @dg.asset(
        name=table,
        key_prefix=GROUP,
        group_name=GROUP,
        owners=OWNERS,
        freshness_policy=FRESH,
        kinds=_KINDS,
        pool="duckdb",
        deps=[documents],
        description=f"{description} Done anew where the text or the extractor changed.",
    )
    def found(home: dg.ResourceParam[HomeFolder]) -> dg.MaterializeResult[Any]:
        with home.writing() as (folder, con):
            report = update_extracted(folder, con, table, workers=home.worker_count, progress=home.progress)
        return dg.MaterializeResult(metadata=stage_metadata(report))

    return found


extracted = [_extracted(table, description) for table, description in _EXTRACTED.items()]


@dg.asset(
    key_prefix=GROUP,
    group_name=GROUP,
    owners=OWNERS,
    freshness_policy=FRESH,
    kinds={"duckdb", "sql"},
    pool="duckdb",
    deps=extracted,
    description=(
        "What ties rows together over the whole warehouse: the documents that references name, demands that repeat earlier ones, "
        "figures that state the same. In tables of its own; the extracted rows stay as they were read."
    ),
)
def links(home: dg.ResourceParam[HomeFolder]) -> dg.MaterializeResult[Any]:
    """All extracted rows → targets, repeats, claims."""
    with home.writing() as (_, con):
        report = update_links(con)
    return dg.MaterializeResult(metadata=stage_metadata(report))
