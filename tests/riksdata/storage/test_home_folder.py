"""The home folder: made, locked, and its faults named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from riksdata.storage.home import Home, HomeBusy, HomeNotWritable
from riksdata.storage.warehouse import WarehouseDamaged, get_state, open_warehouse, set_state


def test_it_makes_its_folders(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "new" / "home")
    assert all(folder.is_dir() for folder in (home.root, home.raw, home.releases, home.runs, home.dagster))
    assert not list(home.root.rglob(".probe*"))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HomeNotWritable, match=str(tmp_path / "file")):
        Home.open(tmp_path / "file" / "home")


def test_a_second_run_is_told_at_once(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom riksdata.storage.home import Home\n"
        "with Home.open(Path(sys.argv[1])).lock():\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(HomeBusy, match=str(tmp_path)), home.lock():
        pass
    process.kill()
    process.wait()
    process.stdout.close()
    with home.lock():  # a killed run holds nothing
        pass


def test_the_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with pytest.raises(ValueError, match="x"), home.lock():
        raise ValueError("x")
    with home.lock():
        pass


def test_the_warehouse_is_closed_after_an_error_and_opens_read_only(tmp_path: Path) -> None:
    home = Home.open(tmp_path)

    def fail() -> None:
        with open_warehouse(home) as con:
            set_state(con, "a", "1")
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    with open_warehouse(home, read_only=True) as con:
        assert get_state(con, "a") == "1"


def test_a_warehouse_opened_elsewhere_is_busy(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom riksdata.storage.home import Home\n"
        "from riksdata.storage.warehouse import open_warehouse\n"
        "with open_warehouse(Home.open(Path(sys.argv[1]))):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(HomeBusy), open_warehouse(home):
        pass
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_damaged_warehouse_is_built_anew_by_who_writes_and_named_to_who_reads(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    home = Home.open(tmp_path)
    home.warehouse.write_bytes(b"no database" * 1000)
    with pytest.raises(WarehouseDamaged, match=r"warehouse\.duckdb.*builds it anew"), open_warehouse(home, read_only=True):
        pass
    with open_warehouse(home) as con:
        assert con.execute("SELECT count(*) FROM core.documents").fetchone() == (0,)
    assert "is built anew" in caplog.text


def test_damage_that_shows_while_the_warehouse_is_worked_on_removes_it(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with pytest.raises(WarehouseDamaged, match="run again"), open_warehouse(home):
        raise duckdb.IOException("Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 3")
    assert not home.warehouse.exists()


def test_a_full_disk_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home.open(tmp_path)
    with open_warehouse(home) as con:
        set_state(con, "a", "1")

    def full(*_: object, **__: object) -> None:
        raise duckdb.IOException('IO Error: Could not write file "x": No space left on device')

    with monkeypatch.context() as patch:
        patch.setattr("riksdata.storage.warehouse.duckdb.connect", full)
        with pytest.raises(HomeNotWritable, match="No space left"), open_warehouse(home):
            pass
    with open_warehouse(home) as con:
        assert get_state(con, "a") == "1"


def test_a_warehouse_of_another_layout_is_built_anew(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with open_warehouse(home) as con:
        con.execute("INSERT INTO core.forgotten VALUES ('X')")
        set_state(con, "layout", "older")
    with open_warehouse(home) as con:
        assert con.execute("SELECT count(*) FROM core.forgotten").fetchone() == (0,)


def test_what_came_in_since_the_warehouse_was_written_is_unread(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    assert home.unread_bytes() == 0
    (home.raw / "a.parquet").write_bytes(b"x" * 10)
    assert home.unread_bytes() == 10
    home.warehouse.write_bytes(b"")
    os.utime(home.raw / "a.parquet", (1, 1))
    assert home.unread_bytes() == 0
    (home.raw / "b.parquet").write_bytes(b"x" * 7)
    os.utime(home.warehouse, (2, 2))
    assert home.unread_bytes() == 7


def test_a_home_of_a_later_form_is_refused_with_a_word_and_left_as_it_is(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    assert json.loads((home.root / "home.json").read_bytes()) == {"form": 2}
    (home.root / "home.json").write_text('{"form": 99}')
    with pytest.raises(HomeNotWritable, match=r"later version of riksdata \(form 99"):
        Home.open(tmp_path / "home")
    assert (home.root / "home.json").read_text() == '{"form": 99}'


@pytest.mark.parametrize("content", [b"", b"null", b"{}", b"\xff", b'{"form": 1}', b'{"form": "x"}'])
def test_a_form_that_cannot_be_read_is_noted_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "home.json").write_bytes(content)
    Home.open(tmp_path)
    assert json.loads((tmp_path / "home.json").read_bytes()) == {"form": 2}
