"""Calls that cannot be done end in a message and the code that the operations page tells, and leave nothing behind."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pipelines.cli import cli
from pipelines.run import Outcome
from tests.conftest import without_rights
from tests.warm import Command

QUESTION = "data/inbox/000_4b5a833257ddd00b.txt"
MOTION = "data/inbox/002_8584eac85a031944.txt"


def called(*arguments: object, **environment: str) -> Result:
    """What a call gives; an error that is no message fails the test."""
    return CliRunner().invoke(cli, [str(each) for each in arguments], env=environment, catch_exceptions=False)


def tree(folder: Path) -> dict[str, str]:
    """Every path below a folder, and the bytes of each file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in folder.rglob("*")
    }


@pytest.fixture
def copied(first: tuple[Path, Outcome], tmp_path: Path) -> Path:
    return Path(shutil.copytree(first[0], tmp_path / "copy"))


@pytest.mark.parametrize("word", ["motion", "nonsense", "mot.", ""])
def test_a_document_type_that_is_none_is_refused_with_those_that_are(root: Path, word: str) -> None:
    done = called("extract", root / QUESTION, "--type", word)
    assert done.exit_code == 2
    assert "'mot', 'ip', 'fr'" in done.stderr


@pytest.mark.parametrize("word", ["ip", "IP", "other"])
def test_a_document_type_is_taken_in_any_case(root: Path, word: str) -> None:
    done = called("extract", root / QUESTION, "--type", word, "--format", "jsonl", "--table", "documents")
    assert json.loads(done.stdout)["doc_type"] == word.lower()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--output", "out"],
        ["--output", "out", "--format", "jsonl"],
        ["--output", "out", "--format", "table"],
        ["--why", "--output", "out"],
        ["--why", "--table", "demands"],
        ["--rejected", "--table", "statistics"],
        ["--rejected", "--output", "out", "--format", "jsonl"],
    ],
)
def test_options_that_would_do_nothing_are_refused(
    root: Path, tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = called("extract", root / QUESTION, *arguments)
    assert done.exit_code == 2
    assert not done.stdout
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_file_that_cannot_be_written_is_named(root: Path, tmp_path: Path, form: str) -> None:
    (tmp_path / "out" / f"demands.{form}").mkdir(parents=True)
    done = called("extract", root / QUESTION, "--format", form, "--output", tmp_path / "out")
    assert done.exit_code == 2
    assert f"demands.{form}: the file cannot be written" in done.stderr
    (tmp_path / "file").touch()
    done = called("extract", root / QUESTION, "--format", form, "--output", tmp_path / "file" / "sub")
    assert done.exit_code == 2
    assert "the folder cannot be made" in done.stderr


@pytest.mark.parametrize(
    ("command", "name", "value", "option"),
    [
        ("run", "RIKSDATA_WORKERS", "abc", "--workers"),
        ("run", "RIKSDATA_WORKERS", "-1", "--workers"),
        ("run", "RIKSDATA_INBOX", QUESTION, "--inbox"),
        ("ui", "RIKSDATA_INBOX", QUESTION, "--inbox"),
        ("fetch", "RIKSDATA_PAUSE", "soon", "--pause"),
    ],
)
def test_a_setting_of_the_environment_is_held_against_what_it_may_be(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str, value: str, option: str
) -> None:
    monkeypatch.chdir(root)
    done = called(command, *(["mot", "2025/26"] if command == "fetch" else []), "--home", home, **{name: value})
    assert done.exit_code == 2
    assert option in done.stderr
    assert name in done.stderr


def test_the_environment_says_what_the_options_say(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {}
    for name, command in cli.commands.items():
        with command.make_context(name, [], resilient_parsing=True) as context:
            said[name] = {option.envvar for option in command.get_params(context) if isinstance(option, click.Option) and option.envvar}
    assert said["run"] == {"RIKSDATA_HOME", "RIKSDATA_INBOX", "RIKSDATA_WORKERS", "RIKSDATA_CLUSTER"}
    assert said["ui"] == {"RIKSDATA_HOME", "RIKSDATA_INBOX"}
    assert said["fetch"] == {"RIKSDATA_HOME", "RIKSDATA_PAUSE", "RIKSDATA_BASE_URL"}
    monkeypatch.setenv("RIKSDATA_BASE_URL", "https://data.example.net/")
    assert cli.commands["fetch"].make_context("fetch", ["mot", "2025/26"]).params["base_url"] == "https://data.example.net/"


def test_a_run_takes_the_inbox_of_the_environment(riksdata: Command, home: Path, root: Path, tmp_path: Path) -> None:
    (tmp_path / "put").mkdir()
    shutil.copy(root / QUESTION, tmp_path / "put")
    (home / "publisher.yaml").write_text("leave_out: [simple, sqlite]\n", encoding="utf-8")
    settings = {**os.environ, "RIKSDATA_INBOX": str(tmp_path / "put"), "RIKSDATA_WORKERS": "1"}
    done = riksdata("run", "--home", home, environment=settings)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(tmp_path / "put")
    again = riksdata("run", "--home", home, environment=settings)
    assert (again.returncode, b"going on with what was taken in before" in again.stderr) == (0, True)


@pytest.mark.parametrize("name", ["RIKSDATA_WAIT", "RIKSDATA_PAUSE", "RIKSDATA_WORKERS"])
def test_a_setting_of_the_daemon_that_is_no_number_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines.resources import home_from_environment, riksdag_from_environment
    from pipelines.settings import BadSetting

    for value in ("abc", "-1", "nan", "inf"):
        monkeypatch.setenv(name, value)
        with pytest.raises(BadSetting, match=name):
            (riksdag_from_environment if name == "RIKSDATA_PAUSE" else home_from_environment)()


@pytest.mark.parametrize(
    "command", [["prune"], ["prune", "--dry-run"], ["doctor"], ["doctor", "--dry-run"], ["serve"], ["forget", "HD10232"]]
)
def test_no_home_is_made_where_one_must_be(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("nowhere", "empty"):
        done = called(*command, "--home", tmp_path / name)
        assert done.exit_code == 2
        assert name in done.stderr
    assert tree(tmp_path) == {"empty": "folder"}


@pytest.mark.parametrize("command", ["doctor", "prune"])
def test_a_dry_run_writes_nothing(copied: Path, command: str) -> None:
    for name in ("home.json", ".lock", "dagster/dagster.yaml"):
        (copied / name).unlink()
    shutil.rmtree(copied / "runs")
    before = tree(copied)
    assert called(command, "--dry-run", "--home", copied).exit_code == 0
    assert tree(copied) == before
    (copied / ".lock").touch()
    assert called(command, "--dry-run", "--home", copied).exit_code == 0
    assert tree(copied) == {**before, ".lock": hashlib.sha256().hexdigest()}


def test_a_dry_run_is_told_of_a_run_at_work(copied: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom riksdata.storage.home import Home\n"
        "with Home.open(Path(sys.argv[1])).lock():\n    print('locked', flush=True)\n    sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(copied)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "locked\n"
        done = called("doctor", "--dry-run", "--home", copied)
        other.stdin.close()
        other.wait()
    assert done.exit_code == 1
    assert "another run is working on" in done.stderr


def test_a_public_key_that_is_none_is_named(copied: Path) -> None:
    done = called("verify", "--public-key", "nokey", "--home", copied)
    assert done.exit_code == 2
    assert "nokey: is no minisign public key" in done.stderr


def test_a_damaged_list_of_versions_is_named(copied: Path) -> None:
    (copied / "releases" / "versions.json").write_text("{torn")
    done = called("verify", "--home", copied)
    assert done.exit_code == 1
    assert "versions.json: is no list of versions" in done.stderr


def test_settings_that_cannot_be_used_are_named_when_pages_are_written(copied: Path, first: tuple[Path, Outcome], tmp_path: Path) -> None:
    (copied / "publisher.yaml").write_text("publisher: [1]\n")
    done = called("site", first[1].version, tmp_path / "pages", "--home", copied)
    assert done.exit_code == 2
    assert "publisher.yaml" in done.stderr
    assert not (tmp_path / "pages").exists()


@pytest.mark.parametrize(
    "line",
    [
        b'{"doc": "\xe5.txt", "table": "demands"}',
        b'{"doc": 5, "table": "demands", "ordinal": 1, "text": "x"}',
        b'{"doc": "a.txt", "table": "references", "label": "x", "char_end": 5}',
        b'{"doc": "a.txt", "table": "statistics", "char_start": "1", "char_end": 5}',
        b'{"doc": "a.txt", "table": "wishes"}',
        b'{"doc": "a.txt", "table": "references", "label": [], "char_start": 1, "char_end": 5}',
        b'{"doc": "a.txt", "table": "references", "label": "x", "also": {"label": "y"}, "char_start": 1, "char_end": 5}',
        b"[]",
        b"5",
    ],
)
def test_judged_rows_that_are_none_are_named(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "gold.jsonl").write_bytes(line + b"\n")
    (tmp_path / "a.txt").write_text("Motion")
    done = called("score", tmp_path / "gold.jsonl")
    assert done.exit_code == 2
    assert "gold.jsonl" in done.stderr


def test_a_demand_without_a_place_can_be_scored(root: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (root / "tests/gold/seeds.jsonl").read_bytes().splitlines()]
    row = next(row for row in rows if row["table"] == "demands")
    del row["char_start"], row["char_end"]
    (tmp_path / "gold.jsonl").write_text(json.dumps(row))
    done = called("score", tmp_path / "gold.jsonl", "--texts", root / "data" / "inbox")
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "arguments", [["extract", MOTION, "--format", "jsonl"], ["extract", MOTION, "--format", "csv", "--table", "references"], ["schema"]]
)
def test_a_reader_that_has_had_enough_is_no_error(root: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-c", "from pipelines.cli import main; main()", *arguments, *arguments[1:2] * 40]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        said = running.stderr.read()
        running.wait()
    assert (running.returncode, said) == (0, b"")


def test_a_broken_pipe_elsewhere_stays_an_error(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    def broken(*given: object, **named: object) -> None:
        raise BrokenPipeError(32, "a worker is gone")

    monkeypatch.setattr("pipelines.run.run_publish", broken)
    (home / "inbox").mkdir()
    (home / "inbox" / "a.txt").write_text("Motion")
    assert CliRunner().invoke(cli, ["run", "--home", str(home)]).exit_code == 1


def test_a_collection_that_is_not_there_is_a_wrong_call(home: Path, tmp_path: Path) -> None:
    done = called("import", "nofile.zip", "--home", tmp_path / "new")
    assert done.exit_code == 2
    assert "nofile.zip: there is no such file or folder" in done.stderr
    assert not (tmp_path / "new").exists()


def test_an_unread_record_is_counted_once(home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for _ in range(2):
        done = called("import", tmp_path / "empty.txt", "--home", home)
        assert done.exit_code == 3
        assert "0 new or changed, 0 there already, 1 unread" in done.stdout


@pytest.mark.parametrize("address", ["ftp://data.riksdagen.se/mot.zip", "file:///etc/hosts", "s3://bucket/mot.zip"])
def test_an_address_of_another_kind_is_told_which_are_fetched(home: Path, address: str) -> None:
    done = called("import", address, "--home", home)
    assert done.exit_code == 2
    assert "only http:// and https:// addresses are fetched" in done.stderr


def test_an_archive_without_a_record_is_told(home: Path, tmp_path: Path) -> None:
    for name, entries in (("empty.zip", ()), ("hidden.zip", (".hidden",)), ("one.zip", ("a.txt",))):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for entry in entries:
                archive.writestr(entry, "En text om broar.")
    for name in ("empty.zip", "hidden.zip"):
        done = called("import", tmp_path / name, "--home", home)
        assert done.exit_code == 1
        assert f"{name}: there is no record in it" in done.stderr
    done = called("import", tmp_path / "empty.zip", tmp_path / "one.zip", "--home", home)
    assert done.exit_code == 3
    assert "one.zip: 1 new or changed" in done.stdout


@pytest.mark.parametrize(("host", "wanted"), [("no host", "--host"), ("192.0.2.1", "--host"), ("127.0.0.1", "--port")])
def test_what_the_site_cannot_listen_on_is_told_by_its_option(copied: Path, host: str, wanted: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = called("serve", "--home", copied, "--host", host, "--port", taken.getsockname()[1])
    assert done.exit_code == 2
    assert done.stderr.strip().endswith(f"choose another with {wanted}")


@pytest.mark.parametrize("name", ["publisher.yaml", "corrections.yaml"])
def test_settings_that_are_no_file_are_not_passed_over(copied: Path, name: str) -> None:
    (copied / name).unlink(missing_ok=True)
    (copied / name).mkdir()
    for _ in range(2):
        done = called("prune", "--dry-run", "--home", copied)
        assert done.exit_code == 2
        assert f"{name} is no file" in done.stderr
        if (copied / name).is_dir():
            (copied / name).rmdir()
            (copied / name).symlink_to("nowhere")


@pytest.mark.parametrize(
    ("closed", "command", "code", "told"),
    [
        ("inbox", "run", 2, "inbox: the folder may not be read; change its permissions"),
        ("dagster/history", "run", 1, "history/runs.db: Permission denied; change its permissions"),
        ("dagster/history", "forget HD10232", 1, "dagster/history: Dagster's history cannot be looked for there"),
        ("dagster/history", "forget HD10232 --dry-run", 1, "dagster/history: Dagster's history cannot be looked for there"),
        ("raw", "doctor --dry-run", 1, "raw: Permission denied; change its permissions"),
        ("publisher.yaml", "prune --dry-run", 2, "publisher.yaml cannot be read (Permission denied); change its permissions"),
    ],
)
def test_what_may_not_be_read_is_named_and_nothing_is_done_without_it(
    copied: Path, closed: str, command: str, code: int, told: str
) -> None:
    (copied / "publisher.yaml").write_text("name: proben\n", encoding="utf-8")
    (copied / "inbox" / "new.txt").write_text("En text om broar.", encoding="utf-8")
    before = tree(copied / "raw")
    (copied / closed).chmod(0)
    done = without_rights(*command.split(), "--home", copied)
    (copied / closed).chmod(0o700)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert told in done.stderr
    if command != "run" or closed == "inbox":
        assert tree(copied / "raw") == before
