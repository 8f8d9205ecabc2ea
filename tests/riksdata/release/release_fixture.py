"""Rows with invented content for every published table, and ways to publish them: the ground of all tests of releases."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa

from riksdata.release.build import PublishResult, publish
from riksdata.release.config import ReleaseSettings
from schemas.codes import declared_codes
from schemas.tables import all_tables

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ODD = 'Cellen säger: "halt", radbryt\noch; semikolon – å ä ö Å Ä Ö 🏛 <script>alert(1)</script> | tabell'
FORMULAS = ("=1+1", "+46 8 123", "-minus", "@SUM(A1)", "\ttabb")


def rows(documents: int = 12) -> dict[str, list[dict[str, Any]]]:
    """Rows by table. Each document has a text that holds a demand, two references and a statistic; spans are true."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in all_tables()}
    for number in range(1, documents + 1):
        session = ("2018/19", "2019/20", None)[number % 3] if number % 7 else "2020/21"
        document = f"XA{number:05d}"
        demand = f"Riksdagen ställer sig bakom det som anförs om prövning nummer {number} och tillkännager detta för regeringen."
        surface, act, figure = f"prop. 2018/19:{number}", "2 § påhittslagen (1999:1)", f"drygt {number} procent"
        text = (
            f"Motion {number} 🏛\n\n{demand.replace(' och ', chr(10) + 'och ')}\n\nEnligt {surface} och {act} gäller {figure} av fallen.\n"
        )
        title = FORMULAS[number % 5] if number % 4 == 0 else (ODD if number % 5 == 0 else f"Påhitt nummer {number}")
        found["documents"].append(
            {
                "document_id": document,
                "dok_id": document,
                "doc_type": "mot" if number % 2 else "ip",
                "riksmote": session,
                "number": str(number),
                "title": title,
                "subtitle": "" if number % 2 else "av Någon Påhittad (X)",
                "date": date(2018, 10, number % 28 + 1),
                "parties": ["X", "Y"],
                "withdrawn": number % 6 == 0,
                "characters": len(text),
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                "source": "bulk/påhitt.zip",
                "source_url": "https://example.org/a?b=1&c=2",
                "source_sha256": "0" * 64,
                "retrieved_at": datetime(2026, 11, 20, 8, number % 60, 5, 250000 if number % 2 else 0) if number % 3 else None,
            }
        )
        found["texts"].append({"document_id": document, "text": text})
        found["people"].append(
            {
                "document_id": document,
                "ordinal": 1,
                "role": "author",
                "name": "Åsa Öberg-Ädel",
                "party": "X",
                "person_id": f"p-0{number:05d}",
            }
        )
        target = f"XA{number - 1:05d}" if number > 1 else None
        found["document_relations"].append(
            {
                "document_id": document,
                "relation": "behandlas_i",
                "target_dok_id": target or "XA99999",
                "target_document_id": target,
                "target_title": None,
            }
        )
        start = text.index("Riksdagen")
        found["demands"].append(
            {
                "demand_id": f"{document}-d1",
                "document_id": document,
                "ordinal": 1,
                "kind": "yrkande",
                "text": demand,
                "gist": f"prövning nummer {number}",
                "agency": ["Påhittsverket", 'Verket för "citat", komma'] if number % 3 == 0 else None,
                "agency_ids": ["pahittsverket", "verket-for-citat-komma"] if number % 3 == 0 else None,
                "char_start": start,
                "char_end": start + len(demand),
                "origin": "text",
                "addressee": "regeringen",
                "form": "announce",
                "action": "review",
                "repeats_demand_id": f"XA{1:05d}-d1" if number > 1 else None,
                "similarity": 0.1 * number if number > 1 else None,
            }
        )
        found["demands"].append(
            {
                "demand_id": f"{document}-d2",
                "document_id": document,
                "ordinal": 2,
                "kind": "yrkande",
                "text": "Det som texten inte håller.",
                "gist": "Det som texten inte håller",
                "char_start": None,
                "char_end": None,
                "origin": "record",
            }
        )
        found["demand_decisions"].append(
            {"demand_id": f"{document}-d1", "ordinal": 1, "committee": "UbU", "committee_proposal": "avslag", "decision": "avslag"}
        )
        for ordinal, (kind, words) in enumerate((("prop", surface), ("sfs", act)), 1):
            begin = text.index(words)
            found["references"].append(
                {
                    "reference_id": f"{document}-r-{ordinal:08x}",
                    "document_id": document,
                    "ordinal": ordinal,
                    "kind": kind,
                    "label": f"{kind}/{words}",
                    "surface": words,
                    "char_start": begin,
                    "char_end": begin + len(words),
                    "ibid": False,
                    "uri": f"https://example.org/{kind}",
                    "targets": [f"https://example.org/{kind}#P1", f"https://example.org/{kind}#P2"] if number % 4 == 0 else None,
                    "target": f"{kind}/{words}",
                    "target_dok_id": target if kind == "prop" else None,
                    "target_document_id": target if kind == "prop" else None,
                }
            )
        begin = text.index(figure)
        found["statistics"].append(
            {
                "statistic_id": f"{document}-s-00000001",
                "document_id": document,
                "ordinal": 1,
                "surface": figure,
                "char_start": begin,
                "char_end": begin + len(figure),
                "value": number + 0.25,
                "whole": 1e15 if number == 3 else None,
                "low": -1.5 if number == 2 else None,
                "share": (number + 0.25) / 100 if number < 90 else None,
                "population": 1e15 if number == 3 else None,
                "sentence": f"Enligt {surface} och {act} gäller {figure} av fallen.",
                "demand_id": f"{document}-d1" if number % 2 else None,
                "publisher_id": "pahittsverket" if number % 2 else None,
                "unit": "percent",
                "qualifier": "more_than",
                "confidence": 0.875,
                "noun": "av fallen",
                "measure": "share",
                "sentence_start": text.index("Enligt"),
                "sentence_end": len(text) - 1,
                "publisher": "Påhittsverket" if number % 2 else None,
                "reference_id": f"{document}-r-00000001" if number % 3 else None,
            }
        )
        found["issues"].append(
            {
                "issue_id": f"i-{number:016x}",
                "document_id": document,
                "source": "bulk/påhitt.zip",
                "rule": "title_missing" if number % 2 else "span_missing",
                "severity": "info",
                "message": "Ett påhittat fel.",
            }
        )
    found["issues"].append(
        {
            "issue_id": "i-ffffffffffffffff",
            "document_id": None,
            "source": "tom.txt",
            "rule": "unreadable",
            "severity": "error",
            "message": "Tom fil.",
        }
    )
    complete(found)
    return found


