"""Works that running text cites in brackets by author, year and title: "(Hagen 2012, Bryggor i norr, och Boverket, Bryggor 2015)"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works.authors import author_slug, is_body, sentence_verbs, title_ends
from riksdata.swedish.lazy import lazy_regex

_LONGEST = 330
"""In characters: one bracket."""
_JOINT = lazy_regex(r";[ \xa0]|,?[ \xa0](?:och|samt)[ \xa0](?=[A-ZÅÄÖ][^,;]{1,60},[ \xa0])")
"""Between two works of one bracket."""
_LEAD = lazy_regex(r"(?:Se|se|jfr|Jfr|Källa:|källa:)[ \xa0](?:(?:t\.ex\.|även|också|bl\.a\.)[ \xa0])?")
_YEAR = r"(?:19|20)\d\d"
_AUTHOR_YEAR = lazy_regex(
    rf"""
    (?P<who>[A-ZÅÄÖ][^\d,:;]{{1,60}}?),?[ \xa0](?P<year>{_YEAR}),?:?[ \xa0]                           # Påhitt 2012,
    (?P<title>[A-ZÅÄÖ][^ \xa0]*[ \xa0].*(?<!\w)[a-zåäö].{{4,}}|[”\"“].{{7,}})                      # Pp p
    """,
    re.X | re.S,
)
_PUBLISHER_LAST = lazy_regex(rf"(?P<title>[A-ZÅÄÖ].{{7,150}}?),?[ \xa0](?P<year>{_YEAR}),[ \xa0](?P<who>[A-ZÅÄÖ][^\d,:;]{{1,60}})")
"""`Årsredovisning 2018, Boverket`."""
_YEAR_LAST = lazy_regex(
    rf"(?P<who>[A-ZÅÄÖ][^\d,:;]{{1,60}}?)[,:][ \xa0](?P<title>[”\"“]?[A-ZÅÄÖ].{{7,150}}?)[”\"“]?,?[ \xa0](?P<year>{_YEAR})"
)
_PAGES = lazy_regex(r",?[ \xa0](?:s\.|sid\.|kap\.)[ \xa0]?\d[\d–-]*(?:[ \xa0]ff?\.?)?\Z")
_NUMBERED = lazy_regex(r"\d[:/]\w*\d|\d{2}-\d{2}|https?:|www\.")
"""What a title does not hold: a number of a series, a day, an address."""


def read_bracketed_work(reading: Reading, start: int, end: int) -> None:
    """A bracket that opens at `start` and holds nothing but works: author, year, title; publisher, title, year; title, year, publisher."""
    text = reading.text
    close = text.find(")", start, start + _LONGEST)
    if close < 0 or "(" in text[start + 1 : close] or "\n" in text[start:close]:
        return
    drafts, at = [], start + 1
    for stop, after in [*((joint.start(), joint.end()) for joint in _JOINT.finditer(text, at, close)), (close, close)]:
        draft = _work(text, at, stop)
        if draft is None:
            return
        drafts.append(draft)
        at = after
    for draft in drafts:
        reading.add(draft)


def _work(text: str, start: int, end: int) -> Draft | None:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    pages = _PAGES.search(text, start, end)
    body = text[start : pages.start() if pages else end].rstrip(" .,\xa0")
    if _NUMBERED.search(body):
        return None
    for form in (_PUBLISHER_LAST, _AUTHOR_YEAR, _YEAR_LAST):
        found = form.fullmatch(body)
        known = publishers().get(found["who"].lower()) if found else None
        who = known or (author_slug(found["who"]) if found and form is _AUTHOR_YEAR else None)
        if found and who:
            return Draft(start, start + len(body), f"work/{who}/{found['year']}")
    return None


_PUBLISHED = lazy_regex(rf"\((?P<who>[A-ZÅÄÖ][^()\d\n:;]{{1,50}}?),?[ \xa0\n](?P<year>{_YEAR})\)")
_LONGEST_TITLE = 120
"""In characters: as far before the bracket a title begins."""
_QUOTED = lazy_regex(r"[”\"“][A-ZÅÄÖ][^”\"“\n]{7,120}[”\"“]\Z")
_NAMES_A_WORK = lazy_regex(
    r"""
    (?<!\w)
    (?:i|enligt|ur|se|jfr|framgår[ \xa0]av
    |\w*(?:rapport|undersökning|studie|enkät|vägledning|handbok|skrift|promemoria|analys|kartläggning|utvärdering|granskning
        |uppföljning|översikt|bok|antologi|essä|artikel|avhandling)(?:en|et|n)?)
    [ \xa0\n]\Z
    """,
    re.X | re.I,
)
"""What a title in quotes stands behind; other words in quotes are what somebody said, and the bracket says where."""
_SENTENCE_STOP = lazy_regex(r"[.!?:;()][ \xa0](?=[A-ZÅÄÖ])|[\n()\d]")
_LEADS_ON = lazy_regex(
    r"""
    (?:(?<=[ \xa0\n])|\A)
    (?:i|I|enligt|Enligt|se|Se|jfr|Jfr|ur|boken|antologin|tidskriften|essän|artikeln|debattboken|programmet|avhandlingen)
    [ \xa0\n](?=[A-ZÅÄÖ])
    """,
    re.X,
)
"""What a title stands behind within a sentence."""
_TELLS = frozenset(("samlar", "skildrar", "dokumenterar", "kartlägger", "granskar", "jämför"))
"""Verbs of works, besides those that end titles."""
_SAYS = lazy_regex(r",?[ \xa0\n](?P<word>[a-zåäö]+)")
"""The word behind the bracket: the verb of the sentence, where the title opens it."""
_TITLE = lazy_regex(r"[A-ZÅÄÖ][\w-]+,?(?:[ \xa0\n](?:[–-][ \xa0])?[\wåäö-]+,?){1,11}[?!]?")
"""Two words at least, since one is a name as often; twelve at most, since what is longer is a sentence."""
_PLACES = (
    *("län", "länder", "omnejd", "trakten", "trakter", "däromkring", "inland", "kommun", "stad", "region"),
    *("universitet", "partiet", "landet", "skolan", "sverige", "världen"),
)
"""Last words of what is a place or body and no title."""
_COUNTS = lazy_regex(
    r"(?:Antal|Andel|Siffr|Statistik|Var[ \xa0]|Drygt|Cirka|Runt|Omkring|Fler|Färre|Hälften|Bara|Endast|Minst|Mer[ \xa0]än)"
)
"""What begins a figure, whose source the bracket is."""
_SMALL = lazy_regex(r"(?<![\w-])(?!och|samt|eller)[a-zåäö]{3,}")
"""A title holds one; names in a row hold none."""
_AND_OTHERS = lazy_regex(r"[ \xa0\n](?:och|samt|med|eller)[ \xa0\n](?:hans|hennes|dess|deras|sina|sitt|sin|andra|övriga|flera|fler)(?!\w)")
"""What is said of people, bodies and places: "Norrland och dess inland"."""
_NAMES = lazy_regex(r"[A-ZÅÄÖ][a-zåäöéü-]+[ \xa0\n][A-ZÅÄÖ][a-zåäöéü]")
"""Somebody's name: of a title the first word alone has a capital letter."""
_MOST_NAME_WORDS = 4
"""Of a publisher's name that opens the words."""
_PLACE_FIRST = lazy_regex(
    r"""
    (?:\w+(?:land|landet|lands|köping|borg|holm|sund|vall|hamn|stad)|Skåne|Malmö|Uppsala|Lund|Umeå|Luleå|Kiruna|Västerås|Borås|Dalarna
    |Sverige|Norge|Danmark|Europa|Norden|EU|USA)(?![\w-])
    """,
    re.X,
)
"""What stands behind "i" is a place that begins so: "i Norrland med omnejd"."""
_GROUP_FIRST = lazy_regex(
    r"""
    (?:personer|individer|äldre|yngre|unga|flickor|pojkar|barn|ungdomar|elever|studenter|föräldrar|anställda|arbetslösa|utrikes|inrikes|boende
    |anhöriga?|närstående|funktionsnedsatta|sjukskrivna|kommuner|regioner|landsting|myndigheter|chefer|poliser
    |\w*(?:män|männen|kvinnor|skor|hushåll|företag|lärare|läkare|forskare|väljare|tagare|givare|arbetare|brukare|borgare|vånare|ägare|användare
        |ister|örer|enter|anter))
    (?!\w)
    """,
    re.X | re.I,
)
"""Who says something, where the words open a sentence: "Företagare i glesbygd"."""


_OPENS = lazy_regex(
    r"(?:\A|[.!?:;(\n][ \xa0\n]*"  # . Bryggor
    r"|(?:pekar|pekade|hänvisar|hänvisade|refererar)[ \xa0](?:på|till)[ \xa0]|[Ss]e[ \xa0]|[Ll]äs[ \xa0])\Z"  # pekar på
)
"""Before a title in quotes that opens its sentence; within one, quotes are as often an answer, a goal or a project."""


def read_published_title(reading: Reading, start: int, end: int) -> None:
    """`i Bryggor för alla (Boverket 2016)`, `Bryggor för alla (Boverket 2016) visar`: a title, behind it publisher and year in brackets.

    The publisher is one of the table. The title stands behind "i" or "enligt", or opens a sentence whose verb is behind the bracket; in
    quotes it stands behind such a word or one for a work, or opens its sentence and reads as none.
    """
    text = reading.text
    opened = text.index("(", start)
    found = _PUBLISHED.match(text, opened, end + 2)
    who = publishers().get(" ".join(found["who"].split()).lower()) if found else None
    if found is None or who is None:
        return
    low, stop = max(reading.done, opened - 1 - _LONGEST_TITLE), opened - 1
    if text[stop - 1] in '”"“':
        quoted = _QUOTED.search(text, low, stop)
        named = quoted and _NAMES_A_WORK.search(text, max(0, quoted.start() - _LONGEST_NOUN), quoted.start())
        opens = quoted and _OPENS.search(text, max(0, quoted.start() - 20), quoted.start())
        if quoted and (named or (opens and _is_title(text[quoted.start() + 1 : stop - 1]))):
            reading.add(Draft(quoted.start(), found.end(), f"work/{who}/{found['year']}"))
        return
    begins = [cut.end() for cut in _SENTENCE_STOP.finditer(text, low, stop)] or ([low] if low in (0, reading.done) else [])
    sentence = begins[-1] if begins else None
    leads = [lead.end() for lead in _LEADS_ON.finditer(text, low if sentence is None else sentence, stop)]
    says = _SAYS.match(text, found.end(), found.end() + 24)
    told = says is not None and (says["word"] in title_ends() or says["word"] in _TELLS)
    verb = told or (says is not None and _LIKE_A_VERB.fullmatch(says["word"]) is not None)
    for begin in leads[::-1]:
        if _is_title(text[begin:stop]) and _leads_to_title(text, begin, stop, verb):
            reading.add(Draft(begin, found.end(), f"work/{who}/{found['year']}"))
            return
    if not told or sentence is None or not text[sentence : sentence + 1].isupper() or _GROUP_FIRST.match(text, sentence, stop):
        return
    if _is_title(text[sentence:stop]):
        reading.add(Draft(sentence, found.end(), f"work/{who}/{found['year']}"))


_LONGEST_NOUN = 24
"""In characters: the word before a title in quotes."""
_PREPOSITIONS = ("i ", "I ", "ur ")
_LIKE_A_VERB = lazy_regex(r"(?!(?:under|efter|över|eller|för|utanför|per|dels|samtidigt|deras|flest|bland)\Z)[a-zåäö]+(?:r|s|de|te)")
"""The endings of finite verbs, without the small words that share them."""
_PAST = lazy_regex(r"[a-zåäö]{3,}(?:ade|ades|erar|eras)")
"""Forms of verbs that no noun has."""


def _leads_to_title(text: str, begin: int, stop: int, verb_behind: bool) -> bool:
    """Whether the word before `begin` leads to a title: no place behind "i", and a verb behind the bracket where it opens the sentence.

    "I Norrland bor många (SCB 2016)." has its verb before the bracket, and is no title with the preposition before it.
    """
    lead = text[max(0, begin - 7) : begin].replace("\xa0", " ").replace("\n", " ")
    if lead.endswith(_PREPOSITIONS) and _PLACE_FIRST.match(text, begin, stop):
        return False
    return verb_behind or not lead.endswith(("I ", "Enligt "))


def _is_title(words: str) -> bool:
    """Whether words read as a title: no sentence, no place or body, more than names."""
    parts = words.split()
    last = parts[-1].lower().rstrip("?!") if parts else ""
    if _COUNTS.match(words) or not _TITLE.fullmatch(words) or _AND_OTHERS.search(words) or _NAMES.match(words):
        return False
    names = (" ".join(parts[:count]).lower() for count in range(1, _MOST_NAME_WORDS + 1))
    if any(name in publishers() or name.removesuffix("s") in publishers() for name in names):
        return False
    if not _SMALL.search(words) or last.endswith(_PLACES) or is_body(words):
        return False
    return not any(word in title_ends() or word in sentence_verbs() or _PAST.fullmatch(word) for word in (p.strip(".,") for p in parts[1:]))
