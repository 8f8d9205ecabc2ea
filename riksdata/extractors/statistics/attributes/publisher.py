"""Who is named as the source of a figure: who counted, estimated, reported or said it, never who only does, pays or gets something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riksdata.extractors.statistics.attributes.body_names import KINDS, NAME_BEGINS, OF_STUDY, SMALL, TITLES, name_at
from riksdata.extractors.statistics.attributes.telling import ADVERBS, HINTS, STUDY, TELLING_VERBS, S, names_work
from riksdata.extractors.statistics.attributes.telling_clause import tells, word_before
from riksdata.extractors.statistics.attributes.told_before import told_before
from riksdata.extractors.statistics.attributes.unlisted_names import described_in, unlisted_at, unlisted_owner_at
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.swedish.lazy import lazy_regex

_MAKERS = frozenset(("från", "ifrån", "hos", "av", "vid", "inom", "i"))
_SHOWN_BY = _MAKERS | {"källa", "källa:"}
_CUE = lazy_regex(
    rf"""
    (?<!\w)
    (
        [Ee]nligt|[Kk]älla:?|från|ifrån|hos|av|vid|inom|i|skriver|uppger|skrev|uppgav                      # Enligt
        |konstaterar|konstaterade|redovisar
    )
    {S}
    (?:dåvarande{S}|(?:den|det|de){S}[a-zåäö]+a{S}|(?:FN|EU|FN:s|EU:s)[ -]organet{S})?                # den danska
    (
        (?:
            [a-zåäö]{{0,20}}(?:{"|".join(KINDS["title"])})                                      # professorn
            |[a-zåäö]{{0,20}}(?:{"|".join(KINDS["kindofbody"])})                                # tidningen
        )
        {S}
    )?
    (?=[A-ZÅÄÖ]|{SMALL})
    """,
    re.X,
)
_TOLD_WITH = lazy_regex(rf"[,”\"]{S}[^\W\d_]+{S}$")
_STUDY_BEFORE = lazy_regex(
    rf"""
    (?:
        {STUDY}|(?:forskare|experter)(?:na)?                                                    # forskarna
        |(?!uppgift){STUDY}(?:{S}\w+){{0,3}}?{S}(?:som{S})?(?:har{S})?(?:(?:{ADVERBS}){S})?        # statistik som har nyligen
        (?:gjo|genomf|public|present|redovis|utf|framta|skriv|sammanst)[a-zåäö]{{1,9}}          # gjopåhitt
        |(?:siffror|uppgifter|statistik)[a-zåäö]*{S}(?:\w+{S}){{0,2}}?(?:kommer|hämta[a-z]+|tagna)  # siffrorna är hämtade
        |framgår
    )
    {S}$
    """,
    re.IGNORECASE | re.X,
)
"""What stands before "från" and "av" where they name who made it; "av" alone may also name what was examined."""
_MADE_BY = lazy_regex(
    r"""
    (?:
        .*(?:rapport|studie|undersökning|sammanställning|beräkning|enkät|mätning|genomgång|kartläggning  # rapport
            |uppföljning|kalkyl|prognos|bedömning|uppskattning)(?:en|n|ar)?                     # prognosen
        |\w{2,}(?:ts|des|d|da|na|ade|t|s|as|år)                                                 # gjorts
    )
    """,
    re.X,
)
_MADE_AT = lazy_regex(r"(?:gjo|genomf|utf)[a-zåäö]{1,9}|forskare|forskarna|forskning")
_MADE_IN = lazy_regex(
    r".*(?:artikel|reportage|inslag|publikation|intervju|studie|undersökning|enkät)|uppgift(?:er|erna)?"  # artikel
    r"|publicera[a-z]{1,4}|läsa"  # publicerad
)
_MADE = {"av": _MADE_BY, "vid": _MADE_AT, "inom": _MADE_AT, "i": _MADE_IN}
"""By the word before who made a work: the word before that, in lower case."""
_RECKONED = ("beräkna", "uppskatta", "bedöms", "bedömts", "bedömdes", "prognosti", "rapportera", "uppges", "uppgetts")
"""How a verb begins whose subject follows "av"."""
_TITLED = lazy_regex(rf"{STUDY}{S}[”\"A-ZÅÄÖ][^.;]{{0,80}}{S}$")
"""A work and its title before "från"."""
_BEHIND = 100
_AND = " och "
_NORM = lazy_regex(
    rf"""
    {S}(?:[a-zåäö]+{S}){{0,2}}?[a-zåäö]*                                                        # nya
    (?:föreskrift|riktlinje|regler|regelverk|stadg|instruktion|definition|modell|kriteri|policy|förslag|beslut)
    """,
    re.X,
)
"""What is no figure's source after "enligt" though a body made it ("enligt verkets föreskrifter")."""
_IN_NAMED_WORK = lazy_regex(rf"(?<!\w)[Ii]{S}(?:(?:den|årets|senaste){S})?(?=[A-ZÅÄÖ])")
_SMALL_BODY = lazy_regex(
    rf"""
    (?<!\w)[Ee]nligt{S}
    (
        [a-zåäö]{{2,}}[knsd]i?ska{S}[a-zåäö]{{0,20}}                                            # danska
        (?:
            regeringen|polisen
            |(?:{"|".join(ending for ending in KINDS["ending"] if len(ending) > 4)})(?:s{S}styrelse)?  # nämnden
        )
        |(?:kommittén|delegationen|nätverket|rådet|föreningen|förbundet|institutet|centrum)     # kommittén
        {S}(?:mot|för){S}[a-zåäö]+(?:{S}och{S}[a-zåäö]+)?                                       # mot påhitt
    )
    (?!\w)
    """,
    re.X,
)
"""A body that is told in small letters from others of its kind."""
_JOINED_WORK = lazy_regex(r"([A-ZÅÄÖ][\w&]{1,20}?)-?(?:undersökning|mätning|rapport|enkät|statistik|siffror|studie)[a-zåäö]{0,5}(?!\w)")
_BRACKET = lazy_regex(r"\((?:källa:? )?(?=[A-ZÅÄÖ])([^()]{2,60})\)", re.IGNORECASE)
_YEARLY = lazy_regex(
    r"(?:,[ \u00a0][^()]{3,60}?)?[,.]?[ \u00a0]+(?:år[ \u00a0]|den[ \u00a0]\d{1,2}[ \u00a0][a-z]+[ \u00a0])?"  # , Hushållens ekonomi
    r"(?:20\d\d|19\d\d|rapport|pm(?!\w)|dnr|s\.)[^()]*$"  # pm
)


