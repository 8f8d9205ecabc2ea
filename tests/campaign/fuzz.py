"""Each reader and each extractor fed with inputs that were changed by chance: no exception but the declared one, spans hold, none is slow.

`python -m tests.campaign.fuzz --seconds 60` shares the time among all of them and prints how many inputs each had; `--only references` is
for one; `--seed` makes another run. `--inputs 1000000 --ledger FILE` gives each so many, in batches that the file remembers: started again
it goes on where it was, and prints what all have had. With atheris installed, `--atheris references` lets libFuzzer choose the inputs by
what they reach.
"""

from __future__ import annotations

import argparse
import datetime
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaign.ledger import Batch, Ledger
from tests.campaign.noise import changed, changed_within, drawn, seeds
from tests.campaign.stopping import start_child

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- table of the fuzzing: begin -->", "<!-- table of the fuzzing: end -->"
SLOWEST = 20_000
"""Bytes a second of its own processor time that no input may fall below, but for `START` seconds that each is given."""
START = 0.5
BATCH = 20_000
"""Inputs of one seed that a ledger counts at a time."""
FORMS = {
    "reader of JSON": "JSON",
    "reader of XML": "XML",
    "reader of HTML": "HTML",
    "reader of text": "text",
    "reader of Word files": "Word",
    "reader of PDFs": "PDF",
    "reader of archives": "archive",
    "demands": "text",
    "references": "text",
    "statistics": "text",
}
"""Every reader and extractor, with the form of the inputs that it is given."""
Target = Callable[[bytes], None]


@dataclass(slots=True)
class Found:
    """How many inputs a target was given and what broke, a line a kind with its smallest input."""

    name: str
    inputs: int = 0
    size: int = 0
    seconds: float = 0.0
    failures: Counter[str] = field(default_factory=Counter)
    examples: dict[str, bytes] = field(default_factory=dict)

    def note(self, kind: str, content: bytes) -> None:
        """A failure."""
        self.failures[kind] += 1
        if kind not in self.examples or len(content) < len(self.examples[kind]):
            self.examples[kind] = content


class Broken(Exception):
    """An invariant that does not hold."""


def targets() -> dict[str, Target]:
    """Every reader and extractor by name. The project is imported here, so that atheris can look into it."""
    from riksdata.extractors.demands import find_demands
    from riksdata.extractors.references import find_references
    from riksdata.extractors.statistics import find_statistics
    from riksdata.sources.bulk import read_collection
    from riksdata.sources.reader import read_document
    from riksdata.sources.records import RawRecord, UnreadableSource
    from riksdata.text.document import TextDocument

    def reader(media_type: str) -> Target:
        def read(content: bytes) -> None:
            try:
                found = read_document(RawRecord("x", content, media_type))
            except UnreadableSource:
                return
            TextDocument(found.text, found.doc_type, None, found.headings).paragraphs  # noqa: B018  what is worked out of it

        return read

    def text(content: bytes) -> TextDocument:
        decoded = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return TextDocument(decoded, ("mot", "ip", None)[len(content) % 3], None, None)

    def spans(document: TextDocument, rows: object) -> None:
        for row in rows:  # type: ignore[attr-defined]
            if document.text[row.char_start : row.char_end] != row.surface:
                raise Broken(f"{type(row).__name__}: the span is not its surface")

    def demands(content: bytes) -> None:
        document = text(content)
        for row in find_demands(document)[0]:
            if row.char_start is None or row.char_end is None or not 0 <= row.char_start < row.char_end <= len(document.text):
                raise Broken("Demand: its span lies outside the text")

    def references(content: bytes) -> None:
        document = text(content)
        spans(document, find_references(document))

    def statistics(content: bytes) -> None:
        document = text(content)
        spans(document, find_statistics(document, find_references(document)))

    def archive(content: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=".zip") as file:
            file.write(content)
            file.flush()
            for _ in read_collection(Path(file.name)):
                pass

    return {
        "reader of JSON": reader("application/json"),
        "reader of XML": reader("application/xml"),
        "reader of HTML": reader("text/html"),
        "reader of text": reader("text/plain"),
        "reader of Word files": reader("application/octet-stream"),
        "reader of PDFs": reader("application/pdf"),
        "reader of archives": archive,
        "demands": demands,
        "references": references,
        "statistics": statistics,
    }


