"""Words that stand about a verb that says a figure, or in the place of its subject."""

from __future__ import annotations

from riksdata.swedish.lazy import lazy_regex

AUXILIARIES = frozenset(
    (
        "har",
        "hade",
        "ha",
        "kan",
        "kunde",
        "skulle",
        "ska",
        "kommer",
        "väntas",
        "beräknas",
        "uppskattas",
        "bedöms",
        "förväntas",
        "beräknades",
        "uppskattades",
        "räknas",
        "antas",
        "tros",
        "befaras",
        "förutspås",
        "förutspåddes",
        "spås",
        "prognostiseras",
        "förutses",
    )
)
"""Verbs that stand before the one that says the figure; the subject may stand between the two."""
TENDING = frozenset(("komma", "riskerar", "riskerade", "tenderar", "hotar", "lär"))
"""Verbs before "att" that say no figure themselves."""
PRONOUNS = frozenset(("det", "detta", "här", "som", "vilket", "de", "den", "denna"))
"""What stands for a subject that was named before."""
SOMEBODY = frozenset(("det", "vi", "man", "jag", "han", "hon"))
"""Subjects of verbs of thinking."""
PERSONAL = SOMEBODY | {"de", "den", "ni"}
"""Pronouns that may be the subject of a verb."""
TURNS = frozenset(("att", "medan", "men", "eftersom", "vilket", "samtidigt"))
"""Words that begin a clause with a subject of its own."""
NUMBER_NOUNS = ("antalet", "andelen", "delen", "värdet", "kostnaden", "mängden")
"""Which begin phrases of several such nouns ("antalet boenden")."""
LATEST = frozenset(("senaste", "sista", "gångna", "första", "kommande", "närmaste", "följande", "föregående"))
"""Before a noun of time: which time it is."""
TIME = lazy_regex(r"(?:år(?:et|en)?|månad(?:en|erna)?|veck(?:an|orna)|dag(?:en|arna)|tiden|decenni(?:et|erna)|kvartalet|perioden|seklet)$")
"""Nouns of time."""
THAT = ("det", "detta", "den", "denna")
"""Pronouns of a verb that costs somebody something."""
