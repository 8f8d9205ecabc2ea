"""Works: publications named by author, title and year in a footnote, and reports named with their publisher and title in the text."""

from __future__ import annotations

import re

from riksdata.extract.references.draft import Draft, Reading
from riksdata.extract.references.press import DATE, titled_item
from riksdata.extract.references.series import publisher_before
from riksdata.extract.references.tables import papers, publishers, slug
from riksdata.text.document import Footnote, TextDocument

_LEAD = re.compile(
    r"(?:(?:Se|Jfr|Jf|Jämför|Källa|Källor|Enligt|Ur|Från|Hämtat från|Cit\.)(?:[ \xa0]+(?:även|också|t\.[ ]?ex\.|bl\.[ ]?a\.|exempelvis|till exempel|bland annat|vidare|härom|särskilt|bl a|t ex))?[:]?[ \xa0]+)?", re.I
)  # fmt: skip
_SPLIT = re.compile(
    r"(?<=[\d)/]);[ \xa0]|(?<=[\d)]\.)\n|(?<=[\d)],)\n|(?<=[\d)];)\n|;[ \xa0](?=[A-ZÅÄÖ][^;()]{1,60}\((?:19|20)\d\d)|\n(?=(?:Se|Jfr)[ \xa0]|https?:)"
)
"""One citation ends and the next begins: a semicolon or a new line behind a year or a number."""
_YEAR_END = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[-–/](?:\d\d-\d\d|\d{2,4}))?(?:,?[ \xa0](?:s\.|sid\.?|p\.|pp\.|kap\.)[ \xa0]?\d{1,4}(?:[ \xa0]?[-–][ \xa0]?\d{1,4}|[ ]?ff?)?)?\)?[.]?$"
)
_NUMBERED_END = re.compile(r"(?:[Rr]apport(?:[ \xa0]nr)?[ \xa0])?(?P<n>(?:19|20)\d\d:\d{1,3})\.?$")
_YEAR_AFTER_AUTHOR = re.compile(r"^[^()\n]{2,90}?,?[ \xa0]\((?P<year>(?:19|20)\d\d)[a-z]?(?:[:,][^()]{0,20})?\)[.,:]?[ \xa0]\S")
_YEARS = re.compile(r"(?<![\d/:-])((?:19|20)\d\d)(?![\d/:])")
_CHUNK = re.compile(r"(?:[^,.:;()]|\([^()]{0,40}\)|[.:](?=\S)){1,140}")
_PAREN_SHORT = re.compile(r"\(([A-ZÅÄÖ][\wÅÄÖåäö-]{1,11})\)\s*$")
_CAPITAL = re.compile(r"[A-ZÅÄÖÉØ][\wÅÄÖåäöéøüñ'’-]*$")
_ORGANISATION = re.compile(
    r"(?:rådet|råd|verket|verk|myndigheten|förbundet|förbund|inspektionen|styrelsen|nämnden|institutet|institute?|institut|centrum|center|council|universitet|university|"
    r"högskolan|högskola|föreningen|förening|sverige|svenska|svenskt|swedish|nordic|nordiska|european|europeiska|commission|kommissionen|delegationen|stiftelsen|kommun|regionen?|region|"
    r"landstinget|länsstyrelsen|departementet|riksorganisation|riksförbund|organisationen|organization|international|united|nations|världs\w+|barnen|association|agency|foundation|bank|banken|"
    r"partiet|akademin|akademien|museet|kyrkan|kansliet|forum|nätverket|centralen|domstolen|unionen|^union|fonden|society|research|^watch|^fund|^ab|^group)$", re.I
)  # fmt: skip
_LOOSE = frozenset("från till om av mot hur vad när som att med".split())
"""Words of titles rather than of bodies' names."""
_NO_AUTHOR = frozenset(
    "se jfr källa ibid denna detta dessa i en ett den det de för att enligt siffran siffrorna uppgift uppgifter beräkning bild".split()
)


def author_slug(chunk: str) -> str | None:
    """The slug of an author or publisher, None where the words do not read as one.

    Known publishers have theirs; "Name of a body (ABBR)" gives the abbreviation; a person gives the surname.
    """
    name = " ".join(chunk.split()).strip(" ,.:")
    known = publishers().get(name.lower())
    if known:
        return known
    short = _PAREN_SHORT.search(name)
    if short:
        return publishers().get(name[: short.start()].strip().lower()) or publishers().get(short[1].lower()) or slug(short[1])
    words = re.sub(r"\([^)]*\)", "", name).replace(" m fl", "").replace(" et al", "").replace(" m.fl", "").split()
    if not words or not _CAPITAL.match(words[0]) or words[0].lower() in _NO_AUTHOR:
        return None
    for size in range(min(7, len(words)), 0, -1):
        prefix = publishers().get(" ".join(words[:size]).lower())
        if prefix and (size == len(words) or size > 1 or (len(words[0]) > 6 and words[1].islower())):
            return prefix
    if words[-1:] == ["s"]:
        return None
    if len(words) <= 9 and any(_ORGANISATION.search(word) for word in words) and not _LOOSE.intersection(word.lower() for word in words):
        return slug(" ".join(words))
    if len(words) == 1:
        return slug(words[0])
    if len(words) == 2 and re.fullmatch(r"[A-ZÅÄÖ]{1,3}\.?", words[1]):
        return slug(words[0])
    if len(words) <= 5 and ("&" in words or "och" in words or "and" in words):
        joint = next(k for k, word in enumerate(words) if word in ("&", "och", "and"))
        return slug(words[joint - 1]) if joint and all(_CAPITAL.match(w) for k, w in enumerate(words) if k != joint) else None
    if len(words) <= 3 and all(_CAPITAL.match(word) for word in words):
        return slug(words[-1])
    return None


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


