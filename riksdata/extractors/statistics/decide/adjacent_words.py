"""What the words next to a quantity say: whether it is a date, an age, a place in a list or a law, or a mere determiner.

The cheap half of the judgement, asked before the sentence is looked for; each answer is the reason why the quantity is no statistic,
or None.
"""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.quantity.units import UNITS
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_AGE_BEFORE = lazy_regex(
    rf"""
    (?:
        ålder\w{{0,12}}|åldr\w{{0,12}}|fyll[dters]{{0,3}}                     # åldersgruppen, åldrarna, fyllde
        |personer|äldre[ ]än|yngre[ ]än|barn|ungdomar|unga|elever|flickor
        |pojkar|kvinnor|män|medborgare|alla|vuxna
        |född\w{{0,3}}|befolkningen|innan|gruppen                             # födda
        |(?:person|invånare)(?=[ ](?:mellan|under|över|från)[ ]|[ ]?\()         # person mellan
    )
    {_S}\(?
    (?:
        (?:
            mellan|under|över|om|på|vid|i|från|de|han|hon|som[ ]är|är|sina|sin
            |upp[ ]till|till|och[ ]med|minst|fyllt|och
        )
        {_S}
    ){{0,3}}                                                                # från och med
    $
    """,
    re.X,
)
_OF_AGES = lazy_regex(
    r"(?:[^\W\d_]{3}arna|gärningsmän(?:nen)?|männen|kvinnorna|flickorna|pojkarna|ungdomar|barn),?[ \u00a0]"  # rånarna
    r"(?:(?:ofta|främst|oftast|alla|de flesta)[ \u00a0])?$"  # ofta
)
"""Before "mellan 15 och 18 år": whose age it is."""
_IT_TAKES = lazy_regex(r"(?<!\w)(?:tar|tog|tagit|ta|dröjer|dröjt|dröjde|krävs)(?!\w)[^.;]{0,40}$")
"""Before a time: that it is how long something takes ("det tar för skogsägarna mellan 70 och 100 år")."""
_AGE_AFTER = lazy_regex(rf"{_S}(?:gam|ålder|fyllda|och (?:uppåt|äldre|över)|eller (?:äldre|yngre))")
_AGO = lazy_regex(rf"{_S}(?:sedan|tillbaka|framåt|innan|efter|före|bakåt|framöver|gammal|gamla|gammalt|senare)\b")
_LASTING = lazy_regex(
    r"(?:(?<!kvalificerings)(?<!tjänstgörings)(?<!kvalifikations)(?<!intjänande)(?<!anställnings)tid(?:en|er|erna)?"  # tiden
    r"|väntan|köer|köerna|(?<!\w)kön?)"  # kön
    rf"(?:{_S}(?:för|till|på|i|hos|bland|från|vid)(?:{_S}[^\W\d_]+){{1,4}}?)?"  # för
    rf"{_S}(?:är|var){_S}$"  # är
)
"""Before a time: what lasts so long, which has no age ("väntetiden är i dag fem till åtta år")."""
_THAN_BEFORE = lazy_regex(rf"(?:mer|mindre|fler|färre|högre|lägre|större|mera){_S}än{_S}(?:för{_S})?$")
_LASTING_TIME = (
    r"(?:(?:handläggnings|vänte|kö|res|väntan|svars|ställ|led|omlopps|utrednings|behandlings|genomströmnings)"  # handläggnings
    r"tid(?:en|er|erna)?|väntan|köerna|kön)(?!\w)"  # tiden
)
_CHANGED_TIME = (
    r"(?:(?:ök|minsk)(?:a|ar|at|ade)|(?:för)?(?:kort|läng)(?:as|ats|ades|t|s)|ändra(?:s|ts|des)"  # ökat
    r"|sjunk(?:a|er|it)|sjönk|stig(?:a|er|it)|steg|väx(?:a|er|te)|vuxit|gått|gick|fall(?:a|er|it)|föll"  # steg
    r"|höjs|sänks|reviderats?|justerats?)(?!\w)"  # höjs
)
_TIME_CHANGES = lazy_regex(
    rf"(?:{_LASTING_TIME}[^.;:]{{0,100}}?(?<!\w){_CHANGED_TIME}|(?<!\w){_CHANGED_TIME}[^.;:]{{0,60}}?{_LASTING_TIME})"  # tiden … ökat
    r"[^.;:]{0,60}[ \u00a0](?:till|från)[ \u00a0]$",  # till
    re.IGNORECASE,
)
"""Before a level of a time that changes, further away ("väntetiden har minskat med en dag sedan 2016 till")."""
_OVER_TIME = lazy_regex(
    rf"(?<!\w)(?:har|hade){_S}(?:[^\W\d_]+{_S}){{0,3}}?(?:på|under|efter){_S}(?:[^\W\d_]+{_S})?$"  # har bara på
)
_SUPINE = lazy_regex(rf"{_S}(?:[^\W\d_]+{_S}){{0,2}}?[^\W\d_]{{2,20}}(?:at|it|ats|its|tts|nats|rts|gts|lts|[gknp]t)(?!\w)")
"""Behind a time in which something has become what it is ("har på tjugo år ökat med …")."""
_WAITING = lazy_regex(rf"(?<!\w)vänta(?:r|de|t)?{_S}(?:[^\W\d_]+{_S})?i{_S}$")
"""Before a time that somebody waits ("får vänta i tre veckor innan …")."""
_AMOUNT_TO = lazy_regex(rf"(?<!\w)(?:(?:uppgå|uppgår|uppgick|uppgått)(?:{_S}[^\W\d_]+){{0,4}}|ökat|ökade|minskat|minskade){_S}till{_S}$")
"""Before a time that something has come to ("handläggningen kan uppgå till ett och ett halvt år")."""
_AMOUNT_REACH = 60
_CHANGES_FROM = lazy_regex(
    rf"""
    (?<!\w)
    (?:
        (?:för|av)?(?:kort|läng)(?:as|ats|ades|ts|des|t|er|ar|de|s)|(?:minsk|ök)(?:ar|at|ade|as|ats|ades)|(?:sjunk|stig)(?:er|it)|sjönk|steg
        |krymp(?:er|t|te)|väx(?:er|te|t)|vuxit|fall(?:er|it)|föll|gått|gick|går|(?:höj|sänk)(?:s|ts|tes|t|te)
    )
    {_S}(?:[^\W\d_]+{_S}){{0,3}}från{_S}
    (?:(?:\d[\d,]*|[^\W\d_]+){_S}(?:[^\W\d_]+{_S})?(?:(?:i{_S}genomsnitt|i{_S}snitt|år{_S}\d{{4}}|\d{{4}}){_S})?till{_S}(?:[^\W\d_]+{_S})?)?$
    """,
    re.X | re.IGNORECASE,
)
"""Before the first or the last of two times between which something has changed ("kortas från 16 till")."""
_CHANGES_REACH = 80
_TIME_REACH = 190
_SET_BY_RULE = lazy_regex(
    r"(?<!\w)(?:åldern[ \u00a0]för|[^\W\d_]*åldersgräns|pensionsålder|straff|giltighetstid|preskriptionstid|mandattid|karens)",
    re.IGNORECASE,
)
"""A time that a rule sets, and changes."""
_OF_WHAT = lazy_regex(rf"{_S}av{_S}(?!en{_S}period)[a-zåäö]")
"""Behind "efter N år": a time that is over ("fred efter 21 år av krig")."""
_SUPERLATIVE = lazy_regex(rf"\b[^\W\d_]{{3,20}}sta{_S}(?:[^\W\d_]{{3,24}}{_S})?på{_S}$")
_LASTS = frozenset(("är", "var", "på", "till", "hålls", "ligger", "blir"))
_TAKES = frozenset(("tar", "tog", "dröjer", "dröjde"))
_TURNS_AGE = frozenset(("bli", "blir", "blivit", "blev", "fyller", "fylla", "fyllt", "fyllde"))
_ONE_IN = lazy_regex(
    r"\b(?:en|ett|1)(?: (?:person|barn|människa|kvinna|man|fall|patient|elev|invånare|födsel))? på (?:cirka |ca |ungefär )?$"
)
_VEHICLE = lazy_regex(rf"{_S}(?:brutto|total|tjänste)vikt|{_S}(?:fordon|lastbil|släp|ekipage)")
_HEAVY = lazy_regex(r"(?:lastbil|fordon|ekipage|bilar|bruttovikt|totalvikt)\w{0,8} (?:på|om|över|under|till|upp till) (?:upp till )?$")
_SCHOOL_YEARS = frozenset(
    (
        "årskurs",
        "årskurserna",
        "åk",
        "klass",
        "kapitel",
        "punkt",
        "nummer",
        "tabell",
        "figur",
        "avsnitt",
        "vecka",
        "veckan",
        "dag",
        "nivå",
        "steg",
    )
)
_NUMBER_OF = lazy_regex(r"[Aa]ntal[^.\n]{0,90} (?:passera|nå|överstig|överskrid|toppa)[^\W\d_]{0,4}[ \u00a0]$")
_WHICH_HALF = frozenset(("första", "andra", "sista", "senare", "ena", "övre", "nedre", "undre", "norra", "södra"))
_OF_TIME = lazy_regex(
    r"[ \u00a0]av[ \u00a0](?:\d"  # 1990
    r"|(?:året|perioden|mandatperioden|decenniet|seklet|århundradet|månaden|veckan|dygnet|terminen|läsåret|säsongen"  # året
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?!\w))"  # januari
)
"""Behind "första hälften": it is a time."""
_YEAR_BEFORE = frozenset(("år", "åren", "årtalet"))
_CHANGED = lazy_regex(
    r"(?:ökning|minskning|uppgång|nedgång|ökat|ökade|ökar|öka|minskat|minskade|minskar|minska)(?:en)?[ \u00a0]med[ \u00a0]$"
)
"""Before the bare amount of a change ("en minskning med 77 sedan 2008")."""
_PIECES = lazy_regex(r"[ \u00a0](?:st(?=[ ,)])|stycken\b)")
"""After a number whose noun stands before it ("kommunerna (36 st)")."""
_NO_AGES = 100
"""The lower bound from which "mellan … och …" without a noun is no span of ages, hours or points of a scale."""
_AMOUNTS_TO = lazy_regex(
    r"(?:sig|handla|handlar|handlade|talar"  # handlar om
    r"|(?:rör|rörde|handlar|handlade|talas)[ \u00a0]det(?:[ \u00a0]sig)?)[ \u00a0]om[ \u00a0]$"  # rör det sig om
)
_REST = frozenset(("övriga", "resterande", "återstående"))
_FOLLOWED = lazy_regex(rf"{_S}[a-zåäö]")
"""What is left of a number told before: "Övriga 970 000 går på väg"."""
_BEEN = frozenset(("har", "hade", "och", "varav"))
_DONE = lazy_regex(rf"{_S}[^\W\d_]{{3,20}}(?:ats|its|tts|nats|at|it)(?=[ \u00a0.,)])")
"""A supine: who has so been counted is named before ("11 har dött och 126 skadats")."""
_BASES = (10, 20, 50, 100, 1000, 10000)
_BASE_OF = lazy_regex(r"(?:^|[,(.] |\b(?:att|men) )[Aa]v[ \u00a0]$")
"""What a ratio is out of, before the ratio is said ("att av 100 nya företag tros sju …")."""
_OF_THEM = lazy_regex(rf"{_S}av{_S}(?:dessa|dem|dom)\b")
_MEAN_AGE = lazy_regex(r"medelålder|genomsnittsålder|medianålder|genomsnittlig\w{0,3} ålder|livslängd|snittålder")
_SEX = lazy_regex(r"(?:or|ar|er|na|ade|ska|nya|fall|barn|år|gånger|stycken|företag|mord|brott|landsting|län)$")
_TRADED = ("köp", "sälj", "såld", "sålt")
"""Beginnings of verbs whose object is sex, not six of something ("köper sex av män")."""
_LEADS = words("preposition", "auxiliary", "fact", "verb") | {
    "varav",
    "än",
    "och",
    "respektive",
    "eller",
    "mot",
    "jämförelse",
    "(",
    "–",
    ",",
    ":",
}
_RATE_OF = lazy_regex(rf"{_S}(?:per|på){_S}(?:\d{{1,3}}(?:{_S}\d{{3}})+|miljon|miljard|tusen|hundra|hundratusen){_S}[^\W\d_]")
_FEWER_THAN = lazy_regex(rf"{_S}(?:fler|färre){_S}än(?!\w)")
"""Behind the amount of a change whose noun stands before ("168 kommuner, 26 färre än året innan")."""
_PER_ONE = lazy_regex(rf"{_S}per{_S}[a-zåäö]{{2}}")
"""Behind a number with decimals: it is a rate of something named before ("antalet ungar är 1,6 per bo")."""
_PARTS_OF_AN_IDEA = lazy_regex(
    r"(?:pelare|hörnstenar|byggstenar|grundstenar|grundbultar|ledstjärnor"  # pelare
    r"|huvudmål|dimensioner|principer|kriterier|prioriteringar"  # huvudmål
    r"|fokusområden|målområden|insatsområden|huvudspår|strategier)(?: (?:i|för|av|inom) .*)?$"  # strategier
)
_WHICH_WEIGHS = lazy_regex(
    r"(?<!\w)(?:som (?:väger|vägde|rymmer|mäter)"  # som väger
    r"|[^\W\d_]*(?:fordon|bilar|släpvagnar|släp|brev|paket|försändelser"  # brev
    r"|båtar|fartyg|drönare|bussar|farkoster|vikt)) $",  # båtar
    re.IGNORECASE,
)
"""Before the bound of a weight or a length: what it tells apart ("brev upp till 250 gram", "släp som väger mer än 750 kilo")."""
_PER_TIME = lazy_regex(r"[ \u00a0](?:[^\W\d_]+[ \u00a0])?(?:per|om|varje)[ \u00a0](?:år|året|dag|dagen|dygn|dygnet)(?!\w)")
_LIMIT_IS = lazy_regex(
    r"(?<!\w)(?!träd|skogs|odlings|lands|riks|stats)[^\W\d_]*gräns(?:en|värdet)?(?: för [^.,;:\d]{1,40})?"  # gränsen
    r" (?:är|går|ligger|sätts|dras)(?: i dag| nu)? (?:vid |på |till )?$",  # går vid
    re.IGNORECASE,
)
_FIRMS = lazy_regex(
    rf"""
    (?:
        företag\w*|bolag\w*|arbetsgivare|verksamhet\w*|arbetsplats\w*  # företagen
        |kommuner|orter|tätorter
    )
    {_S}(?:som{_S})?(?:med|har)                                       # som har
    {_S}?\S{{0,12}}{_S}?$                                             # minst
    """,
    re.X,
)
_HAVING = lazy_regex(rf"\b(?:med|har){_S}$")
_FIRM = lazy_regex(r"(?:företag|bolag)\w*[^,.]{0,20}$")
_BOUND_WORD = lazy_regex(r"(?:färre|mindre|fler|mer|upp till|minst|högst|över|under|max)\b")
_LAW = lazy_regex(rf"{_S}{{0,2}}(?:[a-z]{_S})?(?:§|kap\b|procentenhetsmål)")
_SCALE = lazy_regex(r"(?:miljon|miljard)")
_MEASURED = lazy_regex(r"genomsnitt|medelhastighet|snitthastighet|uppmätt|vind|i snitt")
_NUMBERED = lazy_regex(
    rf"""
    (?:
        årskurs|årskurserna|kapitel|punkterna|väg|riksväg|artiklarna|utgiftsområde
        |vecka|veckorna|steg|nivå|elområde
    )
    {_S}\d{{1,3}}(?:,{_S}\d{{1,3}})?                                  # 4, 5
    {_S}?(?:och|till|–|,|eller){_S}?(?:vecka{_S})?$                   # till vecka
    """,
    re.X,
)
_IN_A_ROW = lazy_regex(
    rf"""
    (?:
        (?<!per[ ])(?<!om[ ])(?<!varje[ ])(?<!en[ ])(?<!samma[ ])\bdag     # dag, but not "per dag"
        |\b(?:[Pp]aragraf|(?:[Rr]iks|[Ll]äns)?[Vv]äg|[Vv]årdguiden)        # Riksväg
        |(?<![^\s(])E                                                      # (E
    )
    {_S}$
    """,
    re.X,
)
"""Before a number that tells which day, paragraph or European road."""
_DESIGNATED = ("paragrafen", "dokument", "dokumentet", "helikopter", "robot", "resolution")
"""Words behind which digits tell which one ("helikopter 4", "lagparagrafen 301")."""
_EACH_ONE = lazy_regex(r"(?<!\w)(?:per|varje)[ \u00a0][^\W\d_]+[ \u00a0]$")
_EACH_REACH = 30
_NUMBERED_ONE = frozenset(("nummer", "nr", "tv", "kanal", "svt"))
_RATHER_CODE = lazy_regex(r"[–-]\d{1,2}[–-]\d{1,2}(?![\d,])")
"""Behind the first number of several that dashes join ("modellen 4–2–2")."""
_ABBREVIATED = lazy_regex(rf"(?<!\w)(?:v|vv|kl|nr|s|sid|avsn|fig|tab|art|kap|punkt)\.{_S}$")
_AT_THE_TOP = lazy_regex(r"[^,.\d]{0,25}[ \u00a0](?:högst|lägst|högsta|lägsta|rikaste|fattigaste)\b")
"""The share that tells which group: "de tio procent som har högst inkomst"."""
_GIVEN = frozenset(("ges", "ge", "få", "får", "till", "ett", "om", "införa", "med"))
_JOINTS = frozenset(("och", "till", "–", ",", "eller", "vecka"))
"""What stands before the last of several that are numbered."""
_KINDS = lazy_regex(rf"(?:kommuner|länder|län|regioner|områden|företag|hushåll|skolor|orter){_S}med{_S}$")
_NAMED = lazy_regex(rf"[a-zåäö,]{_S}[A-ZÅÄÖ][a-zåäö]{{2,20}}{_S}$")
_ACRONYM = lazy_regex(rf"(?<!\w)[A-ZÅÄÖ]{{2,6}}{_S}$")
_AGED = lazy_regex(rf"(?:barn|personer|ungdomar|unga|alla|män|kvinnor|någon|flickor|pojkar){_S}(?:under|över){_S}$")
_STOP_NOUN = CLASSES["notcounted"]
_ABSTRACT = CLASSES["abstract"]
_ABSTRACT_ENDS = (
    "skäl",
    "områden",
    "förslag",
    "frågor",
    "punkter",
    "åtgärder",
    "principer",
    "syften",
    "kriterier",
    "uppgifter",
    "perspektiv",
    "motioner",
    "steg",
)
_ACTS = ("lagen", "balken", "förordningen", "stadgan", "direktivet", "konventionen", "fördraget", "grundlagarna")
"""Words that name an act of law: a number before them is of a paragraph or an article."""
_FULLY = lazy_regex(rf"{_S}(?:förnybar|fossilfri|ekologisk|förnyelsebar|hållbar|av sin|av sitt|säker|nöjd|lön)")


