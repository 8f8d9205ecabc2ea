"""Helpers of the reference tests: read a line, read the gold's texts."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
import sys
from pathlib import Path
from typing import Any

from riksdata.extractors.records import Reference
from riksdata.extractors.references import find_references
from riksdata.text.document import TextDocument

DAY = datetime.date(2019, 5, 1)


def read(text: str, day: datetime.date | None = DAY) -> list[Reference]:
    """The references of a text, read as a motion of a day."""
    return find_references(TextDocument(text, doc_type="mot", date=day))


def labels(text: str, day: datetime.date | None = DAY) -> list[str]:
    return [r.label for r in read(text, day)]


def labels_of(text: str, doc_type: str = "mot", day: datetime.date = datetime.date(2018, 11, 20)) -> list[str]:
    """The labels of a text of a type of document, motion or report, written on a day."""
    return [r.label for r in find_references(TextDocument(text, doc_type=doc_type, date=day))]


def surfaces(text: str, day: datetime.date | None = DAY) -> list[str]:
    return [r.surface for r in read(text, day)]


def day_of(name: str) -> datetime.date | None:
    """When a gold text was written, by its session (`h6…` is 2018/19); None leaves it to the text."""
    found = re.match(r"h([0-9a-z])\d", name)
    return datetime.date(2012 + int(found[1], 36), 11, 20) if found else None


def predictions(texts: Path) -> list[dict[str, Any]]:
    """The rows found in a folder of gold texts, as the scorer takes them."""
    rows: list[dict[str, Any]] = []
    for path in sorted(texts.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = find_references(TextDocument(text, date=day_of(path.name)))
        rows += [{"table": "references", "doc": path.name, **dataclasses.asdict(row)} for row in found]
    return rows


def main() -> None:
    """Print the rows of a folder of texts as JSON lines: `python reference_reading.py FOLDER`."""
    for row in predictions(Path(sys.argv[1])):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
