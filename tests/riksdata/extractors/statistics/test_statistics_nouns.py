"""What a figure is of, by the syntax of its clause: comparisons, inversions, what takes how long, what is taken up."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _last_noun(text: str) -> str | None:
    return find_statistics(TextDocument(text), [])[-1].noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det finns ingen marknad för att smuggla större volymer än 100 kilo.", "volymer"),
        ("Enligt verket har inga kommuner högre skulder än 40 miljoner kronor.", "skulder"),
    ],
)
def test_what_is_more_or_less_than_a_measure(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bolaget uppskattar att fältet rymmer reserver till ett värde av 1,3 miljarder kronor.", "reserver"),
        ("Under året stals cyklar till ett värde av 40 miljoner kronor.", "cyklar"),
        ("Förra året exporterade landet trävaror till ett sammanlagt värde av 12 miljarder kronor.", "trävaror"),
        ("Myndigheten har upphandlat konsulttjänster för ett belopp av 90 miljoner kronor.", "konsulttjänster"),
    ],
)
def test_what_is_worth_an_amount(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Lånet löper med 10 procents ränta.", "ränta"),
        ("Förslaget innebar 25 procents självrisk för bönderna.", "självrisk för bönderna"),
    ],
)
def test_what_a_percentage_in_the_genitive_is_of(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kostnaden för personalen är ca 40 procent högre i Skandinavien än i övriga EU.", "Kostnaden för personalen"),
        ("Arbetslösheten är 3 gånger högre i kommunen än i länet.", "Arbetslösheten"),
        ("Hyran är 15 procent högre i storstäderna än på landet.", "Hyran"),
        ("Pensionärerna fick 10 procent mer i ersättning.", "ersättning"),
    ],
)
def test_a_place_is_not_what_is_higher_there(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kostnaderna för bron beräknar Trafikverket till 36 miljoner kronor.", "Kostnaderna för bron"),
        ("Skadorna uppskattar bolaget till 4 miljoner kronor.", "Skadorna"),
        ("Kostnaderna för bron anger Trafikverket till 3 miljoner kronor.", "Kostnaderna för bron"),
    ],
)
def test_an_estimate_is_of_its_object_where_that_leads_the_sentence(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Andelen godkända prov har de senaste tio åren sjunkit till 48 procent.", "Andelen godkända prov"),
        ("Antalet cyklister har under de senaste fem åren ökat med 12 procent.", "Antalet cyklister"),
        ("Priset på mjölk har sedan förra sommaren fallit med 20 procent.", "Priset på mjölk"),
        ("Omsättningen har på kort tid vuxit till 30 miljoner kronor.", "Omsättningen"),
    ],
)
def test_a_time_between_auxiliary_and_verb_is_no_subject(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Arbetslösheten var när löftet gavs 12 procent.", "Arbetslösheten"),
        ("Räntan låg då avtalet slöts på 4 procent.", "Räntan"),
    ],
)
def test_nor_is_the_subject_of_an_inserted_clause(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Enligt verket kommer grundvattennivåerna att vara två till fyra meter under det normala.", "grundvattennivåerna"),
        ("I år räknas tillväxten i landet uppgå till 8 procent.", "tillväxten i landet"),
        ("I vissa fall kan en änka förlora 4 000 kronor i månaden.", "änka förlora"),
        (
            "Beräkningar visar att om även nästa sommar blir ett torrår kommer grundvattennivåerna att vara två meter under det normala.",
            "grundvattennivåerna",
        ),
    ],
)
def test_the_subject_stands_behind_its_auxiliary(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Rapporten visar att utdelningarna till ägare som har andelar ökade med 40 procent.", "utdelningarna till ägare som har andelar"),
        ("Antalet elever som går i kommunal skola minskade med 12 procent.", "Antalet elever som går i kommunal skola"),
        ("Lönerna för dem som arbetar i vården har stigit med 3 procent.", "Lönerna för dem som arbetar i vården"),
        ("Kostnaderna för de kommuner som tog emot flest steg med 30 miljoner kronor.", "Kostnaderna för de kommuner som tog emot flest"),
    ],
)
def test_a_relative_clause_belongs_to_the_subject(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det går ut över tågtrafiken där pendlingen redan nu beräknas öka med 50 procent.", "pendlingen"),
        ("Värst är det i inlandet, där arbetslösheten har stigit till 14 procent.", "arbetslösheten"),
        (
            "Om hela ökningen ska belasta bron kommer det att gå ut över tågtrafiken där pendlingen redan nu beräknas öka med 50 procent.",
            "pendlingen",
        ),
    ],
)
def test_a_clause_of_place_has_its_own_subject(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Därför har antalet bosättare i dalen kunnat öka sedan avtalet och är nu uppe i över 400 000.", "antalet bosättare i dalen"),
        ("Antalet fåglar har minskat i skogen sedan 1970-talet och är nu nere i 3 000.", "Antalet fåglar"),
        ("Efter reformen sjönk priset på el och låg i maj på 40 öre per kilowattimme.", "priset på el"),
        (
            "Därför har antalet bosättare i dalen kunnat fördubblas sedan fredsavtalet och är nu uppe i över 400 000.",
            "antalet bosättare i dalen",
        ),
    ],
)
def test_a_second_verb_shares_the_subject_of_the_first(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (
            "Antalet ärenden fördubblades mellan 2015 och 2017, samtidigt som antalet utredningsgrupper fyrdubblades.",
            "antalet utredningsgrupper",
        ),
        ("Skulden halverades och sparandet fördubblades.", "sparandet"),
    ],
)
def test_what_is_doubled_is_in_the_clause_of_the_verb(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I regionen lever 6,7 miljoner människor i läger, och 5,2 miljoner i städer.", "människor"),
        ("Över 22 miljoner människor behöver stöd, och fler än 3 miljoner befinner sig på flykt.", "människor"),
        ("Förra året dödades 40 poliser och 120 skadades.", "poliser"),
    ],
)
def test_a_number_without_noun_is_of_the_noun_of_the_one_before(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("De skulle kunna lagra upp till 2,5 miljoner ton mer koldioxid varje år.", "mer koldioxid"),
        ("Gården kräver 40 hektar mindre betesmark.", "mindre betesmark"),
    ],
)
def test_what_there_is_more_of(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Odlingen använder bara ungefär en femtedel så mycket växtskyddsmedel som konkurrenterna.", "växtskyddsmedel"),
        ("Landet har hälften så många läkare som grannlandet.", "läkare"),
        ("Kommunen har bara en tredjedel så stor budget som länet.", "budget"),
    ],
)
def test_what_a_fraction_compares(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det tar ungefär 72 veckor i genomsnitt för att få relevant behandling.", "få relevant behandling"),
        ("Verket tar fem veckor på sig att svara på brev.", "svara på brev"),
        ("Det dröjer fyra månader innan ett beslut är fattat.", "ett beslut är fattat"),
        ("Vid en olycka tar det i bästa fall 6–7 timmar innan helikoptern kommer fram.", "helikoptern kommer fram"),
        ("Det tog tre år att bygga bron.", "bygga bron"),
        ("Det skiljer sju år i medellivslängd mellan stadsdelarna.", "medellivslängd"),
    ],
)
def test_what_takes_so_long(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I landet hjälper en fjärdedel av alla över 55 år någon närstående.", "av alla över 55 år"),
        ("Enkäten visar att en tredjedel av dem under 30 år saknar bostad.", "av dem under 30 år"),
    ],
)
def test_all_of_an_age(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kraftverket släpper ut en tiondel av vad hela landet släpper ut.", "av vad hela landet släpper ut"),
        ("Det motsvarar hälften av det som samlas in.", "av det som samlas in"),
    ],
)
def test_the_whole_told_by_a_clause(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Fonden äger 22 procent av Post Danmark.", "av Post Danmark"),
        ("Hälften av Volvo Personvagnars anställda bor i kommunen.", "av Volvo Personvagnars anställda"),
    ],
)
def test_a_name_is_read_to_its_end(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("En stor del av jordbruksmarken, enligt utredningen mellan 30 och 40 procent, brukas under arrende.", "jordbruksmarken"),
        ("Merparten av husen, omkring 80 procent, är byggda före kriget.", "husen"),
        ("Flertalet av eleverna, närmare 70 procent, åker buss.", "eleverna"),
        ("En stor del av marken, enligt Skogsutredningen (SOU 2011:15) mellan 30 och 40 procent, brukas av andra.", "marken"),
    ],
)
def test_a_share_in_an_aside_is_of_the_whole_of_its_part(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("De besökte en plats med ersättning mellan 340 och 680 kronor per dag.", "ersättning"),
        ("Arbetarna fick löner mellan 9 000 och 12 000 kronor i månaden.", "löner"),
    ],
)
def test_the_noun_before_a_range(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det behövs 650 000 kronor i initialt investeringsbidrag.", "initialt investeringsbidrag"),
        ("Det innebär att netto 132 miljarder kronor har använts för pensionsutbetalningar.", "pensionsutbetalningar"),
        ("Utskottet noterar att 155 miljarder kronor av fondtillgångarna behöver användas.", "av fondtillgångarna"),
        ("Det behövs 6 miljoner kronor i investeringsbidrag och 3,7 miljoner till driftsanslag.", "driftsanslag"),
        ("Sektorn kan spara 290 miljoner kronor, varav 180 miljoner kronor avser resurser i vården.", "resurser i vården"),
    ],
)
def test_what_money_is_of(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("År 1999 saknade 65 procent av sökandena pass. År 2007 var andelen 94 procent.", "av sökandena"),
        (
            "I Sverige finns 120 000 utrikes födda utan gymnasieexamen. Hälften av dessa saknar grundskola.",
            "utrikes födda utan gymnasieexamen",
        ),
        ("Under 2000 kom 13 955 ansökningar in. Av dessa verkställdes 5 055.", "ansökningar"),
    ],
)
def test_what_the_sentence_takes_up(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kommunens överskott har minskat från 8 procent åren kring finanskrisen till 3,4 procent.", "Kommunens överskott"),
        ("Antalet undernärda är nästan lika stort, 830 miljoner.", "Antalet undernärda"),
        ("Andelen mottagare var den högsta sedan 2003, 4,7 procent.", "Andelen mottagare"),
        ("Av de 15 länderna röstade två för, sju mot och fem avstod.", "länderna"),
        ("De tillkommer ungefär fem procent frivilligt skyddad areal.", "frivilligt skyddad areal"),
        ("Vi nådde inte ända fram, det blev 0,33 procent.", None),
    ],
)
def test_neither_an_adverb_nor_a_verb_nor_a_time(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Uppgifter visar att sektorn genom att fullt ut utnyttja tekniken kan effektiviseras med 290 miljarder kronor.", "sektorn"),
    ],
)
def test_the_means_between_subject_and_verb(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Ungdomsarbetslösheten har bitit sig fast omkring 25 procent.", "Ungdomsarbetslösheten"),
        ("Staten går därmed på ett år miste om 650 miljoner kronor.", "Staten"),
    ],
)
def test_a_particle_is_no_noun(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Ministern hävdade att vi betalar 40 kronor per liter.", None),
    ],
)
def test_who_tells_it_is_not_what_it_is_of(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Nedrustningen gav fullt utslag först i fjol då utgifterna låg 10 procent under nivån.", "utgifterna"),
        ("Festivalen var väldigt lyckad och värdet för stadens handel bedömdes till 150 miljoner kronor.", "värdet för stadens handel"),
    ],
)
def test_the_subject_of_the_last_clause(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("1980 täckte ismassan ungefär 8 miljoner kvadratkilometer.", "ismassan"),
        ("I fjol sträckte köerna sig 4 kilometer.", "köerna"),
    ],
)
def test_a_past_tense_before_its_subject(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Verket har utlyst 180 miljoner kronor i projektmedel.", "projektmedel"),
        ("Det handlar om 150 miljarder kronor i skattehöjningar.", "skattehöjningar"),
        ("Bolagen väntar på 4 miljoner kronor i innestående utbetalningar.", "innestående utbetalningar"),
    ],
)
def test_what_money_is_in(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I dag får 60 procent färre av brottsoffren hjälp.", "av brottsoffren"),
    ],
)
def test_of_whom_there_are_fewer(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Fördelningen är den omvända – kvinnor utför 58 procent av hemarbetet.", "av hemarbetet"),
        ("Vården är dyr – besöken kostar i snitt 400 kronor.", "besöken"),
    ],
)
def test_a_dash_ends_a_clause(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Räkningen visar att årets resultat uppgick till 563 miljoner kronor.", "årets resultat"),
        ("Bolagets resultat blev 40 miljoner kronor.", "Bolagets resultat"),
    ],
)
def test_a_result_is_somebodys(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Förslaget gäller uppåt 300 redan befintliga tillsatser.", "redan befintliga tillsatser"),
        ("Staten har inrättat 31 helt nya myndigheter.", "helt nya myndigheter"),
        ("Museet visar 40 tidigare okända brev.", "tidigare okända brev"),
    ],
)
def test_an_adverb_belongs_to_the_adjective_behind_it(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Utredningen ser en ökning av gods på järnväg med 40 procent.", "gods på järnväg"),
        ("Avtalet innebar en sänkning av avgifterna med 3 miljoner kronor.", "avgifterna"),
        ("Det blev en minskning av antalet bilar med 12 procent.", "antalet bilar"),
    ],
)
def test_what_a_named_change_is_of(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I fjol beviljades 40 miljoner kronor till hamnen.", "hamnen"),
        ("Under året inkom 400 ansökningar.", "ansökningar"),
        ("I länet anmäldes 12 procent av stölderna.", "av stölderna"),
    ],
)
def test_the_subject_of_a_passive(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Räntan sjönk från 4 till 2 procent.", "Räntan"),
        ("Sysselsättningen låg i fjol på 78 procent.", "Sysselsättningen"),
        ("Vattnet stod 3 meter över det normala.", "Vattnet"),
        ("Hyran för en tvåa ligger på 9 000 kronor i månaden.", "Hyran för en tvåa"),
        ("I snitt ligger hyrorna på 9 000 kronor.", "hyrorna"),
        ("I Norrbotten är arbetslösheten i dag 9 procent.", "arbetslösheten"),
        ("Som mest var kön 400 personer lång.", "personer"),
    ],
)
def test_the_subject_of_a_level(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Endast en minoritet (12 procent) av kvinnorna äger skog.", "av kvinnorna"),
        ("Av landets lärare saknar 20 procent behörighet.", "landets lärare"),
        ("Bland småföretagare är andelen 14 procent.", "småföretagare"),
    ],
)
def test_an_apposition(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Antal anmälda brott 2016: 4 500.", "Antal anmälda brott"),
        ("Kostnad: 40 miljoner kronor.", "Kostnad"),
    ],
)
def test_a_heading_lends_its_noun(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Handläggningen tar i snitt åtta månader.", "Handläggningen"),
        ("Resan mellan städerna tar tre timmar.", "Resan mellan städerna"),
        ("Kriget har pågått i sex år.", "Kriget"),
    ],
)
def test_a_duration_is_of_what_lasts(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("En plats på hemmet kostar kommunen 900 000 kronor om året.", "plats på hemmet"),
        ("Varje elev kostar 100 000 kronor per år.", "elev"),
        ("Det kostar 40 miljoner kronor att renovera slottet.", "att renovera slottet"),
        ("Kommunen betalade 3 miljoner kronor för marken.", "marken"),
        ("Företagen omsatte 40 miljarder kronor.", "Företagen omsatte"),
        ("Bolaget gjorde en vinst på 40 miljoner kronor.", "vinst"),
        ("Varje krona ger 7 kronor tillbaka.", "krona"),
        ("Skadorna beräknas kosta samhället 3 miljarder kronor.", "Skadorna"),
    ],
)
def test_a_cost_is_of_what_costs(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Endast 12 procent uppger att de röker.", "uppger att de röker"),
        ("I undersökningen svarade 40 procent av lärarna att de vill sluta.", "av lärarna"),
        ("Var tredje lärare vill sluta.", "lärare"),
        ("Kvinnor står för 30 procent av företagandet.", "av företagandet"),
        ("Två av tre elever klarar provet.", "elever"),
        ("Drygt 40 procent av eleverna och 30 procent av lärarna är nöjda.", "av lärarna"),
    ],
)
def test_a_share_is_of_those_who_do_it(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Av 400 granskade beslut var 80 felaktiga.", "granskade beslut"),
        ("I fjol dömdes 900 personer. Av de dömda fick 120 fängelse.", "de dömda"),
        ("Andelen rökare bland männen är 12 procent, bland kvinnorna 20 procent.", "kvinnorna"),
        ("Skulden för hushållen är i dag 180 procent av inkomsten.", "Skulden för hushållen"),
        ("Det är 40 kilometer till sjukhuset.", "sjukhuset"),
        ("Det är 30 procent dyrare att bygga i Sverige.", "bygga i Sverige"),
        ("Tiden för hemarbete beräknas uppgå till 126 miljoner timmar per vecka.", "Tiden för hemarbete"),
    ],
)
def test_a_part_is_of_its_group_and_a_distance_of_its_end(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Av de skuldsatta bagarna var 62 procent män.", "de skuldsatta bagarna"),
        ("Av alla ugnar i länet är bara 7 procent nya.", "alla ugnar i länet"),
        ("Av landets bagare har tre av tio högst sex ugnar.", "landets bagare"),
        ("Antalet sysselsatta bagare ökade med 46 000 personer till 51 000.", "Antalet sysselsatta bagare"),
        ("Under våren mötte bagarna en 12-procentig nedgång av brödpriset.", "brödpriset"),
        ("Antalet ugnar är 0,5 per by, hälften av vad verket rekommenderar.", "Antalet ugnar"),
        ("Vedugnarna stod 2022 för 29 procent av bakningen, eller 50 TWh.", "Vedugnarna"),
        ("Antalet anställda bagare minskade med 11 000, vilket motsvarar 5 procent.", "Antalet anställda bagare"),
        ("Av de svarande uppgav 41 procent att de bakade, mot 52 procent två år tidigare.", "de svarande"),
        ("Brödpriserna steg med 98 procent, bagarlönerna med 27.", "bagarlönerna"),
        ("Limpan kostade 3,41 kronor, den dyraste bullen 5,20.", "den dyraste bullen"),
        ("Byn har 112 ugnar, Påhittsby kommun 133.", "ugnar"),
        ("I rapporten var antalet bagare 1 767 och antalet övriga anställda 1 400.", "antalet övriga anställda"),
    ],
)
def test_what_is_set_beside_another_figure(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Undersökningen av de nya skatterna visar att två av tre bagare, eller fler, är nya.", "bagare"),
        ("Av svaren att döma är 25 procent kvinnor.", "kvinnor"),
        ("I byn möttes bagarna av en 15-procentig ökning.", "ökning"),
    ],
)
def test_what_is_not_of_what_was_named_before(text: str, noun: str | None) -> None:
    assert _last_noun(text) == noun


def test_another_figure_is_no_noun() -> None:
    text = "Detta kan jämföras med att fyrarna på sommaren använder omkring 15 GW och på vintern omkring 25 GW i landet."
    assert not any("GW" in (row.noun or "") for row in find_statistics(TextDocument(text), []))
