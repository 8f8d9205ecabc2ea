"""What is forgotten is forgotten by Dagster's history too, in its SQLite files and in a PostgreSQL; what names other documents stays."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from pipelines import forgetting
from pipelines.cli import cli
from pipelines.forgetting import WIPED, Found, Histories
from pipelines.instance import open_instance
from pipelines.run import Outcome
from riksdata.pipeline.stages import update_documents
from riksdata.storage.home import Home
from riksdata.storage.names import Names
from riksdata.storage.warehouse import open_warehouse

FORGOTTEN, OTHER = "HD10232", "HD10233"
NAME, OTHER_NAME = "Gonzalez Westling", "Annan Annansson"
HEADER = "| document_id | name |\n| --- | --- |"
ROWS = f"{HEADER}\n| {FORGOTTEN} | {NAME} |\n| {OTHER} | {OTHER_NAME} |"
NAMELESS = f"{HEADER}\n| {FORGOTTEN}2 | {OTHER_NAME} |"


@pytest.fixture
def copied(home: Path, first: tuple[Path, Outcome]) -> Path:
    """A home after a run, which nobody else uses; no DAGSTER_HOME is set."""
    shutil.rmtree(home)
    shutil.copytree(first[0], home)
    return home


def forget(home: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["forget", FORGOTTEN, "--home", str(home), *options])


def record(instance: dg.DagsterInstance) -> None:
    """What the history shows: of a table's first rows, of a failed check, and of something that names other documents alone."""
    shown = {"rows": dg.MetadataValue.md(ROWS), "figure": dg.MetadataValue.int(7)}
    instance.report_runless_asset_event(dg.AssetMaterialization("people", metadata=shown))
    failed = {"some of them": dg.MetadataValue.md(f"{HEADER}\n| {FORGOTTEN}-d2 | {NAME} &lt;b&gt; |")}
    instance.report_runless_asset_event(
        dg.AssetCheckEvaluation(asset_key=dg.AssetKey("people"), check_name="name_pattern", passed=False, metadata=failed)
    )
    instance.report_runless_asset_event(dg.AssetMaterialization("others", metadata={"rows": dg.MetadataValue.md(NAMELESS)}))


def shown_of(instance: dg.DagsterInstance, asset: str) -> dict[str, object]:
    event = instance.get_latest_materialization_event(dg.AssetKey(asset))
    assert event is not None
    assert event.asset_materialization is not None
    return {name: value.value for name, value in event.asset_materialization.metadata.items()}


def files_with(folder: Path, text: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}


def test_a_forgotten_document_is_forgotten_by_the_history_too(copied: Path) -> None:
    recorded = copied / "dagster"
    assert files_with(copied, NAME)
    assert not files_with(recorded, NAME)  # what is recorded today shows no words
    with open_instance(Home.open(copied)) as instance:
        record(instance)
        runs = len(instance.get_runs())
    assert files_with(recorded, NAME)
    done = forget(copied)
    assert done.exit_code == 0, done.output
    assert "entries that name it were wiped" in done.output
    assert not files_with(recorded, NAME)
    with open_instance(Home.open(copied)) as instance:
        assert shown_of(instance, "people") == {"rows": f"{HEADER}\n| {WIPED} |\n| {OTHER} | {OTHER_NAME} |", "figure": 7}
        assert shown_of(instance, "others") == {"rows": NAMELESS}
        assert len(instance.get_runs()) == runs


