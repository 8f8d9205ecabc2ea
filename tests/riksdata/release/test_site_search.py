"""Questions as people write them, and what they find."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.release.site.build import build_site
from riksdata.release.site.marking import marked, snippet
from riksdata.release.site.query import read_question
from riksdata.release.site.search import Found, Search, read_asked
from riksdata.release.site.store import Store


@pytest.fixture(scope="module")
def search(site_home: Path) -> Search:
    release = next(path for path in (site_home / "releases").iterdir() if path.is_dir())
    return Search(Store(build_site(release, site_home / "site" / release.name)))


def find(search: Search, question: str, table: str = "demands", **filters: str) -> Found:
    return search.find(read_asked([("q", question), ("in", table), *filters.items()]))


def ids(search: Search, found: Found, table: str = "demands", key: str = "demand_id") -> set[str]:
    return {row["id"] for row in search.store.among(f'SELECT {key} AS id FROM "{table}" WHERE rowid IN (?)', found.rowids)}


VIOLENCE = {"XB02101-d1", "XB02101-d2", "XB02102-d1"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("våld mot kvinnor", VIOLENCE),
        ("kvinna", VIOLENCE),
        ("kvinnornas", VIOLENCE),
        ('"våld mot kvinnor"', VIOLENCE),
        ('"kvinnor våld"', set()),
        ('"VÅLD MOT KVINNOR"', VIOLENCE),
        ("polis", {"XB02102-d1"}),  # polismyndigheten begins with it
        ('"polis"', set()),
        ("hö", {"XB02103-d1"}),
        ("ho", set()),  # ö is a letter of its own
        ("kvinnor -kvinnojourer", {"XB02101-d1", "XB02102-d1"}),
        ("påhittsbalken 98 procent hö", {"XB02103-d1"}),
        ("onerror", {"XB02104-d1"}),
    ],
)
def test_what_a_question_finds(search: Search, question: str, expected: set[str]) -> None:
    assert ids(search, find(search, question)) == expected


@pytest.mark.parametrize(
    "question", ['"', "-", "AND", "NEAR(", "a* OR *", '"" ""', "title:x", "{}^", "🏛", "x" * 500, "'; DROP TABLE demands; --"]
)
def test_signs_that_mean_something_elsewhere_are_no_error(search: Search, question: str) -> None:
    for table in ("demands", "statistics", "references", "documents"):
        assert len(find(search, question, table).rowids) < 30


def test_facets_count_under_the_other_filters(search: Search) -> None:
    found = find(search, "våld mot kvinnor", party="V")
    assert ids(search, found) == {"XB02101-d1", "XB02101-d2"}
    assert found.facets["party"] == {"V": 2, "M": 1}
    assert found.facets["decision"] == {"avslag": 1, "bifall": 1}
    assert found.outcomes == {"V": {"avslag": 1, "bifall": 1}}
    assert found.facets["figures"] == {"yes": 2}
    assert found.facets["source"] == {"sfs/1999:77": 2}


def test_other_tables(search: Search) -> None:
    assert ids(search, find(search, "kvinnor", "statistics"), "statistics", "statistic_id") == {"XB02101-s-0000000f", "XB02102-s-0000000f"}
    assert len(find(search, "påhittsbalken", "references", kind="sfs").rowids) == 5
    assert ids(search, find(search, '"Påhittad Ledamot V"', "documents"), "documents", "document_id") == {"XB02101", "XB10105"}
    everything = find(search, "", "documents")
    dates = [search.facets.of("documents").dates[rowid] for rowid in everything.rowids]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 19


def test_a_search_is_read_from_its_address() -> None:
    asked = read_asked([("q", "hö"), ("in", "nothing"), ("party", "V"), ("party", "M"), ("unit", "percent"), ("sort", "x"), ("page", "-3")])
    assert (asked.table, asked.sort, asked.page) == ("demands", "fit", 1)
    assert asked.filters == {"party": ("V", "M")}
    assert read_asked([("page", "7")]).page == 7


def test_words_are_marked_and_nothing_else_is_markup() -> None:
    question = read_question("kvinnor <b>")
    assert (
        marked("Kvinnornas <b>rätt</b> & kvinnofrid", question)
        == "<mark>Kvinnornas</mark> &lt;<mark>b</mark>&gt;rätt&lt;/<mark>b</mark>&gt; &amp; <mark>kvinnofrid</mark>"
    )
    long = "ord " * 500 + "om <i>kvinnor</i> i världen " + "ord " * 500
    piece = snippet(long, read_question("kvinnor"))
    assert piece is not None
    assert "&lt;i&gt;<mark>kvinnor</mark>&lt;/i&gt;" in piece
    assert len(piece) < 400
    assert snippet("inget här", read_question("kvinnor")) is None


def test_no_quotation_goes_on_from_one_text_to_the_next() -> None:
    read = read_question('"mot kvinnor"')
    assert read.holds(None, b"ord", b"mot kvinnor")
    assert not read.holds(b"mot", None, b"kvinnor")
    assert not read.holds(b"mot", b"", b"kvinnor")
    assert read_question('-"mot kvinnor" ord').holds(b"mot", b"kvinnor")


@given(st.text(max_size=120), st.text(max_size=200))
def test_any_question_can_be_read_and_marked(question: str, text: str) -> None:
    read = read_question(question)
    read.holds(text.encode("utf-8", "replace"))
    plain = str(marked(text, read)).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
