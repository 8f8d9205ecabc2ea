"""What an operator sees of the assets: checks with their reasons, versions, lineage of columns, single tables."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from assets.home import HomeResource
from assets.lineage import HELD, column_lineage, warehouse_schema
from pipelines.definitions import build
from riksdata.pipeline.stage_checks import STAGE_CHECKS, run_stage_check
from riksdata.release.gates import RULES
from riksdata.storage.home import Home
from riksdata.storage.warehouse import open_warehouse
from schemas.tables import Table, all_tables

MESSAGE = "the file is empty; remove it or put the document in it"


@pytest.fixture(scope="module")
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


@pytest.fixture(scope="module")
def resource(tmp_path_factory: pytest.TempPathFactory, root: Path) -> HomeResource:
    home = tmp_path_factory.mktemp("catalogue")
    shutil.copytree(root / "data" / "inbox", home / "inbox")
    (home / "inbox" / "empty.txt").touch()
    return HomeResource(home=str(home), workers=1)


def run(resource: HomeResource, instance: dg.DagsterInstance, *selection: str) -> dg.ExecuteInProcessResult:
    job = build(resource).resolve_job_def("publish")
    keys = [dg.AssetKey(name.split("/")) for name in selection] or None
    return job.execute_in_process(instance=instance, asset_selection=keys, raise_on_error=False)


@pytest.fixture(scope="module")
def first(resource: HomeResource, instance: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    done = run(resource, instance)
    assert done.success
    return done


def evaluations(done: dg.ExecuteInProcessResult) -> dict[str, dg.AssetCheckEvaluation]:
    return {f"{e.asset_key.to_user_string()}:{e.check_name}": e for e in done.get_asset_check_evaluations()}


def test_an_unreadable_file_warns_on_the_raw_zone_with_its_whole_message(first: dg.ExecuteInProcessResult) -> None:
    check = evaluations(first)["raw_documents:readable"]
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.WARN)
    shown = str(check.metadata["unreadable sources"].value)
    assert "inbox/empty.txt" in shown
    assert MESSAGE in shown


def test_every_stage_and_every_gate_is_checked(first: dg.ExecuteInProcessResult) -> None:
    found = evaluations(first)
    wanted = {f"warehouse/{check.stage}:{check.name}" for check in STAGE_CHECKS} | {f"release:gate_{rule}" for rule in RULES}
    assert wanted <= set(found)
    assert all(found[name].passed for name in wanted)


def test_a_document_that_an_extractor_has_not_done_fails_its_stage(first: dg.ExecuteInProcessResult, resource: HomeResource) -> None:
    (check,) = [check for check in STAGE_CHECKS if check.stage == "demands"]
    with open_warehouse(Home.open(Path(resource.home))) as con:
        con.execute("BEGIN")
        con.execute("DELETE FROM core.extractions WHERE table_name = 'demands'")
        broken, rows = run_stage_check(con, check)
        con.execute("ROLLBACK")
        assert (broken, len(rows)) == (2, 2)
        assert run_stage_check(con, check) == (0, [])


def test_one_table_alone_can_be_materialised(
    first: dg.ExecuteInProcessResult, resource: HomeResource, instance: dg.DagsterInstance
) -> None:
    done = run(resource, instance, "demands")
    assert done.success
    assert [event.asset_key.to_user_string() for event in done.get_asset_materialization_events() if event.asset_key] == ["demands"]


def test_nothing_is_stale_after_a_run_and_after_another(
    first: dg.ExecuteInProcessResult, resource: HomeResource, instance: dg.DagsterInstance
) -> None:
    def versions() -> dict[str, tuple[str | None, str | None]]:
        found = {}
        for name in ("raw_documents", *(f"warehouse/{name}" for name in HELD), *all_tables(), "release"):
            event = instance.get_latest_materialization_event(dg.AssetKey(name.split("/")))
            assert event is not None
            assert event.asset_materialization is not None
            tags = event.asset_materialization.tags or {}
            found[name] = (tags.get("dagster/code_version"), tags.get("dagster/data_version"))
        return found

    before = versions()
    assert all(code and data for code, data in before.values())
    assert run(resource, instance).success
    assert versions() == before


@pytest.mark.parametrize("table", all_tables().values(), ids=lambda table: table.name)
def test_each_column_is_read_from_columns_that_are_there(table: Table) -> None:
    there = {f"warehouse/{name}": {column.name for column in warehouse_schema(name).columns} for name in HELD}
    lineage = column_lineage(table).deps_by_column
    assert list(lineage) == [column.name for column in table.columns]
    for dependencies in lineage.values():
        assert dependencies
        for each in dependencies:
            assert each.column_name in there[each.asset_key.to_user_string()]


def test_joined_columns_come_from_the_links() -> None:
    (repeats,) = column_lineage(all_tables()["demands"]).deps_by_column["repeats_demand_id"]
    assert (repeats.asset_key.to_user_string(), repeats.column_name) == ("warehouse/links", "repeats.repeats_demand_id")
    (decision,) = column_lineage(all_tables()["demands"]).deps_by_column["decision"]
    assert (decision.asset_key.to_user_string(), decision.column_name) == ("warehouse/documents", "decisions.decision")
    (text,) = column_lineage(all_tables()["demands"]).deps_by_column["text"]
    assert (text.asset_key.to_user_string(), text.column_name) == ("warehouse/demands", "text")


def test_a_refusal_says_which_gate_and_leaves_no_trace_of_the_code(
    first: dg.ExecuteInProcessResult, resource: HomeResource, instance: dg.DagsterInstance
) -> None:
    from riksdata.pipeline.stages import forget

    with open_warehouse(Home.open(Path(resource.home))) as con:
        (key,) = con.execute("SELECT document_id FROM published.documents WHERE doc_type = 'mot'").fetchone() or ("",)
        forget(Home.open(Path(resource.home)), con, key)
    done = run(resource, instance)
    assert not done.success
    gate = evaluations(done)["release:gate_shrink"]
    assert (gate.passed, gate.severity) == (False, dg.AssetCheckSeverity.ERROR)
    assert "fewer than" in str(gate.description)
    (failure,) = [event.step_failure_data for event in done.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert "gate_shrink" in str(failure.user_failure_data.description)
    shown = failure.user_failure_data.metadata
    assert "fewer than" in str(shown["gate_shrink"].value)
    assert Path(str(shown["rows that fail"].value)).is_dir()
    assert failure.error is not None
    assert failure.error.stack == []
    (ended,) = [event for event in done.all_events if event.is_failure and not event.is_step_failure]
    first_step = ended.job_failure_data.first_step_failure_event  # what the browser tells of the run
    assert first_step is not None
    error = first_step.step_failure_data.error
    assert error is not None
    assert "gate_shrink" in error.to_string()
    assert "Stack Trace" not in error.to_string()
    assert "File " not in error.to_string()


def test_statistics_show_how_many_quantities_each_rule_rejected(first: dg.ExecuteInProcessResult) -> None:
    (made,) = [
        event.step_materialization_data.materialization
        for event in first.get_asset_materialization_events()
        if event.asset_key == dg.AssetKey(["warehouse", "statistics"])
    ]
    rows = [line.strip("| ").split(" | ") for line in str(made.metadata["quantities rejected by rule"].value).splitlines()[2:]]
    counted = {rule.strip("`"): int(count) for rule, count in rows}
    assert counted["in_reference"] > 0
    assert made.metadata["quantities rejected"].value == sum(counted.values())
