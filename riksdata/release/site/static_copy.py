"""The site as files for any static host: home, charts, code lists, dictionary, and a page for each document and thing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from urllib.parse import quote, unquote

from riksdata.release.exporters.registry import TABLE_FORMATS
from riksdata.release.exporters.simple import WORKBOOK
from riksdata.release.manifest import read_versions
from riksdata.release.pointers import CATALOGUES, COPY, entry_of, point
from riksdata.release.site.front import error_page
from riksdata.release.site.guards import style_hashes
from riksdata.release.site.language import LANGUAGES, Addresses
from riksdata.release.site.latest import release_with
from riksdata.release.site.routes import page_at
from riksdata.release.site.site import Site, Words
from schemas.tables import all_tables

Told = Callable[[str, int, int | None], None]
_PAGES = ("/", "/charts/", "/sources/", "/parties/", "/data/", "/codes/", "/report/")
_LONGEST_NAME = 200


def write_static(site: Site, out: Path, *, base: str = "", tell: Told = lambda *_: None) -> int:
    """Write the static copy into a new or empty folder; returns the number of pages.

    `base`: the path under which the host shows it (`/riksdata`), empty for its root. The files of the release lie beside the pages, as hard
    links where the file system has them. Raises FileExistsError where the folder holds something, ValueError for a base that is no path.
    """
    if base and not (base.startswith("/") and not base.endswith("/")):
        raise ValueError(f"{base}: a base begins with a slash and does not end with one")
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty; name a new folder")
    out.mkdir(parents=True, exist_ok=True)
    addresses = list(_addresses(site))
    written = 0
    for language in LANGUAGES:
        w = Words(site, Addresses(language, base, static=True))
        for number, address in enumerate(addresses):
            page = page_at(w, address, [], list)
            if page is not None:
                _write(out, ("/en" if language == "en" else "") + unquote(address), page)
                written += 1
            if number % 200 == 0:
                tell(f"pages, {language}", number, len(addresses))
    _files(site, out)
    w = Words(site, Addresses("sv", base, static=True))
    (out / "404.html").write_text(
        error_page(w, "Här finns ingenting", "Sidan finns inte i den här utgåvan. / There is no such page."), encoding="utf-8"
    )
    (out / "_redirects").write_text("".join(_redirects(site, base)), encoding="utf-8")
    headers = _HEADERS.format(base=base, version=site.version, styles=_styles(site.release))
    headers += "".join(
        _POINTER.format(base=base, name=name) for name in ("latest.json", "versions.json", *CATALOGUES) if (out / name).is_file()
    )
    (out / "_headers").write_text(headers, encoding="utf-8")
    (out / ".nojekyll").touch()
    tell("done", written, written)
    return written


def _redirects(site: Site, base: str) -> Iterator[str]:
    """Where `/latest/` leads: to the latest release, and for files over everything that it lacks to the last one that has them."""
    names = ["riksdata.duckdb", "riksdata.sqlite", WORKBOOK]
    names += [f"{table.name}{form.ending}" for table in all_tables().values() for form in TABLE_FORMATS if form.fits(table)]
    for name in names:
        holder = release_with(site.manifest, name)
        if holder != site.version:
            yield f"{base}/latest/{name} {base}/{holder}/{name} 302\n"
    yield f"{base}/latest/* {base}/{site.version}/:splat 302\n"


_FORWARD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Data dictionary – Riksdata</title><meta http-equiv="refresh" content="0; url={address}"></head>
<body><p><a href="{address}">Data dictionary</a></p></body></html>
"""
_HEADERS = """{base}/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
{base}/{version}/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
"""
_POINTER = """{base}/{name}
  Cache-Control: no-cache
  Access-Control-Allow-Origin: *
"""


def _styles(release: Path) -> str:
    """The hash of the styles inside the dictionary, as a policy names them: a file by itself, it has them in it."""
    dictionary = release / "dictionary.html"
    found = style_hashes(dictionary.read_text(encoding="utf-8")) if dictionary.is_file() else []
    return "".join(f" '{each}'" for each in found)


def _addresses(site: Site) -> Iterator[str]:
    """Every page, by its address in Swedish without base."""
    yield from _PAGES
    to = Addresses("sv", static=True)
    for chart in site.charts("sv"):
        yield f"/charts/{chart['id']}/"
    queries = (
        ("SELECT document_id FROM documents ORDER BY 1", to.document),
        ("SELECT source FROM sources ORDER BY 1", to.source),
        ("SELECT DISTINCT party FROM document_parties ORDER BY 1", to.party),
        ("SELECT DISTINCT person_id FROM people WHERE person_id IS NOT NULL ORDER BY 1", to.member),
        ("SELECT body_id FROM bodies ORDER BY 1", to.agency),
        ("SELECT claim_id FROM statistics WHERE claim_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY 1", to.claim),
    )
    for sql, address in queries:
        for (key,) in site.store.pairs(sql):
            yield unquote(address(key))


def _write(out: Path, address: str, page: str) -> None:
    """A page as `index.html` of the folder that its address names. An address that no folder can bear is left to the live site."""
    parts = [part for part in address.split("/") if part]
    if any(part in (".", "..") or "\0" in part or len(part.encode()) > _LONGEST_NAME for part in parts) or "//" in address:
        return
    folder = out.joinpath(*parts)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page, encoding="utf-8")


def _files(site: Site, out: Path) -> None:
    static = resources.files("riksdata.release.site").joinpath("static")
    (out / "static").mkdir()
    for each in static.iterdir():
        (out / "static" / each.name).write_bytes(each.read_bytes())
    shutil.copytree(site.charts_folder, out / "charts", dirs_exist_ok=True, ignore=shutil.ignore_patterns("sizes.json"))
    shutil.copytree(site.release, out / site.version, copy_function=_link)
    if (site.release / "dictionary.html").is_file():  # its links lead to the files beside it
        (out / "dictionary.html").write_text(_FORWARD.format(address=f"{quote(site.version)}/dictionary.html"), encoding="utf-8")
    known = (entry for entry in read_versions(site.release.parent) if entry.version == site.version)
    point(out, [next(known, None) or entry_of(site.release)])
    (out / COPY).unlink()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
