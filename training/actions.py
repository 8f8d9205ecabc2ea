"""Train the models of what a demand asks for, one of yrkanden and one of questions: `make models`.

Labels: `training/actions.tsv`, and for training alone `actions_again.tsv`, `actions_headings.tsv` and `actions_written.tsv`. A
multinomial logistic regression over the features of `act/features.py`, each as heavy as it is rare, a demand of length one. Groups: a
document, and all documents that word a demand alike, fall into one of five folds; every figure printed and published is of demands that
the model judged had not seen. Writes `act/action_weights_yrkanden.tsv`, `act/action_weights_questions.tsv` and
`riksdata/release/action_quality.json`.

usage: python -m training.actions [--curve]
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from riksdata.extractors.demands.act.action import rule_that_decides
from riksdata.extractors.demands.act.asked import asked
from riksdata.extractors.demands.act.features import features
from riksdata.extractors.demands.act.form import form_of
from riksdata.extractors.demands.act.model import idf
from riksdata.extractors.demands.act.rules import that_hit, verbs
from riksdata.extractors.demands.wording import substance
from training.corpus import heading_texts, wordings
from training.words import word_vectors

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "training" / "actions.tsv"
AGAIN = ROOT / "training" / "actions_again.tsv"
HEADINGS = ROOT / "training" / "actions_headings.tsv"
WRITTEN = ROOT / "training" / "actions_written.tsv"
MODELS = ROOT / "riksdata" / "extractors" / "demands" / "act"
KINDS = {"yrkanden": False, "questions": True}
"""Two models, by whether they are of questions: the same words ask for other things ("att verka för", "Avser ministern att verka för")."""
QUALITY = ROOT / "riksdata" / "release" / "action_quality.json"
FOLDS = 5
LEAST = 2
"""Demands in which a feature must stand."""
COMMON = 30
"""Times that a word must stand in the texts for the model to know it without a label."""
KEPT = 40_000
"""Features that are shipped: those that can move a judgement most."""
STRENGTH = 8.0
"""Of the regularisation, the greater the freer: the best of 4, 8 and 16."""
MOST_STEPS = 120
"""Steps of the fit, which is all but still by then."""
STEPS_TO_CHOOSE = 40
"""Of the fit that tells which features move most."""
TEMPERATURES = tuple(t / 20 for t in range(6, 41))
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


MOVED = "Riksdagen ställer sig bakom det som anförs i motionen om {} och tillkännager detta för regeringen."
"""How what stands for a yrkande is worded in training."""


@dataclass
class Sample:
    """A labelled demand."""

    demand: str
    document: str
    text: str
    question: bool
    labels: list[list[str]]
    """Of each reader: the action judged right, then others that could be chosen."""
    again: list[list[str]]
    """The same of those who read it once more, for training alone."""
    features: list[str]
    settled: str | None
    """What form or a rule decides without the model."""
    written: bool = False
    """Whether nobody moved it: it was written for training."""

    @property
    def first(self) -> str:
        """The action judged right by the first reader."""
        return self.labels[0][0]

    @property
    def accepted(self) -> set[str]:
        """Every action that a reader judged right or possible."""
        return {action for reader in self.labels for action in reader}


def _rows(path: Path) -> list[list[str]]:
    """The rows of a file of labels, without comments and head."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")][1:]


def read_samples() -> list[Sample]:
    """All labelled demands with their features; those that are none (`none`) are left out."""
    rows = _rows(LABELS)
    texts = wordings(row[0] for row in rows)
    again: dict[str, list[list[str]]] = {}
    for demand, actions in _rows(AGAIN):
        if actions != "none":
            again.setdefault(demand, []).append(actions.split("|"))
    out = []
    for demand, first, second, *_ in rows:
        labels = [reader.split("|") for reader in (first, second) if reader]
        if not any("none" in reader for reader in labels):
            out.append(_sample(demand, texts[demand], labels, again.get(demand, [])))
    return out


def read_more() -> list[Sample]:
    """What is trained on beside the demands.

    Titles, headings and sentences of motions as yrkanden would say them, and yrkanden and questions written for it.
    """
    rows = _rows(HEADINGS)
    texts = heading_texts(row[0] for row in rows)
    written = _rows(WRITTEN)
    verbal = set(verbs()) | {word for _, wording, _ in written for word in re.findall(r"^att (\w+a)\b", wording)}
    out = [_sample(name, MOVED.format(_as_moved(texts[name], verbal)), [actions.split("|")], []) for name, actions in rows]
    for sample in out:
        sample.document = sample.demand.split("-", 1)[0]
    for k, (form, wording, actions) in enumerate(written):
        text = MOVED.format(wording) if form == "yrkande" else wording
        out.append(_sample(f"written-{k}-{'p' if form == 'question' else 'y'}", text, [actions.split("|")], []))
        out[-1].written = True
    return out


