"""What Dagster shows of a table: its columns, its rows, a preview. All of it derived from `schemas`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
from dagster._core.errors import DagsterUserCodeProcessError
from dagster._utils.error import SerializableErrorInfo  # type: ignore[attr-defined]

from riksdata.pipeline.ingest import StageReport
from schemas.tables import Table

OWNERS = ["team:riksdata"]
DAILY = os.environ.get("RIKSDATA_DAILY", "") not in ("", "0")
"""Whether this deployment publishes every day: its schedules are switched on from the start, and its assets can be late."""
FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26)) if DAILY else None
"""Of every asset of the daily job: late after a missed day, failed after two. None where nobody promised a run a day."""
PREVIEW_ROWS = 5
PREVIEW_CHARACTERS = 80


def column_schema(table: Table) -> dg.TableSchema:
    """The declared columns in the form that Dagster's catalogue shows."""
    columns = []
    for column in table.columns:
        rules = [
            f"one of {', '.join(column.values)}" if column.values else None,
            f"matches {column.pattern}" if column.pattern else None,
            f"at least {column.minimum:g}" if column.minimum is not None else None,
            f"refers to {'.'.join(column.refers_to)}" if column.refers_to else None,
            f"in {column.unit}" if column.unit else None,
        ]
        columns.append(
            dg.TableColumn(
                name=column.name,
                type=column.sql_type,
                description=column.description,
                constraints=dg.TableColumnConstraints(
                    nullable=not column.required,
                    unique=table.key == (column.name,),
                    other=[rule for rule in rules if rule],
                ),
            )
        )
    return dg.TableSchema(columns=columns, constraints=dg.TableConstraints(other=[f"primary key ({', '.join(table.key)})"]))


def preview(con: duckdb.DuckDBPyConnection, table: Table) -> dg.MarkdownMetadataValue:
    """The first rows by key, without the columns that may hold words of a document: what Dagster records outlives a document that is
    forgotten.
    """
    shown = [c.name for c in table.columns if c.name in table.key or c.values or c.sql_type not in ("VARCHAR", "VARCHAR[]")]
    columns = ", ".join(f'left("{name}"::VARCHAR, {PREVIEW_CHARACTERS + 1})' for name in shown)
    keys = ", ".join(f'"{name}"' for name in table.key)
    rows = con.execute(f'SELECT {columns} FROM published."{table.name}" ORDER BY {keys} LIMIT {PREVIEW_ROWS}').fetchall()
    return markdown_table(shown, rows)


def markdown_table(header: list[str], rows: list[Any]) -> dg.MarkdownMetadataValue:
    """Rows as a Markdown table; cells are data, so what Markdown and HTML would act on is escaped."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return dg.MetadataValue.md("\n".join(lines))


class Refusal(DagsterUserCodeProcessError, dg.Failure):
    """A failure in words alone. To any other Dagster adds the lines of code that it went through; the error of one that comes out of
    another process, as it takes this for, it shows as it is.
    """

    def __init__(self, description: str, metadata: Mapping[str, Any]) -> None:
        """`description`: the words. It is not tried again."""
        said = SerializableErrorInfo(f"{description}\n", [], type(self).__name__)
        super().__init__(description, user_code_process_error_infos=[said])  # type: ignore[no-untyped-call]
        dg.Failure.__init__(self, description, metadata=metadata, allow_retries=False)


def refusal(message: str, reasons: Mapping[str, str], folder: Path) -> Refusal:
    """The end of a step that answered no: an answer, no accident, so it is told in words and not tried again.

    `reasons`: rule → what it says; `folder`: where the rows that fail are. In the browser each reason is a line of the failed step.
    """
    said = "; ".join(f"{rule}: {reason}" for rule, reason in reasons.items())
    metadata: dict[str, Any] = {**reasons, "rows that fail": dg.MetadataValue.path(folder)}
    return Refusal(f"{message} {said}", metadata)


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = " ".join(str(value).split())
    return escape(text if len(text) <= PREVIEW_CHARACTERS else text[:PREVIEW_CHARACTERS] + "…")


def escape(text: str) -> str:
    """A text of the data on one line, without what Markdown and HTML would act on."""
    text = " ".join(text.split())
    for character, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("`", "&#96;"), ("[", "&#91;")):
        text = text.replace(character, safe)
    return text


def tags(stage: str) -> dict[str, str]:
    """What an asset can be found by: its stage, and whether its rows are published."""
    return {"riksdata/stage": stage, "riksdata/published": "yes" if stage in ("tables", "release") else "no"}


def stage_metadata(report: StageReport) -> Mapping[str, Any]:
    """A stage's figures; of statistics also how many quantities each rule rejected, so that a rule that bites more than before is seen."""
    figures: dict[str, Any] = {
        "dagster/row_count": report.rows,
        "documents done": report.changed,
        "documents unchanged": report.skipped,
        "seconds": dg.MetadataValue.float(round(report.seconds, 3)),
    }
    if report.rejected:
        figures["quantities rejected"] = sum(count for _, count in report.rejected)
        figures["quantities rejected by rule"] = markdown_table(["rule", "quantities"], [list(row) for row in report.rejected])
    return figures
