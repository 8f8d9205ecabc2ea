"""Reports named in running text with their publisher and title: "Konstnärernas Riksorganisations rapport Årets Konstkommuner 2017"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publisher_before, publisher_rows, publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.reports import read_counted
from riksdata.extractors.references.slugs import slug
from riksdata.extractors.references.works.authors import title_ends
from riksdata.extractors.references.works.makers import ANOTHERS, FROM, maker_at, publisher_behind, without_lead
from riksdata.extractors.references.works.titles import DATED, FEWEST_LETTERS, NO_COMPOUND, OTHER_NOUNS, is_identified, title_end
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.lazy import lazy_regex

_TITLED = lazy_regex(rf"(?:[Rr]apport|{'|'.join(('rapport', *OTHER_NOUNS))})(?P<definite>en|et|n)?[ \xa0\n]{{1,2}}")
_OLDER = ("rapport", "undersökning", "studie", "enkät")
"""Of these, those whose title may stand in the next line, and whose number may close the title."""
_COMPOUND = lazy_regex(r"[A-Za-zÅÄÖåäö]{2,16}\Z")
_PUBLISHED = lazy_regex(
    rf"""
    [ \xa0]\(?(?:som[ \xa0])?(?:publicerades|publicerad|utkom|kom|lämnades|presenterades|släpptes|redovisades|gavs[ ]ut)[ \xa0]
    (?:ut[ \xa0])?(?:i[ \xa0])?(?:(?:{ANY_MONTH})[ \xa0])?(?P<year>(?:19|20)\d\d)(?![\d:/-])
    """,
    re.X,
)
_DESCRIBED = lazy_regex(r"[ \xa0](?:[a-zåäö]{3,20}[ \xa0]){0,2}")
"""Between a publisher in the genitive and its report: "Skolverkets juridiska vägledning …"."""
_GAVE = lazy_regex(r"(?:[ \xa0][a-zåäö]{2,20}){0,3}[ \xa0]")
"""Between a publisher and "rapporten": "har tagit fram"."""
_LEADS_TO = lazy_regex(
    r"""
    (?:[ \xa0](?:[a-zåäö-]{1,20}|(?:19|20)\d\d|\d{1,2})){1,12}[ \xa0]                                # lämnade i maj 2016 en redovisning
    (?:i|genom|med|presenterade|publicerade|lämnade|redovisade|släppte)[ \xa0](?:[a-zåäö0-9]{1,12}[ \xa0]){0,3}   # i sin
    """,
    re.X,
)
"""Between a publisher and the definite noun of its report, no other name among the words."""
_SUBTITLE = lazy_regex(r"[ \xa0](?:[–-][ \xa0])?[A-ZÅÄÖ][^.()\n?!]{5,120}[ \xa0]\((?P<year>(?:19|20)\d\d)\)")
_NUMBERED = lazy_regex(r"[A-ZÅÄÖ][^.;:!?()\n”\"\d]{3,110}?[ \xa0](?P<n>(?:19|20)\d\d:\d{1,3})(?![\d:])")
"""`Arbetsmiljöstatistik 2007:2`: a title that ends with the report's number."""
_YEAR_INSIDE = lazy_regex(r"[ \xa0]((?:19|20)\d\d)$")
_SAID_IN = lazy_regex(r"(?:,?[ \xa0]\(?[A-ZÅÄÖ]{2,8})?\)?,?[ \xa0](?:[a-zåäö]{2,20}[ \xa0]){0,3}i[ \xa0](?:sin[ \xa0]|den[ \xa0])?")
"""Between a publisher and its report: "Statskontoret visar i rapporten …", "Inspektionen (ISF), konstaterar i rapporten …"."""
_WRITTEN_BY = lazy_regex(
    r"""
    [ \xa0](?:skriven[ \xa0]|författad[ \xa0])?(?:av|från)[ \xa0]          # av
    (?P<who>(?:[A-ZÅÄÖ][\wåäöéü-]+[ \xa0]){1,2}[A-ZÅÄÖ][\wåäöéü-]+)     # P P
    (?:[ \xa0]och[ \xa0](?:[A-ZÅÄÖ][\wåäöéü-]+[ \xa0]){1,2}[A-ZÅÄÖ][\wåäöéü-]+)?\Z   # och P P
    """,
    re.X,
)
"""What a title's words end with where its author is named behind it."""
_OWN_YEAR = lazy_regex(
    r"""
    [”\"“]?[A-ZÅÄÖ][^.;:!?()\n”\"\d]{3,110}[?!]?[”\"“]?[ \xa0]                       # Statsbidrag till kommuner
    \((?P<who>[A-ZÅÄÖ][^()\n\d]{1,60}?),?[ \xa0](?P<year>(?:19|20)\d\d)\)           # (Statskontoret 2017)
    """,
    re.X,
)
"""`Statsbidrag till kommuner (Statskontoret 2017)`."""
_QUOTED = lazy_regex(r"[”\"“](?P<title>[^”\"“\n]{4,160})[”\"“](?P<year>[ \xa0]\(?(?:från[ \xa0]|, )?(?:19|20)\d\d(?![:/\d])\)?)?")
_CAPITALISED = lazy_regex(
    r"""[A-ZÅÄÖ][^.;:!?()\n”\"]{3,110}?[ \xa0](?:från[ \xa0])?                            # Hållbar återföring av fosfor
    (?P<opened>\()?(?P<year>(?:19|20)\d\d(?:–\d{2,4})?)(?:-\d\d-\d\d(?!\d))?(?(opened)\))(?![\d:/–-]|[ ]och[ ]\d)  # 2013, 2013-04-09
    (?P<more>[ \xa0][–-][ \xa0][^.,;!?()\n]{3,110}(?=[.,;()\n]))?                   # – en studie""",
    re.X,
)
_BRACKETED = lazy_regex(r",?[ \xa0]\((?:(?:[Rr]apport[ \xa0])?(?P<n>(?:19|20)\d\d:\d{1,3})\)|[^()]{2,30}\d[:/]\w*\d[^()]{0,12}\))")
_NUMBER = lazy_regex(r"\d{4}:\d")
_OTHER_SERIES = lazy_regex(r"(?<!\w)(?:RiR|RIR|SOU|Ds|PM|[A-ZÅÄÖ]{2,6}FS)[ \xa0]\Z")
_CLAUSE = lazy_regex(
    r"""
    (?<!\w)
    (?:
        att|visar|visade|anger|pekar|framgår|konstaterar|konstateras|skattas|uppgav
        |uppger|anser|menar|som|redovisas|föreslår|är|har|ska|kan|fick|gav|ger|får|blir
    )
    (?!\w)
    """,
    re.X,
)
_OWNER = lazy_regex(
    r"""
    ((?:[A-ZÅÄÖ][\wÅÄÖåäö/&-]*[ \xa0]){0,3}[A-ZÅÄÖ][\wÅÄÖåäö/&-]*?)   # P P
    (?::s|s)[ \xa0\n](?:(?:senaste|tidigare|nya|årliga|färska|egen|egna)[ \xa0])?$  # :s senaste
    """,
    re.X,
)


def _is_clause(words: str) -> bool:
    """Whether words have a verb that no title has."""
    return _CLAUSE.search(words) is not None or any(word in title_ends() for word in words.split()[1:])


def read_report_title(reading: Reading, start: int, end: int) -> None:
    """`Konstnärernas Riksorganisations rapport Årets Konstkommuner 2017`: owner in the genitive, the word, title, year."""
    text = reading.text
    if read_counted(reading, start):
        return
    word = _TITLED.match(text, start)
    if not word:
        return
    compound = _COMPOUND.search(text, max(0, start - 20), start)  # slutrapport
    noun = text[start : word.end()].split()[0].lower()
    if compound and noun.startswith(NO_COMPOUND):
        return
    start -= len(compound.group()) if compound else 0
    older = noun.startswith(_OLDER)
    if (start and text[start - 1].isalnum()) or ("\n" in word.group() and (compound or not older)):
        return
    if (older and _read_numbered(reading, start, word.end())) or _read_own_year(reading, start, word.end()):
        return
    title = _QUOTED.match(text, word.end(), word.end() + 200) or _CAPITALISED.match(text, word.end(), word.end() + 280)
    if not title or ("more" in title.groupdict() and _is_clause(_relative_apart(text, word.end(), title))):
        _read_undated(reading, start, word)
        return
    if "title" in title.groupdict() and _NUMBER.search(title["title"]):
        return
    groups = title.groupdict()
    end = title.end()
    if groups.get("more") and _CLAUSE.search(groups["more"]):
        end = title.start("more")
    numbered = _BRACKETED.match(text, title.end(), title.end() + 44)
    if numbered and not numbered["n"]:
        return  # an identifier in brackets follows: that is the reference
    low = max(0, start - 90)
    owner, known = _OWNER.search(text[low:start]), publisher_before(text, start)
    begin, name = start, ""
    if owner:
        begin, name = low + owner.start(1), owner[1]
    elif known and known[1] == start - 1:
        begin, name = known[0], text[known[0] : known[1]].removesuffix("s")
    elif (
        known
        and known[0] >= reading.done
        and "–" not in (title["year"] or "")
        and not numbered
        and _SAID_IN.fullmatch(text, known[1], start)
    ):
        reading.add(Draft(start, end, f"work/{known[2]}/{_year(title['year']) or '-'}"))
        return
    elif (title["year"] or "title" in title.groupdict()) and (who := publisher_behind(text, end)):
        reading.add(Draft(start, end, f"work/{who}/{_year(title['year']) or '-'}"))
        return
    else:
        return
    begin, name = without_lead(begin, name)
    if begin < reading.done:
        return
    if numbered:
        reading.add(Draft(begin, numbered.end(), f"report/{_slug_of(name)}/{numbered['n']}"))
        return
    who = _slug_of(name)
    inside = _YEAR_INSIDE.search(title["title"]) if "title" in groups and not title["year"] else None
    year = inside[1] if inside else _year(title["year"])
    if not (year and older) and who not in publishers().values():
        return
    reading.add(Draft(begin, end, f"work/{who}/{year or '-'}"))


_RELATIVE = lazy_regex(r"[ \xa0]som[ \xa0](?:inte[ \xa0]|är[ \xa0]|har[ \xa0])?\w+(?=[ \xa0])")
"""A relative clause in a title, up to its verb; the verb is of the clause and makes the title no sentence."""


def _relative_apart(text: str, start: int, title: re.Match[str]) -> str:
    """The words of a title before its year; where that is in brackets, without the verb of a relative clause: "Barn som faller (2006)"."""
    words = text[start : title.start("year")]
    return _RELATIVE.sub("", words) if title["opened"] else words


def _slug_of(name: str) -> str:
    """The slug of a publisher, known by its name with or without the genitive; of another the name folded."""
    return publishers().get(name.lower()) or publishers().get(name.lower() + "s") or slug(name)


def _read_undated(reading: Reading, start: int, word: re.Match[str]) -> None:
    """`Pensionsmyndighetens rapport Äldre med låga inkomster`: a known publisher; the title ends with the sentence or before its verb."""
    text = reading.text
    named = publisher_before(text, start)
    if "\n" in word.group() or reading.in_own_title(start) or _read_undated_behind(reading, start, word):
        return
    if named is None or named[0] < reading.done:
        return
    owned = not word["definite"] and _owns(text[named[0] : named[1]]) and _DESCRIBED.fullmatch(text, named[1], start) is not None
    led = word["definite"] and not text.endswith("med ", 0, named[0]) and _LEADS_TO.fullmatch(text, named[1], start)
    gave = led or (word["definite"] and _GAVE.fullmatch(text, named[1], start))
    if not owned and not _SAID_IN.fullmatch(text, named[1], start) and not gave:
        return
    if not owned and ANOTHERS.search(text[named[1] : start]):
        return
    end = title_end(text, word.end())
    if end is None or is_identified(text, end):
        return  # an identifier follows: that is the reference
    year = _SUBTITLE.match(text, end, end + 160) or DATED.match(text, end, end + 60)
    known = year or _PUBLISHED.match(text, end, end + 70)
    begin = named[0] if owned else start
    told = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text[named[1] : start]) if led else None
    issued = known["year"] if known else told[0] if told else "-"
    reading.add(Draft(begin, year.end() if year else end, f"work/{named[2]}/{issued}"))