_LINK = re.compile(r"^(?:därför|dessutom|vidare|således|slutligen|sammantaget|det är därför) (?=bör |måste |behöver |ska )")
"""Of a sentence, the word that links it to the one before: "Därför bör regeringen"."""


def _as_moved(heading: str, verbal: set[str]) -> str:
    """A heading or sentence as a yrkande would say it: its number and capital away, "att" before a verb (`verbal`) and a sentence."""
    words = re.sub(r"^\d[\d.]* ", "", heading).rstrip(".")
    words = words if words[1:2].isupper() else words[0].lower() + words[1:]
    sentence = heading.endswith(".")
    words = _LINK.sub("", words) if sentence else words
    return f"att {words}" if sentence or words.split()[0].lower() in verbal else words


def _sample(demand: str, text: str, labels: list[list[str]], again: list[list[str]]) -> Sample:
    question = "-p" in demand
    form = "question" if question else form_of(text)[0]
    what = asked(text, question=True) if question else asked(substance(text))
    hits = that_hit(what.core)
    decides = rule_that_decides(what)
    settled = {"appropriate": "fund", "reject": "reject"}.get(form) or (decides.action if decides else None)
    return Sample(demand, demand.rsplit("-", 1)[0], text, question, labels, again, features(what, form, hits), settled)


def folds_of(samples: list[Sample]) -> np.ndarray:
    """The fold of each: documents that share a wording fall together."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for s in samples:
        one, other = find("document " + s.document), find("wording " + substance(s.text).lower())
        leader[max(one, other)] = min(one, other)
    return np.array([hashlib.sha256(find("document " + s.document).encode()).digest()[0] % FOLDS for s in samples])


def _readers(s: Sample) -> list[list[str]]:
    """What each reader of a demand judged, those who read it once more too."""
    return s.labels + s.again


def _targets(samples: list[Sample], actions: list[str]) -> np.ndarray:
    """How much each action is said of each demand: readers count alike, of a reader's actions the first one most."""
    out = np.zeros((len(samples), len(actions)))
    for k, s in enumerate(samples):
        readers = _readers(s)
        for reader in readers:
            for place, action in enumerate(reader):
                share = 1.0 if len(reader) == 1 else (0.8 if place == 0 else 0.2 / (len(reader) - 1))
                out[k, actions.index(action)] += share / len(readers)
    return out


@dataclass
class Fit:
    """A multinomial logistic regression: weights of single features and of meanings (by actions), and the intercept."""

    actions: list[str]
    single: np.ndarray
    meant: np.ndarray
    intercept: np.ndarray


