"""Who made a work that running text names, told by the words around its title."""

from __future__ import annotations

import re
from typing import NamedTuple

from riksdata.extractors.references.publishers import NEW_SENTENCE, lone_publisher, publisher_before, publishers
from riksdata.extractors.references.slugs import slug
from riksdata.extractors.references.works.authors import author_slug, is_body, words_of
from riksdata.extractors.references.works.press import papers
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.lazy import lazy_regex

MADE = "utgiven|utgivet|utgivna|framtagen|framtaget|publicerad|publicerat|skriven|skrivet|sammanställd|författad|gjord|beställd"
"""Words between a work and its publisher, "utgiven av", as alternatives of a pattern."""
FROM = lazy_regex(rf",?[ \xa0](?:(?:som[ \xa0]är[ \xa0])?(?:{MADE})[ \xa0](?:(?:19|20)\d\d[ \xa0])?av|från|av)[ \xa0]")
_MOST_WORDS, _LONGEST_NAME = 8, 90
_KIND = "|".join(words_of("makers"))
_SAYS, _GIVES = "|".join(words_of("says")), "|".join(words_of("gives"))
_NAME = r"(?P<name>[A-ZÅÄÖ][\w&/-]+(?:[ \xa0](?:och[ \xa0]|till[ \xa0])?[A-ZÅÄÖ][\w&/-]+){0,3})"
_CALLED = lazy_regex(rf"[a-zåäö]*(?:{_KIND})[ \xa0]{_NAME}")
"""`tankesmedjan Fores`, `organisationen Kvinna till Kvinna`."""
_PARTY = lazy_regex(r"(?:[A-ZÅÄÖ][a-zåäö]+[ \xa0]samlings|[A-ZÅÄÖ][a-zåäö]*)(?:partiet|demokraterna|oderaterna|iberalerna)(?!\w)")
_FIRST_NAME = r"[A-ZÅÄÖ](?:[a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?|\.)"
_SURNAME = r"(?:(?:von|af|de|van)[ \xa0])?[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
PERSON = rf"{_FIRST_NAME}[ \xa0](?:[A-ZÅÄÖ]\.?[ \xa0])?(?:{_FIRST_NAME}[ \xa0])?{_SURNAME}"
"""A person's name of two words or three, as a part of a pattern."""
_CALLING = "|".join(words_of("callings"))
_PERSON = lazy_regex(
    rf"""
    (?:(?=[^.,;()\n]{{0,50}}(?:{_CALLING}))(?:(?:[A-ZÅÄÖ]{{2,5}}-)?[a-zåäö-]+[ \xa0]){{1,6}})?   # den brittiske forskaren
    (?P<name>{PERSON})(?![\w-])                                                      # Eva Berg
    """,
    re.X,
)
_WORD = lazy_regex(r"[^ \xa0\n]+")
_YEAR = lazy_regex(r"(?<![\d:/-])(?:19|20)\d\d(?![\d:/-])")
_THAT = lazy_regex(r",?[ \xa0]som[ \xa0]")
_GAVE_IT = lazy_regex(
    rf"""
    (?:[ \xa0](?:[a-zåäö]{{1,15}}|(?P<before>(?:19|20)\d\d)|\d{{1,2}})){{0,6}}?   # i juni 2017
    [ \xa0](?:{_GIVES})(?!\w)                                                # släppte
    (?:(?:[ \xa0][a-zåäö]{{1,12}}){{0,3}}[ \xa0](?P<year>(?:19|20)\d\d)(?!\d))?  # i maj 2016
    """,
    re.X,
)
_SAYS_THERE = lazy_regex(
    rf",?[ \xa0](?:så[ \xa0]|har[ \xa0])?(?:{_SAYS})[ \xa0](?:[a-zåäö]{{5,25}}[ \xa0](?:från|vid|på|hos)[ \xa0])?"  # visar forskarna vid
)
_WITHIN = lazy_regex(r"(?<!\w)[Ii][ \xa0](?:[a-zåäö]{2,15}[ \xa0]){0,3}\Z")
"""What a work stands behind that opens its sentence: "I den nya rapporten"."""
_MEANT = lazy_regex(rf"(?:{'|'.join(words_of('anaphora'))})(?!\w)")
_SHORT = r"(?:\)|[ \xa0]\((?:[A-ZÅÄÖ][\w-]{1,11}|(?:19|20)\d\d)\))?,?"
"""A body's letters in brackets behind its name."""
_ADJECTIVES = lazy_regex(rf"{_SHORT}[ \xa0](?:[a-zåäö]{{3,20}}[ \xa0]){{0,2}}")
_TOLD = lazy_regex(
    rf"""
    {_SHORT}(?:[ \xa0](?:[a-zåäö-]{{1,20}}|(?:19|20)\d\d|\d{{1,2}}),?){{1,10}}                 # konstaterade 2016
    (?:[ \xa0](?:i|genom|med|ur)[ \xa0](?:(?:sin|sitt|en|ett|den|denna)[ \xa0])?            # i sin
        |[ \xa0](?:utifrån|enligt)[ \xa0](?:sin|sitt)[ \xa0])
    (?:[a-zåäö]{{3,20}}[ \xa0]){{0,2}}                                                  # nya
    """,
    re.X,
)
_GIVEN_WHEN = rf"{'|'.join(words_of('gives_between'))}|{ANY_MONTH}|[a-zåäö]{{3,20}}(?:isk|iska|ande|ig|iga)"
"""What may stand between a verb of publishing and the work: when, for whom and how; of another object there the verb is."""
_GAVE = lazy_regex(
    rf"""
    {_SHORT}(?:[ \xa0](?:[a-zåäö-]{{1,20}}|(?:19|20)\d\d|\d{{1,2}}),?){{0,8}}?                # har nyligen
    [ \xa0](?:{_GIVES})                                                                # lämnat
    (?:[ \xa0](?:{_GIVEN_WHEN}|(?:19|20)\d\d|\d{{1,2}}),?){{0,9}}[ \xa0]  # i augusti 2018
    (?<![ ]av[ ])(?<![ ]om[ ])                                                           # no revision "av boken"
    """,
    re.X,
)
_OF_PERSON = lazy_regex(rf"(?<![\w-])(?P<name>{PERSON}s)[ \xa0](?:[a-zåäö]{{3,20}}[ \xa0]){{0,2}}\Z")
_PERSON_SAYS = lazy_regex(
    rf"""
    (?<![\w-])(?P<name>{PERSON})(?:,[ \xa0]{PERSON}){{0,3}}(?:[ \xa0]och[ \xa0]{PERSON})?   # Eva Berg, Bo Ek och Ann Ås
    (?P<says>
        (?:[ \xa0](?:[a-zåäö]{{1,15}}|(?:19|20)\d\d)){{1,9}}?[ \xa0]i[ \xa0](?:sin|sitt|deras)[ \xa0]   # visar 2016 i sin
        |(?:[ \xa0][a-zåäö]{{1,15}}){{0,2}}?[ \xa0](?:{_SAYS})[ \xa0](?:(?:19|20)\d\d[ \xa0])?i[ \xa0]     # skrev 1960 i
        |[ \xa0](?:ger|gav|har[ \xa0]gett)[ \xa0](?:[a-zåäö0-9]{{1,12}}[ \xa0]){{0,4}}ut[ \xa0]            # ger i dagarna ut
        |[ \xa0](?:gav|skrev|har[ \xa0]skrivit|publicerade)[ \xa0](?:(?:19|20)\d\d[ \xa0])?(?:ut[ \xa0])?  # skrev 1948
    )
    (?:[a-zåäö]{{3,20}}[ \xa0]){{0,2}}\Z
    """,
    re.X,
)
_SAYS_PERSON = lazy_regex(
    rf"""
    (?:{_SAYS})[ \xa0](?P<name>{PERSON})(?:[ \xa0]och[ \xa0]{PERSON})?   # skriver Eva Berg
    [ \xa0]i[ \xa0](?:[a-zåäö]{{3,20}}[ \xa0]){{0,3}}\Z                   # i sin nya
    """,
    re.X,
)
_BETWEEN = rf"(?P<between>(?:{_TOLD.pattern}|{_GAVE.pattern}))\Z"
_BODY_SAYS = lazy_regex(
    rf"""
    (?:(?<!\w)(?i:{_KIND})[ \xa0]{_NAME}                # organisationen Kvinna till Kvinna
    |(?<![\w-])(?P<party>{_PARTY.pattern})       # Folkpartiet
    |(?<![\w-])(?P<place>[A-ZÅÄÖ][\wåäö-]+[ ](?:läns[ ]landsting|kommun|stad|universitet|högskola))   # Malmö stad
    |(?<![\w-])(?P<body>(?:[A-ZÅÄÖ][\w-]+[ \xa0]){{0,3}}[A-ZÅÄÖ][\w-]{{6,30}})(?![ ](?:för|mot|om|i)[ ])   # Bryggkommittén
    ){_BETWEEN}
    """,
    re.X,
)
_IT_SAYS = lazy_regex(rf"(?<=[.!?][ \xa0])(?i:{'|'.join(words_of('anaphora'))})(?!\w){_BETWEEN}", re.X)
_OF_BODY = lazy_regex(
    r"""
    (?<![\w-])(?P<name>(?:[A-ZÅÄÖ][\w&-]*[ \xa0]){0,3}[A-ZÅÄÖ][\w&-]*?)(?::s|s)   # Rådgivningsbyråns
    (?:[ \xa0]\([A-ZÅÄÖ][\w-]{1,11}\))?[ \xa0](?:[a-zåäö]{3,20}[ \xa0]){0,2}\Z     # (RB) nya
    """,
    re.X,
)
_GIVEN_BY = lazy_regex(rf"(?:{_GIVES})[ \xa0]\Z")
_SIMPLY = lazy_regex(r"\)?(?:[ \xa0](?:[a-zåäö]{1,15}|(?:19|20)\d\d)){0,5}[ \xa0]")
"""Between a body whose verb stands before it and its work: "lämnade Boverket i maj sin"."""
_BESIDE = lazy_regex(
    r"""
    (?:(?:tillsammans|ihop|samarbete|samråd|samverkan)[ \xa0]med|(?:uppdrag|begäran|stöd)[ \xa0](?:av|från))  # tillsammans med
    [ \xa0](?:bl\.a\.[ \xa0])?\Z
    """,
    re.X,
)
"""Before a body that took part in a work of another."""
_IN_REACH = lazy_regex(
    r"""
    (?:,?[ \xa0](?:[a-zåäö-]{1,20}|(?:19|20)\d\d|\d{1,2})){1,14}               # har utvärderat stödet
    ,?[ \xa0](?:i|av|ur|enligt)[ \xa0](?:[a-zåäö]{2,20}[ \xa0]){0,2}           # , och av
    """,
    re.X,
)
"""Between the one publisher of a sentence and a title in quotes: no name, no other sentence."""
_LEAD = lazy_regex(r"[ \xa0](?:av|enligt)[ \xa0](?:[a-zåäö]{2,20}[ \xa0]){0,2}\Z")
_OPENS = lazy_regex(r"[.!?:][ \xa0](?:(?:I|Av|Enligt|Den|Denna)[ \xa0])?(?:[a-zåäö0-9]{2,20}[ \xa0]){0,4}\Z")
"""The end of a sentence and the first words of the next, up to the word for a work."""
_LONGEST_SENTENCE = 300
_LOOKED_INTO = lazy_regex(
    rf"""
    {_SHORT}(?:[ \xa0](?:[a-zåäö]{{1,12}}|(?:19|20)\d\d|\d{{1,2}})){{0,5}}?[ \xa0]          # (BV) har nyligen
    (?:{_GIVES}|gransk\w+|undersök\w+|kartlag\w+|kartlägg\w+|utvärder\w+|följt[ ]upp|studer\w+)(?<!as)(?<!ats)(?<!ades)(?!\w)  # granskat
    """,
    re.X,
)
_CAPITAL = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ]")
_BEGINS = lazy_regex(r"(?:Årets|Enligt|I|Av|Från|Den|Se|När|Som|Även|Också|Jfr|Men|Och|Ur|Med|Efter|Både)[ \xa0]")
_ACTS = lazy_regex(rf"(?<!\w)(?:{_SAYS}|{_GIVES})(?!\w)")
_MOST_BODY_WORDS = 4
_CAPITALS = lazy_regex(r"(?:[ \xa0][A-ZÅÄÖ][\w&-]+)+")
_GOES_ON = lazy_regex(r"[ \xa0](?:för|mot|i|om)[ \xa0]")
"""Behind a word for bodies: its name is longer ("Stiftelsen för")."""
_GENITIVE = lazy_regex(r"\w{3,}(?:ets|ens|rnas|iges)")
"""The first word of a body's name: "Näringslivets Regelnämnd"."""
_NO_PERSON = frozenset(("Sveriges", "Svenska", "Svenskt", "Europeiska", "Nya", "Förenta", "Stora", "Norra", "Södra", "Västra", "Östra"))
"""First words of bodies and places, which no person bears."""


