"""Train the choice of closing paragraphs: `make models`.

Labels: `training/arguments.tsv`, those of the rounds that have been scored (`tests/rounds`) and, where it is beside the checkout,
`../shared/gold/arguments-dev.jsonl`. The ranker is fitted to `arguments.tsv` and the gold
alone: fitted to all labels it is no better on motions left out. What texts that are cut off take up is told from those of the rounds and of
`training/arguments_read.tsv`.

- **Which paragraph** (`align/ranker.tsv`): the weights are those under which the labelled closing paragraphs of whole motions are
  likeliest among the candidates of their yrkande (softmax over the candidates, ridge penalty); what a step costs from one yrkande's
  paragraph to the next one's is then chosen by how many closings come out right.
- **Whether the text that is left takes a yrkande up** (`align/fragment.tsv`): a logistic regression over texts that are cut off, those
  of the rounds and the whole motions cut after a part of their argument.

All figures printed are of motions that the weights judged had not seen (folds of motions).

usage: python -m training.arguments
"""

from __future__ import annotations

import hashlib
import itertools
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from riksdata.extractors.demands.align import argument, fragment, paragraphs
from riksdata.extractors.demands.locate.block import find_block
from riksdata.extractors.demands.wording import fold, substance
from riksdata.text.document import TextDocument
from riksdata.text.html import render_html
from riksdata.text.spans import Span
from tests.rounds.draw import LONG, excerpt
from tests.rounds.pool import Candidate
from training.corpus import CORPUS
from training.labels import ROUNDS, round_text

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "training" / "arguments.tsv"
HELD_BACK = ROOT / "training" / "arguments_held_back.tsv"
"""Measured on, never trained on."""
READ = ROOT / "training" / "arguments_read.tsv"
"""Motions drawn as those of a round are, of long ones the excerpt that a round would show."""
GOLD = CORPUS.parent / "gold"
LAST_ROUND = 12
"""Of the rounds that have been scored; their labels tell what texts that are cut off take up, and measure the ranker."""
ALIGN = ROOT / "riksdata" / "extractors" / "demands" / "align"
FOLDS = 10
RIDGE = (0.3, 1.0)
STEPS = {"step ahead": (0.9, 1.2, 1.6), "step back": (0.5, 1.5), "same paragraph": (1.0, 2.0)}
CUTS = (0.15, 0.35, 0.6, 0.8, 1.0)
"""After which part of their argument whole motions are cut; 1: only the signatories are lost."""
LEAST_YRKANDEN = 3
LEAST_PARAGRAPHS = 6
"""A motion with fewer is not cut."""
FREEDOM = 0.1
"""Of the regression that tells what is taken up: the greater the freer."""

ROUND = "round "
READ_AS = "read "
NEVER = "-"
"""Written where the text never takes a yrkande up."""
Label = tuple[set[int | None], set[int | None]]
"""Accepted starts, accepted ends of closing paragraphs; None where the text never takes the yrkande up."""


@dataclass
class Motion:
    """A motion with labels: number of the yrkande → its label."""

    name: str
    document: TextDocument
    labels: dict[int, Label]


def read_motions() -> list[Motion]:
    """The labelled motions."""
    return [*_bulk(), *_bulk(READ, READ_AS), *_dev(), *_rounds()]


