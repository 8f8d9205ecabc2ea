import re
from pathlib import Path

import duckdb
import pytest
from release_fixture import plain_release, rows, warehouse

PAGE = Path(__file__).parents[3] / "docs" / "questions.md"
QUERIES = re.findall(r"```sql\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_page_asks_three_questions() -> None:
    assert len(QUERIES) == 3


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    made = plain_release(folder, warehouse(rows(30)))
    assert made.path is not None
    return made.path / "riksdata.duckdb"


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_page_runs_on_a_release(database: Path, query: str) -> None:
    with duckdb.connect(str(database), read_only=True) as con:
        names = [column[0] for column in con.execute(query).description or []]
    header = next(line for line in PAGE.read_text(encoding="utf-8").split(query, 1)[1].splitlines() if line.startswith("|"))
    assert [name.strip() for name in header.strip("|").split("|")] == names