def test_failing_rows_go_by_what_names_the_document(copied: Path) -> None:
    folder = copied / "runs" / "one"
    folder.mkdir()
    rows = [{"document_id": FORGOTTEN, "name": NAME}, {"document_id": OTHER, "name": OTHER_NAME}]
    failure = {"rule": "r", "table": "people", "severity": "error", "failed": 2, "message": "m", "examples": rows}
    (folder / "failures.jsonl").write_text(json.dumps(failure) + "\n", encoding="utf-8")
    (copied / "runs" / "torn").mkdir()
    (copied / "runs" / "torn" / "failures.jsonl").write_text('{"examples": [{"name": "torn', encoding="utf-8")
    done = forget(copied)
    assert done.exit_code == 0, done.output
    assert "failing rows that name it were removed" in done.output
    (left,) = (folder / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(left) == {**failure, "examples": rows[1:]}
    assert not (copied / "runs" / "torn" / "failures.jsonl").exists()


def test_a_dry_run_tells_and_changes_nothing(copied: Path) -> None:
    with open_instance(Home.open(copied)) as instance:
        record(instance)
    before = contents(copied)
    done = forget(copied, "--dry-run")
    assert done.exit_code == 0, done.output
    assert f"{FORGOTTEN}: would remove 1 raw record\n" in done.output
    assert "entries that name it would be wiped" in done.output
    assert "still holds it" in done.output
    assert contents(copied) == before
    told = int(done.output.split("history/runs: ")[1].split()[0])
    assert f"history/runs: {told} entries that name it were wiped" in forget(copied).output


@pytest.mark.parametrize("replaced", [0, 1])
def test_a_history_is_read_again_only_where_a_text_was_replaced_meanwhile(replaced: int) -> None:
    texts = {key: json.dumps({"__class__": "MarkdownMetadataEntryData", "md_str": f"{ROWS} {key}"}) for key in range(3)}
    read: list[int] = []
    ended: list[set[str]] = []

    def rows() -> Iterator[tuple[str, str, int, str]]:
        read.append(1)
        yield from [("events", "event", key, said) for key, said in texts.items()]

    def put(table: str, column: str, key: int, said: str, without: str) -> bool:
        if key < replaced and len(read) == 1:
            return False
        texts[key] = without
        return True

    database = forgetting._Database("a file", "a folder", rows, put, ended.append)
    assert Histories([database]).wipe(Names([FORGOTTEN])) == [Found("a folder", 3)]
    assert len(read) == 1 + replaced
    assert ended == [{"events"}]
    assert not any(NAME in said for said in texts.values())


def test_a_document_that_was_forgotten_is_looked_for_again(copied: Path) -> None:
    assert forget(copied).exit_code == 0
    with open_warehouse(Home.open(copied)) as con:
        update_documents(Home.open(copied), con, workers=1)  # as the next run does
    with open_instance(Home.open(copied)) as instance:
        record(instance)  # as of a backup that was put back
    tried = forget(copied, "--dry-run")
    assert "was forgotten before" in tried.output
    assert "would be wiped" in tried.output
    again = forget(copied)
    assert again.exit_code == 0, again.output
    assert "was forgotten before" in again.output
    assert not files_with(copied / "dagster", NAME)
    unknown = CliRunner().invoke(cli, ["forget", "HD19999", "--home", str(copied)])
    assert unknown.exit_code == 2
    assert "there is no document HD19999" in unknown.output


def test_without_a_warehouse_nothing_is_said_to_be_unknown(copied: Path) -> None:
    (copied / "warehouse.duckdb").unlink()
    for options in ([], ["--dry-run"]):
        done = forget(copied, *options)
        assert done.exit_code == 2
        assert "make it with `riksdata run`" in done.output
    assert not (copied / "warehouse.duckdb").exists()


def refused(home: Path) -> str:
    """What `forget` says where it is refused; nothing was removed."""
    before = contents(home / "raw")
    done = forget(home)
    assert done.exit_code == 1, done.output
    assert "The document was not removed" in done.output
    assert contents(home / "raw") == before
    return done.output


def test_a_history_that_cannot_be_read_is_named_and_nothing_is_removed(copied: Path) -> None:
    (copied / "dagster" / "history" / "runs.db").write_bytes(b"no database " * 1000)
    assert "history/runs.db cannot be wiped (file is not a database)" in refused(copied)
    tried = forget(copied, "--dry-run")
    assert tried.exit_code == 1
    assert "history/runs.db cannot be read (file is not a database)" in tried.output
    assert "not removed" not in tried.output


@pytest.mark.parametrize("config", ["storage: [\n", "- storage\n"])
def test_a_configuration_that_cannot_be_read_is_named(copied: Path, config: str) -> None:
    (copied / "dagster" / "dagster.yaml").write_text(config, encoding="utf-8")
    assert "dagster.yaml: cannot be read as a configuration" in refused(copied)


def test_a_dagster_home_that_is_none_is_named(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(copied / "nowhere"))
    assert "nowhere: DAGSTER_HOME names no folder" in refused(copied)


def test_an_sqlite_elsewhere_is_wiped_too(copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "dagster.yaml").write_text(f"storage:\n  sqlite:\n    base_dir: {elsewhere}\n", encoding="utf-8")
    with dg.DagsterInstance.from_config(str(tmp_path / "instance")) as instance:
        record(instance)
    assert files_with(elsewhere, NAME)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "instance"))
    done = forget(copied)
    assert done.exit_code == 0, done.output
    assert not files_with(elsewhere, NAME)
    assert files_with(elsewhere, OTHER_NAME)


