"""What one part of a sentence says of several figures: the time of all, the hedge of all, the thing of all, the whole of the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_quantities, find_statistics
from riksdata.text.document import TextDocument


def _found(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(text), [])


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Sedan starten 2009 har bolaget sålt 400 båtar.", ["2009–"]),
        ("Sedan maktskiftet 2006 har hyrorna stigit med 12 procent (från 6,1 till 9,1 procent) och köerna har fördubblats.", ["2006–"] * 4),
        ("Antalet resor har sedan banan stod klar hösten 2012 ökat med 27 procent.", ["2012–"]),
        ("Alltsedan lagen trädde i kraft den 1 juli 2003 har 40 procent av verken lagts ned.", ["2003–"]),
        ("Antalet fiskare har sedan våren 2014 minskat med 40 procent.", ["2014–"]),
        ("Från och med 2011 har 40 procent av verken lagts ned.", ["2011–"]),
        ("Från 1990 till i dag har 40 procent av verken lagts ned.", ["1990–"]),
        ("Sedan 1998 har arvodet ökat från 30 300 kronor till 65 400 kronor per månad.", ["1998–", "1998–"]),
        ("Pendlingen har ökat från 1 400 till över 4 000 personer sedan 1999.", ["1999–", "1999–"]),
        # what was then is of that year alone, what has been since is not
        ("Det är en nedgång sedan 2008 då 43 procent av eleverna cyklade.", ["2008"]),
        ("Det är en nedgång sedan 2008 då 43 procent av eleverna cyklade och det har kostat 90 miljoner kronor.", ["2008", "2008–"]),
        # the year beside that of the figure before
        ("Läsåret 2007 går det 33,5 barn per avdelning, jämfört med 31,7 året innan.", ["2007", "2006"]),
        ("Andelen var 12 procent 2015, mot 14 procent året därpå.", ["2015", "2016"]),
        ("Fusket motsvarar 150 miljoner kronor om året (uppgifter från 2011).", ["2011"]),
        # how long ago, and what came then
        ("För tio år sedan fanns år 2006 hela 400 båtar i länet.", ["2006"]),
        ("Sedan kom år 2006 hela 400 båtar till länet.", ["2006"]),
    ],
)
def test_a_time_since_governs_its_sentence(text: str, periods: list[str | None]) -> None:
    assert [row.period for row in _found(text)] == periods


@given(
    st.sampled_from(["starten", "starten av bolaget", "förbudet mot dynamit", "regeringsskiftet", "lagen infördes", "båten sjönk"]),
    st.sampled_from(["", "år ", "hösten ", "i mars ", "den 3 maj "]),
    st.integers(1950, 2019),
    st.sampled_from(["sedan", "Sedan", "alltsedan"]),
)
def test_whatever_began_it_a_time_since_is_open(event: str, day: str, year: int, since: str) -> None:
    (row,) = _found(f"Antalet båtar har {since.lower()} {event} {day}{year} minskat med 40 procent.")
    assert row.period == f"{year}–"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Andelen har ökat från 15 till 22 procent mellan 2015 och 2016.", ["2015–2016", "2015–2016"]),
        ("Andelen ökade från 2015 till 2016, från 15 procent till 22 procent.", ["2015", "2016"]),
        ("Försäljningen ökade från 2015 till 2016, från ca 30 000 cyklar till 45 000 cyklar.", ["2015", "2016"]),
        ("Andelen har fallit från 8 procent åren kring krisen till 3,4 procent 2018.", [None, "2018"]),
        ("Bolaget har ökat från 34 kor till 120 kor fram till 2010.", [None, "2010"]),
        ("Enligt en prognos behövs 67 000 nya bostäder per år fram till 2025.", ["–2025"]),
        ("Fram till 2006 gjordes 400 resor.", ["–2006"]),
        ("I fjol var 20 procent av eleverna sjuka jämfört med 1997 då 50 procent av dem var det.", [None, "1997"]),
        ("Det är en ökning med 20 procent jämfört med 2008.", ["2008"]),
    ],
)
def test_the_ends_of_a_change_and_of_a_time(text: str, periods: list[str | None]) -> None:
    assert [row.period for row in _found(text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # years told with a hyphen; a date and a decade are none
        ("Under åren 1990-2001 såldes 400 båtar.", ["1990–2001"]),
        ("Protokollet är daterat 2016-06-20 och gäller 400 båtar.", [None]),
        ("På 1990-talet såldes 400 båtar.", [None]),
        # levels that a sentence lists by their years, behind "till" too
        (
            "Underskottet beräknas år 2001 uppgå till 50 miljoner kronor, 2002 till 85 miljoner kronor och 2003 till 122 miljoner kronor.",
            ["2001", "2002", "2003"],
        ),
        ("Avgifterna har höjts (år 1999 med 12 procent, år 2000 med 15 procent).", ["1999", "2000"]),
        ("Andelen har sjunkit från 21 procent 2011 till två procent i dag.", ["2011", None]),
    ],
)
def test_each_of_several_has_its_year(text: str, periods: list[str | None]) -> None:
    assert [row.period for row in _found(text)] == periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Totalt rapporterar 243 av landets 290 kommuner att de har bostadsbrist 2018.", "2018"),
        ("Granskningen gäller 23 insatser som gjordes 2006–2015.", "2006–2015"),
        ("Nästan hälften av dem som fick uppehållstillstånd 2015 var kvinnor.", "2015"),
        # the year of what something else began with
        ("Avgifterna motsvarar 74 procent av de avgifter som infördes 2001.", None),
        ("I länet förstördes 700 ton spannmål av de vildsvin som släpptes 2014.", None),
    ],
)
def test_a_year_that_ends_a_clause_about_what_is_counted(text: str, period: str | None) -> None:
    assert [row.period for row in _found(text)] == [period]


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Avgiften ökade med upp emot 40 procent.", ["at_most"]),
        ("Avgiften ökade med upp mot 40 procent.", ["at_most"]),
        ("I dag saknar i princip hälften av eleverna cykel.", ["about"]),
        ("Värmen utnyttjas inte mer än till hälften.", ["at_most"]),
        ("Avgiften har inte ökat mer än 40 procent.", ["at_most"]),
        ("Bland eleverna har inte ens 40 procent cykel.", ["less_than"]),
        ("Avgiften gick inte ned, men mer än 40 procent av eleverna betalar.", ["more_than"]),
        ("Avgiften gick inte bra för mer än 40 procent av eleverna.", ["more_than"]),
        ("Antalet båtar fördubblades nästan mellan 2006 och 2013.", ["less_than"]),
        ("Intäkterna väntas överstiga 100 miljarder kronor.", ["more_than"]),
        ("Med sjöarna närmar vi oss 38 000 mil stränder.", ["less_than"]),
        ("Underskottet var i storleksordningen 90 miljarder kronor 2009 och 65 miljarder kronor 2010.", ["about", "about"]),
        ("I dag kostar det runt 500 kronor i månaden (6 000 kronor om året).", ["about", "about"]),
    ],
)
def test_how_it_is_meant(text: str, qualifiers: list[str]) -> None:
    assert [row.qualifier for row in _found(text)] == qualifiers


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Restiden har ökat till 3 timmar och 50 minuter.", 230, "min"),
        ("I genomsnitt tog resan 2 timmar 15 min.", 135, "min"),
        ("I genomsnitt tog ärendena ett år och sju månader.", 19, "months"),
        ("I genomsnitt tog ärendena två veckor och tre dagar.", 17, "days"),
    ],
)
def test_a_time_in_two_units_is_told_in_the_smaller(text: str, value: int, unit: str) -> None:
    assert [(row.value, row.unit) for row in _found(text)] == [(value, unit)]


@given(st.integers(1, 99), st.integers(1, 59), st.sampled_from([" och ", " "]))
def test_hours_and_minutes_add_up(hours: int, minutes: int, joint: str) -> None:
    read = find_quantities(TextDocument(f"Restiden är i snitt {hours} timmar{joint}{minutes} minuter."), [])
    assert [(quantity.value, quantity.unit) for quantity in read] == [(60 * hours + minutes, "min")]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Antalet varierar mellan 6 personer och 24 personer i länet.", (6, 24, "count")),
        ("Andelen varierar från 40 procent i någon by till 87 procent i andra.", (40, 87, "percent")),
        ("Andelen spänner från 40 procent i norr till 87 procent i söder.", (40, 87, "percent")),
        ("Kostnaden varierar mellan 400 kronor i norr och 900 kronor i söder.", (400, 900, "sek")),
    ],
)
def test_a_range_whose_bounds_have_a_unit_each(text: str, bounds: tuple[float, float, str]) -> None:
    assert [(row.low, row.high, row.unit) for row in _found(text)] == [bounds]


@pytest.mark.parametrize(
    "text",
    [
        # a change is no range
        "Andelen ökade från 40 procent i fjol till 87 procent i år.",
        "Lönerna steg från 400 kronor i norr till 900 kronor i söder.",
    ],
)
def test_levels_of_a_change_are_no_range(text: str) -> None:
    assert [row.low for row in _found(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("I höstas varslades 145 personer vid verket och 50 vid gruvan.", [(145, None), (50, None)]),
        ("Rederiet har i dag 12 fartyg i trafik mot tidigare 35 i linjetrafik.", [(12, None), (35, None)]),
        ("Enligt registret finns 61 kvarnar, varav ca 75 procent står stilla.", [(61, None), (75, 61)]),
        ("Enligt registret avverkas 7 ton timmer, varav 75 procent säljs.", [(7, None), (75, 7)]),
        ("Året 2016 började 2 160 barn skolan i kommunen. Av dem riskerar 277 att hamna utanför.", [(2160, None), (277, 2160)]),
        ("Indikatorn visar att av 150 nya regler har 63 procent, eller 95 av dessa, ökat kostnaden.", [(150, None), (63, 150), (95, 150)]),
        ("Nedskärningen innebar 40 färre besök varje dag och två färre operationer varje dag.", [(40, None), (2, None)]),
        ("Halterna steg kraftigt, i flera fall till mer än det dubbla.", [(2, None)]),
        ("Det finns 1 450 kända broar och 95 % av dem är av trä.", [(1450, None), (95, 1450)]),
        ("Verket betalade 2 miljoner kronor, varav 1 miljon gick till båtar.", [(2e6, None), (1e6, 2e6)]),
        ("I dag har vi tolv kvarnar i drift mot endast sju vid förra mätningen.", [(12, None), (7, None)]),
    ],
)
def test_what_is_told_in_short(text: str, rows: list[tuple[float, float | None]]) -> None:
    assert [(row.value, row.whole) for row in _found(text)] == rows


def test_an_amount_that_tells_a_share_once_more_is_of_the_same_whole() -> None:
    rows = _found("Av kommunens intäkter på 2 899 miljoner kronor gick 12 procent (349 miljoner kronor) till länet.")
    assert [(row.value, row.whole) for row in rows[-2:]] == [(12, 2.899e9), (3.49e8, 2.899e9)]


@pytest.mark.parametrize(
    "text",
    [
        "Den som vill ha stöd får vänta i sju veckor.",
        "Den som är sjuk och ska ha ersättning får vänta i fem veckor innan beslutet kommer.",
        "Inkubationstiden kan vara upp till två år.",
        "Biljetten blir dyrare, det vill säga 188 kronor kostar den i dag.",
        "Med förslaget skulle regionen gå miste om 270 miljoner kronor.",
        "Polisen klassar fyra områden i Skåne som utsatta.",
        "Av enkäten framgår att 27 procent vill arbeta mindre.",
        "Sju av tio elever vill ha längre raster.",
    ],
)
def test_what_is_observed_though_a_rule_seems_to_be_told(text: str) -> None:
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Staten har anslagit 500 miljoner kronor för saneringen.",
        "Regeringen tillsköt 5 miljoner kronor till rådet.",
        "Den som dansar betalar 25 procent i moms.",
        "Är beloppet lägre än 100 kronor står det kvar på kontot.",
        "Förslag ligger på bordet att öka ytan till 30 kvadratmeter.",
        "Om man satsar 500 kronor kan man vinna det dubbla.",
        "I dag har 400 av patienterna rätt till det dubbla medborgarskapet.",
    ],
)
def test_what_is_granted_set_or_supposed_is_none(text: str) -> None:
    assert [row.value for row in _found(text) if row.value != 400] == []


def test_have_done_is_no_hectares() -> None:
    (row,) = _found("År 1999 beräknas mer än 16 miljoner människor ha dött i pesten.")
    assert (row.value, row.unit) == (16e6, "count")
    rows = _found("Av 33 miljoner sjuka beräknas mer än 16 miljoner ha dött sedan dess.")
    assert [row.unit for row in rows] == ["count"] * len(rows)
    assert [row.unit for row in _found("Skogen omfattar 300 ha brukad mark, och åkern är 2 000 ha totalt.")] == ["ha", "ha"]


def test_times_another_amount_are_times() -> None:
    (row,) = _found("Det är mer än tio gånger det antal som omkommer i trafiken.")
    assert (row.value, row.unit, row.qualifier) == (10, "times", "more_than")
