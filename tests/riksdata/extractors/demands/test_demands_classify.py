"""What demands ask for, by rules."""

from __future__ import annotations

import datetime
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.chamber.decision_points import decision_verbs
from riksdata.extractors.demands import find_demands
from riksdata.extractors.demands.act.action import classify_question, classify_yrkande
from riksdata.extractors.demands.act.agency import agencies
from riksdata.extractors.demands.act.asked import asked
from riksdata.extractors.demands.act.features import features
from riksdata.extractors.demands.act.model import ActionModel, action_model
from riksdata.extractors.demands.act.rules import rules
from riksdata.extractors.demands.act.things import frame_of, kind_of
from riksdata.extractors.demands.wording import substance
from riksdata.swedish.facts import read_rows
from riksdata.text.document import TextDocument

STAND = "Riksdagen ställer sig bakom det som anförs i motionen om {} och tillkännager detta för regeringen."
ACTIONS = {"review", "assign", "legislate", "fund", "reject", "plan", "international", "organise", "inform", "principle", "measure"}


OUTERMOST_ACTS = [
    ("att se över möjligheten att införa ett förbud mot grodor", "review"),
    ("att lagstiftningen om grodor bör ses över", "review"),
    ("en översyn av damminspektionen", "review"),
    ("att regeringen bör få i uppdrag att se över dammarna", "review"),
    ("att införa ett förbud mot grodor", "legislate"),
    ("skärpta straff för grodtjuvar", "legislate"),
    ("att dammlagen bör ändras", "legislate"),
    ("ökade anslag till dammar", "fund"),
    ("att ta fram en nationell strategi för dammar", "plan"),
    ("att Sverige bör verka inom EU för fler dammar", "international"),
    ("att Sverige ska verka för en översyn av EU:s dammdirektiv", "international"),
    ("att Sverige bör se över sina dammar", "review"),
    ("att inrätta en dammyndighet", "organise"),
    ("en informationskampanj om dammar", "inform"),
    ("vikten av dammar", "principle"),
    ("dammar", "principle"),
    ("att vidta åtgärder mot torka", "measure"),
    ("att bygga en järnväg genom dammarna", "measure"),
    ("behovet av en översyn av dammarna", "review"),
    # a clause: the verb with its subject as object; an act without a rule of its own binds the subject
    ("att avgiften för grodfångst bör höjas", "legislate"),
    ("att den som fångar grodor ska bära hatt", "legislate"),
    ("att stödet till dammägare bör förstärkas", "fund"),
    ("att dammarna måste värnas", "principle"),
    ("att en sanering av dammarna bör genomföras", "measure"),
    ("att en särskild dammyndighet bör upprättas", "organise"),
    ("att dammutredningen bör väga in grodorna", "review"),
    ("att Damminspektionen bör läggas ned", "organise"),
    ("att dammstrategin bör omfatta grodor", "plan"),
    ("att grodor ska få behålla sin damm", "legislate"),
    ("att grodor bör ges bättre förutsättningar", "principle"),
    # what is only to be ensured is an aim
    ("att säkerställa att grodor har möjlighet att simma", "principle"),
    ("att säkerställa att en översyn av dammarna görs", "review"),
    # a verb alone: aims and acts
    ("att stärka grodornas hälsa", "principle"),
    ("att underlätta för grodor att simma", "principle"),
    ("att hissa en flagga vid dammen", "measure"),
    ("att låta grodor simma i fontänen", "legislate"),
    ("att minska regelbördan för dammägare", "legislate"),
    ("att dra tillbaka dammförordningen", "legislate"),
    ("att höja kvaliteten i dammarna", "principle"),
    ("att höja taket i dammpenningen", "legislate"),
    # a noun and what qualifies it
    ("dammavgiften", "principle"),
    ("hästnäringen och dammlagen", "principle"),
    ("höjd dammavgift", "legislate"),
    ("jämlikhet och skatter", "principle"),
    ("att avskaffa Arbetsförmedlingen", "organise"),
    ("att regeringen bör återkomma med en redovisning av dammarnas skick", "review"),
    ("en stärkt granskning av dammarna", "principle"),
    ("ett nationellt register för grodor", "organise"),
    ("problem med utredningar om dammar", "principle"),
    ("fler utbildningsplatser för dammvakter", "fund"),
    ("en nationell plan för grodor", "plan"),
    ("samverkan med grannar inför höstens lek", "principle"),
    # two acts: the first
    ("att dammlagen bör ses över samt att grodor ska få rösta", "review"),
    ("vackra dammar och om att utreda grodor", "principle"),
    # abroad
    ("att Sverige ska verka för att minska tullar på grodor", "international"),
    ("att stoppa vapenleveranser till Saudiarabien", "international"),
    ("att regeringen i internationella sammanhang bör lyfta grodorna", "international"),
    ("ett svenskt medlemskap i Nato", "international"),
    ("att fördjupa samarbetet om grodor med andra länder", "international"),
    ("att medlemsländernas dammar ska kunna sammanlänkas", "international"),
    # a body that shall act; what shall be watched
    ("att Boverket i samarbete med grannarna bör arbeta fram en plan för dammarna", "assign"),
    ("att Folkhälsomyndigheten bör beakta grodorna", "assign"),
    ("att en statlig myndighet bör ges ansvaret för grodorna", "assign"),
    ("att utvecklingen för grodor bör bevakas", "review"),
    ("att styrdokumenten för dammvakter bör uppdateras", "legislate"),
    ("att alla dammvakter ska ha kunskaper om grodor", "inform"),
    ("att återgå till en gräns på tio grodor", "legislate"),
    # nouns and bodies of law, without a verb or under a mild one
    ("att förtydliga damm- och vattenvårdslagen", "legislate"),
    ("ökade befogenheter vid dammar", "legislate"),
    ("att stärka det rättsliga skyddet för grodor", "legislate"),
    ("möjlighet att döma grodtjuvar som vuxna", "legislate"),
    ("möjligheter till bad", "principle"),
    ("höjd sorgepeng för dammägare", "legislate"),
    ("att underlätta regelverket för grodfångst", "legislate"),
    ("badförbud för grodtjuvar", "legislate"),
    ("kriminalisering av försök till grodfångst", "legislate"),
    ("att den som fångar en groda ska kunna dömas", "legislate"),
    ("att naturvård aldrig ska ske mot dammägarens vilja", "legislate"),
    ("att verka för att definiera vad en damm är", "legislate"),
    ("att grodor är viktiga för dammen", "principle"),
    ("att dammskötsel ska vara tillgänglig för alla", "principle"),
    ("kortare handläggningstider för fångstlicens", "principle"),
    ("att stoppa grodsmuggling", "principle"),
    # what the public pays
    ("expansionslån i dammbygder", "fund"),
    ("dammiljarder till bygden", "fund"),
    ("behovet av forskning om grodor", "fund"),
    ("att öka antalet anställda vid dammarna", "fund"),
    ("att bygga ut dammvården", "fund"),
    ("att öka antalet rastplatser", "measure"),
    ("att anslaget för dammar bör upphöra", "fund"),
    # moved, sold, taken over
    ("omlokalisering av statliga dammar", "organise"),
    ("ett minskat statligt ägande i Dammbolaget", "organise"),
    ("att regionerna tar över ansvaret för dammarna", "organise"),
    ("en myndighet med ansvar för dammar", "organise"),
    # works
    ("att belägga flyglinjen över dammen med trafikplikt", "measure"),
    ("en tunnelbaneförbindelse mellan Damm och Sjö", "measure"),
    ("fler oanmälda dammkontroller", "measure"),
    # other states and treaties
    ("kärnvapennedrustning vid dammarna", "international"),
    ("att få dammvakten Groda fri", "international"),
    ("att Sverige, som medlem i EU, bör verka för fler dammar", "international"),
    ("att regeringen i kontakter med den ryska regeringen bör kräva rena dammar", "international"),
    # knowledge spread, goals, inquiries, tasks
    ("att upplysa badande om grodor", "inform"),
    ("dammkunskap i skolan", "inform"),
    ("att inrätta en nationell dammstrategi", "plan"),
    ("att etappmålet om grodor till nästa år för hela det stora landets dammar ska uppnås", "plan"),
    ("att snabbutreda dammarna", "review"),
    ("att införa en kartläggning av grodor", "review"),
    ("att dammuppdraget bör förtydligas", "assign"),
    # what stands before the act
    ("att i framtida planering låta dammar tömmas", "legislate"),
    ("att regeringen, i syfte att rädda grodor, bör utreda dammarna", "review"),
    ("möjligheten till en översyn av dammlagen", "review"),
    ("att påbörja arbetet med en nationell handlingsplan för dammar", "plan"),
]
"""What is asked for, of invented things, and the action that the definitions give it."""


