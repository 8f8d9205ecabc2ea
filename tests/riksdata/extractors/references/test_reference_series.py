from __future__ import annotations

import datetime

import pytest
from reference_reading import labels, labels_of, read, surfaces


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("Se mot. 2021/22:2599.", "mot. 2021/22:2599", "mot/2021/22:2599"),
        ("i motion 2024/25:V203 föreslås", "motion 2024/25:V203", "mot/2024/25:V203"),
        ("(mot. 2007/08:Ju392)", "mot. 2007/08:Ju392", "mot/2007/08:Ju392"),
        ("regeringens proposition 2018/19:62 om", "proposition 2018/19:62", "prop/2018/19:62"),
        ("propositionen (2018/19:62) om", "propositionen (2018/19:62)", "prop/2018/19:62"),
        ("budgetpropositionen 2018/19:1", "budgetpropositionen 2018/19:1", "prop/2018/19:1"),
        ("(prop, 1985/86: 100 bil. 12)", "prop, 1985/86: 100", "prop/1985/86:100"),
        ("På en skriftlig fråga (2024/25:1094) svarade", "skriftlig fråga (2024/25:1094)", "fr/2024/25:1094"),
        ("i interpellation 2017/18:232 frågade", "interpellation 2017/18:232", "ip/2017/18:232"),
        ("bet. 2023/24:JuU4", "bet. 2023/24:JuU4", "bet/2023/24:JuU4"),
        ("utskottet (2017/18:FiU44) anför", "2017/18:FiU44", "bet/2017/18:FiU44"),
        ("JuU 1984/85:12", "JuU 1984/85:12", "bet/1984/85:JuU12"),
        ("rskr. 2023/24:12", "rskr. 2023/24:12", "rskr/2023/24:12"),
        ("skrivelse 2018/19:25", "skrivelse 2018/19:25", "skr/2018/19:25"),
        ("prot. 2015/16:4", "prot. 2015/16:4", "prot/2015/16:4"),
        ("yttr. 2019/20:FiU1y", "yttr. 2019/20:FiU1y", "yttr/2019/20:FiU1y"),
        ("framst. 2015/16:RB1", "framst. 2015/16:RB1", "framst/2015/16:RB1"),
        ("betänkandet Ut ur våldet (SOU 2023:97)", "SOU 2023:97", "sou/2023:97"),
        ("Ds\xa02022:18", "Ds\xa02022:18", "ds/2022:18"),
        ("kommittédirektiv 2018:8", "kommittédirektiv 2018:8", "dir/2018:8"),
        ("tilläggsdirektivet (2019:8)", "tilläggsdirektivet (2019:8)", "dir/2019:8"),
        ("Riksrevisionens granskning 2016:23", "Riksrevisionens granskning 2016:23", "rir/2016:23"),
        ("RiR 2024:1", "RiR 2024:1", "rir/2024:1"),
        ("Brå rapport 2017:13 visar", "Brå rapport 2017:13", "report/bra/2017:13"),
        ("Socialstyrelsens rapport 2018:3", "Socialstyrelsens rapport 2018:3", "report/socialstyrelsen/2018:3"),
        (
            "rapport 2022:10 (Jämställdhetsmyndigheten)",
            "rapport 2022:10 (Jämställdhetsmyndigheten)",
            "report/jamstalldhetsmyndigheten/2022:10",
        ),
        ("Det framgår av rapport 2022:10.", "rapport 2022:10", "report/-/2022:10"),
        ("AFS 2015:4", "AFS 2015:4", "report/arbetsmiljoverket/2015:4"),
        ("allmänna råd (PTSFS 2031:6) om post", "PTSFS 2031:6", "report/pts/2031:6"),
        ("ett utlåtande (utl. 2031/32:FiU29) om", "utl. 2031/32:FiU29", "utl/2031/32:FiU29"),
        ("i utlåtande 2031/32:UU6 att", "utlåtande 2031/32:UU6", "utl/2031/32:UU6"),
        ("(KOM-förslaget, 2031/32:FPM11)", "2031/32:FPM11", "fpm/2031/32:FPM11"),
        ("enligt faktapromemoria 2031/32:FPM90 om", "faktapromemoria 2031/32:FPM90", "fpm/2031/32:FPM90"),
        ("se fakta-PM 2031/32:FPM9.", "fakta-PM 2031/32:FPM9", "fpm/2031/32:FPM9"),
        ("(dnr N/2031/00265/HL)", "dnr N/2031/00265/HL", "dnr/N/2031/00265/HL"),
        ("rapporten (dnr 2031-00176).", "dnr 2031-00176", "dnr/2031-00176"),
        ("beslut dnr 131 679132-07/113 om", "dnr 131 679132-07/113", "dnr/131 679132-07/113"),
        ("dnr A.050.566/2031", "dnr A.050.566/2031", "dnr/A.050.566/2031"),
        ("enligt utredningsdirektiven (2031:54) ska", "utredningsdirektiven (2031:54)", "dir/2031:54"),
        ("(MigV 1.1.2-2031-35843)", "MigV 1.1.2-2031-35843", "dnr/1.1.2-2031-35843"),
        ("i rapporten (4.3.1-2031-044746) om", "4.3.1-2031-044746", "dnr/4.3.1-2031-044746"),
        ("föreskrifter (HSLF-FS 2031:6)", "HSLF-FS 2031:6", "report/hslf-fs/2031:6"),
        ("se vår motion En aktiv politik (2016/17:1737).", "2016/17:1737", "mot/2016/17:1737"),
        ("KULTURUTSKOTTETS YTTRANDE 2018/19:KRU3Y BILAGA 2", "YTTRANDE 2018/19:KRU3Y", "yttr/2018/19:KrU3y"),
        ("enligt riksdagens utredningstjänst (2031:12).", "riksdagens utredningstjänst (2031:12)", "report/rut/2031:12"),
        ("(RUT-utredning 2031:1155)", "RUT-utredning 2031:1155", "report/rut/2031:1155"),
        ("se 2031/32:346 med anledning av prop. 10", "2031/32:346", "mot/2031/32:346"),
        ("se 2031/32:346 med anledning av regeringens skrivelse 4", "2031/32:346", "mot/2031/32:346"),
        ("ta del av utredningen 2031:54 som kom", "2031:54", "sou/2031:54"),
        ("motionerat om säkrare vägar i norr (2031/32:234).", "2031/32:234", "mot/2031/32:234"),
    ],
)
def test_one_number(text: str, surface: str, label: str) -> None:
    assert [(r.surface, r.label) for r in read(text)] == [(surface, label)]


