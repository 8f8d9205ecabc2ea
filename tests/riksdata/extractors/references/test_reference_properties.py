from __future__ import annotations

import re
import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_reading import read

from riksdata.extractors.references.latin1 import compiled, projected
from riksdata.extractors.references.places import places, scans
from riksdata.extractors.references.registry import Family, families
from riksdata.extractors.references.slugs import slug
from riksdata.extractors.references.statutes.laws import law_rows
from riksdata.swedish.facts import read_table

WRITTEN = """
§ §§ kap. 6 13 a 1–3 och , ( ) [1] [1:  ] [footnoteRef:1] lagen (1988:688) om stöd BrB skollagen samma lag SOU 2018:23 prop. 2018/19:62
mot. A.a. Ibid. not 1 artikel 6.1 i stadgan Europakonventionens direktiv 2012/29/EU NJA 2015 s. 298 dnr 12-2016 https://a.se/( )
DN 2018-05-12 rapport ”X” Brå första stycket ‑ – 🙂 å
"""
PIECES = st.sampled_from([*WRITTEN.split(), "\n", "\xa0", "\xad", "\ud800"])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map(" ".join)


@settings(max_examples=200)
@given(TEXTS)
def test_rows_are_spans_of_the_text_in_order(text: str) -> None:
    found = read(text)
    assert [r.ordinal for r in found] == list(range(1, len(found) + 1))
    assert [r.char_start for r in found] == sorted(r.char_start for r in found)
    ends: dict[str, int] = {}
    for row in found:
        assert 0 <= row.char_start < row.char_end <= len(text)
        assert text[row.char_start : row.char_end] == row.surface
        assert row.surface == row.surface.strip()
        assert row.char_start >= ends.get(row.kind, 0)
        ends[row.kind] = row.char_end
        assert row.kind == row.label.split("/")[0]
        assert re.fullmatch(r"[a-z]{1,20}", row.kind)
        assert not row.uri or all(u.startswith("http") for u in row.uri.split())
    assert read(text) == found


@given(TEXTS)
def test_what_stands_before_a_paragraph_moves_its_rows_only(text: str) -> None:
    lead = "Ärade kamrater, här är en inledning utan något alls.\n\n"
    plain, moved = read("\n\n" + text), read(lead + "\n\n" + text)
    assert [(r.label, r.char_start + len(lead)) for r in plain] == [(r.label, r.char_start) for r in moved]


@given(st.text())
def test_places_are_spans_in_characters(text: str) -> None:
    for start, end, proposing in places(text):
        assert 0 <= start < end <= len(text)
        assert proposing


ONE_AUTOMATON = compiled("|".join(f"(?:{family.pattern})" for family in families()))
EXAMPLES = st.lists(st.one_of(st.sampled_from([family.example for family in families()]), PIECES), max_size=12)


@given(EXAMPLES, st.sampled_from([" ", "", ", ", "\n"]))
def test_the_places_are_those_of_one_automaton_of_all_families(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = [hit.span() for hit in ONE_AUTOMATON.finditer(projected(text))]
    assert [(start, end) for start, end, _ in places(text)] == found


@given(EXAMPLES, st.sampled_from([" ", "", ", "]), st.lists(st.integers(0, 12), max_size=40))
def test_a_scan_finds_the_same_from_any_place_on_as_a_search_from_there(pieces: list[str], between: str, steps: list[int]) -> None:
    text = between.join(pieces)
    (scan,), at = scans((text,)), 0
    for step in steps:
        at += step
        hit = ONE_AUTOMATON.search(projected(text), at)
        assert scan.place_from(at) == (hit.span() if hit and at <= len(text) else None)


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_each_family_finds_its_example_and_reads_it(family: Family) -> None:
    proposed = [proposing for _, _, proposing in places(family.example)]
    assert any(family in proposing for proposing in proposed)
    assert read(family.example)


@given(st.text())
def test_slugs_are_plain(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*|", slug(name))


TABLES = [
    ("statutes", "laws.tsv"),
    ("statutes", "statute_words.tsv"),
    ("series", "series.tsv"),
    ("cases", "courts.tsv"),
    ("", "publishers.tsv"),
    ("", "papers.tsv"),
    ("works", "author_words.tsv"),
    ("eu", "acts.tsv"),
    ("eu", "treaties.tsv"),
]


@pytest.mark.parametrize(("room", "name"), TABLES)
def test_tables_are_whole(room: str, name: str) -> None:
    table = read_table(f"riksdata.extractors.references.{room}".rstrip("."), name)
    assert table
    columns = set(table[0])
    assert all(set(row) == columns for row in table)
    assert len({tuple(row.values()) for row in table}) == len(table)


def test_law_table_is_sound() -> None:
    for row in law_rows():
        assert re.fullmatch(r"\d{4}:\d{1,4}(?: \d| s\.\d)?", row["sfs"]), row
        assert row["title"] or row["names"] or row["abbreviations"], row
        assert not row["title"] or row["title"].split()[0] in ("lag", "förordning"), row
        assert not (row["valid_from"] and row["valid_to"]) or row["valid_from"] < row["valid_to"], row
        assert all(re.fullmatch(r"~?[\w -]+(?:#K\d+)?", n) for n in row["names"].split(";") if n), row


HARD = {
    "numbers": "12, ",
    "parentheses": "(",
    "section signs": "§ ",
    "one word": "a",
    "sections": "3 § och ",
    "chapters": "2 kap. ",
    "articles": "artikel 6, ",
    "half numbers": "2018/19:",
    "addresses": "https://a.b/(",
    "titles": "lagen om ",
    "numbered laws": "lagen (2010:1) om ",
    "chains": "2018:2, ",
    "footnotes": "[1: ",
    "bare footnotes": "[1]\n",
    "repeats": "Ibid. ",
    "motions": "motionen A (2017/18:1) ",
    "chapters both ways": "kap. 3 1 kap. ",
    "bills": "prop. ",
    "years": "2018:1 ",
    "lists of bills": "2018/19:1, 2 ",
    "ranges": "SOU 2018:1–3, ",
    "bills again": "a. prop. ",
    "names given to acts": "direktiv 2012/29/EU (adirektivet) ",
    "names given to laws": "LSU lagen (2010:1) om a (LSU) ",
    "long titles": "lagen med instruktion för ",
    "divided words": "a-\nb",
    "spaces": "  \n",
    "parts of cases": "NJA 2015 s. 1 I och II, ",
    "applications": "mot Sverige, nr 12345/99, ",
    "authors": "\nAb, A. (2001) A ",
}


@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_work_grows_with_the_text_alone(unit: str) -> None:
    """Four times the text takes some four times the calls, Python's and C's: what is quadratic takes sixteen."""

    def work(size: int) -> int:
        calls = 0

        def count(frame: FrameType, event: str, what: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        text = unit * (size // len(unit))
        sys.setprofile(count)
        try:
            read(text)
        finally:
            sys.setprofile(None)
        return calls

    work(2000)
    steps = work(20_000)
    assert work(80_000) < 6 * max(steps, 1000)
    assert steps < 50 * 20_000  # calls a character: what takes hundreds reads a megabyte in minutes


@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_much_of_it_is_read(unit: str) -> None:
    """What a scan repeats inside one call does not show in the calls: this would take an hour instead of a second."""
    for row in read(unit * (400_000 // len(unit))):
        assert row.surface


def test_a_megabyte_of_nothing() -> None:
    for unit in ("12, ", "(", "§ ", "a"):
        assert read(unit * (1_000_000 // len(unit))) == []