def fuzz(name: str, seconds: float, seed: int | str = 1, inputs: int = 0) -> Found:
    """Feed one target for so many seconds, or until it has had so many inputs."""
    form, target = FORMS[name], targets()[name]
    every = seeds(ROOT)
    own = every[form]
    others = [content for contents in every.values() for content in contents]
    chance, found = random.Random(f"{seed} {name}"), Found(name)
    for content in own:  # tables are read, and the seeds themselves hold
        _try(target, content, found, timed=False)
    until = time.monotonic() + seconds
    while found.inputs < inputs if inputs else time.monotonic() < until:
        change = changed_within if form in ("Word", "archive") and chance.random() < 0.7 else changed
        _try(target, change(chance, drawn(chance, own, form), others), found)
    return found


def _try(target: Target, content: bytes, found: Found, *, timed: bool = True) -> None:
    begin = time.process_time()
    try:
        target(content)
    except RecursionError:
        found.note("RecursionError", content)
    except Exception as error:
        found.note(f"{type(error).__name__}: {str(error)[:60]}", content)
    spent = time.process_time() - begin
    if timed:
        found.inputs, found.size, found.seconds = found.inputs + 1, found.size + len(content), found.seconds + spent
        if spent > START + len(content) / SLOWEST:
            found.note(f"slow: {spent:.1f} s for {len(content)} bytes", content)


def fuzz_all(seconds: float, seed: int = 1, only: list[str] | None = None, inputs: int = 0, jobs: int = 2) -> list[Found]:
    """Feed the targets, `jobs` of them at a time, each for its share of the seconds; one that takes its process with it has failed."""
    names = [name for name in FORMS if not only or name in only]
    share = seconds * min(jobs, len(names)) / len(names)
    out: list[Found] = []
    for k in range(0, len(names), jobs):
        waiting = [(name, start_child(lambda name=name: _plain(fuzz(name, share, seed, inputs)))) for name in names[k : k + jobs]]
        for name, wait in waiting:
            code, said = wait()
            if code == 0:
                examples = {kind: bytes.fromhex(content) for kind, content in said["examples"].items()}
                out.append(Found(name, said["inputs"], said["size"], said["seconds"], Counter(said["failures"]), examples))
            else:
                out.append(Found(name, failures=Counter({_ended(code, said): 1})))
    return out


def go_on(ledger: Ledger, inputs: int, seed: int = 1, only: list[str] | None = None, jobs: int = 2) -> list[Found]:
    """Feed each target batch after batch until the ledger counts so many inputs of it; gives all that the ledger has of them.

    The target that has had the fewest comes first. A batch that took its process with it counts as a failure, and no inputs.
    """
    names = [name for name in FORMS if not only or name in only]
    commit = _commit()
    targets()  # here, so that no batch need import them again
    counted: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for batch in ledger.batches():
        counted[batch.target] += batch.inputs
        numbers[batch.target] = max(numbers[batch.target], batch.number)
    while due := sorted((name for name in names if counted[name] < inputs), key=lambda name: counted[name])[:jobs]:
        waiting = []
        for name in due:
            numbers[name] += 1
            size, own = min(BATCH, inputs - counted[name]), f"{seed}.{numbers[name]}"
            waiting.append((name, size, start_child(lambda name=name, size=size, own=own: _plain(fuzz(name, 0, own, size)))))
        for name, size, wait in waiting:
            code, said = wait()
            fields = said if code == 0 else {"inputs": 0, "size": 0, "seconds": 0.0, "failures": {_ended(code, said): 1}}
            ledger.add(Batch(name, seed, numbers[name], commit, **fields))
            counted[name] += size
    return _counted(ledger.batches(), names)


def _counted(batches: list[Batch], names: list[str]) -> list[Found]:
    found = {name: Found(name) for name in names}
    for batch in batches:
        if each := found.get(batch.target):
            each.inputs, each.size, each.seconds = each.inputs + batch.inputs, each.size + batch.size, each.seconds + batch.seconds
            each.failures.update(batch.failures)
            each.examples |= {kind: bytes.fromhex(content) for kind, content in batch.examples.items()}
    return list(found.values())


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude=*"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def _ended(code: int, said: object) -> str:
    return f"its process ended with {code}: {str(said)[-200:]}"


