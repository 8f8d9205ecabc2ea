"""References: which sources a text cites.

One scan proposes places (`locate`); a small parser a family confirms each on the text: `series` with `reports`, `statute_names`,
`statute_numbers` and `statute_sections`, `eu` and `articles`, `cases`, `press`, `urls`, `works`. What repeats an earlier source is
resolved at the end (`ibid`). What counts as a reference, and the form of its label, is the data dictionary's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from riksdata.extractors.records import Reference
from riksdata.extractors.references import (
    articles,
    cases,
    eu,
    ibid,
    press,
    series,
    statute_names,
    statute_numbers,
    statute_sections,
    urls,
    works,
)
from riksdata.extractors.references.draft import Draft, Reading
from riksdata.extractors.references.locate import places
from riksdata.text.document import Footnote, TextDocument

_FOOTNOTE = re.compile(r"\[(?:footnoteRef:)?\d{1,4}[:\]]")
_OWN_NUMBER = re.compile(r"(?:\A|\n)\s*(?:motion|interpellation|skriftlig fråga|fråga)\s+\Z", re.I)
_HEADING = re.compile(r"[^\n]{7,16}\n")
"""A paper's own number, alone in its line at the top."""
_RUNNING_HEAD = re.compile(r"(?:\A|\n)Mot\. \Z")
_CASE = re.compile(r"[CTF][-‑–­]\d")
_COLON = re.compile(r"[A-ZÅÄÖ][A-Za-zäÄ]{1,5}[ \xa0\n]\d{1,3}:\d")
_COURT = re.compile(r"(?:PMÖD|PMD|MÖD|FÖD|NJA|HFD|MIG|RÅ|RH|AD|MD|RK)[ \xa0\n]")


def _number(reading: Reading, start: int) -> None:
    text = reading.text
    if start < 200 and _HEADING.match(text, start):
        before = text[max(0, start - 8) : start]
        if before[-1:] in ("", "\n") or _RUNNING_HEAD.search(before):
            return
    if not statute_numbers.at_number(reading, start) and not (start < 400 and _OWN_NUMBER.search(reading.text[max(0, start - 40) : start])):
        series.at_number(reading, start)


def _digit(reading: Reading, start: int, end: int) -> None:
    found = reading.text[start:end]
    if "kap" in found:
        statute_sections.at_section(reading, start + found.index("kap"))
    elif ":" in found:
        _number(reading, start)
    elif "/" in found:
        eu.at_number(reading, start)
    elif "-" in found:
        cases.at_hyphened(reading, start)
    else:
        eu.at_celex(reading, start)


def _upper(reading: Reading, start: int, end: int) -> None:
    text = reading.text
    found = text[start:end]
    if _COURT.match(found):
        cases.at_report(reading, start)
        if reading.done <= start and start and text[start - 1].isalpha():
            _number(reading, end - 1)  # "BRÅ 2018:6"
    elif _COLON.match(found):
        if not statute_names.at_colon(reading, start):
            _word(reading, start, end)
    elif found.startswith("JO "):
        cases.at_ombudsman(reading, start)
    elif _CASE.match(found):
        eu.at_case(reading, start)
    elif "OM" in found and "(" in found:
        eu.at_com(reading, start)
    elif found[-1].isdigit() and "/" in found:
        cases.at_code(reading, start)
    elif found[-1].isdigit() and not found.startswith(("Art", "Mål", "Förordning", "Direktiv", "Rapport", "Kap")):
        press.at_paper(reading, start, end)
    else:
        _word(reading, start, end)


def _word(reading: Reading, start: int, end: int) -> None:
    found = reading.text[start:end].lower()
    if found[-1].isdigit() and found.startswith("förordning"):
        _bare_act(reading, start, end)
        return
    for lead, parser in _BY_LEAD:
        if found.startswith(lead):
            parser(reading, start)
            if reading.done <= start and lead in ("rapport", "direktiv"):
                _after(reading, end)
            return
    before = reading.done
    statute_names.at_law(reading, start, end)
    if reading.done == before:
        eu.at_name(reading, start)


def _bare_act(reading: Reading, start: int, end: int) -> None:
    eu.at_bare(reading, start)
    if reading.done <= start:
        _after(reading, end)


def _after(reading: Reading, end: int) -> None:
    """The place was nothing, but its last sign may begin another: a registry number, an EU act's number."""
    cases.at_code(reading, end - 1)


_BY_LEAD: tuple[tuple[str, Callable[[Reading, int], None]], ...] = (
    ("artik", articles.at_article),
    ("art.", articles.at_article),
    ("art ", articles.at_article),
    ("http", urls.at_url),
    ("www.", urls.at_url),
    ("dnr", cases.at_dnr),
    ("kap", statute_sections.at_turned),
    ("rapport", works.at_report_title),
    ("ibid", ibid.at_repeat),
    ("direktiv", eu.at_bare),
    ("mål", eu.at_early_case),
    ("anf. arb", ibid.at_repeat),
    ("not", ibid.at_repeat),
    ("fotnot", ibid.at_repeat),
    ("a.a", ibid.at_repeat),
    ("a. a", ibid.at_repeat),
    ("a.\xa0a", ibid.at_repeat),
)


def _place(reading: Reading, start: int, end: int) -> None:
    first = reading.text[start]
    if first == "§":
        statute_sections.at_section(reading, start)
    elif first.isdigit():
        _digit(reading, start, end)
    elif first == "(":
        eu.at_number(reading, start)
    elif first.isupper():
        _upper(reading, start, end)
    else:
        _word(reading, start, end)


def find_references(document: TextDocument) -> list[Reference]:
    """The references of a document in the order of its text; spans in characters, each surface the text of its span."""
    text = document.text
    reading = Reading(document, text)
    for start, end in places(text):
        if start >= reading.done:
            _place(reading, start, end)
    notes: dict[int, Footnote] = {}
    if "[" in text and _FOOTNOTE.search(text):
        notes = document.footnotes
        if notes:
            works.read_footnotes(reading, notes)
    if reading.repeats:
        ibid.resolve(reading, notes)
    if not reading.drafts:
        return []
    return _finish(text, reading.drafts, notes)


def _finish(text: str, drafts: list[Draft], notes: dict[int, Footnote]) -> list[Reference]:
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    bodies = sorted((note.body.start, note.body.end, number) for number, note in notes.items() if note.body)
    out: list[Reference] = []
    reach: dict[str, int] = {}
    k = 0
    covered, cover = 0, ""
    for draft in drafts:
        kind = draft.kind
        if draft.start < reach.get(kind, 0) or draft.end <= draft.start:
            continue
        if draft.start < covered and not (cover in ("work", "report", "press") and kind in ("dnr", "url")):
            continue
        while k < len(bodies) and bodies[k][1] <= draft.start:
            k += 1
        footnote = bodies[k][2] if k < len(bodies) and bodies[k][0] <= draft.start else None
        reach[kind] = draft.end
        if draft.end > covered:
            covered, cover = draft.end, kind
        out.append(
            Reference(
                ordinal=len(out) + 1,
                kind=kind,
                label=draft.label,
                surface=text[draft.start : draft.end],
                char_start=draft.start,
                char_end=draft.end,
                pinpoint=draft.pinpoint,
                footnote=footnote,
                ibid=draft.ibid,
                uri=" ".join(draft.uris) or None,
                target_dok_id=draft.target,
            )
        )
    return out
