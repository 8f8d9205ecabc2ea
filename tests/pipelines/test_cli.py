"""The command line, as it is called."""

from __future__ import annotations

import csv
import io
import json
import shlex
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipelines.cli import cli
from pipelines.cli.show import figure
from schemas.tables import all_tables
from schemas.views import all_views
from tests.warm import Command

MOTION = "data/inbox/002_8584eac85a031944.txt"
QUESTION = "data/inbox/000_4b5a833257ddd00b.txt"


def test_jsonl_has_a_row_an_object(riksdata: Command, root: Path) -> None:
    done = riksdata("extract", MOTION, QUESTION, "--format", "jsonl", cwd=root)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    demands = [row for row in rows if row["table"] == "demands"]
    assert len(demands) == 23
    assert {row["doc"] for row in rows} == {Path(MOTION).name, Path(QUESTION).name}
    for row in rows:
        assert list(row) == ["table", "doc", *(column.name for column in all_tables()[row["table"]].columns)]
    text = (root / MOTION).read_bytes().decode().replace("\r\n", "\n").removeprefix("\ufeff")
    for row in rows:
        if row["doc"] == Path(MOTION).name and row["table"] != "demands":
            assert text[row["char_start"] : row["char_end"]] == row["surface"]


def test_standard_input_is_read(riksdata: Command, root: Path) -> None:
    done = riksdata("extract", "-", stdin=(root / QUESTION).read_bytes())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["ordinal"] for row in rows if row["table"] == "demands"] == [1, 2]
    assert {row["doc"] for row in rows} == {"-"}


def test_the_table_shows_sentence_addressee_and_target(root: Path) -> None:
    shown = (
        CliRunner().invoke(cli, ["extract", str(root / MOTION), str(root / QUESTION), "--format", "table"], env={"COLUMNS": "110"}).output
    )
    assert "98 %" in shown
    assert "Män utgör 98 procent av samtliga misstänkta" in shown
    assert "→ regeringen · assign · Polismyndigheten" in shown
    assert "justitieminister Gunnar Strömmer (M)" in shown
    assert "press/aftonbladet/2025-12-15" in shown
    assert max(map(len, shown.splitlines())) <= 110


def test_one_table_as_csv(riksdata: Command, root: Path) -> None:
    done = riksdata("extract", QUESTION, "--format", "csv", "--table", "demands", cwd=root)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [row["ordinal"] for row in rows] == ["1", "2"]
    assert rows[0]["addressee_party"] == "M"


def test_parquet_has_the_declared_columns(riksdata: Command, root: Path, tmp_path: Path) -> None:
    done = riksdata("extract", MOTION, QUESTION, "--format", "parquet", "--output", str(tmp_path / "rows"), cwd=root)
    assert done.returncode == 0, done.stderr
    for name in ("demands", "references", "statistics"):
        found = pq.read_table(tmp_path / "rows" / f"{name}.parquet")
        assert found.column_names == ["doc", *(column.name for column in all_tables()[name].columns)]
    assert len(pq.read_table(tmp_path / "rows" / "demands.parquet")) == 23


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(riksdata: Command, root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    some = riksdata("extract", str(tmp_path / "empty.txt"), QUESTION, str(tmp_path / "binary.txt"), cwd=root)
    assert some.returncode == 3
    assert b"empty.txt: the file is empty" in some.stderr
    assert b"binary.txt" in some.stderr
    assert some.stdout
    none = riksdata("extract", str(tmp_path / "empty.txt"), cwd=root)
    assert none.returncode == 1
    assert not none.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "nowhere.txt"], "nowhere.txt"),
        (["extract", MOTION, "--format", "parquet"], "--output"),
        (["extract", MOTION, "--table", "wishes"], "the tables are documents, texts"),
        (["schema", "wishes"], "the tables are documents, texts"),
        (["schema", "wishes"], "the views of the DuckDB file are citations"),
        (["fetch", "tweet", "2025/26"], "mot, ip"),
        (["fetch", "mot", "2025/27"], "riksmöte"),
        (["score", "tests/gold/seeds.jsonl", "--min", "wishes=1"], "demands, references, statistics"),
        (["run", "--override", "shrink"], "RULE=REASON"),
        (["run", "--override", "wishes=because"], "no gate 'wishes'"),
        (["verify", "2020-01-01"], "2020-01-01: there is no release"),
    ],
)
def test_a_wrong_call_says_what_is_allowed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("RIKSDATA_HOME", str(tmp_path / "home"))
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ({"value": 80.0, "unit": "percent", "whole": 2000.0}, "80 % of 2 000"),
        ({"value": 247.0, "unit": "count", "whole": 290.0}, "247 of 290"),
        ({"value": 1 / 3, "unit": "fraction"}, "⅓"),
        ({"value": 40.0, "unit": "percent", "qualifier": "more_than"}, "more than 40 %"),
        ({"low": 10.0, "high": 22.0, "unit": "percent"}, "10–22 %"),
    ],
)
def test_a_figure_reads_as_a_person_says_it(stated: dict[str, object], shown: str) -> None:
    nothing = dict.fromkeys(("value", "low", "high", "whole", "unit", "qualifier", "per"))
    assert figure(nothing | stated) == shown


def test_help_teaches() -> None:
    names = ["run", "fetch", "import", "extract", "schema", "score", "ui", "verify", "diff", "withdraw", "forget", "prune", "serve", "site"]
    for name in [*names, "doctor"]:
        shown = CliRunner().invoke(cli, [name, "--help"]).output
        assert "Usage:" in shown
        assert "Example" in shown or name == "prune", name


