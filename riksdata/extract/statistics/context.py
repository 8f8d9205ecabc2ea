"""What a sentence says about one of its figures: period, direction, measure, denominator, publisher."""

from __future__ import annotations

import re

from riksdata.extract.statistics.lexicon import CLASSES
from riksdata.extract.statistics.quantity import Quantity
from riksdata.extract.statistics.sentence import Sentence

_S = "[ \u00a0\u2009\u202f]"
_PER = re.compile(
    rf"(?:{_S}?/{_S}?(år|månad|dag|dygn|timme|capita)\b|{_S}per{_S}((?:\d[\d \u00a0]*)?[^\W\d_]+)"
    rf"|{_S}(?:om|i){_S}(året|dagen|dygnet|månaden|veckan|timmen|timman|minuten|kvartalet|sekunden)"
    rf"|{_S}(årligen|dagligen|varje{_S}[^\W\d_]+)"
    rf"|{_S}på{_S}(\d{{1,3}}(?:[ \u00a0]\d{{3}})*{_S}invånare))",
    re.IGNORECASE,
)
_PER_NAMES = {
    "året": "år",
    "årligen": "år",
    "dagen": "dag",
    "dagligen": "dag",
    "dygnet": "dygn",
    "månaden": "månad",
    "veckan": "vecka",
    "timmen": "timme",
    "timman": "timme",
    "minuten": "minut",
    "kvartalet": "kvartal",
    "sekunden": "sekund",
}
_MIDDLE = re.compile(
    r"\b(median)|i genomsnitt|i snitt|genomsnitt|\bmedel(?:tal|värde|ålder|lön|livslängd|inkomst|tid)|i medeltal|årssnitt",
    re.IGNORECASE,
)
_EXTREME = re.compile(r"\b(?:(som mest|som högst|högsta|maximal|störst\b|rekord)|som minst|som lägst|lägsta|minimum)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+)")
_TOTAL = re.compile(r"\b(?:totalt|sammanlagt|sammantaget|total|totala)\b", re.IGNORECASE)
_SHARE = re.compile(r"\bandel(?:en|ar|arna)?\b", re.IGNORECASE)
_SOURCE = re.compile(
    rf"(?:\b[Ee]nligt|\b(?:[Ss]tatistik|[Ss]iffror|[Uu]ppgifter|[Dd]ata|[Bb]eräkningar|[Rr]apport|[Uu]ndersökning|[Ss]tudie|[Ff]orskning"
    rf"|[Rr]apporter|[Mm]ätningar|[Pp]rognos)(?:en|er|n|erna)?{_S}(?:från|av|gjord av|som))"
    rf"{_S}((?:Post- och [Tt]elestyrelsen|[A-ZÅÄÖ][\w&:-]*|[a-zåäö]+verkets?|[a-zåäö]+myndighetens?|regeringens?"
    rf"|utredningens?|polisens?)(?:{_S}(?:och|för|i|the|of|and|&)?{_S}?[A-ZÅÄÖ][\w&:-]*){{0,5}}"
    rf"(?:{_S}[a-zåäö]*(?:rådet|byrån|registret|institutet|verket|inspektionen|myndigheten|styrelsen|nämnden|kammaren|banken|fonden|kommissionen))?"
    rf"(?:{_S}för{_S}[a-zåäö-]+(?:{_S}och{_S}[a-zåäö-]+)?)?)"
)
_STUDY = re.compile(
    rf"(?:\b[Ee]nligt|\bvisar){_S}((?:en|ett|den|de|senaste|färsk|ny|nya|egna|flera|två|tre)(?:{_S}[a-zåäö]+){{0,3}}"
    rf"{_S}(?:studie[rn]?|rapport(?:en|er)?|undersökning(?:en|ar)?|utredning(?:en)?|enkät(?:en)?|granskning(?:en)?|prognos(?:en)?"
    rf"|beräkning(?:en|ar)?|statistik)(?:{_S}från{_S}(?:20\d\d|[A-ZÅÄÖ][\w:-]*))?)"
)
_SAYS = re.compile(
    rf"(?<!\w)([A-ZÅÄÖ][\w&:-]*(?:{_S}(?:för{_S})?[A-ZÅÄÖ][\w&:-]*){{0,4}}|[Pp]olisen|[Rr]egeringen|[Uu]tredningen){_S}(?:har{_S})?"
    rf"(?:{'|'.join(sorted(CLASSES['reporting'] - {'rapport', 'rapporten'}))})\b"
)
_BRACKET = re.compile(r"\(([A-ZÅÄÖ][\wåäö&:-]*(?:[ \u00a0][A-ZÅÄÖ]?[\wåäö&:-]*){0,4})[, \u00a0]+(?:\d{4}|s\.[ \u00a0]?\d+)\)")
_SOURCES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (_SOURCE, CLASSES["sourcing"]),
    (_SAYS, CLASSES["reporting"]),
    (_STUDY, frozenset(("enligt", "visar"))),
    (_BRACKET, frozenset()),
)
"""The patterns in the order of their trust, each with words of which the sentence must hold one (none: an opening bracket)."""
_NO_ACTOR = CLASSES["notactor"]
_NO_NAME = frozenset(("det", "detta", "den", "vi", "här", "där", "som", "de", "jag", "i", "men", "och"))