def test_the_outermost_act_decides() -> None:
    wrong = [(asked, action) for asked, action in OUTERMOST_ACTS if classify_yrkande(STAND.format(asked)).action != action]
    assert len(wrong) <= 0.2 * len(OUTERMOST_ACTS), wrong
    sure = [
        (asked, found.action, action)
        for asked, action in OUTERMOST_ACTS
        if (found := classify_yrkande(STAND.format(asked))).confidence > 0.9
    ]
    assert sum(got != action for _, got, action in sure) <= 0.1 * len(sure), sure


@pytest.mark.parametrize(
    ("text", "form", "addressee"),
    [
        (STAND.format("dammar"), "announce", "regeringen"),
        ("Riksdagen tillkännager för regeringen som sin mening vad som anförs i motionen om dammar.", "announce", "regeringen"),
        ("att riksdagen hos regeringen begär förslag om dammar", "announce", "regeringen"),
        (
            "Riksdagen ställer sig bakom det som anförs i motionen om salar och tillkännager detta för riksdagsstyrelsen.",
            "announce",
            "riksdagsstyrelsen",
        ),
        ("Riksdagen beslutar om ändring i dammlagen.", "adopt", "riksdagen"),
        ("Riksdagen godkänner beräkningen av inkomsterna.", "adopt", "riksdagen"),
        ("Riksdagen anvisar anslagen för 2031 inom utgiftsområde 9.", "appropriate", "riksdagen"),
        ("att riksdagen till Dammar anvisar 5 000 kr.", "appropriate", "riksdagen"),
        ("Riksdagen avslår proposition 2030/31:5.", "reject", "riksdagen"),
    ],
)
def test_forms(text: str, form: str, addressee: str) -> None:
    found = classify_yrkande(text)
    assert (found.form, found.addressee) == (form, addressee)