def complete(found: dict[str, list[dict[str, Any]]]) -> None:
    """Fill in what follows from other rows, where a test's own rows leave it out: gists, sentences, targets, bodies, codes."""
    for row in found["demands"]:
        row.setdefault("gist", row["text"])
    for row in found["references"]:
        row.setdefault("target", row["label"].partition("#")[0])
    for row in found["statistics"]:
        row.setdefault("sentence", row["surface"])
        row.setdefault("confidence", 0.9)
    here = {row["document_id"] for row in found["documents"]}
    for row in found["targets"]:  # a test that takes a document away takes it from what is cited too
        row["target_document_id"] = row["target_document_id"] if row["target_document_id"] in here else None
    there = {row["target"] for row in found["targets"]}
    found["targets"] += [row for row in _targets(found["references"], found["documents"]) if row["target"] not in there]
    there = {row["body_id"] for row in found["bodies"]}
    named = {row["publisher_id"] for row in found["statistics"] if row.get("publisher_id")}
    named |= {body for row in found["demands"] for body in row.get("agency_ids") or ()}
    for body in sorted(named - there):
        forms = [body, "påhittat organ"]
        found["bodies"].append({"body_id": body, "name": body.title(), "written": forms, "known": True, "statistics": 1, "demands": 0})
    there = {(row["list"], row["code"]) for row in found["codes"]}
    found["codes"] += [row for row in _codes(found) if (row["list"], row["code"]) not in there]


