"""A release read by the programs that people use, row for row as it was published."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INTEROP = ROOT / ".venv-interop"
OLDEST = ROOT / ".venv-interop-oldest"
sys.path.insert(0, str(ROOT / "tests" / "riksdata" / "release"))
pytestmark = pytest.mark.skipif(not os.environ.get("RIKSDATA_INTEROP"), reason="run by make interop")
READERS = (
    "duckdb_parquet", "duckdb_csv", "duckdb_csv_gz", "duckdb_file", "pyarrow_parquet", "pyarrow_csv", "polars_parquet", "polars_csv",
    "pandas_parquet", "pandas_csv",
)  # fmt: skip


def plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else value


@pytest.fixture(scope="session")
def expected() -> dict[str, list[dict[str, Any]]]:
    """The rows that were published, sorted by key; an empty text is null."""
    from release_fixture import rows

    from schemas.tables import all_tables

    found = rows(40)
    # Words that readers like to take for nothing, numbers that like to lose a digit.
    found["documents"][0] |= {"title": "NA", "number": "007", "subtitle": "NULL"}
    found["documents"][1] |= {"title": "null", "subtitle": " blank först och sist "}
    found["people"][0]["name"] = "nan"
    found["statistics"][0] |= {"value": 0.1, "whole": 1e22, "low": -0.0000001, "high": 123456789.123456789}
    made = {}
    for name, table in all_tables().items():
        own = [{c.name: plain(row.get(c.name) if row.get(c.name) != "" else None) for c in table.columns} for row in found[name]]
        made[name] = sorted(own, key=lambda row, key=table.key: tuple(row[k] for k in key))
    made["raw"] = found  # type: ignore[assignment]
    return made


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, expected: dict[str, Any]) -> Path:
    from release_fixture import release, warehouse

    made = release(tmp_path_factory.mktemp("releases"), warehouse(expected.pop("raw"), shuffle=True))
    assert made.path
    return made.path


def compare(expected: dict[str, list[dict[str, Any]]], got: dict[str, list[dict[str, Any]]]) -> None:
    assert list(got) == list(expected)
    for name, rows in expected.items():
        read = [{k: normal(v) for k, v in row.items()} for row in got[name]]
        assert read == [{k: normal(v) for k, v in row.items()} for row in rows], name


def normal(value: Any) -> Any:
    """Times without the zeros of a fraction, which libraries write differently."""
    if isinstance(value, str) and len(value) > 19 and value[4] == value[7] == "-" and value[10] == "T" and "." in value:
        return value.rstrip("0").rstrip(".")
    return value


def read(python: Path, *arguments: object) -> dict[str, list[dict[str, Any]]]:
    done = subprocess.run([python, HERE / "readers.py", *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("reader", READERS)
def test_python_reads_the_same_rows(published: Path, expected: dict[str, Any], reader: str) -> None:
    compare(expected, read(INTEROP / "bin" / "python", reader, published))


def test_the_oldest_duckdb_opens_the_file(published: Path, expected: dict[str, Any]) -> None:
    compare(expected, read(OLDEST / "bin" / "python", "duckdb_file", published))


def test_the_oldest_duckdb_runs_every_view(published: Path) -> None:
    code = (
        "import duckdb, sys\n"
        "con = duckdb.connect(sys.argv[1], read_only=True)\n"
        "views = [r[0] for r in con.execute('SELECT view_name FROM duckdb_views() WHERE NOT internal').fetchall()]\n"
        "for v in views: con.execute(f'SELECT * FROM \"{v}\"').fetchall()\n"
        "print(len(views))"
    )
    done = subprocess.run(
        [OLDEST / "bin" / "python", "-c", code, published / "riksdata.duckdb"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 1


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
@pytest.mark.parametrize("what", ["parquet", "csv"])
def test_node_reads_the_same_rows(published: Path, expected: dict[str, Any], what: str) -> None:
    done = subprocess.run(
        ["node", HERE / "readers.mjs", what, published, INTEROP / "node"], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    compare(expected, json.loads(done.stdout))


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    import uvicorn

    from riksdata.release.serve import make_app

    server = uvicorn.Server(uvicorn.Config(make_app(published.parent), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/{published.name}/"
    server.should_exit = True
    thread.join(10)


class TestHttp:
    """The same Parquet files, read remotely from the project's own server."""

    def test_duckdb(self, address: str, expected: dict[str, Any]) -> None:
        extension = next(INTEROP.glob("lib/python*/site-packages/**/httpfs.duckdb_extension"))
        compare(expected, read(INTEROP / "bin" / "python", "duckdb_parquet", address, extension))

    @pytest.mark.parametrize("reader", ["pandas_parquet", "pandas_csv", "polars_parquet", "polars_csv"])
    def test_pandas_and_polars(self, address: str, expected: dict[str, Any], reader: str) -> None:
        compare(expected, read(INTEROP / "bin" / "python", reader, address))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_excel_variant(published: Path, tmp_path: Path) -> None:
    """As Swedish Excel does: by byte-order mark, semicolon and decimal comma; converted to a sheet, and that to plain CSV again."""
    names = ("documents", "statistics")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    # 59: semicolon, 34: quote, 76: UTF-8, first line, no column formats, Swedish, quoted cells are text.
    for name in names:
        shutil.copy(published / f"{name}.excel.csv", tmp_path / f"{name}.csv")
        office("ods", "59,34,76,1,,1053,false,true", tmp_path, profile, tmp_path / f"{name}.csv")
        (tmp_path / f"{name}.csv").unlink()
        office("csv", None, tmp_path, profile, tmp_path / f"{name}.ods")
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as file:
        documents = {row["document_id"]: row for row in csv.DictReader(file)}
    assert len(documents) == 40
    assert "å ä ö Å Ä Ö 🏛" in documents["XA00005"]["title"]
    assert documents["XA00003"]["title"] == "Påhitt nummer 3"
    # A title that would have run as a formula is text, with the apostrophe that the documentation tells of.
    assert documents["XA00020"]["title"].lstrip("'") == "=1+1"
    with (tmp_path / "statistics.csv").open(encoding="utf-8", newline="") as file:
        values = {row["document_id"]: row["value"] for row in csv.DictReader(file)}
    # Read as numbers: written back by a program that knows no decimal comma.
    assert values["XA00007"] == "7.25"
    assert values["XA00031"] == "31.25"


def office(kind: str, read_as: str | None, folder: Path, profile: str, file: Path) -> None:
    written = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false" if kind == "csv" else kind
    command = ["soffice", profile, "--headless", "--convert-to", written, "--outdir", folder]
    if read_as:
        command.append(f"--infilter=Text - txt - csv (StarCalc):{read_as}")
    done = subprocess.run([*command, file], capture_output=True, text=True, timeout=300, check=False)
    assert (folder / f"{file.stem}.{kind}").is_file(), done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is not installed")
def test_minisign_itself_verifies_the_signature(tmp_path: Path) -> None:
    from minisign import KeyPair
    from release_fixture import release, settings

    keys = KeyPair.generate()
    (tmp_path / "key").write_bytes(bytes(keys.secret_key))
    (tmp_path / "key.pub").write_bytes(bytes(keys.public_key))
    made = release(tmp_path / "releases", settings=settings(secret_key=tmp_path / "key"))
    assert made.path
    command = ["minisign", "-V", "-p", tmp_path / "key.pub", "-m", made.path / "SHA256SUMS"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "riksdata 2026-11-22" in done.stdout
    with (made.path / "SHA256SUMS").open("ab") as file:
        file.write(b"0" * 64 + b"  evil\n")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
