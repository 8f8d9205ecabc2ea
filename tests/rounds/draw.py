"""Draw a round of documents and write them out for annotation: `python -m tests.rounds.draw --round 3 --out FOLDER`.

A round's draw is a pure function of the seed, the round's number and the corpus. What was drawn is kept as ids in `round-N.tsv` beside
this file; texts are written outside the repository and never committed. Nothing that the extractors find goes into what is written.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.rounds.paragraphs import numbered, paragraphs
from tests.rounds.pool import SHARED, Candidate, candidates, first_round

HERE = Path(__file__).resolve().parent
SEED = "20261129"

QUOTA = {
    "motion-party": 5,
    "motion-member": 6,
    "interpellation-1994": 4,
    "interpellation-2014": 4,
    "report-2018": 4,
    "record-1971": 2,
}
"""Stratum -> documents a round."""

FILL = {"motion-party": "motion-member", "report-2018": "motion-member", "record-1971": "interpellation-1994"}
"""Strata that run dry, since there are few of them -> from which stratum a round is filled up to its size."""

LONG = 14_000
"""Characters above which a document is drawn as an excerpt."""
EXCERPT = 9_000
"""Characters of an excerpt at most."""

COLUMNS = ("id", "stratum", "doc_type", "date", "char_start", "char_end", "characters", "sha256")

KINDS = {
    "mot": "motion",
    "ip": "interpellation",
    "fr": "written question",
    "frs": "answer to a written question",
    "bet": "committee report",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One document of a round; `char_start` to `char_end` of its canonical text were drawn, and `sha256` is of exactly those characters."""

    id: str
    stratum: str
    doc_type: str
    date: str | None
    char_start: int
    char_end: int
    characters: int
    """How long the whole text is."""
    sha256: str
    text: str = ""
    """Not kept in the repository."""

    @property
    def excerpted(self) -> bool:
        """Whether a part of the text was drawn."""
        return (self.char_start, self.char_end) != (0, self.characters)

    @property
    def name(self) -> str:
        """The document's name as a file, without ending."""
        return self.id.replace("/", "-").replace(":", "_")


def _rank(*words: object) -> int:
    return int.from_bytes(hashlib.sha256(":".join(map(str, (SEED, *words))).encode()).digest()[:8], "big")


def draw(number: int, pool: Iterable[Candidate]) -> list[Drawn]:
    """The n-th round (from 1): of each stratum the next documents in the seeded order, from `FILL` where it has run dry."""
    by_stratum: dict[str, dict[str, Candidate]] = {stratum: {} for stratum in QUOTA}
    for candidate in pool:
        by_stratum[candidate.stratum].setdefault(candidate.id.upper(), candidate)
    left: dict[str, list[Candidate]] = {stratum: [] for stratum in QUOTA}
    found: list[Candidate] = []
    for each in range(1, number + 1):
        for stratum, of in by_stratum.items():
            left[stratum] += [c for c in of.values() if (first_round(c.id) if stratum != "record-1971" else 1) == each]
            left[stratum].sort(key=lambda c: (_rank("draw", c.id.upper()), c.id), reverse=True)
        found = []
        for stratum, quota in QUOTA.items():
            for _ in range(quota):
                source = left[stratum] or left[FILL.get(stratum, stratum)]
                if source:
                    found.append(source.pop())
    return [_drawn(candidate) for candidate in found]


def _drawn(candidate: Candidate) -> Drawn:
    start, end = excerpt(candidate)
    text = candidate.text[start:end]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Drawn(candidate.id, candidate.stratum, candidate.doc_type, candidate.date, start, end, len(candidate.text), digest, text)


def excerpt(candidate: Candidate) -> tuple[int, int]:
    """Which characters are drawn: all of a short text; of a long one whole paragraphs in a row, from a seeded one.

    Of a motion those that hold its demands: the first, or the last where they stand under "Hemställan" at the end, as until the 1990s.
    """
    text = candidate.text
    if len(text) <= LONG:
        return 0, len(text)
    known = paragraphs(text)
    if candidate.doc_type == "mot":
        at_the_end = any(p.start > EXCERPT and text[p.start : p.end].casefold() == "hemställan" for p in known)
        first = next(k for k, p in enumerate(known) if known[-1].end - p.start <= EXCERPT) if at_the_end else 0
    else:
        starts = [k for k, p in enumerate(known) if known[-1].end - p.start >= EXCERPT and p.end - p.start <= EXCERPT] or [0]
        first = starts[_rank("start", candidate.id.upper()) % len(starts)]
    begin = known[first].start
    last = first
    while last + 1 < len(known) and known[last + 1].end - begin <= EXCERPT:
        last += 1
    return begin, known[last].end


