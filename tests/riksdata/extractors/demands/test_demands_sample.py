"""What yrkanden of the corpus ask for, against labels given by hand: where the texts lie beside the checkout. Figures may only rise."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from riksdata.extractors.demands.act.action import classify_yrkande
from riksdata.swedish.facts import read_rows

SAMPLE = Path(__file__).parents[3] / "samples" / "actions-20261122.tsv"
ACTIONS = {row[1] for row in read_rows("riksdata.extractors.demands.act", "actions.tsv") if row[0] != "="} | {"reject"}


def labels() -> list[tuple[str, list[str], str | None]]:
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    return [(demand, action.split("|"), agency or None) for demand, action, agency in (line.split("\t") for line in lines)]


def official(bulk: zipfile.ZipFile, document_id: str) -> dict[str, str]:
    status: dict[str, Any] = json.loads(bulk.read(f"{document_id.lower()}.json").decode("utf-8-sig"))["dokumentstatus"]
    items = status["dokforslag"]["forslag"]
    return {str(item["nummer"]): " ".join(item["lydelse"].split()) for item in (items if isinstance(items, list) else [items])}


def test_the_labels_are_of_the_closed_list() -> None:
    sample = labels()
    assert len({demand for demand, _, _ in sample}) == len(sample) >= 3200
    assert all(set(actions) <= ACTIONS for _, actions, _ in sample)


def test_agreement_with_the_labels(shared: Path) -> None:
    sample = labels()
    first = any_of = agencies = 0
    with zipfile.ZipFile(shared / "corpus" / "mot-2018-2021.json.zip") as bulk:
        for demand, actions, agency in sample:
            document_id, number = demand.split("-d")
            found = classify_yrkande(official(bulk, document_id)[number])
            first += found.action == actions[0]
            any_of += found.action in actions
            agencies += found.agency == agency
    assert first >= 0.93 * len(sample)
    assert any_of >= 0.98 * len(sample)
    assert agencies >= 0.995 * len(sample)