def per_at(text: str, at: int) -> tuple[str, int] | None:
    """The denominator that begins at `at` ("per år", "i månaden"), and its end."""
    hit = _PER.match(text, at)
    if hit is None:
        return None
    name = next(g for g in hit.groups() if g)
    name = re.sub(r"[ \u00a0]+", " ", name).strip()
    if name.lower().startswith("varje "):
        name = name[6:]
    return _PER_NAMES.get(name.lower(), name), hit.end()


def direction_of(q: Quantity, sentence: Sentence, before: str, here: int, there: int) -> str | None:
    """Whether the figure is the amount of an increase or a decrease."""
    if q.word:
        return "decrease" if q.word.startswith("halver") else "increase" if "dubbl" in q.word else None
    if before in ("med", "på", "om"):
        last = [t for t in _WORDS.findall(sentence.lower, max(0, here - 160), here)[-16:] if t not in ("med", "på", "om")]
        reach = last[-14:] if before == "med" else last[-2:]
        if "gått" in reach or "gick" in reach:
            return "increase" if "upp" in reach else "decrease" if {"ner", "ned"} & set(reach) else None
        for word in reversed(reach):
            if word in CLASSES["increase"]:
                return "increase"
            if word in CLASSES["decrease"]:
                return "decrease"
    if before in CLASSES["decrease"] or before in CLASSES["increase"]:
        return "decrease" if before in CLASSES["decrease"] else "increase"
    after = _NEXT.match(sentence.lower, there)
    word = after[1] if after else ""
    if word in ("fler", "mer", "högre", "större", "ytterligare", "dyrare", "längre"):
        return "increase"
    if word in ("färre", "mindre", "lägre", "kortare", "billigare"):
        return "decrease"
    return None


def measure_of(
    q: Quantity, sentence: Sentence, said: str | None, direction: str | None, per: str | None, here: int, there: int
) -> str | None:
    """What kind of measure the text calls the figure."""
    if said in ("mean", "median"):
        return said
    text = sentence.text
    near = text[max(0, here - 80) : there + 25]
    middle = _MIDDLE.search(near)
    if middle:
        return "median" if middle[1] else "mean"
    if direction:
        return "change"
    extreme = _EXTREME.search(text, max(0, here - 25), here)
    if extreme:
        return "maximum" if extreme[1] else "minimum"
    if (
        q.kind == "fraction"
        or q.whole is not None
        or (q.kind == "percent" and q.unit == "percent" and (re.match(r"\s(?:av|utav)\b", text[there:]) or _SHARE.search(near)))
    ):
        return "share"
    if per:
        return "rate"
    if said == "total" or _TOTAL.search(text[max(0, here - 25) : here]):
        return "total"
    return None


def period_of(sentence: Sentence, here: int, there: int, next_start: int | None, figures: list[tuple[int, int]]) -> str | None:
    """The year or years that the figure at `here`–`there` of the sentence speaks of; `figures`: spans in which a number is no year."""
    years = [y for y in sentence.years if not y.published and not any(a <= y.start < b for a, b in figures)]
    if not years:
        return None
    limit = next_start if next_start is not None else len(sentence.text)
    close = [y for y in years if there <= y.start < limit and (y.start - there < 30 or y.led) and ";" not in sentence.text[there : y.start]]
    ahead = [y for y in years if y.start < here]
    if close and (close[0].start - there < 30 or not ahead):
        return close[0].label
    if ahead:
        return ahead[-1].label
    if close:
        return close[0].label
    return years[0].label if len(years) == 1 and years[0].led else None


def publisher_of(sentence: Sentence, here: int) -> str | None:
    """Who the sentence names as the figure's source: the name nearest to the figure."""
    named = sentence.sources(_sources)
    if not named:
        return None
    return min(named, key=lambda source: abs(source[0] - here))[1]


def _sources(sentence: Sentence) -> list[tuple[int, str]]:
    """The sources that a sentence names, with their places, by the first pattern that finds one."""
    text, seen = sentence.text, sentence.words
    for pattern, signs in _SOURCES:
        if not (seen & signs) if signs else "(" not in text:
            continue
        found = []
        for hit in pattern.finditer(text):
            name = hit[1].strip(" \u00a0:")
            low = name.lower()
            if low in _NO_ACTOR or (pattern is not _STUDY and low.split()[0] in _NO_NAME):
                continue
            if pattern is _SOURCE and low.endswith("s") and low[:-1] in CLASSES["body"]:
                name = name[:-1]
            found.append((hit.start(), name))
        if found:
            return found
    return []
