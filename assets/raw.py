"""The raw zone: documents as they were found, byte for byte."""

import hashlib
from typing import Any

import dagster as dg

from assets.fetched import riksdag_records
from assets.home import POOL, HomeResource
from assets.metadata import FRESH, OWNERS, Refusal, tags
from riksdata.pipeline.ingest import ingest
from riksdata.sources.errors import FolderClosed, FolderEmpty, FolderMissing
from riksdata.sources.inbox import read_inbox


@dg.asset(
    group_name="raw",
    owners=OWNERS,
    freshness_policy=FRESH,
    tags=tags("raw"),
    code_version="1",  # bytes are kept as they come
    kinds={"python", "parquet"},
    pool=POOL,
    deps=[riksdag_records],
    description=(
        "Every document as it was found or served, byte for byte, in append-only Parquet named by content. "
        "This asset takes in what is new in the inbox; `riksdag_records` and `riksdata import` add to the same zone."
    ),
)
def raw_documents(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult[Any]:
    """Inbox → raw zone."""
    try:
        found = read_inbox(home.inbox_folder)
    except FolderClosed as error:  # what it holds would be told as gone
        raise Refusal(str(error), {}) from None
    except (FolderEmpty, FolderMissing) as error:
        context.log.warning(str(error))
        found = iter(())
    with home.locked() as folder:
        report = ingest(folder, found, progress=home.progress, settles=lambda source: source.startswith("inbox/"), listed=True)
        names = sorted(path.relative_to(folder.raw).as_posix() for path in folder.raw.rglob("*.parquet"))
    for source, _, message in report.unread:
        context.log.warning(f"{source}: {message}")
    return dg.MaterializeResult(
        metadata={
            "added": report.changed,
            "known": report.skipped,
            "unreadable": len(report.unread),
            "path": dg.MetadataValue.path(folder.raw),
        },
        data_version=dg.DataVersion(hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]),  # files are named by their content
    )
