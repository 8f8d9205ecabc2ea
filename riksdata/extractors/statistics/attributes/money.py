"""What an amount of money is of: what it was spent on, what it is a part of, where it goes, what stands beside it in a list."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import (
    phrase_after,
    phrase_before,
    prepositions_after,
    relative_clause,
    subject_of_verb,
    what_is_done,
)
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import TIMES, is_verb
from riksdata.extractors.statistics.attributes.receivers import receiver_head, receives
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms

_S = "[ \u00a0]"
_SPENDING = lazy_regex(
    r"""
    \b(?:satsa\w{0,3}|lag[td]e?s?|lägger|läggs|spender\w{1,4}|investera\w{0,3}|använd\w{1,4}|fördela\w{0,3}|disponera\w{0,2}|bidr(?:ar?|og|agit)
    |betala(?:r|de|t|s|des|ts)?|inbetala\w{0,3}|gått|går|gick|utbetala\w{0,3}|(?:ut)?lova(?:r|de|t|s|des|ts)?|avs[aä]t\w{1,4}
    |anslagit|anslog|anslagits|få(?:r|tt|s)?|fick|bevilja\w{0,3}|erhåll\w{0,2}|anvisa\w{0,3}|tillsköt|tillskjutit
    |förlora(?:r|de|t)?|mista?|miste[ \u00a0]om|överför\w{0,3})\b
    [^.;:]{0,40}$
    """,
    re.VERBOSE,
)
_SPENT_ON = lazy_regex(
    rf"(?:{_S}(?:årligen|per{_S}år|om{_S}året|i{_S}år|{_S}kronor))?"  # how often
    rf"(?:{_S}(?:på|i|hos){_S}[A-ZÅÄÖ]\w+(?={_S}för{_S}att{_S}))?{_S}(?:på|till|för)"  # på Posten
    rf"(?:{_S}(?:att{_S}[^\W\d_]+|\d{{1,3}}|stöd{_S}till|insatser{_S}för))?(?={_S}[^\W\d_])"
)
"""After an amount that was spent: what for ("satsat 200 miljoner kronor på att elektrifiera banan")."""
_GETS = lazy_regex(r"f[åi]|bevilj|erhåll")


def spent_on(plain: str, candidate: Candidate) -> str | None:
    """What an amount was spent on, behind it, where a verb of spending stands before it ("satsat 200 miljoner kronor på")."""
    q, lower = candidate.quantity, candidate.sentence.lower
    told = candidate.hedged.before in ("på", "om", "av")  # "ett bidrag på 2 miljoner kronor till"
    told = told and not lower.endswith("miste om ", 0, candidate.q_start)
    found = _SPENT_ON.match(plain, q.end) if q.kind == "money" and not told else None
    verb = _SPENDING.search(lower, max(0, candidate.q_start - 70), candidate.q_start) if found else None
    if found is None or verb is None or (_GETS.match(verb[0]) and " att" in found[0] and "betala" not in verb[0]):
        return None  # "bolagen får 8 miljarder kronor för att …": of those who get it
    if doing := _DOING.search(found[0]):
        return _done(plain, found.start() + doing.start(1), found.end())
    phrase, end = phrase_after.following(plain, found.end(), determiners=True)
    if phrase is None or not phrase_after.acceptable(phrase) or _WHEN.search(phrase):
        return None
    place = found[0].endswith("på") and _PAYS.match(verb[0]) and phrase[0].isupper()
    if found[0].endswith("till") and receives(phrase):  # "till kommunerna för badplatser"
        if not plain.startswith((" för ", "\u00a0för "), end):
            head = receiver_head(phrase)  # "till skolor i utsatta områden" says of what kind, "till skolan i Lillby" only whose
            return None if head[:1].isupper() or definite(head.rsplit(None, 1)[-1].lower()) else phrase
        phrase = phrase_after.following(plain, end + len(" för"), determiners=True)[0]
        return phrase if phrase and phrase_after.acceptable(phrase) and not receives(phrase) else None
    return None if place else phrase


_PAYS = lazy_regex(r"(?:in|ut)?betal|f[åi]|erhåll")
"""Verbs behind which "på" may say where ("betala 20 kronor på Posten")."""
_DOING = lazy_regex(rf"{_S}att{_S}([^\W\d_]+)$")


def _done(plain: str, begins: int, ends: int) -> str | None:
    """The infinitive at a place with its object ("få avslag", "elektrifiera banan")."""
    verb = plain[begins:ends].lower()
    if not is_verb(verb) and verb not in _SMALL_VERBS and (not verb.endswith("a") or verb in FUNCTION or adjective(verb.removesuffix("a"))):
        return None
    end = relative_clause.complements(plain, ends)
    return plain[begins:end] if end > ends else None


_SMALL_VERBS = frozenset(("få", "ge", "ha", "bli", "se", "göra", "ta", "nå", "bo", "gå"))
_WHEN = lazy_regex(r"(?:år(?:et|en)?|period(?:en)?|månad(?:en|er)?|kvartal(?:et)?)$")
"""Of what ends so, the amount is for a time ("100 000 kronor för verksamhetsåret")."""
_IN_WHAT = lazy_regex(
    rf"""
    (?:{_S}(?:om{_S}året|i{_S}månaden|per{_S}(?:år|månad|person)|årligen|varje{_S}år)|/[^\W\d_]+)?(?:{_S}\([^()\n]{{1,30}}\)|\))?(?:{_S}mer|{_S}mindre|{_S}ut)?{_S}(?:i{_S}(?:form{_S}av{_S})?)?
    (
        (?:olika{_S}(?:former|slags|typer|sorters){_S}(?:av{_S})?)?
        (?:(?!samt{_S}|via{_S})[^\W\d_]+(?:de|ad|a|en|are|t){_S}){{0,2}}  # förlorade exportintäkter
        [^\W\d_]{{0,30}}
        (?:
            skatt|moms|bidrag|stöd|ersättning(?:ar)?|utbetalning(?:ar)?|höjning(?:ar)?|sänkning(?:ar)?|medel|tillskott
            |subvention(?:er)?|kostnad(?:er)?|intäkt(?:er)?|inkomst(?:er)?|export|import|vinst|förlust(?:er)?|underskott|överskott|böter
            |avgift(?:er)?|lön(?:er)?|hyra|utdelning|värde|omsättning|utgift(?:er)?|penning|pension(?:er)?|lån|skuld(?:er)?|försäljning
            |besparing(?:ar)?|gåv(?:a|or)|donation(?:er)?|stipendi(?:um|er)|investering(?:ar)?|vite|skadestånd|ränt(?:a|or)|kapital|bistånd|arvode|marknadsvärde
            |utjämning|kompensation|avkastning|premie(?:r)?|amortering(?:ar)?|rabatt(?:er)?|avdrag|återbäring
        )
    )
    (?!\w)
    """,
    re.VERBOSE,
)
"""What an amount is in ("525 miljoner i moms", "3 miljarder kronor per år i förlorade exportintäkter")."""

_IN_CHANGE = lazy_regex(rf"{_S}i{_S}([^\W\d_]{{3,}}(?:ökning|höjning|sänkning|minskning)(?:ar)?)(?!\w)")


def paid_in(plain: str, candidate: Candidate) -> str | None:
    """What an amount is in, behind it ("525 miljoner i moms")."""
    q = candidate.quantity
    if q.kind == "percent" and candidate.noun is None:
        found = _IN_CHANGE.match(plain, q.end)  # "handlar det om 100 procent i prisökningar"
    else:
        found = _IN_WHAT.match(plain, q.end) if q.kind == "money" else None
    return found[1] if found else None


def beside_amount(plain: str, candidate: Candidate, previous: Candidate | None) -> str | None:
    """What an amount of money is of where the words next to it say so: behind it, before it, or between it and the amount before."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    low = previous.q_end if previous is not None else 0
    if invested := _INVESTED.search(sentence.lower, max(0, q_start - 60), q_start):
        into = _INTO.match(plain, q.end)
        if into and (into[1][0].isdigit() or atoms(into[1].lower())):
            return sentence.text[invested.start(1) : invested.end(1)]  # "investerades 283 miljoner kronor i fyra bolag"
        phrase = phrase_after.following(plain, into.start(1) - 1, determiners=True)[0] if into else None
        if phrase and not phrase[0].isupper() and phrase_after.acceptable(phrase):
            return phrase
    if act := what_is_done.act_with_figure(sentence, q_start) or _of_condition(sentence, q_start):
        return act
    owned = candidate.hedged.before in ("på", "om", "av")
    at = q.end + plain.startswith(",", q.end)
    if not owned and _OF_MONEY.match(plain, at) and (phrase := prepositions_after.of_phrase(plain, at)[0]):
        return None if _PAID.search(sentence.lower, max(0, q_start - 60), q_start) else phrase
    spent = None if owned else _IS_SPENT.match(plain, q.end)
    if spent and spent["done"] and (done := _done(plain, spent.start("done"), spent.end("done"))):
        return done  # "180 miljoner euro läggs på att öppna vattnen"
    if spent and (phrase := phrase_after.following(plain, spent.end(), determiners=True)[0]):
        return phrase if phrase_after.acceptable(phrase) and not phrase[0].isupper() else None
    if worth := phrase_before.worth(sentence, q_start, low):
        return None if _AMOUNTS_TO.search(sentence.lower, low, q_start) else worth
    if (named := _NAMED_SUM.search(sentence.lower, max(low, q_start - _SUM_REACH), q_start)) and (sum_of := _sum_of(sentence, low, named)):
        return sum_of
    if bracketed := phrase_before.bracketed(sentence, q_start, low):
        return bracketed
    if candidate.hedged.before == "med" and (changed := phrase_before.changed_by(sentence, q_start)):
        return changed
    if candidate.hedged.before == "med" and (paid := _PAID_WITH.search(sentence.lower, max(low, q_start - 60), q_start)):
        return sentence.text[paid.start(1) : paid.end(1)]
    if candidate.hedged.before == "för" and (traded := phrase_before.traded(sentence, q_start, low)):
        return traded
    return phrase_before.listed(sentence, low, q_start) if previous is not None and previous.quantity.kind == "money" else None


