"""What a candidate takes from those before it in its sentence: a whole, a qualifier, and whether a scale without unit is money."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.tallies import Wholes, same_noun
from riksdata.extractors.statistics.vocabulary import alternatives
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_PEOPLE = lazy_regex(rf"\b(?:{alternatives('people')})\b(?![^.]*\b(?:{alternatives('cost')}|\w*omsättning\w*)\b)")
"""What is counted before a scale without a unit: then it is no money ("antalet övernattningar uppgår till 15 miljoner")."""
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
_RATHER_MONEY = 1_000_000_000
_SOME = "ett antal "
"""Before a scale: it is some of them ("ett antal miljoner"), and tells nothing of what is counted."""
_NEXT_SENTENCE = 160
"""Characters within which "motsvarande siffra" takes up the candidate before it."""
_CROWD = lazy_regex(r"antal|folk|invånare|passager|turist|besök|fordon|flykt|människ|personer|minoritet|väljare|\bton\b|kurder")
_OF_MONEY = lazy_regex(
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
_COORDINATE = lazy_regex(
    rf"""
    ^(?:{_S}[^\W\d_]+){{0,4}}?(?:{_S}\(?(?:19|20)\d\d\)?)?                  # kvinnor år 2017
    ,?{_S}(?:och|respektive|samt|eller)                                     # och
    (?:{_S}(?:vid|på|i|för|av|till|med)(?:{_S}[^\W\d_]+){{0,2}})?{_S}$      # i hela landet
    |^(?:{_S}[^\W\d_]+){{0,4}}(?:{_S}\(?(?:19|20)\d\d\)?)?,{_S}$          # kvinnor 2017,
    |^{_S}(?:i|per|om){_S}[^\W\d_]+{_S}\($                                 # i månaden (
    """,
    re.X,
)
_FIRST_OF = lazy_regex(r"(?:Av|Bland)(?=[ \u00a0])")
_OF_SO_MANY = lazy_regex(rf"(?:{_S}att|,|:|{_S}och){_S}av{_S}(?:de{_S}|totalt{_S})?$")
"""Before a number of which the next figure is a part."""
_BEGINS = 80
"""Characters before a whole that leads its sentence."""
_SPREADS = 70
"""Characters over which a qualifier spreads to the next candidate."""


class Reader:
    """Reads the candidates of one text in their order."""

    def __init__(self, plain: str) -> None:
        """`plain`: the text that the candidates' places count in."""
        self._plain = plain
        self._previous: Candidate | None = None
        self._whole: Candidate | None = None
        self._wholes = Wholes(plain)

    def note(self, candidate: Candidate) -> None:
        """Remembers a count of which a later candidate may be a part, even where it is no statistic itself ("de elva ärendena")."""
        self._wholes.note(candidate)
        definite = candidate.rule == "definite" and candidate.quantity.kind == "count" and candidate.noun is not None
        if definite and candidate.q_start < _BEGINS and _begins_with_whole(self._plain, candidate):
            self._whole = candidate  # "Bland de tio kommuner … finns fyra"

    def picks_out(self, candidate: Candidate) -> bool:
        """Whether "en av dem" is no part of so many that its sentence counts ("prövade 14 ärenden och fann brister i ett av dem")."""
        q, previous = candidate.quantity, self._previous
        if q.value != 1 or q.written != "words" or not self._plain.startswith(_OF_THEM, q.end):
            return False
        whole = self._wholes.whole_of(candidate) if previous is not None and previous.sentence is candidate.sentence else None
        return whole is None or whole < _LEAST_WHOLE

    def read_part(self, candidate: Candidate) -> None:
        """Fills in the whole of a bare number behind "varav"."""
        candidate.quantity.whole = candidate.quantity.whole or self._wholes.whole_of(candidate)

    def takes_unit(self, candidate: Candidate) -> bool:
        """Whether a bare number is a level of what the figure before it measures, with its unit ("7,3 % i länet mot 6,5 i riket").

        Where it is, the unit is filled in.
        """
        previous, q = self._previous, candidate.quantity
        if previous is None or not 0 < q.start - previous.quantity.end < _ELLIPTIC or not _is_level(self._plain, previous, candidate):
            return False
        q.unit, q.kind = previous.quantity.unit, previous.quantity.kind
        return True

    def takes_noun(self, candidate: Candidate) -> bool:
        """Whether a bare number counts what the one before it counts ("145 personer vid järnverket och 50 vid Primus")."""
        previous, q = self._previous, candidate.quantity
        if previous is None or previous.quantity.unit != "count" or previous.noun is None or q.unit != "count" or q.value is None:
            return False
        if previous.rule is not None or not 0 < q.start - previous.quantity.end < _ELLIPTIC:
            return False
        return (
            _AND_AS_MANY.fullmatch(self._plain, previous.quantity.end, candidate.start) is not None
            and _SOMEWHERE.match(self._plain, q.end) is not None
        )

    def read(self, candidate: Candidate) -> None:
        """Fills in what the candidate shares with those read before it."""
        plain, previous, whole = self._plain, self._previous, self._whole
        q, sentence = candidate.quantity, candidate.sentence
        beside = previous if previous is not None and previous.sentence is sentence else None
        if candidate.qualifier == "exact":
            candidate.qualifier = _of_clause(candidate, beside.q_end if beside is not None else 0)
        if beside is not None:
            _spread(plain, beside, candidate)
            _once_more(plain, beside, candidate)
        if beside is not None and q.unit in _OF_HUNDRED and (_tells_again(plain, beside, candidate) or _up_by(plain, beside, candidate)):
            candidate.again = beside
            if q.unit == "percent" and q.whole is None and _tells_again(plain, beside, candidate):
                part = plain[beside.quantity.start : beside.quantity.end]  # with its whole in it, it is one row: "281 av 514"
                q.whole = None if " av " in part else beside.quantity.whole  # "Av 514 brev besvarades 281 i tid, dvs. 55 procent"
        elif whole is not None and whole.sentence is sentence and q.kind == "count" and q.whole == whole.quantity.value:
            self._wholes.note_share(candidate)  # as a bare number it has taken it already
            candidate.among = whole if sentence.text.startswith("Av") else None
            self._whole = None
        elif whole is not None and whole.sentence is sentence and q.whole is None and _may_be_part(whole, candidate):
            _share(whole, candidate)
            if q.kind == "count" and q.whole == whole.quantity.value and sentence.text.startswith("Av"):
                candidate.among = whole
            self._wholes.note_share(candidate)
            self._whole = None
        elif (
            beside is None
            and q.kind in ("count", "money", "physical")
            and candidate.q_start < _BEGINS
            and _begins_with_whole(plain, candidate)
        ):
            # "Av de 86 kvinnorna …": the next figure is a part of this one
            self._whole = candidate
        if (
            q.kind in ("count", "money")
            and q.whole is None
            and candidate.hedged.before in ("av", "de", "totalt")
            and _OF_SO_MANY.search(plain, max(0, candidate.start - 16), candidate.start)
        ):
            self._whole = candidate  # "visar att av 150 nya regler gör 63 procent …"
        if q.whole is None and candidate.again is None:
            q.whole = self._wholes.whole_of(candidate)
        elif q.kind == "count":
            self._wholes.note_part(candidate)
        if q.unit == "count" and candidate.noun is None and _is_price(plain, candidate):
            q.unit, q.kind, q.assumed, candidate.rule = "sek", "money", True, None
        elif q.assumed and q.unit == "sek" and self._counts(candidate, beside):
            q.unit = q.kind = "count"
        elif q.assumed and q.unit == "sek" and previous is not None and _same_currency(plain, previous, candidate):
            q.unit, q.assumed = previous.quantity.unit, False
        self._previous = candidate

    def _counts(self, candidate: Candidate, beside: Candidate | None) -> bool:
        """Whether a scale without unit counts something rather than kronor, as the candidate before it or the words near it tell."""
        previous = self._previous
        after_count = previous is not None and previous.quantity.unit == "count" and previous.quantity.scaled
        if (after_count and beside is not None) or _counts(self._plain, candidate):
            return True
        if beside is not None and beside.quantity.unit == "count" and _UP_TO.fullmatch(self._plain, beside.quantity.end, candidate.start):
            return True  # "steg med drygt 300 000, till 3,96 miljoner"
        return (
            after_count
            and previous is not None
            and candidate.start - previous.quantity.end < _NEXT_SENTENCE
            and "motsvarande siffra" in candidate.sentence.lower
        )


_OF_THEM = (" av dem", " av dessa")
_LEAST_WHOLE = 4
"""Of fewer, one of them is picked out rather than counted."""
_UP_TO = lazy_regex(rf",?{_S}(?:och{_S})?till{_S}")
_THAT_SUM = lazy_regex(r"(?<!\w)(?:siffran?|siffror(?:na)?|summan?|beloppet|motsvarande|nivån)(?!\w)")
_IN_KRONOR = lazy_regex(rf"(?:{_S}\(|(?<!\w)(?:eller|motsvarar|motsvarande|dvs\.?|alltså|det{_S}vill{_S}säga){_S})$")


def _same_currency(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether an amount without currency is in that of the one before it in its sentence, or that the sentence before told.

    Not where it tells that one once more ("100 miljoner euro, motsvarande 1 miljard").
    """
    other = previous.quantity
    if other.kind != "money" or other.unit == "sek" or not 0 < candidate.start - other.end < _NEXT_SENTENCE:
        return False
    if _IN_KRONOR.search(plain, max(0, candidate.start - 24), candidate.start):
        return False
    return previous.sentence is candidate.sentence or _THAT_SUM.search(candidate.sentence.lower, 0, candidate.q_start) is not None


_AND_AS_MANY = lazy_regex(
    rf"""
    (?:{_S}[^\W\d_]+(?:-[^\W\d_]+)*){{1,8}}?                          # personer vid järnverket
    (?:,?{_S}(?:och|samt|respektive|men|medan)(?:{_S}(?:bara|endast|ytterligare))?|,)
    (?:{_S}(?:mot|jämfört{_S}med|tidigare|förut)){{0,2}}{_S}
    |(?:{_S}[^\W\d_]+){{1,6}}?,?{_S}(?:mot|jämfört{_S}med)(?:{_S}(?:tidigare|förut|dagens|förra{_S}årets|bara|endast))?{_S}  # mot
    """,
    re.X,
)
"""Between two numbers of the same thing, named behind the first."""
_SOMEWHERE = lazy_regex(rf"{_S}(?:vid|i|på|hos|från|till|inom|för|år|under|året|läsåret|förra){_S}|[.;)]|,{_S}", re.IGNORECASE)
_ELLIPTIC = 90
"""Characters within which a level may leave out its unit."""
_MEANWHILE = lazy_regex(
    r"""
    [^.;:\d\n?!]{0,50}[ \u00a0,]
    (?:
        (?:jämfört[ ]med|mot|gentemot|medan|och|men|respektive)[ \u00a0](?:[^.,;:\d\n?!]{1,30}[ \u00a0])?  # och i Danmark
        |än[ \u00a0](?:de[ \u00a0])?
    )
    """,
    re.X,
)
_SAME_FIGURE = lazy_regex(
    r"""
    [^.;:\d\n?!]{0,60}\.[ \u00a0]Motsvarande[ \u00a0](?:siffra|andel|tal|nivå)
    [^.;:\d\n?!]{0,40}[ \u00a0](?:är|var|blev)[ \u00a0]
    """,
    re.X,
)
"""Between the figures of two sentences, the second of which says the same of something else."""
_LEVEL_ENDS = lazy_regex(r"[ \u00a0](?:i|för|bland|hos|på|år|under|och)[ \u00a0]|[.;)]|,[ \u00a0]|$")
_ALIKE = 8
"""How many times as large as the other one of two levels of the same thing may be."""


def _is_level(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether a bare number with decimals is compared with the share or rate before it."""
    q, other = candidate.quantity, previous.quantity
    if q.value is None or other.value is None or not 0 < q.value < other.value * _ALIKE or other.value >= q.value * _ALIKE:
        return False
    rate = other.kind == "percent" or (other.kind == "count" and (previous.per is not None or other.value.denominator != 1))
    if not rate or q.written != "digits" or q.value.denominator == 1:
        return False
    if not _LEVEL_ENDS.match(plain, q.end):
        return False
    low = min(previous.per[1] if previous.per else other.end, q.start)
    return any(between.fullmatch(plain, low, q.start) for between in (_MEANWHILE, _SAME_FIGURE))


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


def _is_price(plain: str, candidate: Candidate) -> bool:
    """Whether a bare number is what something costs ("sjukhuset kostar 46 000 per kvadratmeter")."""
    q = candidate.quantity
    least = q.value if q.value is not None else q.low
    if least is None or least < _LEAST_PRICE or not _PRICED.match(plain, q.end):
        return False
    return _PRICE.search(candidate.sentence.lower, max(0, candidate.q_start - 70), candidate.q_start) is not None


def _counts(plain: str, candidate: Candidate) -> bool:
    """Whether a scale without unit counts: people, or what the words near it tell of where none tells of money."""
    lower, most = candidate.sentence.lower, candidate.quantity.value or candidate.quantity.high
    if _OF_PEOPLE.match(lower, candidate.q_end):
        return True
    if most is not None and most >= _RATHER_MONEY and _OF_MONEY.search(lower):
        return False
    before = candidate.q_start - (len(_SOME) if lower.endswith(_SOME, 0, candidate.q_start) else 0)
    if _PEOPLE.search(lower, before - 140, before):
        return True
    near = (
        plain[max(0, candidate.sentence.start - 250) : candidate.sentence.start + before]
        + plain[candidate.quantity.start : candidate.sentence.end]
    ).lower()
    return (most is None or most < _RATHER_MONEY) and bool(_CROWD.search(near)) and not _OF_MONEY.search(near)


def _begins_with_whole(plain: str, candidate: Candidate) -> bool:
    """Whether "Av" leads to the candidate, with no verb before it ("Av de 86 kvinnorna", not "Av dessa var 201 000 män")."""
    start = candidate.sentence.start
    if not _FIRST_OF.match(plain, start):
        return False
    return not any(word in VERBS or word.endswith("ades") for word in plain[start + 3 : candidate.start].lower().split())


def _may_be_part(whole: Candidate, candidate: Candidate) -> bool:
    """Whether the figure behind a whole may be a part of it: a share, a count, or an amount in its unit."""
    q, of = candidate.quantity, whole.quantity
    if whole.rule == "definite" and candidate.noun is not None and whole.noun is not None and q.kind == "count":
        return same_noun(whole.noun.split()[0].lower(), candidate.noun.split()[-1].lower())
    return q.kind in ("percent", "fraction", "count") or (q.kind in ("money", "physical") and (q.unit == of.unit or of.unit == "count"))


def _share(whole: Candidate, candidate: Candidate) -> None:
    """The whole that a candidate is a part of."""
    value, part = whole.quantity.value, candidate.quantity
    if part.assumed and whole.quantity.unit == "count" and whole.quantity.scaled and not _OF_MONEY.search(candidate.sentence.lower):
        part.unit = part.kind = "count"  # "Av världens åtta miljarder människor lever 800 miljoner i fattigdom"
    smaller = value is not None and part.value is not None and part.value < value and whole.quantity.unit == part.unit
    if smaller or part.unit in ("percent", "fraction"):
        part.whole = value


_SAME_SHARE = lazy_regex(rf",?{_S}(?:eller|dvs\.?|det{_S}vill{_S}säga|alltså|motsvarande){_S}|{_S}\((?:motsvarande{_S}|dvs\.?{_S})?")
_ROUNDED_BY = 0.02


def _once_more(plain: str, previous: Candidate, candidate: Candidate) -> None:
    """The whole of a part that is told as a share just before ("63 procent, eller 95 av dessa"), if it is that share of it."""
    share, part = previous.quantity, candidate.quantity
    if share.unit != "percent" or not share.whole or share.value is None or part.value is None or part.whole is not None:
        return
    if part.kind not in ("count", "money") or not _SAME_SHARE.fullmatch(plain, share.end, candidate.start):
        return
    if abs(part.value / share.whole - share.value / 100) < _ROUNDED_BY:
        part.whole = share.whole


_OF_HUNDRED = ("percent", "percentage_points")
_UP_BY = lazy_regex(rf"(?:{_S}[^\W\d_][\w-]*){{0,6}},{_S}(?:upp|ned|ner){_S}(?:med{_S})?(?:(?:hela|drygt|knappt|nästan){_S})?")


def _up_by(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether a figure is the change of the one before it ("51 procent svarade ja, upp 9 procentenheter")."""
    return previous.rule is None and _UP_BY.fullmatch(plain, previous.quantity.end, candidate.quantity.start) is not None


_AGAIN = lazy_regex(
    rf"(?:,|{_S}\(|{_S}[–-])?{_S}?(?:eller|dvs\.?|d\.v\.s\.|det{_S}vill{_S}säga|alltså|motsvarande|vilket{_S}(?:är|motsvarar)){_S}$"
)


def _tells_again(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether a share says how large the part before it is, by its amount ("besvarades 281 av 514 i tid, dvs. 55 procent")."""
    part, share = previous.quantity, candidate.quantity
    if part.whole is None or part.value is None or share.value is None or part.kind not in ("count", "money", "physical"):
        return False
    alike = abs(part.value / part.whole - share.value / 100) < _ROUNDED_BY
    return alike and _AGAIN.search(plain, max(part.end, candidate.start - _AGAIN_REACH), candidate.start) is not None


_AGAIN_REACH = 24
_ROUGHLY = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:grovt?|ungefärlig|grova)[ ](?:uppskattning|räkn|uppskatt|beräkn)\w*  # grov uppskattning
        |uppskattningsvis
    )
    (?!\w)[^;:\d]*$
    """,
    re.X,
)
_AT_LEAST = lazy_regex(r"(?<!\w)(?:lågt|försiktigt) (?:räknat|uppskattat|beräknat)(?!\w)[^;:\d]*$")
_NEARLY_HAS = lazy_regex(r"(?<!\w)(?:nästan|närapå) (?:har|hade|kommer att)(?: [^\W\d_]+){0,4} $")


def _of_clause(candidate: Candidate, low: int) -> str:
    """How a figure is meant that words further before it qualify ("en grov uppskattning säger att det rör sig om 1–3 miljarder")."""
    lower, at = candidate.sentence.lower, candidate.q_start
    if candidate.quantity.word:
        return "less_than" if _NEARLY_HAS.search(lower, low, at) else "exact"
    if "räkn" not in lower and "uppskatt" not in lower:
        return "exact"
    if _AT_LEAST.search(lower, low, at):
        return "at_least"
    return "about" if _ROUGHLY.search(lower, low, at) else "exact"


_OWN_WORDS = ("hela ", "bara ", "endast ", "enbart ", "så många som ", "så mycket som ")
"""How a figure begins that says for itself how it is meant."""


def _spread(plain: str, previous: Candidate, candidate: Candidate) -> None:
    """A qualifier spreads over its coordination ("ca 15 000 kvinnor och 10 000 män")."""
    if candidate.qualifier != "exact" or previous.qualifier == "exact" or candidate.quantity.word:
        return
    if candidate.quantity.unit != previous.quantity.unit or candidate.start - previous.quantity.end > _SPREADS:
        return
    if plain.startswith(_OWN_WORDS, candidate.start):
        return  # it has words of its own: "nästan 3 500 barn och hela 10 000 vuxna"
    if _COORDINATE.match(plain[previous.quantity.end : candidate.start]):
        candidate.qualifier = previous.qualifier
