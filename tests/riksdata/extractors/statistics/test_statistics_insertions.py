"""The clauses of a sentence as they lie in one another, and what a figure is of over what is inserted before it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.insertions import insertions
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.text.document import TextDocument


def _sentence(text: str) -> Sentence:
    return Sentence(text, 0, len(text))


def _set_apart(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.inner : each.stop]) for each in insertions(_sentence(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Exporten, som 2004 låg på 12 procent, steg till 19.", [("relative", "som 2004 låg på 12 procent")]),
        ("Exporten – som var liten – steg till 19.", [("dashes", "som var liten")]),
        ("Skutan, modell 7, är 12 meter lång.", [("apposition", "modell 7")]),
        ("En bagare hade 2011, när gillet räknade, 300 kronor mindre.", [("clause", "när gillet räknade")]),
        ("Andelen uppgick, trots kampanjen, till 9 procent.", [("aside", "trots kampanjen")]),
        ("Sedan hamnen stängdes, har exporten sjunkit till 9 procent.", [("clause", "Sedan hamnen stängdes")]),
        ("Sedan sjönk exporten, och importen steg till 9 procent.", []),
        ("Exporten ökade, sedan sjönk den till 9 procent.", []),
        ("Hamnen (som byggdes om) kostade 9 miljoner.", [("bracket", "som byggdes om")]),
        ("Priset på ris, vete och korn ökade med 9 procent.", []),
        (
            "Hamnen, som ligger i Ö, där det blåser, kostade 9 kronor.",
            [("relative", "som ligger i Ö, där det blåser"), ("clause", "där det blåser")],
        ),
        ("Hamnen kostade 9 kronor.", []),
        # what the figure is of
        ("Resultatet, när det gäller antalet turister, blev 9 miljoner.", []),
        # "redovisar" tells a figure of its own
        ("Skriften, redovisar att 6 procent läser, 9 procent sover.", []),
        # the second comma sets off what the last noun amounts to
        (
            "I norr finns öar, som har en högre andel fiske, cirka 9 procent.",
            [("relative", "som har en högre andel fiske, cirka 9 procent.")],
        ),
    ],
)
def test_insertions(text: str, found: list[tuple[str, str]]) -> None:
    assert _set_apart(text) == found


@pytest.mark.parametrize(
    ("text", "figure", "before"),
    [
        ("Exporten, som så sent som 2004 låg på 12 procent, steg till 19.", "12", "Exporten låg på "),
        ("Exporten, som så sent som 2004 låg på 12 procent, steg till 19.", "19", "Exporten steg till "),
        ("Skulden – som när kungen tillträdde var 6 miljoner – är 9.", "6", "Skulden var "),
        ("Ön har en hamn, som enligt vad byn beräknade kostar 6 miljoner.", "6", "en hamn kostar "),
        ("Ön har en hamn som i år kostar 6 miljoner.", "6", "en hamn kostar "),
        ("Det beror på antalet båtar, som sedan 2004 har ökat med 6 procent.", "6", "på antalet båtar har ökat med "),
        ("Kåren använde medel som avsatts till 6 procent.", "6", "Kåren använde medel som avsatts till "),
        ("Hamnen (HS) kostar 6 miljoner.", "6", "Hamnen (HS) kostar "),
        # "som" is not the subject
        ("Hamnen, som kommunen köpte för 6 miljoner, är stor.", "6", "Hamnen, som kommunen köpte för "),
        # so many at once
        ("Hamnen är lika stor som de 6 andra.", "6", "Hamnen är lika stor som de "),
    ],
)
def test_own_clause(text: str, figure: str, before: str) -> None:
    clause, at, _ = own(_sentence(text), text.index(figure))
    assert clause.text[:at] == before
    assert clause.text[at:] == text[text.index(figure) :]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Exporten, som så sent som 2004 låg på 12 procent, steg till 19 procent.", ["Exporten", "Exporten"]),
        ("Byns skuld – som när fogden tillträdde var 6 miljoner kronor – är nu 9 miljoner kronor.", ["Byns skuld", "Byns skuld"]),
        ("En bagare med barn hade 2011, när gillet räknade på saken, 300 kronor mindre.", ["bagare med barn"]),
        ("Fiskens andel uppgick, trots en dyr kampanj, till bara 12 procent år 2001.", ["Fiskens andel"]),
        ("Felet – skillnaden mellan det som sades och det som gjordes – uppgick till 12 miljoner kronor.", ["Felet"]),
        ("Bolagets nya skuta, modell 7, är 81 meter lång.", ["Bolagets nya skuta"]),
        ("Bolagets nya skepp, modell 7, är 81 meter långt, 16 meter brett.", ["Bolagets nya skepp", "Bolagets nya skepp"]),
        ("Kassan betalade i fjol ut 9 miljoner kronor i allmänt barnbidrag.", ["allmänt barnbidrag"]),
        ("Antalet fiskare har sedan hamnbygget 1995 gått ned från 700 till 300.", ["Antalet fiskare", "Antalet fiskare"]),
        ("Antalet sålda båtar har ökat lavinartat: från 45 000 år 2003 till 56 000.", ["Antalet sålda båtar", "Antalet sålda båtar"]),
        ("Byn har byggt egna bodar, som enligt bygdens råd omfattar 12 miljoner kronor.", ["egna bodar"]),
        ("Räven är en rödlistad art som reducerats med 95 procent.", ["Räven"]),
    ],
)
def test_noun_over_insertions(text: str, nouns: list[str]) -> None:
    assert [row.noun for row in find_statistics(TextDocument(text), [])] == nouns


_PIECES = st.sampled_from(
    (
        *("Exporten", "Lund", "som", "när", "då", "om", "sedan", "enligt", "trots", "visar", "och", "men", "att", "där", "vilket", "hade"),
        *("är", "steg", "kostar", "räknade", "hamnen", "i", "till", "12", "2004", "9,5", "procent", ",", ", ", " – ", "(", ")", ";", ". "),
    )
)


@example(" –   –   –   – ", 15, 0)
@given(st.one_of(st.lists(_PIECES, max_size=30).map(" ".join), st.text(max_size=80)), st.integers(0, 200), st.integers(0, 200))
def test_any_sentence_is_read(text: str, at: int, low: int) -> None:
    sentence = _sentence(text)
    found = insertions(sentence)
    for each in found:
        assert 0 <= each.start <= each.inner <= each.stop <= each.end <= len(text)
        for other in found:
            apart = each.end <= other.start or other.end <= each.start
            within = each.start <= other.start and other.end <= each.end
            assert apart or within or (other.start <= each.start and each.end <= other.end)
    at = min(at, len(text))
    low = min(low, at)
    clause, moved, moved_low = own(sentence, at, low)
    assert clause.text[moved:] == text[at:]
    assert 0 <= moved_low <= moved
    assert len(clause.text) - moved == len(text) - at
    again = own(clause, moved, moved_low)
    assert again == (clause, moved, moved_low)
