"""A noun phrase does not end with an adjective that hardly stands alone, nor with a genitive."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Efter mer än två år av väpnad konflikt är läget svårt.", "av väpnad konflikt"),
        ("I byn finns drygt 2 000 mil allmän väg.", "allmän väg"),
        ("Vart tionde palestinskt barn såg fyren.", "palestinskt barn"),
        ("Skräpet utgör 43 procent av allt marint skräp.", "av allt marint skräp"),
        ("Det innebär att ca 150 personers arbete försvinner.", "personer"),
        ("Stormen tog 300 000 människors liv.", "människor"),
        ("Det ska jämföras med högskolornas ökning med 12 procent.", "högskolornas ökning"),
        ("Bolaget fick 40 procent av detta års vinst.", "av detta års vinst"),
        ("Åtta av tio små fyrar lyser.", "små fyrar"),
        ("Hundratals släckta, sänkta och övergivna fyrar ligger i havet.", "släckta, sänkta och övergivna fyrar"),
        ("Det finns 300 individer som löper ökad risk i byn.", "individer som löper ökad risk i byn"),
        ("I en enkät bland 400 vuxna med fyrvana som Fyrverket genomförde såg alla sjön.", "vuxna med fyrvana"),
        ("Enligt rådet återfaller 40 procent av tidigare dömda i brott.", "av tidigare dömda"),
        # what ends so and is whole
        ("Här finns 1 050 anställda och enligt facket är de flesta smeder.", "anställda"),
        ("8 procent av de behandlade blev friska.", "av de behandlade"),
        ("Hundratusentals civila har tvingats fly.", "civila"),
        ("Det finns 19 science centers i landet.", "science centers"),
        ("Bolaget har 150 partners och medlemmar.", "partners"),
        ("I fjol dödades 400 civila soldater av stormen.", "civila soldater"),
        ("Varannan svensk känner sig delaktig.", "svensk"),
    ],
)
def test_phrases_end_with_their_noun(text: str, noun: str) -> None:
    assert find_statistics(TextDocument(text), [])[0].noun == noun


def test_what_an_amount_that_corresponds_is_of() -> None:
    text = "En tredjedel av fyrarna måste bytas ut, vilket motsvarar investeringar på 150 miljoner kronor."
    assert [row.noun for row in find_statistics(TextDocument(text), [])] == ["av fyrarna", "investeringar"]
    text = "En tredjedel av fyrarna måste bytas ut, vilket motsvarar 150 fyrar."
    assert [row.noun for row in find_statistics(TextDocument(text), [])] == ["av fyrarna", "fyrar"]