LISTED = "• En brygga i norr ({0}:1)\n\n• Två bryggor – en för barn ({0}:02).\nVidare gäller annat."


@pytest.mark.parametrize(
    ("lead", "numbered", "wanted"),
    [
        ("Följande granskningsrapporter ingår i årets uppföljning:", "2031", ["rir/2031:1", "rir/2031:2"]),
        ("Vi hänvisar till våra motioner:", "2031/32", ["mot/2031/32:1", "mot/2031/32:2"]),
        ("Statliga utredningar i ämnet:", "2031", ["sou/2031:1", "sou/2031:2"]),
        ("Propositionerna på området är:", "2031/32", ["prop/2031/32:1", "prop/2031/32:2"]),
        ("Vi hänvisar till våra motioner:", "2031", []),  # a motion's number is a session's
        ("Följande granskningsrapporter ingår:", "2031/32", []),
        ("Följande kommuner har bryggor:", "2031/32", []),
        ("Granskningsrapporter finns. Följande bryggor byggdes:", "2031", []),
    ],
)
def test_the_line_above_a_list_names_the_series_of_its_items(lead: str, numbered: str, wanted: list[str]) -> None:
    assert [label for label in labels(f"Om detta.\n{lead}\n\n{LISTED.format(numbered)}") if not label.startswith("report/-")] == wanted


def test_a_publisher_in_the_word_for_its_report() -> None:
    assert labels("I en annan Brårapport, Bryggor i norr – vad har de gett (2031:12), framkom det") == ["report/bra/2031:12"]
    assert labels("I Brå-rapporten Bryggor i norr (2031:12) framkom det") == ["report/bra/2031:12"]


