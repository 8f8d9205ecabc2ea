"""Works: publications named by author, title and year in a footnote, and reports named with their publisher and title in the text."""

from __future__ import annotations

import re

from riksdata.extractors.references import citations
from riksdata.extractors.references.draft import Draft, Reading
from riksdata.extractors.references.press import DATE, titled_item
from riksdata.extractors.references.reports import at_counted, publisher_before
from riksdata.extractors.references.tables import papers, publishers, slug
from riksdata.text.document import Footnote, TextDocument

_LEAD = re.compile(
    r"(?:(?:Se|Jfr|Jf|Jämför|Källa|Källor|Enligt|Ur|Från|Hämtat från|Cit\.)(?:[ \xa0]+(?:även|också|t\.[ ]?ex\.|bl\.[ ]?a\."
    r"|exempelvis|till exempel|bland annat|vidare|härom|särskilt|bl a|t ex))?[:]?[ \xa0]+)?", re.I
)  # fmt: skip
_SPLIT = re.compile(
    r"(?<=[\d)/]);[ \xa0]|(?<=[\d)]\.)\n|(?<=[\d)],)\n|(?<=[\d)];)\n|;[ \xa0](?=[A-ZÅÄÖ][^;()]{1,60}\((?:19|20)\d\d)"
    r"|(?<=\d),[ \xa0]samt[ \xa0](?=[A-ZÅÄÖ])|\n(?=(?:Se|Jfr)[ \xa0]|https?:)"
)
"""One citation ends and the next begins: a semicolon or a new line behind a year or a number."""
_ADDRESS_LEAD = re.compile(
    r"(?:[ \xa0,.:(–-]|(?:Hämtad|Hämtat|Tillgänglig|Länk|Se|Läs mer|på|från|via|URL|url|here|Available at)(?=[ \xa0:]))+$"
)


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
        cited = citations.work(body)
        if cited is None or (url is not None and (cited.who is None or cited.year is None)):
            return
        who = cited.who or _publisher_of_sentence(reading.document, note)
        if who is None:
            return
        label = f"work/{who}/{cited.year or '-'}"
    reading.drafts.append(Draft(start, end, label))
    for other in inside:
        other.nested = True


def _strong(text: str, draft: Draft) -> bool:
    """Whether an identifier in a citation is the citation itself, and no registry number, address or law named in a title."""
    return draft.kind not in ("dnr", "url") and not (draft.kind == "sfs" and not any(c.isdigit() for c in text[draft.start : draft.end]))


def _publisher_of_sentence(document: TextDocument, note: Footnote) -> str | None:
    if not note.marks:
        return None
    mark = note.marks[0].start
    text = document.text
    low = max(0, mark - 400)
    window = text[low:mark]
    cut = max(window.rfind(". ", 0, len(window) - 3), window.rfind("\n"))
    for at in range(len(window), max(cut, 0), -60):
        found = publisher_before(text, low + at)
        if found and found[0] > low + cut:
            return found[2]
    return None


_TITLED = re.compile(r"[Rr]apport(?:en)?[ \xa0\n]{1,2}")
_QUOTED = re.compile(r"[”\"“](?P<title>[^”\"“\n]{4,160})[”\"“](?P<year>[ \xa0]\(?(?:från[ \xa0]|, )?(?:19|20)\d\d(?![:/\d])\)?)?")
_CAPITALISED = re.compile(
    r"[A-ZÅÄÖ][^.;:!?()\n”\"]{3,110}?[ \xa0](?P<year>(?:19"
    r"|20)\d\d(?:–\d{2,4})?)(?![\d:/-])(?P<more>[ \xa0][–-][ \xa0][^.,;!?()\n]{3,110}(?=[.,;()\n]))?"
)
_BRACKETED = re.compile(r",?[ \xa0]\((?:(?:[Rr]apport[ \xa0])?(?P<n>(?:19|20)\d\d:\d{1,3})\)|[^()]{2,30}\d:\w*\d\))")
_CLAUSE = re.compile(
    r"(?<!\w)(?:att|visar|visade|anger|pekar|framgår|konstaterar|konstateras|skattas|uppgav|uppger|anser|menar|som|redovisas"
    r"|föreslår|är|har)(?!\w)"
)
_OWNER = re.compile(
    r"((?:[A-ZÅÄÖ][\wÅÄÖåäö/&-]*[ \xa0]){0,3}[A-ZÅÄÖ][\wÅÄÖåäö/&-]*?)(?::s|s)[ \xa0\n](?:(?:senaste|nya|årliga|färska|egen)[ \xa0])?$"
)
_BEGINS = re.compile(r"(?:Enligt|I|Av|Från|Den|Se|Även|Också|Jfr|Men|Och|Ur|Med|Efter|Både)[ \xa0]")


def at_report_title(reading: Reading, start: int) -> None:
    """`Konstnärernas Riksorganisations rapport Årets Konstkommuner 2017`: owner in the genitive, the word, title, year."""
    text = reading.text
    if at_counted(reading, start):
        return
    word = _TITLED.match(text, start)
    if not word or (start and text[start - 1].isalnum()):
        return
    title = _QUOTED.match(text, word.end(), word.end() + 200) or _CAPITALISED.match(text, word.end(), word.end() + 280)
    if not title:
        return
    groups = title.groupdict()
    end = title.end()
    if "more" in groups:
        if groups["more"] and _CLAUSE.search(groups["more"]):
            end = title.start("more")
        if _CLAUSE.search(text, word.end(), title.start("year")):
            return
    numbered = _BRACKETED.match(text, title.end(), title.end() + 44)
    if numbered and not numbered["n"]:
        return  # an identifier in brackets follows: that is the reference
    low = max(0, start - 90)
    owner = _OWNER.search(text[low:start])
    if not owner:
        return
    begin = low + owner.start(1)
    name = owner[1]
    while (first := _BEGINS.match(name)) and len(name) > first.end():
        begin, name = begin + first.end(), name[first.end() :]
    if begin < reading.done:
        return
    if numbered:
        reading.add(Draft(begin, numbered.end(), f"report/{publishers().get(name.lower()) or slug(name)}/{numbered['n']}"))
        return
    who = publishers().get(name.lower()) or publishers().get(name.lower() + "s") or slug(name)
    year = re.sub(r"\D", "", (title["year"] or "").partition("–")[0])
    if not year and who not in publishers().values():
        return
    reading.add(Draft(begin, end, f"work/{who}/{year or '-'}"))
