"""A small invented round goes all the way: two annotations, merged, scored, recorded once, published; the record cannot be changed."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import subprocess
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from riksdata.extractors.scoring import score as score_rows
from riksdata.release.quality import Score
from tests.rounds import counting, publish, record, score
from tests.rounds.annotation import read_annotation
from tests.rounds.draw import Drawn, ids_text
from tests.rounds.merge import merge
from tests.rounds.pool import SHARED

MOTION = """Motion till riksdagen
2018/19:9999
av Namn Namnsson (S)
Tryggare broar
Förslag till riksdagsbeslut
1. Riksdagen ställer sig bakom det som anförs i motionen om att utreda avgiftsfria broar och tillkännager detta för regeringen.
2. Riksdagen ställer sig bakom det som anförs om att ge Trafikverket i uppdrag att räkna räcken och tillkännager detta för regeringen.
Motivering
Enligt prop. 2015/16:999 var 40 procent av broarna avgiftsbelagda 2017.
Det bör därför utredas om broarna kan göras avgiftsfria.
Trafikverket bör få i uppdrag att räkna räcken på broar. Se SOU 2014:98.
"""
A_MOTION = """D\t6\t1\t*\treview\t-\tregeringen
D\t7\t2\t*\tassign\tTrafikverket\tregeringen
A\t1\t10\t9\t-
A\t2\t11\t11\t-
R\t9\tprop. 2015/16:999\tprop/2015/16:999
S\t9\t40 procent av broarna\tv=40|u=percent|n=broarna|p=2017
R\t11\tSOU 2014:98\tsou/2014:98
END
"""
B_MOTION = """D\t6\t1\t*\tlegislate\t-\tregeringen
D\t7\t2\t*\tassign\tTrafikverket\tregeringen
A\t1\t10\t10\t-
A\t2\t11\t11\t-
R\t9\tprop. 2015/16:999\tprop/2015/16:999
R\t9\t2015/16\tprop/2015/16:1\topt
S\t9\t40 procent\tv=40|u=percent|q=about|n=broarna|p=2017
END
"""
QUESTION = "Interpellation 2016/17:9999 Nattåg av Namn Namnsson (M) till Statsrådet Förnamn Efternamn (S)\n\nVi har 99 röda och inga blå."
DRAWN = (("H6029999", "motion-member", "mot", MOTION), ("ip/2016/17:9999", "interpellation-2014", "ip", QUESTION))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder `rounds` with the ids of an invented round, `out` with its texts and annotations, `root` for what is published."""
    drawn = [Drawn(i, s, t, "2018-10-01", 0, len(x), len(x), hashlib.sha256(x.encode()).hexdigest()) for i, s, t, x in DRAWN]
    for folder in ("rounds", "out/round-1/texts", "out/round-1/A", "out/round-1/B", "root/riksdata/release"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "rounds" / "round-1.tsv").write_text(ids_text(1, drawn), encoding="utf-8")
    for d, (_, _, _, text) in zip(drawn, DRAWN, strict=True):
        (tmp_path / "out" / "round-1" / "texts" / f"{d.name}.txt").write_text(text, encoding="utf-8")
    for who, motion in (("A", A_MOTION), ("B", B_MOTION)):
        (tmp_path / "out" / "round-1" / who / "H6029999.ann").write_text(motion, encoding="utf-8")
        (tmp_path / "out" / "round-1" / who / "ip-2016-17_9999.ann").write_text("END\n", encoding="utf-8")
    (tmp_path / "root" / "README.md").write_text("Before\n<!-- scores -->\n<!-- /scores -->\nAfter\n", encoding="utf-8")
    return tmp_path


def _score(place: Path, number: int = 1) -> None:
    score.score_once(number, place / "out", "0123456789ab", place / "rounds", place / "root")


def test_what_one_has_is_optional_and_where_they_differ_both_stand() -> None:
    a, b = (read_annotation(w, MOTION, "X.txt", "mot") for w in (A_MOTION, B_MOTION))
    merged = merge(a, b, MOTION, "X.txt")
    by_label = {r["label"]: r for r in merged.rows if r["table"] == "references"}
    assert {label: bool(r.get("optional")) for label, r in by_label.items()} == {
        "prop/2015/16:999": False, "prop/2015/16:1": True, "sou/2014:98": True,
    }  # fmt: skip
    statistic = next(r for r in merged.rows if r["table"] == "statistics")
    assert (statistic["qualifier"], statistic["also"]) == ("exact", {"qualifier": ["about"]})
    demand = next(r for r in merged.rows if r["table"] == "demands" and r["ordinal"] == 1)
    assert (demand["action"], demand["also"]) == ("review", {"action": ["legislate"]})
    ninth, tenth = MOTION.index("Enligt prop."), MOTION.index("Det bör därför")
    assert merged.arguments[0]["argument_start"] == [ninth, tenth]
    assert merged.arguments[0]["closing"] == [[tenth, MOTION.index("\nTrafikverket bör")]]
    assert (merged.agreement["references"].required, merged.agreement["references"].shared) == (3, 2)
    assert (merged.agreement["arguments"].same, merged.agreement["arguments"].compared) == (
        {"closing": 2, "start": 1, "section": 2}, {"closing": 2, "start": 2, "section": 2},
    )  # fmt: skip


