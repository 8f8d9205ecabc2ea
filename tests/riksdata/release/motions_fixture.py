"""A release of three invented motions: one approved, one refused that asks the same, one undecided; all state the same figure."""

# ruff: noqa: E501  # rows, one a line

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from release_fixture import release, warehouse

from schemas.tables import all_tables

Rows = dict[str, list[dict[str, Any]]]
ARGUMENT = "Enligt Påhittsverket är 29,1\u00a0procent av kvinnorna drabbade (SOU 2016:1). Var tredje ort saknar stöd."


def motion(number: int, parties: list[str], decision: str | None, day: date, repeats: str | None = None) -> Rows:
    document = f"YA02{number}"
    wording = f"Riksdagen ställer sig bakom det som anförs i motionen om att =stärka stöd {number} och tillkännager detta för regeringen."
    text = f"{wording}\n{ARGUMENT}\n"
    start, figure, third = text.index(ARGUMENT), text.index("29,1"), text.index("Var tredje")
    end = start + len(ARGUMENT)
    sentence = "Enligt Påhittsverket är 29,1 procent av kvinnorna drabbade (SOU 2016:1)."
    cited = text.index("SOU")
    of_statistic = {"document_id": document, "low": None, "high": None, "qualifier": "exact", "sentence_start": start, "sentence_end": end}
    return {
        "documents": [{
            "document_id": document, "dok_id": document, "doc_type": "mot", "riksmote": "2018/19", "number": str(number), "title": f"Påhitt {number}",
            "date": day, "parties": parties, "withdrawn": False, "characters": len(text), "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "source": "påhitt.zip", "source_sha256": "1" * 64, "source_url": f"https://data.riksdagen.se/dokument/{document}",
        }],
        "texts": [{"document_id": document, "text": text}],
        "people": [{"document_id": document, "ordinal": k, "role": "author", "name": f"Ada {p}", "party": p, "person_id": f"p-0{k}"} for k, p in enumerate(parties, 1)],
        "demands": [{
            "demand_id": f"{document}-d{n}", "document_id": document, "ordinal": n, "kind": "yrkande", "text": wording, "gist": f"att =stärka stöd {number}",
            "origin": "record", "form": "announce", "action": "fund", "agency": ["Påhittsverket"] if n == 1 else None, "committee": "SoU",
            "decision": decision if n == 1 else "avslag", "committee_proposal": "avslag", "decided_in": "2018/19:SoU5", "decision_point": "3",
            "argument_start": start if n == 1 else None, "argument_end": end if n == 1 else None, "repeats_demand_id": repeats if n == 1 else None,
            "similarity": 0.9 if repeats and n == 1 else None,
        } for n in (1, 2)],
        "references": [{
            "reference_id": f"{document}-r-00000001", "document_id": document, "ordinal": 1, "kind": "sou", "label": "sou/2016:1", "surface": "SOU 2016:1",
            "char_start": cited, "char_end": cited + 10, "ibid": False, "uri": "https://example.org/sou/2016:1", "target_dok_id": "H4B31", "target": "sou/2016:1",
        }],
        "statistics": [
            {**of_statistic, "statistic_id": f"{document}-s-00000001", "ordinal": 1, "surface": "29,1\u00a0procent av kvinnorna", "char_start": figure,
             "char_end": figure + 25, "value": 29.1, "unit": "percent", "share": 0.291, "noun": "av kvinnorna", "period": "2017", "sentence": sentence, "publisher": "Påhittsverket",
             "publisher_id": "pahittsverket", "reference_id": f"{document}-r-00000001", "claim_id": "c-1", "demand_id": f"{document}-d1"},
            {**of_statistic, "statistic_id": f"{document}-s-00000002", "ordinal": 2, "surface": "Var tredje", "char_start": third, "char_end": third + 10,
             "value": 1.0, "whole": 3.0, "unit": "fraction", "share": 0.333333, "noun": "ort", "period": {1: "2008–", 2: "–2002", 10: "2008–2011"}[number], "sentence": "Var tredje ort saknar stöd.",
             "demand_id": f"{document}-d1"},
        ],
    }  # fmt: skip


def three_motions(folder: Path) -> Path:
    """Publish the three into `folder`; gives the release."""
    found: Rows = {name: [] for name in all_tables()}
    for each in (
        motion(10, ["M"], "avslag", date(2019, 3, 1), repeats="YA021-d1"),
        motion(1, ["V"], "bifall", date(2018, 10, 1)),
        motion(2, ["S", "V"], None, date(2018, 10, 2)),
    ):
        for name, rows in each.items():
            found[name] += rows
    found["bodies"] = [
        {"body_id": "pahittsverket", "name": "Påhittsverket", "written": ["pv"], "known": True, "statistics": 3, "demands": 3}
    ]
    con = warehouse(found)
    try:
        result = release(folder, con)
    finally:
        con.close()
    assert result.path
    return result.path
