"""The site's database as an asset of the release."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from assets.home import HomeResource
from assets.site import site


def test_without_a_release_it_says_what_to_do(home: Path) -> None:
    result = dg.materialize([site], resources={"home": HomeResource(home=str(home))}, raise_on_error=False)
    assert not result.success
    failed = result.get_step_failure_events()[0].step_failure_data
    assert "Run the job publish first" in str(failed.user_failure_data)


def test_it_makes_the_database_of_the_latest_release(home: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(root / "tests" / "riksdata" / "release"))
    from release_fixture import release

    release(home / "releases")
    result = dg.materialize([site], resources={"home": HomeResource(home=str(home))})
    metadata = result.asset_materializations_for_node("site")[0].metadata
    assert metadata["version"].value == "2026-11-22"
    assert metadata["dagster/row_count"].value == 12
    assert metadata["path"].value == str(home / "releases" / "2026-11-22" / "riksdata.sqlite")
    assert (home / "site" / "2026-11-22" / "charts" / "outcomes.sv.svg").is_file()