def _read_undated_behind(reading: Reading, start: int, word: re.Match[str]) -> bool:
    """`rapporten Nya bryggor av Eva Berg`, `rapporten Nya bryggor, maj 2019, från Boverket`: author or publisher behind the title."""
    text = reading.text
    if not word["definite"]:
        return False
    end = title_end(text, word.end())
    if end is None:
        return False
    author = _WRITTEN_BY.search(text, word.end(), end)
    if author is not None:
        maker = maker_at(text, author.start("who"))
        if maker is None or author.start() - word.end() < FEWEST_LETTERS:
            return False
        reading.add(Draft(start, end, f"work/{maker.slug}/-"))
        return True
    year = DATED.match(text, end, end + 60)
    stop = year.end() if year else end
    lead = FROM.match(text, stop, stop + 40)
    who = publisher_behind(text, stop)
    if who is None or lead is None:
        return False
    reading.add(Draft(start, stop, f"work/{who}/{year['year'] if year else '-'}"))
    return True


def _owns(name: str) -> bool:
    """Whether a publisher's name is written in the genitive, or ends so that none is seen: "Vårdanalys rapport"."""
    return name.endswith("s") and (name.lower() in publishers() or name[:-1].removesuffix(":").lower() in publishers())


_TITLE_IN_QUOTES = lazy_regex(r"[”\"“](?P<title>[A-ZÅÄÖ][^”\"“\n]{8,160})\Z")
_SIGNS_OF_QUOTES = '”"“'


