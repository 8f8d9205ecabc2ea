"""`riksdata score`: how well extraction agrees with rows judged by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipelines.cli.common import DEFAULT_HOME, REFUSED, Failure, console

if TYPE_CHECKING:
    from riksdata.extractors.scoring import Score

_DECIDING = ("label", "value", "whole", "low", "high", "unit", "ordinal")


@click.command(short_help="Precision, recall and F1 of the extraction against rows judged by hand.")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the texts that GOLD names.  [default: `texts` beside GOLD, else data/inbox]",
)
@click.option("--errors", type=click.IntRange(0), default=0, help="Show this many misses and false finds of each table.  [default: 0]")
@click.option(
    "--min", "minima", multiple=True, metavar="TABLE=F1", help="Fail (exit 1) where a table's F1 in percent is lower. May be repeated."
)
@click.option("--format", "form", type=click.Choice(["table", "json", "markdown"]), default="table", show_default=True)
def score(gold: Path, texts: Path | None, errors: int, minima: Sequence[str], form: str) -> None:
    """Extract the texts that GOLD names and compare, by the rules of the annotation guidelines.

    \b
    Examples:
      riksdata score tests/gold/seeds.jsonl
      riksdata score gold.jsonl --texts texts/ --errors 10
      riksdata score gold.jsonl --min references=90 --min statistics=85
    """
    bounds = _minima(minima)
    rows = _read(gold)
    folder = texts or next((f for f in (gold.parent / "texts", Path(DEFAULT_HOME) / "inbox") if f.is_dir()), gold.parent)
    scores = _scores(rows, folder)
    if form == "json":
        click.echo(json.dumps({table: _figures(each) for table, each in scores.items()}, indent=2))
    elif form == "markdown":
        click.echo("| table | rows judged | rows found | precision | recall | F1 |\n|---|--:|--:|--:|--:|--:|")
        for table, each in scores.items():
            click.echo(f"| {table} | {each.expected} | {each.found} | {each.precision:.1%} | {each.recall:.1%} | {each.f1:.1%} |")
    else:
        _show(scores, errors)
    low = [f"{table} {100 * scores[table].f1:.1f} < {bound:g}" for table, bound in bounds.items() if 100 * scores[table].f1 < bound]
    if low:
        raise Failure("below what was asked for: " + ", ".join(low), REFUSED)


def _minima(given: Sequence[str]) -> dict[str, float]:
    from riksdata.extractors.scoring import KEYS

    bounds = {}
    for each in given:
        table, _, bound = each.partition("=")
        try:
            bounds[table] = float(bound)
        except ValueError:
            raise click.UsageError(f"--min wants TABLE=F1, such as references=90; not {each!r}") from None
        if table not in KEYS:
            raise click.UsageError(f"--min knows the tables {', '.join(KEYS)}, not {table!r}")
    return bounds


def _read(path: Path) -> list[dict[str, Any]]:
    from riksdata.extractors.scoring import row_problem

    rows = []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path}: this is no text in UTF-8, as judged rows are ({error.reason})") from None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if problem := row_problem(row):
                raise ValueError(problem)
        except (ValueError, RecursionError) as error:
            raise click.UsageError(f"{path}, line {number}: this is no row of judged data ({error})") from None
        rows.append(row)
    return rows


def _scores(gold: Sequence[dict[str, Any]], folder: Path) -> dict[str, Score]:
    from riksdata.extractors.scoring import KEYS, score
    from riksdata.pipeline.one_document import extract_record
    from riksdata.sources.inbox import read_file
    from riksdata.sources.records import UnreadableSource

    found: list[dict[str, Any]] = []
    for name in sorted({row["doc"] for row in gold}):
        path = folder / name
        if not path.is_file():
            raise click.UsageError(f"{path}: the text is not there; name the folder of the texts with --texts")
        try:
            document = extract_record(read_file(path))
        except UnreadableSource as error:
            raise Failure(str(error)) from error
        found += [{"doc": name, "table": table, **row} for table in KEYS for row in document.tables[table]]
    return score(gold, found)


def _figures(each: Score) -> dict[str, Any]:
    fields = {name: {"right": each.right[name], "of": each.asked[name]} for name in each.asked}
    return {
        "expected": each.expected,
        "found": each.found,
        "precision": each.precision,
        "recall": each.recall,
        "f1": each.f1,
        "fields": fields,
    }


def _show(scores: dict[str, Score], errors: int) -> None:
    from rich.table import Table

    grid = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    grid.add_column("table", style="bold")
    for name in ("judged", "found", "precision", "recall", "F1"):
        grid.add_column(name, justify="right")
    grid.add_column("of the rows found, right in")
    for table, each in scores.items():
        fields = "  ".join(f"{name} {100 * each.right[name] / each.asked[name]:.0f} % of {each.asked[name]}" for name in each.asked)
        cells = (f"{100 * share:.1f}" for share in (each.precision, each.recall, each.f1))
        grid.add_row(table, str(each.expected), str(each.found), *cells, fields)
    console().print(grid)
    for table, each in scores.items():
        for kind, wrong in (("missed", each.misses[:errors]), ("false", each.false[:errors])):
            for one in wrong:
                keys = {k: v for k, v in one.row.items() if k in _DECIDING and v is not None}
                said = (one.row.get("surface") or one.row.get("text") or "")[:90]
                click.echo(f"  {kind} {table} {one.doc}:{one.row.get('char_start')} {said!r} {keys}")