def read_labels(file: Path) -> dict[str, dict[int, Label]]:
    """The labels of a file of motions of the bulk collection, by motion and number."""
    found: dict[str, dict[int, Label]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.startswith(("#", "demand_id")):
            continue
        demand, starts, closings = line.split("\t")
        motion, number = demand.split("-d")
        label: Label = ({None}, {None})
        if closings != NEVER:
            label = ({int(s) for s in starts.split()}, {int(c.split("-")[1]) for c in closings.split()})
        found.setdefault(motion, {})[int(number)] = label
    return found


def _bulk(file: Path = LABELS, prefix: str = "") -> Iterator[Motion]:
    wanted = read_labels(file)
    with zipfile.ZipFile(CORPUS / "mot-2018-2021.json.zip") as bulk:
        for motion, labels in wanted.items():
            record = orjson.loads(bulk.read(f"{motion.lower()}.json").decode("utf-8-sig"))["dokumentstatus"]["dokument"]
            rendered = render_html(record["html"])
            document = TextDocument(rendered.text, "mot", None, rendered.headings)
            if len(rendered.text) > LONG:
                start, end = excerpt(Candidate(motion, "", "mot", None, rendered.text))
                document = TextDocument(rendered.text[start:end], "mot")
            yield Motion(prefix + motion, document, labels)


def _dev() -> Iterator[Motion]:
    gold: dict[str, dict[int, Label]] = {}
    path = GOLD / "arguments-dev.jsonl"
    for row in map(json.loads, path.read_text("utf-8").splitlines() if path.is_file() else ()):
        gold.setdefault(row["doc"], {})[row["ordinal"]] = (set(row["argument_start"]), {end for _, end in row["closing"]})
    for name, labels in gold.items():
        text = (GOLD / "texts" / name).read_bytes().decode("utf-8")
        yield Motion("dev " + name, TextDocument(text, "mot"), labels)


def _rounds() -> Iterator[Motion]:
    for number in range(1, LAST_ROUND + 1):
        path = ROUNDS / f"round-{number}.labels.jsonl"
        found: dict[str, dict[int, Label]] = {}
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row["table"] == "arguments":
                none = {None} if None in row["closing"] else set()
                found.setdefault(row["doc"], {})[row["ordinal"]] = (set(row["argument_start"]), {*row["ends"], *none})
        for doc, labels in found.items():
            text = round_text(doc)
            if text is not None:
                yield Motion(f"{ROUND}{number} {doc}", text, labels)


@dataclass
class Laid:
    """A motion's yrkanden in order with their candidates."""

    motion: Motion
    block: Span
    numbers: list[int]
    aligner: paragraphs.Aligner
    texts: list[str]
    choices: list[list[paragraphs.Candidate]]

    @property
    def cut_off(self) -> bool:
        """Whether the text has lost its end or its beginning."""
        return fragment.is_cut_off(self.motion.document, self.block, self.aligner.paragraphs[0].start)


def lay(motion: Motion) -> Laid | None:
    """The candidates of each yrkande of a motion, as the aligner proposes them; None where it has no argument."""
    document = motion.document
    block = find_block(document)
    if block is None:
        return None
    texts = [substance(fold(document.text[s.start : s.end])) for s in block.items]
    where = Span(block.start, block.end)
    body = argument.body(document, where)
    if not body:
        return None
    aligner = paragraphs.Aligner(document, body, [argument.bag_of(t) for t in texts])
    return Laid(motion, where, list(block.numbers), aligner, texts, argument.candidates_of(aligner, texts))


def fit(laid: list[Laid], names: list[str], ridge: float) -> np.ndarray:
    """The weights under which the labelled paragraphs are likeliest."""
    tables, rights = [], []
    for one in laid:
        for number, row in zip(one.numbers, one.choices, strict=True):
            label = one.motion.labels.get(number)
            row = [c for c in row if c.evidence]
            if label is None or len(row) < 2:
                continue
            right = np.array([one.aligner.paragraphs[c.paragraph].end in label[1] for c in row])
            if right.any():
                tables.append(np.array([[c.evidence[n] for n in names] for c in row]))
                rights.append(right)
    table, right = np.concatenate(tables), np.concatenate(rights)
    starts = np.cumsum([0, *map(len, tables)])[:-1]
    whose = np.repeat(np.arange(len(tables)), [len(t) for t in tables])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[whose])
        every = np.add.reduceat(raised, starts)
        chosen = np.maximum(np.add.reduceat(raised * right, starts), 1e-300)
        slope = table.T @ (raised / every[whose] - raised * right / chosen[whose]) + 2 * ridge * weights
        return float(np.sum(np.log(every) - np.log(chosen)) + ridge * weights @ weights), slope

    return np.round(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x, 3)


