"""Trains the choice among the times of a sentence, and writes its weights.

    python -m training.periods          (`make models` does it)

A conditional logistic regression over the options of `attributes.period_choice`. Labels: the sample of periods, the documents in which
each quantity was judged, the gold, rounds 1 to 12, and what was invented (`training.written`). The readings in their order were mended with
most of these in sight and are nearly always right there, so what they choose is evidence only in rows that they have not seen; of how
often invented and chosen rows have no time nothing is learned. Deterministic. Prints how well documents are told that a fold has not seen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from riksdata.extractors.references import find_references
from riksdata.extractors.statistics.attributes.period_choice import preferred
from riksdata.extractors.statistics.attributes.period_options import Option, options
from riksdata.extractors.statistics.extract import dated
from riksdata.text.document import TextDocument
from tests.rounds.pool import ROOT, of_ids
from training import labels
from training.written import BLIND, PASSAGES, SENTENCES, marked

WEIGHTS = ROOT / "riksdata" / "extractors" / "statistics" / "attributes" / "period_weights.tsv"
SAMPLE = "statistics-periods-20261130"
STRENGTH = 0.4
"""Inverse of the regularisation; half and twice as much told unseen documents no better."""
SEEN_AT_LEAST = 3
"""Evidence that fewer options have is left out."""
FOLDS = 8
WEIGHT = {"unseen": 1.0, "written": 1.0, "blind": 0.4, "seen": 0.5, "gold": 2.0}
"""What a figure counts, by the kind of its label."""
_SMALLEST = 0.005
_TWO_MEANT = "?"

Label = tuple[int, int, str | None]
"""A span of the text and the time of the statistic there; None where its sentence names none."""


@dataclass(slots=True)
class Figure:
    """A labelled figure: the kind of its label, its document, what the readings choose, its options and the right time."""

    kind: str
    document: str
    read: str | None
    options: list[Option]
    right: str | None


def documents() -> Iterator[tuple[str, str, TextDocument, list[Label]]]:
    """The kind of label, the name, the text and the labels of each document, in a fixed order."""
    rows: dict[tuple[str, int, int, str], list[dict[str, str]]] = {}
    for row in labels.rows_of(SAMPLE):
        rows.setdefault((row["document_id"], int(row["window_start"]), int(row["window_end"]), row["text_sha256"]), []).append(row)
    texts = {found.id: found for found in of_ids({key[0] for key in rows})}
    for (name, start, end, digest), of_window in sorted(rows.items()):
        text = texts[name].text[start:end] if name in texts else ""
        if hashlib.sha256(text.encode()).hexdigest()[:16] == digest:
            for seen in ("no", "yes"):
                spans = [(int(r["char_start"]), int(r["char_end"]), r["period"] or None) for r in of_window if r["seen"] == seen]
                yield "seen" if seen == "yes" else "unseen", name, TextDocument(text, texts[name].doc_type), spans
    for name, document, judged in labels.judged_documents():
        yield "seen", name, document, [_label(r["char_start"], r["char_end"], r["period"]) for r in judged if r["verdict"] == "statistic"]
    for kind, name, document, found in labels.gold_and_rounds():
        yield (
            kind,
            name,
            document,
            [
                _label(r["char_start"], r["char_end"], _TWO_MEANT if "period" in (r.get("also") or {}) else r.get("period"))
                for r in found
                if r["table"] == "statistics" and not r.get("optional")
            ],
        )
    for path, kind in ((SENTENCES, "written"), (BLIND, "blind"), (PASSAGES, "blind")):
        for name, document, figures_of in marked(path):
            yield (
                kind,
                name,
                document,
                [(figure.start, figure.end, _TWO_MEANT if figure.doubtful else figure.period) for figure in figures_of],
            )


def _label(start: int | str, end: int | str, period: str | None) -> Label:
    return int(start), int(end), period or None


def figures() -> Iterator[Figure]:
    """Every labelled figure whose sentence names a year, with its options; those that the grammar does not read are left out."""
    for kind, name, document, spans in documents():
        for start, end, candidate, same, read, _ in dated(document, find_references(document), [(a, b) for a, b, _ in spans]):
            right = next((period for low, high, period in spans if low < end and start < high), _TWO_MEANT)
            if right == _TWO_MEANT:
                continue
            given = options(candidate, same, read)
            if kind in ("seen", "written", "blind"):
                given = [Option(label, [n for n in names if "chain" not in n]) for label, names in given]
            if kind != "unseen":
                given[0].names.append(f"none of {kind}")
            yield Figure(kind, name, read, given, right)


def main() -> None:
    """Train, say how good it is, write the weights."""
    known = [figure for figure in figures() if figure.right in {option.label for option in figure.options}]
    unseen = [figure for figure in known if figure.kind == "unseen"]
    told, read = 0, 0
    for fold in range(FOLDS):
        weights = {
            name: round(1000 * weight) for name, weight in fitted([f for f in known if f.kind != "unseen" or _fold(f) != fold]).items()
        }
        for figure in unseen:
            if _fold(figure) == fold:
                told += preferred(figure.options, figure.read, weights) == figure.right
                read += figure.read == figure.right
    print(f"figures of documents that a fold has not seen: right {told} of {len(unseen)}; the readings alone {read}")
    weights = {name: weight for name, weight in fitted(known).items() if abs(weight) >= _SMALLEST and not name.startswith("none of ")}
    WEIGHTS.write_text(
        "# What each piece of evidence adds to the score of a time that a figure may be of.\n"
        "# Origin: `make models`, from the labels in tests/samples, the gold rows, the rounds and training/written.py.\n"
        + "\n".join(["evidence\tweight", *(f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()))])
        + "\n",
        encoding="utf-8",
    )
    kinds = dict(Counter(figure.kind for figure in known))
    print(f"{len(weights)} weights from {len(known)} figures of {len({figure.document for figure in known})} documents: {kinds}")


def fitted(known: Sequence[Figure]) -> dict[str, float]:
    """The weight of each piece of evidence, by its name."""
    counts = Counter(name for figure in known for name in {name for option in figure.options for name in option.names})
    names = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)
    place = {name: k for k, name in enumerate(names)}
    given = [option for figure in known for option in figure.options]
    pairs = [(k, place[name]) for k, option in enumerate(given) for name in option.names if name in place]
    design = csr_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(given), len(names)))
    of = np.repeat(np.arange(len(known)), [len(figure.options) for figure in known])
    first = np.searchsorted(of, np.arange(len(known)))
    right = np.array([option.label == figure.right for figure in known for option in figure.options], float)
    counted = np.array([WEIGHT[figure.kind] for figure in known])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = design @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, first)[of])
        of_all, of_right = np.add.reduceat(odds, first), np.add.reduceat(odds * right, first)
        slope = design.T @ ((odds * right / of_right[of] - odds / of_all[of]) * counted[of])
        return float(-STRENGTH * (counted * np.log(of_right / of_all)).sum() + weights @ weights / 2), weights - STRENGTH * slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return dict(zip(names, map(float, found), strict=True))


def _fold(figure: Figure) -> int:
    return hashlib.sha256(figure.document.encode()).digest()[0] % FOLDS


if __name__ == "__main__":
    main()
