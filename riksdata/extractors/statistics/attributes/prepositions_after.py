"""What a preposition leads to behind a figure: "av landets hamnar", "i utgifter", "av sina pengar"."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.nouns_like_verbs import AFTER_DETERMINER
from riksdata.extractors.statistics.attributes.phrase_after import acceptable, following
from riksdata.extractors.statistics.attributes.said_after import THOSE_WHO, without_tail
from riksdata.swedish.lazy import lazy_regex

_AFTER = lazy_regex(r"(?:[ \u00a0]i[ \u00a0](?:genomsnitt|snitt|medeltal))?[ \u00a0](?:i|av|för|inom)[ \u00a0](?=[^\W\d_])")

_DEFINITE = lazy_regex(r"(?:en|et|na|ns)$")


def after_phrase(text: str, at: int, whole: bool) -> str | None:
    """The noun of the phrase with "i" or "av" directly after a figure, where nothing else says what it is of ("avdrag", "i fondkapital").

    `whole`: the figure is a share, which the phrase is the whole of; else the noun is what an amount is in, hence indefinite.
    """
    hit = _AFTER.match(text, at)
    if hit is None:
        return None
    phrase = following(text, hit.end() - 1, determiners=whole)[0]
    if phrase is None or phrase[0].isupper() or not acceptable(phrase):
        return None
    return None if not whole and _DEFINITE.search(phrase) else phrase


_IN_CHANGED = lazy_regex(r"[ \u00a0]i(?=[ \u00a0](?:minskade?|ökade?|sparade?|förlorade?|uteblivna|sänkta|höjda)[ \u00a0])")


def in_what(text: str, at: int) -> str | None:
    """What a measure is in that has changed ("4 miljoner ton i minskade utsläpp")."""
    hit = _IN_CHANGED.match(text, at)
    return following(text, hit.end(), verbal=AFTER_DETERMINER)[0] if hit else None


_OF = lazy_regex(r"[ \u00a0\u2009\u202f]{1,2}(?:av|utav)(?=[ \u00a0])")


def of_phrase(text: str, at: int) -> tuple[str | None, int]:
    """ "av samtliga misstänkta för sexualbrott": the phrase with av after a share."""
    hit = _OF.match(text, at)
    if hit is None or _MEASURE_OF.match(text, hit.end()):
        return None, at
    aged = _SO_OLD.match(text, hit.end())
    if aged:
        return text[hit.start() : aged.end()].strip(), aged.end()
    which = _THAT_WHICH.match(text, hit.end())
    if which:
        end = hit.end() + len(_TRAILS.sub("", which[0]))
        return text[hit.start() : end].strip(), end
    those = THOSE_WHO.match(text, hit.end())
    if those:
        end = those.start(1) + len(without_tail(those[1]))
        return text[hit.start() : end].strip(), end
    phrase, end = following(text, hit.end(), determiners=True)
    if phrase is None and (former := _FORMER.match(text, hit.end())):
        phrase, end = following(text, former.end())
    if phrase is None:
        return None, at
    if _ACCUSED.search(phrase) and (charge := _FOR.match(text, end)):
        of_what, stop = following(text, charge.end(), determiners=True)
        end = stop if of_what else end
    return text[hit.start() : end].strip(), end


_FORMER = lazy_regex(r"[ \u00a0](?:tidigare|nyligen|redan)(?=[ \u00a0][^\W\d_]{3,}(?:da|ta|na|ade)(?!\w))")
"""Before those to whom something was done ("40 procent av tidigare dömda")."""
_MEASURE_OF = lazy_regex(
    r"[ \u00a0]vad[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,5}?"  # vad verket
    r"(?:rekommenderar|rekommenderas|rekommenderat|krävs|krävdes|behövs|behövdes|var|är|varit|anges|tillåts"  # rekommenderar
    r"|föreslås|föreslogs|lovades|planerades|beräknats|budgeterats)(?!\w)"  # föreslås
)
"""Behind "av": a measure, no whole ("hälften av vad det var", but "en tiondel av vad landet släpper ut")."""

_SO_OLD = lazy_regex(
    r"""
    [ \u00a0](?:(?:samtliga|alla|de|dem|dom|dessa)[ \u00a0]){1,2}(?:[^\W\d_]{4,}[ \u00a0])?
    (?:
        som[ \u00a0](?:är|har[ \u00a0]fyllt|fyllt)[ \u00a0]
        |(?:i[ \u00a0]åldern|i[ \u00a0]åldrarna)[ \u00a0]
        |(?=över|under|mellan|från|äldre|yngre|upp)
    )
    (?:(?:över|under|mellan|från|äldre[ \u00a0]än|yngre[ \u00a0]än|upp[ \u00a0]till)[ \u00a0])?
    (?:\d{1,3}|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|sexton|arton|tjugo|trettio|fyrtio|femtio|sextio)  # tio
    (?:[–-]\d{1,3}|[ \u00a0](?:och|till)[ \u00a0]\d{1,3})?[ \u00a0]år
    (?:[ \u00a0](?:och|eller)[ \u00a0](?:äldre|yngre))?(?!\w)
    """,
    re.X,
)
"""Those of an age ("alla över 55 år", "de i åldern 16–24 år")."""

_THAT_WHICH = lazy_regex(r"[ \u00a0](?:vad|det[ \u00a0]som)((?:[ \u00a0][^\W\d_]+){1,4})")
"""What somebody does, where it is the whole ("en tiondel av vad hela landet släpper ut")."""

_TRAILS = lazy_regex(r"(?:[ \u00a0](?:i|på|av|om|och|som|men|för|med|att|från|till|under|genom|jämfört|per|utan|eller|är|var|har))*$")

_ACCUSED = lazy_regex(r"(?:misstänkt|dömd|lagförd|åtalad|gripn|häktad|anhålln|anmäld|straffad|utsatt)a$")

_FOR = lazy_regex(r"[ \u00a0]för(?=[ \u00a0][^\W\d_])")
"""Behind those who are accused or hit: of what."""

_OF_NUMBERED = lazy_regex(
    r"""
    [ \u00a0]av
    (?:
        [ \u00a0]
        (?:de|alla|samtliga|första|senaste|sista|övriga|resterande|totalt|sammanlagt|över|mer|än|ca|cirka|drygt|knappt|nästan|omkring  # de
        |ungefär)
    )*
    [ \u00a0]\d{1,3}(?:[ \u00a0]?\d{3})*(?=[ \u00a0][^\W\d_])
    """,
    re.X,
)


def of_so_many(text: str, at: int) -> str | None:
    """What a part is of whose whole is a number ("nästan var fjärde av de över 350 000 hästarna")."""
    hit = _OF_NUMBERED.match(text, at)
    if hit and (rest := _THE_PERCENT.match(text, hit.end())):
        return text[hit.start() + 1 : rest.end()]  # "hälften av de resterande 75 procenten"
    phrase = following(text, hit.end(), determiners=True)[0] if hit else None
    return phrase if phrase and acceptable(phrase) else None


_THE_PERCENT = lazy_regex(r"[ \u00a0](?:procenten|miljonerna|miljarderna|kronorna|platserna)(?!\w)")

_OWN = lazy_regex(r"[ \u00a0](?:sin|sitt|sina)(?=[ \u00a0])")


def owned(text: str, at: int) -> str | None:
    """What somebody has doubled or halved: "fördubblat sitt anslag"."""
    hit = _OWN.match(text, at)
    return following(text, hit.end())[0] if hit else None
