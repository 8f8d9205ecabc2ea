"""The inbox sensor: a run of `publish` when files in the inbox have come, changed or gone."""

import hashlib
import os
from pathlib import Path

import dagster as dg

from pipelines.jobs import publish
from pipelines.resources import HomeResource

SECONDS_BETWEEN_LOOKS = 60
SETTLE_SECONDS = 10
"""A file changed less than this ago may still be being written; the next look takes it."""


def inbox_state(folder: Path) -> tuple[str, float]:
    """A hash over names, sizes and times of the visible files of a folder, and the time of the newest change (0 without files)."""
    seen, newest = [], 0.0
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            try:
                status = os.stat(os.path.join(here, name))
            except OSError:
                continue
            seen.append(f"{os.path.relpath(os.path.join(here, name), folder)}\0{status.st_size}\0{status.st_mtime_ns}")
            newest = max(newest, status.st_mtime)
    return hashlib.sha256("\n".join(seen).encode("utf-8", "surrogateescape")).hexdigest()[:32], newest


@dg.sensor(
    job=publish,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    description="Looks at the inbox once a minute; when files in it have come, changed or gone, and are at rest, it starts `publish`.",
)
def inbox(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult | dg.SkipReason:
    """One look at the inbox."""
    import time

    folder = home.inbox_folder
    state, newest = inbox_state(folder)
    if not newest:
        return dg.SkipReason(f"no files in {folder}")
    if state == context.cursor:
        return dg.SkipReason(f"nothing new in {folder}")
    if time.time() - newest < SETTLE_SECONDS:
        return dg.SkipReason(f"a file in {folder} was changed a moment ago; waiting until it is at rest")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=f"inbox-{state}")], cursor=state)