def test_the_dictionary_names_every_column_and_view() -> None:
    shown = CliRunner().invoke(cli, ["schema"], env={"COLUMNS": "120"}).output
    folded = " ".join(shown.split())
    for view in all_views().values():
        assert f"{view.name} {view.title} {view.description}" in folded
    for table in all_tables().values():
        assert table.name in shown
        assert all(column.name in shown for column in table.columns)
    parsed = json.loads(CliRunner().invoke(cli, ["schema", "--format", "json"]).output)
    assert [each["name"] for each in parsed] == [*all_tables(), *all_views()]
    import duckdb

    with duckdb.connect() as con:
        con.execute(CliRunner().invoke(cli, ["schema", "--format", "sql"]).output)
        assert {name for (name,) in con.execute("SHOW TABLES").fetchall()} == {*all_tables(), *all_views()}


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_view_is_described_by_its_name(language: str) -> None:
    view = all_views()["demand_evidence"]
    shown = " ".join(CliRunner().invoke(cli, ["schema", view.name, "--language", language], env={"COLUMNS": "120"}).output.split())
    assert (view.description_sv if language == "sv" else view.description) in shown
    assert all(column.name in shown for column in view.columns)
    assert "most_cited" not in shown


def test_score_fails_below_what_is_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    good = CliRunner().invoke(cli, ["score", "tests/gold/seeds.jsonl", "--min", "demands=100", "--format", "json"])
    assert good.exit_code == 0
    assert json.loads(good.output)["demands"]["f1"] == 1
    bad = CliRunner().invoke(cli, ["score", "tests/gold/seeds.jsonl", "--min", "references=100.5"])
    assert bad.exit_code == 1
    assert "references" in bad.stderr


def test_a_collection_of_no_records_is_told_in_ten_lines_with_their_count_and_a_last_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "much.zip", "w") as archive:
        for k in range(3000):
            archive.writestr(f"{k}.bin", b"x")
    done = CliRunner().invoke(cli, ["import", str(tmp_path / "much.zip"), "--home", str(tmp_path / "home")])
    assert done.exit_code == 3
    lines = [line for line in done.output.splitlines() if "could not be read" in line]
    assert len(lines) == 11
    assert "2,990 more entries were refused" in lines[0]


def test_extract_starts_without_dagster(root: Path) -> None:
    code = (
        "import sys\nfrom pipelines.cli import cli\ntry:\n    cli(['extract', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        "assert not {'dagster', 'pyoxigraph'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(root / QUESTION)], check=True, capture_output=True)


def test_a_release_is_made_checked_compared_and_withdrawn(riksdata: Command, seeded: Path) -> None:
    (seeded / "publisher.yaml").unlink()  # with all formats
    """The life of two releases through the commands an operator has."""
    home = ["--home", str(seeded)]
    first = riksdata("run", *home)
    assert first.returncode == 0, first.stderr
    assert b"E0000" not in first.stderr
    assert b"Traceback" not in first.stderr
    (looked,) = [line for line in first.stderr.decode().splitlines() if "to look at, in documents: " in line]
    rule = looked.rpartition("[")[2].rstrip("]")
    assert "names who signed it" in looked
    (command,) = [line.partition("the rows: ")[2] for line in first.stderr.decode().splitlines() if "the rows: " in line]
    rows = subprocess.run(shlex.split(command), capture_output=True, text=True, check=True).stdout
    assert rule in rows, "the command that is told shows the rows"
    assert b"Demands       23" in first.stdout
    assert str(seeded / "releases").encode() in first.stdout
    again = riksdata("run", *home)
    assert (again.returncode, b"Nothing changed since release" in again.stdout) == (0, True)
    version = json.loads((seeded / "releases" / "latest.json").read_text())["version"]
    assert riksdata("verify", *home).returncode == 0
    copy = shutil.copytree(seeded / "releases" / version, seeded / "broken")
    data = bytearray((copy / "demands.parquet").read_bytes())
    data[len(data) // 2] ^= 1
    (copy / "demands.parquet").write_bytes(data)
    broken = riksdata("verify", str(copy), *home)
    assert broken.returncode == 1
    assert b"demands.parquet" in broken.stderr

    shutil.copy(seeded / "inbox" / Path(QUESTION).name, seeded / "inbox" / "second.txt")
    text = (seeded / "inbox" / "second.txt").read_text(encoding="utf-8").replace("2025/26:232", "2025/26:233")
    (seeded / "inbox" / "second.txt").write_text(text, encoding="utf-8")
    assert riksdata("run", *home).returncode == 0
    newer = json.loads((seeded / "releases" / "latest.json").read_text())["version"]
    changed = json.loads(riksdata("diff", version, newer, "--format", "json", *home).stdout)
    assert changed["tables"]["demands"]["added"] == 2
    shown = riksdata("diff", version, newer, *home).stdout.decode()
    assert "documents" in shown

    assert riksdata("prune", "--keep", "1", "--dry-run", *home).returncode == 0
    withdrawn = riksdata("withdraw", newer, "--reason", "a test", *home)
    assert withdrawn.returncode == 0, withdrawn.stderr
    assert json.loads((seeded / "releases" / "latest.json").read_text())["version"] == version
    assert riksdata("forget", "nobody", *home).returncode == 2
    forgotten = riksdata("forget", "HD10233", *home)
    assert forgotten.returncode == 0, forgotten.stderr
    assert newer.encode() in forgotten.stdout


def test_the_browser_needs_a_free_port(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(cli, ["ui", "--home", str(home), "--port", port])
        assert done.exit_code == 2
        assert f"port {port} cannot be used" in done.stderr