@pytest.mark.parametrize(
    ("said", "year", "agency"),
    [
        ("DO", 1995, "Ombudsmannen mot etnisk diskriminering"),
        ("DO", 2010, "Diskrimineringsombudsmannen"),
        ("DO", None, "Diskrimineringsombudsmannen"),
        ("SJ", 1990, "Statens järnvägar"),
        ("SJ", 2018, "SJ AB"),
        ("Kriminalvården", 1999, "Kriminalvårdsverket"),
        ("Kriminalvården", 2019, "Kriminalvården"),
        ("Sida", 1971, "Styrelsen för internationell utveckling"),
        ("pliktverket", 2005, "Totalförsvarets pliktverk"),
        ("pliktverket", 2024, "Plikt- och prövningsverket"),
        ("Boverket", 1971, "Boverket"),
    ],
)
def test_a_body_bears_the_name_of_the_year(said: str, year: int | None, agency: str) -> None:
    asked = STAND.format(f"att ge {said} i uppdrag att räkna dammar")
    assert classify_yrkande(asked, year).agency == agency
    date = datetime.date(year, 3, 4) if year else None
    text = f"Motion till riksdagen\nDammar\nFörslag till riksdagsbeslut\n{asked}\nMotivering\nHär står skälen.\n"
    assert [d.agency for d in find_demands(TextDocument(text, "mot", date))[0]] == [agency]