def _segment(reading: Reading, note: Footnote, start: int, end: int, inside: list[Draft]) -> None:
    text = reading.text
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,"):
        end -= 1
    if end - start < 8 or end - start > 700:
        return
    url = next((d for d in inside if d.kind == "url"), None)
    if url is not None:
        end = min(end, url.start)
        bare = re.sub(
            r"(?:[ \xa0,.:(–-]|(?:Hämtad|Hämtat|Tillgänglig|Länk|Se|Läs mer|på|från|via|URL|url|here|Available at)(?=[ \xa0:]))+$",
            "",
            text[start:end].rstrip(),
        )
        end = start + len(bare)
        if end - start < 12:
            return
    inside = [d for d in inside if d.start < end and d is not url]
    report = next((d for d in inside if d.kind == "report"), None)
    strong = [
        d
        for d in inside
        if d.kind not in ("dnr", "url", "report") and not (d.kind == "sfs" and not re.search(r"\d", text[d.start : d.end]))
    ]
    if report is None and strong:
        return
    if not text[start].isupper() and text[start] not in '”"“':
        return
    item = titled_item(text, start, end)
    if item is not None and report is None:
        reading.drafts.append(item)
        return
    body = text[start:end]
    chunk = _CHUNK.match(body)
    first = chunk.group() if chunk else ""
    who = author_slug(first)
    if report is not None or (numbered := _NUMBERED_END.search(body)) is not None:
        number = report.label.rsplit("/", 1)[1] if report else numbered["n"]  # type: ignore[index]
        stop = report.end if report else end
        named = publishers().get(first.strip().lower()) or _publisher_in(body) or (report.label.split("/")[1] if report else None)
        named = named if named not in (None, "-") else who
        if who is None and named is None:
            return
        if report:
            reading.drafts.remove(report)
        reading.drafts.append(Draft(start, stop, f"report/{named or '-'}/{number}"))
        for other in inside:
            other.nested = other.kind in ("dnr", "url")
        return
    years = _YEARS.findall(body)
    final = _YEAR_END.search(body)
    early = _YEAR_AFTER_AUTHOR.match(body)
    if re.match(r"\S+(?: (?:&|och) \S+)?,? (?:19|20)\d\d(?:[,;:]|$)", body):  # an author-year list names no titles
        return
    year = early["year"] if early else final["year"] if final else None
    if early:
        who = (
            author_slug(re.split(r",?[ \xa0]\(", body)[0])
            or author_slug(first)
            or (slug(first) if first and len(first.split()) == 1 else None)
        )
    if url is not None and (year is None or who is None):
        return
    if year is None and years and len(body) > 60 and who and any(first.lower().startswith(p + " ") for p in publishers()):
        year = years[-1]
    if year is None or len(body.split()) < 4:
        return
    if DATE.fullmatch(body) or first.strip() in papers():
        return
    if chunk is not None and chunk.end() >= len(body) - 6 and not early and who is not None:
        return
    if who is None:
        who = _publisher_in(body) or _publisher_of_sentence(reading.document, note)
    if who is None or len(years) > 4:
        return
    reading.drafts.append(Draft(start, end, f"work/{who}/{year}"))
    for other in inside:
        other.nested = True


def _publisher_in(body: str) -> str | None:
    """The first chunk of a citation that is exactly a known publisher."""
    for part in re.split(r"[,.;:][ \xa0]", body):
        name = re.sub(r"\s*\([^)]*\)\s*$", "", part).strip().lower()
        if name in publishers():
            return publishers()[name]
    return None


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
_QUOTED = re.compile(r"[”\"“](?P<title>[^”\"“\n]{4,160})[”\"“](?P<year>[ \xa0]\(?(?:från[ \xa0]|, )?(?:19|20)\d\d\)?)?")
_CAPITALISED = re.compile(
    r"[A-ZÅÄÖ][^.;:!?()\n”\"]{3,110}?[ \xa0](?P<year>(?:19|20)\d\d)(?![\d:/-])(?P<more>[ \xa0][–-][ \xa0][^.,;!?()\n]{3,110}(?=[.,;()\n]))?"
)
_CLAUSE = re.compile(
    r"(?<!\w)(?:att|visar|visade|anger|pekar|framgår|konstaterar|konstateras|skattas|uppgav|uppger|anser|menar|som|redovisas|föreslår|är|har)(?!\w)"
)
_OWNER = re.compile(
    r"((?:[A-ZÅÄÖ][\wÅÄÖåäö/&-]*[ \xa0]){0,3}[A-ZÅÄÖ][\wÅÄÖåäö/&-]*?)(?::s|s)[ \xa0\n](?:(?:senaste|nya|årliga|färska|egen)[ \xa0])?$"
)
_BEGINS = re.compile(r"(?:Enligt|I|Av|Från|Den|Se|Även|Också|Jfr|Men|Och|Ur|Med|Efter|Både)[ \xa0]")


def at_report_title(reading: Reading, start: int) -> None:
    """`Konstnärernas Riksorganisations rapport Årets Konstkommuner 2017`: owner in the genitive, the word, title, year."""
    text = reading.text
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
    who = publishers().get(name.lower()) or publishers().get(name.lower() + "s") or slug(name)
    year = re.sub(r"\D", "", title["year"] or "")
    if not year and who not in publishers().values():
        return
    reading.add(Draft(begin, end, f"work/{who}/{year or '-'}"))
