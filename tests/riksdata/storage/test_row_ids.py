"""Identifiers: stable, unique, and linear in the length of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic import spans

from riksdata.storage import ids
from riksdata.storage.ids import demand_id, document_id, issue_id, row_ids

texts = st.text(alphabet="ab 1§å", min_size=1, max_size=60)


@st.composite
def text_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 8)).map(lambda p: (p[0], min(len(text), p[0] + p[1])))
    return text, draw(st.lists(ends, max_size=12))


@given(text_with_spans())
def test_ids_are_unique_and_well_formed(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, places = drawn
    found = row_ids("D", "r", text, places)
    assert len(set(found)) == len(places)
    assert all(len(i) == len("D-r-") + 8 and i.startswith("D-r-") for i in found)


@given(text_with_spans(), st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_the_order_of_rows(drawn: tuple[str, list[tuple[int, int]]], random: object) -> None:
    text, places = drawn
    different = sorted(set(places))
    shuffled = list(different)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dict(zip(different, row_ids("D", "s", text, different), strict=True)) == dict(
        zip(shuffled, row_ids("D", "s", text, shuffled), strict=True)
    )


@given(text_with_spans(), st.data())
def test_a_new_row_renames_no_other(drawn: tuple[str, list[tuple[int, int]]], data: st.DataObject) -> None:
    text, places = drawn
    different = sorted(set(places))
    some = sorted(data.draw(st.sets(st.sampled_from(different)))) if different else []
    all_ids = dict(zip(different, row_ids("D", "r", text, different), strict=True))
    assert [all_ids[p] for p in some] == row_ids("D", "r", text, some)


@given(text_with_spans())
def test_both_ways_of_counting_agree(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, places = drawn
    held = sorted((start, text[start:end]) for start, end in places)
    naive = [sum(1 for start, _ in spans(text, words) if start < at) for at, words in held]
    assert ids._count_each(text, held) == naive
    assert ids._count_together(text, held, {words for _, words in held}) == naive


def test_the_same_surface_twice_has_two_ids_that_stay() -> None:
    text = "Enligt prop. 2024/25:1 och prop. 2024/25:1."
    first, second = row_ids("HD021", "r", text, spans(text, "prop. 2024/25:1"))
    assert first != second
    # the second keeps its id where the first is not found
    assert row_ids("HD021", "r", text, [spans(text, "prop. 2024/25:1")[1]]) == [second]


def test_the_same_span_twice_keeps_the_first_id() -> None:
    text = "Se prop. 2024/25:1."
    (place,) = spans(text, "prop. 2024/25:1")
    (alone,) = row_ids("D", "r", text, [place])
    assert row_ids("D", "r", text, [place, place])[0] == alone


def test_many_surfaces_in_a_long_text_take_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ", ".join(f"prop. {n}" for n in range(30_000))
    places, at = [], 0
    for n in range(30_000):
        size = len(f"prop. {n}")
        places.append((at, at + size))
        at += size + 2
    monkeypatch.setattr(ids, "_count_each", lambda *_: pytest.fail("searched for every surface by itself"))
    assert len(set(row_ids("D", "r", text, places))) == 30_000


def test_known_ids_are_kept_between_versions() -> None:
    text = "Enligt prop. 2024/25:1 är 40 procent kvinnor."
    assert row_ids("HD10232", "r", text, spans(text, "prop. 2024/25:1")) == ["HD10232-r-9a1d9b84"]
    assert demand_id("HD10232", 2) == "HD10232-d2"


def test_document_id_is_the_dok_id_else_the_hash_of_the_text() -> None:
    assert document_id("HD10232", "ab" * 32) == "HD10232"
    assert document_id("gx02Ub1", "ab" * 32) == "GX02UB1"
    assert document_id("GS10 12/3", "ab" * 32) == "GS10_12_3"
    assert document_id(None, "0123456789abcdef" * 4) == "text-0123456789ab"
    assert document_id("  ", "0123456789abcdef" * 4) == "text-0123456789ab"


def test_issue_ids_tell_issues_apart() -> None:
    some = [
        issue_id("D", None, "rule", "m", None, None),
        issue_id(None, "D", "rule", "m", None, None),
        issue_id("D", None, "rule", "m", 0, 1),
    ]
    assert len(set(some)) == 3
    assert all(i.startswith("i-") and len(i) == 18 for i in some)