def fit_softmax(
    single: csr_matrix, meant: np.ndarray, targets: np.ndarray, actions: list[str], strength: float, steps: int = MOST_STEPS
) -> Fit:
    """The regression under which the targets are likeliest, ridge penalty 1 / strength; features in two parts, one sparse, one dense."""
    n, many, size = len(actions), single.shape[1], meant.shape[1]
    across = single.T.tocsr()

    def parts(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return weights[: many * n].reshape(many, n), weights[many * n : -n].reshape(size, n), weights[-n:]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        one, other, intercept = parts(weights)
        scores = single @ one + meant @ other + intercept
        scores -= scores.max(axis=1, keepdims=True)
        raised = np.exp(scores)
        every = raised.sum(axis=1, keepdims=True)
        penalised = weights[:-n]
        slope = strength * (raised / every * targets.sum(axis=1, keepdims=True) - targets)
        slopes = [(across @ slope).ravel() + one.ravel(), (meant.T @ slope).ravel() + other.ravel(), slope.sum(axis=0)]
        value = -strength * float((targets * (scores - np.log(every))).sum()) + 0.5 * float(penalised @ penalised)
        return value, np.concatenate(slopes)

    options = {"maxiter": steps, "ftol": 1e-7, "gtol": 1e-3 * strength}
    found = minimize(loss, np.zeros((many + size + 1) * n), jac=True, method="L-BFGS-B", options=options).x
    return Fit(actions, *parts(found))


class Trained:
    """A fitted model as it will be read: vocabulary, rounded weights.

    The evidence that is a word at a place (`object=kännedomen`) shares its weight with words of like meaning: beside a weight of
    its own it has one that is read from the word's vector. Both are added up into one weight, so that the model which is shipped
    knows words that no labelled demand held, and needs no vectors.
    """

    def __init__(self, samples: list[Sample], strength: float, kept: int = KEPT) -> None:
        """Fit with a strength of regularisation (the greater the freer), keep what moves most, fit again, round."""
        self.held, self.demands = Counter(name for s in samples for name in s.features), len(samples)
        own = {name for name, n in self.held.items() if n >= LEAST}
        names = sorted(own | _word_features())
        fit, weights = self._fit(samples, names, own, strength, STEPS_TO_CHOOSE if len(names) > kept else MOST_STEPS)
        if len(names) > kept:
            often = np.array([math.sqrt(max(self.held[name], _expected(name))) for name in names])
            move = np.abs(weights).max(axis=1) * np.array([self._rarity(name) for name in names]) * often
            names = sorted(names[k] for k in np.argsort(-move, kind="stable")[:kept])
            fit, weights = self._fit(samples, names, own, strength)
        self.actions = fit.actions
        self.names = names
        self.step = float(f"{np.abs(weights).max() / 127:.6g}")
        self.units = np.rint(weights / self.step).astype(int)
        self.intercept = np.rint(fit.intercept / self.step).astype(int)

    def _rarity(self, name: str) -> float:
        return idf(self.demands, self.held[name])

    def _fit(
        self, samples: list[Sample], names: list[str], own: set[str], strength: float, steps: int = MOST_STEPS
    ) -> tuple[Fit, np.ndarray]:
        """The fit over single features and meanings, and the weight of each name, both parts added up (names by actions)."""
        matrix, meaning = self._matrix(samples, names), _meaning(names)
        alone = np.array([k for k, name in enumerate(names) if name in own])
        actions = sorted({action for s in samples for reader in _readers(s) for action in reader})
        meant = np.asarray((matrix @ meaning).todense()) * MEANING
        directions = _strongest(meant)
        fit = fit_softmax(matrix[:, alone].tocsr(), meant @ directions, _targets(samples, actions), actions, strength, steps)
        weights = (meaning @ (directions @ fit.meant)) * MEANING
        weights[alone] += fit.single
        return fit, weights

    def _matrix(self, samples: list[Sample], names: list[str]) -> csr_matrix:
        return _matrix(samples, names, self.held, self.demands)

    def scores(self, samples: list[Sample]) -> np.ndarray:
        """What the rounded weights give each action, a row a sample, in the order of `actions`."""
        return np.asarray(self._matrix(samples, self.names) @ (self.units * self.step)) + self.intercept * self.step

    def rows(self, temperature: float) -> list[str]:
        """The lines of the model's file."""
        out = [
            "# Weights of the evidence of what a demand asks for; layout in model.py. Origin: `make models` on training/actions.tsv.",
            "=actions\t" + " ".join(self.actions),
            f"=demands\t{self.demands}",
            f"=step\t{self.step:.6g}",
            f"=temperature\t{temperature:g}",
            "=intercept\t" + " ".join(map(str, self.intercept)),
        ]
        for name, units in zip(self.names, self.units, strict=True):
            if units.any():
                out.append(f"{name}\t{self.held[name]}\t{bytes(n % 256 for n in units.tolist()).hex()}")
        return out


WORD_AT = ("word 1=", "word 2=", "verb=", "object=", "noun=", "subject=", "then=", "all: ", "")
"""Places of a word whose weight is shared with words of like meaning; the last is anywhere in the head."""
MEANING = 0.7
"""How much the vectors count beside the single features."""
DIRECTIONS = 500
"""Of the meanings of words at their places, those that are fitted."""
_ONE_DEMAND = 12.0
"""Words of an ordinary demand."""


@lru_cache(maxsize=1)
def _word_features() -> frozenset[str]:
    place, count, _ = word_vectors()
    return frozenset(at + word for word in place if count[word] >= COMMON for at in WORD_AT)


@cache
def _word_of(name: str) -> tuple[int, int] | None:
    """Place (of `WORD_AT`) and number of the word that a feature is about; None where it is another kind of evidence."""
    known, _, _ = word_vectors()
    for at, start in enumerate(WORD_AT):
        if name.startswith(start) and (word := known.get(name[len(start) :])) is not None:
            return at, word
    return None


def _expected(name: str) -> float:
    """In how many demands of the labelled ones a word would stand if they were ordinary text."""
    found = _word_of(name)
    if found is None:
        return 0.0
    at, word = found
    every, mine = _words_counted(), _counts()[word]
    return 10_000 * mine / every * (_ONE_DEMAND if at >= len(WORD_AT) - 2 else 1.0)


@lru_cache(maxsize=1)
def _counts() -> list[int]:
    return list(word_vectors()[1].values())


@lru_cache(maxsize=1)
def _words_counted() -> int:
    return sum(word_vectors()[1].values())


def _meaning(names: list[str]) -> csr_matrix:
    """The vector of each name's word in the columns of its place (names by places times dimensions)."""
    _, _, vectors = word_vectors()
    found = [(k, *where) for k, name in enumerate(names) if (where := _word_of(name))]
    size = vectors.shape[1]
    rows = np.repeat([k for k, _, _ in found], size)
    columns = np.concatenate([np.arange(at * size, (at + 1) * size) for _, at, _ in found]) if found else np.empty(0, dtype=int)
    values = np.concatenate([vectors[word] for _, _, word in found]) if found else np.empty(0)
    return csr_matrix((values, (rows, columns)), shape=(len(names), size * len(WORD_AT)))


def _strongest(meant: np.ndarray) -> np.ndarray:
    """The directions in which the meanings of demands differ most (meanings by directions): the penalty leaves others no weight."""
    _, found = np.linalg.eigh(meant.T @ meant)
    return np.asarray(found[:, ::-1][:, :DIRECTIONS])


def _matrix(samples: list[Sample], names: list[str], held: Counter[str], demands: int) -> csr_matrix:
    place = {name: k for k, name in enumerate(names)}
    heavy = [idf(demands, held[name]) for name in names]
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for s in samples:
        mine = [place[name] for name in s.features if name in place]
        length = math.sqrt(math.fsum(heavy[k] ** 2 for k in mine)) or 1.0
        columns += mine
        values += [heavy[k] / length for k in mine]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(samples), len(names)))


