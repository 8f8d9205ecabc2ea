"""Score a round: `python -m tests.rounds.score --round 3 --out FOLDER`, with the annotations in `FOLDER/round-3/A` and `B`.

The two annotations are merged, the program reads the texts, and the figures are appended to `rounds.tsv`, before anybody has looked at an
error. With that, the round's labels (characters and labels, no running text), the annotators' agreement and the published figures are
written. A round is scored at first sight once; `--again` shows today's figures of it, and `--errors` what is wrong, by kind.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.rounds import publish, record
from tests.rounds.agreement import agreement_text, keep_agreement
from tests.rounds.annotation import Annotation, read_annotation
from tests.rounds.counting import TABLES, Count, Share, Wrong, count_document, figures
from tests.rounds.draw import HERE, Drawn, ids_file, read_ids
from tests.rounds.merge import Merged, merge

ROOT = HERE.parents[1]


class NotReady(Exception):
    """A round that cannot be scored: something is missing or cannot be read. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round that two annotators have read: its documents with their texts and gold."""

    number: int
    documents: list[tuple[Drawn, str, Merged]]


def read_round(number: int, out: Path, folder: Path = HERE) -> Round:
    """Read and merge the annotations of a round. Raises NotReady."""
    if not ids_file(number, folder).is_file():
        raise NotReady(f"round {number} has not been drawn; draw it with `make round ROUND={number} OUT={out}`")
    place = out / f"round-{number}"
    documents, wrong = [], []
    for drawn in read_ids(ids_file(number, folder)):
        text_file = place / "texts" / f"{drawn.name}.txt"
        if not text_file.is_file():
            raise NotReady(f"{text_file} is not there; write the round out again")
        text = text_file.read_bytes().decode("utf-8")
        if hashlib.sha256(text.encode()).hexdigest() != drawn.sha256:
            raise NotReady(f"{text_file} is not the text that was drawn; write the round out again")
        pair: list[Annotation] = []
        for annotator in ("A", "B"):
            path = place / annotator / f"{drawn.name}.ann"
            if not path.is_file():
                wrong.append(f"{path}: not there yet")
                continue
            found = read_annotation(path.read_text(encoding="utf-8-sig"), text, f"{drawn.name}.txt", drawn.doc_type)
            wrong += [f"{path}: {problem}" for problem in found.problems]
            pair.append(found)
        if len(pair) == 2:
            documents.append((drawn, text, merge(pair[0], pair[1], text, f"{drawn.name}.txt")))
    if wrong:
        raise NotReady("\n".join([*wrong, f"{len(wrong)} problems; the annotators mend them, then the round is scored"]))
    return Round(number, documents)


def labels_text(scored: Round) -> str:
    """A round's labels as they are kept: of a demand only its characters, of the others surface and fields."""
    rows = [row for _, _, merged in scored.documents for row in (*merged.rows, *merged.arguments)]
    return "".join(json.dumps({k: v for k, v in row.items() if k != "text"}, ensure_ascii=False) + "\n" for row in rows)


def count_round(scored: Round) -> tuple[list[Count], list[Wrong]]:
    """Read every text of the round with the program."""
    counts: list[Count] = []
    wrong: list[Wrong] = []
    for drawn, text, merged in scored.documents:
        more, also = count_document(drawn, merged, text)
        counts += more
        wrong += also
    return counts, wrong


def shown(counts: Sequence[Count]) -> str:
    """The figures for the screen."""

    def said(share: Share | None) -> str:
        return "" if share is None else f"{100 * share.value:.1f} ({100 * share.low:.0f}-{100 * share.high:.0f})"

    lines = [f"{'stratum':<20}{'table':<12}{'docs':>5}{'judged':>7}{'found':>6}  {'precision':<15}{'recall':<15}{'F1':<15}fields"]
    for stratum in ("all", *dict.fromkeys(c.stratum for c in counts)):
        for table in TABLES:
            f = figures([c for c in counts if stratum in ("all", c.stratum)], table)
            if f.judged or f.found:
                fields = "  ".join(f"{name} {said(s)} of {s.of}" for name, s in f.fields.items())
                rates = f"{said(f.precision):<15}{said(f.recall):<15}{said(f.f1):<15}"
                lines.append(f"{stratum:<20}{table:<12}{f.documents:>5}{f.judged:>7}{f.found:>6}  {rates}{fields}")
    return "\n".join(lines) + "\n"


