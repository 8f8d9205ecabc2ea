"""Train the ranker of closing paragraphs: `make models`.

Labels: `training/arguments.tsv` and, where it is beside the checkout, `../shared/gold/arguments-dev.jsonl`. The weights are those
under which the labelled closing paragraphs are likeliest among the candidates of their yrkande (softmax over the candidates, ridge
penalty); what a step costs from one yrkande's paragraph to the next one's is then chosen by how many closings come out right. All
figures printed are of motions that the weights judged had not seen (five folds of motions). Writes `align/ranker.tsv`.

usage: python -m training.arguments
"""

from __future__ import annotations

import hashlib
import itertools
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson

from riksdata.extractors.demands.align import argument, paragraphs
from riksdata.extractors.demands.locate.block import find_block
from riksdata.extractors.demands.wording import fold, substance
from riksdata.text.document import TextDocument
from riksdata.text.html import render_html
from riksdata.text.spans import Span
from training.corpus import CORPUS

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "training" / "arguments.tsv"
GOLD = CORPUS.parent / "gold"
RANKER = ROOT / "riksdata" / "extractors" / "demands" / "align" / "ranker.tsv"
FOLDS = 5
RIDGE = (0.3, 1.0)
STEPS = {"step ahead": (0.9, 1.2, 1.6), "step back": (0.5, 1.5), "same paragraph": (1.0, 2.0)}


@dataclass
class Motion:
    """A motion with labels: number of the yrkande → (accepted starts, accepted closing ends, accepted sections or None)."""

    name: str
    document: TextDocument
    labels: dict[int, tuple[list[int], list[int]]]


def read_motions() -> list[Motion]:
    """The labelled motions."""
    wanted: dict[str, dict[int, tuple[list[int], list[int]]]] = {}
    for line in LABELS.read_text("utf-8").splitlines():
        if line.startswith(("#", "demand_id")):
            continue
        demand, starts, closings = line.split("\t")
        motion, number = demand.split("-d")
        wanted.setdefault(motion, {})[int(number)] = ([int(s) for s in starts.split()], [int(c.split("-")[1]) for c in closings.split()])
    out = []
    with zipfile.ZipFile(CORPUS / "mot-2018-2021.json.zip") as bulk:
        for motion, labels in wanted.items():
            record = orjson.loads(bulk.read(f"{motion.lower()}.json").decode("utf-8-sig"))["dokumentstatus"]["dokument"]
            rendered = render_html(record["html"])
            out.append(Motion(motion, TextDocument(rendered.text, "mot", None, rendered.headings), labels))
    gold: dict[str, dict[int, tuple[list[int], list[int]]]] = {}
    path = GOLD / "arguments-dev.jsonl"
    for row in map(json.loads, path.read_text("utf-8").splitlines() if path.is_file() else ()):
        gold.setdefault(row["doc"], {})[row["ordinal"]] = (row["argument_start"], [end for _, end in row["closing"]])
    for name, labels in gold.items():
        text = (GOLD / "texts" / name).read_bytes().decode("utf-8")
        out.append(Motion("dev " + name, TextDocument(text, "mot"), labels))
    return out


@dataclass
class Laid:
    """A motion's yrkanden in order with their candidates."""

    motion: Motion
    numbers: list[int]
    aligner: paragraphs.Aligner
    texts: list[str]
    choices: list[list[paragraphs.Candidate]]


def lay(motion: Motion) -> Laid | None:
    """The candidates of each yrkande of a motion, as the aligner proposes them."""
    document = motion.document
    block = find_block(document)
    if block is None:
        return None
    texts = [substance(fold(document.text[s.start : s.end])) for s in block.items]
    body = argument.body(document, Span(block.start, block.end))
    if not body:
        return None
    aligner = paragraphs.Aligner(document, body, [argument.bag_of(t) for t in texts])
    return Laid(motion, list(block.numbers), aligner, texts, argument.candidates_of(aligner, texts))


