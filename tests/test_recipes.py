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
    print(json.dumps({"failed": failed, "rows": con.execute(sys.argv[2]).fetchall()}))
"""
MOTION = """Motion till riksdagen
2031/32:77
av Pia Påhitt ({party})
Fyrar

Förslag till riksdagsbeslut

1. Riksdagen ställer sig bakom det som anförs i motionen om fyrarnas ljus och tillkännager detta för regeringen.

Motivering

{fact}
"""


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
        MOTION.format(party="S", fact="Fyren förbrukade 78 vilj i fjol."),
        "SELECT value, unit FROM published.statistics WHERE value = 780",
        [],
        [[780.0, "kWh"]],
    ),
    "unit of its own": Recipe(
        {"riksdata/extractors/statistics/quantity/units.tsv": "vilj\tVj\t1\tphysical"},
        MOTION.format(party="S", fact="Fyren förbrukade 78vilj i fjol."),
        "SELECT value, unit FROM published.statistics WHERE unit = 'Vj'",
        [],
        [[78.0, "Vj"]],
    ),
    "party": Recipe(
        {"riksdata/chamber/parties.tsv": "FYR\tfyr|fyrpartiet\tFyrpartiet\tThe Lighthouse Party\t2030–"},
        MOTION.format(party="FYR", fact="Fyren lyser."),
        "SELECT p.party, c.title_en FROM published.people p JOIN published.codes c ON c.list = 'party' AND c.code = p.party",
        [["FYR", "FYR"]],
        [["FYR", "The Lighthouse Party"]],
    ),
    "committee": Recipe(
        {"riksdata/chamber/committees.tsv": "FyU\tFyrutskottet\tFy\tno\tCommittee on Lighthouses"},
        MOTION.format(party="S", fact="Det står i bet. 2031/32:FyU4."),
        "SELECT label FROM published.\"references\" WHERE kind = 'bet'",
        [["bet/2031/32:FyU4"]],
        [["bet/2031/32:FyU4"]],
    ),
    "document type": Recipe(
        {
            "riksdata/chamber/document_types.tsv": "vink\tvink|fyrvink\tfyrvink\t\tno\tno\tnothing",
            "schemas/codes.tsv": "doc_type\tvink\tlighthouse wave\tfyrvink\tA wave from a lighthouse.\tEn vink från en fyr.",
        },
        "Fyrvink 2031/32:4\n\nFyren lyser.\n",
        "SELECT doc_type FROM published.documents",
        [["other"]],
        [["vink"]],
    ),
}


def followed(recipe: Recipe, folder: Path, root: Path, *, with_rows: bool) -> dict[str, Any]:
    """What the code says of the recipe's text, in a copy where its rows are added or not."""
    code, home = folder / "code", folder / "home"
    for room in ("riksdata", "schemas"):
        shutil.copytree(root / room, code / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name, row in recipe.rows.items() if with_rows else ():
        path = code / name
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{row}\n", encoding="utf-8")
    (home / "inbox").mkdir(parents=True)
    (home / "inbox" / "text.txt").write_text(recipe.text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(code)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(home), recipe.sql], capture_output=True, text=True, env=environment, cwd=folder, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", RECIPES)
def test_a_row_of_a_fact_file_is_all_there_is_to_do(name: str, tmp_path: Path, root: Path) -> None:
    recipe = RECIPES[name]
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    assert followed(recipe, tmp_path / "before", root, with_rows=False) == {"failed": [], "rows": recipe.before}
    assert followed(recipe, tmp_path / "after", root, with_rows=True) == {"failed": [], "rows": recipe.after}
