"""The first page, and those about the data: charts, downloads, codes, reporting."""

from __future__ import annotations

from math import sqrt
from typing import Any

from riksdata.release.exporters.registry import TABLE_FORMATS
from riksdata.release.site.charts import ON_HOME, all_charts, data
from riksdata.release.site.site import Words
from schemas.tables import all_tables

EXAMPLES = ("våld mot kvinnor", '"psykisk ohälsa"', "socialtjänstlagen", "järnväg underhåll", "SOU 2016:72")
_SAMPLE_LENGTH = 160
_Z = 1.959964


def home_page(w: Words) -> str:
    """What this is, how much, how fresh, how good; six charts; a row of each table."""
    store = w.site.store
    sums = (
        store.row(
            """SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM demands) AS demands,
        (SELECT count(*) FROM "references") AS "references",
        (SELECT count(*) FROM statistics) AS figures,
        (SELECT min(date) FROM documents) AS first, (SELECT max(date) FROM documents) AS last"""
        )
        or {}
    )
    search = (lambda table: None) if w.to.static else (lambda table: w.to.search(table=table))
    charts = {each["id"]: each for each in w.site.charts(w.lang)}
    return w.page(
        "home.html.j2",
        title=w._("Öppna data ur riksdagens dokument", "Open data from the documents of the riksdag"),
        path="/",
        examples=EXAMPLES,
        counts=[
            (w.number(sums["documents"]), w.noun(sums["documents"], "dokument|dokument", "document|documents"), search("documents")),
            (
                w.number(sums["demands"]),
                w.noun(sums["demands"], "yrkande eller fråga|yrkanden och frågor", "demand or question|demands and questions"),
                search("demands"),
            ),
            (
                w.number(sums["references"]),
                w.noun(
                    sums["references"], "hänvisning till en källa|hänvisningar till källor", "reference to a source|references to sources"
                ),
                search("references"),
            ),
            (w.number(sums["figures"]), w.noun(sums["figures"], "sifferuppgift|sifferuppgifter", "figure|figures"), search("statistics")),
        ],
        first=sums["first"],
        last=sums["last"],
        charts=[charts[name] for name in ON_HOME],
        scores=_scores(w),
        quality_note=w._(
            "Hur det är mätt står i quality.json i varje utgåva.", "How it was measured is told in quality.json of each release."
        ),
        samples=_samples(w),
    )


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 per cent interval of a share of n (Wilson 1927)."""
    if n == 0:
        return 0.0, 1.0
    middle, spread = share + _Z * _Z / (2 * n), _Z * sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
    return max(0.0, (middle - spread) / (1 + _Z * _Z / n)), min(1.0, (middle + spread) / (1 + _Z * _Z / n))


def _scores(w: Words) -> list[dict[str, Any]]:
    """What was measured of each table, over all kinds of documents, with its intervals."""
    tables = all_tables()
    out = []
    for score in w.site.quality.get("scores", []):
        if score.get("stratum", "all") != "all" or score["precision"] is None or score["recall"] is None:
            continue
        table = tables.get(score["table"])
        row = {
            "name": (table.title_sv if w.lang == "sv" else table.title) if table else score["table"],
            "collection": _collection(w, str(score["collection"])),
            "gold_rows": w.number(score["gold_rows"]),
        }
        for measure in ("precision", "recall"):
            low, high = score.get("intervals", {}).get(measure) or (0.0, 0.0)
            if low == high:  # drawing again from rows that are all right says nothing of those not drawn
                low, high = wilson(score[measure], score["gold_rows"])
            row[measure] = w.percent(score[measure])
            row[f"{measure}_range"] = f"{w.number(round(100 * low, 1))}–{w.percent(high)}"
        out.append(row)
    return out


def _collection(w: Words, name: str) -> str:
    if w.lang == "en":
        return name
    for english, swedish in (("first sight", "vid första anblicken"), ("rounds", "omgångarna"), ("round", "omgång"), (" and ", " och ")):
        name = name.replace(english, swedish)
    return name


def _samples(w: Words) -> list[dict[str, Any]]:
    out = []
    for name, table in all_tables().items():
        if name not in w.site.manifest["tables"]:
            continue
        # a full row shows best what a table holds
        filled = " + ".join(f'("{c.name}" IS NOT NULL)' for c in table.columns)
        row = w.site.store.row(f'SELECT * FROM (SELECT * FROM "{name}" LIMIT 400) ORDER BY {filled} DESC LIMIT 1')
        if row is None:
            continue
        cells = [
            (c.title_sv if w.lang == "sv" else c.title, _short(w, row.get(c.name))) for c in table.columns if row.get(c.name) is not None
        ]
        out.append(
            {
                "name": name,
                "title": table.title_sv if w.lang == "sv" else table.title,
                "description": table.description_sv if w.lang == "sv" else table.description,
                "cells": cells[:8],
            }
        )
    return out


def _short(w: Words, value: Any) -> str:
    if isinstance(value, float):
        return w.number(value)
    text = " ".join(str(value)[: _SAMPLE_LENGTH * 2].split())
    return text if len(text) <= _SAMPLE_LENGTH else text[: _SAMPLE_LENGTH - 1] + "…"


def charts_page(w: Words) -> str:
    """All charts."""
    return w.page(
        "charts.html.j2", title=w._("Diagram", "Charts"), path="/charts" + _slash(w), section="charts", charts=w.site.charts(w.lang)
    )


def chart_page(w: Words, chart_id: str) -> str | None:
    """One chart with its data and its SQL; None where there is none."""
    chart = next((each for each in all_charts() if each.id == chart_id), None)
    if chart is None:
        return None
    shown = next(each for each in w.site.charts(w.lang) if each["id"] == chart_id)
    found = data(chart, w.site.store, w.lang)
    names = list(chart.columns)
    rows = [[w.number(row[name]) if isinstance(row[name], int | float) else (row[name] or "") for name in names] for row in found]
    numbers = [place for place, name in enumerate(names) if found and isinstance(found[0][name], int | float)]
    shown = {
        **shown,
        "sql": chart.sql.strip(),
        "columns": [chart.columns[name][w.lang] for name in names],
        "rows": rows,
        "numbers": numbers,
    }
    return w.page("chart.html.j2", title=chart.title[w.lang], path=f"/charts/{chart_id}" + _slash(w), section="charts", c=shown)


def data_page(w: Words, versions: list[dict[str, Any]]) -> str:
    """What can be downloaded."""
    tables: list[dict[str, Any]] = []
    in_tables: set[str] = set()
    files = {each["path"]: each["bytes"] for each in w.site.manifest.get("files", [])}
    for entry in w.site.manifest["tables"].values():
        own_files = entry.get("files", [])  # by format; in older releases a list
        files |= {each["path"]: each["bytes"] for each in (own_files.values() if isinstance(own_files, dict) else own_files)}
    if not files:
        files = {path.name: path.stat().st_size for path in sorted(w.site.release.iterdir()) if path.is_file()}
    declared = all_tables()
    for name, entry in w.site.manifest["tables"].items():
        table = declared.get(name)
        own = [(each.ending, f"{name}{each.ending}") for each in TABLE_FORMATS if f"{name}{each.ending}" in files]
        in_tables.update(path for _, path in own)
        tables.append(
            {
                "name": name,
                "title": (table.title_sv if w.lang == "sv" else table.title) if table else name,
                "description": (table.description_sv if w.lang == "sv" else table.description) if table else "",
                "rows": w.number(entry["rows"]),
                "files": [(ending.lstrip("."), _file(w, path), _size(w, files[path])) for ending, path in own],
            }
        )
    simple = [
        (path.removeprefix("simple/"), _file(w, path), _size(w, size)) for path, size in sorted(files.items()) if path.startswith("simple/")
    ]
    others = [(path, _file(w, path), _size(w, size)) for path, size in sorted(files.items()) if path not in in_tables and "/" not in path]
    if not w.to.static and not any(path == "riksdata.sqlite" for path, _, _ in others):
        others.append(("riksdata.sqlite", w.to.file("/riksdata.sqlite"), _size(w, w.site.database.stat().st_size)))
    return w.page(
        "data.html.j2",
        title=w._("Ladda ner", "Download"),
        path="/data" + _slash(w),
        section="data",
        tables=tables,
        simple=simple,
        others=others,
        versions=versions,
    )


def _file(w: Words, path: str) -> str:
    return w.to.file(f"/{w.site.version}/{path}")


def _size(w: Words, size: int) -> str:
    return f"{w.number(round(size / 1e6, 1))} MB" if size > 100_000 else f"{w.number(max(1, round(size / 1e3)))} kB"


def codes_page(w: Words) -> str:
    """Every code with its meaning in both languages."""
    lists: dict[str, list[dict[str, Any]]] = {}
    for row in w.site.store.rows("SELECT * FROM codes ORDER BY rowid"):
        lists.setdefault(row["list"], []).append(row)
    return w.page("codes.html.j2", title=w._("Koder", "Codes"), path="/codes" + _slash(w), section="data", lists=lists)


def report_page(w: Words, row_id: str | None) -> str:
    """How an error is told, with the row's id filled in."""
    row_id = row_id[:80] if row_id else None
    body = (
        w._("Rad", "Row")
        + f": {row_id or '…'}\n"
        + w._("Utgåva", "Release")
        + f": {w.site.version}\n\n"
        + w._("Vad som är fel:\n\nVad texten säger:\n", "What is wrong:\n\nWhat the text says:\n")
    )
    return w.page(
        "report.html.j2",
        title=w._("Något fel?", "Something wrong?"),
        path="/report" + _slash(w),
        row_id=row_id,
        contact=w.site.contact,
        body=body,
    )


def error_page(w: Words, title: str, message: str) -> str:
    """A page that says what went wrong."""
    return w.page("error.html.j2", title=title, path="/", message=message)


def _slash(w: Words) -> str:
    return "/" if w.to.static else ""
