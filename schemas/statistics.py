"""The table `statistics`: which figures a document states as facts."""

from __future__ import annotations

from typing import ClassVar

from schemas import shared_columns as shared
from schemas.columns import TableDeclaration, column


class Statistics(TableDeclaration):
    """Each quantity that a text asserts as a fact about the world."""

    statistic_id: str = column(
        "Statistic id",
        "Statistik-id",
        "Document id, `-s-` and eight hex digits that stand for the surface and which occurrence of it this is.",
        beskrivning="Dokumentets id, `-s-` och åtta hexadecimala siffror som står för ordalydelsen och vilken förekomst av den det är.",
        example="H6022539-s-1a2b3c4d",
        required=True,
    )
    document_id: str = shared.document_id("The document that states the figure.", "Det dokument som anger uppgiften.", example="H6022539")
    ordinal: int = shared.ordinal(
        "Place among the document's statistics, from 1; it may change as extraction gets better.",
        "Plats bland dokumentets uppgifter, räknat från 1; den kan ändras när utläsningen blir bättre.",
    )
    surface: str = shared.surface("drygt 40 procent")
    char_start: int = shared.surface_start(example=44800)
    char_end: int = shared.surface_end(example=44816)
    value: float = column(
        "Value",
        "Värde",
        "The number; for a part of a whole the part; null for a range.",
        beskrivning="Talet; för en del av en helhet är det delen; tom för ett intervall.",
        example=40.0,
    )
    whole: float = column(
        "Out of",
        "Av",
        'The number that the text sets behind the value, as worded: 3 in "en av tre", 290 in "247 av landets 290 kommuner", 2000 in "80 procent av landets 2 000 salonger". To count with, use `share` and `population`, which mean one thing each.',
        beskrivning='Det tal som texten sätter bakom värdet, som det är skrivet: 3 i "en av tre", 290 i "247 av landets 290 kommuner", 2000 i "80 procent av landets 2 000 salonger". För att räkna, använd `share` och `population`, som betyder en sak var.',
        example=290.0,
    )
    share: float = shared.from_0_to_1(
        "Share",
        "Andel",
        'The share that the text states, from 0 to 1, however it is worded: 0.5 for "hälften", 0.333 for "var tredje" and "en tredjedel", 0.33 for "33 procent", 0.8 for "80 procent av landets 2 000 salonger", 0.852 for "247 av 290". Null for ranges, for changes, and where the number is no share.',
        'Den andel som texten anger, från 0 till 1, hur den än är uttryckt: 0,5 för "hälften", 0,333 för "var tredje" och "en tredjedel", 0,33 för "33 procent", 0,8 för "80 procent av landets 2 000 salonger", 0,852 för "247 av 290". Tom för intervall, för förändringar och där talet inte är en andel.',
        example=0.4,
    )
    population: float = column(
        "Population",
        "Population",
        'How many there are in all, where the text states the share of a counted whole: 290 in "247 av landets 290 kommuner", 2000 in "80 procent av landets 2 000 salonger". Null for "en av tre", which counts nothing.',
        beskrivning='Hur många de är sammanlagt, där texten anger en andel av en räknad helhet: 290 i "247 av landets 290 kommuner", 2000 i "80 procent av landets 2 000 salonger". Tom för "en av tre", som inte räknar något.',
        example=290.0,
        minimum=0,
    )
    low: float = column("Low", "Nedre gräns", "The lower bound of a range.", beskrivning="Intervallets nedre gräns.", example=10.0)
    high: float = column("High", "Övre gräns", "The upper bound of a range.", beskrivning="Intervallets övre gräns.", example=22.0)
    unit: str = column(
        "Unit",
        "Enhet",
        "percent, percentage_points, fraction, count, sek and other currencies, times, durations, or a physical unit by its symbol.",
        beskrivning="percent, percentage_points, fraction, count, sek och andra valutor, times (gånger), tidslängder, eller en fysikalisk enhet med sin symbol.",
        example="percent",
        required=True,
        codes="unit",
    )
    per: str = column(
        "Per",
        "Per",
        "The denominator of a rate.",
        beskrivning="Det som ett tal i relation till något räknas per, till exempel 100 000 invånare.",
        example="100 000 invånare",
    )
    qualifier: str = shared.coded(
        "Qualifier",
        "Precision",
        "How exact the text says the number is.",
        "Hur exakt texten säger att talet är.",
        codes="qualifier",
        example="more_than",
        required=True,
    )
    direction: str = shared.coded(
        "Direction",
        "Riktning",
        "increase or decrease where the value is the amount of a change.",
        "increase (ökning) eller decrease (minskning) där värdet är storleken på en förändring.",
        codes="direction",
        example="increase",
    )
    noun: str = column(
        "What",
        "Vad",
        "What is counted or measured, in the words of the text.",
        beskrivning="Det som räknas eller mäts, med textens ord.",
        example="vuxna personer med skyddade personuppgifter",
    )
    measure: str = shared.coded(
        "Measure",
        "Mått",
        "The kind of measure, where the text says it.",
        "Måttets slag, där texten anger det.",
        codes="measure",
        example="share",
    )
    period: str = column(
        "Period",
        "Period",
        "The year or years that the figure speaks of.",
        beskrivning="Det eller de år som uppgiften gäller.",
        example="2017–2024",
    )
    sentence_start: int = shared.characters(
        "Sentence start",
        "Meningens början",
        "Where the sentence begins in the text.",
        "Var meningen börjar i texten.",
        example=44700,
        required=True,
    )
    sentence_end: int = shared.characters(
        "Sentence end",
        "Meningens slut",
        "Where the sentence ends in the text.",
        "Var meningen slutar i texten.",
        example=44900,
        required=True,
    )
    sentence: str = column(
        "Sentence",
        "Mening",
        "The sentence in which the figure stands, white space folded.",
        beskrivning="Den mening som uppgiften står i, med blanktecken och radbrytningar sammandragna till ett mellanslag.",
        example="Det gäller drygt 40 procent av kommunerna.",
        required=True,
    )
    footnote: int = shared.footnote(
        "The number of the footnote that the sentence carries.", "Numret på den fotnot som hör till meningen.", example=3
    )
    publisher: str = column(
        "Publisher",
        "Utgivare",
        "Who is named as the source of the figure: in its sentence, or in one shortly before that it plainly goes on with.",
        beskrivning="Den som nämns som uppgiftens källa: i dess mening, eller i en strax före som den tydligt fortsätter på.",
        example="Brå",
    )
    confidence: float = shared.from_0_to_1(
        "Confidence",
        "Säkerhet",
        "How probable it is that the text states the quantity as a fact, by a model trained on quantities judged by hand.",
        "Hur sannolikt det är att texten anger uppgiften som ett faktum, enligt en modell tränad på uppgifter bedömda för hand.",
        example=0.94,
        required=True,
        unit=None,
    )
    publisher_id: str = column(
        "Publisher id",
        "Utgivarens id",
        "The same for every way to write the publisher's name: its row in `bodies`.",
        beskrivning="Densamma för alla sätt att skriva utgivarens namn: dess rad i `bodies`.",
        example="bra",
        refers_to="bodies.body_id",
    )
    reference_id: str = column(
        "Reference",
        "Referens",
        "The reference that the figure rests on.",
        beskrivning="Den referens som uppgiften bygger på.",
        example="HD10232-r-1a2b3c4d",
        refers_to="references.reference_id",
    )
    demand_id: str = shared.demand_id(
        "The demand that the figure stands in, or else argues for: the one whose argument ends soonest after it.",
        "Det yrkande som uppgiften står i eller annars argumenterar för: det vars argument slutar närmast efter den.",
    )
    claim_id: str = column(
        "Claim",
        "Påstående",
        "The same for all figures that agree in number, unit, noun, period and source, across documents.",
        beskrivning="Densamma för alla uppgifter som stämmer överens i tal, enhet, det som räknas, period och källa, också i olika dokument.",
        example="c-1a2b3c4d5e6f",
    )

    class Config(TableDeclaration.Config):
        title = "Statistics"
        description = (
            "One row for each quantity that a text asserts as a fact about the world, with what it counts and where it comes from."
        )
        metadata: ClassVar[dict[str, object]] = {
            "name": "statistics",
            "title_sv": "Statistik",
            "description_sv": "En rad för varje uppgift i siffror eller räkneord som en text påstår om världen, med vad som räknas "
            "och varifrån den kommer.",
            "key": ["statistic_id"],
        }