ANOTHERS = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?!deras|samlades|slutsats|(?:vår|somr|höst|vintr)as)\w{3,}(?:ades|as|des|[ait]ts)         # kritiserades, granskas, har granskats
        |nämns|omnämns|beskrivs|bedöms|döms|lyfts|utpekas
        |kritik(?:en)?|beröm|i[ \xa0]uppdrag
        |(?:betala|svara|kritisera|kommentera)(?:r|de|t)?
        |(?<!ing[ \xa0])(?<!slutet[ \xa0])(?<!början[ \xa0])(?<!mitten[ \xa0])av   # stöd av forskare, not slutet av 2018
        |(?<=[a-zåäö0-9][ \xa0])som                             # den konsult som; "Boverket som" is the body itself
        |(?<=[a-zåäö0-9][ \xa0])att(?![ \xa0](?:den|de|man)[ \xa0])
    )
    (?!\w)
    """,
    re.X,
)
"""Between a body and a report that is another's: who is criticised, commissioned, pays or answers is not who publishes."""


class Maker(NamedTuple):
    """Who made a work: the slug, and where the name stands."""

    slug: str
    start: int
    end: int


def publisher_at(text: str, at: int) -> Maker | None:
    """The publisher of the table whose name begins at a place."""
    words = list(_WORD.finditer(text, at, at + _LONGEST_NAME))[:_MOST_WORDS]
    for word in reversed(words):
        written = text[at : word.end()].rstrip(".,;:)")
        found = publishers().get(" ".join(written.lower().split()))
        if found:
            return Maker(found, at, at + len(written))
    return None


