"""Which statistics a change of the code gains and loses, by the rule that decides.

    python benchmarks/statistics_decisions.py dump ROWS.jsonl [--documents N]     every quantity of the corpus with what was decided of it
    python benchmarks/statistics_decisions.py compare BEFORE.jsonl AFTER.jsonl [--examples N]
    python benchmarks/statistics_decisions.py commits BEFORE [AFTER] [--documents N] [--examples N]

`commits` checks out two commits side by side (AFTER: the working tree, where it is left out), runs `dump` in each and compares. A row is
gained where it is a statistic only after, lost where it was one only before; it is counted under the rule that rejects it on the other
side, or under `not read` where the grammar does not read it there. The corpus is the bulk zip's motions and committee reports.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
ZIPS = {"mot": "mot-2018-2021.json.zip", "bet": "bet-2018-19.json.zip"}
_AROUND = 70

Key = tuple[str, int, int]


def dump(path: Path, limit: int, corpus: Path) -> None:
    """Writes a line for each quantity: document, span, rule (null for a statistic) and the words around it."""
    from riksdata.extractors.statistics import find_quantities
    from riksdata.text.document import TextDocument
    from riksdata.text.html import render_html

    with path.open("w", encoding="utf-8") as out:
        for kind, name in ZIPS.items():
            with zipfile.ZipFile(corpus / name) as bulk:
                for entry in sorted(bulk.namelist())[:limit]:
                    if _held_back(Path(entry).stem):
                        continue  # held back for the rounds
                    try:
                        record = json.loads(bulk.read(entry).decode("utf-8-sig"))["dokumentstatus"]["dokument"]
                    except ValueError:
                        continue  # no JSON
                    page = render_html(record.get("html") or "")
                    for q in find_quantities(TextDocument(page.text, kind, headings=page.headings), []):
                        around = page.text[max(0, q.char_start - _AROUND) : q.char_end + _AROUND]
                        line = [record["dok_id"], q.char_start, q.char_end, q.rule, q.unit, q.surface, " ".join(around.split())]
                        out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _held_back(name: str) -> bool:
    """Whether a document is in the pool of the rounds (`tests/rounds/pool.py`), which nobody reads before it is drawn."""
    return hashlib.sha256(f"riksdata-round:{name.upper()}".encode()).digest()[0] < 20


def compare(before: Path, after: Path, examples: int) -> None:
    """Prints rows gained and lost by rule, with examples."""
    old, new = _read(before), _read(after)
    for title, here, there in (("gained", new, old), ("lost", old, new)):
        counts: Counter[str] = Counter()
        shown: defaultdict[str, list[str]] = defaultdict(list)
        others = _by_place(there)
        for key, row in here.items():
            other = there.get(key) or others.get(key[:2])
            if row[3] is None and (other is None or other[3] is not None):
                rule = other[3] if other else "not read"
                counts[rule] += 1
                if len(shown[rule]) < examples:
                    shown[rule].append(f"{row[0]}:{row[1]} [{row[5]}] … {row[6]} …")
        print(f"{title}: {sum(counts.values())} (statistics before {_kept(old)}, after {_kept(new)})")
        for rule, count in counts.most_common():
            print(f"  {rule:<24}{count:>6}")
            for line in shown[rule]:
                print(f"      {line}")


def commits(before: str, after: str | None, limit: int, corpus: Path, examples: int) -> None:
    """Dumps two commits in worktrees of their own and compares them."""
    with tempfile.TemporaryDirectory() as folder:
        dumps = []
        for name in (before, after):
            rows = Path(folder) / f"{len(dumps)}.jsonl"
            tree = ROOT
            if name is not None:
                tree = Path(folder) / f"tree-{len(dumps)}"
                subprocess.run(["git", "-C", str(ROOT), "worktree", "add", "--detach", str(tree), name], check=True, capture_output=True)
            try:
                script = [sys.executable, str(Path(__file__).resolve()), "dump", str(rows), "--documents", str(limit)]
                subprocess.run([*script, "--corpus", str(corpus)], check=True, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)})
            finally:
                if name is not None:
                    subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(tree)], check=True)
            dumps.append(rows)
        compare(dumps[0], dumps[1], examples)


def _read(path: Path) -> dict[Key, list]:
    return {(row[0], row[1], row[2]): row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _by_place(rows: dict[Key, list]) -> dict[tuple[str, int], list]:
    return {key[:2]: row for key, row in rows.items()}


def _kept(rows: dict[Key, list]) -> int:
    return sum(row[3] is None for row in rows.values())


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = args.add_subparsers(dest="way", required=True)
    one = ways.add_parser("dump")
    one.add_argument("rows", type=Path)
    two = ways.add_parser("compare")
    two.add_argument("before", type=Path)
    two.add_argument("after", type=Path)
    three = ways.add_parser("commits")
    three.add_argument("before")
    three.add_argument("after", nargs="?")
    for way in (one, three):
        way.add_argument("--corpus", type=Path, default=CORPUS, help="the folder of the zips")
        way.add_argument("--documents", type=int, default=10_000, help="at most so many of each type")
    for way in (two, three):
        way.add_argument("--examples", type=int, default=3)
    opts = args.parse_args()
    if opts.way == "dump":
        dump(opts.rows, opts.documents, opts.corpus)
    elif opts.way == "compare":
        compare(opts.before, opts.after, opts.examples)
    else:
        commits(opts.before, opts.after, opts.documents, opts.corpus, opts.examples)


if __name__ == "__main__":
    main()
