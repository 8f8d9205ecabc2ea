"""When a text without a date was written: papers that it cites, years that it speaks of, ministers, words of their time."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from reference_reading import labels

from riksdata.extractors.references.undated import LAST_YEAR_KNOWN, day_told_by
from riksdata.swedish.facts import read_rows, read_table

LONG = "Bryggorna i norr behöver plank och spik, och ingen vet när de kommer. " * 14


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Enligt prop. 2003/04:12 gäller det. Sedan 1999 saknas bryggor.", 2004),
        ("Enligt prop. 2003/04:12 gäller det. Sedan den 5 juni 2017 saknas bryggor.", 2017),
        ("Enligt prop. 2003/04:12 ska det vara nått år 2017.", 2004),
        ("I maj 2003 kom det.", 2003),
        ("Hösten 2003 var våt. Under 1998 var den torr.", 2003),
        ("Under 2003 saknades bryggor, liksom 2001.", 2003),
        ("Under 2002 och 2001 saknades bryggor. Sedan 2003 är de för många.", 2003),
        ("Målet ska vara nått senast 2045. Under 2003 saknades bryggor, under 2002 båtar.", 2003),
        ("Det saknas 2003 bostäder vid bryggan. Under 1998 var de fler än 1997.", 1998),
        ("Under 2003 byggdes en brygga. Bryggor skall finnas.", 2003),
        ("Jag vill fråga bryggminister Lena Sommestad om bryggor.", 2006),
        ("Jag vill fråga statsrådet Lena Sommestad om bryggor. Sedan 1997 saknas de.", 2006),
        ("Jag vill fråga statsrådet Lena Sommestad om bryggor. Under 2003 saknades de.", 2003),
        ("Som statsrådet Lena Sommestad lovade. Under 2014 saknades bryggor, liksom 2015.", 2015),
        ("Statsrådet Lena Sommestad lovade bryggor, och miljöminister Karolina Skog planker.", 2019),
        ("Dåvarande miljöminister Lena Sommestad lovade bryggor. Under 2015 saknades de, liksom 2014.", 2015),
        ("Enligt prop. 2017/18:12 lovade miljöminister Lena Sommestad bryggor.", 2018),
        ("Enligt prop. 1997/98:12 lovar miljöminister Lena Sommestad bryggor.", 2006),
        (LONG + "Länsrätten har prövat bryggan. Det gör länsrätten ofta.", 2010),
        (LONG + "Rikspolisstyrelsen var emot bryggan. Länsrätten och en annan länsrätt prövade den.", 2010),
        (LONG + "Landstinget ville ha bryggan. Länsrätten prövade den.", 2018),
        (LONG + "Bo Plank (m) och Pia Spik (fp) vill ha bryggor.", 2010),
        (LONG + "Bryggor skall finnas. De skall vara hela. Ingen skall falla i.", 2007),
        (LONG + "Bryggor skall finnas. De skall vara hela. Ingen skall falla i. ”Det ska gå”, säger Bo.", 2007),
    ],
)
def test_the_year_that_a_text_tells(text: str, year: int) -> None:
    day = day_told_by(text)
    assert day is not None
    assert day.year == year


@pytest.mark.parametrize(
    "text",
    [
        "Bryggor saknas i norr.",
        "Länsrätten har prövat bryggan. Det gör länsrätten ofta.",  # too short to be told by its words
        LONG + "Länsrätten har prövat bryggan.",  # one mention
        LONG + "Bryggor skall finnas, och de ska vara hela, och de skall målas, och de skall stå.",
        LONG + "Bryggor skall finnas, och de skall vara hela.",
        LONG + "”Bryggor skall finnas, de skall målas, de skall stå”, står det.",
        LONG + "Behandlingen stöds på artikel 6.1 (c) eller (m). Artikel (c) gäller (v) också, punkt 3 (s) med.",
        LONG + "Kommunförbundet Norrland och Kommunförbundet Söderland vill ha bryggor.",
        LONG + "Landstinget-gruppen och SKL-avtalet, SKL-taxan.",
        LONG + "Vägverket byggde bryggan, Vägverket målade den. I dag sköter Trafikverket den.",
        LONG + "Landstinget och landstinget delade på bryggan, som regionerna har.",
        LONG + "Trafikverket ersatte Vägverket. Det tidigare Banverket byggde bryggan.",
        LONG + "Bryggan var dåvarande Vägverkets. Vägverket heter numera något annat. Banverket lades ned.",
        LONG + "Bo Plank (m) och Pia Spik (s) vill ha bryggor, men Ola Spant (M) vill inte.",
        "Jag vill fråga statsrådet Morgan Johansson om bryggor.",  # twice a minister
        "Jag vill fråga energiminister Ebba Busch om bryggor.",  # still one, for all that is known
        "Förre miljöminister Lena Sommestad lovade bryggor, liksom tidigare statsrådet Leif Blomberg.",
        "Statsrådet Lena Sommestad lovade bryggor. Sedan 2015 saknas de.",
        LONG + "Länsrätten har prövat bryggan. Det gör länsrätten ofta. Sedan 2015 saknas bryggor.",
        "Det kostar 2003 kronor och 2004 kr.",
        "Vi vill utreda 1992 års bryggreform.",
        "Vi vill utreda 1992 års bryggreform och 1991 års planklag.",
        "Sedan 1994 har mycket hänt vid bryggan.",
        "Sedan maj 1994 har mycket hänt, från och med den 1 juni 1995 än mer. Efter 1996 tog det slut.",
        "1995 gick bryggan sönder.",
        "Under 1994 och 1995 byggdes bryggor. Sedan 2017 byggs inga.",
        "Målet är noll bryggor 2019. År 2018 ska de flesta vara borta, och senast 2017 många.",
        "Målet är noll bryggor 2045, och år 2044 väntas få stå kvar.",
        "Under 2058 och 2059 byggdes bryggor.",
        "Under 1994 och 1995 byggdes bryggor. Migrationsverket äger dem.",
    ],
)
def test_a_text_that_tells_no_year(text: str) -> None:
    assert day_told_by(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Vi vill utreda 1992 års bryggreform och ändra skollagen.",
        "1995 gick bryggan sönder, säger skollagen.",
        LONG + "Behandlingen stöds på artikel 6.1 (c) och skollagen.",
    ],
)
def test_a_new_text_has_the_laws_of_today(text: str) -> None:
    assert labels(text, None)[-1] == "sfs/2010:800"


def test_laws_are_those_of_the_years_of_the_minister() -> None:
    text = "Jag vill fråga skolminister Ingegerd Wärnersson om skollagen och kommunallagen."
    assert labels(text, None) == ["sfs/1985:1100", "sfs/1991:900"]


def test_terms_of_ministers_are_in_order() -> None:
    for row in read_table("riksdata.chamber", "ministers.tsv"):
        terms = [tuple(int(year or 9999) for year in term.split("-")) for term in row["years"].split(";")]
        assert all(first <= last for first, last in terms), row
        assert all(before[1] <= after[0] for before, after in pairwise(terms)), row


@pytest.mark.parametrize(("table", "column"), [("last_in_use.tsv", "last"), ("first_in_use.tsv", "first")])
def test_days_of_names_are_days(table: str, column: str) -> None:
    for row in read_table("riksdata.extractors.references", table):
        assert datetime.date(1990, 1, 1) < datetime.date.fromisoformat(row[column]) < datetime.date(2030, 1, 1)


def test_no_year_counts_that_is_later_than_the_statutes_that_are_known() -> None:
    rows = read_rows("riksdata.extractors.references.statutes", "statute_titles.tsv")
    assert max(int(row[0][:4]) for row in rows if row[0][:4].isdigit()) == LAST_YEAR_KNOWN
