"""One release as the site serves it: its data, what is known about it, and the templates that show it."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2
import orjson

from riksdata.release.site.build import CHARTS
from riksdata.release.site.charts import all_charts
from riksdata.release.site.language import CODE_LISTS, NARROW_SPACE, Addresses, Language, code_of, label, number
from riksdata.release.site.rows import figure_words
from riksdata.release.site.search import Search
from riksdata.release.site.sqlite import read_manifest, split_list
from riksdata.release.site.store import Row, Store

NO_SIZE = [560, 300]


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("riksdata.release.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class Site:
    """A finished release, its SQLite file and its charts."""

    def __init__(self, release: Path, database: Path, folder: Path, contact: str) -> None:
        """`folder`: where `build_site` put the charts. `contact`: the address that errors are told to."""
        self.release = release
        self.database = database
        self.charts_folder = folder / CHARTS
        self.contact = contact
        self.manifest = read_manifest(release)
        self.version = str(self.manifest.get("version", release.name))
        self.created = str(self.manifest.get("created", ""))
        self.store = Store(database)
        self.search = Search(self.store)

    @cached_property
    def quality(self) -> dict[str, Any]:
        """quality.json of the release; empty where there is none."""
        path = self.release / "quality.json"
        return dict(orjson.loads(path.read_bytes())) if path.is_file() else {}

    @cached_property
    def chart_sizes(self) -> dict[str, list[int]]:
        """Width and height of each drawn chart."""
        path = self.charts_folder / "sizes.json"
        return dict(orjson.loads(path.read_bytes())) if path.is_file() else {}

    def charts(self, language: Language) -> list[dict[str, Any]]:
        """The charts as the templates want them."""
        sizes = self.chart_sizes
        return [
            {
                "id": chart.id,
                "title": chart.title[language],
                "lead": chart.lead[language],
                "wide": sizes.get(f"{chart.id}.{language}", NO_SIZE),
                "narrow": sizes.get(f"{chart.id}.{language}.narrow", NO_SIZE),
            }
            for chart in all_charts()
        ]


class Words:
    """What templates call: names, numbers, addresses, in the language of the page."""

    def __init__(self, site: Site, to: Addresses) -> None:
        """`to`: the addresses of the copy that the page belongs to."""
        self.site = site
        self.to = to
        self.lang: Language = to.language

    def _(self, swedish: str, english: str) -> str:
        return swedish if self.lang == "sv" else english

    def noun(self, n: float | None, swedish: str, english: str) -> str:
        """A noun as it stands behind a number; `swedish`, `english`: of one and of several, with a bar between (`demand|demands`)."""
        one, several = self._(swedish, english).split("|")
        return one if n == 1 else several

    def label(self, field: str, value: str | None, *, within: bool = False) -> str:
        """The name of a value; `within`: as it stands within a line."""
        return label(field, value, self.lang, within=within)

    def meaning(self, field: str, value: str | None) -> str:
        """What a code means, in a sentence; empty where it is none."""
        code = code_of(field, value)
        return (code.definition_sv if self.lang == "sv" else code.definition_en) if code else ""

    def code(self, field: str, value: str) -> str:
        """The address of a code's definition."""
        return self.to("/codes" + ("/" if self.to.static else "")) + f"#{CODE_LISTS[field]}-{quote(value)}"

    figure = staticmethod(figure_words)

    @staticmethod
    def bodies(demand: Row) -> list[tuple[str, str]]:
        """The agencies of a demand: as they are called, and their ids."""
        return list(zip(split_list(demand["agency"]), split_list(demand["agency_ids"]), strict=False))

    def percent(self, share: float) -> str:
        """A share of one as per cent."""
        return f"{self.number(round(100 * share, 1))}{NARROW_SPACE}%"

    def number(self, value: float | None) -> str:
        """A number as it is written in the language."""
        return number(value, self.lang)

    @staticmethod
    def list(value: str | None) -> list[str]:
        """The members of a list column."""
        return split_list(value)

    @staticmethod
    def host(address: str) -> str:
        """The host of an address, as the text of a link."""
        return urlsplit(address).hostname or address

    def report(self, row_id: str) -> str:
        """Where an error in a row is told."""
        if self.to.static:
            return f"mailto:{self.site.contact}?subject={quote(f'Riksdata: {row_id}')}"
        return self.to("/report") + f"?row={quote(row_id)}"

    def quantity(self, figure: Row) -> str:
        """A figure's number with precision, whole and unit: `mer än 40 procent`."""
        if figure["value"] is not None:
            text = self.number(figure["value"])
            if figure["whole"] is not None:
                text += f" {self._('av', 'of')} {self.number(figure['whole'])}"
        elif figure["low"] is not None or figure["high"] is not None:
            text = f"{self.number(figure['low'])}–{self.number(figure['high'])}"
        else:
            return ""
        before = "" if figure["qualifier"] == "exact" else self.label("qualifier", figure["qualifier"]) + " "
        unit = "" if figure["unit"] in ("count", "fraction") else " " + self.label("unit", figure["unit"])
        return before + text + unit + (f" per {figure['per']}" if figure["per"] else "")

    def page(self, template: str, *, title: str, path: str, section: str = "", **more: Any) -> str:
        """A page as HTML. `path`: its address without language and base."""
        menu = [
            ("charts", self.to("/charts"), self._("Diagram", "Charts")),
            ("sources", self.to("/sources"), self._("Källor", "Sources")),
            ("parties", self.to("/parties"), self._("Partier", "Parties")),
            ("data", self.to("/data"), self._("Ladda ner", "Download")),
        ]
        if self.to.static:
            menu = [(key, address + "/", name) for key, address, name in menu]
        else:
            menu.insert(0, ("search", self.to("/search"), self._("Sök", "Search")))
            menu.insert(4, ("tables", self.to.file("/tables/riksdata"), self._("Tabeller", "Tables")))
        values = {"row_id": None, "description": None, **more}
        return _templates().get_template(template).render(
            w=self, _=self._, to=self.to, lang=self.lang, menu=menu, section=section, title=title, path=path, version=self.site.version,
            created=self.site.created, **values,
        )  # fmt: skip
