"""Shares behind which "av" names no whole: who does it, what the subject is in proportion to, or what it is compared with."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import subject_of_verb, words_before_verb
from riksdata.extractors.statistics.attributes.clause_words import BREAK, CLAUSES
from riksdata.extractors.statistics.attributes.noun_words import same_noun
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_REACH = 90
"""Characters before a share within which its verb stands."""
_AFTER_HEAD = lazy_regex(r"[ \u00a0](?:i|på|för|av|till|som|hos|från|bland)[ \u00a0]")
_DONE_BY = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:äg|ägd|finansiera|bekosta|bekostad|driv|drev|sköt|täck|täckt|utgjord|utgör|betala|försörj|leverera|producera|tillverka|kontrollera
        |utför|utförd|befolka|importera|orsaka|dominera|stå|hyr|hyrd|upprätthåll|köp|köpt|använd|nyttja|utnyttja|bebo|styr|styrd|förbruka)
        (?:s|es|des|ts)
        |består|bestod|bestått|bestå|utgörs|utgjordes
    )
    (?!\w)(?:[^.;:\d]|(?:19|20)\d\d){0,60}[ \u00a0]till[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,3}$
    """,
    re.VERBOSE,
)
"""Before a share, a passive: behind it "av" says by whom or of what ("ägs till 50 procent av enskilda", "består till 80 procent av")."""
_DONE_SO_FAR = lazy_regex(
    r"""
    (?<!\w)(?P<verb>[^\W\d_]{2,}(?:as|eras|ds|ts|ps|vs|gs|js|ks|ms|ns|rs|ls)|[^\W\d_]{3,}(?:ades|ddes|ttes|rdes|ldes|ndes|gdes|vdes))
    (?!\w)[^.;:,\d]{0,60}[ \u00a0]till[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$
    """,
    re.X,
)
"""Before a share, any passive: so much of its subject is done so ("Vården bedrivs till 90 procent i offentlig regi")."""
_LEVEL = lazy_regex(
    r"""
    (?<!\w)
    (?P<verb>
        är|var|vara|varit|blir|blev|blivit|motsvarar|motsvarade|motsvara|ligger|låg|legat|uppgår|uppgick|uppgå|uppgått|tjänar|tjänade
        |(?P<change>sjönk|sjunkit|sjunker|ökade|ökat|ökar|minskade|minskat|minskar|steg|stigit|stiger|föll|fallit|faller|gått|gick|växte|vuxit)
    )
    (?!\w)(?:[^.;:,]|,(?=\d)){0,70}$
    """,
    re.VERBOSE,
)
"""Before a share: a verb that says how large its subject is; a group where the subject changes."""
_IN_PROPORTION = lazy_regex(r"(?<!\w)(?:bnp|bni|bruttonationalprodukt\w*|bruttonationalinkomst\w*)$")
"""What is no whole of anything, only a yardstick ("försvarsanslaget är 2 procent av bnp")."""
_OF_ANOTHER = lazy_regex(
    r"(?:männens|mäns|kvinnors|dagens|gårdagens|genomsnittets|snittets|medianens|de andras|[^\W\d_]{3,}(?:arnas|ornas|ernas))"
)
"""A genitive without its noun, which is the subject ("kvinnors inkomst är 70 procent av männens")."""


_SHARE_OF_THOSE = lazy_regex(r"andelen[ \u00a0](?!som|av|med|i|för|på|bland)[^\W\d_]{4,}")
"""A share named by those who make it up."""