def errors_by_kind(wrong: Sequence[Wrong], scored: Round) -> str:
    """Everything that is wrong, the largest kinds first, each with its place and some words around it. Never written to a file."""
    texts = {f"{drawn.name}.txt": text for drawn, text, _ in scored.documents}
    kinds = Counter((w.table, w.what, w.kind) for w in wrong)
    lines = []
    for (table, what, kind), count in kinds.most_common():
        lines.append(f"{table} · {what} · {kind}: {count}")
        for w in wrong:
            if (w.table, w.what, w.kind) == (table, what, kind):
                text = texts[w.doc]
                around = " ".join(f"{text[max(0, w.char_start - 60) : w.char_start]}[{text[w.char_start : w.char_end]}]".split())
                after = " ".join(text[w.char_end : w.char_end + 40].split())
                lines.append(f"    {w.doc}:{w.char_start}  {around if w.char_end else ''} {after if w.char_end else ''}  {w.said}")
    return "\n".join(lines) + "\n"


def commit_of_code(root: Path = ROOT) -> str:
    """The commit that is scored. Raises NotReady where the code is not as it was committed, or is no checkout."""
    try:
        changed = subprocess.run(["git", "-C", root, "status", "--porcelain", "--", "riksdata"], capture_output=True, text=True, check=True)
        said = subprocess.run(["git", "-C", root, "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise NotReady("first-sight figures name a commit; score in a git checkout") from None
    if changed.stdout.strip():
        raise NotReady("the program was changed since its last commit; commit first, so that the figures name the code they are of")
    return said.stdout.strip()


def score_once(number: int, out: Path, commit: str, folder: Path = HERE, root: Path = ROOT) -> tuple[Round, list[Count]]:
    """Score a round at first sight and keep everything of it: record, counts, labels, agreement, published figures.

    Raises NotReady, and ValueError where it has been scored before.
    """
    scored = read_round(number, out, folder)
    counts, _ = count_round(scored)
    record.append(number, counts, datetime.date.today().isoformat(), commit, folder)
    (folder / f"round-{number}.labels.jsonl").write_text(labels_text(scored), encoding="utf-8", newline="\n")
    keep_agreement(number, [merged for _, _, merged in scored.documents], folder / "agreement.tsv")
    publish.write(root, folder)
    return scored, counts


def main(argv: Sequence[str] | None = None) -> int:
    """Score a round at first sight and record it, or show it again; 1 where it cannot be scored."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--round", type=int, required=True, dest="number")
    args.add_argument("--out", type=Path, required=True, help="the folder that the round was written to")
    args.add_argument("--again", action="store_true", help="show today's figures of a round already scored, record nothing")
    args.add_argument("--errors", action="store_true", help="show what is wrong, by kind (with --again)")
    opts = args.parse_args(argv)
    try:
        before = {int(row["round"]) for row in record.read_record()}
        if opts.again and opts.number not in before:
            raise NotReady(f"round {opts.number} has not been scored at first sight; nobody looks at it before that")
        if opts.number in before and not opts.again:
            raise NotReady(f"round {opts.number} has been scored at first sight; --again shows today's figures, which are not recorded")
        if opts.errors and not opts.again:
            raise NotReady("errors are read after the round has been scored: score it, then use --again --errors")
        if opts.again:
            scored = read_round(opts.number, opts.out)
            counts, wrong = count_round(scored)
        else:
            scored, counts = score_once(opts.number, opts.out, commit_of_code())
            wrong = []
    except (NotReady, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(shown(counts) + agreement_text([merged for _, _, merged in scored.documents]))
    if opts.errors:
        sys.stdout.write(errors_by_kind(wrong, scored))
    return 0


if __name__ == "__main__":
    sys.exit(main())
