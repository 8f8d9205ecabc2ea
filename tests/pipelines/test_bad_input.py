"""Bad input to `riksdata run`: it is named, the rest is published, and the exit code says so."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from pipelines.cli import cli
from pipelines.run import Outcome
from tests.conftest import without_rights
from tests.warm import Command

PLAIN = "Det var en gång en by vid en sjö, där folk levde av jord och skog och inte räknade sina dagar. "


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(riksdata: Command) -> Run:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = riksdata("run", *arguments)
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


def published(home: Path, query: str) -> list[tuple[object, ...]]:
    version = json.loads((home / "releases" / "latest.json").read_text())["version"]
    with duckdb.connect(str(next((home / "releases" / version).glob("*.duckdb"))), read_only=True) as con:
        return con.execute(query).fetchall()


def test_unreadable_files_are_named_and_the_others_published(run: Run, seeded: Path) -> None:
    inbox = seeded / "inbox"
    (inbox / "empty.txt").touch()
    (inbox / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (inbox / "undecodable.txt").write_bytes(b"Motion till riksdagen\n\x81\x8d\x8f\x90\x9d " * 50)
    (inbox / "gone.txt").symlink_to(inbox / "was-here.txt")
    (inbox / "broken.json").write_text('{"dokumentstatus": {"dokument": ', encoding="utf-8")
    done = run("--home", str(seeded))
    assert done.returncode == 3, done.stderr
    for name in ("empty.txt", "binary.txt", "undecodable.txt", "gone.txt", "broken.json"):
        assert f"inbox/{name}" in done.stderr
    assert "Traceback" not in done.stderr
    assert published(seeded, "SELECT count(*) FROM documents") == [(2,)]
    named = {row[0] for row in published(seeded, "SELECT source FROM issues WHERE document_id IS NULL")}
    assert {"inbox/empty.txt", "inbox/binary.txt", "inbox/undecodable.txt", "inbox/gone.txt", "inbox/broken.json"} <= named
    again = run("--home", str(seeded))
    assert again.returncode == 3
    assert "Nothing changed" in again.stdout
    for name in ("empty.txt", "binary.txt", "undecodable.txt", "gone.txt", "broken.json"):
        (inbox / name).unlink()
    told = run("--home", str(seeded))
    assert told.returncode == 0, told.stderr
    assert "inbox/" not in told.stderr
    assert published(seeded, "SELECT count(*) FROM documents") == [(2,)]
    past = published(seeded, "SELECT source, severity FROM issues WHERE document_id IS NULL ORDER BY 1")
    assert past == [("inbox/broken.json", "info"), ("inbox/undecodable.txt", "info")], "whose bytes are kept, for a later reader"


def test_very_long_texts_are_read(run: Run, home: Path) -> None:
    (home / "inbox").mkdir()
    (home / "inbox" / "lines.txt").write_text((PLAIN * 6 + "\n") * (20_000_000 // (len(PLAIN.encode()) * 6)), encoding="utf-8")
    (home / "inbox" / "line.txt").write_text(PLAIN * (5_000_000 // len(PLAIN.encode())), encoding="utf-8")
    done = run("--home", str(home))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    sizes = [row[0] for row in published(home, "SELECT characters FROM documents ORDER BY characters")]
    assert len(sizes) == 2
    assert sizes[0] > 4_500_000
    assert sizes[1] > 18_000_000


def test_a_folder_without_files(run: Run, home: Path) -> None:
    (home / "inbox").mkdir()
    done = run("--home", str(home))
    assert done.returncode == 2
    assert str(home / "inbox") in done.stderr
    assert "holds no documents" in done.stderr
    assert not list((home / "releases").iterdir())


def test_a_release_of_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "empty.txt").touch()
    done = run("--home", str(tmp_path))
    assert done.returncode == 1
    assert "inbox/empty.txt: the file is empty" in done.stderr
    assert "no_documents: there is not one document to publish" in done.stderr
    assert not (tmp_path / "releases" / "latest.json").exists()


def test_an_emptied_inbox_takes_nothing_away(run: Run, first: tuple[Path, Outcome], tmp_path: Path) -> None:
    home = shutil.copytree(first[0], tmp_path / "home")
    for path in (home / "inbox").iterdir():
        path.unlink()
    done = run("--home", str(home))
    assert done.returncode == 0, done.stderr
    assert "Nothing changed" in done.stdout
    assert "holds no documents" in done.stderr


def test_an_inbox_that_is_not_there(run: Run, home: Path) -> None:
    done = run("--home", str(home), "--inbox", str(home / "nowhere"))
    assert done.returncode == 2
    assert "nowhere: there is no such folder" in done.stderr


def test_a_home_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("--home", str(tmp_path / "file" / "home"))
    assert done.returncode == 2
    assert f"{tmp_path / 'file'}" in done.stderr
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_without_write_permission(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o500)
    done = without_rights("run", "--home", tmp_path / "home")
    assert done.returncode == 2
    assert "home: the home folder cannot be written (Permission denied)" in done.stderr
    assert not list((tmp_path / "home").iterdir())


@pytest.mark.parametrize(
    ("limits", "told"), [("max_page_count = 1", "disk is full); make room"), ("query_only = 1", "readonly database); change")]
)
def test_a_disk_that_dagster_s_history_does_not_fit_on(seeded: Path, monkeypatch: pytest.MonkeyPatch, limits: str, told: str) -> None:
    def run_publish(*_: object, **__: object) -> None:
        with sa.create_engine("sqlite://").connect() as con:  # as Dagster writes its history
            con.execute(sa.text(f"PRAGMA {limits}"))
            con.execute(sa.text("CREATE TABLE runs (id)"))

    monkeypatch.setattr("pipelines.run.run_publish", run_publish)
    done = CliRunner().invoke(cli, ["run", "--home", str(seeded)])
    assert done.exit_code == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_who_stops_a_command_is_told_what_became_of_it(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_publish(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.run.run_publish", run_publish)
    done = CliRunner().invoke(cli, ["run", "--home", str(seeded)])
    assert done.exit_code == 1
    assert "riksdata: stopped before the end" in done.stderr
    assert "Aborted" not in done.stderr


def test_a_server_that_is_stopped_is_done(first: tuple[Path, Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def serve(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("riksdata.release.site.server.serve", serve)
    done = CliRunner().invoke(cli, ["serve", "--home", str(shutil.copytree(first[0], tmp_path / "home"))])
    assert (done.exit_code, "riksdata: stopped" in done.stderr) == (0, False)


def test_a_second_run_at_once(run: Run, seeded: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom riksdata.storage.home import Home\n"
        "with Home.open(Path(sys.argv[1])).lock():\n    print('locked', flush=True)\n    sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(seeded)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        done = run("--home", str(seeded))
        assert done.returncode == 1
        assert "another run is working on" in done.stderr
        assert not list((seeded / "releases").iterdir())
        other.communicate("")


def test_a_damaged_warehouse_is_built_anew_and_said_in_a_line(run: Run, seeded: Path) -> None:
    (seeded / "warehouse.duckdb").write_bytes(b"this is no database" * 1000)
    done = run("--home", str(seeded))
    assert done.returncode == 0
    assert len([line for line in done.stderr.splitlines() if "warehouse.duckdb: the warehouse was damaged; it is built anew" in line]) == 1
    assert "Traceback" not in done.stderr


def test_a_correction_that_matches_nothing_is_told_in_plain_words(run: Run, seeded: Path) -> None:
    (seeded / "corrections.yaml").write_text(
        "- {table: documents, key: {document_id: NOWHERE}, column: committee, from: JuU, to: SoU,\n"
        "   why: The record names the wrong committee., since: 2026-11-22, reported_by: a reader}\n"
    )
    done = run("--home", str(seeded))
    assert done.returncode == 1
    assert "NOWHERE" in done.stderr
    assert "corrections.yaml" in done.stderr
    assert "riksdata.release" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not (seeded / "releases" / "latest.json").exists()
