"""`riksdata extract`: what one document holds, without a home, a warehouse or Dagster."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from pipelines.cli.common import REFUSED, SOME_UNREAD, WRONG_CALL, Failure, console, warn
from pipelines.cli.paged import show_paged

if TYPE_CHECKING:
    from riksdata.pipeline.one_document import SingleDocument
    from riksdata.sources.records import RawRecord

Read = TypeVar("Read")
SHOWN = ("demands", "references", "statistics")
STDIN = Path("-")
_MAX_STDIN = 100 * 1024 * 1024

Writer = Callable[[str, "SingleDocument"], None]


def _known_type(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """The type as published, however it was cased; loads the list of types only where one is given."""
    if given is None:
        return None
    from riksdata.chamber.document_types import document_types

    return click.Choice([*document_types(), "other"], case_sensitive=False).convert(given, option, context)


@click.command(short_help="Show what one or more documents hold: demands, references, figures.")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "parquet"]),
    help="table to read; jsonl, one object a row; csv and parquet, one file a table.  [default: table on a terminal, else jsonl]",
)
@click.option("--table", "names", multiple=True, metavar="TABLE", help=f"Only this table; may be repeated.  [default: {', '.join(SHOWN)}]")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where csv and parquet files are written.")
@click.option(
    "--type",
    "doc_type",
    metavar="TYPE",
    callback=_known_type,
    help="The document type (mot, ip, fr, …) of what is no record, in place of the one that the text shows.",
)
@click.option("--rejected", is_flag=True, help="Instead of rows: the quantities that are no statistics, each with the rule that says so.")
@click.option(
    "--why",
    is_flag=True,
    help="Instead of rows the evidence: what each demand asks for, and whether each quantity is a statistic; how sure that is, and why.",
)
@click.option("--no-pager", is_flag=True, help="On a terminal: print what is longer than the screen at once, without a pager.")
def extract(
    files: Sequence[Path],
    form: str | None,
    names: Sequence[str],
    output: Path | None,
    doc_type: str | None,
    rejected: bool,
    why: bool,
    no_pager: bool,
) -> None:
    """Read each FILE (text, HTML, Word, PDF with text, or a riksdag record in .json or .xml; `-` is standard input) and print it.

    No home folder is needed and nothing is kept. Every row names the characters of the text that it was read from.
    On a terminal, each document begins with a summary, and what is longer than the screen is paged (by $PAGER, else less).

    \b
    Examples:
      riksdata extract motion.txt                              to read
      riksdata extract *.txt --format jsonl > rows.jsonl       one object a row: table, doc, columns
      riksdata extract motion.txt --format csv --table demands one table as CSV
      riksdata extract *.json --format parquet --output rows   rows/demands.parquet, …
      cat motion.txt | riksdata extract -
      riksdata extract motion.txt --rejected                   which numbers are no statistics, and by which rule
      riksdata extract motion.txt --why                        why a demand counts as what it does
    """
    import gc

    from schemas.tables import all_tables

    gc.set_threshold(100_000, 50, 50)  # as in the workers: tables and patterns stay, and are not looked through again and again
    unknown = [name for name in names if name not in all_tables()]
    if unknown:
        raise click.UsageError(f"there is no table {unknown[0]!r}; the tables are {', '.join(all_tables())}")
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    chosen = tuple(names) or SHOWN
    if rejected or why:
        if form not in (None, "table", "jsonl") or names or output is not None:
            raise click.UsageError(
                "--rejected and --why print the quantities and demands of a text; they go with --format table or jsonl alone, "
                "and without --table and --output"
            )
        with _lines_shown(form, paged=not no_pager) as say:
            if why and not rejected:
                _print_why(files, doc_type, form, say)
            counts = _print_quantities(files, doc_type, form, say, why=why)
        _leave(*counts)
        return
    if output is not None and form not in ("csv", "parquet"):
        raise click.UsageError(f"--output is for --format csv and parquet; with {form} the rows go to standard output")
    if output is None and (form == "parquet" or (form == "csv" and len(chosen) != 1)):
        raise click.UsageError(
            f"--format {form} writes a file for each table: name a folder with --output DIR" + (", or one --table" if form == "csv" else "")
        )
    read, unread = 0, 0
    with _writer(form, chosen, output, whole=not names, paged=not no_pager) as write:
        for name, document in _documents(files, doc_type):
            if isinstance(document, Exception):
                unread += 1
                warn(str(document))
            else:
                read += 1
                write(name, document)
    _leave(read, unread)


def _leave(read: int, unread: int) -> None:
    """Leave with the exit code that says whether all, some or no files were read."""
    if unread:
        raise click.exceptions.Exit(SOME_UNREAD if read else REFUSED)


def _documents(files: Sequence[Path], doc_type: str | None) -> Iterator[tuple[str, SingleDocument | Exception]]:
    from riksdata.pipeline.one_document import extract_record

    return _each(files, lambda record: extract_record(record, doc_type=doc_type))


def _each(files: Sequence[Path], reading: Callable[[RawRecord], Read]) -> Iterator[tuple[str, Read | Exception]]:
    from riksdata.sources.inbox import read_file
    from riksdata.sources.records import UnreadableSource

    for path in files:
        name = "-" if path == STDIN else path.name
        try:
            yield name, reading(_stdin() if path == STDIN else read_file(path, source=name))
        except UnreadableSource as error:
            yield name, error


@contextmanager
def _lines_shown(form: str, *, paged: bool) -> Iterator[Callable[[str], None]]:
    """Somewhere to say lines for people, shown when the block ends; programs read them as they come, and call nothing here."""
    lines: list[str] = []
    yield lines.append
    if form == "table":
        show_paged("".join(f"{line}\n" for line in lines), paged=paged)


_AROUND = 60
"""Characters of the text shown before and after a rejected quantity."""


def _print_quantities(files: Sequence[Path], doc_type: str | None, form: str, say: Callable[[str], None], *, why: bool) -> tuple[int, int]:
    """Print them; how many files were read, and how many not."""
    import dataclasses

    import orjson

    from riksdata.pipeline.one_document import decide_quantities

    read, unread = 0, 0
    for name, got in _each(files, lambda record: decide_quantities(record, doc_type)):
        if isinstance(got, Exception):
            unread += 1
            warn(str(got))
            continue
        read += 1
        text, quantities = got
        for quantity in (quantity for quantity in quantities if quantity.rule or why):
            if form == "jsonl":
                line = {"table": "quantities", "doc": name, **dataclasses.asdict(quantity)}
                sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            else:
                start, end = quantity.char_start, quantity.char_end
                shown = f"{text[max(0, start - _AROUND) : start]}[{quantity.surface}]{text[end : end + _AROUND]}"
                say(f"{name}  {quantity.rule or 'statistic':<20} … {' '.join(shown.split())} …")
                if why:
                    weighed = ", ".join(f"{name} {weight:+.1f}" for name, weight in quantity.why)
                    say(f"    {quantity.confidence:.2f}  {weighed}")
    return read, unread


_SHOWN_TEXT = 160
_EVIDENCE = 6
"""Pieces of evidence shown of a demand."""


def _print_why(files: Sequence[Path], doc_type: str | None, form: str, say: Callable[[str], None]) -> None:
    """Print what each demand asks for and what speaks for that; files that cannot be read are told with the quantities."""
    import orjson

    from riksdata.extractors.demands.act.action import classify_question, classify_yrkande

    for name, got in _documents(files, doc_type):
        if isinstance(got, Exception):
            continue
        date = got.tables["documents"][0]["date"]
        for row in got.tables["demands"]:
            judge = classify_question if row["kind"] == "question" else classify_yrkande
            judged = judge(row["text"], date.year if date else None, shown=_EVIDENCE)
            evidence = [{"evidence": said, "weight": round(weight, 2)} for said, weight in judged.evidence]
            if form == "jsonl":
                line = {"table": "why", "doc": name, "demand_id": row["demand_id"], "action": judged.action}
                line |= {"action_confidence": judged.confidence, "evidence": evidence}
                sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            else:
                say(f"{name}  {row['ordinal']}  {judged.action} {judged.confidence:.2f}  {row['text'][:_SHOWN_TEXT]}")
                for piece in evidence:
                    say(f"      {piece['weight']:+.2f}  {piece['evidence']}")


@cache
def _stdin() -> RawRecord:
    from riksdata.sources.records import RawRecord, UnreadableSource

    content = sys.stdin.buffer.read(_MAX_STDIN + 1)
    if len(content) > _MAX_STDIN:
        raise UnreadableSource("-", "file_too_large", f"more than {_MAX_STDIN:,} bytes on standard input; split it")
    kind = "application/json" if content.lstrip()[:1] == b"{" else "text/html" if content.lstrip()[:1] == b"<" else "text/plain"
    return RawRecord("-", content, kind)


class _writer:
    """Writes documents in one of the forms; files are complete when the block ends."""

    def __init__(self, form: str, tables: Sequence[str], output: Path | None, *, whole: bool, paged: bool) -> None:
        self._form, self._tables, self._output, self._whole, self._paged = form, tables, output, whole, paged
        self._open: dict[str, tuple[IO[Any], Any]] = {}
        self._out = console() if form == "table" else None
        self._shown: list[tuple[SingleDocument, str]] = []

    def __enter__(self) -> Writer:
        return {"table": self._show, "jsonl": self._lines, "csv": self._csv, "parquet": self._parquet}[self._form]

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None and self._form in ("csv", "parquet"):
            self._every_table()
        if kind is None and self._shown:
            self._show_all()
        for file, writer in self._open.values():
            if self._form == "parquet":
                writer.close()
            if file is not sys.stdout:
                file.close()

    def _show(self, name: str, document: SingleDocument) -> None:
        from pipelines.cli.show import DocumentView

        assert self._out is not None
        shown = document.tables if self._whole else {t: document.tables[t] for t in ("documents", "people", *self._tables)}
        with self._out.capture() as drawn:
            self._out.print(DocumentView(name, document.text, shown, titles=self._tables))
        self._shown.append((document, drawn.get()))

    def _show_all(self) -> None:
        """What was read: with more than one document, first what all of them hold together."""
        assert self._out is not None
        head = ""
        if len(self._shown) > 1:
            counts = [f"{sum(len(document.tables[t]) for document, _ in self._shown)} {t.replace('_', ' ')}" for t in self._tables]
            head = f"{len(self._shown)} documents: {', '.join(counts)}\n\n"
        show_paged(head + "".join(drawn for _, drawn in self._shown), paged=self._paged)

    def _lines(self, name: str, document: SingleDocument) -> None:
        import orjson

        out = sys.stdout.buffer
        for table in self._tables:
            for row in document.tables[table]:
                out.write(orjson.dumps({"table": table, "doc": name, **row}, option=orjson.OPT_APPEND_NEWLINE))

    def _csv(self, name: str, document: SingleDocument) -> None:
        for table in self._tables:
            _, writer = self._csv_of(table)
            writer.writerows([name, *(_plain(value) for value in row.values())] for row in document.tables[table])

    def _csv_of(self, table: str) -> tuple[IO[Any], Any]:
        import csv

        from schemas.tables import all_tables

        if table not in self._open:
            file: IO[Any] = sys.stdout
            if self._output is not None:
                file = _opened(self._output, f"{table}.csv", text=True)
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(["doc", *(column.name for column in all_tables()[table].columns)])
            self._open[table] = (file, writer)
        return self._open[table]

    def _parquet(self, name: str, document: SingleDocument) -> None:
        import pyarrow as pa

        for table in self._tables:
            _, writer = self._parquet_of(table)
            rows = document.tables[table]
            writer.write_table(pa.Table.from_pylist([{"doc": name, **row} for row in rows], schema=writer.schema))

    def _parquet_of(self, table: str) -> tuple[IO[Any], Any]:
        import pyarrow as pa
        import pyarrow.parquet as pq

        from schemas.tables import all_tables

        if table not in self._open:
            assert self._output is not None
            file = _opened(self._output, f"{table}.parquet", text=False)
            schema = pa.schema([pa.field("doc", pa.string(), nullable=False), *all_tables()[table].arrow_schema])
            self._open[table] = (file, pq.ParquetWriter(file, schema, compression="zstd"))
        return self._open[table]

    def _every_table(self) -> None:
        """A table without rows has a file, too."""
        for table in self._tables:
            (self._csv_of if self._form == "csv" else self._parquet_of)(table)


def _opened(folder: Path, name: str, *, text: bool) -> IO[Any]:
    """A new file in a folder, which is made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"{folder}: the folder cannot be made ({error.strerror}); name another with --output", WRONG_CALL) from error
    path = folder / name
    try:
        return path.open("w", encoding="utf-8", newline="") if text else path.open("wb")
    except OSError as error:
        raise Failure(f"{path}: the file cannot be written ({error.strerror}); name another folder with --output", WRONG_CALL) from error


def _plain(value: object) -> object:
    """As the release's CSV writes it: true and false in lower case, dates and times in ISO 8601, lists as JSON."""
    if isinstance(value, list):
        import orjson

        return orjson.dumps(value).decode()
    return str(value).lower() if isinstance(value, bool) else value.isoformat() if hasattr(value, "isoformat") else value