def read_made_by(reading: Reading, start: int, end: int) -> None:
    """`”Nya bryggor i norr” utgiven av Boverket`: a title in quotes, the closing of them at `start`, its publisher behind."""
    text = reading.text
    title = _TITLE_IN_QUOTES.search(text, max(reading.done, start - 170), start)
    if text[start] not in _SIGNS_OF_QUOTES or title is None or _NUMBER.search(title["title"]):
        return
    who = publisher_behind(text, start + 1)
    if who is not None:
        year = re.search(r"(?:19|20)\d\d", text[start:end])
        reading.add(Draft(title.start(), start + 1, f"work/{who}/{year.group() if year else '-'}"))


_YEARLY_REPORT = lazy_regex(r"(?:rapporten|barometern|indexet)[ \xa0\n](?P<year>(?:19|20)\d\d)(?![\d:/-])")
_NAME_BEFORE = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ][\wåäö]{2,20}\Z")


def read_yearly_report(reading: Reading, start: int, end: int) -> None:
    """`Friendsrapporten 2018`: a report that bears the name of its publisher, with its year."""
    text = reading.text
    name, found = _NAME_BEFORE.search(text, max(0, start - 24), start), _YEARLY_REPORT.match(text, start, end + 1)
    if name is None or found is None:
        return
    bare = name.group().lower().removesuffix("s")
    who = publishers().get(bare) or publishers().get(bare + "s") or publishers().get(bare + "en")
    if who is not None and len(bare) >= _SHORTEST_NAME and name.start() >= reading.done:
        reading.add(Draft(name.start(), found.end(), f"work/{who}/{found['year']}"))


