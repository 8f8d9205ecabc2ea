"""The site as people use it: in headless Chromium, with keyboard, on a narrow screen, checked by axe against WCAG 2.2 AA."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

PATHS = ("/", "/search?q=v%C3%A5ld+mot+kvinnor", "/d/XB02101", "/source/sfs/1999:77", "/party/V", "/charts", "/charts/outcomes", "/demand/XB02101-d1", "/en/d/XB02104", "/data", "/codes")  # fmt: skip
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # what passes need not be told element by element
}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def tab(browser: Browser, site_address: str) -> Iterator[tuple[Page, CDPSession]]:
    """The tab of all tests that do not ask for one of their own, and what empties it: each new one is a new process."""
    context = browser.new_context(viewport=WIDE, base_url=site_address)
    opened = context.new_page()
    yield opened, context.new_cdp_session(opened)
    context.close()


@pytest.fixture
def page(tab: tuple[Page, CDPSession], site_address: str) -> Iterator[Page]:
    """A page of an emptied browser; whatever it asks another host, or complains of, is an error."""
    opened, inside = tab
    opened.goto("about:blank")
    inside.send("Storage.clearDataForOrigin", {"origin": site_address, "storageTypes": "all"})
    inside.send("Network.clearBrowserCache")
    opened.set_viewport_size(WIDE)
    asked: list[str] = []
    said: list[str] = []
    heard = {
        "request": lambda request: asked.append(request.url),
        "console": lambda message: said.append(message.text) if message.type in ("error", "warning") else None,
        "pageerror": lambda error: said.append(str(error)),
        "dialog": lambda dialog: said.append(f"dialog: {dialog.message}"),
    }
    for event, hear in heard.items():
        opened.on(event, hear)
    yield opened
    for event, hear in heard.items():
        opened.remove_listener(event, hear)
    assert [address for address in asked if not address.startswith(site_address)] == []
    assert said == []


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate("document.querySelectorAll('.note').forEach((each, number) => { each.open = number < 3 })")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PATHS)
def test_a_narrow_screen_needs_no_scrolling_sideways(page: Page, path: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(path)
    assert page.evaluate("[innerWidth, document.documentElement.scrollWidth <= 360]") == [360, True]


def test_the_question_is_answered_in_two_clicks(page: Page) -> None:
    """Which demands about violence against women has which party made, were they approved, and which figures support them?"""
    page.goto("/")
    page.get_by_role("searchbox").fill("våld mot kvinnor")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name='"våld mot kvinnor"').click()
    expect(page.get_by_role("status")).to_contain_text("3 yrkanden")
    table = page.get_by_role("region", name="Yrkanden efter parti och beslut")
    expect(table.get_by_role("row", name=re.compile("Vänsterpartiet"))).to_have_text(re.compile(r"Vänsterpartiet\s*1\s*1\s*2"))
    hits = page.locator("ol.hits > li")
    expect(hits).to_have_count(3)
    for hit in hits.all():
        expect(hit.locator(".tag").first).to_have_text(re.compile("Bifall|Avslag"))
        expect(hit.locator("details")).to_contain_text("98 procent")
    address = page.url
    page.goto("/")
    page.goto(address)
    expect(hits).to_have_count(3)


def test_a_link_to_a_row_opens_its_note_and_lights_its_argument(page: Page) -> None:
    page.goto("/d/XB02101#XB02101-s-0000000f")
    note = page.locator('[id="n-XB02101-s-0000000f"]')
    expect(note).to_have_attribute("open", "")
    expect(note).to_contain_text("98 procent")
    expect(note).to_contain_text("Påhittsverket")
    expect(page.locator('[id="XB02101-s-0000000f"]')).to_be_in_viewport()
    page.locator('[id="n-XB02101-d2"] > summary').click()
    expect(page.locator(".tx.lit")).to_contain_text("Mäns våld mot kvinnor")
    expect(page.locator('[id="n-XB02101-d2"]')).to_contain_text("kammaren")


def test_kinds_of_marks_can_be_hidden_and_differ_without_colour(page: Page) -> None:
    page.goto("/d/XB02101")
    signs = page.evaluate(
        "['d', 'r', 'f'].map(k => getComputedStyle(document.querySelector('article .mk.first.' + k), '::before').content[1])"
    )
    assert len(set(signs)) == 3
    page.get_by_label("siffror").uncheck()
    expect(page.locator("article .note.f").first).to_be_hidden()
    expect(page.locator("article .note.d").first).to_be_visible()


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("hö")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 yrkande")
    page.goto("/d/XB02101")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator('[id="n-XB02101-d1"]')).to_have_attribute("open", "")
    page.keyboard.press("j")
    expect(page.locator('[id="n-XB02101-d2"] > summary')).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator('[id="n-XB02101-d1"] > summary')).to_be_focused()


def test_a_hostile_document_is_only_text(page: Page) -> None:
    for path in ("/d/XB02104", "/search?q=onerror", "/demand/XB02104-d1"):
        page.goto(path)
        assert "taken" not in page.title() or "<script>" in page.title()
        assert page.locator("img[src='x']").count() == 0
        expect(page.locator("main")).to_contain_text("onerror=alert(1)")


def test_the_other_language_is_one_click_away(page: Page) -> None:
    page.goto("/search?q=kvinnor&party=V")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("status")).to_contain_text("2 demands")
    assert page.url.endswith("/en/search?q=kvinnor&party=V")
    page.get_by_role("link", name="Svenska").click()
    expect(page.get_by_role("status")).to_contain_text("2 yrkanden")


def test_the_first_view_is_light(browser: Browser, site_address: str) -> None:
    context = browser.new_context(viewport=WIDE, base_url=site_address)  # nothing was ever loaded in it
    page = context.new_page()
    sizes: list[int] = []
    page.on(
        "requestfinished", lambda request: sizes.append(sum(request.sizes()[key] for key in ("responseBodySize", "responseHeadersSize")))
    )
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert 5_000 < sum(sizes) < 150_000
    context.close()


TABLES = ("", "riksdata", "riksdata/demands?_facet=decision&_sort_desc=ordinal", "riksdata/demands/XB02101-d1", "riksdata/sources",
          "riksdata?sql=select+decision,+count(*)+from+demands+group+by+1")  # fmt: skip


@pytest.mark.parametrize("path", TABLES)
def test_datasettes_pages_work_under_the_policy(page: Page, path: str) -> None:
    """Nothing is refused: the fixture fails on any complaint of the console."""
    answer = page.goto(f"/tables/{path}")
    assert answer
    assert answer.status == 200
    assert "unsafe-inline" not in answer.headers["content-security-policy"]


def test_datasettes_menus_and_editor_do_what_they_say(page: Page) -> None:
    page.goto("/tables/riksdata/demands")
    page.locator("th[data-column=kind] .dropdown-menu-icon").click()
    page.get_by_role("link", name="Facet by this").click()
    expect(page.locator(".facet-info-name")).to_contain_text("kind")
    page.goto("/tables/riksdata?sql=select+count(*)+from+demands")
    expect(page.locator(".CodeMirror")).to_be_visible()
    page.get_by_role("button", name="Format SQL").click()
    page.get_by_role("button", name="Run SQL").click()
    expect(page.locator("table.rows-and-columns")).to_contain_text("32")


@pytest.mark.parametrize("path", ["/2026-11-22/", "/2026-11-22/dictionary.html"])
def test_a_release_s_own_pages_have_their_styles(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"


def test_the_dictionary_has_its_styles_as_a_file_too(browser: Browser, sample: Path) -> None:
    alone = browser.new_context().new_page()
    said: list[str] = []
    alone.on("console", lambda message: said.append(message.text))
    alone.goto((sample / "dictionary.html").as_uri())
    assert alone.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    assert said == []
    alone.context.close()


def narrow(page: Page, facet: str, value: str) -> None:
    """Click a value of a facet."""
    heading = page.locator(".facets h2", has_text=re.compile(f"^{facet}$"))
    heading.locator("xpath=following-sibling::ul[1]").get_by_role("link", name=re.compile(f"^{value}")).click()


def test_the_ways_of_the_questions_page(page: Page) -> None:
    """Each way in docs/questions.md whose answer the invented documents hold ends where that page says."""
    page.goto("/")
    page.get_by_role("link", name="Sök", exact=True).click()
    narrow(page, "Parti", "Vänsterpartiet")
    narrow(page, "Kammarens beslut", "Bifall")
    assert page.url.endswith("/search?party=V&decision=bifall")
    expect(page.get_by_role("status")).to_contain_text("1 yrkande")
    page.goto("/")
    page.get_by_role("link", name="Källor", exact=True).click()
    page.get_by_role("link", name="påhittsbalken 2 kap. 1 §").click()
    page.get_by_role("link", name="Yrkanden som stöder sig på källan").click()
    expect(page.get_by_role("status")).to_contain_text("7 yrkanden")
    page.get_by_role("link", name="Siffror", exact=True).click()
    page.goto("/search?figures=yes")
    narrow(page, "Kammarens beslut", "Bifall")
    assert page.url.endswith("/search?decision=bifall&figures=yes")
    expect(page.get_by_role("status")).to_contain_text("1 yrkande")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert "XB02101-d2" in download.value.path().read_text(encoding="utf-8")


def test_every_address_of_the_questions_page_is_read_whole(root: Path) -> None:
    """No parameter of an address that the page names is passed over."""
    from riksdata.release.site.results import _pairs
    from riksdata.release.site.search import read_asked

    text = (root / "docs" / "questions.md").read_text(encoding="utf-8")
    addresses = re.findall(r"Address: `(/search\?[^`]+)`", text)
    assert len(addresses) == 5
    for address in addresses:
        asked = parse_qsl(urlsplit(address).query)
        assert sorted(_pairs(read_asked(asked))) == sorted(asked)


@pytest.mark.parametrize(
    "path", ["/", "/report?row=XB02101-d1", "/parties", "/charts/outcomes", "/2026-11-22/", "/2026-11-22/dictionary.html"]
)
def test_on_the_narrowest_screen_all_is_reached(page: Page, path: str) -> None:
    """320 pixels, as WCAG asks: nothing to the side of the page, and what scrolls by itself does so by keyboard."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rules = ["scrollable-region-focusable", "landmark-unique", "aria-allowed-role", "html-has-lang"]
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": rules}, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