def publisher_behind(text: str, end: int) -> str | None:
    """The publisher that is named behind a report: "(2018) från Socialstyrelsen"."""
    lead = FROM.match(text, end, end + 40)
    found = publisher_at(text, lead.end()) if lead else None
    return found.slug if found else None


def maker_at(text: str, at: int) -> Maker | None:
    """The publisher, the body or the person named from a place on."""
    known = publisher_at(text, at)
    if known:
        return known
    called = _CALLED.match(text, at, at + _LONGEST_NAME)
    if called:
        named = publisher_at(text, called.start("name"))
        return Maker(named.slug if named else slug(called["name"]), at, named.end if named else called.end())
    party = _PARTY.match(text, at, at + _LONGEST_NAME)
    if party:
        return Maker(slug(party.group()), at, party.end())
    body = _body_at(text, at)
    if body:
        return body
    person = _PERSON.match(text, at, at + _LONGEST_NAME)
    who = _surname(person["name"]) if person else None
    return Maker(who, at, person.end()) if person and who else None


def _body_at(text: str, at: int) -> Maker | None:
    """A body that no table knows, by the word that its name ends with: "Sveriges allmänna biblioteksförening"."""
    words = list(_WORD.finditer(text, at, at + _LONGEST_NAME))[:_MOST_BODY_WORDS]
    for word in words:
        name = text[at : word.end()].rstrip(".,;:)")
        if is_body(name):
            goes_on = _GOES_ON.match(text, word.end(), word.end() + 6) is not None
            more = _CAPITALS.match(text, word.end(), word.end() + 50)
            name += more.group() if more and name == text[at : word.end()] else ""
            return None if goes_on else Maker(slug(name), at, at + len(name))
        if word.group()[-1] in ".,;:)":
            return None
    return None


