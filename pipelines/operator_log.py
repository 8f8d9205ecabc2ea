"""What a run says on the console of the daemon: a line when it begins, one a stage that did something, one when it ends."""

from __future__ import annotations

import logging
from typing import Any

import dagster as dg


class _Lines(logging.Formatter):
    """Lines for a person."""

    def format(self, record: logging.LogRecord) -> str:
        """`03:30:12 fetch 1a2b3c4d: …`."""
        meta: dict[str, Any] = getattr(record, "dagster_meta", {})
        run, job = str(meta.get("run_id", ""))[:8], meta.get("job_name", "")
        return f"{self.formatTime(record, '%H:%M:%S')} {job} {run}: {_said(record, meta)}"


def _said(record: logging.LogRecord, meta: dict[str, Any]) -> str:
    event = meta.get("dagster_event")
    if event is None:
        return str(meta.get("orig_message") or record.getMessage())
    if event.is_step_failure:
        failed = event.step_failure_data
        why = failed.user_failure_data.description if failed.user_failure_data else failed.error.message if failed.error else ""
        return f"{event.step_key} failed: {str(why).strip()}"
    if event.event_type == dg.DagsterEventType.ASSET_MATERIALIZATION:
        return _made(event.step_materialization_data.materialization)
    if event.event_type == dg.DagsterEventType.RUN_START:
        return "begins"
    return "done" if event.is_job_success else "failed" if event.is_job_failure else "stopped"


def _made(made: dg.AssetMaterialization) -> str:
    figures = {name: value.value for name, value in made.metadata.items()}
    name = made.asset_key.to_user_string() + (f" {made.partition}" if made.partition else "")
    if "version" in figures:
        return f"{name}: {'nothing changed since' if figures.get('unchanged') else 'published'} {figures['version']}"
    told = [f"{figures[key]} {word}" for key, word in _FIGURES.items() if key in figures]
    return f"{name}: {', '.join(told)}"


_FIGURES = {
    "added": "new",
    "documents done": "documents done",
    "dagster/row_count": "rows",
    "failed": "failed",
    "unreadable": "unreadable",
}
_TOLD = {
    dg.DagsterEventType.RUN_START,
    dg.DagsterEventType.RUN_SUCCESS,
    dg.DagsterEventType.RUN_FAILURE,
    dg.DagsterEventType.RUN_CANCELED,
    dg.DagsterEventType.STEP_FAILURE,
    dg.DagsterEventType.ASSET_MATERIALIZATION,
}


def _worth_telling(record: logging.LogRecord) -> bool:
    """Events that an operator reads, and warnings of the steps. The published tables say the same in `published`; the release says it."""
    meta: dict[str, Any] = getattr(record, "dagster_meta", {})
    event = meta.get("dagster_event")
    if event is None:
        return record.levelno >= logging.WARNING
    if event.event_type == dg.DagsterEventType.ASSET_MATERIALIZATION:
        return str(event.step_key) != "published_tables"
    return event.event_type in _TOLD


@dg.logger(
    {
        "log_level": dg.Field(str, default_value="DEBUG", is_required=False),
        "everything": dg.Field(bool, default_value=False, is_required=False, description="Every event of Dagster, one a line."),
    },
    description="Lines for an operator, on the console.",
)
def operator_log(context: dg.InitLoggerContext) -> logging.Logger:
    """The console of a run."""
    log = logging.Logger("riksdata.operator", level=context.logger_config["log_level"])
    handler = logging.StreamHandler()
    if not context.logger_config["everything"]:
        handler.setFormatter(_Lines())
        handler.addFilter(_worth_telling)
    log.addHandler(handler)
    return log


def console(*, level: str = "DEBUG", everything: bool = False) -> dict[str, Any]:
    """The part `loggers` of a run's configuration."""
    return {"console": {"config": {"log_level": level, "everything": everything}}}
