"""What a candidate is of: the phrase after it, that of the candidate it is joined to, or what its sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics import tallies
from riksdata.extractors.statistics.attributes import (
    comparisons,
    groups,
    lengths,
    levels,
    money,
    no_whole,
    parts_of_told,
    phrase_after,
    phrase_before,
    prepositions_after,
    restriction,
    second_clause,
    subject_of_verb,
    turned_subject,
    what_is_done,
    words_before_verb,
)
from riksdata.extractors.statistics.attributes.beside_another import beside_another, elliptic, figure_beside
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.cut_ends import is_none, without_cut_end
from riksdata.extractors.statistics.attributes.noun_phrase import DASHES
from riksdata.extractors.statistics.attributes.said import after, predicate, said, said_to_be, supposed
from riksdata.extractors.statistics.attributes.set_beside import ANYBODY, as_before
from riksdata.extractors.statistics.attributes.taken_up import PARTS, changed_before, meant, told_before
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import words
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_THAT_AMOUNT = lazy_regex(
    r"""
    (?<!\w)att[ ]
    (?:det[ ](?:kan[ ]vara|kan[ ]röra[ ]sig[ ]om|kan[ ]handla[ ]om|är|var|rör[ ]sig[ ]om|handlar[ ]om)[ ])?  # det kan vara
    (?:(?:flera|många|åtskilliga|hela|totalt|häpnadsväckande|svindlande|otroliga|ofattbara)[ ]){0,2}$       # flera
    """,
    re.X,
)
"""Before an amount of which a clause tells that begins with it ("visar att flera miljarder kronor har försvunnit")."""
_SHARES = ("percent", "fraction")
_ASIDE_OF = lazy_regex(
    rf"""
    (?:
        ,?{_S}eller{_S}(?:[^\W\d_]+{_S}){{0,2}}\d[\d ,\u00a0]*{_S}(?:miljarder|miljoner|kronor|kr)(?:{_S}kronor)?,?
        |,(?:{_S}\d[\d,]*{_S}(?:procent|%),)?
        |{_S}\([^()\n]{{1,25}}\)
        |\)
    )
    (?={_S}av{_S})
    """,
    re.VERBOSE,
)
"""After a share that its percentage stands beside: "drygt hälften, 52 procent, av alla kunder", "en tredjedel (36 %) av enheterna"."""
_MOST = lazy_regex(rf"^(?:de{_S})?(?:allra{_S})?flesta{_S}", re.I)
"""Before what a share is of, which is all of it: "i de allra flesta fallen, 88 procent"."""


def measured(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate] = ()) -> str | None:
    """What is counted or measured, with what restricts it; of a part of what was told before, "av dessa", as the text says.

    `previous`: the figure before it in its sentence; `told`: those before it in the text, of which "Motsvarande siffra" speaks.
    """
    found = _restricted(plain, candidate, previous, told)
    if not found or is_none(found):
        return None
    return without_cut_end(found)


def _restricted(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    found = _chosen(plain, candidate, previous, told)
    if not found and candidate.lent_by is not None:
        found = candidate.lent_by.resolved  # "I Göteborg är den hela 28"
    if found and (counted := _SO_MANY.match(found)):
        found = found[counted.end() :]  # "de tolv bagarna": how many they are is another figure
    if found and previous is not None and found == plain[previous.start : previous.quantity.end]:
        found = previous.resolved  # another figure is no noun: "på sommaren 15 GW och på vintern 25 GW"
    if found and candidate.noun is None and comparisons.more_or_less(plain, candidate):
        return what_is_done.compared_by(candidate, found, previous.q_end if previous is not None else 0)
    if found and candidate.quantity.kind in PARTS:
        part = candidate.quantity.kind != "count" or candidate.quantity.whole is not None
        return _SO_FEW.sub("", restriction.with_restriction(candidate, found)) if part else restriction.with_restriction(candidate, found)
    lasts = candidate.quantity.kind == "time" or candidate.quantity.unit in ("min", "s")
    if not found or not lasts:
        return found
    done = lengths.with_its_verb(candidate, found)
    return done if done != found else what_is_done.lasting(candidate, found, previous.q_end if previous is not None else 0)


_SO_MANY = lazy_regex(
    rf"""
    (?:(?:av{_S})?(?:de|dessa|alla){_S})?
    (?:[3-9]|[1-9]\d{{1,2}}|\d{{1,3}}(?:{_S}\d{{3}})+|tre|fyra|fem|sju|åtta|nio|tio|elva|tolv)
    {_S}(?!procent|miljon|miljard|kron|år|mån|veck|dag|tim|gång|basbelopp)(?=[a-zåäö]{{3}})  # no unit
    """,
    re.IGNORECASE | re.X,
)
"""How what a figure is of begins where it tells how many they are."""
_SO_FEW = lazy_regex(r"^(?:(?:ett[ \u00a0])?(?:tio|femtio|hundra|tusen|dussin)talet?|få|fåtalet)[ \u00a0](?=[^\W\d_])", re.IGNORECASE)
"""Before what is counted: how many in words, of which another figure is a part ("hundratalet kommuner, en tredjedel")."""


def _chosen(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    """The first answer of the readings, without what stands behind it."""
    q, sentence = candidate.quantity, candidate.sentence
    if q.kind == "fraction" and q.whole is not None and (counted := parts_of_told.counted_inside(plain, candidate)):
        return counted
    last, previous = told[-1] if told else None, figure_beside(candidate, previous, told)
    if candidate.noun is None and q.kind in (*PARTS, "money") and (these := parts_of_told.of_these(plain, candidate, told)):
        return these
    if q.kind == "count" and candidate.noun in _OCCASIONS:
        return _occasions(candidate, previous)
    if candidate.among is not None and (counted := parts_of_told.counted_among(candidate)):
        return counted
    largest = (
        candidate.noun is not None
        and candidate.q_start <= _AT_BEGINNING
        and candidate.hedged.before == "de"
        and _SUPERLATIVE.match(candidate.noun)
    )
    if (candidate.noun in _LEFT or largest) and (whole := told_before(plain, candidate, told, ("count",))):
        return _LARGEST.sub("", whole) if largest else whole  # "De 20 största bolagen … De 5 minsta"
    if last is not None and last.sentence is sentence and (series := second_clause.of_bracket(plain, candidate, last)):
        return series
    again = candidate.again.resolved if candidate.again is not None and candidate.noun is None else None
    if again and again not in ANYBODY:
        return again
    if named := second_clause.of_name_in_bracket(plain, candidate, told):
        return named
    if yields := turned_subject.yielding(plain, candidate):
        return yields
    subject = turned_subject.turned(candidate, previous.q_end if previous is not None else 0)
    if subject and not money.paid_in(plain, candidate) and not money.spent_on(plain, candidate):
        return subject
    if previous is not None and (same := as_before(plain, candidate, previous) or second_clause.beside(plain, candidate, previous)):
        return same
    if previous is None and (second := second_clause.behind_left_out(candidate)):
        return second
    found = (
        _number_that_changed(candidate, previous)
        or money.paid_in(plain, candidate)
        or money.spent_on(plain, candidate)
        or predicate(plain, candidate)
        or supposed(plain, candidate)
        or no_whole.paid_by(candidate, previous)
        or (tallies.named_before(plain, candidate) if q.kind == "count" and q.whole is not None and candidate.noun is None else None)
        or parts_of_told.shared_among(plain, candidate, told)
    )
    referred = comparisons.compared(plain, candidate) or meant(plain, candidate, told) if found is None and candidate.noun is None else None
    if found is None:
        found = _measured(plain, candidate, previous, told)
        found = found if found and referred and found.startswith(referred) else referred or found or _otherwise(plain, candidate, told)
    if "otsvarande" in sentence.text[: q.start - sentence.start] or (
        "otsvarande" in sentence.text and _CORRESPONDING.search(sentence.text)
    ):
        whose = groups.corresponding(*own(sentence, candidate.q_start)[:2])
        if whose is None and last is not None and parts_of_told.says_no_whom(sentence, candidate.q_start):
            alike = (other.resolved for other in reversed(told) if (other.quantity.kind in _SHARES) == (q.kind in _SHARES))
            return next(alike, last.resolved)
        if whose or found is None or found.lower() in _EMPTY:
            return whose or (last.resolved if last is not None else found)
    if found is not None and candidate.hedged.before in ("från", "till") and (of_what := _CHANGE_OF.match(found)):
        return found[of_what.end() :]  # "en dubblering av kommuner som köpt lägenheter, från 23 till"
    if (
        found is not None
        and candidate.noun is None
        and "räkn" in sentence.lower
        and (reckoned := _COUNTS_ON.search(sentence.lower, 0, candidate.q_start))
    ):
        inside = reckoned["inside"] is not None and _SET_TIMES.isdisjoint(reckoned["inside"].split())
        inside = inside and sentence.text[reckoned.start("inside")].islower()
        what = "of" if reckoned["of"] else "inside" if inside else "change"
        return sentence.text[reckoned.start(what) : reckoned.end(what)]
    if found is not None and found.lower() == "antalet" and (whose := _number_of_done(sentence, candidate.q_start)):
        return whose
    if found is not None and found.lower() in ("andelen", "andel") and (part := groups.part_before(sentence)):
        return part
    if found is not None and found.lower() in _EMPTY:
        whose = groups.named_share(sentence, candidate.q_start) if found.lower() in _SHARES_NAMED else None
        whose = whose or groups.regarding(sentence) or (previous.resolved if previous is not None and previous.resolved else None)
        return whose or told_before(plain, candidate, told, _SHARES if q.kind in _SHARES else (q.kind,)) or found
    if found is not None and found.lower() in _BARE_CHANGES and not prepositions_after.of_phrase(plain, q.end)[0]:
        return changed_before(sentence) or found
    if found is not None and found.lower() in _APPOSED_CHANGES and (changed := _before_apposition(sentence, candidate.q_start)):
        return changed
    if found is not None and q.kind == "percent" and candidate.noun is None and levels.names_only_whose(found):
        return levels.level_before(plain, candidate, told) or found
    if found is not None and q.kind == "times" and previous is not None and previous.resolved and levels.names_only_whose(found):
        return previous.resolved  # "Snittet är 17 dödsfall, och Sverige ligger fem gånger högre"
    return _MOST.sub("", found) if found and q.kind in _SHARES else found


def _number_of_done(sentence: Sentence, at: int) -> str | None:
    """ "antalet" with a participle and its noun, which has the form of a verb ("antalet bekräftade fall under 2019 uppgick till")."""
    start = sentence.lower.rfind("antalet ", 0, at)
    done = _PARTICIPLE.match(sentence.text, start + len("antalet")) if start >= 0 else None
    phrase, end = phrase_after.following(sentence.text, done.end()) if done else (None, 0)
    return sentence.text[start:end] if phrase and end < at else None


_SET_TIMES = words("settime", "month")
"""Words of times and set phrases, which no change is of ("en ökning i år", "i storleksordningen")."""
_SOME = rf"[^\W\d_][\w-]*(?:{_S}[^\W\d_][\w-]*){{0,4}}?"
_COUNTS_ON = lazy_regex(
    rf"(?<!\w)(?:räknar|räknade|räknat|kalkylerar){_S}(?:[^\W\d_][\w-]*{_S}){{0,4}}?med{_S}en{_S}(?:[^\W\d_]+{_S})?"  # räknar med en
    rf"(?P<change>[^\W\d_]*(?:ökning|minskning|höjning|sänkning|uppgång|nedgång|tillväxt))"  # ökning
    rf"(?:{_S}(?:av{_S}(?P<of>{_SOME})|i{_S}(?P<inside>{_SOME})))?{_S}(?:med|på|om){_S}$"  # av hyrorna med
)
"""Before a figure: a change that somebody reckons with."""
_PARTICIPLE = lazy_regex(rf"{_S}[^\W\d_]{{3,}}(?:ade|da|ta|na)(?={_S})")


def _occasions(candidate: Candidate, previous: Candidate | None) -> str | None:
    """What happens so many times; where it is a multiple, what the one before is of ("8 gånger så hög, i Polen 12 gånger")."""
    if previous is not None and previous.quantity.kind == "times":
        return previous.resolved
    low = previous.q_end if previous is not None else 0
    return what_is_done.happening(candidate, low) or what_is_done.done_behind(candidate) or candidate.noun


_OCCASIONS = frozenset(("gånger", "tillfällen"))
"""Nouns of what happens, which do not say what does."""
_CORRESPONDING = lazy_regex(rf"otsvarande{_S}(?:siffr|tal|andel|nivå|belopp|antal|summa|tid)")
_CHANGE_OF = lazy_regex(
    rf"""
    (?:[^\W\d_]+{_S})?
    [^\W\d_]*(?:ökning|minskning|dubbling|dubblering|halvering|höjning|sänkning|uppgång|nedgång)(?:en)?  # dubblering
    {_S}av{_S}
    """,
    re.X | re.I,
)
"""How the noun of a change begins whose levels are told."""
_SUPERLATIVE = lazy_regex(r"(?:[^\W\d_]{3,}aste|störs?ta|största|minsta|högsta|lägsta|äldsta|yngsta|främsta|bästa|sämsta|längsta|kortsta)$")
"""Which of those told before are meant, where no noun follows ("De 208 största")."""
_LARGEST = lazy_regex(
    r"^(?:de )?(?:[^\W\d_]{3,}aste|störs?ta|minsta|högsta|lägsta|äldsta|yngsta|bästa|sämsta|längsta|främsta)[ ](?=[^\W\d_])"
)
_LEFT = frozenset(("kvarstår", "kvarstod", "återstår", "återstod"))
"""What is said of those left, where no noun tells them ("170 fideikommiss har avvecklats. Ca 50 kvarstår")."""
_BARE_CHANGES = frozenset(("ökningen", "minskningen", "höjningen", "sänkningen", "uppgången", "nedgången"))
"""Changes that the sentence does not say of what."""
_SHARES_NAMED = ("andelen", "andel")
_APPOSED_CHANGES = frozenset(("ökning", "minskning", "höjning", "sänkning", "uppgång", "nedgång", "en ökning", "en minskning"))
"""Changes set beside the statement of what changes."""


def _before_apposition(sentence: Sentence, at: int) -> str | None:
    """The subject of the statement that a change is set beside ("har många kommit till, en ökning från")."""
    comma = sentence.lower.rfind(", en ", 0, at)
    return subject_of_verb.subject(sentence, comma) if comma > 0 else None


_EMPTY = frozenset(
    (
        "andelen",
        "andel",
        "siffran",
        "siffra",
        "antalet",
        "nivån",
        "motsvarande siffra",
        "motsvarande andel",
        "löpande priser",
        "fasta priser",
    )
)
"""Nouns that say nothing without what they are of."""


def _number_that_changed(candidate: Candidate, previous: Candidate | None) -> str | None:
    """The number that its sentence says to change by so many persons ("antalet sysselsatta minskar med 135 000 personer")."""
    if candidate.quantity.kind != "count" or candidate.noun not in ANYBODY or candidate.hedged.before not in ("med", "till", "från"):
        return None
    found = subject_of_verb.subject(candidate.sentence, candidate.q_start, previous.q_end if previous is not None else 0)
    return found if found and _NUMBER.match(found.lower()) else None


_NUMBER = lazy_regex(
    rf"""
    antalet{_S}|antal{_S}|[^\W\d_]+antalet(?!\w)                                                   # antalet
    |[^\W\d_]*
    (?:
        arbetslösheten|sysselsättningen|befolkningen|folkmängden|sjukfrånvaron|inskrivningen         # arbetslösheten
        |invandringen|utvandringen|kön
    )
    (?!\w)
    """,
    re.X,
)
"""How what is counted begins: a number, or what people are told to be in or of ("arbetslösheten", "befolkningen")."""


def _otherwise(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """Where no phrase says what it is of: what a share is said to be, what money goes to, what the figure before was of, its subject."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    low = told[-1].q_end if told and told[-1].sentence is sentence else 0
    found = None
    if q.kind in PARTS:
        found = said_to_be(plain, q.end) or phrase_before.change(sentence, q_start, low, definite=True)
        found = (
            found
            or groups.asked_among(sentence, q_start)
            or (None if parts_of_told.told_by_relative(plain, candidate) else parts_of_told.told_of_several(plain, candidate, told))
        )
        if found is None and q.kind in _SHARES and said(plain, candidate):
            found = groups.as_to(sentence) or (parts_of_told.of_sentence_before(sentence) if q_start <= _AT_BEGINNING else None)
    elif q.kind == "money":
        found = money.goes_to(plain, candidate)
    elif q.kind == "physical":
        found = said_to_be(plain, q.end) or lengths.distance(plain, candidate) or lengths.placed(candidate)
    elif q.kind == "time" and sentence.words & _LASTS:
        found = groups.regarding(sentence)
    silent = found is None and said(plain, candidate) is None
    if silent:
        found = words_before_verb.before_verb(sentence, q_start, low) or phrase_before.change(sentence, q_start, low)
    if found is None and q.kind == "money":
        found = told_before(plain, candidate, told, ("money",))
    return what_is_done.with_subject(candidate, low) if silent and found is None and q.kind in _LASTING else found


