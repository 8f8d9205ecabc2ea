"""Atom feeds: of releases, and of what is new for a search (RFC 4287)."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET  # nosec B405

from riksdata.release.site.store import Row

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50
_LONGEST = 300


def feed(address: str, title: str, updated: str, entries: list[dict[str, str]]) -> bytes:
    """A feed. `address`: its own, absolute; each entry has `id`, `title`, `updated`, `link` and `summary`, `updated` a date or a time."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "sv"})

    def put(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        element.text = _clean(text) if text else None
        return element

    put(root, "id", address)
    put(root, "title", title)
    put(root, "updated", _time(updated))
    put(root, "link", rel="self", href=address, type="application/atom+xml")
    put(put(root, "author"), "name", "Riksdata")
    put(root, "rights", "CC BY 4.0. Källa: Sveriges riksdag")
    for each in entries:
        entry = put(root, "entry")
        put(entry, "id", each["id"])
        put(entry, "title", each["title"])
        put(entry, "updated", _time(each["updated"] or updated))
        put(entry, "link", href=each["link"])
        put(entry, "summary", each["summary"])
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def release_entries(versions: list[dict[str, Any]], base: str) -> list[dict[str, str]]:
    """The releases, newest first, as entries."""
    return [
        {
            "id": f"{base}/{each['version']}/",
            "title": f"Riksdata {each['version']}" + (" (återkallad)" if each.get("withdrawn") else ""),
            "updated": str(each["created"]),
            "link": f"{base}/{each['version']}/",
            "summary": ", ".join(f"{name}: {count}" for name, count in (each.get("rows") or {}).items()),
        }
        for each in versions
    ]


def row_entries(rows: list[Row], base: str) -> list[dict[str, str]]:
    """Rows of a search as entries."""
    out = []
    for row in rows[:ENTRIES]:
        text = str(row.get("gist") or row.get("surface") or row.get("title") or "")
        out.append(
            {
                "id": base + row["page"],
                "title": text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…",
                "updated": str(row.get("date") or ""),
                "link": base + row["page"],
                "summary": " · ".join(str(row[name]) for name in ("title", "parties", "decision") if row.get(name)),
            }
        )
    return out


def _time(moment: str) -> str:
    return f"{moment}T00:00:00Z" if len(moment) == 10 else moment


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
