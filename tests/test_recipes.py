"""The recipes that are rows of a fact file, followed in a copy of the code: the rows alone do it, and no check complains."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

RUN = """
import json, sys
from pathlib import Path
from riksdata.pipeline.ingest import ingest
from riksdata.pipeline.publish_checked import publish_checked
from riksdata.pipeline.stages import update_documents, update_extracted, update_links
from riksdata.sources.inbox import read_inbox
from riksdata.storage.home import Home
from riksdata.storage.warehouse import open_warehouse

home = Home.open(Path(sys.argv[1]))
ingest(home, read_inbox(home.root / "inbox"))
with open_warehouse(home) as con:
    update_documents(home, con, workers=1)
    update_extracted(home, con, workers=1)
    update_links(con)
    failed = [f"{f.rule}: {f.message}" for f in publish_checked(con).failures if f.rule != "documents_authors_named"]
    found = {name: con.execute(sql).fetchall() for name, sql in json.loads(sys.argv[2]).items()}
    print(json.dumps({"failed": failed, "rows": found}))
"""
MOTION = """Motion till riksdagen
2031/32:{number}
av Pia Påhitt ({party})
Fyrar

Förslag till riksdagsbeslut

1. Riksdagen ställer sig bakom det som anförs i motionen om {about} och tillkännager detta för regeringen.

Motivering

{fact}
"""


def motion(number: int, fact: str = "Fyren lyser.", party: str = "S", about: str = "fyrarnas ljus") -> str:
    return MOTION.format(number=number, fact=fact, party=party, about=about)


@dataclass(frozen=True)
class Recipe:
    """Rows to add by file, a text, and what the tables say of it with those rows and without."""

    rows: dict[str, str]
    text: str
    sql: str
    before: list[Any]
    after: list[Any]


RECIPES = {
    "unit": Recipe(
        {"riksdata/extractors/statistics/quantity/units.tsv": "vilj\tkWh\t10\tphysical"},
        motion(71, "Fyren förbrukade 78 vilj i fjol."),
        "SELECT value, unit FROM published.statistics WHERE value = 780",
        [],
        [[780.0, "kWh"]],
    ),
    "unit of its own": Recipe(
        {"riksdata/extractors/statistics/quantity/units.tsv": "vulj\tVj\t1\tphysical"},
        motion(72, "Fyren förbrukade 78vulj i fjol."),
        "SELECT value, unit FROM published.statistics WHERE unit = 'Vj'",
        [],
        [[78.0, "Vj"]],
    ),
    "party": Recipe(
        {"riksdata/chamber/parties.tsv": "FYR\tfyr|fyrpartiet\tFyrpartiet\tThe Lighthouse Party\t2030–"},
        motion(73, party="FYR"),
        "SELECT p.party, c.title_en FROM published.people p JOIN published.codes c ON c.list = 'party' AND c.code = p.party "
        "WHERE p.party = 'FYR'",
        [["FYR", "FYR"]],
        [["FYR", "The Lighthouse Party"]],
    ),
    "committee": Recipe(
        {"riksdata/chamber/committees.tsv": "FyU\tFyrutskottet\tFy\tno\t\tCommittee on Lighthouses"},
        motion(74, "Det står i bet. 2031/32:FyU4."),
        "SELECT label, target_dok_id, (SELECT title_en FROM published.codes WHERE list = 'committee' AND code = 'FyU') "
        "FROM published.\"references\" WHERE kind = 'bet'",
        [["bet/2031/32:FyU4", "HJ01FyU4", None]],
        [["bet/2031/32:FyU4", "HJ01FyU4", "Committee on Lighthouses"]],
    ),
    "agency": Recipe(
        {"riksdata/chamber/agencies.tsv": "Fyrverket\tfyrverket|fyv\t2029"},
        motion(75, about="att ge Fyrverket i uppdrag att tända fyrarna"),
        "SELECT agency, agency_ids, (SELECT known FROM published.bodies WHERE body_id = 'fyrverket') FROM published.demands "
        "WHERE gist LIKE '%Fyrverket%'",
        [[None, None, None]],
        [[["Fyrverket"], ["fyrverket"], True]],
    ),
    "document type": Recipe(
        {
            "riksdata/chamber/document_types.tsv": "vink\tvink|fyrvink\tfyrvink\t\tno\tno\tnothing",
            "schemas/codes.tsv": "doc_type\tvink\tlighthouse wave\tfyrvink\tA wave from a lighthouse.\tEn vink från en fyr.",
        },
        "Fyrvink 2031/32:4\n\nFyren lyser.\n",
        "SELECT doc_type FROM published.documents JOIN published.texts USING (document_id) WHERE text LIKE 'Fyrvink%'",
        [["other"]],
        [["vink"]],
    ),
}


def tables_of(folder: Path, root: Path, *, with_rows: bool) -> dict[str, Any]:
    """What the code says of all texts, in a copy where the rows of all recipes are added or not."""
    code, home = folder / "code", folder / "home"
    for room in ("riksdata", "schemas"):
        shutil.copytree(root / room, code / room, ignore=shutil.ignore_patterns("__pycache__"))
    (home / "inbox").mkdir(parents=True)
    for title, recipe in RECIPES.items():
        (home / "inbox" / f"{title}.txt").write_text(recipe.text, encoding="utf-8")
        for name, row in recipe.rows.items() if with_rows else ():
            path = code / name
            path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{row}\n", encoding="utf-8")
    questions = json.dumps({title: recipe.sql for title, recipe in RECIPES.items()})
    environment = {**os.environ, "PYTHONPATH": str(code)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(home), questions], capture_output=True, text=True, env=environment, cwd=folder, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, Any]:
    return tables_of(tmp_path_factory.mktemp("before"), root, with_rows=False)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, Any]:
    return tables_of(tmp_path_factory.mktemp("after"), root, with_rows=True)


@pytest.mark.parametrize("name", RECIPES)
def test_a_row_of_a_fact_file_is_all_there_is_to_do(name: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    assert before["rows"][name] == RECIPES[name].before
    assert after["rows"][name] == RECIPES[name].after
    assert RECIPES[name].before != RECIPES[name].after


def test_no_check_complains(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert before["failed"] == []
    assert after["failed"] == []
