"""Descriptions follow from the schema and the configuration; what a document says cannot write into them."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import orjson
import pytest
import yaml
from release_fixture import plain, plain_release, release, rows, warehouse

from riksdata.release.config import ConfigError, ReleaseSettings
from riksdata.release.metadata.dictionary import markdown_text
from schemas.tables import all_tables
from schemas.views import all_views

ATTRIBUTION = "Källa: Sveriges riksdag"
DESCRIPTIONS = (
    "datapackage.json",
    "croissant.json",
    "schemaorg.jsonld",
    "dcat-ap-se.rdf",
    "dcat-ap.ttl",
    "dcat-ap.jsonld",
    "CITATION.cff",
    "dictionary.html",
    "dictionary.md",
)


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_each_carries_licence_attribution_source_and_contact(sample: Path, name: str) -> None:
    text = (sample / name).read_text(encoding="utf-8")
    assert re.search(r"CC-BY-4\.0|creativecommons\.org/licenses/by/4\.0", text)
    assert ATTRIBUTION in text or ATTRIBUTION in text.encode().decode("unicode_escape", errors="ignore")
    assert "riksdata@example.org" in text or name in ("croissant.json",)
    assert "riksdagen.se" in text or name == "croissant.json"


@pytest.mark.parametrize(
    "name", ["datapackage.json", "schemaorg.jsonld", "dcat-ap-se.rdf", "dcat-ap.ttl", "dictionary.html", "dictionary.md"]
)
def test_each_says_period_and_how_often(sample: Path, name: str) -> None:
    text = (sample / name).read_text(encoding="utf-8")
    assert "2018-10-02" in text
    assert "2018-10-13" in text
    assert "daily" in text.lower() or name == "schemaorg.jsonld"


def test_the_data_package_is_the_schema(sample: Path) -> None:
    package = orjson.loads((sample / "datapackage.json").read_bytes())
    simple = [resource for resource in package["resources"] if resource["name"].startswith("simple-")]
    assert [resource["path"] for resource in simple] == ["simple/demands.csv", "simple/references.csv", "simple/statistics.csv"]
    for resource in simple:
        view = all_views()[resource["name"].replace("-", "_")]
        assert [f["name"] for f in resource["schema"]["fields"]] == [c.name for c in view.columns]
        assert all((sample / alternate["path"]).is_file() for alternate in resource["alternates"])
    for resource in (each for each in package["resources"] if each not in simple):
        table = all_tables()[resource["name"]]
        assert [f["name"] for f in resource["schema"]["fields"]] == [c.name for c in table.columns]
        assert resource["schema"]["primaryKey"] == list(table.key)
        foreign = {f["fields"][0]: f["reference"]["resource"] for f in resource["schema"].get("foreignKeys", [])}
        coded = {c.name: "codes" for c in table.columns if c.codes and not c.is_list}
        assert foreign == coded | {c.name: c.refers_to[0] if c.refers_to[0] != table.name else "" for c in table.columns if c.refers_to}
        for field, column in zip(resource["schema"]["fields"], table.columns, strict=True):
            assert (field["title"], field["title_sv"], field["description"]) == (column.title, column.title_sv, column.description)
            assert field.get("constraints", {}).get("enum") == (list(column.values) if column.values else None)


def test_publisher_and_addresses_come_from_the_configuration(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "publisher.yaml").write_text(
        "base_url: https://data.exempel.se/öppet\npublisher: {name: 'Exempel & Söner AB', type: Company}\n"
        "contact: {email: data@exempel.se}\n",
        encoding="utf-8",
    )
    made = release(tmp_path / "releases", settings=ReleaseSettings.load(home))
    assert made.path
    for name in DESCRIPTIONS:
        text = (made.path / name).read_text(encoding="utf-8")
        assert "example.org/riksdata/2026" not in text, name
        assert "riksdata@example.org" not in text, name
    assert "publishertype/Company" in (made.path / "dcat-ap-se.rdf").read_text(encoding="utf-8")
    assert "https://data.exempel.se/öppet/2026-11-22/demands.csv" in (made.path / "dcat-ap-se.rdf").read_text(encoding="utf-8")
    assert "Exempel &amp; Söner AB" in (made.path / "dictionary.html").read_text(encoding="utf-8")
    assert yaml.safe_load((made.path / "CITATION.cff").read_text(encoding="utf-8"))["authors"][0]["name"] == "Exempel & Söner AB"


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids.add(found.get("id") or "")
        if tag == "a":
            self.links.add(found.get("href") or "")
        assert not any(name.startswith("on") for name in found), "no handlers"
        assert "src" not in found, "nothing is loaded"
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_dictionary_is_whole_and_loads_nothing(sample: Path) -> None:
    text = (sample / "dictionary.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    for table in all_tables().values():
        assert {f"{table.name}.{c.name}" for c in table.columns} <= page.ids
        for column in table.columns:
            assert column.title_sv in text
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids, link
        elif not re.match(r"https?:|mailto:", link):
            assert (sample / link).is_file(), link
    assert page.tags.count("script") == 1, "the description as data"
    (styles,) = re.findall(r"<style>(.*?)</style>", text, re.S)
    assert f"style-src 'sha256-{b64encode(hashlib.sha256(styles.encode()).digest()).decode()}';" in text
    assert "unsafe-inline" not in text
    assert " style=" not in text
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    assert block
    assert orjson.loads(block[1]) == orjson.loads((sample / "schemaorg.jsonld").read_bytes())


def test_configuration_and_scores_are_escaped(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script>"
    made = release(
        tmp_path,
        warehouse(rows(3)),
        settings=plain(leave_out=(), title=(evil, evil), description=(evil, evil)),
        scores={
            "demands": {"collection": f"<img src=x>|{evil}", "documents": 1, "gold_rows": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0}
        },
    )
    assert made.path
    page = Page()
    page.feed((made.path / "dictionary.html").read_text(encoding="utf-8"))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert "<script>" not in (made.path / "dictionary.md").read_text(encoding="utf-8")


def test_markdown_is_plain_text() -> None:
    assert markdown_text("a|b *c* [d](e) <f>\n# g") == r"a\|b \*c\* \[d\](e) \<f\> \# g"


def test_quality_is_measured_and_published(tmp_path: Path) -> None:
    scores = {"demands": [{"collection": "seeds", "documents": 2, "gold_rows": 23, "precision": 1.0, "recall": 1.0, "f1": 1.0}]}
    made = plain_release(tmp_path, warehouse(rows(30)), scores=scores)
    assert made.path
    quality = orjson.loads((made.path / "quality.json").read_bytes())
    assert quality["scores"] == [{"table": "demands", **scores["demands"][0]}]
    by_kind = {r["kind"]: r for r in quality["references_resolved"]}
    assert (by_kind["prop"]["rows"], by_kind["prop"]["with_target"], by_kind["prop"]["in_documents"]) == (30, 29, 29)
    assert by_kind["prop"]["share_in_documents"] == 1.0
    assert by_kind["sfs"]["share_in_documents"] is None
    sourced = sum(1 for r in rows(30)["statistics"] if r["publisher"] or r["reference_id"])
    assert quality["statistics_sourced"]["with_source"] == sourced
    assert quality["fill_rates"]["demands"]["char_start"] == 0.5
    assert quality["fill_rates"]["documents"]["document_id"] == 1.0
    assert sum(quality["partitions"]["documents"].values()) == 30
    assert quality["partitions"]["issues"]["unknown"] >= 1
    gaps = {(g["doc_type"], g["riksmote"]): g for g in quality["number_gaps"]}
    # Numbers of motions in 2018/19: 3, 9, 15, 27 (21 is of 2020/21)
    assert gaps["mot", "2018/19"] == {
        "doc_type": "mot",
        "riksmote": "2018/19",
        "lowest": 3,
        "highest": 27,
        "numbers": 4,
        "missing": 21,
        "first_missing": [4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
    }
    assert {"rule": "unreadable", "severity": "error", "rows": 1} in quality["issues"]
    assert "100.0 %" in (made.path / "dictionary.html").read_text(encoding="utf-8")


class TestConfiguration:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("bas_url: https://x.se/", "unknown key bas_url"),
            ("publisher: {nam: x}", "unknown key publisher.nam"),
            ("publisher: {type: Bolag}", "publisher.type must be one of"),
            ("publisher: Bolaget", "publisher must hold keys"),
            ("base_url: ftp://x.se/", "base_url must be a web address"),
            ("base_url: 'https://x.se/<y>'", "base_url must be a web address"),
            ("contact: {email: nobody}", "e-mail"),
            ("title: {en: ''}", "title.en must be a text"),
            ("gates: {max_shrink: 5}", "gates.max_shrink is a share"),
            ("gates: {shrink_rows: many}", "gates.shrink_rows must be a number"),
            ("keywords: {en: parliament}", "keywords.en must be a list"),
            ("update_frequency: SOMETIMES", "update_frequency must be one of"),
            ("name: Riks Data", "name may hold"),
            ("[1, 2]", "keys and values"),
            ("a: [", "YAML"),
            ("a: &a [*a]", "unknown key"),
        ],
    )
    def test_what_is_wrong_is_named_with_the_file(self, tmp_path: Path, text: str, said: str) -> None:
        (tmp_path / "publisher.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError, match=r"publisher\.yaml") as found:
            ReleaseSettings.load(tmp_path)
        assert said in str(found.value)

    def test_an_empty_file_and_none_give_the_default(self, tmp_path: Path) -> None:
        (tmp_path / "publisher.yaml").write_text("# nothing yet\n")
        assert ReleaseSettings.load(tmp_path) == ReleaseSettings.load() == ReleaseSettings.load(tmp_path / "nowhere")

    def test_keys_lie_in_the_home_and_the_password_in_the_environment(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "publisher.yaml").write_text("signing: {secret_key: keys/riksdata.key, password_env: MY_PASSWORD}\n")
        (tmp_path / "corrections.yaml").write_text("[]\n")
        monkeypatch.setenv("MY_PASSWORD", "hemligt")
        found = ReleaseSettings.load(tmp_path)
        assert found.secret_key == tmp_path / "keys" / "riksdata.key"
        assert found.password == "hemligt"
        assert found.corrections == tmp_path / "corrections.yaml"
        assert "hemligt" not in repr(found)


MADE_ANEW = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from release_fixture import release
release(Path(sys.argv[2]))
"""


def test_another_process_writes_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-c", MADE_ANEW, str(Path(__file__).parent), str(tmp_path)]
    subprocess.run(call, env={**os.environ, "PYTHONHASHSEED": "1"}, cwd=Path(__file__).parents[3], check=True)  # words have other hashes
    found: list[dict[str, bytes]] = []
    for made in (sample, tmp_path / sample.name):
        # DuckDB leaves some bytes of its file to chance, and the descriptions hold its sum, the lists of files that of these.
        database = hashlib.sha256((made / "riksdata.duckdb").read_bytes()).hexdigest().encode()
        files = {str(path.relative_to(made)): path.read_bytes() for path in sorted(made.rglob("*")) if path.is_file()}
        lists = {name: re.sub(rb"[0-9a-f]{64}", b"-", files[name]) for name in ("SHA256SUMS", "release.json")}
        found.append({name: content.replace(database, b"-") for name, content in (files | lists).items() if name != "riksdata.duckdb"})
    one, two = found
    assert len(one) > 50
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