def held_out(
    samples: list[Sample], more: list[Sample], folds: np.ndarray, strength: float, share: float = 1.0, kept: int = KEPT
) -> tuple[np.ndarray, list[str]]:
    """Scores of each sample by a model that was trained without its fold, on a `share` of the rest.

    `more`: what is trained on beside them, where it is no part of a document of the fold.
    """
    actions = sorted({action for s in samples for reader in s.labels for action in reader})
    scores = np.full((len(samples), len(actions)), -1e3)
    for fold in range(FOLDS):
        rest = [s for s, f in zip(samples, folds, strict=True) if f != fold]
        if share < 1:
            rest = [s for s in rest if hashlib.sha256(("curve " + s.document).encode()).digest()[0] < 256 * share]
        mine = np.flatnonzero(folds == fold)
        held = {samples[k].document for k in mine}
        trained = Trained(rest + [s for s in more if s.document not in held], strength, kept)
        known = [actions.index(action) for action in trained.actions]  # few labels may hold no example of an action
        scores[np.ix_(mine, known)] = trained.scores([samples[k] for k in mine])
    return scores, actions


def shares(samples: list[Sample], judged: list[str]) -> dict[str, float]:
    """How often the action is the one judged right, and one that is accepted: of all, by kind, of those labelled twice."""
    out: dict[str, float] = {"demands": len(samples)}
    groups = {
        "": range(len(samples)),
        "yrkanden_": [k for k, s in enumerate(samples) if not s.question],
        "questions_": [k for k, s in enumerate(samples) if s.question],
        "labelled_twice_": [k for k, s in enumerate(samples) if len(s.labels) > 1],
    }
    for name, mine in groups.items():
        out[name + "first"] = round(sum(judged[k] == samples[k].first for k in mine) / len(mine), 4)
        out[name + "accepted"] = round(sum(judged[k] in samples[k].accepted for k in mine) / len(mine), 4)
    twice = [s for s in samples if len(s.labels) > 1]
    out["readers_agree"] = round(sum(s.labels[0][0] == s.labels[1][0] for s in twice) / len(twice), 4)
    out["readers_accept"] = round(
        sum(bool({s.labels[0][0]} & set(s.labels[1]) or {s.labels[1][0]} & set(s.labels[0])) for s in twice) / len(twice), 4
    )
    return out


def _judged(samples: list[Sample], scores: np.ndarray, actions: list[str]) -> list[str]:
    return [s.settled or actions[k] for s, k in zip(samples, scores.argmax(axis=1), strict=True)]


