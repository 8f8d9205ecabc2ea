"""Sources that words lead to: "enligt Brå", "statistik från SCB", "beräknas av Boverket", "enligt ett fyrföretag, Fyrlux"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riksdata.extractors.statistics.attributes.body_names import KINDS, NAME_BEGINS, SMALL, name_at
from riksdata.extractors.statistics.attributes.joined_names import joined
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.attributes.telling import ADVERBS, STUDY, S
from riksdata.extractors.statistics.attributes.telling_clause import word_before
from riksdata.extractors.statistics.attributes.unlisted_names import described_in, unlisted_at
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
    (?:(?:både|dels|bl\.?{S}?a\.|bland{S}(?:annat|andra)|t\.{S}?ex\.|till{S}exempel){S})?       # både
    (?:
        dåvarande{S}|(?:den|det|de){S}[a-zåäö]+a{S}|(?:FN|EU|FN:s|EU:s)[ -]organet{S}               # den danska
        |(?:(?:FN|EU|OECD|USA)(?::?s)?|[a-zåäö]+s){S}(?:(?:egen|eget){S})?                         # regeringens egen
        [a-zåäö]*(?:myndighet|organ|fond|organisation|institut|kontor|byrå){S}                    # myndighet
    )?
    (
        (?:
            [a-zåäö]{{0,20}}(?:{"|".join((*KINDS["title"], *KINDS["saysforothers"]))})          # professorn
            |[a-zåäö]{{0,20}}(?:{"|".join(KINDS["kindofbody"])})                                # tidningen
        )
        {S}
    )?
    (?=[A-ZÅÄÖ]|{SMALL})
    """,
    re.X,
)
_STUDY_BEFORE = lazy_regex(
    rf"""
    (?:
        {STUDY}|(?:forskare|experter)(?:na)?                                                    # forskarna
        |(?!uppgift){STUDY}(?:{S}[\w.]+){{0,3}}?{S}(?:som{S})?(?:har{S})?(?:(?:{ADVERBS}){S})?        # statistik som har nyligen
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
    r".*(?:artikel|reportage|inslag|publikation|intervju|studie|undersökning|enkät"  # artikel
    r"|uppskattning|analys|notis|granskning)|uppgift(?:er|erna)?"  # notis
    r"|publicera[a-z]{1,4}|läsa"  # publicerad
)
_MADE = {"av": _MADE_BY, "vid": _MADE_AT, "inom": _MADE_AT, "i": _MADE_IN}
"""By the word before who made a work: the word before that, in lower case."""
_RECKONED = ("beräkna", "uppskatta", "bedöms", "bedömts", "bedömdes", "prognosti", "rapportera", "uppges", "uppgetts")
"""How a verb begins whose subject follows "av"."""
_RECKONED_NEXT = lazy_regex(rf"{S}(?:och|men|samt|medan){S}(?:[^\W\d_]+{S}){{0,2}}(?:{'|'.join(_RECKONED)})[a-zåäö]*{S}$")
"""Before "av" and who reckons only what follows ("har fördubblats och beräknas av")."""
_OPENED = lazy_regex(rf"[;@–—][ \u00a0]?$|(?:^|{S})(?:och|men|medan|samt){S}$")
_IN_RELATIVE = lazy_regex(rf",{S}som{S}(?:[^\W\d_]+{S}?){{0,3}},{S}$")
"""Before "enligt" where it may open a statement."""
_TOLD_AS = lazy_regex(
    rf"""
    (?:[Ee]nligt|(?:gjo|genomf|utf|framt|samman)[a-zåäö]{{2,9}}{S}av){S}(?:en|ett|den|det)    # genomförd av ett
    (?:{S}(?:FN-|EU-)?[a-zåäö][^\s,.;:]*){{1,14}},{S}(?=[A-ZÅÄÖ])                           # av landets fyrföretag,
    """,
    re.X,
)
_OWN_TELLING = lazy_regex(rf"[Ee]nligt{S}(?:egen{S}(?:uppgift|utsago)|egna{S}(?:uppgifter|beräkningar|siffror))(?!\w)")
_OWN_NAME = 60
"""Characters at the beginning of a sentence in which who tells of himself is named."""
_WORD = lazy_regex(rf"{S}([^\W\d_]+)")
_TITLED = lazy_regex(rf"{STUDY}{S}[”\"A-ZÅÄÖ][^.;]{{0,80}}{S}$")
"""A work and its title before "från"."""
_BEHIND = 100
_NORM = lazy_regex(
    rf"""
    {S}(?:[a-zåäö]+{S}){{0,2}}?[a-zåäö]*                                                        # nya
    (?:föreskrift|riktlinje|regler|regelverk|stadg|instruktion|definition|modell|kriteri|policy|förslag|beslut
        |tolkning|praxis|stadga|krav(?!\w)|avtal)
    """,
    re.X,
)
"""What is no figure's source after "enligt" though a body made it ("enligt verkets föreskrifter")."""
_ITS_PEOPLE = lazy_regex(
    rf"""
    {S}(?:[a-zåäö]+{S})?
    (?:
        {STUDY}                                                                                 # egen statistik
        |[a-zåäö]*(?:forskare|experter|ekonom|analytiker|utredare|statistiker|revisor|chef|direktör  # forskare
        |ordförande|sekreterare|avdelning|enhet|kansli|institut|kontor|dotterbolag)[a-zåäö]*    # avdelning
    )
    """,
    re.X,
)
"""Behind an owner: who made a work for it; else a work "av" its things is about them ("beräkningar av bankens avgift")."""
_OWN_CLAUSE = lazy_regex(
    rf"""
    ,{S}(?:och|men|medan|samtidigt{S}som|samt){S}(?!att{S})
    (?:\w+{S}){{0,5}}?(?:har|hade|är|var|kommer|kan|skulle|beräknas|väntas)(?:{S}nu|{S}också|{S}redan)?,?{S}$  # antalet har
    """,
    re.X,
)
"""Before "enligt" in the middle of a second clause: it says where that clause is from, and nothing of the one before."""
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


_MEASURED = frozenset(("mätt", "mätta", "mäts", "mättes", "definierad", "definierat", "definierade"))
"""Before "enligt": what follows is a measure or who made it, and tells no figure ("Inflationen mätt enligt KPIF")."""


def cued_in(sentence: Sentence) -> list[Source]:
    """The sources of a sentence behind words that lead to one ("enligt Brå", "statistik från SCB", "beräknas av Boverket")."""
    text = sentence.text
    out = []
    for cue in _CUE.finditer(text):
        word = cue[1].lower()
        if word in _MAKERS and not _made(word, text[max(0, cue.start() - _BEHIND) : cue.start()]):
            continue
        if word == "enligt" and word_before(text, cue.start()) in _MEASURED:
            continue
        found = name_at(text, cue.end(), trusted=word == "enligt" or cue[2] is not None, evident=word in _SHOWN_BY)
        found = found or (_sure(unlisted_at(sentence, cue.end()), word) if word in _MAKERS else None)
        found = joined(text, cue.end(), found) if found else None
        owner = found is not None and found[1] > cue.end() + len(found[0])
        if found is None or (owner and (_NORM.match(text, found[1]) or (word == "av" and not _ITS_PEOPLE.match(text, found[1])))):
            continue
        own = _own_clause(text, cue.start()) if word == "enligt" else None
        if own is not None:
            out.append(Source(own, found[0], onward=True))
        else:
            out.append(Source(cue.start(), found[0], onward=_opens(text, word, cue.start(), found[1])))
    if "enligt" in sentence.words:
        out += _apposed(sentence)
        out += [Source(start, name) for name, start, _ in described_in(text) if word_before(text, start) == "enligt"]
        out += [Source(body.start(), body[1]) for body in _SMALL_BODY.finditer(text)]
    elif " av e" in text:
        out += _apposed(sentence)
    return out


def _apposed(sentence: Sentence) -> Iterator[Source]:
    """Names behind what they are: "enligt ett av landets fyrföretag, Fyrlux," and "Fyrlux har, enligt egen uppgift, 40 fyrar"."""
    text = sentence.text
    for told in _TOLD_AS.finditer(text):
        found = name_at(text, told.end(), evident=True) or unlisted_at(sentence, told.end())
        if found and not text.startswith("s", found[1]):
            yield Source(told.start(), found[0])
    own = _OWN_TELLING.search(text)
    begins = NAME_BEGINS.search(text, 0, _OWN_NAME) if own else None
    if own and begins:
        found = name_at(text, begins.start(), evident=True) or unlisted_at(sentence, begins.start())
        if found:
            yield Source(begins.start(), found[0])


def _own_clause(text: str, start: int) -> int | None:
    """Where the clause begins that alone is told by the source whose "enligt" stands at a place ("…, och antalet har enligt Brå ökat")."""
    clause = _OWN_CLAUSE.search(text, max(0, start - _BEHIND), start)
    return clause.start() if clause else None


def _opens(text: str, cue: str, start: int, end: int) -> bool:
    """Whether words that name a source, with the `cue` at `start`, open a statement of their own, so that they tell nothing before."""
    before = text[max(0, start - _BEHIND) : start]
    if cue == "av":
        return _RECKONED_NEXT.search(before) is not None
    if cue == "enligt" and _IN_RELATIVE.search(before):
        return True  # "på flykt undan rättvisan, som i dag, enligt Fyrverket, alltid"
    verb = _WORD.match(text, end) if cue == "enligt" and _OPENED.search(before) else None
    return verb is not None and is_verb(verb[1].lower())


def _sure(found: tuple[str, int] | None, maker: str) -> tuple[str, int] | None:
    """A name of one word behind "från" or "i" is as often a place, but none of several people ("från Fyrräddarna")."""
    if found is None or " " in found[0].replace("\u00a0", " "):
        return found
    return found if maker == "från" and found[0].endswith(("arna", "erna")) else None


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
