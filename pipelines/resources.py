"""The resources as a deployment names them: by environment variables."""

from __future__ import annotations

import os
from pathlib import Path

from assets.fetched import Riksdag
from assets.home import DEFAULT_HOME, HomeResource
from pipelines.settings import number_from_environment
from riksdata.sources.api import BASE_URL

WAIT_SECONDS = 3600.0
"""So long a run of the daemon waits for a run of the terminal that has the home."""


def home_from_environment() -> HomeResource:
    """The home that `RIKSDATA_HOME`, `RIKSDATA_INBOX`, `RIKSDATA_WORKERS`, `RIKSDATA_CLUSTER` and `RIKSDATA_WAIT` (seconds) name."""
    inbox = os.environ.get("RIKSDATA_INBOX")
    return HomeResource(
        home=str(Path(os.environ.get("RIKSDATA_HOME") or DEFAULT_HOME).resolve()),
        inbox=str(Path(inbox).resolve()) if inbox else None,
        workers=int(number_from_environment("RIKSDATA_WORKERS", 0)),
        cluster=os.environ.get("RIKSDATA_CLUSTER") or None,
        wait_seconds=number_from_environment("RIKSDATA_WAIT", WAIT_SECONDS),
    )


def riksdag_from_environment() -> Riksdag:
    """The riksdag's API, or another server that answers as it does: `RIKSDATA_BASE_URL`, and `RIKSDATA_PAUSE` seconds between requests."""
    return Riksdag(
        base_url=os.environ.get("RIKSDATA_BASE_URL") or BASE_URL,
        pause_seconds=number_from_environment("RIKSDATA_PAUSE", Riksdag().pause_seconds),
    )


__all__ = ["DEFAULT_HOME", "HomeResource", "home_from_environment", "riksdag_from_environment"]