_IT_WOULD = lazy_regex(
    rf"""
    (?<!\w)(?:skulle|kan|kunde|kommer|beräknas|kostar|innebär|ger|sparar){_S}det(?:{_S}(?:att|då|i{_S}sin{_S}tur|dessutom))?
    (?:{_S}(?:kosta|innebära|ge|spara|medföra|betyda|motsvara|bli|röra{_S}sig{_S}om))?
    (?:{_S}(?!att{_S}|som{_S})[^\W\d_]+){{0,3}}{_S}$
    """,
    re.X,
)
"""Before an amount: "det" is what the clause of condition before it says ("Om vi bygger ut hamnen skulle det kosta")."""


def _of_condition(sentence: Sentence, at: int) -> str | None:
    """What costs or saves an amount where the sentence begins with its condition: that, or its subject where it is long."""
    it_would = _IT_WOULD.search(sentence.lower, max(0, at - 80), at) if sentence.text.startswith(("Om ", "Om\u00a0")) else None
    if it_would is None:
        return None
    condition = _SO.sub("", sentence.text[len("Om ") : it_would.start()])
    if len(condition) <= _MOST_DONE and not _OTHER_CLAUSE.search(condition):
        return condition
    tokens = sentence.before(at)[1:]
    verb = next((k for k, token in enumerate(tokens) if finite(token[0])), 0)
    return noun_phrase(sentence, tokens[:verb]) if verb else None


