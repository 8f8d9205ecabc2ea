"""Every gold collection and the figures reached on it: what the ratchet holds, and what `make scores` records for the releases."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold"
RECORD = ROOT / "riksdata" / "release" / "scores.json"
README = ROOT / "README.md"


@dataclass(frozen=True)
class Collection:
    """Gold rows and the texts that they were judged on."""

    name: str
    gold: Path
    texts: Path

    @property
    def there(self) -> bool:
        """Whether this clone can read it."""
        return self.gold.is_file() and self.texts.is_dir()


COLLECTIONS = (
    Collection("seeds", ROOT / "tests" / "gold" / "seeds.jsonl", ROOT / "data" / "inbox"),
    Collection("dev", SHARED / "dev.jsonl", SHARED / "texts"),
)


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measured(collection: Collection) -> list[dict[str, Any]]:
    """The figures of each table on a collection, as releases publish them."""
    from riksdata.extractors.scoring import KEYS, score
    from riksdata.pipeline.one_document import extract_record
    from riksdata.sources.inbox import read_file

    gold = load(collection.gold)
    found: list[dict[str, Any]] = []
    for name in sorted({row["doc"] for row in gold}):
        document = extract_record(read_file(collection.texts / name))
        found += [{"doc": name, "table": table, **row} for table in KEYS for row in document.tables[table]]
    return [
        {
            "table": table,
            "collection": collection.name,
            "documents": len({row["doc"] for row in gold if row["table"] == table}),
            "gold_rows": each.expected,
            "precision": round(each.precision, 4),
            "recall": round(each.recall, 4),
            "f1": round(each.f1, 4),
        }
        for table, each in score(gold, found).items()
    ]


def readme_table(entries: list[dict[str, Any]]) -> str:
    """The figures as the README shows them."""
    lines = ["| texts | table | rows judged | precision | recall | F1 |", "|---|---|--:|--:|--:|--:|"]
    for e in entries:
        figures = " | ".join(f"{100 * e[name]:.1f} %" for name in ("precision", "recall", "f1"))
        lines.append(f"| {e['collection']} ({e['documents']} documents) | {e['table']} | {e['gold_rows']} | {figures} |")
    return "\n".join(lines)


def between(text: str, mark: str, new: str) -> str:
    """The text with what stands between `<!-- mark -->` and `<!-- /mark -->` replaced."""
    before, rest = text.split(f"<!-- {mark} -->", 1)
    after = rest.split(f"<!-- /{mark} -->", 1)[1]
    return f"{before}<!-- {mark} -->\n{new}\n<!-- /{mark} -->{after}"


def main() -> None:
    """Write the record and the README's table anew; collections that are not there keep their figures."""
    kept = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else []
    new = []
    for collection in COLLECTIONS:
        new += measured(collection) if collection.there else [entry for entry in kept if entry["collection"] == collection.name]
    RECORD.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    README.write_text(between(README.read_text(encoding="utf-8"), "scores", readme_table(new)), encoding="utf-8")
    for entry in new:
        sys.stdout.write(f"{entry['collection']:6} {entry['table']:11} {entry['gold_rows']:5} rows  F1 {100 * entry['f1']:.1f}\n")


if __name__ == "__main__":
    main()
