"""Invented documents for the tests of the site: motions about one thing with decisions, arguments, figures and sources, and a hostile one."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import uvicorn
from release_fixture import release, rows, warehouse

from riksdata.release.site.app import make_app
from riksdata.release.site.bounded_heads import BoundedHeads
from riksdata.release.site.latest import Latest

HOSTILE = '<script>document.title="taken"</script><img src=x onerror=alert(1)> "våld"'
BEGINNING, END = "Riksdagen ställer sig bakom det som anförs i motionen om", "och tillkännager detta för regeringen."
CONTACT = "fel@example.org"


def motion(
    number: int, party: str, title: str, demands: list[tuple[str, str | None]], argument: str, figure: str, source: str
) -> dict[str, list[dict[str, Any]]]:
    """One motion: `demands` are wording and decision; the argument holds the words of `figure` and `source`."""
    document = f"XB02{number}"
    lines = [
        "Motion till riksdagen",
        title,
        "Förslag till riksdagsbeslut",
        *(text for text, _ in demands),
        "Motivering",
        argument,
        "Avslutning",
        "Det var allt.",
    ]
    text = "\n".join(lines) + "\n"
    start = text.index(argument)
    end = start + len(argument)
    out: dict[str, list[dict[str, Any]]] = {
        "documents": [
            {
                "document_id": document, "dok_id": document, "doc_type": "mot", "subtype": "enskild", "riksmote": "2018/19", "number": str(number), "title": title,
                "date": date(2019, 1, number % 28 + 1), "committee": "JuU", "parties": [party], "withdrawn": False, "characters": len(text),
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "source": "påhitt.zip", "source_sha256": "1" * 64,
            }
        ],
        "texts": [{"document_id": document, "text": text}],
        "people": [{"document_id": document, "ordinal": 1, "role": "author", "name": f"Påhittad Ledamot {party}", "party": party, "person_id": f"p-07{number}"}],
        "demands": [], "demand_decisions": [],
    }  # fmt: skip
    for ordinal, (wording, decision) in enumerate(demands, 1):
        demand = {
            "committee": "JuU",
            "committee_proposal": decision,
            "decision": decision,
            "decided_in": "2018/19:JuU11",
            "decision_point": "3",
        }
        at = text.index(wording)
        out["demands"].append(
            {
                "demand_id": f"{document}-d{ordinal}", "document_id": document, "ordinal": ordinal, "kind": "yrkande", "text": wording, "char_start": at,
                "char_end": at + len(wording), "origin": "record", "addressee": "regeringen", "form": "announce", "action": "legislate",
                "agency": ["Påhittsverket"], "agency_ids": ["pahittsverket"],
                "gist": wording.removeprefix(BEGINNING).removesuffix(END).strip(), "section": "Motivering", "argument_start": start, "argument_end": end, **demand,
            }
        )  # fmt: skip
        out["demand_decisions"].append({"demand_id": f"{document}-d{ordinal}", "ordinal": 1, **demand})
    at = text.index(figure)
    out["statistics"] = [
        {
            "statistic_id": f"{document}-s-0000000f", "document_id": document, "ordinal": 1, "surface": figure, "char_start": at, "char_end": at + len(figure),
            "value": 98.0, "unit": "percent", "qualifier": "exact", "noun": "av samtliga påhitt", "measure": "share", "sentence_start": start,
            "sentence_end": end, "publisher": "Påhittsverket", "publisher_id": "pahittsverket", "share": 0.98, "population": 1200.0, "sentence": argument, "claim_id": "c-000000000001",
        }
    ]  # fmt: skip
    at = text.index(source)
    out["references"] = [
        {
            "reference_id": f"{document}-r-0000000f", "document_id": document, "ordinal": 1, "kind": "sfs", "label": "sfs/1999:77#K2P1", "surface": source,
            "char_start": at, "char_end": at + len(source), "pinpoint": "2 kap. 1 §", "ibid": False, "uri": "https://example.org/1999:77#K2P1",
        }
    ]  # fmt: skip
    return out


def interpellation() -> dict[str, list[dict[str, Any]]]:
    """A question of the member of motion 101 to a minister."""
    document, question = "XB10105", "Vad avser statsrådet att göra för fyrarna?"
    text = f"Interpellation\nFyrarnas framtid\n{question}\n"
    people = (("author", "Påhittad Ledamot V", "V", "p-07101"), ("recipient", "Tillfrågad Minister", "M", "p-09001"))
    return {
        "documents": [
            {
                "document_id": document, "dok_id": document, "doc_type": "ip", "riksmote": "2018/19", "number": "105", "title": "Fyrarnas framtid",
                "date": date(2019, 2, 1), "parties": ["V"], "withdrawn": False, "characters": len(text),
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "source": "påhitt.zip", "source_sha256": "1" * 64,
            }
        ],
        "texts": [{"document_id": document, "text": text}],
        "people": [
            {"document_id": document, "ordinal": ordinal, "role": role, "name": name, "party": party, "person_id": person}
            for ordinal, (role, name, party, person) in enumerate(people, 1)
        ],
        "demands": [
            {
                "demand_id": f"{document}-d1", "document_id": document, "ordinal": 1, "kind": "question", "text": question, "gist": question,
                "char_start": text.index(question), "char_end": text.index(question) + len(question), "origin": "text", "form": "question", "action": "measure",
                "agency": ["Påhittsverket"], "agency_ids": ["pahittsverket"],
            }
        ],
    }  # fmt: skip


def bare_report() -> dict[str, list[dict[str, Any]]]:
    """A report of a committee that is gone, of which neither title, party nor day is known; its figure and what it counts share a word."""
    document, cited, figure, noun = "XB01106", "fyrlagen (1921:9)", "en av tio personer", "personer i fullbordade brott"
    sentence = f"Endast {figure} i fullbordade brott dömdes enligt {cited}."
    text = f"Betänkande\n{sentence}\n"
    span = {"char_start": text.index(figure), "char_end": text.index(figure) + len(figure)}
    return {
        "documents": [
            {
                "document_id": document, "dok_id": document, "doc_type": "bet", "committee": "BoU", "withdrawn": False, "characters": len(text),
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "source": "påhitt.zip", "source_sha256": "1" * 64,
            }
        ],
        "texts": [{"document_id": document, "text": text}],
        "references": [
            {
                "reference_id": f"{document}-r-0000000f", "document_id": document, "ordinal": 1, "kind": "sfs", "label": "sfs/1921:9", "target": "sfs/1921:9",
                "surface": cited, "char_start": text.index(cited), "char_end": text.index(cited) + len(cited), "ibid": False,
            }
        ],
        "statistics": [
            {
                "statistic_id": f"{document}-s-0000000f", "document_id": document, "ordinal": 1, "surface": figure, **span, "value": 1.0, "whole": 10.0,
                "unit": "fraction", "qualifier": "exact", "noun": noun, "share": 0.1, "sentence_start": text.index(sentence),
                "sentence_end": text.index(sentence) + len(sentence), "sentence": sentence,
            }
        ],
    }  # fmt: skip


def site_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of `release_fixture`, five motions of the site's own, a question and a report."""
    found = rows()
    argument = "Mäns våld mot kvinnor är utbrett. Enligt Påhittsverket gällde 98 procent av samtliga påhitt kvinnornas vardag, se påhittsbalken 2 kap. 1 §."
    made = [
        motion(101, "V", "Våld mot kvinnor", [(f"{BEGINNING} att stärka skyddet för kvinnors frihet {END}", "avslag"), (f"{BEGINNING} kvinnojourer i hela landet {END}", "bifall")], argument, "98 procent", "påhittsbalken 2 kap. 1 §"),
        motion(102, "M", "Polisens arbete", [(f"{BEGINNING} att polismyndigheten ska arbeta mot våld {END}", "avslag")], argument, "98 procent", "påhittsbalken 2 kap. 1 §"),
        motion(103, "S", "Hästens villkor", [(f"{BEGINNING} att ge hästar mer hö {END}", None)], "Hästar äter hö. Bara 98 procent av samtliga påhitt gäller hö enligt påhittsbalken 2 kap. 1 §.", "98 procent", "påhittsbalken 2 kap. 1 §"),
        motion(107, "KD", "Fyrar", [(f"{BEGINNING} att alla fyrar ska lysa {END}", "tillkännagivande"), (f"{BEGINNING} fler fyrar {END}", "avslag")], "Fyrar lyser. Av dem lyser 98 procent enligt påhittsbalken 2 kap. 1 §.", "98 procent", "påhittsbalken 2 kap. 1 §"),
        motion(104, "C", HOSTILE, [(f"{BEGINNING} {HOSTILE} {END}", "avslag")], f"Någon skrev {HOSTILE} och 98 procent, se påhittsbalken 2 kap. 1 §.", "98 procent", "påhittsbalken 2 kap. 1 §"),
        interpellation(),
        bare_report(),
    ]  # fmt: skip
    for body in found["bodies"]:
        if body["body_id"] == "pahittsverket":
            body.update({"name": "Påhittsverket", "written": ["påhittsverket", "påhittet"], "since": "1999"})
    for each in made:
        for name, some in each.items():
            found[name] += some
    return found


def site_release(folder: Path) -> Path:
    """A release of these rows under `folder`."""
    con = warehouse(site_rows())
    try:
        made = release(folder, con)
    finally:
        con.close()
    assert made.path
    return made.path


@contextmanager
def served(home: Path, hosts: tuple[str, ...] = ()) -> Iterator[str]:
    """The site over the releases of a home, on a port of its own; gives its address without a slash at the end."""
    latest = Latest(home / "releases", home / "site", CONTACT)
    server = uvicorn.Server(uvicorn.Config(make_app(latest, hosts), http=BoundedHeads, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
