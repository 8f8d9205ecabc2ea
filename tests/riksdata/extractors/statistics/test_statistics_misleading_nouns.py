"""Nouns by which a reader would take a figure for another: a payer, a place, a verb cut of its adverb, who is locked up."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _last(text: str) -> str | None:
    return find_statistics(TextDocument(text, "mot"), [])[-1].noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kassan betalar varje år ut nästan 400 miljarder kronor i olika former av bidrag.", "olika former av bidrag"),
        ("Sökande luras att betala 1 500 kr för att få avslag.", "få avslag"),
        ("Bolaget har investerat 1 miljard kronor på att bygga nya kajer.", "bygga nya kajer"),
        ("Vägverket har lagt ned 50 miljoner kronor.", "Vägverket har lagt ned"),
        ("Enligt verket har hundratals miljoner felaktigt betalats ut ur fonden.", "felaktigt betalats ut ur fonden"),
        ("Om tullar återinfördes i landet så skulle det kosta 150 miljarder kronor.", "tullar återinfördes i landet"),
    ],
)
def test_money_is_not_of_who_pays(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Norra län hade en arbetslöshet på 10,2 procent. Därefter kommer Södra län med 9,1 procent.", "arbetslöshet"),
        ("I länet var sysselsättningsgraden 71 procent. I riket ligger snittet på 78 procent.", "sysselsättningsgraden"),
        ("Andelen röstande var 81 procent. Sämst är Lillby med 62 procent.", "Andelen röstande"),
        ("Av bönderna har 24 procent en examen. I länets 15 kommuner är motsvarande siffra betydligt lägre, 17 procent.", "bönderna"),
        ("Våldet mot kvinnor har ökat. Sedan 1990 är ökningen 16 procent.", "Våldet mot kvinnor"),
        ("I år minskar antalet antagna doktorander. Minskningen är över 20 %.", "antalet antagna doktorander"),
    ],
)
def test_a_level_is_not_of_a_place(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Nu minskar antalet sysselsatta med 135 000 personer.", "antalet sysselsatta"),
        ("Varuexporten som står för två tredjedelar av den svenska exporten föll med 17 procent.", "Varuexporten"),
        ("I var fjärde romsk familj har någon flyttat.", "romsk familj"),
        ("I Lillby bor det ca 21 % invånare med utländsk bakgrund.", "invånare med utländsk bakgrund"),
        ("Hon har nu suttit fängslad i 627 dagar.", "suttit fängslad"),
        ("De kan hålla fienden borta i 7 minuter.", "hålla fienden borta"),
        ("I maj kan södra Sverige stå i blom med temperaturer uppemot 20 grader.", "temperaturer"),
        ("Antalet personer i åldern 65–79 år ökar med 50 000 personer.", "Antalet personer i åldern 65–79 år"),
    ],
)
def test_what_counts_or_lasts(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det faktum att tre av fyra av de arbetslösa saknar bil är känt.", "av de arbetslösa"),
        ("Varje dag pendlar 28 000 personer. Det är mer än dubbelt så många som pendlar söderut.", "personer"),
        ("Bolaget ägdes till 73 procent av den ena staten och till 26 procent av den andra staten.", "Bolaget"),
        ("Av bönderna uppger 75 procent att de sover dåligt och 31 procent av dem vet inte varför.", "bönderna"),
        ("Sedan dess har 170 fideikommiss avvecklats. Ca 50 kvarstår.", "fideikommiss"),
    ],
)
def test_what_was_told_before(text: str, noun: str) -> None:
    assert _last(text) == noun