def _year(written: str | None) -> str:
    return re.sub(r"\D", "", (written or "").partition("–")[0])


def _read_numbered(reading: Reading, start: int, at: int) -> bool:
    """`AV:s rapport Arbetsmiljöstatistik 2007:2`: owner in the genitive, a title, the report's number."""
    text = reading.text
    found = _NUMBERED.match(text, at, at + 140)
    owner = _OWNER.search(text, max(0, start - 90), start) if found and not _CLAUSE.search(found.group()) else None
    if found is None or owner is None or owner.start(1) < reading.done or _OTHER_SERIES.search(text, at, found.start("n")):
        return False
    begin, name = owner.start(1), owner[1]
    begin, name = without_lead(begin, name)
    who = _slug_of(name)
    reading.add(Draft(begin, found.end(), f"report/{who}/{found['n']}"))
    return True


def _read_own_year(reading: Reading, start: int, at: int) -> bool:
    """`rapporten Statsbidrag till kommuner (Statskontoret 2017)`: a title, publisher and year in brackets."""
    found = _OWN_YEAR.match(reading.text, at, at + 200)
    who = publishers().get(found["who"].lower()) if found else None
    if found is None or who is None:
        return False
    reading.add(Draft(start, found.end(), f"work/{who}/{found['year']}"))
    return True


