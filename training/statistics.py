"""Trains the model that decides whether a quantity is a statistic, and writes its weights.

    python -m training.statistics          (`make models` does it)

A logistic regression over named evidence, on the labels of `training.labels`. Its probabilities are calibrated by a scale and a shift that
are fitted on predictions for documents that each fold had not seen; both are folded into the weights, so that the file holds nothing but
names and weights. Deterministic: the same labels give the same file. Prints how well documents are predicted that a fold has not seen.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from riksdata.extractors.references import find_references
from riksdata.extractors.statistics.decide.decisions import FOR_SURE, decided
from riksdata.extractors.statistics.decide.evidence import topic
from riksdata.extractors.statistics.decide.model import names_of
from tests.rounds.pool import ROOT
from training.labels import Judged, judged

WEIGHTS = ROOT / "riksdata" / "extractors" / "statistics" / "decide" / "weights.tsv"
STRENGTH = 0.15
"""Inverse of the regularisation; larger ones predicted unseen documents no better."""
SEEN_AT_LEAST = 3
"""Evidence that fewer labelled quantities have is left out."""
FOLDS = 10
_SMALLEST = 0.01


def labelled(item: Judged) -> list[tuple[list[str], bool, str, bool]]:
    """Evidence, verdict and rule of each judged quantity that is weighed at all; whether its document was judged whole."""
    document = item.document
    references = find_references(document) if item.whole else []
    out = []
    decisions = decided(document, references)
    sentences = decisions.sentences
    for candidate in decisions.candidates:
        place, end = sentences.to_document(candidate.quantity.start), sentences.end_to_document(candidate.quantity.end)
        verdict, known = item.verdict(place, end)
        if known and verdict is not None and candidate.rule not in FOR_SURE:
            out.append(
                (
                    sorted({*names_of(candidate.evidence), *topic(candidate.sentence, candidate.quantity.kind)}),
                    verdict,
                    candidate.rule or "none",
                    item.whole,
                )
            )
    return out


def main() -> None:
    """Train, say how good it is, write the weights."""
    rows: list[tuple[list[str], bool, str, bool]] = []
    groups: list[int] = []
    for number, item in enumerate(judged()):
        found = labelled(item)
        rows += found
        groups += [number] * len(found)
    train(rows, groups)


def train(rows: list[tuple[list[str], bool, str, bool]], groups: list[int]) -> None:
    """Train on rows as `labelled` gives them, `groups` the number of each one's document; say how good it is, write the weights."""
    counts = Counter(name for row in rows for name in row[0])
    names = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST and name != "bias")
    place = {name: k for k, name in enumerate(names)}
    pairs = [(k, place[name]) for k, row in enumerate(rows) for name in row[0] if name in place]
    given = csr_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(rows), len(names)))
    wanted = np.array([row[1] for row in rows])
    unseen = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(given, wanted, groups):
        unseen[test] = _fitted(given[train], wanted[train]).decision_function(given[test])
    scaling = LogisticRegression(C=1e6, solver="liblinear", random_state=0).fit(unseen.reshape(-1, 1), wanted)
    slope, shift = float(scaling.coef_[0, 0]), float(scaling.intercept_[0])
    _report(wanted, 1 / (1 + np.exp(-(slope * unseen + shift))), np.array([row[2] == "none" for row in rows]))
    model = _fitted(given, wanted)
    weights = {name: slope * float(weight) for name, weight in zip(names, model.coef_[0], strict=True)}
    weights["bias"] = slope * float(model.intercept_[0]) + shift
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= _SMALLEST]
    WEIGHTS.write_text(
        "# What each piece of evidence adds to the log odds that a quantity is a statistic.\n"
        "# Origin: `make models`, from the labels in tests/samples, the gold rows and the rounds.\n"
        + "\n".join(["evidence\tweight", *lines])
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(lines)} weights from {len(rows)} quantities of {len(set(groups))} documents")


def _fitted(given: Any, wanted: Any) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, max_iter=1000).fit(given, wanted)


def _report(wanted: Any, predicted: Any, by_rules: Any) -> None:
    for title, chosen in (("rules alone", by_rules), ("model, unseen documents", predicted >= 0.5)):
        right = int((chosen & wanted).sum())
        precision, recall = right / int(chosen.sum()), right / int(wanted.sum())
        print(f"{title:<26} precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    print("confidence   quantities   of them statistics")
    for low in range(0, 10, 2):
        inside = (predicted >= low / 10) & (predicted < low / 10 + 0.2 + (low == 8) * 0.01)
        if inside.any():
            print(f"{low / 10:.1f}-{low / 10 + 0.2:.1f}      {int(inside.sum()):>10}   {wanted[inside].mean():.2f}")


if __name__ == "__main__":
    main()