def _likely(scores: np.ndarray, temperature: float) -> np.ndarray:
    raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / temperature)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def best_temperature(samples: list[Sample], scores: np.ndarray, actions: list[str]) -> float:
    """The temperature at which what was held out is likeliest, each action accepted counting as right."""
    place = {a: k for k, a in enumerate(actions)}
    open_ = [k for k, s in enumerate(samples) if not s.settled]
    right = [[place[a] for a in samples[k].accepted if a in place] for k in open_]

    def loss(t: float) -> float:
        likely = _likely(scores[open_], t)
        return -sum(math.log(max(1e-9, sum(likely[k, c] for c in cells))) for k, cells in enumerate(right))

    return min(TEMPERATURES, key=loss)


def quality(samples: list[Sample], judged: list[str], sure: np.ndarray) -> dict[str, Any]:
    """What a release publishes of the models: shares, confusion, calibration, all of held-out folds.

    `judged`, `sure`: the action of each sample and its probability, by a model that had not seen it.
    """
    actions = sorted({action for s in samples for reader in s.labels for action in reader})
    confusion: dict[str, dict[str, int]] = {a: {} for a in actions}
    for s, got in zip(samples, judged, strict=True):
        want = got if got in s.accepted else s.first
        confusion[want][got] = confusion[want].get(got, 0) + 1
    table = []
    for low, high in itertools.pairwise(BINS):
        mine = [k for k, s in enumerate(samples) if not s.settled and low <= sure[k] and (sure[k] < high or high == 1.0)]
        if mine:
            table.append(
                {
                    "from": low,
                    "to": high,
                    "demands": len(mine),
                    "mean_confidence": round(float(np.mean(sure[mine])), 3),
                    "accepted": round(sum(judged[k] in samples[k].accepted for k in mine) / len(mine), 3),
                }
            )
    return {
        "table": "demands",
        "column": "action",
        "method": f"labels of {len(samples)} demands; each judged by a model trained on the other four fifths of the documents",
        "shares": shares(samples, judged),
        "confusion": {want: dict(sorted(got.items())) for want, got in confusion.items()},
        "calibration": table,
    }


def _measured(
    samples: list[Sample], more: list[Sample], folds: np.ndarray, strength: float, share: float = 1.0
) -> tuple[list[str], np.ndarray, dict[str, float]]:
    """The action of each sample by a model that had not seen it, its probability, and the temperature of each kind's model."""
    judged, sure, temperatures = [""] * len(samples), np.zeros(len(samples)), {}
    for kind, question in KINDS.items():
        mine = np.array([k for k, s in enumerate(samples) if s.question is question])
        of_kind = [samples[k] for k in mine]
        scores, actions = held_out(of_kind, [s for s in more if s.question is question], folds[mine], strength, share)
        temperatures[kind] = best_temperature(of_kind, scores, actions)
        sure[mine] = _likely(scores, temperatures[kind]).max(axis=1)
        for k, action in zip(mine, _judged(of_kind, scores, actions), strict=True):
            judged[k] = action
    return judged, sure, temperatures


def main() -> None:
    """Measure on held-out folds, train on all, write models and quality."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true", help="print the learning curve too (some minutes)")
    parser.add_argument("--strength", type=float, default=STRENGTH, help="of regularisation, the greater the freer")
    options = parser.parse_args()
    samples, more, strength = read_samples(), read_more(), options.strength
    folds = folds_of(samples)
    judged, sure, temperatures = _measured(samples, more, folds, strength)
    print(f"{len(samples)} demands and {len(more)} more, strength {strength:g}, temperatures {temperatures}")
    report = quality(samples, judged, sure)
    print(orjson.dumps(report["shares"]).decode())
    if options.curve:
        for part in (0.0625, 0.125, 0.25, 0.5):
            mine, _, _ = _measured(samples, more, folds, strength, part)
            print(f"labels {round(part * 0.8 * len(samples))}: {shares(samples, mine)}", flush=True)
    for kind, question in KINDS.items():
        trained = Trained([s for s in samples + more if s.question is question], strength)
        path = MODELS / f"action_weights_{kind}.tsv"
        path.write_text("\n".join(trained.rows(temperatures[kind])) + "\n", encoding="utf-8")
        print(f"written: {path.relative_to(ROOT)} ({path.stat().st_size // 1024} kB)")
    QUALITY.write_bytes(orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    print(f"written: {QUALITY.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