def publisher_of(sentence: Sentence, q_start: int) -> str | None:
    """Who is named as the source of the figure at `q_start`: in its sentence, or where that only goes on, in one before."""
    named = sentence.sources(named_in)
    if not named:
        return sentence.judged(_named_before)
    covering = [source for source in named if not source.onward or source.place < q_start]
    return min(covering, key=lambda source: abs(source.place - q_start)).name if covering else None


def _named_before(sentence: Sentence) -> str | None:
    return told_before(sentence, named_in)


def named_in(sentence: Sentence) -> list[Source]:
    """The sources that a sentence names: where figures come from and who says them, else those in brackets."""
    hinted = not HINTS.isdisjoint(sentence.words)
    if not hinted and not names_work(sentence.signs, sentence.lower):
        return _bracketed(sentence.text)
    told = list(_telling(sentence)) if hinted else []
    from_cue = _from_cue(sentence)
    if from_cue:
        return from_cue + [source for source in told if source.onward]
    return told or _bracketed(sentence.text)


def _from_cue(sentence: Sentence) -> list[Source]:
    """ "enligt Brå", "statistik från SCB", "i Småföretagsbarometern", else "Kriminalvårdens siffror"."""
    text = sentence.text
    out = []
    for cue in _CUE.finditer(text):
        word = cue[1].lower()
        if word in _MAKERS and not _made(word, text[max(0, cue.start() - _BEHIND) : cue.start()]):
            continue
        found = name_at(text, cue.end(), trusted=word == "enligt" or cue[2] is not None, evident=word in _SHOWN_BY)
        found = found or (_several_words(unlisted_at(sentence, cue.end())) if word in _MAKERS else None)
        found = _joined(text, cue.end(), found) if found else None
        if found and not (found[1] > cue.end() + len(found[0]) and _NORM.match(text, found[1])):
            out.append(Source(cue.start(), found[0]))
    if "enligt" in sentence.words:
        out += [Source(start, name) for name, start, _ in described_in(text) if word_before(text, start) == "enligt"]
        out += [Source(body.start(), body[1]) for body in _SMALL_BODY.finditer(text)]
    if not names_work(sentence.signs, sentence.lower):
        return out
    for place in _IN_NAMED_WORK.finditer(text):
        found = name_at(text, place.end(), evident=True)
        if found and found[0].endswith(KINDS["workname"]):
            out.append(Source(place.start(), found[0]))
    return out or list(_owners_of_works(sentence))