# ---- PostgreSQL


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, of the newest version that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parent.parent.name))
    named = found[-1] if found else shutil.which("pg_ctl")
    return Path(named).resolve().parent if named else None


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A cluster of its own, in a folder of a user without rights; it answers at a socket there alone. Gives the folder."""
    bin_ = programs()
    if bin_ is None:
        assert not os.environ.get("RIKSDATA_CI"), "the checks of a change need PostgreSQL: apt-get install postgresql"
        pytest.skip("no PostgreSQL is installed")
    user = "nobody" if os.getuid() == 0 else None  # PostgreSQL refuses to be run by root
    folder = Path(tempfile.mkdtemp(prefix="riksdata-pg-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)

    def call(*command: str) -> None:
        subprocess.run([str(bin_ / command[0]), *command[1:]], user=user, cwd=folder, check=True, capture_output=True, timeout=120)

    data, log = str(folder / "data"), str(folder / "log")
    try:
        call("initdb", "-D", data, "-U", "dagster", "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=20"
        call("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield str(folder)
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def database(server: str) -> Iterator[sa.Engine]:
    """An empty database of that cluster."""
    name = f"dagster_{os.urandom(4).hex()}"
    with sa.create_engine(address(server, "postgres"), isolation_level="AUTOCOMMIT").connect() as con:
        con.execute(sa.text(f"CREATE DATABASE {name}"))
    engine = sa.create_engine(address(server, name), poolclass=sa.NullPool)
    yield engine
    engine.dispose()


def address(server: str, name: str, user: str = "dagster") -> str:
    return f"postgresql+psycopg2://{user}@/{name}?host={server}"


def keep_in(folder: Path, url: str) -> Path:
    """A folder of Dagster's whose configuration names a database, as the chart's does."""
    folder.mkdir(exist_ok=True)
    (folder / "dagster.yaml").write_text("storage:\n  postgres:\n    postgres_url: {env: A_POSTGRES}\n", encoding="utf-8")
    os.environ["A_POSTGRES"] = url
    return folder


@pytest.fixture
def kept(database: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An instance in PostgreSQL with records, which DAGSTER_HOME names, beside a table that is nothing of Dagster's."""
    monkeypatch.setenv("A_POSTGRES", "")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "instance"))
    folder = keep_in(tmp_path / "instance", database.url.render_as_string(hide_password=False))
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        record(instance)
    with database.begin() as con:
        con.execute(sa.text("CREATE TABLE foreign_notes (id bigint PRIMARY KEY, event text)"))
        con.execute(
            sa.text("INSERT INTO foreign_notes SELECT 1, event FROM event_logs WHERE event LIKE :name LIMIT 1"), {"name": f"%{NAME}%"}
        )
    return folder


def everything(database: sa.Engine) -> dict[str, list[str]]:
    """Table → its rows as text, of all tables."""
    with database.connect() as con:
        return {
            name: [str(tuple(row)) for row in con.execute(sa.text(f'SELECT * FROM "{name}" ORDER BY 1'))]
            for name in sa.inspect(con).get_table_names()
        }


