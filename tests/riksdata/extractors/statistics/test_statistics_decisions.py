"""Every quantity that the grammar reads is either a statistic or carries the name of the rule that rejected it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli.extract import extract
from riksdata.extractors.statistics import find_quantities, find_statistics
from riksdata.text.document import TextDocument

TEXT = (
    "Motivering\n\nAv kommunens 40 broar är 12 stängda för tung trafik. Vi vill att 30 procent av broarna lagas. "
    "Den som har fyllt 12 år går ensam. Enligt kommunen kostade lagningen 3 miljoner kronor 2019.\n"
)


def test_decisions_hold_all_quantities_in_order() -> None:
    document = TextDocument(TEXT, "mot")
    decisions = find_quantities(document, [])
    assert [d.char_start for d in decisions] == sorted(d.char_start for d in decisions)
    assert all(TEXT[d.char_start : d.char_end] == d.surface for d in decisions)
    assert {d.surface: d.rule for d in decisions if d.rule}["12 år"] == "age"
    assert any(d.value == 30 and d.rule for d in decisions)


def test_what_no_rule_rejects_are_the_statistics() -> None:
    document = TextDocument(TEXT, "mot")
    kept = [(d.char_start, d.value) for d in find_quantities(document, []) if d.rule is None]
    assert kept == [(s.char_start, s.value) for s in find_statistics(document, [])]


def test_rejections_are_counted_by_rule() -> None:
    document = TextDocument(TEXT, "mot")
    counts: Counter[str] = Counter()
    find_statistics(document, [], counts)
    assert counts == Counter(d.rule for d in find_quantities(document, []) if d.rule)
    assert counts["age"] == 1


def test_the_command_line_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "broar.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = CliRunner().invoke(extract, [str(path), "--rejected", "--format", "jsonl"])
    assert shown.exit_code == 0, shown.output
    assert '"rule":"age"' in shown.output
    table = CliRunner().invoke(extract, [str(path), "--rejected", "--format", "table"])
    assert "age" in table.output
    assert "[12 år]" in table.output


def test_rejected_is_no_table_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "broar.txt"
    path.write_text(TEXT, encoding="utf-8")
    refused = CliRunner().invoke(extract, [str(path), "--rejected", "--format", "csv"])
    assert refused.exit_code == 2
    assert "--rejected" in refused.output


def test_numbers_without_measure_are_no_quantities() -> None:
    for number in ("9" * 390, "hundra tusen miljoner " * 400, "miljon " * 500):
        document = TextDocument(f"Motivering\n\nDet kostade {number} kronor i fjol, och 12 procent av broarna revs.\n", "mot")
        assert find_statistics(document, []) is not None


@pytest.mark.parametrize("times", [4, 7, 19])
def test_of_a_number_beyond_all_measure_no_part_is_read_either(times: int) -> None:
    number = "hundra tusen miljoner " * times
    document = TextDocument(f"Motivering\n\nDet kostade {number}kronor i fjol, och 12 procent av broarna revs.\n", "mot")
    assert [row.value for row in find_statistics(document, [])] == [12]


def test_a_sentence_full_of_numbers_is_a_table() -> None:
    document = TextDocument("Motivering\n\n" + "och 12 procent av broarna " * 200 + ".\n", "mot")
    assert sum(d.rule == "table" for d in find_quantities(document, [])) > 50


def test_confidence_is_a_probability_and_its_evidence_is_named() -> None:
    for decision in find_quantities(TextDocument(TEXT, "mot"), []):
        assert 0 <= decision.confidence <= 1
        assert (decision.rule is None) == (decision.confidence >= 0.5)
        assert decision.confidence == 0 or decision.why


@pytest.mark.parametrize(
    "text",
    [
        "Domstolen tillämpar förfarandet enligt artikel 267 i fördraget.",
        "Landet har inte undertecknat konvention 169 om urfolk.",
        "Det gäller säkerhetsrådsresolutionerna 1325 om kvinnor.",
        "För 2020 och 2021 beräknas anslaget till 4 340 716 000 kronor respektive 4 455 464 000 kronor.",
        "Anslaget för 2020 beräknas till 40 miljoner kronor.",
        "Nästa år kommer bensinskatten att höjas med 44 öre per liter.",
        "Avgiften ska därefter sänkas till 400 kronor.",
    ],
)
def test_numbers_of_acts_and_amounts_to_come_are_no_statistics(text: str) -> None:
    assert find_statistics(TextDocument(text), []) == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Medianåldern bland skepparna är 61 år.", 61),
        ("Båtarna var i snitt åtta år gamla.", 8),
        ("Lotsarna är i medeltal 55 år gamla.", 55),
        ("Huset är 60 år gammalt.", None),
        ("Den som är 15 år gammal får köra båt.", None),
    ],
)
def test_an_age_is_a_statistic_where_it_is_a_mean(sentence: str, value: float | None) -> None:
    found = find_statistics(TextDocument(f"Motivering\n\n{sentence}\n", "mot"), [])
    assert [row.value for row in found] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Utskottet vill framhålla att kommittén har granskat bagerier med sammanlagt 2 316 bagare.", 2316),
        ("Det bör noteras att kön till brödet i dag är 12 000 personer lång.", 12000),
        ("Siffran ska jämföras med 4 200 anmälningar om bröd året innan.", 4200),
        ("I bagerierna investerades 250 miljoner kronor per år så att barnen ska kunna baka mer.", 250e6),
        ("Bara 12 procent vill att politikerna ska lägga sig i brödet.", 12),
        ("Av föräldrar till barn i åldern 1–3 år svarade 54 procent i en mätning från 2021 att de ville baka längre.", 54),
        ("Det fanns 412 700 skuldsatta bagare med en sammanlagd skuld på 119 miljarder kronor.", 119e9),
        ("Trots att bolaget ska betraktas som ett bageri gjorde det 2017 en vinst på 6,45 miljarder kronor.", 6.45e9),
        ("Väntetiden till bageriet har minskat med en dag mellan 2016 och 2017 till 56 dagar.", 56),
        ("I prognosen ändras den genomsnittliga handläggningstiden från 12 månader till 14 månader.", 14),
        ("Med dessa antaganden blir sjukpenningtalet 12,4 dagar år 2020.", 12.4),
        ("De två bagarna har en åldersskillnad på sju månader.", 7),
    ],
)
def test_what_is_only_said_or_changes_by_itself_is_told(text: str, value: float) -> None:
    rows = find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])
    assert value in [row.value for row in rows]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vi vill framhålla att minst 30 procent av platserna bör gå till bagare.", 30),
        ("Ärendet om bröd har fått diarienummer 3112 och finns i en pärm.", 3112),
        ("Väntetiden på bröd har på tjugo år ökat med två minuter.", 20),
        ("Det är 22 miljarder kronor mer än fyra år tidigare.", 4),
        ("Bagaren är i dag över 18 år.", 18),
    ],
)
def test_what_is_demanded_or_tells_when_is_not(text: str, value: float) -> None:
    rows = find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])
    assert value not in [row.value for row in rows]
