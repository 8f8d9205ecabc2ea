"""Connections that the release is written and read with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from riksdata.release.exporters.simple import MEMORY_LIMIT
from riksdata.release.sql import reading_connection

_ASKED = """
from pathlib import Path
from riksdata.release.sql import reading_connection
from riksdata.storage.home import Home
from riksdata.storage.warehouse import open_warehouse
setting = "SELECT current_setting('enable_progress_bar')"
with reading_connection(Path({home!r})) as con, open_warehouse(Home.open(Path({home!r}))) as warehouse:
    print(con.execute(setting).fetchall(), warehouse.execute(setting).fetchall())
"""


def test_no_connection_draws_a_progress_bar_over_what_is_printed(tmp_path: Path) -> None:
    # code that is no file of its own is what the processes that write the files over everything run
    said = subprocess.run([sys.executable, "-c", _ASKED.format(home=str(tmp_path))], check=True, capture_output=True, text=True).stdout
    assert said.strip() == "[(False,)] [(False,)]"


def test_simple_tables_have_room_for_what_does_not_go_to_disk(tmp_path: Path) -> None:
    # a hundred thousand groups of long words: more than the 400 MB that other connections may take
    strung = """SELECT count(words) FROM (
        SELECT string_agg(repeat('x', 400) || k, '; ' ORDER BY k) AS words FROM range(1_000_000) t(k) GROUP BY k // 10)"""
    with reading_connection(tmp_path, memory_limit=MEMORY_LIMIT) as con:
        assert con.execute(strung).fetchall() == [(100_000,)]