def _plain(found: Found) -> dict[str, object]:
    examples = {kind: content.hex() for kind, content in found.examples.items()}
    return {"inputs": found.inputs, "size": found.size, "seconds": found.seconds, "failures": found.failures, "examples": examples}


def rows(found: list[Found]) -> list[tuple[str, str, str]]:
    """The table: what, tried, outcome."""
    return [
        (
            f"fuzzed: {each.name}",
            f"{each.inputs:,} inputs, {each.size / 1e6 / max(each.seconds, 1e-6):.2f} MB/s",
            f"{each.failures.total()} failed",
        )
        for each in found
    ]


def told(found: list[Found]) -> list[str]:
    """The failures, a line each."""
    return [
        f"{each.name}: {kind} ({count} times, such as {each.examples.get(kind, b'')[-160:]!r})"
        for each in found
        for kind, count in each.failures.items()
    ]


def page(batches: list[Batch], inputs: int, day: str) -> str:
    """What a ledger holds, as `docs/reliability.md` shows it: from when, of which commits, and of each target how many of `inputs`."""
    commits: Counter[str] = Counter()
    for batch in batches:
        commits[batch.commit] += batch.inputs
    found = _counted(batches, list(FORMS))
    lines = [
        f"{day}, seed {', '.join(str(seed) for seed in sorted({batch.seed for batch in batches}))}; inputs at commits "
        + ", ".join(f"{commit} ({count:,})" for commit, count in commits.items()),
        "",
        "| target | inputs | bytes in the mean | MB/s of processor time | failed |",
        "|---|---|---|---|---|",
    ]
    for each in found:
        mean, rate = each.size / max(each.inputs, 1), each.size / 1e6 / max(each.seconds, 1e-6)
        wanted = f"{each.inputs:,}" + (f" of {inputs:,}" if each.inputs < inputs else "")
        lines.append(f"| {each.name} | {wanted} | {mean:.0f} | {rate:.2f} | {each.failures.total()} |")
    lines.append(f"| in all | {sum(each.inputs for each in found):,} | | | {sum(each.failures.total() for each in found)} |")
    return "\n".join(lines)


def _write(told_of: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(f"{text.split(BEGIN)[0]}{BEGIN}\n{told_of}\n{END}{text.split(END)[1]}", encoding="utf-8")


def _by_coverage(name: str, arguments: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["riksdata"]):
        target = targets()[name]
    folder = Path(tempfile.mkdtemp(prefix="riksdata-fuzz-"))
    for k, content in enumerate(seeds(ROOT)[FORMS[name]]):
        (folder / f"{k}").write_bytes(content)
    atheris.Setup([sys.argv[0], *arguments, str(folder)], target)
    atheris.Fuzz()


def main() -> int:
    """1 where anything broke; what broke is written out with `--keep`."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="of all targets together")
    parser.add_argument("--inputs", type=int, default=0, help="so many for each target, however long it takes; a night's budget is 1000000")
    parser.add_argument("--ledger", type=Path, help="a file that remembers the batches of --inputs, also those of other runs")
    parser.add_argument("--write", action="store_true", help=f"put what the ledger has into {PAGE.relative_to(ROOT)}; fuzz nothing more")
    parser.add_argument("--jobs", type=int, default=2, help="targets at a time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=list(FORMS))
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that broke something")
    parser.add_argument("--atheris", metavar="TARGET", choices=list(FORMS), help="what follows are arguments of libFuzzer")
    given, further = parser.parse_known_args()
    if given.write and not given.ledger:
        parser.error("--write needs --ledger")
    if given.atheris:
        _by_coverage(given.atheris, further or [f"-max_total_time={given.seconds:.0f}"])
        return 0
    if given.write:
        _write(page(Ledger(given.ledger).batches(), given.inputs, datetime.datetime.now(datetime.UTC).date().isoformat()))
        return 0
    if given.ledger:
        found = go_on(Ledger(given.ledger), given.inputs, given.seed, given.only, given.jobs)
    else:
        found = fuzz_all(given.seconds, given.seed, given.only, given.inputs, given.jobs)
    for row in rows(found):
        print("| " + " | ".join(row) + " |")
    for line in told(found):
        print(f"FAILED {line}")
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        for each in found:
            for k, content in enumerate(each.examples.values()):
                (given.keep / f"{each.name.replace(' ', '-')}-{k}").write_bytes(content)
    return 1 if told(found) else 0


if __name__ == "__main__":
    sys.exit(main())
