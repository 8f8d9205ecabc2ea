"""The site's own files for one release: the SQLite file and the charts, made once and kept."""

from __future__ import annotations

import hashlib
import os
import shutil
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import orjson

from riksdata.release.site.charts import draw
from riksdata.release.site.language import titles
from riksdata.release.site.sqlite import FILE_NAME, LAYOUT, build_sqlite, read_manifest
from riksdata.release.site.store import Store

CHARTS = "charts"
_DONE = "site.json"
_CODE = ("sqlite.py", "search_index.py", "words.py", "derived.sql", "charts.py", "charts.yaml", "language.py", "labels.yaml")
"""What the files come from besides the release; stems of another version would not be found again."""


def build_site(release: Path, folder: Path) -> Path:
    """Make what serving a finished release needs in `folder`, unless it lies there already; returns the SQLite file.

    A `riksdata.sqlite` inside the release is used as it is, unless it was laid out otherwise than this code reads. All is made beside and renamed: half of it is never seen.
    Raises NoRelease where `release` is none.
    """
    manifest = read_manifest(release)
    mark = orjson.dumps({"code": _code(), "tables": {name: table.get("content_sha256") for name, table in manifest["tables"].items()}})
    inside = release / FILE_NAME
    usable = _has_layout(inside)
    database = inside if usable else folder / FILE_NAME
    done = folder / _DONE
    if done.is_file() and done.read_bytes() == mark and database.is_file():
        return database
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        if not usable:
            build_sqlite(release, draft / FILE_NAME)
        draw(draft / CHARTS, Store(inside if usable else draft / FILE_NAME))
        (draft / _DONE).write_bytes(mark)
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return database


def _has_layout(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return int.from_bytes(opened.read(64)[60:64], "big") == LAYOUT  # `user_version` in SQLite's header


@cache
def _code() -> str:
    package = resources.files(__package__)
    read = hashlib.sha256(version("pystemmer").encode())
    for name in _CODE:
        read.update(package.joinpath(name).read_bytes())
    read.update(repr(titles()).encode())
    return read.hexdigest()


def tidy(sites: Path, releases: Path) -> list[str]:
    """Remove the site files of releases that are gone, so that what was taken out of them lies nowhere; returns their versions."""
    if not sites.is_dir():
        return []
    gone = sorted(path.name for path in sites.iterdir() if path.is_dir() and not (releases / path.name.lstrip(".")).is_dir())
    for name in gone:
        shutil.rmtree(sites / name, ignore_errors=True)
    return gone