def choose(one: Laid, weights: dict[str, float]) -> list[paragraphs.Candidate | None]:
    """The closing paragraphs under some weights."""
    ranker = paragraphs.ranker()
    before = dict(ranker)
    ranker.clear()
    ranker.update(weights)
    argument.step_cost.cache_clear()
    try:
        for row in one.choices:
            for c in row:
                if c.evidence:
                    c.score = sum(weights[n] * v for n, v in c.evidence.items())
        return argument.choose(one.aligner, one.texts, one.choices)
    finally:
        ranker.clear()
        ranker.update(before)
        argument.step_cost.cache_clear()


def judge(laid: list[Laid], weights: dict[str, float]) -> np.ndarray:
    """Closings right, starts right, and how many there are, under some weights."""
    closings = starts = count = 0
    for one in laid:
        found = argument.passages(one.aligner, choose(one, weights))
        for number, got in zip(one.numbers, found, strict=True):
            label = one.motion.labels.get(number)
            if label is not None:
                count += 1
                closings += (got and got.closing.end) in label[1]
                starts += (got and got.start) in label[0]
    return np.array([closings, starts, count])


def cut(motion: Motion) -> Iterator[Laid]:
    """A whole motion cut after parts of its argument; yrkanden whose closing paragraphs are lost are never taken up."""
    one = lay(motion)
    if one is None or len(one.texts) < LEAST_YRKANDEN or len(one.aligner.paragraphs) < LEAST_PARAGRAPHS:
        return
    known = one.aligner.paragraphs
    if known[0].start < one.block.end:
        return
    for part in CUTS:
        end = known[max(1, int(part * len(known))) - 1].end
        labels: dict[int, Label] = {}
        for number, (starts, ends) in motion.labels.items():
            left: set[int | None] = {e for e in ends if e is not None and e <= end}
            labels[number] = ({s for s in starts if s is not None and s < end}, left) if left else ({None}, {None})
        laid = lay(Motion(motion.name, TextDocument(motion.document.text[:end], "mot"), labels))
        if laid is not None:
            yield laid


@dataclass
class Doubt:
    """A yrkande of a text that is cut off: its evidence, whether its best paragraph is right, whether it is never taken up."""

    name: str
    evidence: dict[str, float]
    closes: bool
    never: bool


def doubts(one: Laid, weights: dict[str, float]) -> list[Doubt]:
    """What there is to decide in a text that is cut off."""
    chosen = choose(one, weights)
    ends_cut = one.aligner.paragraphs[0].start > one.block.start
    out = []
    for order, (number, c) in enumerate(zip(one.numbers, chosen, strict=True)):
        label = one.motion.labels.get(number)
        if label is not None and c is not None and not argument.of_whole_area(one.texts[order]):
            closes = one.aligner.paragraphs[c.paragraph].end in label[1]
            out.append(Doubt(one.motion.name, fragment.evidence(one.aligner, chosen, order, ends_cut), closes, None in label[1]))
    return out


def fit_fragment(known: list[Doubt]) -> dict[str, float]:
    """The weights that tell what is taken up, to be multiplied with evidence as it stands."""
    names = [name for name in known[0].evidence if name != "always"]
    scaler = StandardScaler()
    table = scaler.fit_transform([[d.evidence[n] for n in names] for d in known])
    fitted = LogisticRegression(C=FREEDOM, max_iter=500).fit(table, [not d.never for d in known])
    slopes = fitted.coef_[0] / scaler.scale_
    always = fitted.intercept_[0] - float(slopes @ scaler.mean_)
    return {"always": round(float(always), 4), **{n: round(float(s), 4) for n, s in zip(names, slopes, strict=True)}}


def judge_fragment(known: list[Doubt], weights: dict[str, float]) -> np.ndarray:
    """How many are right with every best paragraph taken, how many with the weights' decision, and how many there are."""
    taken = [sum(weights[n] * v for n, v in d.evidence.items()) > 0 for d in known]
    right = [d.closes if t else d.never for d, t in zip(known, taken, strict=True)]
    return np.array([sum(d.closes for d in known), sum(right), len(known)])