def test_each_number_of_a_list_is_a_row() -> None:
    text = "motionerna 2018/19:123, 2018/19:234 (yrkande 2) och 2018/19:45 samt SOU 2023:97 och 2023:98"
    assert labels(text) == ["mot/2018/19:123", "mot/2018/19:234", "mot/2018/19:45", "sou/2023:97", "sou/2023:98"]


def test_titles_between_the_numbers_of_a_list() -> None:
    assert labels("motionerna 2031/32:16 Hållbara hus och 2031/32:281 Gröna tak") == ["mot/2031/32:16", "mot/2031/32:281"]
    assert labels("propositioner i samma ärende (2031/32:13, 2032/33:41 och 2033/34:3)") == [
        "prop/2031/32:13",
        "prop/2032/33:41",
        "prop/2033/34:3",
    ]
    assert labels("motionen med anledning av prop. 2031/32:23 Skärpt kontroll av krut (2031/32:392)") == [
        "prop/2031/32:23",
        "mot/2031/32:392",
    ]


def test_further_reports_of_a_publisher() -> None:
    assert labels("Brå 1996:2, 2005:17 och 2007:3") == ["report/bra/1996:2", "report/bra/2005:17", "report/bra/2007:3"]
    assert labels("Brå 1996:2. Av de 2005:17") == ["report/bra/1996:2"]
    assert labels("(Arbetsmiljöverket: Läget i år, rapport 2031:2)") == ["report/arbetsmiljoverket/2031:2"]


def test_a_list_goes_on_without_its_session() -> None:
    assert labels("prop. 1981/82:78, SkU 12, rskr 136") == ["prop/1981/82:78", "bet/1981/82:SkU12", "rskr/1981/82:136"]
    assert labels("SOU 1995:20 och 21.") == ["sou/1995:20", "sou/1995:21"]
    assert labels("SOU 1995:20 och 21 andra rapporter") == ["sou/1995:20"]


@pytest.mark.parametrize(
    "text",
    [
        "Motion till riksdagen\n2018/19:123\nav Anna Andersson (S)",
        "Interpellation 2018/19:232 av Anna Andersson",
        "Mot. 1979/80:1833\nMotion 1979/80:1833\nav Anna Andersson",
        "INTERPELLATION\n\n2025/26:232 Polisens agerande",
        "klockan 2018:30 och 12:45, kvoten 3:12",
        "riksmötet 2018/19 och åren 2018/2019",
        "anslag 2018 ds 2018:3",
    ],
)
def test_no_reference(text: str) -> None:
    assert surfaces(text) == []


def test_page_and_address() -> None:
    (found,) = read("(SOU 2023:80 s. 116–120)")
    assert found.pinpoint == "s. 116–120"
    assert found.uri == "https://lagen.nu/sou/2023:80#sid116 https://lagen.nu/sou/2023:80#sid120"
    assert found.target_dok_id == "HBB380"
    (motion,) = read("mot. 2017/18:4066 yrkande 3")
    assert (motion.pinpoint, motion.uri) == ("yrkande 3", "https://data.riksdagen.se/dokument/H5024066")


def test_a_party_number_has_no_computed_target() -> None:
    (found,) = read("mot. 2024/25:V203")
    assert (found.target_dok_id, found.uri) == (None, None)


def test_a_committee_named_in_words() -> None:
    assert labels("civilutskottets betänkande 1978/79: 26") == ["bet/1978/79:CU26"]
    assert labels("ett betänkande 1978/79:26") == []


def test_a_list_of_motions_with_signers() -> None:
    first = "Riksdagen avslår motionerna\n2006/07:Fi244 av Anna Ek m.fl. (s) yrkande 23 i denna del,"
    text = f"{first}\n2006/07:A347 av Bo Al (v) yrkande 6 och\n2006/07:A348."
    assert labels(text) == ["mot/2006/07:Fi244", "mot/2006/07:A347", "mot/2006/07:A348"]
    assert read(text)[0].surface == "motionerna\n2006/07:Fi244"


