"""The gold of known texts and the figures reached on it, which the ratchet holds. They say little of other texts and are not published."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold"
RECORD = ROOT / "tests" / "gold" / "scores.json"


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


def main() -> None:
    """Write the record anew; collections that are not there keep their figures."""
    kept = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else []
    new = []
    for collection in COLLECTIONS:
        new += measured(collection) if collection.there else [entry for entry in kept if entry["collection"] == collection.name]
    RECORD.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    for entry in new:
        sys.stdout.write(f"{entry['collection']:6} {entry['table']:11} {entry['gold_rows']:5} rows  F1 {100 * entry['f1']:.1f}\n")


if __name__ == "__main__":
    main()