_LASTING = ("time", "physical", "money")
"""Figures of what somebody does or spends."""


_AT_BEGINNING = 12
"""Characters before a share that begins its sentence ("Hela")."""
_LASTS = frozenset(("dröjt", "dröjer", "dröjde", "tar", "tog", "tagit", "gått", "går", "gick", "förflutit", "förflöt"))
"""Verbs whose "det" stands for nothing ("I samma ärende har det dröjt åtta månader")."""


def _measured(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    """What is counted or measured: the phrase after the figure, that of the figure it is joined to, or what its sentence speaks of."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if q.kind == "percent" and plain.endswith("procenten", 0, q.end) and (behind := said(plain, candidate)):
        return behind  # "de 10 procenten som inte har …"
    if q.kind in _SHARES and (aside := _ASIDE_OF.match(plain, q.end)) and (phrase := prepositions_after.of_phrase(plain, aside.end())[0]):
        return phrase
    lasts = q.kind == "time" or (q.unit in ("min", "s") and candidate.noun is None)
    if lasts and (lasting := lengths.of_time(plain, candidate)):
        return lasting
    if candidate.noun and q.kind == "physical" and candidate.noun in lengths.DIMENSIONS:
        return lengths.of_dimension(plain, candidate, previous)
    if candidate.noun and q.kind in _SHARES and (whose := no_whole.of_subject(candidate)):
        return whose
    if q.kind == "count" and candidate.noun == "poäng" and (level := lengths.named_level(candidate)):
        return level
    if candidate.noun and q.kind in ("count", "fraction", "percent", "physical"):
        return candidate.noun
    if q.kind == "fraction" and q.whole is not None and (phrase := prepositions_after.of_phrase(plain, q.end)[0]):
        return phrase  # "tre av fyra av de arbetslösa"
    if "dubbl" in q.word or "faldig" in q.word or q.word.startswith("halver"):
        return comparisons.multiplied(plain, candidate, told)
    if q.kind == "physical" and (phrase := prepositions_after.of_phrase(plain, q.end)[0] or prepositions_after.in_what(plain, q.end)):
        return phrase
    if q.kind in PARTS and (phrase := prepositions_after.of_so_many(plain, q.end)):
        return phrase
    if q.kind == "money" and (amount := money.beside_amount(plain, candidate, previous)):
        return amount
    compared = comparisons.compared(plain, candidate)
    if compared:
        return compared
    if (q.kind in ("physical", "time") or (q.kind == "money" and _SUM.search(candidate.hedged.before))) and (
        beside := phrase_before.beside(sentence, q_start, candidate.hedged.before)
    ):
        return beside
    if q.kind == "physical" and candidate.start < q.start and (gauged := phrase_before.gauged(sentence, q_start)):
        return gauged  # "med temperaturer uppemot 20 grader"
    if candidate.hedged.before == "än" and (exceeded := phrase_before.exceeded(sentence, q_start)):
        return exceeded
    if (
        q.kind in ("money", "physical", "time")
        and plain.startswith("mellan", candidate.start)
        and (ranged := phrase_before.ranged(sentence, q_start))
    ):
        return ranged
    before = ("på", "om", "mellan", "av") if previous is not None else ("på", "om", "mellan", "av", "med")
    attribute = phrase_before.attribute(sentence, q_start) if candidate.hedged.before in before else None
    if attribute and not attribute.lower().endswith("nivå"):  # "från 2004 års nivå om 44 procent"
        return attribute
    if q.kind == "money" and _THAT_AMOUNT.search(sentence.lower, max(0, q_start - 60), q_start) and said(plain, candidate):
        return None  # "anser att 500 miljarder kronor har lämnat landet": not of who thinks so
    low = previous.q_end if previous is not None else 0
    if q.kind in _SHARES and candidate.hedged.before == "där":  # "länder där 98 procent får avslag": not of the countries
        return after(plain, candidate)
    if q.kind in ("percent", "fraction", "count"):
        decides, those = parts_of_told.of_them(plain, candidate, previous, told)
        if decides:
            return those
    if whose := parts_of_told.that_part(plain, candidate, told):
        return whose
    if nearing := words_before_verb.nearing(sentence, q_start, low):
        return nearing
    if q.kind in _SHARES and _states_before_dash(candidate) and (behind := said(plain, candidate)):
        return behind
    if q.kind in _SHARES and (done := no_whole.done_so_far(candidate)):
        return done
    if parts_of_told.told_by_relative(plain, candidate):
        return None
    close = (
        (groups.before_dash(sentence, q_start) if q.kind in _SHARES else None)
        or (groups.right_before(sentence, q_start) if low and q.kind in _SHARES else None)
        or (phrase_before.most_of(sentence, q_start) if q.kind in _SHARES else None)
        or (groups.among(sentence, q_start) if q.kind in _SHARES else None)
        or elliptic(candidate, previous, low)
    )
    if close:
        return close
    shares = q.kind in _SHARES and previous is not None and previous.quantity.kind in _SHARES
    if shares and previous is not None and not previous.resolved and said(plain, candidate):
        return None  # "27 procent vill minska sin arbetstid, 13 procent vill …"
    if previous is None or not previous.resolved:
        return (
            phrase_before.apposed(*own(sentence, q_start, low))
            or (money.done_with(candidate) if q.kind == "money" else None)
            or subject_of_verb.subject(sentence, q_start)
            or after(plain, candidate)
            or words_before_verb.around(sentence, q_start)
        )
    return beside_another(plain, candidate, previous, told)


def _states_before_dash(candidate: Candidate) -> bool:
    """Whether a whole statement ends with a dash right before the figure ("Förtroendet är lågt – 74 procent har inget")."""
    text, at = candidate.sentence.text, candidate.start - candidate.sentence.start
    dash = next((len(mark) for mark in DASHES if text.endswith(mark, 0, at)), 0)
    return (
        bool(dash)
        and not any(mark in text[: at - dash] for mark in DASHES)
        and words_before_verb.has_verb(candidate.sentence, 0, at - dash)
    )


_SUM = lazy_regex(
    r"(?:ningar|kostnader?|värde|underskott|överskott|skuld|förlust|vinst|utgifter|intäkter|inkomster|investeringar|avgifter)$"
)
"""Nouns that an amount follows with its hedge alone ("utbetalningar i storleksordningen 6 miljarder kronor")."""