def test_a_name_means_one_body_a_year() -> None:
    rows = read_rows("riksdata.chamber", "agencies.tsv")
    assert all(not (since and until) or int(since) <= int(until) for _, _, since, until, *_ in rows)
    assert len({name for name, *_ in rows}) == len(rows)
    for alias, meant in agencies().items():
        assert len({since for since, _ in meant}) == len(meant), alias


@pytest.mark.parametrize(
    ("asked", "agency"),
    [
        ("att ge Boverket i uppdrag att räkna dammar", "Boverket"),
        ("att regeringen bör ge Brottsförebyggande rådet (Brå) i uppdrag att räkna grodor", "Brottsförebyggande rådet"),
        ("att polisen bör få i uppdrag att räkna grodor", "Polismyndigheten"),
        ("att uppdra åt Skolverket och Skolinspektionen att räkna dammar", "Skolverket; Skolinspektionen"),
        ("tydligare uppdrag till länsstyrelser och regioner att räkna dammar", "länsstyrelserna; regionerna"),
        ("att ge en lämplig myndighet i uppdrag att räkna dammar", None),
        ("att ge Trafikverket i nära samverkan med Skogsstyrelsen i uppdrag att räkna dammar", "Trafikverket"),
        ("att regeringen i regleringsbrevet för Vinnova bör uppdra åt myndigheten att räkna grodor", "Vinnova"),
        ("att ålägga SCB att räkna grodor", "Statistiska centralbyrån"),
        ("att utvidga Skolinspektionens uppdrag till att räkna grodor", "Skolinspektionen"),
        ("att införa ett förbud mot Boverkets dammar", None),
    ],
)
def test_the_body_that_is_to_act(asked: str, agency: str | None) -> None:
    assert classify_yrkande(STAND.format(asked)).agency == agency


@pytest.mark.parametrize(
    ("asked", "action"),
    [
        ("Avser ministern att tillsätta en utredning om dammar?", "review"),
        ("Vilka åtgärder avser ministern att vidta för dammarna?", "measure"),
        ("Anser ministern att dammarna är fina?", "principle"),
    ],
)
def test_questions(asked: str, action: str) -> None:
    assert classify_question(asked).action == action


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Riksdagen godkänner beräkningen av inkomsterna och tillkännager att regeringen ska återkomma med lagförslag.", "fund"),
        ("Riksdagen beslutar att bemyndiga regeringen att ingå ekonomiska åtaganden för dammar.", "fund"),
        ("Riksdagen antar regeringens förslag till ändring i dammlagen.", "legislate"),
    ],
)
def test_what_the_chamber_settles_itself(text: str, action: str) -> None:
    found = classify_yrkande(text)
    assert (found.form, found.action) == ("adopt", action)


def test_the_formula_is_cut() -> None:
    assert substance(STAND.format("att värna dammar")) == "att värna dammar"
    assert substance("att riksdagen som sin mening ger regeringen till känna vad i motionen anförts om dammar") == "dammar"


@given(st.text(max_size=300))
def test_any_text_has_an_answer_of_the_closed_lists(text: str) -> None:
    found = classify_yrkande(text)
    assert found.action in ACTIONS
    assert found.form in {"announce", "adopt", "appropriate", "reject"}


def test_the_data_files_are_whole() -> None:
    assert {rule.action for rule in rules()} <= ACTIONS
    assert len(rules()) <= 40
    assert all(rule.fired >= 5 and rule.right >= 0.97 for rule in rules() if rule.decides)
    assert set(action_model(question=False).actions) == ACTIONS
    assert ACTIONS - {"reject"} <= set(action_model(question=True).actions) <= ACTIONS
    kinds = {row[0] for row in read_rows("riksdata.extractors.demands.act", "verbs.tsv")}
    assert kinds == {"adverb", "aim", "light", "carry", "measure", "legislate", "organise"}
    assert {form for form, _ in decision_verbs().values()} <= {"announce", "adopt", "appropriate", "reject"}
    aliases = [alias for row in read_rows("riksdata.chamber", "agencies.tsv") for alias in row[1].split("|")]
    assert all(alias == alias.lower().strip() and alias for alias in aliases)
    assert len(aliases) > len(set(aliases)) > 250


