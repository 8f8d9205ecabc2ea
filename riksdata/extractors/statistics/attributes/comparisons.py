"""What a comparison or a multiple is of ("tre gånger så mycket manskap", "har halverat arbetslösheten")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import phrase_after, prepositions_after, said_after, subject_of_verb, words_before_verb
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.attributes.noun_words import adjective
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.occasions import RATIO
from riksdata.extractors.statistics.vocabulary import alternatives
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_SIZE = lazy_regex(rf"{_S}(?:{alternatives('size')})(?={_S})")
_COMMON = ("vanligare", "oftare", "så", "större", "mindre")
"""What is told by "att": "vanligare att kvinnor drabbas", "högre risk att dö", but "sannolikheten är 24 procent högre att …"."""
_IT_IS = lazy_regex(r"(?<!\w)(?:det[ \u00a0](?:är|var|blir|blev)|(?:är|var|blir|blev)[ \u00a0]det)[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$")
"""Before a comparison of what is told by "att": "Det är 30 procent dyrare att bygga"."""


_THAT_SUBJECT = lazy_regex(rf"(?<!\w)att{_S}(?:[^\W\d_]+{_S}){{0,2}}[^\W\d_]{{3,}}(?:en|et|na){_S}(?:(?:har|hade|kan|nästan){_S}){{0,2}}$")


def compared(plain: str, candidate: Candidate) -> str | None:
    """What a comparison is about ("tre gånger så mycket manskap", "10 procent mer i ersättning"), or the noun of a numbered whole."""
    q = candidate.quantity
    if q.kind not in ("times", "percent", "fraction"):
        return None
    ratio = RATIO.match(plain, q.end)
    if q.kind == "fraction" and (ratio is None or ratio[1] != "så"):
        return None
    at = ratio.end() if ratio else q.end
    if ratio and ratio[1] in ("fler", "färre", "mer", "mindre") and (part := prepositions_after.of_phrase(plain, at)[0]):
        return part  # "60 procent färre av brottsoffren"
    if ratio or q.word == "dubbelt":
        size = _SIZE.match(plain, at)
        phrase = phrase_after.following(plain, size.end() if size else at)[0]
        if phrase and ratio and ratio[0].endswith((" i", "\u00a0i")) and (phrase[0].isupper() or definite(phrase.split(" ")[-1].lower())):
            phrase = None  # "40 procent högre i Norge": where, not what
        if phrase and ratio and ratio[1] in _LEVELS and ratio[0].endswith((" i", "\u00a0i")) and not _MEASURES.search(phrase.lower()):
            phrase = None  # "är 2 procent lägre i skolor med bibliotek": where, or of whom
        if phrase and ratio and ratio[1] == "så" and not phrase_after.acceptable(phrase):
            phrase = None  # "så sannolikt att"
        if phrase is None and ratio and ratio[1] in ("mer", "mera", "mindre"):
            phrase = prepositions_after.after_phrase(plain, at, False)
        if phrase is None and ratio and "risk" in ratio[0] and (risk := said_after.clause(plain, at)):
            return f"risk att {risk}"
        if phrase is None and ratio and "risk" in ratio[0] and (whose := _RISK_OF.match(plain, at)):
            return f"risk {whose[1]}"
        so_many = ratio.start() if ratio and ratio[1] == "så" else at if q.word == "dubbelt" else -1
        if phrase is None and so_many >= 0 and (aged := _SO_MANY_AGED.match(plain, so_many)):
            return aged[1]  # "dubbelt så många över 65 år"
        if phrase is None and ratio and ratio[1] in ("fler", "färre") and (done := said_after.said_of(plain, at)):
            return done  # "15 procent färre tog del av spelen"
        it_is = ratio and _IT_IS.search(candidate.sentence.lower, max(0, candidate.q_start - 40), candidate.q_start)
        if phrase is None and (ratio is None or ratio[1] in _COMMON or it_is):
            phrase = said_after.clause(plain, at)
            if phrase and ratio and ratio[1] == "så" and (that := _THAT.match(plain, at)):
                return that[1]
        if phrase and phrase_after.acceptable(phrase):
            return phrase
    numbered = q.kind == "percent" and q.whole is not None and not plain.endswith(_PERCENT, 0, q.end)
    if (
        q.kind == "percent"
        and q.whole is not None
        and candidate.sentence.lower.endswith(_IS, 0, candidate.start - candidate.sentence.start)
    ):
        numbered = True  # "Av 17 bilar är 92 procent dieselbilar"
    phrase = phrase_after.following(plain, q.end)[0] if numbered else None  # "80 procent av landets 2000 salonger"
    return phrase if phrase and not adjective(phrase.rsplit(None, 1)[-1].lower()) else None


_LEVELS = frozenset(("högre", "lägre", "större", "vanligare", "bättre", "sämre", "dyrare", "billigare", "längre", "kortare", "så"))
"""Comparatives of a level, which "i" tells the place of; "mer i" tells of what."""
_MEASURES = lazy_regex(
    r"""
    (?:
        pris|lön|vikt|kostnad|värde|inkomst|ersättning|hyra|skatt|ränta|arvode  # pris
        |avgift|pension|utgift|intäkt|tid|takt|nivå|grad                        # avgift
    )
    (?:er|ar)?$
    """,
    re.X,
)
"""What is told by "i" even then ("ligger 3 procent högre i pris")."""


_THAT = lazy_regex(rf"{_S}[^\W\d_]+{_S}(att(?:{_S}(?!om{_S}|än{_S}|som{_S}|jämfört{_S})[^\W\d_][\w-]*){{2,10}})")
"""What is so likely or common ("så sannolikt att en elev inte kan läsa")."""
_RISK_OF = lazy_regex(rf"{_S}(för(?:{_S}(?!att{_S}|än{_S})[^\W\d_]+){{1,4}}{_S}att(?:{_S}(?!än{_S}|om{_S}|i{_S})[^\W\d_]+){{1,4}})")
"""Whose risk of what it is ("högre risk för en butik att bli rånad")."""
_SO_MANY_AGED = lazy_regex(rf"(?:{_S}så)?{_S}många{_S}((?:över|under){_S}\d\d{_S}år(?:{_S}i{_S}[^\W\d_]{{4,}})?)")
_IS = ("är ", "var ", "är\u00a0", "var\u00a0")
_PERCENT = ("procent", "%", "procenten")
_ADVERBS = frozenset(("mer", "mera", "mindre", "bättre", "sämre", "snabbare", "oftare", "längre", "fler", "färre", "billigare"))


_TWICE_SO = lazy_regex(rf"(?:{_S}så)?{_S}(?:mycket|ofta|länge|snabbt|lite|mer|fort){_S}(?:som|i|på|per)(?!\w)")


def more_or_less(plain: str, candidate: Candidate) -> bool:
    """Whether a figure says how much more or less is done or is the case ("tjänar 10 procent mindre")."""
    if candidate.quantity.word == "dubbelt" and _TWICE_SO.match(plain, candidate.quantity.end):
        return True
    ratio = RATIO.match(plain, candidate.quantity.end) if candidate.quantity.kind in ("times", "percent", "fraction") else None
    return ratio is not None and ratio[1] in _ADVERBS


_THE_LAST = lazy_regex(rf"{_S}(?:under{_S})?(?:de|den|det){_S}(?:senaste|sista|gångna|kommande|närmaste|följande|första)(?!\w)")
"""Behind a multiple: since or until when ("en tredubbling de senaste tio åren")."""


def multiplied(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What a verb or noun that is itself the figure is of ("har halverat arbetslösheten", "en fördubbling av antalet")."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if q.word.endswith(("ing", "ingen")) and (phrase := prepositions_after.of_phrase(plain, q.end)[0]):
        return phrase
    done = prepositions_after.owned(plain, q.end)
    if not done and q.word.endswith("at") and (phrase := phrase_after.following(plain, q.end, determiners=True)[0]):
        done = phrase if phrase_after.acceptable(phrase) else None  # "har halverat arbetslösheten"
    if not done and (clause := _THAT_SUBJECT.search(sentence.lower, max(0, q_start - 70), q_start)):
        done = words_before_verb.doubled(sentence, q_start, clause.start())  # "har lett till att priset fördubblats"
    done = done or (subject_of_verb.subject(sentence, q_start) if q.word.endswith(("ats", "at")) else None)
    low = told[-1].q_end if told and told[-1].sentence is sentence else 0
    if done is None and not _THE_LAST.match(plain, q.end):
        done = phrase_after.following(plain, q.end, determiners=True)[0]
    if done is None and low and q.word.endswith("s"):
        done = words_before_verb.doubled(sentence, q_start, low)
    done = done or subject_of_verb.subject(sentence, q_start)
    return done or (words_before_verb.doubled(sentence, q_start) if q.word.endswith("s") else None)