def _fold(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def train_ranker(laid: list[Laid]) -> dict[str, float]:
    """Choose by cross-validation, fit on all; prints the figures."""
    names = sorted({n for one in laid for row in one.choices for c in row for n in c.evidence})
    fold = [_fold(one.motion.name) for one in laid]
    kinds = ["dev" if one.motion.name.startswith("dev ") else "bulk" for one in laid]
    best: tuple[int, float, dict[str, float]] | None = None
    for ridge in RIDGE:
        fitted = [fit([o for o, f in zip(laid, fold, strict=True) if f != k], names, ridge).tolist() for k in range(FOLDS)]
        for costs in itertools.product(*STEPS.values()):
            steps = dict(zip(STEPS, costs, strict=True))
            right: dict[str, np.ndarray] = {}
            for one, f, kind in zip(laid, fold, kinds, strict=True):
                right[kind] = right.get(kind, np.zeros(3, dtype=int)) + judge([one], {**dict(zip(names, fitted[f], strict=True)), **steps})
            every = sum(right.values(), np.zeros(3, dtype=int))
            if best is None or every[0] > best[0]:
                best = int(every[0]), ridge, steps
                print(f"ridge {ridge}, {steps}: closing, start, of: {every}, {right}", flush=True)
    assert best is not None
    weights = {**dict(zip(names, fit(laid, names, best[1]).tolist(), strict=True)), **best[2]}
    print(f"on all: {judge(laid, weights)}")
    return weights


def train_fragment(real: list[list[Doubt]], made: list[Doubt]) -> dict[str, float]:
    """Fit on all that is cut off; prints the figures of texts that were drawn cut, one left out at a time, and of whole ones cut."""
    left_out = np.zeros(3, dtype=int)
    for k, one in enumerate(real):
        left_out += judge_fragment(one, fit_fragment([*made, *(d for j, other in enumerate(real) if j != k for d in other)]))
    print(f"texts drawn cut off: right before, right, of: {left_out}")
    by_fold = np.zeros(3, dtype=int)
    for k in range(FOLDS):
        mine = [d for d in made if _fold(d.name) == k]
        if mine:
            by_fold += judge_fragment(mine, fit_fragment([*(d for d in made if _fold(d.name) != k), *(d for one in real for d in one)]))
    print(f"whole motions cut: right before, right, of: {by_fold}")
    return fit_fragment([*made, *(d for one in real for d in one)])


def _write(name: str, head: str, weights: dict[str, float]) -> None:
    text = "\n".join([head + " Origin: `make models`.", *(f"{name}\t{weight:g}" for name, weight in weights.items())]) + "\n"
    (ALIGN / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Train both, print what was held out, write."""
    laid = [one for one in map(lay, read_motions()) if one]
    whole, cut_off = [one for one in laid if not one.cut_off], [one for one in laid if one.cut_off]
    print(f"{len(whole)} whole motions, {len(cut_off)} cut off; whole ones before: {judge(whole, dict(paragraphs.ranker()))}")
    of_rounds = [one for one in whole if one.motion.name.startswith(ROUND)]
    of_read = [one for one in whole if one.motion.name.startswith(READ_AS)]
    weights = train_ranker([one for one in whole if one not in of_rounds and one not in of_read])
    print(f"whole motions of the rounds, which the ranker has not seen: closing, start, of: {judge(of_rounds, weights)}")
    print(f"whole motions drawn as for a round, which it has not seen: closing, start, of: {judge(of_read, weights)}")
    held_back = [one for one in map(lay, _bulk(HELD_BACK)) if one]
    print(f"motions held back: closing, start, of: {judge(held_back, weights)}")
    made = [d for one in whole for part in cut(one.motion) for d in doubts(part, weights)]
    taken_up = train_fragment([doubts(one, weights) for one in cut_off], made)
    _write(
        "ranker.tsv",
        "# Weights of the evidence for a closing paragraph, and what a step costs from one yrkande's to the next one's.",
        weights,
    )
    _write(
        "fragment.tsv",
        "# Weights of the evidence that a text which is cut off takes a yrkande up; it does where their sum is above 0.",
        taken_up,
    )


if __name__ == "__main__":
    main()
