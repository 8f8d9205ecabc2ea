"""Extracted rows for a person at a terminal: demands with who shall act, references with what they name, figures in their sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]

_TYPE_NAMES = {
    "mot": "motion",
    "ip": "interpellation",
    "fr": "written question",
    "frs": "answer to a written question",
    "prop": "government bill",
    "skr": "government communication",
    "bet": "committee report",
    "prot": "record of proceedings",
    "other": "document",
}
_QUALIFIERS = {"about": "about", "more_than": "more than", "less_than": "less than", "at_least": "at least", "at_most": "at most"}
_UNITS = {"percent": "%", "percentage_points": "percentage points", "count": "", "fraction": "", "sek": "kr", "times": "times"}
_FRACTIONS = {0.5: "½", 0.333: "⅓", 0.667: "⅔", 0.25: "¼", 0.75: "¾", 0.2: "⅕", 0.1: "⅒"}
_OF_A_POPULATION = frozenset({"percent", "‰"})
"""Units in which the value is a share, so that a number behind it counts the whole: 80 % of 2 000."""
_CONTEXT = 400  # characters of a sentence shown around a figure; the longest sentences are tables in disguise


class DocumentView:
    """One document and its rows, as a rich renderable."""

    def __init__(
        self, name: str, text: str, tables: Mapping[str, Sequence[Row]], titles: Sequence[str] = ("demands", "references", "statistics")
    ) -> None:
        """`name` heads the document, `titles` are the tables shown."""
        self.name, self.text, self.tables, self.titles = name, text, tables, titles

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The heading, then a block a table."""
        yield Rule(Text(self.name, style="bold"), align="left", style="cyan")
        document = next(iter(self.tables.get("documents", ())), None)
        if document is not None:
            yield _headline(document, self.tables.get("people", ()))
        yield self._summary()
        shows = {"demands": _demands, "references": _references, "statistics": self._statistics}
        for name in self.titles:
            rows = self.tables.get(name, ())
            yield Text.assemble("\n", (name.replace("_", " ").capitalize(), "bold cyan"), (f"  {len(rows)}", "dim"))
            if rows:
                yield Padding(shows.get(name, _plain)(rows), (0, 0, 0, 2))
        issues = self.tables.get("issues", ())
        if issues:
            yield Text.assemble("\n", ("To know", "bold yellow"), (f"  {len(issues)}", "dim"))
            for row in issues:
                yield Padding(Text.assemble((f"{row['rule']}  ", "yellow"), row["message"]), (0, 0, 0, 2))
        yield Text()

    def _summary(self) -> RenderableType:
        """How many rows each table has, and what most of them are."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(justify="right", style="bold")
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1, style="dim")
        for name in self.titles:
            rows = self.tables.get(name, ())
            grid.add_row(str(len(rows)), name.replace("_", " "), _what_most_are(name, rows))
        issues = self.tables.get("issues", ())
        if issues:
            grid.add_row(str(len(issues)), "to know", "at the end, under “To know”")
        return grid

    def _statistics(self, rows: Sequence[Row]) -> RenderableType:
        blocks: list[RenderableType] = []
        for row in rows:
            notes = [row["period"], row["direction"], row["publisher"] and f"source: {row['publisher']}"]
            head = Text.assemble((figure(row), "bold green"), f"  {row['noun'] or ''}".rstrip())
            for note in filter(None, notes):
                head.append(f"  · {note}", style="dim")
            blocks += [head, Padding(self._sentence(row), (0, 0, 0, 4))]
        return Group(*blocks)

    def _sentence(self, row: Row) -> Text:
        """The sentence on one line, with the words that were read in bold."""
        start, end = max(row["sentence_start"], row["char_start"] - _CONTEXT), min(row["sentence_end"], row["char_end"] + _CONTEXT)
        start, end = min(start, row["char_start"]), max(end, row["char_end"])
        before, surface, after = (
            self.text[start : row["char_start"]], self.text[row["char_start"] : row["char_end"]], self.text[row["char_end"] : end]
        )  # fmt: skip
        shown = Text(style="dim")
        shown.append("… " if start > row["sentence_start"] else "")
        shown.append(_fold(before).lstrip())
        shown.append(_fold(surface), style="bold not dim")
        shown.append(_fold(after).rstrip() + (" …" if end < row["sentence_end"] else ""))
        return shown


_MOST = 5
"""Kinds named of a table in the summary."""


def _what_most_are(table: str, rows: Sequence[Row]) -> str:
    if table == "statistics" and rows:
        sourced = sum(bool(row["publisher"] or row["reference_id"]) for row in rows)
        return f"{sourced} with a source that the text names"
    column = {"demands": "action", "references": "kind"}.get(table)
    counted = Counter(str(row[column]) for row in rows if row[column]) if column else Counter()
    named = [f"{kind} {count}" for kind, count in counted.most_common(_MOST)]
    return ", ".join(named) + (f" and {len(counted) - _MOST} other kinds" if len(counted) > _MOST else "")


def _headline(document: Row, people: Sequence[Row]) -> Text:
    kind = _TYPE_NAMES.get(document["doc_type"], document["doc_type"])
    number = f"{document['riksmote']}:{document['number']}" if document["riksmote"] and document["number"] else None
    line = Text.assemble((" ".join(filter(None, (kind, number))), "bold"))
    if document["title"]:
        line.append(f"  {document['title']}")
    authors = [f"{p['name']} ({p['party']})" if p["party"] else p["name"] for p in people if p["role"] == "author"]
    if authors:
        line.append(f"\n{', '.join(authors[:4])}{f' and {len(authors) - 4} more' if len(authors) > 4 else ''}", style="dim")
    return line


def _demands(rows: Sequence[Row]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", style="bold")
    grid.add_column(ratio=1)
    for row in rows:
        what = Text(row["text"])
        whom = [row["addressee"], row["action"], "; ".join(row["agency"] or ()), row["section"] and f"under “{row['section']}”"]
        what.append("\n→ " + " · ".join(filter(None, whom)) if any(whom) else "", style="green")
        grid.add_row(str(row["ordinal"]), what)
    return grid


def _references(rows: Sequence[Row]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="green", no_wrap=True, overflow="ellipsis", max_width=44)
    grid.add_column(ratio=1)
    for row in rows:
        surface = Text(_fold(row["surface"]), overflow="fold")
        if row["pinpoint"]:
            surface.append(f"  {row['pinpoint']}", style="dim")
        if row["footnote"] is not None:
            surface.append(f"  note {row['footnote']}", style="dim")
        label = "url" if row["kind"] == "url" else row["label"]  # the address itself stands beside it
        grid.add_row(label + ("  (again)" if row["ibid"] else ""), surface)
    return grid


def _plain(rows: Sequence[Row]) -> RenderableType:
    grid = Table(box=None, pad_edge=False, header_style="dim")
    shown = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    for name in shown:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*("" if row[name] is None else _fold(_said(row[name]))[:_CONTEXT] for name in shown))
    return grid


def _said(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def figure(row: Row) -> str:
    """A statistic's number as a person reads it: `more than 40 %`, `247 of 290`, `10–22`."""
    if row["value"] is not None:
        plain = _FRACTIONS.get(round(row["value"], 3)) if row["unit"] == "fraction" and row["whole"] is None else None
        number = plain or _number(row["value"])
        if row["whole"] is not None and row["unit"] not in _OF_A_POPULATION:
            number += f" of {_number(row['whole'])}"
    else:
        number = "–".join(_number(bound) for bound in (row["low"], row["high"]) if bound is not None)
    unit = _UNITS.get(row["unit"], row["unit"])
    whole = f"of {_number(row['whole'])}" if row["whole"] is not None and row["unit"] in _OF_A_POPULATION else ""
    rate = f"per {row['per']}" if row["per"] else ""
    return " ".join(filter(None, (_QUALIFIERS.get(row["qualifier"]), number, unit, whole, rate)))


def _number(value: float) -> str:
    digits = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0")
    return digits.replace(",", " ")


def _fold(text: str) -> str:
    """White space folded, but kept at the ends, so that pieces of a sentence join."""
    lead, tail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return lead + " ".join(text.split()) + tail if text.strip() else lead
