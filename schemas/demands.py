"""The tables `demands` and `demand_decisions`: what is asked, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from schemas import shared_columns as shared
from schemas.codes import codes_of
from schemas.columns import TableDeclaration, column
from schemas.types import TEXTS

OUTCOMES = codes_of("outcome")


class Demands(TableDeclaration):
    """Each thing that a document formally asks for."""

    demand_id: str = column(
        "Demand id",
        "Yrkande-id",
        "Document id, `-d` and the number of the demand.",
        beskrivning="Dokumentets id, `-d` och yrkandets nummer.",
        example="HD10232-d2",
        required=True,
    )
    document_id: str = shared.document_id()
    ordinal: int = shared.ordinal(
        "The number of the demand in the document, from 1.",
        "Yrkandets eller frågans nummer i dokumentet, räknat från 1.",
        example=2,
        title="Number",
        titel="Nummer",
    )
    kind: str = shared.coded(
        "Kind",
        "Slag",
        "yrkande (a motion's formal request) or question (to a minister).",
        "yrkande (en motions formella begäran) eller question (en fråga till ett statsråd).",
        codes="demand_kind",
        example="question",
        required=True,
    )
    text: str = column(
        "Text",
        "Lydelse",
        "The demand word for word, white space folded.",
        beskrivning="Yrkandet ordagrant, med blanktecken och radbrytningar sammandragna till ett mellanslag.",
        example="Avser ministern att återinföra polisens tidigare återrapporteringskrav …?",
        required=True,
    )
    gist: str = column(
        "Gist",
        "Kärna",
        "What is asked for, without the formula that most demands begin and end with.",
        beskrivning="Vad som begärs, utan den formel som de flesta yrkanden börjar och slutar med.",
        example="att se över reglerna för barnahus",
        required=True,
    )
    char_start: int = shared.characters(
        "Start",
        "Början",
        "Where the demand begins in the text; null where the text does not hold it.",
        "Var yrkandet börjar i texten; tom om texten inte innehåller det.",
        example=3495,
    )
    char_end: int = shared.characters("End", "Slut", "Where the demand ends in the text.", "Var yrkandet slutar i texten.", example=3640)
    origin: str = shared.coded(
        "Origin",
        "Ursprung",
        "record (the riksdag's official list) or text (read from the text).",
        "record (riksdagens officiella lista) eller text (läst ur texten).",
        codes="demand_origin",
        example="text",
        required=True,
    )
    addressee: str = column(
        "Addressee",
        "Adressat",
        "Who shall act: regeringen, riksdagen, or the minister asked, as the heading prints title, name and party.",
        beskrivning="Vem som ska handla: regeringen, riksdagen eller det tillfrågade statsrådet, med titel, namn och parti som i rubriken.",
        example="justitieminister Gunnar Strömmer (M)",
    )
    addressee_name: str = column(
        "Addressee's name",
        "Adressatens namn",
        "Name of the minister asked.",
        beskrivning="Namnet på det tillfrågade statsrådet.",
        example="Gunnar Strömmer",
    )
    addressee_party: str = column(
        "Addressee's party",
        "Adressatens parti",
        "Party of the minister asked, where given.",
        beskrivning="Det tillfrågade statsrådets parti, där det anges.",
        example="M",
    )
    form: str = shared.coded(
        "Form",
        "Form",
        "What the chamber or the minister is formally asked to do: announce, adopt, appropriate, reject or question.",
        "Vad kammaren eller statsrådet formellt ombeds göra: announce (tillkännage för regeringen), adopt (besluta), appropriate (anvisa anslag), reject (avslå) eller question (svara på en fråga).",
        codes="form",
        example="announce",
    )
    action: str = shared.coded(
        "Action",
        "Åtgärd",
        "What is asked for in substance, decided by the outermost act.",
        "Vad som begärs i sak; den yttersta handlingen avgör.",
        codes="action",
        example="review",
    )
    action_confidence: float = shared.from_0_to_1(
        "Confidence of the action",
        "Åtgärdens säkerhet",
        "How sure the action is, from 0 to 1: of demands that say 0.8, some 80 of 100 are right (measured, see quality.json).",
        "Hur säker åtgärden är, från 0 till 1: av yrkanden med 0,8 är omkring 80 av 100 rätt (uppmätt, se quality.json).",
        example=0.87,
    )
    agency: TEXTS = column(
        "Agency",
        "Myndighet",
        "The bodies named in the demand that are to act, by their official names.",
        beskrivning="De organ som nämns i yrkandet och som ska handla, med sina officiella namn.",
        example=["Polismyndigheten"],
    )
    agency_ids: TEXTS = column(
        "Agency ids",
        "Myndigheternas id",
        "The ids of those bodies in `bodies`, in the same order.",
        beskrivning="Organens id i `bodies`, i samma ordning.",
        example=["polismyndigheten"],
    )
    section: str = column(
        "Section",
        "Avsnitt",
        "The heading under which the demand is argued for.",
        beskrivning="Den rubrik under vilken yrkandet motiveras.",
        example="Likvärdiga barnahus i hela landet",
    )
    argument_start: int = shared.characters(
        "Argument start",
        "Argumentets början",
        "Where the passage that argues for the demand begins.",
        "Var den passage som argumenterar för yrkandet börjar.",
        example=33500,
    )
    argument_end: int = shared.characters(
        "Argument end",
        "Argumentets slut",
        "Where that passage ends: the end of its closing paragraph.",
        "Var passagen slutar: vid slutet av dess sista stycke.",
        example=35020,
    )
    committee: str = shared.committee("The committee that treated the demand last.", "Det utskott som senast behandlade yrkandet.")
    committee_proposal: str = shared.outcome(
        "Committee's proposal",
        "Utskottets förslag",
        "What the committee proposed to the chamber, in the last treatment.",
        "Vad utskottet föreslog kammaren vid den senaste behandlingen.",
    )
    decision: str = shared.outcome(
        "Decision",
        "Kammarens beslut",
        "What the chamber decided, in the last treatment; null where it has not.",
        "Vad kammaren beslutade vid den senaste behandlingen; tom om inget beslut har fattats.",
    )
    decided_in: str = column(
        "Decided in",
        "Behandlas i",
        "The committee report with which it was decided.",
        beskrivning="Det betänkande genom vilket yrkandet avgjordes.",
        example="2018/19:UbU10",
    )
    decision_point: str = column(
        "Decision point", "Beslutspunkt", "The point of that report.", beskrivning="Punkten i det betänkandet.", example="3"
    )
    repeats_demand_id: str = shared.demand_id(
        "The earliest demand that asks the same in nearly the same words.",
        "Det tidigaste yrkandet som begär samma sak med nästan samma ord.",
        example="H5021089-d1",
        title="Repeats",
        titel="Upprepar",
    )
    similarity: float = shared.from_0_to_1(
        "Similarity", "Likhet", "How alike the two demands are, from 0 to 1.", "Hur lika de två yrkandena är, från 0 till 1.", example=0.93
    )

    class Config(TableDeclaration.Config):
        title = "Demands"
        description = "One row for each thing that a document formally asks for: the yrkanden of motions, the questions of interpellations and written questions."
        metadata: ClassVar[dict[str, object]] = {
            "name": "demands",
            "title_sv": "Yrkanden och frågor",
            "description_sv": "En rad för varje sak som ett dokument formellt begär: motioners yrkanden samt frågorna i interpellationer och skriftliga frågor.",
            "key": ["demand_id"],
        }


class DemandDecisions(TableDeclaration):
    """Each treatment of a demand."""

    demand_id: str = shared.demand_id(
        "The demand.", "Yrkandet.", example="H6021089-d1", title="Demand id", titel="Yrkande-id", required=True
    )
    ordinal: int = shared.ordinal(
        "Order of the treatments, from 1; the last one stands in `demands` too.",
        "Behandlingarnas ordning, räknat från 1; den sista står också i `demands`.",
    )
    committee: str = shared.committee("The committee that treated it.", "Det utskott som behandlade yrkandet.")
    committee_proposal: str = shared.outcome(
        "Committee's proposal", "Utskottets förslag", "What the committee proposed.", "Vad utskottet föreslog."
    )
    decision: str = shared.outcome(
        "Decision",
        "Kammarens beslut",
        "What the chamber decided; null where it has not.",
        "Vad kammaren beslutade; tom om inget beslut har fattats.",
    )
    decided_in: str = column("Decided in", "Behandlas i", "The committee report.", beskrivning="Betänkandet.", example="2018/19:UbU10")
    decision_point: str = column(
        "Decision point", "Beslutspunkt", "The point of that report.", beskrivning="Punkten i betänkandet.", example="3"
    )

    class Config(TableDeclaration.Config):
        title = "Demand decisions"
        description = "One row for each treatment of a demand by committee and chamber; a demand may be treated more than once."
        metadata: ClassVar[dict[str, object]] = {
            "name": "demand_decisions",
            "title_sv": "Beslut om yrkanden",
            "description_sv": "En rad för varje behandling av ett yrkande i utskott och kammare; ett yrkande kan behandlas mer än en gång.",
            "key": ["demand_id", "ordinal"],
        }