_TITLE_AND_YEAR = lazy_regex(
    r"""[ \xa0\n](?P<title>[A-ZÅÄÖ][\w-]{2,40}(?<!fonds)(?<!råds)(?<!verks)                                     # Fördjupad
    (?:(?:[ \xa0\n](?:[a-zåäö][\w-]{0,40}|[A-ZÅÄÖ]{2,6}|Sverige|Europa|Norden)){1,9}   # utvärdering av miljömålen
    |(?<=data)|(?<=fakta)|(?<=index)|(?<=rapport)|(?<=rapporten)|(?<=barometer)|(?<=barometern)|(?<=årsbok)))  # Bryggdata
    ,?[ \xa0\n](?P<opened>\()?(?P<year>(?:19|20)\d\d)(?(opened)\))(?![\w:/–-])          # 2019, (2019)""",
    re.X,
)
_NO_TITLE = lazy_regex(
    rf"""
    (?<!\w)
    (?:den|det|under|sedan|år|hösten|våren|{ANY_MONTH})
    $
    |(?<!\w)\w+(?:ade|ades|erar|gjorde|lades|ställde)(?!\w)                            # påhittade
    """,
    re.X,
)
"""What says that a year is a day's, or the words a sentence."""
_ACCORDING_TO = lazy_regex(r"(?<!\w)(?:[Ee]nligt|[Ii]|[Aa]v|[Uu]r)[ \xa0\n]\Z")
_VERB = lazy_regex(r"[ \xa0\n][a-zåäö]{2,}")
_SHORTEST_NAME = 4


def owners() -> list[str]:
    """Publishers' names in the genitive, as running text writes them."""
    names = [name for row in publisher_rows() for name in row["names"].split(";") if name[0].isupper()]
    names = [name for name in names if len(name) >= _SHORTEST_NAME - name.isupper()]
    return [f"{name}:s" if name.isupper() else name if name.endswith("s") else f"{name}s" for name in names]


def read_owned_title(reading: Reading, start: int, end: int) -> None:
    """A publisher in the genitive, a title without verbs, a year: "Skolverkets Lägesbedömning av förskolan 2017"."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return
    found = _TITLE_AND_YEAR.match(text, end - 2, end + 200)
    owner = text[start : end - 2].lower().removesuffix(":s")
    who = publishers().get(owner) or publishers().get(owner.removesuffix("s"))
    if who is None:
        return
    if found is not None and not _CLAUSE.search(found["title"]) and not _NO_TITLE.search(found["title"]):
        reading.add(Draft(start, found.end(), f"work/{who}/{found['year']}"))
        return
    stop = title_end(text, end - 1) if _ACCORDING_TO.search(text, max(0, start - 10), start) else None
    if stop is not None and _VERB.match(text, stop, stop + 30) and not is_identified(text, stop, later=True):
        reading.add(Draft(start, stop, f"work/{who}/-"))
