"""What Dagster is told of, held against a file: a change in the graph is seen in review. `UPDATE_SNAPSHOTS=1` writes the file anew."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pipelines.definitions import defs
from schemas.tables import all_tables

SNAPSHOT = Path(__file__).with_name("definitions.json")


@pytest.fixture(scope="module")
def repository() -> dg.RepositoryDefinition:
    return defs.get_repository_def()


def described(repository: dg.RepositoryDefinition) -> dict[str, Any]:
    graph = repository.asset_graph
    assets = {
        node.key.to_user_string(): {
            "group": node.group_name,
            "kinds": sorted(node.kinds),
            "owners": list(node.owners),
            "deps": sorted(key.to_user_string() for key in node.parent_keys),
            "partitioned": node.partitions_def is not None,
            "pool": sorted(node.pools or ()),
            "fresh": node.freshness_policy is not None,
        }
        for node in graph.asset_nodes
    }
    checks = {key.to_user_string(): graph.get(key).blocking for key in graph.asset_check_keys}
    return {
        "assets": dict(sorted(assets.items())),
        "checks and whether they block": dict(sorted(checks.items())),
        "jobs": sorted(job for job in repository.job_names if not job.startswith("__")),
        "schedules": {s.name: [s.cron_schedule, s.execution_timezone, s.job_name] for s in repository.schedule_defs},
        "sensors": {s.name: sorted(target.job_name for target in s.targets) for s in repository.sensor_defs},
    }


def test_definitions_are_as_recorded(repository: dg.RepositoryDefinition) -> None:
    found = json.dumps(described(repository), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(found, encoding="utf-8")
    assert found == SNAPSHOT.read_text(encoding="utf-8")


def test_every_asset_says_what_it_is(repository: dg.RepositoryDefinition) -> None:
    for node in repository.asset_graph.asset_nodes:
        assert len(node.description or "") > 20, node.key
        assert node.owners == ["team:riksdata"]
        assert node.kinds


def test_every_table_is_an_asset_with_its_columns(repository: dg.RepositoryDefinition) -> None:
    graph = repository.asset_graph
    for name, table in all_tables().items():
        node = graph.get(dg.AssetKey(name))
        shown = node.metadata["dagster/column_schema"]
        assert [column.name for column in shown.columns] == [column.name for column in table.columns]
        assert all(column.description for column in shown.columns)
        assert [c.constraints.nullable for c in shown.columns] == [not c.required for c in table.columns]
        assert graph.get(dg.AssetCheckKey(dg.AssetKey(name), "schema")).blocking


def test_runs_are_in_process_by_default() -> None:
    assert defs.executor is dg.in_process_executor
    assert defs.resolve_job_def("publish").executor_def is dg.in_process_executor