_NO_SURNAME = ("partiet", "erna", "lagen", "tinget")


def _surname(name: str) -> str | None:
    """The slug of a person by surname; None for what is no person's name."""
    first = name.split()[0]
    if first in _NO_PERSON or _GENITIVE.fullmatch(first) or name in papers() or name.endswith(_NO_SURNAME):
        return None
    return slug(name) if is_body(name) else author_slug(name) or slug(name.split()[-1])


def maker_behind(text: str, noun: int, end: int) -> tuple[Maker, str] | None:
    """Who made the work whose word begins at `noun` and whose title ends at `end`, named behind it; with the year that this tells.

    "av Eva Berg", "som Boverket släppte 2016", "(I rapporten …) visar Boverket", "visar man" of who was named before.
    """
    lead = FROM.match(text, end, end + 40)
    found = maker_at(text, lead.end()) if lead else None
    if lead and found:
        return found, _year_in(lead.group())
    lead = _THAT.match(text, end, end + 8)
    found = maker_at(text, lead.end()) if lead else None
    gave = _GAVE_IT.match(text, found.end, found.end + 90) if found else None
    if found and gave:
        return found, gave["year"] or gave["before"] or ""
    verb = _SAYS_THERE.match(text, end, end + 70) if _WITHIN.search(text, max(0, noun - 40), noun) else None
    if verb is None:
        return None
    found = maker_at(text, verb.end())
    if found is None and _MEANT.match(text, verb.end(), verb.end() + 20):
        who = lone_publisher(text, noun)
        found = Maker(who, verb.end(), verb.end()) if who else None
    return (found, "") if found else None