def _targets(references: list[dict[str, Any]], documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    dated = {row["document_id"] for row in documents if row.get("date")}
    cited: dict[str, list[dict[str, Any]]] = {}
    for row in references:
        cited.setdefault(row["target"], []).append(row)
    return [
        {
            "target": target, "kind": rows[0]["kind"], "designation": rows[0]["surface"], "title": "Påhittad lag" if k % 2 else None,
            "title_source": "text" if k % 2 else None, "year": 1999, "uri": rows[0].get("uri"),
            "target_dok_id": rows[0].get("target_dok_id"),
            "target_document_id": rows[0].get("target_document_id"), "mentions": len(rows), "documents": len(rows),
            **({"first_date": date(2018, 10, 2), "last_date": date(2018, 10, 3)} if dated & {row["document_id"] for row in rows} else {}),
        }
        for k, (target, rows) in enumerate(cited.items())
    ]  # fmt: skip


def _codes(found: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The declared codes, and a row for each invented value of the other coded columns."""
    rows = [
        {
            **{
                name: getattr(c, name) or None
                for name in ("list", "code", "title_en", "title_sv", "definition_en", "definition_sv", "since", "until")
            }
        }
        for c in declared_codes()
    ]
    there = {(row["list"], row["code"]) for row in rows}
    for name, table in all_tables().items():
        for c in table.columns:
            for row in found[name] if c.codes else ():
                value = row.get(c.name)
                for each in value if isinstance(value, list) else [value] if value else []:
                    if (c.codes, each) not in there:
                        there.add((c.codes, each))
                        words = {"title_en": each, "title_sv": each, "definition_en": "Invented.", "definition_sv": "Påhittat."}
                        rows.append({"list": c.codes, "code": each, **words})
    return rows


def warehouse(found: dict[str, list[dict[str, Any]]] | None = None, *, shuffle: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection with the schema `published` made from the declarations and filled with `found`."""
    con = duckdb.connect(config={"threads": 2})
    con.execute("CREATE SCHEMA published")
    for name, table in all_tables().items():
        con.execute(table.ddl().replace(f'CREATE TABLE "{name}"', f'CREATE TABLE published."{name}"'))
    fill(con, rows() if found is None else found, shuffle=shuffle)
    return con


def fill(con: duckdb.DuckDBPyConnection, found: dict[str, list[dict[str, Any]]], *, shuffle: bool = False) -> None:
    """Replace all rows of the schema `published`."""
    complete(found)
    for name, table in all_tables().items():
        con.execute(f'DELETE FROM published."{name}"')
        own = [{c.name: row.get(c.name) for c in table.columns} for row in found[name]]
        arrow = pa.Table.from_pylist(own[::-1] if shuffle else own, schema=pa.schema([f.with_nullable(True) for f in table.arrow_schema]))
        con.register("incoming", arrow)
        con.execute(f'INSERT INTO published."{name}" SELECT * FROM incoming')
        con.unregister("incoming")


def settings(**changes: Any) -> ReleaseSettings:
    """The default settings, with parts for small tables so that tests see some."""
    return replace(ReleaseSettings.load(), **{"partition_rows": 10, **changes})


def plain(**changes: Any) -> ReleaseSettings:
    """Settings for tests that look at neither parts nor formats beside tables and DuckDB file: they take three fifths of the time."""
    return settings(**{"partition_rows": 1_000_000, "leave_out": ("simple", "sqlite"), **changes})


def plain_release(folder: Path, con: duckdb.DuckDBPyConnection | None = None, **more: Any) -> PublishResult:
    """Publish as `release` does, by `plain` settings where none are given."""
    return release(folder, con, settings=more.pop("settings", None) or plain(), **more)


def release(folder: Path, con: duckdb.DuckDBPyConnection | None = None, **more: Any) -> PublishResult:
    """Publish into `folder`; a warehouse is made where none is given."""
    own = con or warehouse()
    try:
        return publish(
            own, folder, settings=more.pop("settings", None) or settings(), now=more.pop("now", NOON), git_revision="0" * 40, **more
        )
    finally:
        if con is None:
            own.close()


def relist(folder: Path, version: str) -> None:
    """Make sums and list say of a release what its `release.json` is now, as if it had been published so."""
    sums, index = folder / version / "SHA256SUMS", folder / version / "release.json"
    sha256 = hashlib.sha256(index.read_bytes()).hexdigest()
    lines = [line for line in sums.read_text().splitlines() if not line.endswith("  release.json")]
    sums.write_text("\n".join([*lines, f"{sha256}  release.json"]) + "\n")
    found = orjson.loads((folder / "versions.json").read_bytes())
    for entry in found["versions"]:
        if entry["version"] == version:
            entry["manifest_sha256"] = sha256
    (folder / "versions.json").write_bytes(orjson.dumps(found))
