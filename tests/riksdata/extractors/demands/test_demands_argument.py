"""Which passage argues for a yrkande, and where the two differ."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.chamber.official_demands import OfficialDemand
from riksdata.extractors.demands import find_demands
from riksdata.extractors.demands.align import argument
from riksdata.extractors.demands.align.differences import missing_words
from riksdata.text.document import TextDocument
from riksdata.text.structure import KnownHeading

STAND = "Riksdagen ställer sig bakom det som anförs i motionen om {} och tillkännager detta för regeringen."
FILL = "Det finns mycket att säga om saken, och det sägs ofta av dem som bor intill vattnet och ser det varje dag. "
CLOSE = "Regeringen bör {}. Detta bör riksdagen ställa sig bakom och ge regeringen till känna."


def motion(asked: list[str], sections: list[tuple[str, list[str]]]) -> str:
    lines = [
        "Motion till riksdagen",
        "2030/31:7",
        "av Vera Påhittad (X)",
        "Om vatten",
        "Förslag till riksdagsbeslut",
        *(STAND.format(a) for a in asked),
    ]
    for heading, paragraphs in sections:
        lines += [heading, *paragraphs]
    return "\n".join([*lines, "Vera Påhittad (X)", ""])


ASKED = ["att inrätta ett nationellt grodregister", "att skydda rikets kärrängar mot utdikning", "ökat stöd till kvarnägare vid åarna"]
SECTIONS = [
    ("Grodornas läge", [FILL * 2, CLOSE.format("inrätta ett nationellt grodregister")]),
    (
        "Ängar och kärr",
        [
            FILL,
            "Utdikning har länge hotat kärrängarna, och mycket har gått förlorat under åren.",
            CLOSE.format("skydda rikets kärrängar mot utdikning"),
        ],
    ),
    ("Kvarnarna", [CLOSE.format("öka stödet till kvarnägare vid åarna")]),
]


def test_each_demand_finds_its_section_and_closing_paragraph() -> None:
    text = motion(ASKED, SECTIONS)
    demands, issues = find_demands(TextDocument(text, "mot"))
    assert [d.section for d in demands] == ["Grodornas läge", "Ängar och kärr", "Kvarnarna"]
    for demand, (_, paragraphs) in zip(demands, SECTIONS, strict=True):
        assert text[demand.argument_start : demand.argument_end].strip().startswith(paragraphs[0].strip())
        assert text[: demand.argument_end].endswith(paragraphs[-1])
    assert issues == []


def test_the_order_of_the_text_may_be_another() -> None:
    demands, _ = find_demands(TextDocument(motion(ASKED, SECTIONS[::-1]), "mot"))
    assert [d.section for d in demands] == ["Grodornas läge", "Ängar och kärr", "Kvarnarna"]


def test_what_is_never_taken_up_has_no_argument() -> None:
    demands, _ = find_demands(TextDocument(motion([*ASKED, "xylofonundervisning"], SECTIONS), "mot"))
    last = demands[-1]
    assert (last.section, last.argument_start, last.argument_end) == (None, None, None)


MANY = [
    *ASKED,
    "att rusta upp fyrarna längs kusten",
    "fler platser på fyrvaktarutbildningen",
    "att märka ut vraken i skärgården",
    "isvett i skolan",
]


def test_a_text_that_is_cut_off_takes_up_what_stands_before_the_cut() -> None:
    text = motion(MANY, [("Vatten", [FILL * 2, "Fyrar, vrak och is hör till vattnet."]), *SECTIONS])
    cut = text[: text.index("Kvarnarna\n")]
    found = [d.section for d in find_demands(TextDocument(cut, "mot"))[0]]
    assert found == ["Grodornas läge", "Ängar och kärr", *[None] * 5]
    whole = [d.argument_end for d in find_demands(TextDocument(text, "mot"))[0]]
    assert whole[2] is not None
    assert sum(end is not None for end in whole) > 3


@pytest.mark.parametrize("end", ["Stockholm den 25 januari 1983\nAnna Exempelsson", "Per-Olof af Exempel\nKarl B. Ek"])
def test_a_text_whose_signatories_name_no_party_is_whole(end: str) -> None:
    text = motion(MANY, [("Vatten", [FILL * 2, "Fyrar, vrak och is hör till vattnet."]), *SECTIONS])
    cut = text[: text.index("Kvarnarna\n")]
    without, signed = (find_demands(TextDocument(t, "mot"))[0] for t in (cut, f"{cut}{end}\n"))
    assert sum(d.argument_end is not None for d in signed) > sum(d.argument_end is not None for d in without)


def test_a_text_that_ends_in_the_name_of_a_region_is_no_signed_one() -> None:
    text = motion(MANY, [("Vatten", [FILL * 2, "Fyrar, vrak och is hör till vattnet."]), *SECTIONS])
    cut = text[: text.index("Kvarnarna\n")]
    without, after = (find_demands(TextDocument(t, "mot"))[0] for t in (cut, f"{cut}Västra Exempelland\n"))
    assert [d.argument_end for d in after] == [d.argument_end for d in without]


def test_a_text_that_has_lost_its_beginning_takes_up_what_stands_after_it() -> None:
    argument = "\n".join(
        [FILL * 2, FILL, CLOSE.format("ge fler platser på fyrvaktarutbildningen"), CLOSE.format("lära ut isvett i skolan")]
    )
    asked = "\n".join(f"{k}. {STAND.format(a)}" for k, a in enumerate([*MANY[:4], MANY[5], MANY[4], MANY[6]], 1))
    text = f"{argument}\nHemställan\n{asked}\nVera Påhittad (X)\n"
    taken_up = [d.argument_end is not None for d in find_demands(TextDocument(text, "mot"))[0]]
    assert taken_up == [False] * 5 + [True] * 2


@pytest.mark.parametrize("listed", ["fyrar, bryggor och vrak", "inte minst fyrar, men också vrak och många bryggor"])
def test_a_word_that_an_introduction_names_takes_nothing_up_in_a_text_that_is_cut_off(listed: str) -> None:
    asked = ["fyrar", *ASKED, "vrak", *MANY[3:], "bryggor"]
    named = f"Vattnet har mycket att ge: {listed} är några av de ting som människor tycker om att se på."
    text = motion(asked, [("Motivering", [named, FILL]), *SECTIONS])
    cut = text[: text.index("Ängar och kärr\n")]
    demands, _ = find_demands(TextDocument(cut, "mot"))
    assert [d.section for d in demands if d.argument_end is not None] == ["Grodornas läge"]


AREA = "Riksdagen anvisar anslagen för 2031 inom utgiftsområde 99 Vatten enligt förslaget i tabell 1 i motionen."


def whole_area(paragraphs: list[str], after: str = "Vera Påhittad (X)\n") -> tuple[str, str | None]:
    """What a motion argues that asks for the money of a whole area: the section that is found and the last paragraph of the passage."""
    head = "Motion till riksdagen\n2030/31:7\nav Vera Påhittad (X)\nUtgiftsområde 99 Vatten\nFörslag till riksdagsbeslut\n"
    text = head + "\n".join([AREA, "Inledning", FILL, "Politikens inriktning", *paragraphs, after])
    (demand,), _ = find_demands(TextDocument(text, "mot"))
    return demand.section or "", demand.argument_end and text[: demand.argument_end].rsplit("\n", 1)[1]


@pytest.mark.parametrize(
    "last",
    [
        "Höj därför slussbidraget med 1 000kr i månaden till alla som sköter en sluss.",
        "Varje sluss får 500 kr om året av staten för skötsel, färg och annat underhåll.",
        "Vi avsätter 300 tkr till de minsta slussarna, som aldrig har fått något alls av staten.",
        "Kostnaderna för slussarnas skötsel behöver minska, och de ökningar som gjorts dras tillbaka.",
        "Därför föreslår vi att de anslagsökningar som slussarna har fått under åren dras tillbaka.",
        "Utgifterna för slussarna hålls tillbaka så att mer kan läggas på fyrar och annan säkerhet.",
    ],
)
def test_a_grant_of_a_whole_area_is_argued_for_to_the_last_sum_or_grant(last: str) -> None:
    assert whole_area([FILL, last]) == ("Politikens inriktning", last)
    assert whole_area([FILL, last, FILL]) == ("Politikens inriktning", last)


def test_a_sum_says_more_of_a_grant_than_its_name() -> None:
    summed = "Slussarna tillförs 40 miljoner kronor om året för att alla ska kunna komma fram med båt."
    assert whole_area([summed, "Ett annat anslag är det som fyrarna har, och det är bra som det är."])[1] == summed


def test_a_grant_of_a_whole_area_is_taken_up_by_any_part_of_a_text_that_is_cut_off() -> None:
    closing = "Slussarna tillförs 40 miljoner kronor om året för att alla ska kunna komma fram med båt."
    assert whole_area([FILL, closing], after="") == ("Politikens inriktning", closing)


def test_one_yrkande_is_argued_for_by_the_whole_text() -> None:
    text = motion(
        ["dammavgiften"], [("Motivering", [FILL, "Vattnet är till för alla.", "Vi hoppas därför på bättre tider, och staten bör gå före."])]
    )
    (demand,), _ = find_demands(TextDocument(text, "mot"))
    assert text[demand.argument_start : demand.argument_end].startswith(FILL.strip()[:40])
    assert text[: demand.argument_end].endswith("staten bör gå före.")


def test_a_passage_begins_after_the_previous_closing_paragraph() -> None:
    paragraphs = [
        "Grodor är många. " + CLOSE.format(ASKED[0].removeprefix("att ")),
        "Kärrängar har länge dikats ut, och utdikning av rikets kärrängar pågår ännu.",
        CLOSE.format(ASKED[1].removeprefix("att ")),
    ]
    text = motion(ASKED[:2], [("Vatten", paragraphs)])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert [text[d.argument_start :].split()[0] for d in demands] == ["Grodor", "Kärrängar"]


def test_the_items_of_a_list_are_argued_for_from_what_introduces_it() -> None:
    led = "Regeringen bör därför genast göra följande för dem som bor vid vattnet:"
    items = [
        "– Inrätta ett nationellt grodregister.",
        "– Skydda rikets kärrängar mot utdikning.",
        "– Öka stödet till kvarnägare vid åarna.",
    ]
    text = motion(ASKED, [("Motivering", [FILL * 2, led, *items])])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert [text[: d.argument_end].endswith(item) for d, item in zip(demands, items, strict=True)] == [True] * 3
    assert [text.startswith(led, d.argument_start) for d in demands[1:]] == [True, True]
    numbered = [f"{n}. {FILL}{CLOSE.format(asked)} {FILL}" for n, asked in enumerate(ASKED, 1)]  # paragraphs, no list
    text = motion(ASKED, [("Motivering", [FILL * 2, led, *numbered])])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert not any(text.startswith(led, d.argument_start) for d in demands[1:])


def test_what_ends_a_section_introduces_no_list_of_the_next_one() -> None:
    led = "Regeringen bör därför genast göra följande för dem som bor vid vattnet:"
    items = ["– Inrätta ett nationellt grodregister.", "– Skydda rikets kärrängar mot utdikning."]
    text = motion(ASKED[:2], [("Läget i dag", [FILL * 2, led]), ("Grodor och kärr", [*items, FILL])])
    headings = [KnownHeading(text.index(name), text.index(name) + len(name), 1) for name in ("Läget i dag", "Grodor och kärr")]
    demands, _ = find_demands(TextDocument(text, "mot", headings=headings))
    assert [d.section for d in demands] == ["Grodor och kärr"] * 2
    assert not any(text.startswith(led, d.argument_start) for d in demands)


def test_a_long_list_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    class Counting:
        def match(self, text: str, at: int) -> re.Match[str] | None:
            looked.append(at)
            return re.compile("– ").match(text, at)

    monkeypatch.setattr(argument, "_ITEM", Counting())
    asked = [f"att inrätta ett grodregister{chr(97 + n) * 3} i riket" for n in range(20)]
    items = [f"– Inrätta ett grodregister{chr(97 + n) * 3} i riket." for n in range(20)]
    demands, _ = find_demands(TextDocument(motion(asked, [("Motivering", [FILL * 2, "Regeringen bör göra följande:", *items])]), "mot"))
    assert len({d.argument_end for d in demands}) == 20
    assert len(looked) == len(set(looked))


def test_an_introduction_to_several_yrkanden_belongs_to_none() -> None:
    passages = [
        FILL * 2,
        "Kvarnar, kärr och grodor hör till riket, och mycket har skrivits om kvarnägare och åar genom tiderna.",
        "Grodor är många. " + CLOSE.format(ASKED[0].removeprefix("att ")),
        CLOSE.format(ASKED[1].removeprefix("att ")),
        CLOSE.format("öka stödet till kvarnägare vid åarna"),
    ]
    text = motion(ASKED, [("Motivering", passages)])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert [text[d.argument_start :].split()[0] for d in demands] == ["Grodor", "Regeringen", "Regeringen"]


def test_a_paragraph_that_goes_on_with_the_one_before_takes_it_along() -> None:
    passages = [
        FILL * 2,
        "Den som bor vid vattnet hör hur tyst det har blivit om kvällarna, och ingen vet längre hur många som finns.",
        "Därför behövs kunskap. " + CLOSE.format(ASKED[0].removeprefix("att ")),
        CLOSE.format(ASKED[1].removeprefix("att ")),
        CLOSE.format("öka stödet till kvarnägare vid åarna"),
    ]
    text = motion(ASKED, [("Motivering", passages)])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert text[demands[0].argument_start :].startswith("Den som bor")


def test_a_grant_changed_in_steps_is_argued_for_to_the_last_step_that_goes_its_way() -> None:
    steps = [
        "Anslaget ökas med 10 miljoner kronor för grodornas vandring över vägarna under våren.",
        "Anslaget ökar med 4 miljoner kronor för de paddor som följer efter i grodornas spår.",
        "Anslaget minskas med 1 miljon kronor eftersom salamandrarna får gå för egen maskin.",
    ]
    text = motion(["ett ökat anslag till Grodmyndigheten", ASKED[1]], [("1:1 Grodmyndigheten", steps), SECTIONS[1]])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert text[demands[0].argument_start :].startswith(steps[0])
    assert text[: demands[0].argument_end].endswith(steps[1])


def test_a_review_dropped_is_told() -> None:
    asked = ["att se över möjligheten att avskaffa dammavgiften för kvarnägare"]
    text = motion(asked, [("Avgifter", [FILL, "Vi anser att dammavgiften för kvarnägare ska avskaffas redan i år."])])
    _, issues = find_demands(TextDocument(text, "mot"))
    assert [i.rule for i in issues] == ["wording_differs"]


def test_a_passage_that_asks_for_nothing_is_no_other_wording() -> None:
    asked = ["att sänka dammavgiften för kvarnägare, fiskare och färjkarlar i riket"]
    text = motion(asked, [("Avgifter", ["En dammavgift för kvarnägare infördes under drottningens tid och har funnits där sedan dess."])])
    assert find_demands(TextDocument(text, "mot"))[1] == []


def test_motivering_alone_is_no_section() -> None:
    demands, _ = find_demands(TextDocument(motion(ASKED[:1], [("Motivering", SECTIONS[0][1])]), "mot"))
    assert demands[0].section is None
    assert demands[0].argument_end is not None


def test_a_group_left_out_is_told() -> None:
    asked = ["att regeringen bör skydda grodor, paddor och salamandrar i rikets dammar mot allt buller"]
    text = motion(asked, [("Buller", [FILL, CLOSE.format("skydda grodor och paddor i rikets dammar mot allt buller")])])
    _, issues = find_demands(TextDocument(text, "mot"))
    assert [i.rule for i in issues] == ["wording_differs"]
    assert "salamandrar" in issues[0].message
    assert text[issues[0].char_start : issues[0].char_end].startswith("Regeringen bör skydda grodor")


def test_another_name_is_told() -> None:
    asked = ["att regeringen bör bygga ut dammarna efter den engelska modellen Pond Care Intervention i hela riket"]
    text = motion(
        asked, [("Dammar", [FILL, CLOSE.format("bygga ut dammarna efter den engelska modellen Pond Care Prevention i hela riket")])]
    )
    _, issues = find_demands(TextDocument(text, "mot"))
    assert [i.rule for i in issues] == ["wording_differs"]
    assert "prevention" in issues[0].message.lower()


def test_other_words_and_other_spellings_are_no_difference() -> None:
    asked = [
        "att regeringen bör ge rikets konsumenter i glesbygden tillgång till FRA:s dammtillsyn",
        "att regeringen bör bygga ut dammarna efter Wienmodellen för fortbildning av slussvakter i hela riket",
    ]
    said = [
        "ge rikets kunder på landsbygden FRA:s granskning av dammarna",
        "bygga ut dammarna efter Wien-modellen för kompetensutveckling av slussvakter i hela riket",
    ]
    text = motion(asked, [("Dammar", [CLOSE.format(said[0])]), ("Slussar", [CLOSE.format(said[1])])])
    assert find_demands(TextDocument(text, "mot"))[1] == []


def test_a_limit_is_a_number_and_no_word_of_degree() -> None:
    asked = ["att regeringen bör ge stöd till färjkarlar vid rikets slussar"]
    for said, told in (
        ("ge stöd till högst tre färjkarlar vid rikets slussar", True),
        ("ge stöd till högst tacksamma färjkarlar vid rikets slussar", False),
    ):
        _, issues = find_demands(TextDocument(motion(asked, [("Slussar", [FILL, CLOSE.format(said)])]), "mot"))
        assert bool(issues) is told


def test_missing_words_see_forms_and_compounds() -> None:
    assert missing_words("skyddet för grodorna", "Vi vill skydda varje groda") == ([], 2)
    assert missing_words("grodregister", "ett register över grodor")[0] == []
    assert missing_words("salamandrar", "grodor")[0] == ["salamandrar"]


def test_the_record_gives_the_wording_and_the_text_the_span() -> None:
    text = motion(ASKED, SECTIONS)
    rows = [OfficialDemand(k, STAND.format(a).replace("kvarnägare", "kvarn­ägare")) for k, a in enumerate(ASKED, 1)]
    demands, issues = find_demands(TextDocument(text, "mot"), rows)
    assert [(d.ordinal, d.text, d.origin) for d in demands] == [(r.number, r.text, "record") for r in rows]
    assert all(text[d.char_start : d.char_end] == STAND.format(a) for d, a in zip(demands, ASKED, strict=True))
    assert issues == []


def test_record_and_text_may_differ() -> None:
    text = motion(ASKED, SECTIONS)
    rows = [
        OfficialDemand(1, STAND.format("att inrätta ett nordiskt grodregister")),
        OfficialDemand(2, STAND.format(ASKED[1])),
        OfficialDemand(4, STAND.format("flygande mattor för alla rikets myndigheter")),
    ]
    demands, issues = find_demands(TextDocument(text, "mot"), rows)
    assert [d.char_start is None for d in demands] == [False, False, True]
    told = {i.rule: i for i in issues}
    assert {"text_differs_from_record", "not_in_text", "not_in_record"} <= told.keys()
    assert "nationellt" in told["text_differs_from_record"].message
    assert "nordiskt" in told["text_differs_from_record"].message


def test_a_yrkande_that_stands_elsewhere_is_found_there() -> None:
    text = "Motion till riksdagen\nDammar\nVi föreslår att riksdagen\u00ad beslutar att dammar – alla – ska vara fria.\n"
    demands, _ = find_demands(TextDocument(text, "mot"), [OfficialDemand(1, "riksdagen beslutar att dammar - alla - ska vara fria.")])
    assert demands[0].char_start is not None
    assert text[demands[0].char_start :].startswith("riksdagen")


@given(
    st.lists(st.text(alphabet="abcdeåäö ", min_size=1, max_size=30), min_size=1, max_size=6),
    st.lists(st.text(alphabet="abcdeåäö .\n", max_size=120), max_size=6),
    st.booleans(),
)
def test_every_official_row_is_a_demand_and_spans_hold(asked: list[str], argument: list[str], hidden: bool) -> None:
    text = motion([] if hidden else asked, [("Motivering", argument)])
    rows = [OfficialDemand(k, " ".join(STAND.format(a).split())) for k, a in enumerate(asked, 1)]
    demands, issues = find_demands(TextDocument(text, "mot"), rows)
    assert [(d.ordinal, d.text) for d in demands] == [(r.number, r.text) for r in rows]
    told = [i for i in issues if i.rule == "not_in_text"]
    assert len(told) == sum(d.char_start is None for d in demands)
    for d in demands:
        assert (d.argument_start is None) == (d.argument_end is None)
        if d.argument_start is not None and d.argument_end is not None:
            assert 0 <= d.argument_start < d.argument_end <= len(text)


def test_a_grant_named_by_its_number_is_argued_for_under_the_heading_with_it() -> None:
    head = "Motion till riksdagen\n2030/31:7\nav Vera Påhittad (X)\nSlussar\nFörslag till riksdagsbeslut\n"
    asked = "Riksdagen ställer sig bakom det som anförs i motionen om användningen av anslaget {} och tillkännager detta för regeringen."
    sluices = "Slussbidraget och användningen av anslagen höjs med 40 miljoner kronor för att alla ska kunna komma fram med båt."
    beacons = "Det som fyrarna har räcker inte längre, sedan var tredje av dem har slocknat utan att någon märkte det."
    sections = ["Motivering", FILL, "Anslag 1:4 Slussar", sluices, "Anslag 11:4 Fyrar", beacons, "Vera Påhittad (X)"]
    text = head + "\n".join([asked.format("11:4 Fyrar"), asked.format("1:4 Slussar"), asked.format("1:5 Broar"), *sections])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert [demand.section for demand in demands][:2] == ["Anslag 11:4 Fyrar", "Anslag 1:4 Slussar"]
    assert [demand.argument_start for demand in demands][:2] == [text.index(beacons), text.index(sluices)]


def test_a_section_of_the_motion_named_by_its_number_argues() -> None:
    head = "Motion till riksdagen\n2030/31:7\nav Vera Påhittad (X)\nSlussar\nFörslag till riksdagsbeslut\n"
    asked = "Riksdagen godkänner ändrade avgifter för slussar och fyrar med de ändringar som framgår av avsnitt {} i motionen."
    fees = "Avgifterna för fyrar och slussar sänks med 40 miljoner kronor för att alla ska kunna komma fram med båt i norr."
    others = "Ändrade avgifter för slussar och fyrar har diskuterats länge, och de ändringar som behövs är många och svåra."
    sections = ["Motivering", FILL, "1 Bakgrund om avgifter", others, "2 Nya avgifter", fees, "Vera Påhittad (X)"]
    text = head + "\n".join([asked.format("2"), "Riksdagen ställer sig bakom det som anförs i motionen om båtar.", *sections])
    demands, _ = find_demands(TextDocument(text, "mot"))
    assert demands[0].section == "2 Nya avgifter"