def test_a_postgresql_forgets_too(copied: Path, kept: Path, database: sa.Engine) -> None:
    before = everything(database)
    with_name = {name for name, rows in before.items() if any(NAME in row for row in rows)}
    assert with_name == {"event_logs", "asset_keys", "asset_check_executions", "foreign_notes"}

    tried = forget(copied, "--dry-run")
    assert tried.exit_code == 0, tried.output
    line = f"postgresql {database.url.database} on this machine: 4 entries that name it"
    assert f"{line} would be wiped" in tried.output
    assert everything(database) == before

    done = forget(copied)
    assert done.exit_code == 0, done.output
    assert f"{line} were wiped" in done.output
    after = everything(database)
    assert {name for name, rows in after.items() if any(NAME in row for row in rows)} == {"foreign_notes"}
    changed = {name: [(a, b) for a, b in zip(before[name], after[name], strict=True) if a != b] for name in before}
    assert {name: len(rows) for name, rows in changed.items() if rows} == {"event_logs": 2, "asset_keys": 1, "asset_check_executions": 1}
    assert all(NAME in was for rows in changed.values() for was, _ in rows)
    with dg.DagsterInstance.from_config(str(kept)) as instance:
        assert shown_of(instance, "people") == {"rows": f"{HEADER}\n| {WIPED} |\n| {OTHER} | {OTHER_NAME} |", "figure": 7}
        assert shown_of(instance, "others") == {"rows": NAMELESS}
    with database.connect() as con:
        dead = con.execute(sa.text("SELECT count(*) FROM event_logs WHERE event LIKE :name"), {"name": f"%{NAME}%"}).scalar()
        assert dead == 0


def test_the_home_s_own_configuration_may_name_a_postgresql_part_by_part(copied: Path, database: sa.Engine) -> None:
    url = database.url.render_as_string(hide_password=False)
    parts = {"event_log": "EventLog", "run": "Run", "schedule": "Schedule"}
    (copied / "dagster" / "dagster.yaml").write_text(
        "".join(
            f"{part}_storage:\n  module: dagster_postgres\n  class: Postgres{name}Storage\n  config: {{postgres_url: '{url}'}}\n"
            for part, name in parts.items()
        ),
        encoding="utf-8",
    )
    with open_instance(Home.open(copied)) as instance:
        record(instance)
    assert any(NAME in row for rows in everything(database).values() for row in rows)
    assert forget(copied).exit_code == 0
    assert not any(NAME in row for rows in everything(database).values() for row in rows)


def test_who_may_not_write_is_told_and_nothing_is_removed(copied: Path, kept: Path, database: sa.Engine, server: str) -> None:
    with database.begin() as con:
        con.execute(sa.text("CREATE ROLE reader LOGIN"))
        con.execute(sa.text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    keep_in(kept, address(server, str(database.url.database), "reader"))
    said = refused(copied)
    assert f"postgresql {database.url.database}" in said
    assert "permission denied" in said


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+psycopg2://dagster:secret-word@127.0.0.1:1/x", "refused"),
        ("postgresql+psycopg2://dagster:secret-word@/x?host=/nowhere", "No such file"),
        ("postgresql://dagster:secret-word@127.0.0.1:1/x", "scheme `postgresql+psycopg2`"),
        ("mysterious://dagster:secret-word@host/x", "mysterious"),
    ],
)
def test_a_database_that_does_not_answer_is_named_without_its_password(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, told: str
) -> None:
    monkeypatch.setattr("dagster_postgres.utils.calculate_delay", lambda **_: 0)
    monkeypatch.setenv("A_POSTGRES", "")
    monkeypatch.setenv("DAGSTER_HOME", str(keep_in(tmp_path / "instance", url)))
    said = refused(copied)
    assert "instance/dagster.yaml: the storage of Dagster's history that it names cannot be opened" in said
    assert told in said
    assert "secret-word" not in said
    assert "Retrying" not in said
    assert len(said.splitlines()) == 1


def test_a_variable_that_is_not_set_is_named(copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_POSTGRES", "")
    monkeypatch.setenv("DAGSTER_HOME", str(keep_in(tmp_path / "instance", "")))
    monkeypatch.delenv("A_POSTGRES")
    assert "(the environment variable A_POSTGRES is not set)" in refused(copied)


def test_of_wrong_settings_only_the_place_is_told(copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "instance").mkdir()
    wrong = "storage:\n  postgres:\n    postgres_db: {username: u, hostname: h, db_name: d, password: 20262027}\n"
    (tmp_path / "instance" / "dagster.yaml").write_text(wrong, encoding="utf-8")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "instance"))
    said = refused(copied)
    assert "wrong settings at root:storage:postgres:postgres_db:password" in said
    assert "2026" not in said


def test_a_missing_library_is_named_by_its_extra(copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_POSTGRES", "")
    monkeypatch.setenv("DAGSTER_HOME", str(keep_in(tmp_path / "instance", "postgresql://dagster@/x")))
    monkeypatch.setattr("riksdata.extras.find_spec", lambda name: None)
    assert "pip install 'riksdata[postgres]'" in refused(copied)