def maker_before(text: str, noun: int, *, definite: bool, quoted: bool = False) -> tuple[Maker, str] | None:
    """Who made the work whose word begins at `noun`, named before it in the sentence; with the year that this tells.

    "Boverket (BV) konstaterar i sin", "Boverket lämnade i maj 2016", "Boverkets (BV)", "Eva Berg skriver i sin", "Eva Bergs".
    """
    known = publisher_before(text, noun)
    if known is None:
        return _unknown_before(text, noun, definite=definite)
    beside = _BESIDE.search(text, max(0, known[0] - 40), known[0])
    first = publisher_before(text, beside.start()) if beside else None
    if beside and first is None:
        return None
    between = text[known[1] : noun]
    begin, end, who = first or known
    if not definite and _ADJECTIVES.fullmatch(between):
        bracketed = between[0] == ")" and text.endswith("s (", 0, begin)
        if text[begin:end].endswith("s") and not bracketed:
            return Maker(who, begin, end), ""
        named = publisher_before(text, begin - 1) if bracketed else None
        if named:
            return Maker(named[2], named[0], named[1]), ""
    opened = text.rfind(" (", 0, begin + 1)
    longer = publisher_before(text, opened) if between[0] == ")" and opened == begin - 2 else None
    given = _is_given_by(text, longer[0] if longer else begin) and _SIMPLY.fullmatch(between)
    told = _TOLD.fullmatch(between) or _GAVE.fullmatch(between) or given
    if told and not ANOTHERS.search(between):
        return Maker(who, noun, noun), _year_in(between)
    reaches = definite and quoted and _IN_REACH.fullmatch(between) is not None and not ANOTHERS.search(_LEAD.sub("", between))
    return (Maker(who, noun, noun), _year_in(between)) if reaches else None