LAYOUT = ["=actions\tfund plan", "=demands\t9", "=step\t0.5", "=temperature\t2", "=intercept\t0 1", "damm\t4\t02fe"]


def test_a_model_is_read_as_its_layout_says() -> None:
    model = ActionModel(LAYOUT)
    assert model.scores([]) == [0.0, 0.5]
    assert model.scores(["damm"]) == pytest.approx([1.0, -0.5])  # one feature alone: its length is one, whatever its rarity
    judged = model.judge(["damm", "unknown"], shown=3)
    assert (judged.action, [name for name, _ in judged.evidence]) == ("fund", ["damm"])
    assert judged.confidence == pytest.approx(1 / (1 + math.exp(-1.5 / 2)))


@given(st.lists(st.sampled_from(["damm", "groda", "x"]), max_size=5))
def test_confidence_is_a_share(names: list[str]) -> None:
    assert 0.5 <= ActionModel(LAYOUT).judge(names).confidence <= 1.0


def test_confidence_and_evidence_are_told() -> None:
    found = classify_yrkande(STAND.format("att införa en avgift på dammar"), shown=4)
    assert 0 < found.confidence < 1
    assert len(found.evidence) == 4
    assert all(weight > 0 for _, weight in found.evidence)
    assert [w for _, w in found.evidence] == sorted((w for _, w in found.evidence), reverse=True)
    decided = classify_yrkande(STAND.format("att utreda dammar"), shown=4)
    assert (decided.action, [name.split()[0] for name, _ in decided.evidence]) == ("review", ["rule"])
    (demand,) = find_demands(TextDocument("Motion till riksdagen\nDammar\nFörslag till riksdagsbeslut\n" + STAND.format("dammar"), "mot"))[
        0
    ]
    assert demand.action_confidence is not None


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        *(("vapenlicenser", "permit"), ("tullavgifter", "tax"), ("tillståndsmyndigheten", "body"), ("kunskapscentrum", "body")),
        *(("reglerna", "rule"), ("nycklar", "?"), ("förslaget", "other"), ("riksvägar", "works"), ("vårdplatserna", "supply")),
    ],
)
def test_a_thing_is_told_by_the_last_part_of_its_noun(noun: str, kind: str) -> None:
    assert kind_of(noun) == kind


@given(st.text(alphabet="abdefgiklmnoprstuvyåäö", min_size=1, max_size=25))
def test_the_kind_of_any_word_is_one_of_the_list(word: str) -> None:
    listed = {row[0] for row in read_rows("riksdata.extractors.demands.act", "nouns.tsv")}
    assert kind_of(word) in listed | {"?"}


@pytest.mark.parametrize(
    ("said", "frame"),
    [
        ("en ny lag om grodor", "a thing"),
        ("skärpta straff för grodtjuvar", "a change"),
        ("fler dammar", "a change"),
        ("införande av dammplikt", "an act"),
        ("sveriges dammar", "somebody's"),
        ("dammlagen", "the thing"),
        ("grodstöld", "bare"),
    ],
)
def test_how_a_demand_without_a_verb_names_its_thing(said: str, frame: str) -> None:
    words = said.split()
    noun = list(itertools.takewhile(lambda word: word not in ("om", "för", "av"), words))
    assert frame_of(words, noun) == frame


def test_measures_that_are_not_named_are_known_by_what_they_are_for() -> None:
    assert "for: utreda" in features(asked("att vidta åtgärder för att utreda dammarna"), "announce", [])
    assert not any(
        name.startswith(("for: ", "for some")) for name in features(asked("att bygga dammar för att rädda grodor"), "announce", [])
    )
