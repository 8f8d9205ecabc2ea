"""What README and docs promise: sample rows are what the code reads, figures are the recorded ones, links and commands exist."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from benchmarks.readme_speed import table as speed_table
from pipelines.cli import cli
from riksdata.pipeline.one_document import SingleDocument, extract_record
from riksdata.release.exporters.registry import TABLE_FORMATS
from riksdata.release.exporters.simple import WORKBOOK, file_of
from riksdata.sources.inbox import read_file
from schemas.tables import all_tables
from schemas.views import SIMPLE
from tests.rounds.publish import first_sight, readme_table

LINKING = ("README.md", "docs/operations.md")
COMMANDING = ("README.md", "docs/operations.md")
"""Pages that must link and name commands: where nothing is found, the test has lost its eyes."""
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/operations.md", "docs/glossary.md", "docs/annotation.md")


@pytest.fixture(scope="module")
def motion(root: Path) -> SingleDocument:
    return extract_record(read_file(root / "data" / "inbox" / "002_8584eac85a031944.txt"))


@pytest.mark.parametrize("table", ["demands", "references", "statistics"])
def test_the_sample_row_is_what_the_code_reads(root: Path, motion: SingleDocument, table: str) -> None:
    key = f"{table[:-1]}_id"
    readme = (root / "README.md").read_text(encoding="utf-8")
    header, _, shown = next(part for part in readme.split("\n\n") if part.startswith(f"| {key} |")).splitlines()
    cells = dict(zip((c.strip() for c in header.strip("|").split("|")), (c.strip() for c in shown.strip("|").split("|")), strict=True))
    row = next(row for row in motion.tables[table] if row[key] == cells[key])
    links_of_releases = {"target_dok_id", "demand_id"} if table == "references" else set()
    assert {k: _shown(row[k]) for k in cells if k not in links_of_releases} == {
        k: v for k, v in cells.items() if k not in links_of_releases
    }


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def test_the_sentence_of_the_sample_statistic_is_its_own(root: Path, motion: SingleDocument) -> None:
    quoted = re.search(r"^> (Män utgör .*)$", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert quoted is not None
    row = motion.tables["statistics"][0]
    assert quoted.group(1).replace("**", "") == motion.text[row["sentence_start"] : row["sentence_end"]]
    assert quoted.group(1).split("**")[1] == row["surface"]


def test_the_figures_are_those_of_the_last_rounds(root: Path) -> None:
    entries = first_sight()
    recorded = json.loads((root / "riksdata" / "release" / "scores.json").read_text(encoding="utf-8"))
    assert recorded == entries
    assert readme_table(entries) in (root / "README.md").read_text(encoding="utf-8")


def test_the_figures_of_speed_are_those_of_the_file_of_the_benchmark(root: Path) -> None:
    figures = json.loads((root / "docs" / "speed.json").read_text(encoding="utf-8"))
    assert datetime.date.fromisoformat(figures["date"]) <= datetime.datetime.now(datetime.UTC).date()
    assert speed_table(figures) in (root / "README.md").read_text(encoding="utf-8")
    motion = (root / "data" / "inbox" / "002_8584eac85a031944.txt").read_text(encoding="utf-8")
    assert f"{round(len(motion), -3):,}".replace(",", " ") in speed_table(figures)


NUMBERS = {11: "Eleven", 12: "Twelve", 13: "Thirteen", 14: "Fourteen"}


def test_the_tables_are_counted_and_named(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    told = re.search(r"^(\w+) tables hold this.*?\.(?= )", readme, re.MULTILINE | re.DOTALL)
    assert told is not None
    assert told[1] == NUMBERS[len(all_tables())]
    assert set(re.findall(r"`(\w+)`", told[0])) == set(all_tables())


def test_the_files_that_the_readme_names_are_those_of_a_release(root: Path) -> None:
    """By the registry of formats, the names of the simple tables and the views."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    endings = {each.ending for each in TABLE_FORMATS}
    known = {f"{name}{ending}" for name in all_tables() for ending in endings} | {WORKBOOK, "riksdata.duckdb", "riksdata.sqlite"}
    known |= {file_of(view, ending) for view in SIMPLE for ending in (".parquet", ".csv")}
    named = set(re.findall(r"releases/VERSION/([\w./]+)", readme)) | set(
        re.findall(r"`((?:simple/)?\w+\.(?:excel\.csv|xlsx|duckdb))`", readme)
    )
    assert len(named) >= 5
    assert named <= known


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)\)", text)
    assert targets or page not in LINKING, "the page has no link, or links are written otherwise now"
    for target in targets:
        assert target.startswith("http") or (root / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_targets_exist(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = re.findall(r"\briksdata (run|extract|[a-z]+)\b(?= [A-Za-z.]|`)", text)
    assert named or page not in COMMANDING, "the page names no command, or commands are written otherwise now"
    for name in named:
        if re.search(rf"(`|^|&& |\|  ?)riksdata {name}\b", text, re.MULTILINE):
            assert name in cli.commands, name
    for name in re.findall(r"`make ([a-z-]+)", text):
        assert name in targets, name