def _unknown_before(text: str, noun: int, *, definite: bool) -> tuple[Maker, str] | None:
    """As `maker_before`, of bodies that no table knows, of people, and of who was named in the sentence before."""
    low = max(0, noun - 150)
    owner = None if definite else _OF_BODY.search(text, low, noun)
    begin, name = without_lead(owner.start(), owner["name"]) if owner else (noun, "")
    if is_body(name):
        who = lone_publisher(text, begin - 1) if name.lower() in words_of("anaphora") else slug(name)
        return (Maker(who, begin, noun), "") if who else None
    for says in (_BODY_SAYS, _IT_SAYS):
        found = says.search(text, low, noun)
        who = _slug_of_sayer(text, found) if found else None
        if found and who and not ANOTHERS.search(found["between"]):
            return Maker(who, noun, noun), _year_in(found["between"])
    owner = _OF_PERSON.search(text, low, noun)
    surname = _surname(owner["name"].removesuffix("s")) if owner else None
    if owner and surname:
        return Maker(surname, owner.start(), noun), ""
    person = _PERSON_SAYS.search(text, low, noun) or _SAYS_PERSON.search(text, low, noun)
    surname = _surname(person["name"]) if person else None
    return (Maker(surname, noun, noun), _year_in(person.group())) if person and surname else None


def _slug_of_sayer(text: str, found: re.Match[str]) -> str | None:
    """Who says something: a body by a word for such or by its ending, a party; of "Verket" who was named before."""
    names = found.groupdict()
    if "body" not in names:
        return lone_publisher(text, found.start() - 2)
    body = without_lead(0, names["body"])[1] if names["body"] else ""
    if not body:
        return slug(names["name"] or names["party"] or names["place"])
    own = is_body(body) and body.lower() not in words_of("anaphora") and _ACTS.search(found["between"])
    return slug(body) if own else None


def without_lead(begin: int, name: str) -> tuple[int, str]:
    """A name that begins at a place, without the words that lead its sentence on ("Enligt Statskontorets rapport")."""
    while (first := _BEGINS.match(name)) and len(name) > first.end():
        begin, name = begin + first.end(), name[first.end() :]
    return begin, name


def _year_in(words: str) -> str:
    """The last year that words name; empty for none."""
    years = _YEAR.findall(words)
    return years[-1] if years else ""


def maker_in_sentence_before(text: str, noun: int) -> tuple[str, str] | None:
    """The one publisher of the sentence before, which says that it published or looked into something, and the year that it names.

    "Brå kom 2016 med en rapport. I …".
    """
    opens = _OPENS.search(text, max(0, noun - 60), noun)
    if opens is None:
        return None
    low = max(text.rfind("\n", 0, opens.start() + 1) + 1, opens.start() - _LONGEST_SENTENCE)
    begins = [stop.end() for stop in NEW_SENTENCE.finditer(text, low, opens.start())]
    sentence = text[begins[-1] if begins else low : opens.start() + 1]
    who = lone_publisher(text, opens.start())
    acts = who is not None and any(_acts(text, maker) for maker in _publishers_in(text, opens.start() + 1 - len(sentence), opens.start()))
    return (who, _year_in(sentence)) if who and acts else None


def _publishers_in(text: str, low: int, stop: int) -> list[Maker]:
    """The publishers that are named between two places, not in the genitive."""
    found = (publisher_at(text, capital.start()) for capital in _CAPITAL.finditer(text, low, stop))
    return [maker for maker in found if maker]


def _is_given_by(text: str, name: int) -> bool:
    """Whether the name that begins at a place stands behind a verb of who publishes: "lämnade Boverket"."""
    return _GIVEN_BY.search(text, max(0, name - 20), name) is not None


def _acts(text: str, maker: Maker) -> bool:
    """Whether a body published or looked into something, by the verb beside its name."""
    return _is_given_by(text, maker.start) or _LOOKED_INTO.match(text, maker.end, maker.end + 90) is not None
