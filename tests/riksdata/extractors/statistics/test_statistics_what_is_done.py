"""What only the verb of a figure tells: what happens so often, what is done with money, what is done more than by others."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _last(text: str) -> str | None:
    return find_statistics(TextDocument(text, "mot"), [])[-1].noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bageriet i Lillby har rånats tre gånger på kort tid.", "Bageriet i Lillby har rånats"),
        ("Ordet glass nämns 41 gånger i direktivet.", "Ordet glass nämns"),
        ("De har enligt uppgift fått avslag tre gånger på ansökan.", "fått avslag"),
        ("I fjol ryckte polisen ut 41 gånger.", "ryckte polisen ut"),
        ("Lagen har ändrats 14 gånger sedan 1990.", "Lagen har ändrats"),
        ("Fyra gånger har skolan brunnit.", "har skolan brunnit"),
        ("Kiosken i byn, som är den enda, har rånats vid tre tillfällen.", "Kiosken i byn, som är den enda, har rånats"),
        ("I Norge är användningen 8 gånger så hög och i Spanien upp till 34 gånger så hög.", "användningen"),
        ("I Norge är användningen 8 gånger så hög, i Polen 12 gånger och i Spanien 34 gånger så hög.", "användningen"),
    ],
)
def test_what_happens_so_often(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Verket har fördelat 1 miljon kronor till Länsstyrelsen i Lillby.", "Verket har fördelat"),
        ("Genom avtalet har Sveriges regering bidragit med 5 miljoner kronor till skolan i Lillby.", "har Sveriges regering bidragit"),
        ("Staten har betalat ut 5 miljarder kronor till kommunerna.", "Staten har betalat ut"),
        ("Bolaget delade ut 4 miljarder kronor till ägarna.", "Bolaget delade ut"),
        ("Verket har fördelat 300 miljoner kronor till cykelvägar.", "cykelvägar"),
        ("Sökande får betala 20 kronor på Banken för att få sina pengar.", "få sina pengar"),
        ("Norra byarna kommer att få lämna över ett par miljarder till städerna i söder.", "Norra byarna kommer att få lämna över"),
        ("Det är en framgång för banken, som får in 65 miljoner kronor mer.", "en framgång för banken, som får in"),
        ("Bankens agerande har medverkat till att en familj med stora lån sparat omkring 14 000 kronor.", "familj med stora lån sparat"),
        ("Lillby kan få 2 eller 19 miljoner kronor.", "Lillby kan få"),
        ("Storby fick 5 miljoner kronor och Lillby kan få betala 19 miljoner kronor.", "Lillby kan få betala"),
        ("I år får kommunen 5 miljoner kronor.", "får kommunen"),
        ("Kommunen omsätter i sina förvaltningar 400 miljoner kronor.", "Kommunen omsätter i sina förvaltningar"),
        ("Enligt uppgift ska verket spara 500 miljoner kronor.", "ska verket spara"),
        ("Ungefär 180 miljoner euro läggs årligen på att öppna fattiga länders vatten.", "öppna fattiga länders vatten"),
    ],
)
def test_money_is_not_of_its_receiver_or_place(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Avtalet är värt 30 miljoner kronor.", "Avtalet"),
        ("Tavlan är stulen och värd 2 miljoner kronor.", "Tavlan"),
        (
            "Kontraktet för att bygga och sköta badet tecknades av kommunen i fjol och är värt 52 miljoner kronor.",
            "Kontraktet för att bygga och sköta badet",
        ),
        ("Vi såg det när badet stått stilla och kostat 4 miljoner kronor per dag.", "badet"),
        ("I fjol såldes huset av kommunen och kostade 5 miljoner kronor.", "huset"),
        ("En sänkning med 1 % av taxan i kommunen kostar 2 miljarder kronor.", "En sänkning med 1 % av taxan i kommunen"),
        ("En höjning av taxan med 5 kronor ger 20 miljoner kronor.", "En höjning av taxan med 5 kronor"),
        ("Att sänka taxan med 1 procent kostar 3 miljarder kronor.", "Att sänka taxan med 1 procent"),
        ("En höjning på 10 kronor skulle kosta kommunen 3 miljoner kronor.", "En höjning på 10 kronor"),
    ],
)
def test_worth_and_cost_are_of_the_whole_subject(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kvinnor tjänar 13 procent mindre än män.", "Kvinnor tjänar"),
        ("I dag tjänar kvinnor 13 procent mindre än män.", "tjänar kvinnor"),
        ("De gamla torskarna väger i dag 70 procent mindre än då.", "De gamla torskarna väger"),
        ("Småföretag i landet får betala upp till tio gånger mer än andra.", "Småföretag i landet får betala"),
        ("Flickor läser dubbelt så mycket som pojkar.", "Flickor läser"),
        ("Priset är 30 procent högre i Lillby.", "Priset"),
        ("Svenskarna dricker 20 procent mer vin än då.", "vin"),
    ],
)
def test_more_or_less_is_of_what_is_done(text: str, noun: str) -> None:
    assert _last(text) == noun