def test_a_round_is_scored_recorded_and_published(place: Path) -> None:
    _score(place)
    rows = record.read_record(place / "rounds" / "rounds.tsv")
    of = {(r["stratum"], r["table"]): r for r in rows}
    assert {"all", "motion-member"} <= {stratum for stratum, _ in of}
    demands = of["all", "demands"]
    assert (demands["judged"], demands["documents"], demands["f1"], demands["commit"]) == ("2", "1", "100.0", "0123456789ab")
    references = of["all", "references"]
    assert (references["judged"], references["documents"], references["recall"]) == ("1", "2", "100.0")
    assert "action 100.0 34.2-100.0 of 2" in of["all", "actions"]["fields"]
    assert {part.split()[0] for part in of["all", "arguments"]["fields"].split("; ")} == {"closing", "start", "section"}
    published = json.loads((place / "root" / "riksdata" / "release" / "scores.json").read_text(encoding="utf-8"))
    assert published == publish.first_sight(folder=place / "rounds")
    assert [Score(**entry) for entry in published]
    assert {e["collection"] for e in published} == {"round 1, first sight"}
    assert "| demands | 1 | 2 | 100.0 %" in (place / "root" / "README.md").read_text(encoding="utf-8")


def test_labels_hold_no_running_text(place: Path) -> None:
    _score(place)
    text = (place / "rounds" / "round-1.labels.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert {r["table"] for r in rows} == {"references", "statistics", "demands", "arguments"}
    assert "Riksdagen" not in text
    assert all(MOTION[r["char_start"] : r["char_end"]] == r["surface"] for r in rows if "surface" in r)


def test_there_is_one_first_sight(place: Path) -> None:
    _score(place)
    before = (place / "rounds" / "rounds.tsv").read_bytes()
    with pytest.raises(ValueError, match="scored at first sight"):
        _score(place)
    assert (place / "rounds" / "rounds.tsv").read_bytes() == before


def test_a_second_round_is_added_and_the_last_two_are_pooled(place: Path) -> None:
    _score(place)
    first = (place / "rounds" / "rounds.tsv").read_text(encoding="utf-8")
    (place / "rounds" / "round-2.tsv").write_bytes((place / "rounds" / "round-1.tsv").read_bytes())
    (place / "out" / "round-1").rename(place / "out" / "round-2")
    _score(place, 2)
    both = (place / "rounds" / "rounds.tsv").read_text(encoding="utf-8")
    assert both.startswith(first)
    assert len(record.rows_of(both)) == 2 * len(record.rows_of(first))
    pooled = next(e for e in publish.first_sight(folder=place / "rounds") if (e["stratum"], e["table"]) == ("all", "demands"))
    assert (pooled["gold_rows"], pooled["documents"], pooled["collection"]) == (4, 2, "rounds 1 and 2, first sight")


@pytest.mark.parametrize("change", ["figure", "removed", "moved"])
def test_a_changed_record_is_refused(place: Path, change: str) -> None:
    _score(place)
    path = place / "rounds" / "rounds.tsv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(k for k, line in enumerate(lines) if line.startswith("date\t")) + 1
    if change == "figure":
        lines[first] = lines[first].replace("100.0", "99.0", 1) if "100.0" in lines[first] else lines[first].replace("\tall\t", "\tAll\t")
    elif change == "removed":
        del lines[first]
    else:
        lines[first], lines[first + 1] = lines[first + 1], lines[first]
    path.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(ValueError, match="changed, moved"):
        record.read_record(path)


def test_changed_counts_are_refused(place: Path) -> None:
    _score(place)
    path = record.counts_file(1, place / "rounds")
    path.write_text(path.read_text(encoding="utf-8").replace('"misses": 0', '"misses": 1', 1), encoding="utf-8")
    with pytest.raises(ValueError, match="not what was recorded"):
        record.read_counts(1, place / "rounds")


def test_a_round_that_is_not_ready_is_not_scored(place: Path) -> None:
    annotation = place / "out" / "round-1" / "B" / "H6029999.ann"
    annotation.write_text(B_MOTION.replace("40 procent\t", "41 procent\t"), encoding="utf-8")
    (place / "out" / "round-1" / "A" / "ip-2016-17_9999.ann").unlink()
    with pytest.raises(score.NotReady, match=r"(?s)not there yet.*does not stand|does not stand.*not there yet"):
        _score(place)
    assert not (place / "rounds" / "rounds.tsv").exists()
    assert not (place / "rounds" / "round-1.labels.jsonl").exists()


def test_a_text_that_was_not_drawn_is_not_scored(place: Path) -> None:
    (place / "out" / "round-1" / "texts" / "H6029999.txt").write_text(MOTION + " ", encoding="utf-8")
    with pytest.raises(score.NotReady, match="not the text that was drawn"):
        _score(place)


def test_errors_are_shown_by_kind_with_their_places(place: Path) -> None:
    for who in "AB":
        path = place / "out" / "round-1" / who / "H6029999.ann"
        path.write_text(path.read_text(encoding="utf-8").replace("prop/2015/16:999", "prop/2015/16:998"), encoding="utf-8")
    scored = score.read_round(1, place / "out", place / "rounds")
    counts, wrong = score.count_round(scored)
    shown = score.errors_by_kind(wrong, scored)
    assert "references · miss · prop: 1" in shown
    assert f"H6029999.txt:{MOTION.index('prop. 2015')}" in shown
    assert sum(c.misses for c in counts if c.table == "references") == 1


def test_finds_in_a_document_without_rows_are_false() -> None:
    text = "Enligt prop. 2000/01:1 är det så."
    drawn = Drawn("X1", "interpellation-2014", "ip", None, 0, len(text), len(text), "")
    empty = read_annotation("END\n", text, "X1.txt", "ip")
    counts, _ = counting.count_document(drawn, merge(empty, empty, text, "X1.txt"), text)
    assert next(c.false for c in counts if c.table == "references") == 1


def test_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    counts = [counting.Count(f"{k}", "s", "references", 8 + k % 3, k % 4, k % 2) for k in range(25)]
    one, two = (counting.figures(counts, "references") for _ in range(2))
    assert one == two
    assert one.f1
    assert one.f1.low < one.f1.value < one.f1.high
    share = counting._wilson(8, 10)
    assert (round(share.low, 3), round(share.high, 3)) == (0.490, 0.943)


def test_where_nothing_is_wrong_the_interval_still_follows_the_number_of_rows() -> None:
    few, many = (counting.figures([counting.Count(f"{k}", "s", "references", 1, 0, 0) for k in range(n)], "references") for n in (5, 50))
    assert few.precision
    assert many.precision
    assert few.f1
    assert few.precision.value == few.precision.high == 1.0
    assert few.precision.low < many.precision.low < 1.0
    assert few.f1.low == few.precision.low


@pytest.mark.skipif(not (SHARED / "gold" / "score.py").is_file(), reason="the gold's own script is not beside the checkout")
def test_rows_are_counted_as_the_golds_own_script_counts_them() -> None:
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = theirs.load(SHARED / "gold" / "dev.jsonl") + theirs.load(SHARED / "gold" / "seeds.jsonl")
    rows: list[dict[str, Any]] = []
    for k, g in enumerate(gold):  # a made-up program: every fifth row missed, every seventh wrong, every third moved or doubled
        row = {**g, **({"label": "x/1"} if k % 7 == 0 else {}), "char_start": g["char_start"] - (k % 3 == 0)}
        rows += [row] * (k % 5 != 0) + [{**row, "value": 3.5, "ordinal": 99, "label": "y/2"}] * (k % 11 == 0)
    ours = score_rows(gold, rows)
    for table in theirs.KEYS:
        hit = miss = false = 0
        for doc in {g["doc"] for g in gold if table != "demands" or g["table"] == table}:
            hits, misses, wrong = theirs.pair(
                table,
                [g for g in gold if (g["doc"], g["table"]) == (doc, table)],
                [r for r in rows if (r["doc"], r["table"]) == (doc, table)],
            )
            hit, miss, false = hit + sum(not g.get("optional") for g, _ in hits), miss + len(misses), false + len(wrong)
        assert (ours[table].hits, len(ours[table].misses), len(ours[table].false)) == (hit, miss, false), table


def test_the_record_is_whole_and_only_ever_grew(root: Path) -> None:
    """Against every version in the history, where there is one."""
    path = "tests/rounds/rounds.tsv"
    now = (root / path).read_text(encoding="utf-8") if (root / path).is_file() else ""
    if now:
        record.rows_of(now)
    log = subprocess.run(["git", "-C", root, "log", "--format=%H", "--", path], capture_output=True, text=True, check=False)
    for commit in log.stdout.split():
        then = subprocess.run(["git", "-C", root, "show", f"{commit}:{path}"], capture_output=True, text=True, check=False)
        assert then.returncode == 0, f"the record was removed in {commit}"
        assert now.startswith(then.stdout), f"rows of the record were changed since {commit}"


def test_every_recorded_round_has_its_counts_and_labels() -> None:
    for number in {int(row["round"]) for row in record.read_record()}:
        assert record.read_counts(number)
        assert (record.HERE / f"round-{number}.labels.jsonl").is_file()


def test_errors_are_not_shown_before_the_round_is_scored(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with redirect_stdout(io.StringIO()) as out:
        assert score.main(["--round", "9999", "--out", str(place / "out"), "--again", "--errors"]) == 1
        assert score.main(["--round", "9999", "--out", str(place / "out")]) == 1
    assert out.getvalue() == ""
    assert "not been scored at first sight" in capsys.readouterr().err
