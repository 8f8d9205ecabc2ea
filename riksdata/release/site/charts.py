"""Charts: a question in SQL, drawn by Vega-Lite into SVG and PNG without a browser, in both languages and two widths."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import orjson
import yaml

from riksdata.release.site.language import LANGUAGES, Language, label
from riksdata.release.site.store import Row, Store

ON_HOME = ("outcomes", "approval", "laws", "actions", "publishers", "unsourced")
"""The six that stand on the first page."""
WIDTHS = {"": 560, ".narrow": 330}
"""Ending of the file's name → width in pixels."""
IMAGE_SCALE = 2
_LOCALES: dict[Language, Literal["sv-SE", "en-GB"]] = {"sv": "sv-SE", "en": "en-GB"}
_SIZE = re.compile(r'<svg[^>]* width="([\d.]+)"[^>]* height="([\d.]+)"')
_CONFIG = {
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelColor": "#1d2126", "titleColor": "#565d66",
             "gridColor": "#e8e5dd", "domainColor": "#b9b5aa", "tickColor": "#b9b5aa"},
    "axisY": {"domain": False, "ticks": False},
    "legend": {"labelFontSize": 12, "labelColor": "#1d2126"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart as `charts.yaml` declares it."""

    id: str
    title: dict[str, str]
    lead: dict[str, str]
    sql: str
    columns: dict[str, dict[str, str]]
    spec: dict[str, Any]
    translate: dict[str, str]


@cache
def all_charts() -> tuple[Chart, ...]:
    """Every chart in order."""
    text = resources.files(__package__).joinpath("charts.yaml").read_text(encoding="utf-8")
    return tuple(Chart(**{"translate": {}, **each}) for each in yaml.safe_load(text))


def data(chart: Chart, store: Store, language: Language | None = None) -> list[Row]:
    """The rows of a chart; with names instead of codes where a language is given."""
    rows = store.rows(chart.sql)
    if language is not None:
        for row in rows:
            for column, field in chart.translate.items():
                row[column] = label(field, row[column], language)
    return rows


def draw(folder: Path, store: Store) -> None:
    """Write all charts into a folder: SVG in two widths and PNG for each language, CSV, and `sizes.json`.

    The same data give the same SVG.
    """
    import vl_convert

    folder.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, list[int]] = {}
    for chart in all_charts():
        rows = data(chart, store)
        (folder / f"{chart.id}.csv").write_text(as_csv(list(chart.columns), rows), encoding="utf-8")
        for language in LANGUAGES:
            named = data(chart, store, language)
            for ending, width in WIDTHS.items():
                svg: str = vl_convert.vegalite_to_svg(vega_lite(chart, named, language, width), format_locale=_LOCALES[language])
                name = f"{chart.id}.{language}{ending}"
                (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
                found = _SIZE.search(svg)
                sizes[name] = [round(float(each)) for each in found.groups()] if found else [width, width]
                if not ending:
                    titled = {**vega_lite(chart, named, language, width), "title": _title(chart, language), "padding": 16}
                    png = vl_convert.svg_to_png(vl_convert.vegalite_to_svg(titled, format_locale=_LOCALES[language]), scale=IMAGE_SCALE)
                    (folder / f"{name}.png").write_bytes(png)
    (folder / "sizes.json").write_bytes(orjson.dumps(sizes))


def vega_lite(chart: Chart, rows: list[Row], language: Language, width: int) -> dict[str, Any]:
    """The whole specification of a chart; without rows, one that says so."""
    spec: dict[str, Any] = _chosen(chart.spec, language)
    domain = spec.get("encoding", {}).get("color", {}).get("scale", {}).get("domain")
    if isinstance(domain, list):  # only what is there stands in the legend
        field = chart.translate.get(spec["encoding"]["color"]["field"], "")
        domain = [label(field, value, language) for value in domain]
        there = {row[spec["encoding"]["color"]["field"]] for row in rows}
        kept = [(name, colour) for name, colour in zip(domain, spec["encoding"]["color"]["scale"]["range"], strict=True) if name in there]
        spec["encoding"]["color"]["scale"] = {"domain": [name for name, _ in kept], "range": [colour for _, colour in kept]}
    axis = spec.get("encoding", {}).get("y", {}).get("axis") or {}
    if "labelLimit" in axis:  # at most two fifths of the width are words
        axis["labelLimit"] = min(axis["labelLimit"], width * 2 // 5)
    if not rows:
        text = "Inga data i den här utgåvan" if language == "sv" else "No data in this release"
        spec = {"height": 60, "mark": {"type": "text", "fontSize": 13, "color": "#565d66"}, "encoding": {"text": {"value": text}}}
        rows = [{}]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": _CONFIG,
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 4,
        "data": {"values": rows},
        **spec,
    }


def as_csv(columns: list[str], rows: list[Row]) -> str:
    """Rows as CSV (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([row.get(column) for column in columns] for row in rows)
    return out.getvalue()


def _title(chart: Chart, language: Language) -> dict[str, Any]:
    source = (
        "Källa: Sveriges riksdag, sammanställt av Riksdata. CC BY 4.0"
        if language == "sv"
        else "Source: Sveriges riksdag, compiled by Riksdata. CC BY 4.0"
    )
    return {"text": chart.title[language], "subtitle": source, "anchor": "start", "fontSize": 17, "subtitleColor": "#565d66", "offset": 14}


def _chosen(value: Any, language: Language) -> Any:
    """The specification with the texts of one language."""
    if isinstance(value, dict):
        if set(value) == {"sv", "en"}:
            return value[language]
        return {key: _chosen(each, language) for key, each in value.items()}
    return [_chosen(each, language) for each in value] if isinstance(value, list) else value
