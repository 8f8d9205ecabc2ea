"""Decision points whose verb does not stand right behind "Riksdagen", their printed numbers, and whom they turn to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata import extract
from riksdata.chamber.decision_points import decision_point, riksdag_bodies
from riksdata.extractors.demands import find_demands
from riksdata.extractors.demands.act.action import classify_yrkande
from riksdata.extractors.demands.act.form import form_of
from riksdata.text.document import TextDocument

STAND = "Riksdagen ställer sig bakom det som anförs i motionen om {} och tillkännager detta för regeringen."
MOTION = (
    "Motion till riksdagen\n2031/32:7\nav Ulla Ulv (C)\n\nDammar\n\nFörslag till riksdagsbeslut\n\n{}\n\nMotivering\n\nDammar behövs.\n"
)


@pytest.mark.parametrize(
    ("text", "form", "addressee"),
    [
        ("Riksdagen, vid avslag på yrkande 2, antar regeringens förslag till dammlag.", "adopt", "riksdagen"),
        ("Riksdagen – i andra hand – avslår propositionen i den del som gäller grodor.", "reject", "riksdagen"),
        ("Riksdagen (vid bifall till yrkande 4) godkänner de riktlinjer för dammar som anges i motionen.", "adopt", "riksdagen"),
        ("I andra hand beslutar riksdagen att dammavgiften ska tas bort.", "adopt", "riksdagen"),
        ("Om yrkande 1 avslås anvisar riksdagen 7 miljoner kronor till grodor.", "appropriate", "riksdagen"),
        ("Om yrkande 3 inte bifalls, begär riksdagen att regeringen återkommer om dammarna.", "announce", "regeringen"),
        ("Vid avslag på yrkande 1 ställer sig riksdagen bakom det som anförs i motionen om dammar.", "announce", "regeringen"),
        ("Vid bifall till yrkande 1: Riksdagen upphäver dammlagen (2030:1).", "adopt", "riksdagen"),
        ("Riksdagen vid avslag på yrkande 1 avslår propositionen.", "reject", "riksdagen"),
        ("Riksdagen bifaller inte motionens syskon.", "reject", "riksdagen"),
        ("Riksdagen godkänner inte avtalet om dammar.", "reject", "riksdagen"),
        ("Riksdagen antar ej förslaget till dammlag.", "reject", "riksdagen"),
        ("Riksdagen fridlyser grodan.", "adopt", "riksdagen"),
        ("Riksdagen begär att riksdagsstyrelsen låter gräva en damm.", "announce", "riksdagsstyrelsen"),
        ("Riksdagen uppdrar åt riksdagsförvaltningen att räkna grodor.", "announce", "riksdagsförvaltningen"),
        ("Riksdagen uppmanar Riksrevisionen att granska dammarna.", "announce", "Riksrevisionen"),
        ("Riksdagen anhåller hos riksdagens ombudsmän om en granskning av dammarna.", "announce", "Riksdagens ombudsmän"),
        ("Riksdagen begär att regeringen ger riksdagsstyrelsen besked om dammarna.", "announce", "regeringen"),
    ],
)
def test_the_chambers_verb_decides_wherever_it_stands(text: str, form: str, addressee: str) -> None:
    assert form_of(text) == (form, addressee)
    assert [d.text for d in find_demands(TextDocument(MOTION.format(f"1. {STAND.format('dammar')}\n2. {text}"), "mot"))[0]][1:] == [text]


@pytest.mark.parametrize(
    "items",
    [
        (STAND.format("dammar"), "Riksdagen, vid avslag på yrkande 1, beslutar om ändring i dammlagen.", "Riksdagen avslår propositionen."),
        ("Vid avslag på proposition 2031/32:4 anvisar riksdagen 7 kronor till dammar.", STAND.format("grodor")),
        (STAND.format("dammar"), "I andra hand avslår riksdagen propositionen.", STAND.format("grodor")),
        (STAND.format("dammar"), "Riksdagen fridlyser grodan i hela landet.", STAND.format("grodor")),
        ("Riksdagen, i första hand, avslår propositionen.", "Om yrkande 1 avslås: Riksdagen godkänner dammavtalet.", STAND.format("lek")),
    ],
)
def test_unnumbered_ones_are_items_each(items: tuple[str, ...]) -> None:
    for between in ("\n", "\n\n"):
        demands, _ = find_demands(TextDocument(MOTION.format(between.join(items)), "mot"))
        assert [d.text for d in demands] == list(items)
        assert [d.ordinal for d in demands] == list(range(1, len(items) + 1))


@pytest.mark.parametrize(
    ("printed", "ordinals"),
    [((3, 5, 8), [3, 5, 8]), ((2,), [2]), ((1, 2, 3), [1, 2, 3]), ((4, 5), [4, 5]), ((2, 1), [1, 2]), ((7, 7, 8), [1, 2, 3])],
)
def test_the_printed_number_is_the_ordinal_where_numbers_rise(printed: tuple[int, ...], ordinals: list[int]) -> None:
    text = MOTION.format("\n".join(f"{n}. {STAND.format('dammar')}" for n in printed))
    assert [d.ordinal for d in find_demands(TextDocument(text, "mot"))[0]] == ordinals


@pytest.mark.parametrize(
    "item",
    [
        "Vid avslag på yrkande 1 anvisar riksdagen 70 miljoner kronor till dammar.",
        "Riksdagen, vid avslag på yrkande 1, anvisar 70 miljoner kronor till dammar.",
        "I andra hand anvisar riksdagen 70 miljoner kronor till dammar.",
        "Om yrkande 1 avslås anslår riksdagen 12 procent mer till dammar.",
        "Riksdagen anvisar, vid avslag på yrkande 1, 70 miljoner kronor till dammar.",
    ],
)
def test_a_demand_states_no_figure(item: str) -> None:
    assert extract(MOTION.format(f"1. {STAND.format('dammar')}\n2. {item}"), doc_type="mot").statistics == []


def test_what_the_riksdag_did_is_no_demand() -> None:
    told = "Riksdagen har i många år beslutat om dammar."
    demands, _ = find_demands(TextDocument(MOTION.format(STAND.format("dammar")).replace("Dammar behövs.", told), "mot"))
    assert len(demands) == 1
    assert decision_point(told) is None


@pytest.mark.parametrize("end", ["att", "om att", "att ", "om att,", "vikten av att", "", "…", "att att att"])
def test_a_wording_that_breaks_off_is_read(end: str) -> None:
    for text in (f"Riksdagen ställer sig bakom det som anförs i motionen om {end}", f"Riksdagen beslutar {end}", end):
        assert classify_yrkande(text).action


@given(st.text(max_size=200))
def test_any_text_can_be_asked_for_its_decision_point(text: str) -> None:
    decision_point(text)
    form_of("Riksdagen " + text)


def test_bodies_are_named() -> None:
    assert all(begins == begins.lower() and name for begins, name in riksdag_bodies().items())


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "14a-conditional-demands-numbered",
            {2: ("riksdagen", "adopt"), 3: ("riksdagen", "appropriate"), 4: ("riksdagen", "reject"), 5: ("riksdagen", "adopt")},
        ),
        ("14b-conditional-demands-unnumbered", {1: ("regeringen", "announce"), 2: ("riksdagen", "adopt"), 3: ("riksdagen", "reject")}),
        ("14c-conditional-demand-first", {1: ("riksdagen", "adopt"), 2: ("riksdagen", "reject")}),
        ("14d-printed-numbers", {3: ("regeringen", "announce"), 5: ("riksdagen", "reject"), 8: ("regeringen", "announce")}),
    ],
)  # fmt: skip
def test_cases_met_elsewhere(shared: Path, name: str, rows: dict[int, tuple[str, str]]) -> None:
    found = extract((shared / "cases" / f"{name}.txt").read_text("utf-8"))
    shown = {d.ordinal: (d.addressee, d.form) for d in found.demands}
    assert shown == {**rows, **({1: shown[1]} if 1 in shown else {})}
    assert found.statistics == []


def test_the_record_of_a_case_met_elsewhere(shared: Path) -> None:
    status = json.loads((shared / "cases" / "14e-conditional-demands-record.json").read_text("utf-8"))["dokumentstatus"]
    wordings = [row["lydelse"] for row in status["dokforslag"]["forslag"]]
    chamber = [("adopt", "riksdagen"), ("appropriate", "riksdagen"), ("reject", "riksdagen"), ("adopt", "riksdagen")]
    assert [form_of(w) for w in wordings[1:]] == [*chamber, ("announce", "riksdagsstyrelsen")]
