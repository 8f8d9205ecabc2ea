"""The draw: from the ids alone, the same each time, no document twice; numbered paragraphs lead back to the characters of the text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rounds import draw as rounds
from tests.rounds.paragraphs import find, find_between, numbered, paragraphs
from tests.rounds.pool import SHARED, Candidate, candidates, in_pool, known_documents

DRAWN = sorted((path for path in rounds.HERE.glob("round-*.tsv") if path.stem[6:].isdigit()), key=lambda path: int(path.stem[6:]))


@pytest.fixture(scope="module")
def corpus() -> Path:
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the corpus is not beside the checkout")
    return SHARED


def _pool(count: int = 40) -> list[Candidate]:
    strata = list(rounds.QUOTA)
    return [Candidate(f"X{k}", strata[k % len(strata)], "ip", None, f"Text {k}") for k in range(count)]


def test_a_draw_depends_on_nothing_but_seed_number_and_pool() -> None:
    pool = _pool()
    assert rounds.draw(2, pool) == rounds.draw(2, reversed(pool))


def test_no_document_is_drawn_twice_and_dry_strata_are_filled_up() -> None:
    pool = _pool(300)
    drawn = [[d.id for d in rounds.draw(n, pool)] for n in range(1, 8)]
    flat = [document for each in drawn for document in each]
    assert len(flat) == len(set(flat))
    assert {len(each) for each in drawn[:5]} == {sum(rounds.QUOTA.values())}


def test_what_was_drawn_is_what_is_drawn(corpus: Path) -> None:
    pool = list(candidates(corpus))
    for path in DRAWN:
        drawn = rounds.draw(int(path.stem.rpartition("-")[2]), pool)
        assert [d.id for d in drawn] == [d.id for d in rounds.read_ids(path)]


def test_kept_draws_hold_no_document_twice_and_only_the_pools() -> None:
    drawn = [d for path in DRAWN for d in rounds.read_ids(path)]
    assert len(drawn) >= 25 * 6
    assert len({d.id.upper() for d in drawn}) == len(drawn)
    assert [d.id for d in drawn if d.stratum != "record-1971" and not in_pool(d.id)] == []


def test_no_drawn_document_is_one_that_somebody_read(corpus: Path) -> None:
    assert {d.id.upper() for path in DRAWN for d in rounds.read_ids(path)} & known_documents(corpus) == set()


def test_pool_rule() -> None:
    assert in_pool("h601x") == (hashlib.sha256(b"riksdata-round:H601X").digest()[0] < 44)


def test_a_long_motion_is_drawn_from_where_its_demands_stand() -> None:
    lines = [f"{k} " + "ord " * 60 for k in range(100)]
    new = Candidate("X1", "motion-party", "mot", None, "\n".join(lines))
    old = Candidate("X1", "record-1971", "mot", None, "\n".join([*lines, "Hemställan", "att riksdagen beslutar"]))
    start, end = rounds.excerpt(new)
    assert start == 0
    assert rounds.EXCERPT - 300 < end <= rounds.EXCERPT
    start, end = rounds.excerpt(old)
    assert end == len(old.text)
    assert rounds.EXCERPT - 300 < end - start <= rounds.EXCERPT


@given(st.integers(1, 400), st.integers(0, 9))
def test_an_excerpt_is_whole_paragraphs(count: int, salt: int) -> None:
    text = "\n".join(f"{k} " + "ord " * (k * 7 % 60) for k in range(count))
    start, end = rounds.excerpt(Candidate(f"B{salt}", "report-2018", "bet", None, text))
    assert end - start <= max(rounds.EXCERPT, rounds.LONG)
    assert text[start:end].splitlines()[0].rstrip() in [line.rstrip() for line in text.splitlines()]


@given(st.text(alphabet="ab \n\t\u00ad.", max_size=200))
def test_numbered_paragraphs_hold_all_that_is_written(text: str) -> None:
    known = paragraphs(text)
    assert "".join("".join(text[p.start : p.end].split()) for p in known) == "".join(text.split())
    assert [p.number for p in known] == list(range(1, len(known) + 1))
    assert numbered(text).count("¶") == len(known)


def test_words_are_found_as_they_are_copied() -> None:
    text = "Se prop.\u00a02019/20:1 och ban\u00adden, ”prop. 2019/20:1” samt 40\nprocent av 140 procent."
    assert text[slice(*find(text, 0, len(text), "prop. 2019/20:1"))] == "prop.\u00a02019/20:1"
    second = find(text, 0, len(text), "prop. 2019/20:1#2")
    assert (text[slice(*second)], second[0] > 20) == ("prop. 2019/20:1", True)
    assert text[slice(*find(text, 0, len(text), "banden"))] == "ban\u00adden"
    assert text[slice(*find(text, 0, len(text), "40 procent"))] == "40\nprocent"
    assert text[slice(*find(text, 0, len(text), '"prop. 2019/20:1"'))] == "”prop. 2019/20:1”"
    with pytest.raises(ValueError, match="does not stand"):
        find(text, 0, len(text), "41 procent")


def test_a_demand_is_found_by_its_first_and_last_words() -> None:
    text = "1. Riksdagen beslutar detta och detta."
    assert text[slice(*find_between(text, 0, len(text), "*"))] == "Riksdagen beslutar detta och detta."
    assert text[slice(*find_between(text, 0, len(text), "Riksdagen…detta."))] == "Riksdagen beslutar detta och detta."
    assert text[slice(*find_between(text, 0, len(text), "Riksdagen ... detta"))] == "Riksdagen beslutar detta"


def test_lines_broken_at_a_pages_width_are_read_as_blocks() -> None:
    text = "\n\n".join("\n".join("ord " * 15 for _ in range(4)) for _ in range(3))
    assert len(paragraphs(text)) == 3