def ids_file(number: int, folder: Path = HERE) -> Path:
    """Where a round's ids are kept."""
    return folder / f"round-{number}.tsv"


def read_ids(path: Path) -> list[Drawn]:
    """The documents of a round as kept, without their texts."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    if lines[0].split("\t") != list(COLUMNS):
        raise ValueError(f"{path}: the columns must be {', '.join(COLUMNS)}")
    found = []
    for line in lines[1:]:
        document, stratum, doc_type, date, start, end, characters, digest = line.split("\t")
        found.append(Drawn(document, stratum, doc_type, date or None, int(start), int(end), int(characters), digest))
    return found


def ids_text(number: int, drawn: Sequence[Drawn]) -> str:
    """A round's ids as they are kept."""
    lines = [
        f"# Round {number}, drawn with seed {SEED}: which characters of the canonical text, and the SHA-256 of exactly those.",
        "\t".join(COLUMNS),
    ]
    lines += ["\t".join(str(getattr(d, c) if getattr(d, c) is not None else "") for c in COLUMNS) for d in drawn]
    return "\n".join(lines) + "\n"


def earlier_ids(number: int, folder: Path = HERE) -> set[str]:
    """Ids, in capitals, of the rounds before this one."""
    return {d.id.upper() for n in range(1, number) if ids_file(n, folder).is_file() for d in read_ids(ids_file(n, folder))}


def drawn_ids(folder: Path = HERE) -> set[str]:
    """Ids, in capitals, of every document that a round has drawn; none of them is trained on."""
    return {d.id.upper() for path in folder.glob("round-*.tsv") for d in read_ids(path)}


def write_out(number: int, drawn: Sequence[Drawn], out: Path) -> Path:
    """Write the texts for annotators and, under `texts/`, for scoring; an empty folder `A` and `B` for each annotator. Gives the folder."""
    folder = out / f"round-{number}"
    for part in ("texts", "A", "B"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for d in drawn:
        head = [f"# {d.name}", KINDS[d.doc_type], d.date or "dated as the text says"]
        if d.excerpted:
            head.append("an excerpt: what stands before or after it is not shown, and counts for nothing")
        (folder / f"{d.name}.txt").write_text(f"{' · '.join(head)}\n\n{numbered(d.text)}", encoding="utf-8", newline="\n")
        (folder / "texts" / f"{d.name}.txt").write_text(d.text, encoding="utf-8", newline="\n")
    _write_guide(out)
    return folder


def _write_guide(out: Path) -> None:
    """The annotators' guide, with the places of this machine in it."""
    guide = (HERE / "ANNOTATING.md").read_text(encoding="utf-8")
    guidelines = SHARED / "gold" / "GUIDELINES.md"
    places = {
        "`../shared/gold/GUIDELINES.md` beside the checkout": f"`{guidelines}`",
        " FOLDER/": f" {out.resolve()}/",
    }
    places[".venv/bin/python -m"] = f"cd {HERE.parents[1]} && .venv/bin/python -m"
    for said, meant in places.items():
        guide = guide.replace(said, meant)
    (out / "HOW.md").write_text(guide, encoding="utf-8", newline="\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Draw, or write out again what was drawn; 1 where a draw is not the one that is kept, or repeats an earlier one."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--round", type=int, nargs="+", required=True, dest="numbers", help="which rounds, from 1")
    args.add_argument("--out", type=Path, required=True, help="a folder outside the repository")
    args.add_argument("--shared", type=Path, default=SHARED, help="the folder with corpus/ and gold/")
    opts = args.parse_args(argv)
    if HERE.parents[1] in opts.out.resolve().parents:
        args.error("texts of the corpus are not kept in the repository: name a folder outside it")
    pool = list(candidates(opts.shared))
    for number in opts.numbers:
        drawn = draw(number, pool)
        again = {d.id.upper() for d in drawn} & earlier_ids(number)
        kept = ids_file(number)
        said = ids_text(number, drawn)
        if again:
            sys.stderr.write(f"round {number} would draw again {', '.join(sorted(again))}: the pool or the quotas have changed since\n")
            return 1
        if kept.is_file() and kept.read_text(encoding="utf-8") != said:
            sys.stderr.write(f"{kept.name} holds another draw: corpus, rendering or quotas have changed since; nothing is written\n")
            return 1
        kept.write_text(said, encoding="utf-8", newline="\n")
        folder = write_out(number, drawn, opts.out)
        counts = Counter(d.stratum for d in drawn)
        sys.stdout.write(f"round {number}: {len(drawn)} documents in {folder}: {', '.join(f'{n} {s}' for s, n in counts.items())}\n")
        for stratum, quota in QUOTA.items():
            if counts[stratum] < quota:
                sys.stdout.write(f"  {stratum} has run dry: {counts[stratum]} of {quota}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