def fit(laid: list[Laid], names: list[str], ridge: float) -> np.ndarray:
    """The weights under which the labelled paragraphs are likeliest."""
    tables = []
    for one in laid:
        for number, row in zip(one.numbers, one.choices, strict=True):
            label = one.motion.labels.get(number)
            row = [c for c in row if c.evidence]
            if label is None or len(row) < 2:
                continue
            right = np.array([one.aligner.paragraphs[c.paragraph].end in label[1] for c in row])
            if right.any():
                tables.append((np.array([[c.evidence[n] for n in names] for c in row]), right))
    weights = np.zeros(len(names))
    moment, square = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, 1501):
        slope = -2 * ridge * weights / len(tables)
        for table, right in tables:
            raised = np.exp(table @ weights - (table @ weights).max())
            likely = raised / raised.sum()
            chosen = likely * right / max((likely * right).sum(), 1e-12)
            slope += table.T @ (chosen - likely) / len(tables)
        moment = 0.9 * moment + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights += 0.05 * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return np.round(weights, 3)


def judge(laid: list[Laid], weights: dict[str, float]) -> tuple[int, int, int]:
    """Closings right, starts right, and how many there are, under some weights."""
    ranker = paragraphs.ranker()
    before = dict(ranker)
    ranker.clear()
    ranker.update(weights)
    argument.step_cost.cache_clear()
    closings = starts = count = 0
    try:
        for one in laid:
            for row in one.choices:
                for c in row:
                    if c.evidence:
                        c.score = sum(weights[n] * v for n, v in c.evidence.items())
            found = argument.settle(one.aligner, one.texts, one.choices)
            for number, got in zip(one.numbers, found, strict=True):
                label = one.motion.labels.get(number)
                if label is None:
                    continue
                count += 1
                closings += got is not None and got.closing.end in label[1]
                starts += got is not None and got.start in label[0]
    finally:
        ranker.clear()
        ranker.update(before)
        argument.step_cost.cache_clear()
    return closings, starts, count


def _first_sight(laid: list[Laid], fold: list[int], fitted: list[np.ndarray], names: list[str], steps: dict[str, float]) -> str:
    """The same of the motions that no rule was ever written from: all but the dev ones."""
    fresh = [(o, f) for o, f in zip(laid, fold, strict=True) if not o.motion.name.startswith("dev ")]
    found = [judge([o for o, f in fresh if f == k], {**dict(zip(names, fitted[k].tolist(), strict=True)), **steps}) for k in range(FOLDS)]
    return "fresh motions: closing {}, start {} of {}".format(*map(sum, zip(*found, strict=True)))


def main() -> None:
    """Choose by cross-validation, fit on all, write."""
    laid = [one for one in map(lay, read_motions()) if one]
    names = sorted({n for one in laid for row in one.choices for c in row for n in c.evidence})
    reached = sum(
        any(one.aligner.paragraphs[c.paragraph].end in one.motion.labels[number][1] for c in row)
        for one in laid
        for number, row in zip(one.numbers, one.choices, strict=True)
        if number in one.motion.labels
    )
    print(f"{len(laid)} motions; before: {judge(laid, dict(paragraphs.ranker()))}; among the candidates: {reached}")
    fold = [hashlib.sha256(one.motion.name.encode()).digest()[0] % FOLDS for one in laid]
    best: tuple[int, float, dict[str, float]] | None = None
    for ridge in RIDGE:
        fitted = [fit([o for o, f in zip(laid, fold, strict=True) if f != k], names, ridge) for k in range(FOLDS)]
        for costs in itertools.product(*STEPS.values()):
            steps = dict(zip(STEPS, costs, strict=True))
            right = [
                judge(
                    [o for o, f in zip(laid, fold, strict=True) if f == k], {**dict(zip(names, fitted[k].tolist(), strict=True)), **steps}
                )
                for k in range(FOLDS)
            ]
            closings = sum(c for c, _, _ in right)
            if best is None or closings > best[0]:
                best = closings, ridge, steps
                shown = f"closing {closings}, start {sum(s for _, s, _ in right)} of {sum(n for *_, n in right)}"
                print(f"ridge {ridge}, {steps}: {shown} ({_first_sight(laid, fold, fitted, names, steps)})", flush=True)
    assert best is not None
    weights = {**dict(zip(names, fit(laid, names, best[1]).tolist(), strict=True)), **best[2]}
    print(f"on all: {judge(laid, weights)}")
    head = (
        "# Weights of the evidence for a closing paragraph, and what a step costs from one yrkande's to the next one's."
        " Origin: `make models` on training/arguments.tsv."
    )
    RANKER.write_text("\n".join([head, *(f"{name}\t{weight:g}" for name, weight in weights.items())]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
