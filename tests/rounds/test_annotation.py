"""What annotators write becomes rows with the characters of the text; what cannot be read is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rounds.annotation import read_annotation
from tests.rounds.check_annotation import main
from tests.rounds.paragraphs import numbered

GUIDE = (Path(__file__).parent / "ANNOTATING.md").read_text(encoding="utf-8")


def examples() -> list[tuple[str, str, str]]:
    """The guide's examples: kind, text, annotation."""
    shown = GUIDE.partition("## Examples")[2]
    texts = [re.sub(r"\n> (?!¶)", " ", t) for t in re.findall(r"((?:^> .*\n)+)", shown, re.MULTILINE)]
    written = [re.sub(r"^    ", "", w, flags=re.MULTILINE) for w in re.findall(r"((?:^    .*\n)+)", shown, re.MULTILINE)]
    plain = ["\n".join(re.sub(r"^> ¶\d+ ", "", line) for line in t.splitlines()) for t in texts]
    return [(kind, t, w) for kind, t, w in zip(("motion", "interpellation"), plain, written, strict=True)]


@pytest.mark.parametrize(("kind", "text", "written"), examples(), ids=lambda v: v if v in ("motion", "interpellation") else "")
def test_the_guides_examples_are_right(kind: str, text: str, written: str, tmp_path: Path) -> None:
    for name, content in (("texts/X.txt", text), ("X.txt", f"# X · {kind} · 2018-10-01\n\n{numbered(text)}"), ("A/X.ann", written)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert main([str(tmp_path / "A")]) == 0


def test_rows_have_the_characters_of_the_text() -> None:
    _, text, written = examples()[0]
    found = read_annotation(written, text, "X.txt", "mot")
    assert all(text[r["char_start"] : r["char_end"]] == r["surface"] for r in found.rows if "surface" in r)
    assert next(r["text"] for r in found.rows if r["table"] == "demands").startswith("Riksdagen ställer")
    tally = next(r for r in found.rows if r.get("whole") == 290)
    assert (tally["value"], tally["unit"], tally["qualifier"], tally["footnote"]) == (47, "count", "exact", 1)
    assert found.arguments[0] == {"ordinal": 1, "closing": [9], "start": [8], "section": ["Avgifter på broar"]}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("R\t1\tprop. 2000/01:2\tprop/2000/01:2", "does not stand"),
        ("R\t9\tprop. 2000/01:1\tprop/2000/01:1", "no paragraph 9"),
        ("R\t1\tprop. 2000/01:1\tprop 2000/01:1", "form of its kind"),
        ("R\t1\tprop. 2000/01:1\tsfs/prop", "form of its kind"),
        ("R\t1\tprop. 2000/01:1", "cells"),
        ("R\t1\tprop. 2000/01:1\tprop/2000/01:1\tmaybe", "flag"),
        ("S\t1\t12 hundar\tv=12|u=st", "count"),
        ("S\t1\t12 hundar\tv=12,5|u=count", "point"),
        ("S\t1\t12 hundar\tu=count", "either"),
        ("S\t1\t12 hundar\tlow=12|u=count", "both"),
        ("S\t1\t12 hundar\tlow=12|u=count|q=more_than", "both"),
        ("S\t1\t12 hundar\tv=12|u=count|q=circa", "q=circa"),
        ("S\t1\t12 hundar\tv=12|u=count|n=katter", "do not stand in the text"),
        ("D\t1\t1\t*\task\t-\tregeringen", "'ask'"),
        ("A\t1\t1\t1\t-", "motions only"),
        ("X\t1", "begins with"),
    ],
)
def test_what_cannot_be_read_is_told(line: str, message: str) -> None:
    found = read_annotation(f"{line}\nEND\n", "Enligt prop. 2000/01:1 finns 12 hundar.", "X.txt", "ip")
    assert len(found.problems) == 1
    assert message in found.problems[0].message
    assert found.rows == []


def test_currencies_and_times_are_read_as_they_are_published() -> None:
    written = "S\t1\t3 miljoner norska kronor\tv=3000000|u=NOK\nS\t1\t20 minuter\tv=20|u=minutes\nEND\n"
    found = read_annotation(written, "Resan på 20 minuter kostade 3 miljoner norska kronor.", "X.txt", "ip")
    assert [row["unit"] for row in found.rows] == ["nok", "min"]


@pytest.mark.parametrize(
    ("said", "value"),
    [("0.33", 1 / 3), ("0.333", 1 / 3), ("0.3333", 1 / 3), ("0.67", 2 / 3), ("0.17", 1 / 6), ("0.3", 0.3), ("0.25", 0.25)],
)
def test_fractions_whose_decimals_go_on(said: str, value: float) -> None:
    found = read_annotation(f"S\t1\ten del av alla\tv={said}|u=fraction\nEND\n", "Det var en del av alla.\n", "a.txt", "bet")
    assert [row["value"] for row in found.rows] == [pytest.approx(value, abs=1e-9)]


def test_a_row_said_twice_a_missing_end_and_a_demand_without_argument_are_told() -> None:
    text = "1. Riksdagen beslutar om prop. 2000/01:1."
    row = "R\t1\tprop. 2000/01:1\tprop/2000/01:1\n"
    found = read_annotation(f"{row}{row}D\t1\t1\t*\tlegislate\t-\triksdagen\n", text, "X.txt", "mot")
    assert sorted(p.line for p in found.problems) == [0, 0, 2]
    assert len(found.rows) == 2
