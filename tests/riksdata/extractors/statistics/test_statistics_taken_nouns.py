"""What figures are of that their clause leaves to another one, or names by a word that looks like something else."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _nouns(text: str) -> list[tuple[float | None, str | None]]:
    return [(row.value, row.noun) for row in find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])]


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("Utskottet konstaterar att antalet bekräftade inbrott under 2019 uppgick till 334.", 334, "antalet bekräftade inbrott"),
        ("Här finns bara omkring 2 100 kvarnar. De 208 största står för nästan allt mjöl.", 208, "kvarnar"),
        ("Här finns 2 100 kvarnar. Utsläppet är bland de 208 högsta i Europa.", 2100, "kvarnar"),
        ("Väntetiden för bröd är i snitt 19 veckor. I Göteborg är den hela 28.", 28, "Väntetiden för bröd"),
        ("Bageriernas utsläpp uppgick till 46 ton koldioxidekvivalenter.", 46, "Bageriernas utsläpp"),
        ("Kvarnen malde 46 ton mjöl.", 46, "mjöl"),
        ("Beläggningen på kvarnarna var 109 procent och på bagerierna 123 procent.", 123, "bagerierna"),
        ("Beläggningen i länet var 109 procent och i Halland 123 procent.", 123, "Beläggningen i länet"),
        ("En prövning kostar enligt branschen mellan 40 000 och 50 000 kronor.", None, "prövning"),
        ("Baktiden är i genomsnitt sju månader men har i vissa fall överstigit två år.", 2, "Baktiden"),
        ("Det finns 1,5 miljoner bagare, och av dem har en halv miljon kommunalt bidrag.", 500_000, "bagare"),
        ("Drygt hälften av de utländska bagarna, närmare bestämt 53 %, kommer från Norge.", 53, "av de utländska bagarna"),
        ("För 1984 räknar Bagarförbundet med en ökning med 8 %.", 8, "ökning"),
        ("För 1984 räknar bagarna med en ökning av hyrorna med 8 %.", 8, "hyrorna"),
        ("Av de arbetslösa var närmare 40 procent under 25 år.", 40, "de arbetslösa"),
    ],
)
def test_what_a_figure_is_of(text: str, value: float | None, noun: str) -> None:
    assert (value, noun) in _nouns(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("I Finland blev Påhittsö 3 försenad med tretton år.", [13]),
        ("I Finland blev Påhittsö 3 bagare rikare.", [3]),
    ],
)
def test_a_number_that_is_part_of_a_name(text: str, values: list[float]) -> None:
    assert [value for value, _ in _nouns(text)] == values
