"""Check an annotation before it is handed in: `python -m tests.rounds.check_annotation FOLDER/round-3/A/ID.ann …`.

Tells of every line whose words do not stand in the text, or whose label, unit, action or form is not one. It knows nothing of what the
program would find. Without names of files, given a folder of annotations, it checks that every document has one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.rounds.annotation import Annotation, read_annotation

TYPES = {
    "motion": "mot",
    "interpellation": "ip",
    "written question": "fr",
    "answer to a written question": "frs",
    "committee report": "bet",
}


def doc_type_of(numbered: Path) -> str:
    """The document's type, from the first line of the numbered text."""
    parts = numbered.read_text(encoding="utf-8").partition("\n")[0].split(" · ")
    if len(parts) < 3 or parts[1] not in TYPES:
        raise ValueError(f"{numbered}: the first line does not say what the document is")
    return TYPES[parts[1]]


def check(path: Path) -> Annotation:
    """Read the annotation at `round-N/A/ID.ann` against its text. Raises ValueError where the text is not in its place."""
    folder, name = path.parent.parent, path.stem
    text_file, numbered = folder / "texts" / f"{name}.txt", folder / f"{name}.txt"
    if not text_file.is_file() or not numbered.is_file():
        raise ValueError(f"{path}: there is no document {name} in {folder}")
    with text_file.open(encoding="utf-8", newline="") as file:
        text = file.read()
    return read_annotation(path.read_text(encoding="utf-8-sig"), text, f"{name}.txt", doc_type_of(numbered))


def main(argv: Sequence[str] | None = None) -> int:
    """Print what is wrong and what was read; 1 where something is wrong."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("paths", nargs="+", type=Path, help="annotations (.ann), or an annotator's folder")
    opts = args.parse_args(argv)
    wrong = 0
    for given in opts.paths:
        files = sorted(given.glob("*.ann")) if given.is_dir() else [given]
        if given.is_dir():
            missing = {p.stem for p in given.parent.glob("*.txt")} - {p.stem for p in files}
            wrong += len(missing)
            for name in sorted(missing):
                sys.stdout.write(f"{given / name}.ann: not there yet\n")
        for path in files:
            try:
                found = check(path)
            except (OSError, ValueError) as error:
                sys.stdout.write(f"{error}\n")
                wrong += 1
                continue
            counts = Counter(row["table"] for row in found.rows)
            said = ", ".join(f"{counts[t]} {t}" for t in ("demands", "references", "statistics"))
            sys.stdout.write(f"{path}: {said}, {len(found.arguments)} arguments, {len(found.problems)} problems\n")
            for problem in found.problems:
                sys.stdout.write(f"  {problem}\n")
            wrong += len(found.problems)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