def _joined(text: str, at: int, found: tuple[str, int]) -> tuple[str, int]:
    """The name found at a place, with the one that is joined to it: "Boverket och Seko"."""
    name, end = found
    if end > at + len(name) or not text.startswith(_AND, end):
        return found
    other = name_at(text, end + len(_AND), evident=True)
    return (text[at : end + len(_AND) + len(other[0])], other[1]) if other else found


def _several_words(found: tuple[str, int] | None) -> tuple[str, int] | None:
    """A name of one word behind "från" or "i" is as often a place."""
    return found if found and " " in found[0].replace("\u00a0", " ") else None


def _verb_before(text: str, start: int) -> bool:
    """Whether a verb that tells, and no comma, stands before a name."""
    return word_before(text, start) in TELLING_VERBS and _TOLD_WITH.search(text, max(0, start - _FROM_VERB), start) is None


def _made(maker: str, before: str) -> bool:
    """Whether the words `before` one of `_MAKERS` tell of a work, so that who made it follows."""
    last = before.rstrip().replace("\u00a0", " ").rpartition(" ")[2].lower()
    if maker == "av" and last.startswith(_RECKONED):
        return True  # "beräknas av Boverket till"
    if maker in _MADE and not _MADE[maker].fullmatch(last):
        return False
    if maker == "i" and last.startswith("uppgift"):
        return "enligt" in before[-_BEHIND:].lower()
    return maker == "i" or _STUDY_BEFORE.search(before) is not None or (maker == "från" and _TITLED.search(before) is not None)


def _owners_of_works(sentence: Sentence) -> Iterator[Source]:
    """ "Kriminalvårdens siffror", "Eurostat-statistik"; behind its verb it tells only what follows ("visar Kriminalvårdens siffror")."""
    text, end = sentence.text, 0
    for begins in NAME_BEGINS.finditer(text):
        if begins.start() < end:  # a part of the name before: "Konstnärernas Riksorganisation"
            continue
        found = name_at(text, begins.start(), evident=True)
        if found and begins.start() + len(found[0]) < found[1] and OF_STUDY.match(text, found[1]):
            yield Source(begins.start(), found[0], onward=_verb_before(text, begins.start()))
            end = found[1]
        elif found is None and (unlisted := unlisted_owner_at(sentence, begins.start())):
            yield Source(begins.start(), unlisted[0], onward=_verb_before(text, begins.start()))
            end = unlisted[1]
        elif (joined := _JOINED_WORK.match(text, begins.start())) and name_at(joined[1], 0) == (joined[1], joined.end(1) - joined.start()):
            yield Source(begins.start(), joined[1])


def _telling(sentence: Sentence) -> Iterator[Source]:
    """ "Boverket bedömer", "rapporterar Ekot att", "en enkät som Seko genomfört"."""
    text = sentence.text
    verbs = [token[1] for token in sentence.tokens if token[0] in HINTS]
    end = 0
    for begins in NAME_BEGINS.finditer(text):
        start = begins.start()
        if start < end or not any(start - _FROM_VERB < place < start + _TO_VERB for place in verbs):
            continue
        found = name_at(text, start, evident=True, trusted=word_before(text, start) in TITLES)
        if found:
            name, end = _joined(text, start, found)
            reach = tells(text, start, end, owner=end > start + len(name))
            if reach:
                yield Source(start, name, onward=reach == "onward")
        elif unlisted := unlisted_at(sentence, start):
            reach = tells(text, start, unlisted[1], owner=False)
            if reach == "all" or (reach and _TELLS_WHAT.match(text, unlisted[1])):
                name, end = unlisted
                yield Source(start, name, onward=reach == "onward")
    for name, start, end in described_in(text):
        if tells(text, start, end, owner=False):
            yield Source(start, name, onward=True)


_TELLS_WHAT = lazy_regex(
    r"[^.;:!?]{0,110}?(?<!\w)(?:att|uppskatta(?:r|de|t|s)|beräkna(?:r|de|t)|uppge(?:r|tt)|uppgav|rapportera(?:r|de|t))(?!\w)"  # att
)
"""What a name that no list has must be followed by, with its verb, to tell figures."""
_FROM_VERB, _TO_VERB = 20, 140
"""Characters from the beginning of a name back to the verb before it, and on to the one behind it."""


def _bracketed(text: str) -> list[Source]:
    """ "(Brå 2024)"."""
    out: list[Source] = []
    if "(" not in text:
        return out
    for bracket in _BRACKET.finditer(text):
        inside = _YEARLY.sub("", bracket[1])
        if inside == bracket[1]:
            continue
        found = name_at(inside + " ", 0)
        if found and found[1] == len(inside):
            out.append(Source(bracket.start(), found[0]))
    return out