def test_words_glued_to_numbers_and_answers() -> None:
    assert labels("RiR2010:24 och SOU2018:23") == ["rir/2010:24", "sou/2018:23"]
    assert labels("en skriftlig fråga till ministern (2014/15:715) om") == ["fr/2014/15:715"]
    assert labels("(prop. 2008/09:29, yttr. FiU3y, bet. SoU5, rskr. 34)") == [
        "prop/2008/09:29",
        "yttr/2008/09:FiU3y",
        "bet/2008/09:SoU5",
        "rskr/2008/09:34",
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("i inriktningspropositionen för försvaret 2014/15:109 står", ["prop/2014/15:109"]),
        ("en skriftlig fråga från mig 2016/17:259 till ministern", ["fr/2016/17:259"]),
        ("under riksmötet 2016/17:259 och budgetåret 2014/15:1", []),
        ("Propositionen lades fram. Under året 2016/17:25 kom", []),
        ("i motionerna En god politik (2016/17:159) och En bättre politik (2017/18:532).", ["mot/2016/17:159", "mot/2017/18:532"]),
        ("motionerna\t2001/02:Bo318 yrkandena\t1\toch\t2,\n2001/02:N224 yrkande 5", ["mot/2001/02:Bo318", "mot/2001/02:N224"]),
        ("det framgår av 2013/14:Fö5 att", ["mot/2013/14:Fö5"]),
        ("(kommittédir. 2005:48, 2005:127)", ["dir/2005:48", "dir/2005:127"]),
        ("i utredningen Palett för ett stärkt samhälle (2016:13).", ["sou/2016:13"]),
        ("I delrapporten Boende för alla (2015:10) som Boverket släppte", ["report/boverket/2015:10"]),
        ("I rapporten Skola och val (2015:5) menar de", ["report/-/2015:5"]),
        ("Även Brå har sett detta. I rapporten Skola och val (2015:5) menar de", ["report/bra/2015:5"]),
        ("Brå och Boverket har sett detta. I rapporten Skola och val (2015:5) menar de", ["report/-/2015:5"]),
        ("Brå har sett detta.\nI rapporten Skola och val (2015:5) menar de", ["report/-/2015:5"]),
        (
            "Försäkringskassan skriver i sin text: ”Mer behövs för att veta vad som driver timmar uppåt så” (Korta analyser 2016:3).",
            ["report/forsakringskassan/2016:3"],
        ),
        ("områden (BRÅ 2018:6).", ["report/bra/2018:6"]),
        ("I motionen krävde vi detta redan riksmötet 2016/17: 3 yrkanden", []),
        ("I motionen krävde vi detta under 2016/17:3", []),
        ("Mottagandeutredningen (2018:22) säger", ["sou/2018:22"]),
        ("motionerna 2022/23:302 (M), 2022/23:630 (M) och", ["mot/2022/23:302", "mot/2022/23:630"]),
        ("Enligt skrivelse 75 (2016/17:75) bereds", ["skr/2016/17:75"]),
        ("ett interpellationssvar (2003/04:138, protokoll den 12 december)", ["ip/2003/04:138"]),
        ("framställning till riksdagen (2006/07:RRS13)", ["framst/2006/07:RRS13"]),
        ("redogörelse om stöd (2009/10:RRS12)", ["redog/2009/10:RRS12"]),
        ("(Rapport 6653, 2015) från Naturvårdsverket", ["report/naturvardsverket/6653"]),
        ("Rapporten 3500 kronor och rapport 2018", []),
    ],
)
def test_numbers_whose_series_stands_apart(text: str, want: list[str]) -> None:
    assert labels(text) == want


def test_a_running_head_is_no_reference() -> None:
    page = "och så vidare i texten om saken.\n2018/19:KU10\t3 VISSA ÄRENDEN AV VIKT\nBeslut fattades. 3 VISSA ÄRENDEN AV VIKT\n"
    assert labels(page) == []
    alone = "Text om något.\n2018/19:UU10\nMer text om något.\n2018/19:UU10\nSlut."
    assert labels(alone) == []
    assert labels("Om saken i stort. " * 20 + "\nTidigare behandling\n2018/19:UU10\nMer text.") == ["bet/2018/19:UU10"]


