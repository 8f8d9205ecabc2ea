"""Works, numbered reports and press items that footnotes cite by author, title and year."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publisher_before
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works import citations
from riksdata.extractors.references.works.press import DATE, papers, titled_item
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Footnote

_LEAD = lazy_regex(
    r"""
    (?:
        (?:Se|Jfr|Jf|Jämför|Källa|Källor|Enligt|Ur|Från|Hämtat[ ]från|Cit\.)  # Se
        (?:
            [ \xa0]+
            (?:
                även|också|t\.[ ]?ex\.|bl\.[ ]?a\.|exempelvis|till[ ]exempel  # t. ex.
                |bland[ ]annat|vidare|härom|särskilt|bl[ ]a|t[ ]ex
            )
        )?
        [:]?[ \xa0]+
    )?
    """,
    re.I | re.X,
)  # fmt: skip
_SPLIT = lazy_regex(
    r"""
    (?<=[\d)/]);[ \xa0]
    |(?<=[\d)]\.)\n|(?<=[\d)],)\n|(?<=[\d)];)\n
    |;[ \xa0](?=[A-ZÅÄÖ][^;()]{1,60}\((?:19|20)\d\d)
    |(?<=\d),[ \xa0]samt[ \xa0](?=[A-ZÅÄÖ])           # , samt
    |\n(?=(?:Se|Jfr)[ \xa0]|https?:)
    |(?<=\d)\.[ \xa0](?=(?:Jfr|Jämför)[ \xa0])       # . Jfr
    """,
    re.X,
)
"""One citation ends and the next begins: a semicolon or a new line behind a year or a number."""
_ADDRESS_LEAD = lazy_regex(
    r"(?:[ \xa0,.:(–-]|(?:Hämtad|Hämtat|Tillgänglig|Länk|Se|Läs mer|på|från|via|URL|url|here|Available at)(?=[ \xa0:]))+$"
)


_LONGEST_ITEM = 260
"""In characters: what is longer says more than where an item of the press stands."""
_HEADLINE_BEHIND = lazy_regex(r"[,.:;]?[ \xa0](?:[–-][ \xa0])?[A-ZÅÄÖ0-9”\"“‘’][^\n]{4,}")
"""What stands behind the day of a press item: "DN 2015-07-16: Fler bryggor behövs"."""


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start]
    ends = []
    for found in _SPLIT.finditer(text, start, end):
        ends.append(found.start())
        cuts.append(found.end())
    return list(zip(cuts, [*ends, end], strict=True))[:40]


def read_footnotes(reading: Reading, notes: dict[int, Footnote]) -> None:
    """Complete the drafts with the works, numbered reports and press items that the bodies of the footnotes cite."""
    by_place = sorted(reading.drafts, key=lambda draft: draft.start)
    for note in notes.values():
        if note.body is None or note.body.end - note.body.start > 6000:
            continue
        for start, end in _segments(reading.text, note.body.start, note.body.end):
            inside = [d for d in by_place if start <= d.start < end] if by_place else []
            _segment(reading, note, start, end, inside)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The citation without its lead ("Se t.ex."), white space and closing stop."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,"):
        end -= 1
    return start, end


def _segment(reading: Reading, note: Footnote, start: int, end: int, inside: list[Draft]) -> None:
    text = reading.text
    start, end = _bounds(text, start, end)
    if not 8 <= end - start <= 700 or not (text[start].isupper() or text[start] in '”"“'):
        return
    url = next((d for d in inside if d.kind == "url"), None)
    if url is not None:
        end = start + len(_ADDRESS_LEAD.sub("", text[start : max(start, url.start)].rstrip()))
        if end - start < 12:
            return
    inside = [d for d in inside if d.start < end and d is not url]
    if _whole_item(text, start, end, inside):
        return
    report = next((d for d in inside if d.kind == "report"), None)
    if report is None and any(_strong(text, d) for d in inside):
        return
    item = titled_item(text, start, end)
    if item is not None and report is None:
        reading.drafts.append(item)
        return
    body = text[start:end]
    number = report.label.rsplit("/", 1)[1] if report else None
    publisher = report.label.split("/")[1] if report else "-"
    cited = citations.numbered_report(body, number, publisher if publisher != "-" else None)
    if cited and report and not any(c in ",.:;" for c in text[start : report.start]):
        return  # no citation, but words around the number
    if cited:
        if report:
            reading.drafts.remove(report)
        label, end = f"report/{cited.who}/{cited.number}", report.end if report else end
    elif report is not None or DATE.fullmatch(body) or citations.first_chunk(body).strip() in papers():
        return
    else:
        cited = citations.work(body) or (citations.of_site(body, url.label) if url else None)
        if cited is None or (url is not None and cited.who is None):
            return
        who = cited.who or _publisher_of_sentence(text, note)
        if who is None:
            return
        label = f"work/{who}/{cited.year or '-'}"
    reading.drafts.append(Draft(start, end, label))
    for other in inside:
        other.nested = True


def _whole_item(text: str, start: int, end: int, inside: list[Draft]) -> bool:
    """Whether a citation is one press item; then the headline behind its day is taken in."""
    items = [draft for draft in inside if draft.kind == "press"]
    if len(items) != 1 or end - start > _LONGEST_ITEM or any(_strong(text, draft) and draft is not items[0] for draft in inside):
        return False
    (item,) = items
    headline = item.start == start and _HEADLINE_BEHIND.fullmatch(text, item.end, end)
    if headline and (text[item.end] != "." or not citations.is_sentence(text[item.end : end])):
        item.end = end
    return True


def _strong(text: str, draft: Draft) -> bool:
    """Whether an identifier in a citation is the citation itself, and no registry number, address or law named in a title."""
    return (
        not draft.by_words
        and draft.kind not in ("dnr", "url")
        and not (draft.kind == "sfs" and not any(c.isdigit() for c in text[draft.start : draft.end]))
    )


def _publisher_of_sentence(text: str, note: Footnote) -> str | None:
    if not note.marks:
        return None
    mark = note.marks[0].start
    low = max(0, mark - 400)
    window = text[low:mark]
    cut = max(window.rfind(". ", 0, len(window) - 3), window.rfind("\n"))
    for at in range(len(window), max(cut, 0), -60):
        found = publisher_before(text, low + at)
        if found and found[0] > low + cut:
            return found[2]
    return None
