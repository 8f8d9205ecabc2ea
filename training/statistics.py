"""Trains the model that decides whether a quantity is a statistic, and writes its weights.

    python -m training.statistics          (`make models` does it)

A logistic regression over named evidence, on the labels of `training.labels`. What a word before or behind a quantity weighs is shared
with words of like meaning (`training.words`), in a table of its own. Its probabilities are calibrated by a scale and a shift that are
fitted on predictions for documents that each fold had not seen; both are folded into the weights, so that the files hold nothing but
names and weights. Deterministic: the same labels give the same file. Prints how well documents are predicted that a fold has not seen.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from riksdata.extractors.references import find_references
from riksdata.extractors.statistics.decide.decisions import FOR_SURE, decided
from riksdata.extractors.statistics.decide.evidence import topic
from riksdata.extractors.statistics.decide.model import names_of
from tests.rounds.pool import ROOT
from training.labels import Judged, judged
from training.words import word_vectors

_DECIDE = ROOT / "riksdata" / "extractors" / "statistics" / "decide"
WEIGHTS, WORD_WEIGHTS = _DECIDE / "weights.tsv", _DECIDE / "word_weights.tsv"
STRENGTH = 0.15
"""Inverse of the regularisation; larger ones predicted unseen documents no better."""
SEEN_AT_LEAST = 3
"""Evidence that fewer labelled quantities have is left out."""
FOLDS = 10
PLACES = ("left 1 ", "left 2 ", "left 3 ", "right 1 ", "right 2 ", "verb before: ", "verb after: ")
"""Beginnings of the names of evidence that is one word at a place: what it weighs is shared with words of like meaning."""
MEANING = 1.5
"""How much meanings count beside the words themselves; of 0.5 to 2 the best on unseen documents."""
_OFTEN = 60
"""Times that a word must stand in the texts to be given a weight by its meaning alone."""
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
    itself = csr_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(rows), len(names)))
    given = hstack([itself, _meanings([row[0] for row in rows])]).tocsr()
    wanted = np.array([row[1] for row in rows])
    unseen = np.zeros(len(rows))
    for known, test in GroupKFold(FOLDS).split(given, wanted, groups):
        unseen[test] = _fitted(given[known], wanted[known]).decision_function(given[test])
    scaling = LogisticRegression(C=1e6, solver="liblinear", random_state=0).fit(unseen.reshape(-1, 1), wanted)
    slope, shift = float(scaling.coef_[0, 0]), float(scaling.intercept_[0])
    _report(wanted, 1 / (1 + np.exp(-(slope * unseen + shift))), np.array([row[2] == "none" for row in rows]))
    model = _fitted(given, wanted)
    weights = {name: slope * float(weight) for name, weight in zip(names, model.coef_[0], strict=False)}
    weights["bias"] = slope * float(model.intercept_[0]) + shift
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= _SMALLEST]
    WEIGHTS.write_text(
        "# What each piece of evidence adds to the log odds that a quantity is a statistic.\n"
        "# Origin: `make models`, from the labels in tests/samples, the gold rows and the rounds.\n"
        + "\n".join(["evidence\tweight", *lines])
        + "\n",
        encoding="utf-8",
    )
    by_meaning = _by_meaning(slope * model.coef_[0][len(names) :])
    WORD_WEIGHTS.write_text(
        "# What a word adds by its meaning at each place beside a quantity to the log odds that it is a statistic (thousandths).\n"
        "# Origin: `make models`, as weights.tsv, and the company that words keep in the riksdag's papers (training/words.py).\n"
        + "\n".join(["\t".join(("word", *PLACES)), *by_meaning])
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(lines)} weights, {len(by_meaning)} words from {len(rows)} quantities of {len(set(groups))} documents")


def _fitted(given: Any, wanted: Any) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, max_iter=1000).fit(given, wanted)


def _meanings(evidence: list[list[str]]) -> csr_matrix:
    """For each quantity the vectors of the words at its places, beside each other."""
    index, _, vectors = word_vectors()
    size = vectors.shape[1]
    out = np.zeros((len(evidence), len(PLACES) * size))
    for row, names in enumerate(evidence):
        for name in names:
            for number, place in enumerate(PLACES):
                if name.startswith(place):
                    word = index.get(name.removeprefix(place))
                    if word is not None:
                        out[row, number * size : (number + 1) * size] += MEANING * vectors[word]
                    break
    return csr_matrix(out)


def _by_meaning(coefficients: Any) -> list[str]:
    """Each frequent word with what it weighs at each place, as the lines of the table, in the order of the words."""
    index, count, vectors = word_vectors()
    size = vectors.shape[1]
    weighed = [1000 * MEANING * (vectors @ coefficients[k * size : (k + 1) * size]) for k in range(len(PLACES))]
    lines = []
    for word in sorted(word for word in index if count[word] >= _OFTEN):
        cells = [round(float(at[index[word]])) for at in weighed]
        if any(cells):
            lines.append("\t".join((word, *map(str, cells))))
    return lines


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
