"""Connections that the release is written and read with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ASKED = """
from pathlib import Path
from riksdata.release.sql import reading_connection
from riksdata.storage.home import Home
from riksdata.storage.warehouse import open_warehouse
setting = "SELECT current_setting('enable_progress_bar')"
with reading_connection() as con, open_warehouse(Home.open(Path({home!r}))) as warehouse:
    print(con.execute(setting).fetchall(), warehouse.execute(setting).fetchall())
"""


def test_no_connection_draws_a_progress_bar_over_what_is_printed(tmp_path: Path) -> None:
    # code that is no file of its own is what the processes that write the files over everything run
    said = subprocess.run([sys.executable, "-c", _ASKED.format(home=str(tmp_path))], check=True, capture_output=True, text=True).stdout
    assert said.strip() == "[(False,)] [(False,)]"