def of_subject(candidate: Candidate) -> str | None:
    """The subject of a share behind which "av" names no whole: who does it, what it is in proportion to, or what it is compared with."""
    sentence, q_start = candidate.sentence, candidate.q_start
    if not candidate.noun or not candidate.noun.startswith("av "):
        return None
    low = max(0, q_start - _REACH)
    done = candidate.hedged.before == "till" and _DONE_BY.search(sentence.lower, low, q_start)
    verb = done or _LEVEL.search(sentence.lower, low, q_start)
    if verb is None or " som " in sentence.lower[: verb.start()]:
        return None  # the subject of which of the two verbs
    if not done and any(word in VERBS or word in BREAK or word in CLAUSES for word, _, _ in sentence.before(q_start, verb.end("verb"))):
        return None
    subject = subject_of_verb.subject(sentence, q_start)
    if done:
        return subject or words_before_verb.before_verb(sentence, q_start)
    if subject is None:
        return None
    if not verb["change"] and _SHARE_OF_THOSE.match(subject.lower()):
        return subject  # "Andelen kvinnor är 40 procent av ledamöterna"
    whole = candidate.noun[3:].lower()
    if (
        _IN_PROPORTION.search(whole)
        or _more_than_all(candidate)
        or (not verb["change"] and (_OF_ANOTHER.fullmatch(whole) or _same_thing(subject.lower(), whole)))
    ):
        return subject
    return None


def done_so_far(candidate: Candidate) -> str | None:
    """The subject of a passive that is true of so much of it ("Produkterna levereras till 90 procent på export")."""
    sentence, q_start = candidate.sentence, candidate.q_start
    if candidate.noun or candidate.hedged.before != "till" or _CHANGES.search(sentence.lower, max(0, q_start - _REACH), q_start):
        return None
    done = _DONE_SO_FAR.search(sentence.lower, max(0, q_start - _REACH), q_start)
    return words_before_verb.before_verb(sentence, done.end("verb") + 1) if done and is_verb(done["verb"]) else None


_CHANGES = lazy_regex(
    r"""
    (?<!\w)(?:ök|minsk|höj|sänk|sjunk|stig|reducer|begräns|beräkn|uppskatt|sätt|satt|bestäm|fastställ|uppgå|utök|skär|väx|halver|kom|nå
    |vänt|bedöm|ange|förvänt|behöv|krympt|får|få)
    """,
    re.X,
)
"""Verbs that lead to a level by "till"."""


_PAID_BY = lazy_regex(
    r"""
    (?<!\w)(?P<verb>(?:finansiera|äg|bekosta|betala|driv|stöd|täck)(?:s|es|des|ts)|(?:finansierad|bekostad|ägd)e?s?)
    [ \u00a0]av[ \u00a0][^.;:\d]{2,60}?[ \u00a0]till[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$
    """,
    re.X,
)
"""Before a share: by whom its subject is paid or owned to so large a part ("finansieras av EU till hälften")."""
_DIFFERENCE = lazy_regex(r"[ \u00a0](?:högre|lägre|mera?|mindre|fler|färre|större|bättre|sämre|dyrare|billigare|längre|kortare)(?!\w)")
_AND_BY = lazy_regex(r"[^.;:\d]{0,20}?(?:och|samt)[ \u00a0]av[ \u00a0][^.;:\d]{2,60}[ \u00a0]till[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$")


def paid_by(candidate: Candidate, previous: Candidate | None) -> str | None:
    """What is paid or owned to so large a part by whom is told before the share."""
    if candidate.quantity.kind not in ("percent", "fraction") or candidate.noun is not None or candidate.hedged.before != "till":
        return None
    sentence, at = candidate.sentence, candidate.q_start
    if previous is not None and previous.hedged.before == "till" and _AND_BY.match(sentence.lower, previous.q_end, at):
        return previous.resolved
    if _DIFFERENCE.match(sentence.lower, candidate.q_end):
        return None  # "drivs av bolag till 60 procent lägre kostnad"
    by = _PAID_BY.search(sentence.lower, max(0, at - _REACH), at)
    return words_before_verb.before_verb(sentence, by.end("verb") + 1) if by else None


def _more_than_all(candidate: Candidate) -> bool:
    """Whether a percentage is of more than a hundred: then nothing has it as a part ("skulden är 180 procent av inkomsten")."""
    q = candidate.quantity
    return q.unit == "percent" and (q.value or q.low or 0) > _ALL


_ALL = 100


def _same_thing(subject: str, whole: str) -> bool:
    """Whether two phrases have the same noun for a head ("kvinnors löner" and "mäns löner")."""
    one, other = (_AFTER_HEAD.split(phrase)[0].split()[-1] for phrase in (subject, whole))
    return same_noun(one, other)
