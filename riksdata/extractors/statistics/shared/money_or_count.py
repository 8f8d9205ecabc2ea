"""Whether a number without unit is money: a price, a scale near words of money, the currency of the amount before it."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.vocabulary import alternatives
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def counts_by_words(plain: str, candidate: Candidate) -> bool:
    """Whether a scale without unit counts: people, or what the words near it tell of where none tells of money."""
    lower, most = candidate.sentence.lower, candidate.quantity.value or candidate.quantity.high
    if _OF_PEOPLE.match(lower, candidate.q_end) or _PEOPLE_DO.search(lower, max(0, candidate.q_start - _DO_REACH), candidate.q_start):
        return True
    if most is not None and most >= _RATHER_MONEY and OF_MONEY.search(lower):
        return False
    before = candidate.q_start - (len(_SOME) if lower.endswith(_SOME, 0, candidate.q_start) else 0)
    if _PEOPLE.search(lower, before - 140, before):
        return True
    near = (
        plain[max(0, candidate.sentence.start - 250) : candidate.sentence.start + before]
        + plain[candidate.quantity.start : candidate.sentence.end]
    ).lower()
    return (most is None or most < _RATHER_MONEY) and bool(_CROWD.search(near)) and not OF_MONEY.search(near)


_OF_PEOPLE = lazy_regex(
    r"""
    [ \u00a0]av[ ](?:[^\W\d_]{2,14}[ ]){0,2}                       # av alla svenska
    (?:
        befolkning|invånare|väljar|medborgar|svenskar|människor|barn
        |elever|patienter|kvinnor|vuxna
    )
    """,
    re.X,
)
_PEOPLE_DO = lazy_regex(
    rf"""
    (?<!\w)
    (?:bor|bodde|lever|levde|dör|dog|arbetar|arbetade|jobbar|jobbade|röstar|röstade|svälter|svalt|flyr|flydde|studerar|studerade
    |pendlar|pendlade|insjuknar|insjuknade|föds|föddes|dödas|dödades)                                          # bodde
    (?:{_S}(?:nu|då|redan|ännu|fortfarande|alltså|dock|sammanlagt|totalt|hela|bara|endast|ytterligare|cirka|ca|omkring|drygt|nästan|över))*{_S}$
    """,
    re.X,
)
"""Right before a scale without unit: what only people do ("I fjol dog 1,2 miljoner av malaria")."""
_DO_REACH = 50
_PEOPLE = lazy_regex(rf"\b(?:{alternatives('people')})\b(?![^.]*\b(?:{alternatives('cost')}|\w*omsättning\w*)\b)")
"""What is counted before a scale without a unit: then it is no money ("antalet övernattningar uppgår till 15 miljoner")."""
_RATHER_MONEY = 1_000_000_000
_SOME = "ett antal "
"""Before a scale: it is some of them ("ett antal miljoner"), and tells nothing of what is counted."""
_CROWD = lazy_regex(r"antal|folk|invånare|passager|turist|besök|fordon|flykt|människ|personer|minoritet|väljare|\bton\b|kurder")
OF_MONEY = lazy_regex(
    r"""
    kron|\bkr\b|kost|(?<!upp)skatt|budget|\bansl                                     # skatt, but not "uppskattas"
    |satsa|satsning|avsätt|avsatt|intäkt|inkomst|omsätt|omsatt|export|import|invester
    |betal|finans|faktur|avgift|företag|industri|bevilj|paket|bistånd|pengar|ekonom
    |vinst|skuld|bnp|euro|dollar|utgift|sälj|sålt|besparing|resurs
    |anslag|\b(?:bidra|pris|lån|stöd|medel|värde|köp|tillför|lön|fond|kapital|spar)   # bidrag
    """,
    re.X,
)
"""Words that tell of money: where none stands near, an amount without unit is taken for a number ("kurder uppskattas till 15 miljoner")."""


def is_price(plain: str, candidate: Candidate) -> bool:
    """Whether a bare number is what something costs ("sjukhuset kostar 46 000 per kvadratmeter")."""
    q = candidate.quantity
    least = q.value if q.value is not None else q.low
    if least is None or least < _LEAST_PRICE or not _PRICED.match(plain, q.end):
        return False
    return _PRICE.search(candidate.sentence.lower, max(0, candidate.q_start - 70), candidate.q_start) is not None


_PRICE = lazy_regex(
    r"""
    \b(?:kosta(?:r|de|t)?|prislapp(?:en)?|pris(?:et)?|hyra[ns]?      # kostade
    |avgift(?:en)?|lön(?:en)?|månadslön(?:en)?)                      # avgiften
    \b[^,.;:()\d]{0,50}$                                             # i dag
    |\b(?:köp(?:s|te|tes|ts)|sälj(?:s|er)|såld(?:e|es)|sålts)[ ](?:[^\W\d_]+[ ]){0,3}för[ ]$  # såldes för
    """,
    re.X,
)
_PRICED = lazy_regex(
    rf"""
    {_S}(?:per|om|i){_S}                                                                   # per
    (?:kvm|m2|kvadratmeter|månad|år|vecka|dygn|timme|natt|styck|person|plats|elev)
    |[.,;)]|{_S}och{_S}
    """,
    re.X,
)
_LEAST_PRICE = 100


def same_currency(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether an amount without currency is in that of the one before it in its sentence, or that the sentence before told.

    Not where it tells that one once more ("100 miljoner euro, motsvarande 1 miljard").
    """
    other = previous.quantity
    if other.kind != "money" or other.unit == "sek" or not 0 < candidate.start - other.end < NEXT_SENTENCE:
        return False
    if _IN_KRONOR.search(plain, max(0, candidate.start - 24), candidate.start):
        return False
    return previous.sentence is candidate.sentence or _THAT_SUM.search(candidate.sentence.lower, 0, candidate.q_start) is not None


_THAT_SUM = lazy_regex(r"(?<!\w)(?:siffran?|siffror(?:na)?|summan?|beloppet|motsvarande|nivån)(?!\w)")
_IN_KRONOR = lazy_regex(rf"(?:{_S}\(|(?<!\w)(?:eller|motsvarar|motsvarande|dvs\.?|alltså|det{_S}vill{_S}säga){_S})$")
NEXT_SENTENCE = 160
"""Characters within which "motsvarande siffra" takes up the candidate before it."""
