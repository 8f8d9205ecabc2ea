"""The site's own files for one release: the SQLite file and the charts, made once and kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import orjson

from riksdata.release.site.charts import draw
from riksdata.release.site.sqlite import BUILD_VERSION, FILE_NAME, build_sqlite, read_manifest
from riksdata.release.site.store import Store

CHARTS = "charts"
_DONE = "site.json"


def build_site(release: Path, folder: Path) -> Path:
    """Make what serving a finished release needs in `folder`, unless it lies there already; returns the SQLite file.

    A `riksdata.sqlite` inside the release is used as it is. All is made beside and renamed: half of it is never seen.
    Raises NoRelease where `release` is none.
    """
    manifest = read_manifest(release)
    mark = orjson.dumps(
        {"build": BUILD_VERSION, "tables": {name: table.get("content_sha256") for name, table in manifest["tables"].items()}}
    )
    inside = release / FILE_NAME
    database = inside if inside.is_file() else folder / FILE_NAME
    done = folder / _DONE
    if done.is_file() and done.read_bytes() == mark and database.is_file():
        return database
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        if not inside.is_file():
            build_sqlite(release, draft / FILE_NAME)
        draw(draft / CHARTS, Store(inside if inside.is_file() else draft / FILE_NAME))
        (draft / _DONE).write_bytes(mark)
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return database


def tidy(sites: Path, releases: Path) -> list[str]:
    """Remove the site files of releases that are gone, so that what was taken out of them lies nowhere; returns their versions."""
    if not sites.is_dir():
        return []
    gone = sorted(path.name for path in sites.iterdir() if path.is_dir() and not (releases / path.name.lstrip(".")).is_dir())
    for name in gone:
        shutil.rmtree(sites / name, ignore_errors=True)
    return gone
