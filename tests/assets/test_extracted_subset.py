"""The extracted tables are one step, and each can be had alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import dagster as dg
import pytest

from assets import raw, warehouse
from pipelines.resources import HomeResource


@pytest.mark.parametrize("wanted", [["references"], ["demands", "statistics"], ["demands", "references", "statistics"]], ids=len)
def test_only_what_is_selected_is_extracted(wanted: list[str], root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "data" / "inbox", tmp_path / "inbox")
    with dg.DagsterInstance.ephemeral() as instance:
        done = dg.materialize(
            [raw.raw_documents, warehouse.documents, warehouse.extracted],
            selection=["raw_documents", "warehouse/documents", *(f"warehouse/{table}" for table in wanted)],
            resources={"home": HomeResource(home=str(tmp_path))},
            instance=instance,
        )
    assert done.success
    made = {event.asset_key.to_user_string(): event for event in done.get_asset_materialization_events() if event.asset_key}
    assert set(made) == {"raw_documents", "warehouse/documents", *(f"warehouse/{table}" for table in wanted)}
    for table in wanted:
        metadata = made[f"warehouse/{table}"].step_materialization_data.materialization.metadata
        assert metadata["documents done"].value == 2
        assert metadata["dagster/row_count"].value in {"demands": (23,), "references": range(100, 140), "statistics": range(25, 45)}[table]
