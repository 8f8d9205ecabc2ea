"""An inbox that may not be read ends the step: what it holds is not gone."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from assets import raw
from pipelines.resources import HomeResource
from riksdata.sources.errors import FolderClosed
from riksdata.storage.home import Home
from riksdata.storage.raw import RawZone


def test_a_closed_inbox_takes_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("En text om broar.", encoding="utf-8")

    def made() -> dg.ExecuteInProcessResult:
        with dg.DagsterInstance.ephemeral() as instance:
            resources = {"home": HomeResource(home=str(tmp_path))}
            return dg.materialize([raw.raw_documents], resources=resources, instance=instance, raise_on_error=False)

    assert made().success

    def closed(folder: Path) -> None:
        raise FolderClosed(f"{folder}: the folder may not be read")

    with monkeypatch.context() as patched:
        patched.setattr(raw, "read_inbox", closed)
        failed = made()
    assert not failed.success
    (failure,) = failed.get_step_failure_events()
    assert "the folder may not be read" in str(failure.step_failure_data.error)
    assert RawZone(Home.open(tmp_path).raw).absent() == set()
    (tmp_path / "inbox" / "a.txt").unlink()
    assert made().success
    assert {source for source, _ in RawZone(Home.open(tmp_path).raw).absent()} == {"inbox/a.txt"}