_SO = lazy_regex(r",?(?:[ \u00a0]så)?[ \u00a0]?$")


def _sum_of(sentence: Sentence, low: int, named: re.Match[str]) -> str | None:
    """What an amount is called, or of which that amounts to it is told; "till ett värde av" says what it is worth."""
    lower = sentence.lower
    if _AMOUNTS_TO.search(lower, low, named.start()):
        return subject_of_verb.subject(sentence, named.start())  # "saneringen beräknas uppgå till en kostnad av 2 miljarder kronor"
    return None if lower.endswith(("till ", "till\u00a0"), low, named.start()) else sentence.text[named.start(1) : named.end(1)]


def done_with(candidate: Candidate, low: int = 0) -> str | None:
    """Who did what with an amount that is said to be of nothing else ("Sverige har bidragit med", "bolaget behöver spara")."""
    sentence, q_start = candidate.sentence, candidate.q_start
    verb = _DONE_WITH.search(sentence.lower, max(low, q_start - 60), q_start)
    turned = _DONE_BY.search(sentence.lower, max(low, q_start - 60), q_start) if verb is None else None
    if verb is None and turned is None:
        return None
    subject = subject_of_verb.subject(sentence, q_start, low)
    if subject is None:
        alone = None if goes_to(sentence.whole, candidate) else what_is_done.with_subject(candidate, low)
        return None if alone and _names_nobody(alone) else alone
    if verb is None:
        done = what_is_done.happening(candidate, low)
        return done if done and subject in done and not done.endswith(("uppgå", "kosta", "vara", "bli")) else subject
    begins = sentence.text.rfind(subject, 0, verb.start(1))
    led = sentence.before(begins)[-1:] if begins > 0 else []
    if led and led[0][0] in _LEAD and sentence.text[led[0][2] : begins].isspace():
        begins = led[0][1]  # "i år ska verket spara"
    whole = sentence.text[begins : verb.end(1)] if begins >= 0 else ""
    if whole and len(whole) <= _MOST_DONE and not _OTHER_CLAUSE.search(whole):
        return whole
    done = what_is_done.happening(candidate, low)
    inside = done is not None and " ".join(done.split()[:2]) in subject  # "vikarie i hemtjänsten och tjänar" of one who works as that
    return done if done and " " in done and (subject in done or not inside) and not _names_nobody(done) else subject


