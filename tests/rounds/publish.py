"""The figures that README and releases publish: those of the last two rounds together, at first sight, and no others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.rounds.counting import TABLES, Share, figures
from tests.rounds.draw import HERE
from tests.rounds.record import last_rounds, read_counts

ROOT = HERE.parents[1]
ROUNDS = 2


def first_sight(rounds: int = ROUNDS, folder: Path = HERE) -> list[dict[str, Any]]:
    """The pooled figures of the rounds scored last, as `quality.json` publishes them (`riksdata.release.quality.Score`), shares 0 to 1.

    One entry for all strata and one a stratum, for each table; empty where no round has been scored.
    """
    numbers = last_rounds(rounds, folder)
    counts = [c for number in numbers for c in read_counts(number, folder)]
    name = f"round{'s' * (len(numbers) > 1)} {' and '.join(map(str, numbers))}, first sight"
    entries = []
    for stratum in ("all", *dict.fromkeys(c.stratum for c in counts)):
        for table in TABLES:
            figure = figures([c for c in counts if stratum in ("all", c.stratum)], table)
            if not figure.judged:
                continue
            rates = {"precision": figure.precision, "recall": figure.recall, "f1": figure.f1}
            entries.append(
                {
                    "table": table,
                    "collection": name,
                    "stratum": stratum,
                    "documents": figure.documents,
                    "gold_rows": figure.judged,
                    **{key: share and round(share.value, 4) for key, share in rates.items()},
                    "intervals": {key: _interval(share) for key, share in rates.items() if share},
                    "fields": {
                        key: {"share": round(share.value, 4), "interval": _interval(share), "rows": share.of}
                        for key, share in figure.fields.items()
                    },
                }
            )
    return entries


def _interval(share: Share) -> list[float]:
    return [round(share.low, 4), round(share.high, 4)]


def readme_table(entries: Sequence[dict[str, Any]]) -> str:
    """The figures over all strata as the README shows them."""
    picked = [e for e in entries if e["stratum"] == "all"]
    if not picked:
        return "No round has been scored yet."

    def said(share: float, interval: Sequence[float]) -> str:
        return f"{100 * share:.1f} % ({100 * interval[0]:.0f}–{100 * interval[1]:.0f})"

    lines = [f"In {picked[0]['collection']}, 95 % intervals in brackets:", ""]
    lines += ["| what | documents | judged | precision | recall | F1 |", "|---|--:|--:|--:|--:|--:|"]
    fields = ["| field | compared | right |", "|---|--:|--:|"]
    for e in picked:
        if e["f1"] is not None:
            rates = " | ".join(said(e[key], e["intervals"][key]) for key in ("precision", "recall", "f1"))
            lines.append(f"| {e['table']} | {e['documents']} | {e['gold_rows']} | {rates} |")
        fields += [f"| {e['table']}: {name} | {f['rows']} | {said(f['share'], f['interval'])} |" for name, f in e["fields"].items()]
    return "\n".join([*lines, "", *fields])


def between(text: str, mark: str, new: str) -> str:
    """The text with what stands between `<!-- mark -->` and `<!-- /mark -->` replaced."""
    before, rest = text.split(f"<!-- {mark} -->", 1)
    after = rest.split(f"<!-- /{mark} -->", 1)[1]
    return f"{before}<!-- {mark} -->\n{new}\n<!-- /{mark} -->{after}"


def write(root: Path = ROOT, folder: Path = HERE) -> None:
    """Write the figures into the package, from where releases take them, and into the README."""
    entries = first_sight(folder=folder)
    scores, readme = root / "riksdata" / "release" / "scores.json", root / "README.md"
    scores.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8", newline="\n")
    readme.write_text(between(readme.read_text(encoding="utf-8"), "scores", readme_table(entries)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
