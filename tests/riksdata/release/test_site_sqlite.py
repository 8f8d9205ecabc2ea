"""The release as a SQLite file: the same rows, keys that hold, the same bytes each time."""

from __future__ import annotations

import shutil
import sqlite3
import unicodedata
from pathlib import Path

import orjson
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.release.site.build import build_site, tidy
from riksdata.release.site.sqlite import NoRelease, build_sqlite, split_list
from riksdata.release.site.words import WORD, fold, stem, stems
from schemas.tables import all_tables


@pytest.fixture(scope="module")
def release(site_home: Path) -> Path:
    return next(path for path in (site_home / "releases").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def database(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sqlite") / "riksdata.sqlite"
    build_sqlite(release, out)
    return out


def test_every_table_holds_the_rows_of_its_parquet_file(release: Path, database: Path) -> None:
    con = sqlite3.connect(database)
    for name in all_tables():
        table = pq.read_table(release / f"{name}.parquet")
        rows = con.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
        assert [column[1] for column in con.execute(f'PRAGMA table_info("{name}")')] == table.column_names
        assert len(rows) == table.num_rows
        expected = [
            tuple(
                value.isoformat() if hasattr(value, "isoformat") else orjson.dumps(value).decode() if isinstance(value, list) else value
                for value in row.values()
            )
            for row in table.to_pylist()
        ]
        assert rows == expected


def test_keys_hold_and_the_file_is_whole(database: Path) -> None:
    con = sqlite3.connect(database)
    assert con.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert con.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {row[5] for row in con.execute("PRAGMA table_info(demand_decisions)")} == {0, 1, 2}


def test_the_same_release_gives_the_same_bytes(release: Path, database: Path, tmp_path: Path) -> None:
    build_sqlite(Path(shutil.copytree(release, tmp_path / "copy")), tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == database.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_figures_and_references_of_a_demand_are_those_of_its_argument(database: Path) -> None:
    con = sqlite3.connect(database)
    assert con.execute("SELECT * FROM demand_figures WHERE demand_id LIKE 'XB02101%'").fetchall() == [
        ("XB02101-d1", "XB02101-s-0000000f"),
        ("XB02101-d2", "XB02101-s-0000000f"),
    ]
    assert con.execute("SELECT source, documents, mentions FROM sources WHERE source = 'sfs/1999:77'").fetchall() == [("sfs/1999:77", 5, 5)]


def test_a_folder_without_a_release_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoRelease, match="no finished release lies here"):
        build_sqlite(tmp_path, tmp_path / "out.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_site_is_made_once_and_again_when_the_release_differs(release: Path, tmp_path: Path) -> None:
    without = Path(shutil.copytree(release, tmp_path / "without", ignore=shutil.ignore_patterns("*.sqlite")))
    first = build_site(without, tmp_path / "site")
    made = first.stat().st_mtime_ns
    assert build_site(without, tmp_path / "site") == first
    assert first.stat().st_mtime_ns == made
    (tmp_path / "site" / "site.json").write_text("{}")
    assert build_site(without, tmp_path / "site").stat().st_mtime_ns != made
    charts = tmp_path / "site" / "charts"
    assert {path.suffix for path in charts.iterdir()} == {".svg", ".png", ".csv", ".json"}
    drawn = [path.read_bytes() for path in charts.glob("*.svg")]
    assert not any(word in svg for svg in drawn for word in (b"<script", b"<style", b" style="))


def test_the_file_inside_a_release_is_used_where_it_can_be_read(release: Path, database: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(release, tmp_path / "2026-11-22"))
    shutil.copy(database, copy / "riksdata.sqlite")
    assert build_site(copy, tmp_path / "site") == copy / "riksdata.sqlite"
    con = sqlite3.connect(copy / "riksdata.sqlite")
    con.execute("PRAGMA user_version = 77")
    con.close()
    assert build_site(copy, tmp_path / "other") == tmp_path / "other" / "riksdata.sqlite"


def test_the_files_of_a_release_that_is_gone_are_removed(tmp_path: Path) -> None:
    for name in ("releases/2026-11-22", "site/2026-11-22", "site/2026-11-21"):
        (tmp_path / name).mkdir(parents=True)
    assert tidy(tmp_path / "site", tmp_path / "releases") == ["2026-11-21"]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["2026-11-22"]
    assert tidy(tmp_path / "nowhere", tmp_path / "releases") == []


@pytest.mark.parametrize(
    "forms",
    [
        ("kvinnor", "kvinnors", "kvinnorna", "Kvinnornas"),
        ("polis", "polisen", "polisens"),
        ("skola", "skolor", "skolornas"),
        ("idé", "ide"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_letters_of_the_swedish_alphabet_are_themselves() -> None:
    assert fold("ÅÄÖ éüÑ") == "åäö eun"
    assert stem("får") != stem("far")


@given(st.text(max_size=80))
def test_any_text_has_stems_of_words_alone(text: str) -> None:
    found = stems(text)
    assert found == " ".join(found.split())
    assert '"' not in found


@given(st.text(st.sampled_from("aknorsåäöÅÉßÿ²½µªSKOLORNAS _-–—”’•…\xa0\xad\u0301\u2212łŁčИ𝒳\n.")) | st.text(max_size=40))
def test_a_text_has_the_stems_of_its_words_whatever_signs_stand_between(text: str) -> None:
    assert stems(text) == " ".join(map(stem, WORD.findall(unicodedata.normalize("NFC", text))))


def test_a_word_of_endings_alone_has_a_stem() -> None:
    assert stems("ar" * 20_000 + " ł" + "ar" * 20_000).split() == [stem("ar" * 20_000), stem("ł" + "ar" * 20_000)]


@given(st.lists(st.text("abc åäö-", min_size=1, max_size=9).map(str.strip).filter(bool), max_size=5))
def test_members_of_lists_come_back(members: list[str]) -> None:
    import json

    assert split_list("; ".join(members)) == members
    assert split_list(json.dumps(members)) == members