_NO_LONGER = lazy_regex(r"(?<!\w)(?:inte|ej)[ \u00a0]längre[ \u00a0](?:(?:i|med|på|om|till)[ \u00a0])?$", re.IGNORECASE)
_BEHIND_NO_LONGER = frozenset(("längre", "i", "med", "på", "om", "till", "mellan", "från", ""))
"""What may stand before a quantity of which that is said, one that is a range led by a word among it."""
_DENIAL = 26
"""Characters before a quantity within which it is said to be true no more ("räknas inte längre i hundratal")."""


_SIX_DIGITS = lazy_regex(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A day as year, month and day ("181123"); a count of so many has a space in it, or what is counted behind."""
_SECTION_SIGN = ("§ ", "§", "§\u00a0")
_BEFORE_ERA = (" f", " e", "\u00a0f", "\u00a0e")
_ERA = lazy_regex(r"[ \u00a0](?:f|e)\.?[ \u00a0]?Kr(?!\w)")
"""Behind a year before or after Christ."""


def by_adjacent_words(text: str, q: Quantity, low: int, start: int, before: str, noun: str | None) -> str | None:
    """Why the words next to the quantity say that it is none; `low`: where its line begins, `start`: where it begins with its hedges."""
    if text.startswith(_BEFORE_ERA, q.end) and _ERA.match(text, q.end):
        return "year"
    if noun is None and q.kind == "count" and _SIX_DIGITS.fullmatch(text, q.start, q.end):
        return "date"  # "181123 beslutades"
    if text.endswith(_SECTION_SIGN, low, q.start):
        return "numbered"  # "enligt § 2 vattenlagen"
    if text.startswith("-", q.end) and text[q.end + 1 : q.end + 2].isalpha():
        return "compound"
    if text.startswith("-", q.end) and text[q.end + 1 : q.end + 2].isdigit() and q.written == "digits" and q.end == q.number_end:
        return "numbered"  # "mål 2308-17"
    if text.startswith(("överstigande ", "understigande "), start) or (
        before == "som" and text.startswith(("överstig", "understig"), start)
    ):
        return "group"
    designated = before.endswith(_DESIGNATED) and not _EACH_ONE.search(text, max(low, start - _EACH_REACH), start)
    if start == q.start and designated and q.kind == "count" and q.written == "digits" and q.low is None and not q.scaled:
        return "numbered"
    if before in _NUMBERED_ONE or (before.endswith("nummer") and q.written == "digits") or _RATHER_CODE.match(text, q.end):
        return "numbered"
    if before == "extra" and _SCALE.match(text, q.start):
        return "name"
    if before in _BEHIND_NO_LONGER and _NO_LONGER.search(text, max(low, start - _DENIAL), start):
        return "denied"
    if q.share == "list" and before in _SCHOOL_YEARS and q.value is not None and q.value < 60:
        return "numbered"
    if q.whole is not None and q.value == 1 and q.written == "words":
        if noun is not None and _PARTS_OF_AN_IDEA.search(noun.lower()):
            return "idiom"  # "en av tre pelare"
        among = q.unit == "count" and start == q.start  # "en av landets 290 kommuner"
        if among or before in ("är", "var", "som", "blev"):
            return "one_of"  # one among so many, no share
    kind = q.kind
    if kind == "count":
        return _numbered(text, q, low, start, before) or _counted(text, q, low, start, before, noun)
    if kind == "percent":
        return _percentage(text, q, low, start, before)
    if kind == "time":
        return _span_of_time(text, q, start, before)
    if kind == "physical":
        return _measured(text, q, low, start, before)
    if kind == "fraction":
        return _fraction(text, q, start, before, noun)
    if kind == "times":
        if q.word.endswith("at") and before in _GIVEN:
            return "aim"  # a participle: "ges fördubblat straffvärde"
        if q.word and not q.word.startswith("det"):
            return "aim" if q.word.endswith(("vera", "dubbla")) else None  # an infinitive: "för att halvera tiden"
        return "times" if before in ("andra", "upprepade", "flera", "många") else None
    return None


def _percentage(text: str, q: Quantity, low: int, start: int, before: str) -> str | None:
    if text[q.number_end : q.end].strip().lower() == "volymprocent":
        return "content"
    if before == "med" and _BOUND_WORD.match(text, start) and _KINDS.search(text, max(low, start - 20), start):
        return "group"
    if before in ("de", "den") and _AT_THE_TOP.match(text, q.end):
        return "group"
    return "slogan" if q.value == 100 and _FULLY.match(text, q.end) else None


def _fraction(text: str, q: Quantity, start: int, before: str, noun: str | None) -> str | None:
    if q.written == "every":
        if text[max(0, start - 9) : start].lower() == "vart och ":
            return "idiom"
        return "frequency" if noun is not None and _is_time(noun) else None
    if q.whole is None and before in ("den", "de") and q.value is not None and q.value < Fraction(1, 2):
        return "group"
    half = text[q.start : q.start + 4].lower()
    if before in _WHICH_HALF and (half == "halv" or (half == "hälf" and _OF_TIME.match(text, q.number_end))):
        return "half"
    if text.startswith(("dagen", "dagar"), q.end + 1):
        return "half_day"
    return "name" if text.startswith("basbelopp", q.end + 1) else None


def _measured(text: str, q: Quantity, low: int, start: int, before: str) -> str | None:
    unit = q.unit
    if before == "om":
        return None if _AMOUNTS_TO.search(text, max(low, start - 24), start) else "name"
    if text[max(low, start - 6) : start] == " inom " and start == q.start:
        return "limit"
    if unit in ("min", "s") and text[start : start + 6].lower() == "under " and before not in _LASTS:
        return "time_span"
    heavy = q.scaled or _PER_TIME.match(text, q.end)  # "fraktar fartyg över 100 miljoner ton"
    if start < q.start and not heavy and _BOUND_WORD.match(text, start) and _WHICH_WEIGHS.search(text, max(low, start - 40), start):
        return "weight_class" if unit in ("g", "kg", "t") else "group"
    distance = unit in ("km", "mil") or text.startswith((" lång", "\u00a0lång"), q.end)
    if not distance and _LIMIT_IS.search(text, max(low, start - 80), start):
        return "limit"
    if unit == "km/h" and not _MEASURED.search(text, max(low, start - 80), start):
        return "speed_limit"
    if text[max(0, start - 7) : start].lower() == "som är ":
        return "group"
    if unit in ("MHz", "GHz", "kHz", "Hz") and q.low is not None:
        return "band"
    if unit in ("t", "kg") and (_VEHICLE.match(text, q.end) or _HEAVY.search(text[max(low, start - 40) : start].lower())):
        return "weight_class"
    if text[max(0, start - 14) : start].endswith(("en radie på ", "en radie av ", "en radie om ")):
        return "radius"
    if unit not in ("°C", "°"):
        return None
    named = before == "vid" or (before in ("på", "till") and start == q.start) or text.startswith("under", start)
    return "name" if named else None


def _is_time(noun: str) -> bool:
    """Whether the noun is a time: "vart tredje år" says how often, not how many."""
    unit = UNITS.get(noun.split()[0].lower())
    return unit is not None and (unit.kind == "time" or unit.symbol in ("s", "min"))


_ON_AVERAGE = ("i genomsnitt ", "i snitt ", "i medeltal ")


def _span_of_time(text: str, q: Quantity, start: int, before: str) -> str | None:
    if q.unit == "hours" and before == "med" and start < q.start:
        return "group"
    if before == "på" and start == q.start and _SUPERLATIVE.search(text, max(0, start - 40), start):
        return "ago"  # "den lägsta räntan på tio år"
    changes = before in ("från", "till") and _CHANGES_FROM.search(text, max(0, start - _CHANGES_REACH), start)
    if changes and not _SET_BY_RULE.search(text, max(0, start - _CHANGES_REACH), start):
        return None  # "väntan kortas från 16 till 11 månader"
    if before == "efter" and _OF_WHAT.match(text, q.end):
        return None
    if before in ("från", "till") and _TIME_CHANGES.search(text, max(0, start - _TIME_REACH), start):
        return None
    right = text[q.end : q.end + 24].lower()
    if before == "på" and _OVER_TIME.search(text, max(0, start - 40), start) and _SUPINE.match(text, q.end):
        return "time_span"
    if right.startswith((" tidigare", " senare", " innan")) and _THAN_BEFORE.search(text, start, q.start):
        return "ago"  # "22 miljarder mer än fyra år tidigare"
    on_average = text.startswith(_ON_AVERAGE, start)
    if before not in _TAKES and not on_average and _AGO.match(right) and not _WAITING.search(text, max(0, start - 30), start):
        return "ago"
    if before in ("från", "till", "mellan") and q.unit == "years" and _MEAN_AGE.search(text, max(0, start - 60), start):
        return None  # "livslängden har fallit från 64 till 47 år"
    if (before in CLASSES["spanning"] and not (before == "till" and _AMOUNT_TO.search(text, max(0, start - _AMOUNT_REACH), start))) or (
        text[start : start + 6].lower() == "under " and before not in _LASTS
    ):
        return "time_span"
    if q.unit == "years":
        if text[max(0, start - 13) : start].lower() == "till och med ":
            return "age"
        left = text[max(0, start - 60) : start].lower()
        if before in _TURNS_AGE and q.value is not None and q.value < 120:
            return "age"
        if on_average or text.startswith(("längre ", "kortare "), start):
            return None
        if (
            q.low is not None
            and q.high is not None
            and 10 <= q.low < q.high <= 100
            and _OF_AGES.search(left)
            and not _IT_TAKES.search(left)
        ):
            return "age"
        aged = (
            (before in ("är", "var") and start < q.start and not _LASTING.search(left))
            or _AGE_BEFORE.search(left)
            or _AGE_AFTER.match(right)
        )
        if aged and (right.startswith((" ålder", "\u00a0ålder")) or not _MEAN_AGE.search(left)):
            return "age"
    return None


_TREATIES = ("resolution", "resolutionen", "resolutionerna", "resolutioner", "konvention", "konventionen", "konventioner", "artikel")


def _numbered(text: str, q: Quantity, low: int, start: int, before: str) -> str | None:
    """Whether the number tells which, not how many: of a chapter, a grade, a road, a rate's denominator."""
    if before.endswith(_TREATIES) and start == q.start and q.written == "digits" and q.end == q.number_end:
        return "numbered"  # "resolution 1325", "konvention 169", "artikel 267"
    if before in ("kräver", "per"):
        return "need_or_denominator"
    if start == q.start and before == "." and _ABBREVIATED.search(text, max(low, start - 6), start):
        return "numbered"
    if start == q.start and text[max(low, start - 5) : start] == "kap. ":
        return "numbered"
    if start == q.start and q.written == "digits" and _IN_A_ROW.search(text, max(low, start - 24), start):
        return "numbered"
    return "numbered" if before in _JOINTS and _NUMBERED.search(text, max(low, start - 30), start) else None


_CHANGES_BY = frozenset(("fler", "färre"))
"""After a number: it is the amount of a change ("två färre operationer"), however small."""


_IN_PLACE = lazy_regex(rf"områden{_S}(?:som{_S}ligger{_S})?(?:i|på|kring|runt|längs){_S}(?!Sverige)[A-ZÅÄÖ]")
"""Areas on the map ("fyra områden i Skåne"), not of policy."""
_NOUN_REACH = 60
_OF_ONE_BODY = lazy_regex(r"[A-ZÅÄÖ]{2,5}-[^\W\d_]+(?:en|et|ens|ets)(?!\w)")
"""A compound of an abbreviation in the definite singular, which no number counts."""


def _counted(text: str, q: Quantity, low: int, start: int, before: str, noun: str | None) -> str | None:
    if q.whole is not None:
        return "one_of" if q.value == 1 and q.whole <= 2 else None
    surface = text[q.start : q.number_end].lower()
    if before in ("på", "cirka", "ca") and _ONE_IN.search(text, max(low, start - 30), q.start):
        return "one_in"
    if before == "av" and q.value in _BASES and _BASE_OF.search(text, max(low, start - 8), q.start):
        return "base"
    if surface in ("112", "114") and before in ("via", "ringa", "ringer", "larma", "nummer"):
        return "name"
    if _LAW.match(text, q.end):
        return "law"
    if start == q.start and q.written == "digits" and _ACRONYM.search(text, max(low, start - 8), start):
        return "name"
    if q.value is not None and q.value < 100 and _AGED.search(text, max(low, start - 12), q.start):
        return "age"
    if noun is None:
        if before in _REST and q.written == "digits" and q.value is not None and q.value >= 100 and _FOLLOWED.match(text, q.end):
            return None
        if before in _BEEN and q.value is not None and not 1900 <= q.value <= 2100 and q.value >= 3 and _DONE.match(text, q.end):
            return None
        if _OF_THEM.match(text, q.end) and q.value is not None:
            return None
        if _RATE_OF.match(text, q.end) or _PIECES.match(text, q.end) or _FEWER_THAN.match(text, q.end):
            return None
        if q.value is not None and q.value.denominator != 1 and _PER_ONE.match(text, q.end):
            return None
        if before in _YEAR_BEFORE and q.written == "digits" and surface.isdigit() and q.value is not None and q.value <= 2100:
            return "year"
        if before == "med" and q.written == "digits" and _CHANGED.search(text, max(low, start - 24), start) and q.value is not None:
            return None
        if q.written == "digits" and surface.isdigit() and q.value is not None and 1900 <= q.value <= 2100:
            return "year"
        least = q.value if q.value is not None else q.low
        grouped = q.written == "digits" and not surface.isalnum() and least is not None and least >= 1000
        large = start < q.start and q.written == "digits" and q.value is not None and q.value >= 100
        if start == q.start and q.written == "digits" and not q.about and before not in _LEADS and not (grouped and is_verb(before)):
            return None if grouped and _NUMBER_OF.search(text, max(low, start - 120), start) else _bare(q, before)
        ranged = start < q.start and q.written == "digits" and q.low is not None and q.high is not None
        ranged = ranged and (before != "mellan" or (q.low or 0) >= _NO_AGES)
        return None if (grouped or q.about or q.opened or large or ranged) and not before.isdigit() else _bare(q, before)
    if start == q.start and surface in ("miljon", "miljard") and text[q.start - 5 : q.start - 1].lower() != "halv":
        return "name"
    parts = noun.lower().split()
    first, head = parts[0], parts[-1]
    if _OF_ONE_BODY.match(noun) and start == q.start and q.written == "digits":
        return "name"  # "2 EU-nämnden", a heading
    if first in _STOP_NOUN or len(head) <= 2:
        return "law_or_name"
    if first in CLASSES["month"]:
        return "date"
    if (
        start == q.start
        and surface.isdigit()
        and len(surface) < 3
        and _NAMED.search(text, max(low, start - 24), start)
        and (is_verb(first) or first.endswith(("des", "tes")))
    ):
        return "name"  # "kritiska mot Nordstream 2 försattes de"
    if first == "av" and start == q.start and q.written == "digits" and len(parts) > 1 and noun.split()[1][0].isupper():
        return "name"  # "Nordstream 2 av Hans …": a title and who wrote it
    if first.endswith(_ACTS) and start == q.start and q.written == "digits" and (q.value or q.high or 0) < 1000:
        return "law"
    if head in CLASSES["timenoun"] and (before in CLASSES["spanning"] or text[start : start + 6].lower() == "under "):
        return "time_span"
    if surface == "sex" and ((first != "av" and not _SEX.search(first)) or before.startswith(_TRADED)):
        return "sex"
    if q.opened or q.about:
        return None
    if before in CLASSES["numbered"]:
        return "numbered"
    if q.value is not None and q.value == 0:
        return "zero"
    hedged = start < q.start
    most = q.value if q.value is not None else q.high
    if most is not None and most <= 12:
        if first == "av" and len(parts) > 1 and parts[1] != "varandra" and not parts[1].endswith("s"):
            return "one_of" if q.value == 1 else None  # some of several: a tally
        abstract = head in _ABSTRACT or first in _ABSTRACT or head.endswith(_ABSTRACT_ENDS)
        if (
            abstract
            and not (q.value is None and hedged)
            and not (first.endswith("områden") and _IN_PLACE.search(text, q.end, q.end + _NOUN_REACH))
        ):
            return "abstract"
        if q.written == "words" and q.value is not None:
            if not hedged and before in CLASSES["pointed"] and not (before == "det" and q.value > 1):  # "finns det fem aktörer"
                return "definite"
            if q.value <= 2 and not hedged and first not in _CHANGES_BY:
                return "two"
            if head.endswith("na"):
                return "definite_noun"
    return _group(text, q, low, start, before, head)


_OF_WHICH = frozenset(("varav", "därav"))
"""Before a part of what was told, which needs no noun ("varav 11 är kassor")."""


def _bare(q: Quantity, before: str) -> str:
    """The rule against a number with nothing after it; a level before a change, a part and a large number may be figures all the same."""
    if q.share == "from" or before in _OF_WHICH or (before == "till" and q.value is not None and q.value > 2):
        return "bare_level"
    return "bare_large" if q.value is not None and q.value >= 100 and not before.isdigit() else "bare"


def _group(text: str, q: Quantity, low: int, start: int, before: str, head: str) -> str | None:
    """A number that only tells which: "företag med färre än 50 anställda"."""
    left = text[max(low, start - 40) : start].lower()
    if head in ("anställda", "medarbetare") and (before == "(" or q.low is not None):
        return "group"
    if before in ("med", "har", "på", "minst", "än") and _FIRMS.search(left):
        return "group"
    if head not in ("anställda", "medarbetare", "invånare") or q.value is None or q.value > 100_000 or not _BOUND_WORD.match(text, start):
        return None
    return "group" if _HAVING.search(left) or (head != "invånare" and _FIRM.search(left)) else None
