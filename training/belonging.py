"""Learns whether a phrase behind the noun of a figure belongs to it: `python -m training.belonging` (part of `make models`).

The labels (`tests/samples/statistics-belonging-20261130.tsv`) are nouns of figures with the phrases behind them in documents outside the
pool of the rounds. Readers who saw the sentence alone said how many of the phrases the noun needs, and how many it may have; a phrase
that it may have and does not need is not trained on. The weights go to `belonging_weights.tsv`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from riksdata.extractors.statistics.attributes import belonging
from riksdata.extractors.statistics.attributes.behind_noun import phrases_behind
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from tests.rounds.pool import of_ids
from training.labels import SAMPLES

FILE = SAMPLES / "statistics-belonging-20261130.tsv"
OUT = Path(belonging.__file__).with_name("belonging_weights.tsv")
FREEDOM = 0.3
"""Of the regression: the greater the freer."""
LEAST = 2
"""Times that evidence must be met."""
SMALLEST = 0.02
"""Weights nearer to nothing are left out."""
FOLDS = 10
HEAD = """\
# Evidence that a phrase behind a noun belongs to it, and what it adds to the logarithm of the odds in thousandths; first, what all have.
# Origin: training/belonging.py, from tests/samples/statistics-belonging-20261130.tsv.
"""


@dataclass
class Phrase:
    """A phrase behind a noun: its evidence; whether the noun needs it, may have it."""

    document: str
    names: tuple[str, ...]
    needed: bool
    may: bool


def read_phrases(file: Path = FILE) -> Iterator[Phrase]:
    """The labelled phrases, up to the first of each noun that is none of its own."""
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if not line.startswith(("#", "document_id"))]
    texts = {found.id: found.text for found in of_ids({row[0] for row in rows})}
    for document, start, end, digest, noun_start, noun_end, figure, kind, begins, must, may in rows:
        text = texts[document][int(start) : int(end)].replace("\n", " ")
        if hashlib.sha256(text.encode()).hexdigest()[:16] != digest:
            raise ValueError(f"{document}: characters {start} to {end} are not those that were read")
        judged = {int(place): k for k, place in enumerate(begins.split())}
        clause = belonging.clause_before(text, int(figure))
        reach, behind = int(noun_end), int(noun_start) >= int(figure)
        for step, phrase in enumerate(phrases_behind(text, reach, not any(map(finite, clause))), 1):
            k = judged.get(phrase[0])
            if k is None:
                break
            noun = (int(noun_start), phrase[0])
            names = tuple(belonging.evidence(text, noun, phrase, step, clause, kind, behind))
            yield Phrase(document, names, k < int(must), k < int(may))
            if k >= int(may):
                break


def fit(phrases: list[Phrase]) -> dict[str, float]:
    """The weights; "": what all have."""
    known = [p for p in phrases if p.needed or not p.may]
    count = Counter(name for p in known for name in set(p.names))
    names = sorted(name for name, n in count.items() if n >= LEAST)
    model = LogisticRegression(C=FREEDOM, max_iter=3000).fit(_table(known, names), [p.needed for p in known])
    found = {name: float(w) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= SMALLEST}
    return {"": float(model.intercept_[0]), **found}


def _table(phrases: list[Phrase], names: list[str]) -> csr_matrix:
    place = {name: k for k, name in enumerate(names)}
    cells = [(row, place[name]) for row, p in enumerate(phrases) for name in set(p.names) if name in place]
    rows, columns = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(phrases), len(names)))


def held_out(phrases: list[Phrase]) -> np.ndarray:
    """The probability of each phrase by weights that have not seen its document."""
    fold = np.array([int(hashlib.sha256(p.document.encode()).hexdigest(), 16) % FOLDS for p in phrases])
    out = np.zeros(len(phrases))
    for k in range(FOLDS):
        weights = fit([p for p, f in zip(phrases, fold, strict=True) if f != k])
        for i in np.flatnonzero(fold == k):
            odds = weights[""] + sum(weights.get(name, 0.0) for name in set(phrases[i].names))
            out[i] = 1 / (1 + np.exp(-odds))
    return out


def main() -> None:
    """Prints what is right out of fold, and writes the weights."""
    phrases = list(read_phrases())
    chance = held_out(phrases)
    needed, wrong = np.array([p.needed for p in phrases]), np.array([not p.may for p in phrases])
    print(f"{len(phrases)} phrases, {needed.sum()} needed, {wrong.sum()} of something else")
    for sure in (0.5, 0.6, 0.65, 0.7, 0.8):
        taken = chance >= sure
        print(
            f"from {sure}: {taken.sum()} taken, {(taken & needed).sum() / needed.sum():.1%} of those needed; "
            f"{(taken & wrong).sum() / taken.sum():.1%} of what is taken is of something else"
        )
    weights = fit(phrases)
    rows = [f"\t{round(1000 * weights.pop(''))}", *(f"{name}\t{round(1000 * w)}" for name, w in sorted(weights.items()))]
    OUT.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