def _names_nobody(done: str) -> bool:
    """Whether what is done begins with an infinitive or a time, so that it does not say who does it ("sälja huset och har fått")."""
    first, *others = done.lower().split()
    if first in TIMES:
        return True
    return any(map(finite, others)) and first.endswith(("a", "å", "as", "ås")) and is_verb(first) and not finite(first)


_LEAD = frozenset(("ska", "skall", "skulle", "måste", "får", "kan", "har", "hade", "behöver", "vill", "tvingas", "tvingades", "kommer"))
"""Verbs before the subject of another ("har Sverige bidragit")."""
_MOST_DONE = 90
_OTHER_CLAUSE = lazy_regex(r"[,;(–]|:[ \u00a0]|[ \u00a0](?:att|som|och|men)[ \u00a0]")
_DONE_WITH = lazy_regex(
    r"""
    (?<!\w)
    (
        (?:
            spara|skänk|donera|satsa|investera|betala|spendera|låna|samla|tjäna|förlora|bidr|inbetala|utbetala|använd|lägg|lagt|lade|krymp
            |fördela|omsatt|omsätt|avvara|överlämna|överlät|överlåt|anslå|anslog|erhåll|erhöll|bevilja|tilldela|lämna
        )\w{0,5}
        (?:[ \u00a0](?:in|ut|bort|ned|ner|över|tillbaka))?
        |(?:dela|ge|gett|gav|ger|dra|drar|drog|dragit)\w{0,2}[ \u00a0](?:ut|in|bort|tillbaka)
        |(?:få|får|fick|fått)
        |(?:skjut|sköt|skjutit)\w{0,3}[ \u00a0]till|tillsk(?:jut|öt)\w{0,3}|begär\w{0,2}
        |(?:tar|tog|ta|tagit|får|fick|få|fått)[ \u00a0]in|(?:står|stod|stå|stått)[ \u00a0]för
    )
    (?:[ \u00a0](?:årligen|nu|varje[ \u00a0]år|också|även|i[ \u00a0]dag))?
    (?:[ \u00a0]med)?
    (?:[ \u00a0](?:totalt|sammanlagt|tillsammans|årligen|i[ \u00a0]storleksordningen|drygt|ett[ \u00a0]par|flera|[\d,]+[ \u00a0]eller))*
    [ \u00a0]$
    """,
    re.VERBOSE,
)
"""Right before an amount: what somebody did with it."""
_DONE_BY = lazy_regex(
    r"""
    (?<!\w)(?:får|fick|betalar|betalade|tjänar|tjänade|omsätter|omsatte|sparar|sparade|förlorar|förlorade|satsar|satsade|lägger|lade|fördelar|fördelade
    |bidrar|bidrog|skänker|skänkte|avsätter|avsatte)
    (?:[ \u00a0](?!att[ ]|som[ ]|och[ ])[^\W\d_]+){1,5}[ \u00a0]$
    """,
    re.VERBOSE,
)
"""The same with the subject, or where, between verb and amount ("I år får kommunen", "omsätter i sina förvaltningar")."""
_PAID_WITH = lazy_regex(
    r"""
    (?<!\w)([^\W\d_]{0,24}(?:ersättning|bidrag|stöd|lån|utdelning|böter|kompensation|skadestånd|premie|pension|arvode|anslag)(?:en|et|ar)?)
    [ \u00a0]med[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$
    """,
    re.VERBOSE,
)
"""Before an amount: what is paid so much ("fick ersättning med")."""
_SUM_REACH = 90
_NAMED_SUM = lazy_regex(
    r"""
    (?<!\w)(?:en|ett|den|det)[ \u00a0]
    (
        (?:[^\W\d_]+[ \u00a0])?
        [^\W\d_]*(?:värde|kostnad|omsättning|budget|kapital|summa|intäkt|förlust|besparing|utgift)(?:er|ar|t|n|en|et)?
        (?:[ \u00a0](?:i|för|inom)[ \u00a0][^,.;:()\d]{3,40}?)?
    )
    [ \u00a0](?:motsvarande|av)[ \u00a0]$
    """,
    re.VERBOSE,
)
"""Before an amount: what it is called ("ett värde i första ledet av", "en kostnad motsvarande")."""
_AMOUNTS_TO = lazy_regex(
    r"(?<!\w)(?:uppgå|uppgår|uppgick|beräknas|uppskattas|beräknats)(?:[ \u00a0][^\W\d_]+){0,2}[ \u00a0](?:till[ \u00a0])?$"
)
_INVESTED = lazy_regex(r"(?<!\w)(investera\w{1,3})(?!\w)[^,.;:\d]{0,40}$")
_INTO = lazy_regex(rf"{_S}(?:i|på){_S}(\w+)")
_PAID = lazy_regex(r"[^\W\d_]{3}(?:ades|erats|ades|eras|ats)(?!\w)[^,;:.]*$")
"""A passive, after which "av" says who pays."""
_OF_MONEY = lazy_regex(
    rf"""
    {_S}av{_S}(?:[^\W\d_]+{_S}){{0,3}}?[^\W\d_]*
    (?:
        medel|medlen|pengar|pengarna|summan?|beloppet|budgeten|anslaget|stödet|bidraget|skatten|sänkningarna?|sänkningen|intäkterna
        |inkomsterna|kostnaderna?|utgifterna|tillgångarna|fonden|fonderna|överskottet|underskottet|reserven|kapitalet|lånen|skulden|vinsten|omsättningen|skattekronor|skattemedel|biståndet
    )
    (?!\w)
    """,
    re.VERBOSE,
)
"""After an amount: the money that it is a part of ("25 miljarder av de totala skattesänkningarna"), not who pays it."""
_IS_SPENT = lazy_regex(
    rf"""
    {_S}(?:(?:har|hade|ska|skulle|kan|kommer{_S}att){_S})?
    (?:investera[st]?(?:des|ts)?|satsa(?:s|des|ts|t)|går|gick|gått|gå|läggs|lades|lagts|använ(?:ds|des|das|ts)|avsätts|avsattes|avsatts
    |betala(?:s|des|ts)|fördela(?:s|des|ts)|anslå(?:s|tts|gits)|anslogs|anvisa(?:s|des|ts)|tillför(?:s|des|ts)|reservera(?:s|des|ts))
    (?:{_S}(?:årligen|varje{_S}år|ut|i{_S}år|nu|i{_S}dag|redan))?{_S}(?:på|till|i|för)(?:{_S}att{_S}(?P<done>[^\W\d_]+))?
    (?={_S}[^\W\d_])
    """,
    re.VERBOSE,
)
"""After an amount: a verb that says where it goes ("1,3 miljarder kronor investeras i fri forskning")."""
_GOES_TO = lazy_regex(
    rf"""
    (?:{_S}(?:mer|mindre|ut|om{_S}året|per{_S}(?:år|månad)|årligen|varje{_S}år|[^\W\d_]+(?:des|ades|ts|as|ats)))?{_S}(?:till|för|på|i|av){_S}(?:form{_S}av{_S})?
    (?=[^\W\d_])
    """,
    re.VERBOSE,
)


def goes_to(plain: str, candidate: Candidate) -> str | None:
    """What stands behind an amount with a preposition ("48 miljarder kronor till sjukskrivningar"); no name."""
    hit = _GOES_TO.match(plain, candidate.per[1] if candidate.per else candidate.quantity.end)
    phrase = phrase_after.following(plain, hit.end() - 1, determiners=True)[0] if hit else None
    return phrase if phrase and not phrase[0].isupper() and phrase_after.acceptable(phrase) else None
