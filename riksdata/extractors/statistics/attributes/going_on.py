"""How a sentence begins that goes on with what somebody told before it: of the same work, one figure more, at another time."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.telling import ADVERBS, STUDY, S
from riksdata.swedish.lazy import lazy_regex

_WORK = r"""[a-zåäö]*(?:
    rapporten|undersökningen|studien|statistiken|siffrorna|uppgifterna|enkäten|mätningen|kartläggningen|granskningen  # rapporten
    |utvärderingen|prognosen|beräkningarna|analysen|sammanställningen|redovisningen|redogörelsen|barometern
    |uppföljningen|genomgången|artikeln|promemorian|pressmeddelandet|bilagan|skrivelsen|inventeringen|resultaten|resultatet
)(?!\w)"""
_SOME_WORK = (
    "(?:rapport|källa|undersökning|studie|statistik|utredning|enkät|mätning|prognos|bilaga|artikel"  # rapport
    "|beräkningar|siffror|uppgifter)"  # siffror
)
_BODY = r"""(?:
    myndigheten|organisationen|verket|banken|föreningen|förbundet|rådet|institutet|inspektionen|forskarna             # myndigheten
    |kommittén|tidningen|författarna|tankesmedjan|stiftelsen|bolaget|företaget|sajten
)"""
_ALSO = rf"(?:(?:{ADVERBS}|det){S}){{0,2}}"
NAMES_WORK = lazy_regex(
    rf"""
    (?<!\w)
    (?:
        enligt{S}(?:{_WORK}|samma{S}(?:källa|rapport|undersökning|studie)(?!\w))        # enligt statistiken
        |(?:i|av){S}(?:undersökningen|enkäten|studien|kartläggningen|mätningen)(?!\w)  # i undersökningen
    )
    """,
    re.X,
)
"""In a sentence in lower case: that its figure is of the work told before ("54 procent i undersökningen", "…, enligt statistiken")."""
INVERTED = lazy_regex(
    rf"""
    [^\w]*(?:[a-zåäö]+{S}){{0,2}}                                                             # dessvärre
    (?:visar|visade|konstaterar|konstaterade|uppger|anger|bekräftar|redovisar|redovisade){S}
    (?:den{S}|samma{S})?{_WORK}
    """,
    re.X,
)
"""How a sentence in lower case begins whose verb stands before the work ("dessvärre visar undersökningen")."""
RESULTS = lazy_regex(
    rf"""
    [^\w]*(?:(?:resultaten|siffrorna){S}|resultatet{S}(?=(?:i|av|från){S}))  # resultaten
    (?:(?:i|av|från){S}{_WORK}{S})?(?:är|var|blev)(?!\w)                    # i rapporten är
    """,
    re.X,
)
"""How a sentence in lower case begins that judges what a work found ("resultaten i rapporten är nedslående")."""
OF_SAME_WORK = lazy_regex(
    rf"""
    [^\w]*
    (?:
        (?:i|av|enligt|utifrån){S}
        (?:
            (?:(?:den|samma|denna|dessa){S}(?:nya{S}|senaste{S})?)?                                # samma
            (?:
                {_WORK}
                |(?:(?<=dessa[ ])|(?<=samma[ ])|(?<=denna[ ])|(?!(?:beräkningar|siffror|uppgifter){S}))    # dessa siffror
                {_SOME_WORK}(?!\w|{S}(?:från|av|i|hos|vid|som){S})
            )
            |(?:deras|dess){S}(?:[a-zåäö]+{S})?[a-zåäö]*{STUDY}                              # deras senaste prognos
        )
        |enligt{S}{_BODY}(?!\w)                                                              # enligt myndigheten
    )
    """,
    re.X,
)
"""How a sentence in lower case begins that tells more of the same work or body."""
BEFORE_VERB = lazy_regex(
    rf"""
    [^\w]*
    (?:
        (?!(?:de|den){S}(?:nya|senaste|aktuella){S}[a-zåäö]*(?:siffrorna|statistiken|uppgifterna))   # new figures, of others
        (?:de{S}|den{S})?(?:nya{S}|senaste{S}|aktuella{S})?{_WORK}(?:{S}(?:av|från|i){S}\w+)?{S}{_ALSO}  # rapporten
        |(?:samma|dessa|sådana){S}[a-zåäö]*{STUDY}{S}{_ALSO}                                 # samma siffror
        |{_BODY}{S}|(?:där|här){S}
        |(?P<told>(?:man|de|den|hon|han){S}|{_ALSO})                                         # dessutom
    )
    """,
    re.X,
)
"""What stands before the verb in a sentence in lower case whose subject is the same work or body; `told`: where it says what with "att"."""
WHAT = lazy_regex(rf"{S}(?:(?:de|den|man|hon|han){S})?{_ALSO}(?:(?:att|på)(?!\w)|{_WORK})", re.X)
_NUMBER = rf"""(?:
    (?!(?:19|20)\d\d(?!\d))\d[\d,\u00a0 ]*                                                   # 40
    (?:%|(?<![\d,])(?:procent|(?:(?!procent)[a-zåäö]{{3,}}{S}){{0,2}}                          # svenska kvinnor
    (?:av|har|hade|är|var|uppger|uppgav|svarade|anser|menar|saknar))(?!\w))  # procent
    |en{S}av{S}|vart?{S}\w+{S}|vartannat|varannan|hälften|en{S}(?:tredjedel|fjärdedel|femtedel|tiondel)  # en av
    |(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv){S}                                 # tre
)"""
_FIGURE_WORD = rf"(?:(?:drygt|knappt|närmare|cirka|ca|omkring|totalt){S})?\d+"
NEXT_FIGURE = lazy_regex(
    rf"""
    [^\w]*
    (?:
        (?:(?:{ADVERBS}|och|men){S})?
        (?:
            (?:av|från|bland|hela|drygt|knappt|cirka|ca|omkring|ungefär|över|under|(?:mer|mindre|färre|fler){S}än|nästan|närmare|ytterligare
                |endast|bara|minst|högst|uppemot|upp{S}till|så{S}(?:många|få|mycket){S}som|inte{S}mindre{S}än|strax{S}under|totalt|sammanlagt)
            {S}
        ){{0,3}}
        {_NUMBER}
        |(?:av|bland){S}(?:dessa|dem|de|samtliga|alla|{_FIGURE_WORD})(?!\w)
        |i{S}dessa(?!\w)|dessa{S}[a-zåäö]+(?!\w)
        |det{S}(?:rör{S}sig|handlar){S}om(?!\w)
        |(?P<count>
            (?:(?:även|bara|enbart|redan){S})?(?:år|under|sedan|mellan|åren){S}              # bara sedan
            (?:samma|(?:[a-z]{{3,9}}{S})?(?:19|20)\d\d)(?!\d)                               # mars 2011
            (?=(?:{S}(?:år|tid|period|månad))?{S}(?:har|hade|var|är|ökade|minskade|steg|sjönk){S}(?:andelen|antalet|siffran|det|den|de)(?!\w))
            |(?:det{S}(?:totala|sammanlagda){S})?(?:antalet|andelen){S}
        )
        |det{S}(?:är|finns|blir){S}(?:bara|endast|hela|alltså|enbart|därmed|drygt|knappt|nästan|närmare|cirka|ca){S}
        (?:(?!(?:19|20)\d\d(?!\d))\d|en{S}av{S}|två{S}|tre{S}|fyra{S}|fem{S}|sex{S}|vart?{S}|hälften)
        |(?:till{S}exempel|t\.{S}?ex\.|exempelvis|bland{S}annat){S}
        (?:har|hade|är|var|kommer|ökar|ökade|minskar|minskade|saknar|saknade)(?!\w)
        |(?:det|detta|den{S}siffran|siffran){S}
        (?:
            (?:innebär|innebar|betyder|betydde){S}(?:alltså{S})?att{S}(?:(?:drygt|knappt|närmare|över|cirka|ca|omkring|nästan|ungefär){S})?\d
            |
            motsvarar|(?:kan|ska){S}jämföras
            |(?:är|var|innebär|innebar){S}{_ALSO}(?:en|ett){S}(?:\w+{S})?\w*(?:ökning|minskning|nedgång|uppgång|halvering|dubbling)
        )
    )
    """,
    re.X,
)
"""How a sentence in lower case begins that sets one more figure beside those of the sentence before."""
AT_A_TIME = lazy_regex(
    rf"""
    [^\w]*(?:(?:redan|bara|enbart|och|men){S})?
    (?:
        i{S}fjol|förra{S}året|(?:under|i|år|sedan|mellan|från|för|till{S}och{S}med){S}
        (?:[^\W\d_]+{S}){{0,3}}?(?:19|20)\d\d                                                # första kvartalet 2011
        |under{S}(?:samma|det{S}senaste|de{S}senaste|förra|fjol)[^\W\d_ ]*
    )
    (?!\w)
    """,
    re.X,
)
"""How a sentence in lower case begins that says when first."""
