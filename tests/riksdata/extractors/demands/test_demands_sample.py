"""What yrkanden of documents that no model was trained on ask for, against labels; and the labels themselves. Figures may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from riksdata.extractors.demands.act.action import classify_yrkande
from schemas.codes import codes_of
from tests.rounds.draw import drawn_ids
from tests.rounds.pool import in_pool

ROOT = Path(__file__).parents[4]
LABELS = ROOT / "training" / "actions.tsv"
HEADINGS = ROOT / "training" / "actions_headings.tsv"
WRITTEN = ROOT / "training" / "actions_written.tsv"
ARGUMENTS = [ROOT / "training" / f"arguments{name}.tsv" for name in ("", "_held_back", "_read")]
LABELLED_BEFORE_THEY_WERE_DRAWN = {"H6021657", "H602255", "H602286"}
"""The pool was widened after the first labels: two motions of one round and one of the next have some."""
HELD_OUT = ROOT / "tests" / "samples" / "actions-held-out.tsv"


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")][1:]


def document_of(demand: str) -> str:
    return demand.rsplit("-", 1)[0].upper()


def test_labels_of_the_closed_list_none_of_them_of_a_round() -> None:
    labels = rows(LABELS)
    assert len({row[0] for row in labels}) == len(labels) >= 12_000
    assert {action for _, one, two, _ in labels for action in (one + "|" + (two or one)).split("|")} <= {*codes_of("action"), "none"}
    assert sum(bool(two) for _, _, two, _ in labels) >= 1_000
    assert not {document_of(row[0]) for row in labels} & drawn_ids()
    assert not {document_of(row[0]) for row in labels} & {document_of(row[0]) for row in rows(HELD_OUT)}


def test_what_is_trained_on_beside_them_is_of_no_round_and_of_the_closed_list() -> None:
    headings, written = rows(HEADINGS), rows(WRITTEN)
    assert not any(in_pool(name.split("-", 1)[0]) for name, _ in headings)
    assert {form for form, _, _ in written} == {"yrkande", "announce", "adopt", "question"}
    assert len({name for name, _ in headings}) == len(headings) >= 1_000
    assert len({wording for _, wording, _ in written}) == len(written) >= 4_000
    assert {action for *_, actions in headings + written for action in actions.split("|")} <= set(codes_of("action"))


def test_labels_of_arguments_are_of_no_round_and_each_motion_is_in_one_file() -> None:
    motions = [{demand.rsplit("-", 1)[0] for demand, *_ in rows(path)} for path in ARGUMENTS]
    assert {name.upper() for name in set().union(*motions)} & drawn_ids() == LABELLED_BEFORE_THEY_WERE_DRAWN
    assert sum(map(len, motions)) == len(set().union(*motions)) >= 120
    for demand, starts, closings in (row for path in ARGUMENTS for row in rows(path)):
        assert (starts == "-") == (closings == "-"), demand
        spans = [] if closings == "-" else [tuple(map(int, span.split("-"))) for span in closings.split()]
        assert all(low < high for low, high in spans), demand
        assert closings == "-" or min(map(int, starts.split())) <= max(low for low, _ in spans), demand


def test_agreement_with_the_labels_that_were_held_out(shared: Path) -> None:
    pytest.importorskip("orjson")
    from training.corpus import wordings

    held = rows(HELD_OUT)
    texts = wordings((row[0] for row in held), shared / "corpus")
    judged = {demand: classify_yrkande(texts[demand]) for demand, _, _ in held}
    accepted = sum(judged[demand].action in action.split("|") for demand, action, _ in held)
    agencies = sum(judged[demand].agency == (agency or None) for demand, _, agency in held)
    assert accepted >= 0.86 * len(held)
    assert agencies >= 0.97 * len(held)
