"""Inputs that other projects' users reported, from end to end: each gives the values that its README states."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from riksdata import extract
from tests.warm import Command

BYLINES = {
    "600": ["Ulrika Påhitt ?"],
    "601": ["Ulrika Påhitt C"],
    "602": ["Kalle Hittepå C", "Ulrika Påhitt C"],
    "603": ["Kalle Hittepå M", "Ulrika Påhitt C"],
    "604": ["Ulrika Påhitt L"],
    "605": ["Ulrika Påhitt C"],
    "700": ["Ulrika Påhitt ?"],
    "701": ["Ulrika Påhitt L"],
    "702": ["Ulrika Påhitt C"],
    "703": ["Mc Påhitt d'Hittepå L"],
}
"""Number of the motion, its authors with their parties; `?` where several parties stand behind "m.fl."."""


@pytest.fixture
def cases(shared: Path) -> Path:
    return shared / "cases"


def script(
    riksdata: Command, path: Path, folder: Path, *arguments: str | Path, renamed: tuple[tuple[str, str], ...] = (), **environment: str
) -> str:
    """What a script of the cases prints; modules that have moved since it was written are found under their new names."""
    text = path.read_text(encoding="utf-8")
    for old, new in renamed:
        assert old in text
        text = text.replace(old, new)
    here = folder / path.name
    here.write_text(text, encoding="utf-8")
    for beside in path.parent.glob("mk.py"):
        shutil.copy(beside, folder)
    done = riksdata.script(here, *arguments, environment={**os.environ, **environment})
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def published(home: Path, query: str) -> list[tuple[Any, ...]]:
    version = json.loads((home / "releases" / "latest.json").read_text())["version"]
    with duckdb.connect(str(next((home / "releases" / version).glob("*.duckdb"))), read_only=True) as con:
        return con.execute(query).fetchall()


def test_enumerated_designations(cases: Path) -> None:
    found = extract((cases / "09-enumerated-designations.txt").read_text(encoding="utf-8")).references
    assert [row.label for row in found] == [
        *("prop/2025/26:118", "prop/2025/26:119", "prop/2025/26:120", "prop/2025/26:118-120"),
        *("bet/2017/18:JuU5", "bet/2017/18:JuU6", "bet/2017/18:SoU3", "bet/2017/18:SoU4", "bet/2017/18:AU1"),
        *("mot/1990/91:Ub5", "mot/1990/91:Ub6", "mot/1991/92:A12-A15", "sou/2017:1-3", "rskr/2017/18:12", "rskr/2017/18:13"),
    ]


def test_ibid_after_a_parenthesis_and_after_an_unread_book(cases: Path) -> None:
    found = extract((cases / "11-ibid.txt").read_text(encoding="utf-8")).references
    again = [(row.label, row.pinpoint) for row in found if row.surface == "Ibid."]
    assert again[0] == ("prop/2017/18:150", "s. 14")
    assert all(not label.startswith("prop/") for label, _ in again[1:])


def test_court_cases(cases: Path) -> None:
    found = extract((cases / "12-court-cases.txt").read_text(encoding="utf-8")).references
    assert [(row.label, row.pinpoint) for row in found] == [
        ("nja/2011s638", "p. 16"),
        ("hfd/2019:21", "p. 3"),
        ("eu/case/C-311/18", "punkt 92"),
        ("nja/2015s638I", None),
        ("nja/2015s638II", None),
        ("hfd/2018:21II", None),
        ("echr/48539/99", "§ 44"),
    ]


def test_a_record_without_text_stops_nothing(riksdata: Command, cases: Path, home: Path) -> None:
    assert riksdata("import", cases / "16-metadata-only" / "w1.zip", cases / "16-metadata-only" / "w2.zip", "--home", home).returncode == 0
    done = riksdata("run", "--home", home)
    assert done.returncode == 0, done.stderr
    assert published(home, "SELECT count(*) FROM documents") == [(5,)]
    assert published(home, "SELECT document_id, rule FROM issues") == [("HD02110", "text_missing")]
    held = published(home, "SELECT document_id, characters FROM documents ORDER BY ALL")
    assert riksdata("import", cases / "16-metadata-only" / "w3.zip", "--home", home).returncode == 0
    assert riksdata("run", "--home", home).returncode == 0
    after = dict(published(home, "SELECT document_id, characters FROM documents"))
    assert all(after[name] >= size for name, size in held), "what is held full is not displaced by something poorer"


def test_a_text_that_comes_later_is_asked_for(riksdata: Command, cases: Path, tmp_path: Path) -> None:
    path = f"{riksdata.program(tmp_path).parent}{os.pathsep}{os.environ['PATH']}"
    said = script(riksdata, cases / "16-metadata-only" / "srv.py", tmp_path, PATH=path)
    fetched = [line for line in said.splitlines() if line.startswith("fetch rc") or "asked [" in line]
    assert "rc 1" not in said
    assert re.findall(r"Statistics +(\d+)", said) == ["1", "2"]
    assert sum("HD0211.json" in line for line in fetched) == 2
    assert sum("HD0212.json" in line for line in fetched) == 1


def test_one_motion_under_two_ids(riksdata: Command, cases: Path, home: Path) -> None:
    assert riksdata("import", cases / "17-duplicate-motion" / "g.zip", "--home", home).returncode == 0
    assert riksdata("run", "--home", home).returncode == 0
    assert [row[0] for row in published(home, "SELECT document_id FROM documents ORDER BY ALL")] == ["GX02UB1", "GX02UB573", "GX02XC4670"]
    said = published(home, "SELECT document_id, rule FROM issues ORDER BY ALL")
    assert {("GX02UB573", "same_text"), ("GX02XC4670", "same_text"), ("GX02UB1", "other_source")} <= set(said)


def test_bylines(riksdata: Command, cases: Path, home: Path) -> None:
    inbox = home / "inbox"
    inbox.mkdir()
    for path in [*cases.glob("18-byline-?.txt"), *(cases / "18-byline-records").glob("*.json")]:
        shutil.copy(path, inbox)
    assert riksdata("run", "--home", home).returncode == 0
    titles = published(home, "SELECT title FROM documents WHERE number BETWEEN '700' AND '703' ORDER BY number")
    assert titles == [(f"Fler bryggor {n}",) for n in range(4)]
    people = published(
        home,
        "SELECT d.number, list(p.name || ' ' || coalesce(p.party, '?') ORDER BY p.name) FROM documents d JOIN people p USING (document_id)"
        " GROUP BY ALL ORDER BY 1",
    )
    assert dict(people) == BYLINES
    assert published(home, "SELECT parties FROM documents WHERE number = '700'") == [(["C", "M", "L"],)]


def test_the_sensor(riksdata: Command, cases: Path, tmp_path: Path) -> None:
    lines = dict(line.split(" ", 1) for line in script(riksdata, cases / "19-sensor" / "s.py", tmp_path).splitlines() if line[:1].isdigit())
    assert all("SensorResult" in line for line in lines.values()), lines
    assert lines["5"].endswith("same key as first: False")
    assert len(lines) == 7


def test_a_run_that_failed_is_asked_for_again(riksdata: Command, cases: Path, tmp_path: Path) -> None:
    said = script(riksdata, cases / "19-sensor" / "s2.py", tmp_path, renamed=(("riksdata.store.home", "riksdata.storage.home"),))
    assert "success = False" in said
    assert "tick 2 after the failure: SensorResult" in said


def test_what_is_forgotten_reaches_the_mirrors(riksdata: Command, cases: Path, home: Path, tmp_path: Path) -> None:
    folder = cases / "20-forget-delta"
    assert riksdata("import", folder / "p1.zip", "--home", home).returncode == 0
    assert riksdata("run", "--home", home).returncode == 0
    assert riksdata("import", folder / "p2.zip", "--home", home).returncode == 0
    assert riksdata("forget", "HD02105", "--home", home).returncode == 0
    assert riksdata("run", "--home", home).returncode == 0
    lines = [line for line in script(riksdata, folder / "delta.py", tmp_path, home).splitlines() if " added " in line]
    assert len(lines) >= 8
    assert all(line.endswith("OK [] gone unlisted []") for line in lines), lines
    assert not published(home, "SELECT 1 FROM documents WHERE document_id = 'HD02105'")
