"""What evidence weighs: names of its own, and words at a place by their meaning."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics.decide.model import part, reasons
from riksdata.extractors.statistics.extract import find_quantities
from riksdata.swedish.facts import read_lines
from riksdata.text.document import TextDocument


def _table(name: str) -> dict[str, list[str]]:
    lines = read_lines("riksdata.extractors.statistics.decide", name)
    return {line.split("\t")[0]: line.split("\t")[1:] for line in lines}


def test_a_word_weighs_what_it_weighs_itself_and_by_its_meaning() -> None:
    itself, by_meaning = _table("weights.tsv"), _table("word_weights.tsv")
    places = by_meaning["word"]
    both = [word for word in by_meaning if f"left 1 {word}" in itself][:50]
    alone = [word for word in by_meaning if f"right 2 {word}" not in itself and word != "word"][:50]
    assert len(both) == len(alone) == 50
    for word in both:
        weight = round(1000 * float(itself[f"left 1 {word}"][0])) + int(by_meaning[word][places.index("left 1 ")])
        assert part([f"left 1 {word}"])[0] == weight
    for word in alone:
        assert part([f"right 2 {word}"])[0] == int(by_meaning[word][places.index("right 2 ")])


def test_what_no_table_names_weighs_nothing() -> None:
    assert part(["left 1 qzxv", "no such evidence"]) == (0, ("left 1 qzxv", "no such evidence"))
    assert reasons(["left 1 qzxv", "no such evidence"]) == []


def _rules(text: str) -> list[tuple[str, str | None]]:
    return [(q.surface, q.rule) for q in find_quantities(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Bageriet har i snitt sex anställda per ugn.", "i snitt sex anställda"),
        ("Rubriken löd: Sex anmälda rån i helgen.", "Sex anmälda rån"),
        ("Han greps tillsammans med sex andra namnkunniga bagare.", "sex andra namnkunniga bagare"),
    ],
)
def test_six_of_something_is_a_number(text: str, surface: str) -> None:
    assert (surface, "sex") not in _rules(text)
    assert surface in [found for found, _ in _rules(text)]


@pytest.mark.parametrize("text", ["Män som köper sex av kvinnor begår brott.", "Bagaren sålde sex svenska kvinnor till männen."])
def test_sex_that_is_traded_is_no_number(text: str) -> None:
    assert [rule for _, rule in _rules(text)] == ["sex"]


def test_a_figure_in_a_question_is_weighed() -> None:
    """What a question presupposes may be a fact ("de 43 procent som redan …"), so that no rule alone decides."""
    text = "Avser regeringen att skydda en större andel av skogen än de 43 procent som redan är skyddade?"
    (found,) = find_quantities(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])
    assert found.rule == "question"
    assert found.confidence > 0