def test_a_list_of_motions_goes_on_behind_a_stray_comma() -> None:
    assert labels("motionerna 2018/19:138 (SD) yrkande 2, 2018/19:417, (KD) yrkande 2, 2018/19:905 (SD) och 2018/19:861 (C)") == [
        "mot/2018/19:138",
        "mot/2018/19:417",
        "mot/2018/19:905",
        "mot/2018/19:861",
    ]


def test_a_motion_whose_proposals_follow() -> None:
    assert labels("2018/19:328 av Anna Påhitt (SD):\nRiksdagen ställer sig bakom det.") == ["mot/2018/19:328"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Statskontorets utvärdering av styrningen av planen (2018:13) visar", ["report/statskontoret/2018:13"]),
        ("I juni 2018 redovisade Konsumentverket hur råden har använts i kommunerna (2018:11).", ["report/konsumentverket/2018:11"]),
        ("Delrapporten överlämnades till Boverket i december (2016:27).", []),
        ("Boverkets föreskrift om allt (2016:27) gäller.", []),
        ("En rapport om något annat (2016:27) visar.", []),
        ("Statskontoret säger nej. Planen är ny (2018:13).", []),
    ],
)
def test_a_report_by_its_number_in_brackets_and_the_publisher_of_the_sentence(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_motions_by_their_letters_where_the_text_cites_them_in_full() -> None:
    text = "1989/90:A815 av Anna Påhitt (c) och motion 1989/90:A816. I motion A815 (c) och i motionerna A815, A816 och A999 begärs."
    assert labels(text)[2:] == ["mot/1989/90:A815", "mot/1989/90:A815", "mot/1989/90:A816"]
    assert labels("I motion A815 begärs något.") == []
    assert labels("motion 1989/90:A815 och motion 1990/91:A815. I motion A815 begärs.")[2:] == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("enligt prop. 2018/19:\n62 gäller", "prop/2018/19:62"),
        ("enligt bet. 2018 /19:JuU4 gäller", "bet/2018/19:JuU4"),
        ("enligt bet. 2018 / 19:JuU4 gäller", "bet/2018/19:JuU4"),
        ("enligt SOU\n2018 :22 gäller", "sou/2018:22"),
    ],
)
def test_white_space_inside_a_number(text: str, label: str) -> None:
    assert labels(text) == [label]


def test_statements_of_committees_go_on_as_such() -> None:
    assert labels("(utl. 2031/32:KU11, 2031/32:KU12 och KU13, bet. 2031/32:KU14)") == [
        "utl/2031/32:KU11",
        "utl/2031/32:KU12",
        "utl/2031/32:KU13",
        "bet/2031/32:KU14",
    ]


def test_a_statement_is_numbered_among_the_reports() -> None:
    (row,) = read("utl. 2014/15:FiU29")
    assert row.target_dok_id == "H201FiU29"


def test_the_end_of_a_sentence_is_no_word_of_a_series() -> None:
    assert labels_of("Så är frågan.\n\n1989/90:AU12 behandlar den.", "mot", datetime.date(1990, 3, 5)) == ["bet/1989/90:AU12"]
    assert labels_of("Se fråga 2018/19:AU12.", "mot") == ["bet/2018/19:AU12"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Så är det i motionen. 1989/90:12 var annorlunda.", []),
        ("Vi läste propositionerna. 1989/90:12 kom sedan.", []),
        ("Vi läste budgetpropositionen. 1989/90:12 kom sedan.", []),
        ("Så är direktiven. 1989:12 kom de.", []),
        ("Så är frågan. 1989/90:12 var annorlunda.", []),
        ("I proposition. 2017/18:157 sägs det.", ["prop/2017/18:157"]),
        (
            "Se prop. 1989/90:12, mot. 1989/90:13, kommittédir. 1989:3 och Ds. 1989:4.",
            ["prop/1989/90:12", "mot/1989/90:13", "dir/1989:3", "ds/1989:4"],
        ),
    ],
)
def test_a_full_stop_ends_the_sentence_behind_a_whole_word(text: str, want: list[str]) -> None:
    assert labels(text) == want
