"""The files of `simple/` read by the programs that people have, with the options that these have by themselves; R code of the documentation, run."""

# ruff: noqa: E501  # sentences

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INTEROP = ROOT / ".venv-interop" / "bin" / "python"
sys.path.insert(0, str(ROOT / "tests" / "riksdata" / "release"))
pytestmark = pytest.mark.skipif(not os.environ.get("RIKSDATA_INTEROP"), reason="run by make interop")
needs_r = pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
TABLES = {"demands": "Yrkanden", "references": "Referenser", "statistics": "Uppgifter"}
DOCUMENTS = 130
"""More than the hundred rows from which polars guesses a column's type."""
Columns = dict[str, list[Any]]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release whose first rows mislead whoever guesses from them: whole numbers before decimal ones, years before spans of years."""
    from release_fixture import release, rows, warehouse

    found = rows(DOCUMENTS)
    for place, row in enumerate(found["statistics"]):
        row["period"] = "2017" if place < 110 else "2017–2019"
        row["population"] = 2000.0 if place < 110 else 3.17e11
        if place < 110:
            row["value"] = float(place + 1)
    for row in found["demands"]:
        row["decision"], row["decided_in"], row["decision_point"] = "bifall", "2018/19:UbU10", "3"
    found["documents"][0]["parties"] = ["V", "S"]
    for place, row in enumerate(found["people"]):
        row["person_id"] = f"p-0{place}"
    con = warehouse(found)
    try:
        made = release(tmp_path_factory.mktemp("simple"), con)
    finally:
        con.close()
    assert made.path
    return made.path


@pytest.fixture(scope="module")
def expected(published: Path) -> dict[str, Columns]:
    """What was published, by pyarrow: days as text, as JSON has them."""
    return {
        name: {
            column: [value.isoformat() if isinstance(value, date) else value for value in values]
            for column, values in pq.read_table(published / "simple" / f"{name}.parquet").to_pydict().items()
        }
        for name in TABLES
    }


def printed(*command: object) -> Any:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def compare(expected: dict[str, Columns], got: dict[str, Columns]) -> None:
    for name, columns in expected.items():
        assert list(got[name]) == list(columns)
        for column, values in columns.items():
            assert got[name][column] == values, f"{name}.{column}"


@pytest.mark.parametrize("reader", ["pandas_csv", "pandas_parquet", "polars_csv", "polars_parquet", "duckdb_csv", "duckdb_parquet"])
def test_python_reads_it_without_an_option(published: Path, expected: dict[str, Columns], reader: str) -> None:
    got = printed(INTEROP, HERE / "simple.py", reader, published)
    for name, columns in expected.items():
        for column, values in columns.items():
            if reader == "polars_csv" and all(value is None for value in values[:100]):
                # It takes a column that is empty in its first hundred rows for text, as the documentation says.
                got[name][column] = [type(v)(w) if v is not None else w for v, w in zip(values, got[name][column], strict=True)]
    compare(expected, got)


@needs_r
@pytest.mark.parametrize("how", ["readr", "base"])
def test_r_reads_it_without_an_option(published: Path, expected: dict[str, Columns], how: str) -> None:
    got = printed("Rscript", HERE / "simple.R", how, published)
    if how == "readr":  # it takes blanks off the ends of texts, as the documentation says
        expected = {
            name: {column: [value.strip() if isinstance(value, str) else value for value in values] for column, values in columns.items()}
            for name, columns in expected.items()
        }
    for columns in got.values() if how == "base" else ():
        for column, values in columns.items():  # R's own reader has "" for an empty text, and takes true for a text
            columns[column] = [None if value == "" else value == "true" if value in ("true", "false") else value for value in values]
    compare(expected, got)


def test_pandas_answers_in_three_lines(published: Path, expected: dict[str, Columns]) -> None:
    demands = expected["demands"]
    wanted = [
        [demands[name][place] for name in ("designation", "gist", "figures_stated", "url")]
        for place, (parties, decision) in enumerate(zip(demands["parties"], demands["decision"], strict=True))
        if "V" in (parties or "") and decision == "bifall"
    ]
    assert wanted
    assert printed(INTEROP, HERE / "simple.py", "pandas_answers", published) == wanted


def test_the_three_lines_are_those_of_the_documentation() -> None:
    said = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    ours = (HERE / "simple.py").read_text(encoding="utf-8")
    for line in (
        'demands[demands.parties.str.contains("V", na=False) & (demands.decision == "bifall")]',
        '[["designation", "gist", "figures_stated", "url"]]',
    ):
        assert line in said
        assert line in ours


@needs_office
def test_libreoffice_opens_the_workbook(published: Path, expected: dict[str, Columns], tmp_path: Path) -> None:
    """Each sheet, as LibreOffice understood it, written out as CSV: all sheets (-1), values as they are (false), not as they are shown."""
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1"
    office(to, published / "simple" / "riksdata.xlsx", tmp_path)
    for name, sheet in TABLES.items():
        with (tmp_path / f"riksdata-{sheet}.csv").open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        assert heading == list(expected[name])
        same(expected[name], rows)
    explained = (tmp_path / "riksdata-Förklaringar.csv").read_text(encoding="utf-8")
    assert "Blad / sheet" in explained


@needs_office
@pytest.mark.parametrize("name", TABLES)
def test_libreoffice_opens_the_csv(published: Path, expected: dict[str, Columns], tmp_path: Path, name: str) -> None:
    """As UTF-8 with commas, quoted cells as text: what its dialogue has to be told, else it would work out a title that begins with `=`."""
    office("ods", published / "simple" / f"{name}.csv", tmp_path, "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,true")
    office("csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false", tmp_path / f"{name}.ods", tmp_path)
    with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    assert heading == list(expected[name])
    same(
        {c: [v.strip() if isinstance(v, str) else v for v in values] for c, values in expected[name].items()}, rows
    )  # a tab before a text is lost


def office(kind: str, file: Path, folder: Path, *options: str) -> None:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    done = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, *options, file],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def same(columns: Columns, rows: list[list[str]]) -> None:
    """The cells of a sheet: numbers by value, the rest by letter."""
    for place, (column, values) in enumerate(columns.items()):
        cells = [row[place] for row in rows]
        assert len(cells) == len(values)
        for cell, value in zip(cells, values, strict=True):
            if isinstance(value, bool):
                assert cell.lower() == str(value).lower(), column
            elif isinstance(value, int | float):
                assert float(cell) == pytest.approx(value), column
            else:
                assert cell == (value or ""), column


def r_blocks() -> list[tuple[str, str]]:
    """Every piece of R in README and docs that is not marked as not run."""
    return [
        (page.name, block)
        for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
        for block in re.findall(r"^```r\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        if "not run" not in block
    ]


@needs_r
@pytest.mark.parametrize(("page", "code"), r_blocks(), ids=[page for page, _ in r_blocks()])
def test_r_code_of_the_documentation_runs(published: Path, tmp_path: Path, page: str, code: str) -> None:
    (tmp_path / "data" / "releases").mkdir(parents=True)
    (tmp_path / "data" / "releases" / "VERSION").symlink_to(published)
    (tmp_path / "riksdata.sqlite").symlink_to(published / "riksdata.sqlite")
    code = f"options(warn = 2)\n{code}"  # a warning is an error
    done = subprocess.run(["Rscript", "-e", code], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def test_there_is_r_code_to_run() -> None:
    assert {page for page, _ in r_blocks()} == {"README.md", "publishing.md"}
