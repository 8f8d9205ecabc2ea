"""The site over HTTP: every kind of page in both languages, what programs get, and what is refused."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import requests
from release_fixture import plain, release, warehouse
from selectolax.lexbor import LexborHTMLParser
from site_fixture import CONTACT, HOSTILE, served, site_rows

PAGES = [
    "/", "/search", "/search?q=v%C3%A5ld+mot+kvinnor", "/search?q=kvinnor&in=statistics", "/search?q=p%C3%A5hittsbalken&in=references",
    "/search?q=%C3%A5sa&in=documents", "/d/XB02101", "/d/XB02104", "/d/XA00005", "/demand/XB02101-d1", "/demand/XA00003-d1", "/sources", "/source/sfs/1999:77",
    "/parties", "/party/V", "/member/p-07101", "/agency/pahittsverket", "/agency/P%C3%A5hittet", "/claim/c-000000000001", "/charts", "/charts/outcomes", "/data", "/codes",
    "/report?row=XB02101-d1", "/api",
]  # fmt: skip


def get(address: str, **more: object) -> requests.Response:
    return requests.get(address, timeout=30, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_in_both_languages_and_loads_nothing_from_elsewhere(site_address: str, page: str, prefix: str) -> None:
    answer = get(site_address + prefix + page)
    assert answer.status_code == 200
    tree = LexborHTMLParser(answer.text)
    assert tree.css_first("html").attributes["lang"] == ("en" if prefix else "sv")
    other = tree.css_first("a.lang").attributes["href"]
    assert other == (page if prefix else f"/en{page}") or get(site_address + other).status_code == 200
    loaded = [
        node.attributes.get(name) or ""
        for node in tree.css("script, img, link[rel=stylesheet], link[rel=icon], source")
        for name in ("src", "href", "srcset")
    ]
    assert all(address.startswith("/") or not address for address in loaded)
    assert tree.css("[style], style, script:not([src]), [onclick], [onload]") == []
    policy = answer.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
    assert len(tree.css("h1")) == 1
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))


def test_every_link_of_the_site_leads_somewhere(site_address: str) -> None:
    seen: dict[str, int] = {}
    for page in (
        "/",
        "/d/XB02101",
        "/demand/XB02101-d1",
        "/source/sfs/1999:77",
        "/party/V",
        "/data",
        "/search?q=v%C3%A5ld",
        "/en/d/XB02101",
    ):
        for node in LexborHTMLParser(get(site_address + page).text).css("main a[href], header a[href], footer a[href]"):
            address = (node.attributes["href"] or "").split("#")[0]
            if address.startswith("/") and address not in seen:
                seen[address] = get(site_address + address).status_code
    assert len(seen) > 60
    assert {address: status for address, status in seen.items() if status != 200} == {}


def test_places_within_a_document_are_there(site_address: str) -> None:
    tree = LexborHTMLParser(get(site_address + "/d/XB02101").text)
    for row in ("XB02101-d1", "XB02101-d2", "XB02101-s-0000000f", "XB02101-r-0000000f"):
        assert len(tree.css(f'[id="{row}"]')) == 1
        assert len(tree.css(f'details[id="n-{row}"]')) == 1
    for node in tree.css("article a[href^='#']"):
        assert tree.css(f'[id="{(node.attributes["href"] or "")[1:]}"]'), node.html
    assert "JuU" in tree.css_first('[id="n-XB02101-d1"]').text()
    assert [node.attributes["data-argues"] for node in tree.css("[data-argues]")] == ["XB02101-d1 XB02101-d2"]


@pytest.mark.parametrize(
    "page", ["/d/XB02104", "/demand/XB02104-d1", "/search?q=onerror", "/party/C", "/source/sfs/1999:77", "/en/d/XB02104"]
)
def test_a_hostile_text_is_shown_and_not_run(site_address: str, page: str) -> None:
    text = get(site_address + page).text
    assert "<img src=x" not in text
    assert "<script>document" not in text
    assert "&lt;" in text
    if page.startswith("/d/"):
        assert HOSTILE in LexborHTMLParser(text).css_first("article").text()


def test_a_question_is_escaped_wherever_it_returns(site_address: str) -> None:
    for address in (
        '/search?q="><script>alert(1)</script>',
        "/report?row=<script>alert(1)</script>",
        "/nothing<script>",
        "/source/<script>",
    ):
        assert "<script>alert" not in get(site_address + address).text


def test_the_answer_for_programs(site_address: str) -> None:
    found = get(site_address + "/search.json?q=%22v%C3%A5ld+mot+kvinnor%22").json()
    assert {row["demand_id"] for row in found["rows"]} == {"XB02101-d1", "XB02101-d2", "XB02102-d1"}
    assert found["total"] == 3
    assert get(site_address + found["rows"][0]["page"]).status_code == 200
    lines = get(site_address + "/search.csv?q=kvinnor&in=statistics").content.decode("utf-8").split("\r\n")
    assert lines[0].startswith("statistic_id,")
    assert len(lines) == 4
    record = get(site_address + "/d/XB02101.json").json()
    assert [row["demand_id"] for row in record["demands"]] == ["XB02101-d1", "XB02101-d2"]
    assert get(site_address + "/d/XB02101.txt").text.startswith("Motion till riksdagen\n")
    assert get(site_address + "/d/nobody.json").status_code == 404


def test_feeds_are_atom(site_address: str) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for address, entries in (("/releases.atom", 1), ("/search.atom?q=kvinnor&party=V", 2)):
        answer = get(site_address + address)
        assert answer.headers["content-type"] == "application/atom+xml"
        root = ET.fromstring(answer.content)
        assert root.tag == f"{atom}feed"
        assert len(root.findall(f"{atom}entry")) == entries
        for entry in root.findall(f"{atom}entry"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.findtext(f"{atom}updated") or "")
            link = entry.find(f"{atom}link")
            assert link is not None
            assert get(link.attrib["href"]).status_code == 200


def test_openapi_describes_addresses_that_answer(site_address: str) -> None:
    found = get(site_address + "/api/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    names = {each["name"] for each in found["paths"]["/search.json"]["get"]["parameters"]}
    assert {"q", "in", "party", "decision", "unit", "kind"} <= names
    for path, each in found["paths"].items():
        for parameter in each["get"].get("parameters", []):
            path = path.replace("{" + parameter["name"] + "}", str(parameter.get("example", "XB02101")).replace("H6022539", "XB02101"))
        answer = get(site_address + path, allow_redirects=False)
        assert answer.status_code in each["get"]["responses"] or str(answer.status_code) in each["get"]["responses"], path


def test_latest_leads_to_the_release(site_address: str) -> None:
    answer = get(site_address + "/latest/demands.parquet", allow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "/2026-11-22/demands.parquet")
    assert answer.headers["cache-control"] == "public, max-age=300"
    part = get(site_address + "/latest/demands.parquet", headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"PAR1")
    assert get(site_address + "/charts/outcomes.sv.svg").headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert get(site_address + "/latest//evil.example.org/x", allow_redirects=False).headers["location"].startswith("/2026-11-22/")


def test_tables_facets_and_sql_by_datasette(site_address: str) -> None:
    rows = get(site_address + "/tables/riksdata/demands.json?_shape=array&decision=bifall").json()
    assert [row["demand_id"] for row in rows] == ["XB02101-d2"]
    page = get(site_address + "/tables/riksdata/demands?_facet=decision")
    assert "Yrkanden och frågor" in page.text
    assert "unsafe-inline" not in page.headers["content-security-policy"]
    nonce = re.search(r"script-src 'self' 'nonce-([\w-]{20,})'", page.headers["content-security-policy"])
    assert nonce
    inside = LexborHTMLParser(page.text).css("script:not([src]), style")
    assert [each.attributes.get("nonce") for each in inside] == [nonce.group(1)] * len(inside)
    assert LexborHTMLParser(page.text).css("[style]") == []
    again = get(site_address + "/tables/riksdata/demands?_facet=decision")
    assert nonce.group(1) not in again.text
    answer = get(site_address + "/tables/riksdata.json", params={"sql": "SELECT count(*) AS n FROM documents"}).json()
    assert answer["rows"] in ([[19]], [{"n": 19}])


@pytest.mark.parametrize("sql", ["DELETE FROM demands", "ATTACH '/etc/passwd' AS x", "CREATE TABLE x (y)", "PRAGMA query_only = 0"])
def test_sql_only_reads(site_address: str, sql: str) -> None:
    assert get(site_address + "/tables/riksdata.json", params={"sql": sql}).status_code == 400


def test_sql_that_never_ends_is_ended_and_rows_are_bounded(site_address: str) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    assert get(site_address + "/tables/riksdata.json", params={"sql": endless}).status_code == 400
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) SELECT i FROM n"
    found = get(site_address + "/tables/riksdata.json", params={"sql": many}).json()
    assert (len(found["rows"]), found["truncated"]) == (1000, True)


@pytest.mark.parametrize("host", ["evil.example.org", "127.0.0.1.evil.example.org", "", "localhost@evil.example.org"])
def test_other_hosts_are_refused(site_address: str, host: str) -> None:
    for path in ("/", "/tables/riksdata.json", "/2026-11-22/demands.csv"):
        assert get(site_address + path, headers={"host": host}).status_code in (400, 421)


def test_a_named_host_is_answered(site_home: Path) -> None:
    with served(site_home, ("Data.example.org",)) as address:
        assert get(address + "/codes", headers={"host": "data.example.org:8000"}).status_code == 200


def test_only_reading(site_address: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert requests.request(method, site_address + "/search", timeout=10).status_code == 405
    assert requests.head(site_address + "/d/XB02101", timeout=10).content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/../latest.json",
        "/%2e%2e/site",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/charts/..%2fsite.json",
        "/.hidden",
        "/d/../../x",
        "/latest/../../x",
    ],
)
def test_no_way_out_of_the_folders(site_address: str, path: str) -> None:
    host, port = site_address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as raw:
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert answer.split(b" ")[1] in (b"404", b"302")
    assert b"def make_app" not in answer


def test_a_newer_release_takes_the_place_of_the_older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time
    from datetime import UTC, datetime

    from riksdata.release.site import latest as following

    monkeypatch.setattr(following, "LOOK_AGAIN", 0.0)
    rows = site_rows()
    settings = plain(leave_out=("simple",))
    release(tmp_path / "releases", warehouse(rows), settings=settings)
    with served(tmp_path) as address:
        assert "2026-11-22" in get(address + "/").text
        rows["documents"][0]["title"] = "En nyare titel"
        release(tmp_path / "releases", warehouse(rows), settings=settings, now=datetime(2026, 11, 23, 12, tzinfo=UTC))
        for _ in range(600):
            if "2026-11-23" in (page := get(address + "/").text):
                break
            time.sleep(0.1)
        assert "2026-11-23" in page
        assert "En nyare titel" in get(address + "/d/XA00001").text
        assert json.loads(get(address + "/versions.json").content)["versions"][0]["version"] == "2026-11-23"


def test_reporting_names_the_row_and_the_one_to_write_to(site_address: str) -> None:
    page = get(site_address + "/report?row=XB02101-d1").text
    assert "XB02101-d1" in page
    assert f"mailto:{CONTACT}?subject=Riksdata%3A%20XB02101-d1" in page


def test_quality_of_several_shapes_is_told_with_intervals(site_home: Path) -> None:
    from riksdata.release.site.build import build_site
    from riksdata.release.site.front import home_page, wilson
    from riksdata.release.site.language import Addresses
    from riksdata.release.site.site import Site, Words

    folder = site_home / "releases" / "2026-11-22"
    site = Site(folder, build_site(folder, site_home / "site" / "2026-11-22"), site_home / "site" / "2026-11-22", CONTACT)
    plain = {
        "table": "demands",
        "collection": "round 9, first sight",
        "documents": 3,
        "gold_rows": 50,
        "precision": 0.9,
        "recall": 0.8,
        "f1": 0.85,
    }
    measured = {**plain, "table": "references", "intervals": {"precision": [0.25, 0.975], "recall": [0.5, 0.75]}}
    of_fields = {**plain, "table": "actions", "precision": None, "recall": None, "f1": None}
    site.__dict__["quality"] = {
        "scores": [
            plain,
            measured,
            {**measured, "precision": 1.0, "intervals": {"precision": [1.0, 1.0]}},
            {**measured, "stratum": "mot"},
            of_fields,
        ]
    }
    page = LexborHTMLParser(home_page(Words(site, Addresses("sv"))))
    rows = [node.text() for node in page.css("[aria-label='Mätt kvalitet'] tbody tr")]
    assert len(rows) == 3
    low, high = wilson(0.9, 50)
    assert (round(low, 3), round(high, 3)) == (0.786, 0.957)
    assert "78,6" in rows[0]
    assert "omgång 9, vid första anblicken" in rows[0]
    assert "25–97,5" in rows[1]
    assert "92,9–100" in rows[2], "an interval of nothing but what was seen is none"


def test_titles_of_what_is_cited_names_of_bodies_and_meanings_of_codes_are_shown(site_address: str) -> None:
    source = LexborHTMLParser(get(site_address + "/source/sfs/1999:77").text)
    assert source.css_first("h1").text() == "påhittsbalken 2 kap. 1 §"
    body = LexborHTMLParser(get(site_address + "/agency/p%C3%A5hittet").text)
    assert body.css_first("h1").text() == "Påhittsverket"
    assert "påhittet" in body.css_first("main").text()
    assert len(body.css("ol.hits > li")) == 12
    reader = LexborHTMLParser(get(site_address + "/d/XB02101").text)
    code = reader.css_first("a.coded[href='/codes#action-legislate']")
    assert code.attributes["title"]
    codes = LexborHTMLParser(get(site_address + "/codes").text)
    assert code.attributes["title"] in codes.css_first("[id='action-legislate']").text()
    facts = " ".join(reader.css_first("[id='n-XB02101-s-0000000f'] dl").text().split())
    assert "98" in facts
    assert "av 1" in facts


def test_demands_stand_in_lists_in_short_and_whole_on_their_page(site_address: str) -> None:
    hit = LexborHTMLParser(get(site_address + "/search?q=kvinnojourer").text).css_first("ol.hits h2")
    assert hit.text() == "kvinnojourer i hela landet"
    page = LexborHTMLParser(get(site_address + "/demand/XB02101-d2").text)
    assert page.css_first("h1").text() == "kvinnojourer i hela landet"
    assert "Riksdagen ställer sig bakom det som anförs i motionen om kvinnojourer i hela landet" in page.css_first("main").text()


def test_what_can_be_downloaded_holds_the_simple_tables_and_the_sqlite_file(site_address: str) -> None:
    links = [each.attributes["href"] for each in LexborHTMLParser(get(site_address + "/data").text).css("main a")]
    assert {
        "/2026-11-22/simple/riksdata.xlsx",
        "/2026-11-22/simple/demands.csv",
        "/2026-11-22/demands.parquet",
        "/2026-11-22/demands.csv.gz",
        "/2026-11-22/riksdata.sqlite",
    } <= set(links)
    answer = requests.head(site_address + "/latest/riksdata.sqlite", timeout=30, allow_redirects=True)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/vnd.sqlite3")


def page(address: str) -> LexborHTMLParser:
    answer = get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def text_of(tree: LexborHTMLParser, selector: str = "main") -> str:
    return " ".join(tree.css_first(selector).text().split())


def counts(tree: LexborHTMLParser) -> list[str]:
    return [" ".join(each.text(separator=" ").split()) for each in tree.css("ul.counts li")]


def test_who_is_asked_is_no_author(site_address: str) -> None:
    assert "Påhittad Ledamot V (V); till Tillfrågad Minister (M)" in text_of(page(site_address + "/d/XB10105"))
    assert "Påhittad Ledamot V (V); to Tillfrågad Minister (M)" in text_of(page(site_address + "/en/d/XB10105"))
    asked = page(site_address + "/member/p-09001")
    assert counts(asked)[:2] == ["0 dokument", "0 yrkanden"]
    assert asked.css("ol.hits li") == []
    assert len(asked.css("section.card table")) == 1, "tables without rows are left out"
    assert [each.text() for each in asked.css("[aria-label='Ställt till ledamoten'] td a")] == ["Fyrarnas framtid"]
    assert "Tillfrågad Minister" not in text_of(page(site_address + "/party/M"))


def test_questions_are_no_yrkanden(site_address: str) -> None:
    for address in ("/member/p-07101", "/party/V"):
        tree = page(site_address + address)
        assert counts(tree)[:4] == ["2 dokument", "2 yrkanden", "1 fråga till statsråd", "50 % bifölls helt eller delvis"]
        decided = tree.css_first("[aria-label='Vad det blev av yrkandena'] tbody").text(separator=" ").split()
        assert decided == ["Avslag", "1", "Bifall", "1"]
        assert "Fyrarnas framtid" in text_of(tree, "ol.hits")
        assert "Inget beslut" not in text_of(tree, "ol.hits")
    assert "Inget beslut" not in text_of(page(site_address + "/demand/XB10105-d1"))
    found = page(site_address + "/search?party=V")
    assert text_of(found, "[role=status]") == "3 yrkanden och frågor"
    outcomes = found.css_first("[aria-label='Yrkanden efter parti och beslut']").text(separator=" ").split()
    assert outcomes == ["Parti", "Bifall", "Avslag", "Alla", "Vänsterpartiet", "1", "1", "2"]
    parties = {row.css_first("td").text(): row.css("td")[2].text() for row in page(site_address + "/parties").css("tbody tr")}
    assert parties["Vänsterpartiet"] == "2"


def test_questions_that_name_an_agency_are_told_apart_from_yrkanden_that_do(site_address: str) -> None:
    tree = page(site_address + "/agency/pahittsverket")
    assert counts(tree)[:2] == ["11 yrkanden om att den ska handla", "1 fråga till statsråd om att den ska handla"]
    assert "Yrkanden och frågor om vad den ska göra" in text_of(tree)
    assert "Vad avser statsrådet att göra för fyrarna?" in text_of(tree)
    english = page(site_address + "/en/agency/pahittsverket")
    assert counts(english)[:2] == ["11 demands that it act", "1 question to a minister about its acting"]
    other = page(site_address + "/agency/verket-for-citat-komma")
    assert [each for each in counts(other) if "fråga" in each or "frågor" in each] == []
    assert "Vad den föreslås göra" in text_of(other)


def test_an_announcement_is_an_approval_everywhere(site_address: str, site_home: Path) -> None:
    import duckdb

    assert counts(page(site_address + "/party/KD"))[:3] == ["1 dokument", "2 yrkanden", "50 % bifölls helt eller delvis"]
    shares = {
        row.css_first("td").text(): row.css("td")[3].text()
        for row in page(site_address + "/parties").css("tbody tr")
        if len(row.css("td")) > 3
    }
    assert shares["Kristdemokraterna"] == "50 %"
    with duckdb.connect(str(site_home / "releases" / "2026-11-22" / "riksdata.duckdb"), read_only=True) as con:
        assert con.execute("SELECT share_approved FROM decisions_by_party WHERE party = 'KD'").fetchall() == [(0.5,)]


def test_the_chart_of_approvals_counts_as_the_views_do() -> None:
    from riksdata.release.site import rows
    from riksdata.release.site.charts import all_charts
    from schemas.views import view_sql

    sql = next(chart.sql for chart in all_charts() if chart.id == "approval")
    assert sql.count(f"m.decision IN {rows.APPROVED}") == 2
    assert f"m.decision IN {rows.APPROVED}" in view_sql("approved_demands")


def test_a_party_that_is_not_stated_is_no_member_without_party(site_address: str) -> None:
    named = {" ".join(each.text(separator=" ").split()) for each in page(site_address + "/search?in=documents").css(".facets a")}
    assert "Parti anges inte 1" in named
    assert not [name for name in named if name.startswith("Utan parti")]
    found = page(site_address + "/search?in=documents&party=unstated")
    assert [each.text() for each in found.css("ol.hits h2")] == ["XB01106"]


def test_what_has_no_title_goes_by_its_id(site_address: str) -> None:
    for address in (
        "/source/sfs/1921:9",
        "/d/XB01106",
        "/search?q=fyrlagen&in=references",
        "/search?q=fullbordade&in=statistics",
        "/search?in=documents&party=unstated",
    ):
        tree = page(site_address + address)
        assert "XB01106" in text_of(tree)
        assert "None" not in text_of(tree)
    assert page(site_address + "/source/sfs/1921:9").css_first("ol.hits h3").text() == "XB01106"


def test_without_days_nothing_is_said_of_them(site_address: str, tmp_path: Path) -> None:
    source = text_of(page(site_address + "/source/sfs/1921:9"), "p.soft")
    assert source.endswith("1 omnämnande i 1 dokument")
    assert text_of(page(site_address + "/en/source/sfs/1921:9"), "p.soft").endswith("1 mention in 1 document")
    assert text_of(page(site_address + "/d/XB01106"), "p.crumb") == "Betänkande · BoU"
    rows = site_rows()
    for each in rows["documents"]:
        each["date"] = None
    release(tmp_path / "releases", warehouse(rows), settings=plain(leave_out=("simple",)))
    with served(tmp_path) as address:
        home = text_of(page(address + "/"))
    assert "Dokumenten är från" not in home
    assert "Utgåvan gjordes 2026-11-22" in home


def test_one_is_not_written_as_several(site_address: str) -> None:
    assert counts(page(site_address + "/member/p-07102"))[:2] == ["1 dokument", "1 yrkande"]
    assert counts(page(site_address + "/en/member/p-07102"))[:2] == ["1 document", "1 demand"]
    assert counts(page(site_address + "/en/member/p-07102"))[-1] == "1 figure"
    assert text_of(page(site_address + "/search?q=kvinnojourer"), "[role=status]").startswith("1 yrkande eller fråga")
    assert "1 siffra som stöder" in text_of(page(site_address + "/search?q=kvinnojourer"))


def test_an_error_is_told_in_the_language_of_the_page(site_address: str) -> None:
    assert text_of(page(site_address + "/en/report?row=XB02101-d1"), "pre").startswith("Row: XB02101-d1 Release: 2026-11-22")
    assert text_of(page(site_address + "/report?row=XB02101-d1"), "pre").startswith("Rad: XB02101-d1 Utgåva: 2026-11-22")


def test_what_is_missing_below_the_tables_leaves_nothing_in_the_log(site_address: str, capfd: pytest.CaptureFixture[str]) -> None:
    secret = {"cookie": "kaka=hemlig", "authorization": "Bearer hemlig"}
    assert get(site_address + "/tables/nothing", headers=secret).status_code == 404
    assert get(site_address + "/tables/riksdata/nothing.json", headers=secret).status_code == 404
    assert get(site_address + "/tables/riksdata.json?sql=SELEKT", headers=secret).status_code == 400
    told = "".join(capfd.readouterr())
    assert "hemlig" not in told
    assert "Traceback" not in told


def test_the_tables_without_a_slash_lead_to_the_tables(site_address: str) -> None:
    answer = get(site_address + "/tables")
    assert (answer.status_code, answer.url) == (200, site_address + "/tables/")


@pytest.mark.parametrize("path", ["", "riksdata", "riksdata/demands", "riksdata/demands/XB02101-d1", "nothing"])
def test_the_tables_name_their_language(site_address: str, path: str) -> None:
    assert LexborHTMLParser(get(site_address + f"/tables/{path}").text).css_first("html").attributes["lang"] == "en"


def test_the_tables_show_the_id_of_what_has_no_title(site_address: str) -> None:
    for path in ("statistics/XB01106-s-0000000f", "statistics?document_id=XB01106", "statistics?_facet=document_id&document_id=XB01106"):
        found = get(site_address + f"/tables/riksdata/{path}")
        assert "XB01106" in found.text
        assert "None" not in [each.text().strip() for each in LexborHTMLParser(found.text).css("td a, .facet-results a")]
    assert "Våld mot kvinnor" in get(site_address + "/tables/riksdata/statistics?document_id=XB02101").text


def test_a_figure_is_worded_as_its_sentence_words_it(site_address: str) -> None:
    words = "en av tio personer i fullbordade brott"
    assert text_of(page(site_address + "/search?q=fullbordade&in=statistics"), "ol.hits h2") == words
    assert words in text_of(page(site_address + "/d/XB01106"), "details.f summary")
    for address in ("/d/XB02101", "/claim/c-000000000001", "/agency/pahittsverket", "/demand/XB02101-d1"):
        assert "98 procent av samtliga påhitt" in text_of(page(site_address + address))
        assert "påhitt av samtliga" not in text_of(page(site_address + address))


def test_figures_are_worded_as_the_view_words_them(site_home: Path) -> None:
    import duckdb

    from riksdata.release.site.rows import figure_words
    from schemas.views import view_sql

    made: list[tuple[str, str | None, str | None]] = [
        (surface, noun, sentence)
        for surface in ("en av tio personer", "98\u00a0procent", "tio  fyrar", "två")
        for noun in (None, "", " ", "personer", "personer i fullbordade brott", "av\u00a0samtliga", "fyrar", "tio fyrar", "en", "procent av samtliga", "o")
        for sentence in (
            None, "", "Endast en av tio personer i fullbordade brott, och 98 procent av samtliga.", "Om tio fyrar, två, sju av samtliga.", "två fyrar", "tio fyrar två",
        )
    ]  # fmt: skip
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE statistics (statistic_id INT, document_id INT, char_start INT, char_end INT, surface TEXT, noun TEXT, sentence TEXT)"
        )
        con.executemany("INSERT INTO statistics VALUES (?, 1, 0, 0, ?, ?, ?)", [(k, *each) for k, each in enumerate(made)])
        con.execute(view_sql("figures_in_words"))
        wanted = [row[0] for row in con.execute("SELECT words FROM figures_in_words ORDER BY statistic_id").fetchall()]
    assert ["".join(figure_words(dict(zip(("surface", "noun", "sentence"), each, strict=True)))) for each in made] == wanted


def test_codes_have_the_names_that_the_release_gives_them() -> None:
    """One list for the pages and for the data: `action_sv` of `simple_demands` and the facet are one word."""
    from riksdata.pipeline.code_rows import known_codes
    from riksdata.release.site.language import CODE_LISTS, label, labels, titles

    fields = {name: field for field, name in CODE_LISTS.items()}
    for name, code, english, swedish, *_ in known_codes():
        if name in fields:
            assert label(fields[name], code, "sv", within=True) == swedish
            assert label(fields[name], code, "en", within=True) == english
    assert (label("action", "legislate", "sv"), label("action", "fund", "sv"), label("action", "reject", "sv")) == (
        "Lagstifta",
        "Finansiera",
        "Avslå",
    )
    assert not [value for field, values in labels().items() for value in values if (CODE_LISTS.get(field), value) in titles()]


def test_committees_and_parties_that_are_gone_have_names(site_address: str) -> None:
    from riksdata.chamber.committees import committees
    from riksdata.release.site.language import label

    assert {one.letters: label("committee", one.letters, "sv") for one in committees().values()} == {
        one.letters: one.name for one in committees().values()
    }
    assert label("party", "KDS", "sv") == "Kristdemokratiska samhällspartiet"
    named = {" ".join(each.text(separator=" ").split()) for each in page(site_address + "/search?in=documents").css(".facets a")}
    assert "Bostadsutskottet 1" in named


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_colours_of_decisions_are_those_of_their_names(language: str) -> None:
    from riksdata.release.site.charts import all_charts, vega_lite
    from riksdata.release.site.language import label

    chart = next(each for each in all_charts() if each.id == "outcomes")
    decisions = ("avslag", "bifall", "delvis bifall", "-", "tillkännagivande", "lagd till handlingarna")
    rows = [{"party": "V", "riksmote": "2018/19", "decision": label("decision", each, language), "demands": 1} for each in decisions]  # type: ignore[arg-type]
    scale = vega_lite(chart, rows, language, 560)["encoding"]["color"]["scale"]  # type: ignore[arg-type]
    assert scale["domain"] == [row["decision"] for row in rows]
    assert len(scale["range"]) == len(decisions)
