"""The families of references: how each begins, and the parser that reads it.

One scan over the text proposes places; a family's pattern is loose, its parser confirms on the text or leaves the place alone. A new kind
of reference is a row here, a parser in one of the rooms, and its kind in `schemas/`.

Patterns are RE2's over text that is projected to one byte a character: `?` stands for every character outside Latin-1 (“ ” – and the like),
and `\\b` knows ASCII letters only, so that bounds are for the parsers to check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from riksdata.chamber.committees import committees
from riksdata.extractors.references import repeats
from riksdata.extractors.references.alike import read_alike
from riksdata.extractors.references.cases import court_reports, registry_numbers
from riksdata.extractors.references.eu import act_names, acts, articles, court_cases, defined_names, human_rights_cases, union_documents
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series import known_titles, numbers_apart, reports, same_session, short_motions, short_sessions
from riksdata.extractors.references.series import numbers as series_numbers
from riksdata.extractors.references.statutes import cited_sections, laws, names
from riksdata.extractors.references.statutes import numbers as statute_numbers
from riksdata.extractors.references.statutes.section_details import ORDINALS as CHAPTER_ORDINALS
from riksdata.extractors.references.works import (
    bracketed,
    makers,
    press,
    reference_lists,
    report_titles,
    serials,
    titles,
    told_titles,
    web_addresses,
    year_last,
)
from riksdata.swedish.dates import ANY_MONTH

Parser = Callable[[Reading, int, int], None]
"""Reads a place of the text, given its start and end as the scan proposed it: adds drafts to the reading, or leaves it as it is."""

_GAP = "[ \xa0\n]"
_LETTER = "[A-Za-zÀ-ÖØ-öø-ÿ]"


class Family(NamedTuple):
    """One way in which references begin."""

    name: str
    pattern: str
    """Empty where the family's tables hold nothing that Latin-1 can write."""
    parse: Parser
    example: str
    """A text in which this family proposes a place; a test reads it."""


def _any_of(words: Iterable[str], *, both_cases: bool = False) -> str:
    """An alternation of words as they stand, white space of any kind in them; `both_cases`: the first letter large or small."""
    alternatives = []
    for word in sorted({word for word in words if word.isascii() or max(word) <= "ÿ"}):
        escaped = re.escape(word).replace("\\ ", _GAP)
        if both_cases and word[0].islower():
            escaped = f"[{word[0]}{word[0].upper()}]" + escaped[1:]
        alternatives.append(escaped)
    return "(?:" + "|".join(alternatives) + ")"


@cache
def families() -> tuple[Family, ...]:
    """All families. Where two propose the same place, the one that stands first is asked first."""
    return (
        Family(
            "designation",
            # 2018/19:62, 2018:12, 1985/ 86: 100; letters of a committee, party or ministry before the number: 2018/19:JuU4
            # 2001/02 FöU2
            (
                rf"[12]\d{{3}}(?:{_GAP}?/{_GAP}?\d{{2,4}})?(?:{_GAP}?:{_GAP}?)(?:{_LETTER}{{1,4}}{_GAP}?)?\d"  # 1123/ 98 : P 1
                rf"|[12]\d{{3}}/\d\d[ \xa0]{_any_of(committees())}{_GAP}?\d"  # 1123/11 AU 1
            ),
            _read_designation,
            "prop. 2018/19:62",
        ),
        Family(
            "paper whose number stands apart from its year",
            (
                r"\b(?:[Pp]rop(?:osition(?:en|er|erna)?)?|[Mm]ot(?:ion(?:en|er|erna)?)?"  # proposition
                rf"|[Rr]skr|skrivelser?|[Pp]rot(?:okoll)?|SOU)\.?{_GAP}"  # rskr.
                rf"(?:nr{_GAP}\d|(?:år{_GAP})?1[89]\d\d,?{_GAP}nr{_GAP}\d"  # nr 212, 1948 nr 64
                rf"|\d{{1,4}}(?:/1[89]\d\d|{_GAP}(?:år|och{_GAP}\d{{1,4}}{_GAP}år){_GAP}1[89]))"  # 212/1949, 64 år 1948
            ),
            numbers_apart.read_number_apart,
            "Kungl. Maj:ts prop. nr 212/1949",
        ),
        Family(
            "early report of a committee",
            (
                rf"utskottets{_GAP}(?:betänkanden?|utlåtanden?|memorial){_GAP}"  # utskottets utlåtande
                rf"(?:nr{_GAP}\d|1[89]\d\d{_GAP}nr|\d{{1,3}}(?:/1[89]|{_GAP}(?:år|och){_GAP}))"  # nr 107, 1969 nr 107, 107/1969
            ),
            numbers_apart.read_early_report,
            "bevillningsutskottets betänkande nr 40 år 1970",
        ),
        Family(
            "paper of a riksmöte that is named before",
            (
                rf"\b(?:[Bb]et(?:\.?|änkande(?:t|na|n)?)|[Yy]ttr(?:\.|ande(?:t|na|n)?)){_GAP}{_any_of(committees())}{_GAP}?\d"  # bet. JuU7
                rf"|\b[Rr]skr\.?{_GAP}\d|[( \xa0\n]{_any_of(committees())}{_GAP}?\d{{1,2}},{_GAP}rskr"  # (JuU7, rskr. 12
            ),
            _read_without_session,
            "prop. 1997/98:86 (bet. KrU15, rskr. 263)",
        ),
        Family(
            "number whose riksmöte is written short",
            rf"\b\d\d/\d\d:{_GAP}?(?:{_LETTER}{{1,4}}{_GAP}?)?\d",
            short_sessions.read_short_session,
            "prop. 94/95:100",
        ),
        Family(
            "motion with a space behind its riksmöte",
            rf"[Mm]otion(?:en|er|erna)?{_GAP}\(?(?:19[89]|20[01])\d/\d\d,?{_GAP}[A-ZÅÄÖ]",
            short_sessions.read_apart,
            "motion 1992/93 N433",
        ),
        Family(
            "bill of the riksmöte at hand",
            rf"\b[Pp]rop(?:\.|osition){_GAP}\d{{1,3}}(?:[^\d:/]|$)",
            same_session.read_bill_without_session,
            "prop. 1990/91:100. I prop. 100 bil. 12 föreslås mer",
        ),
        Family(
            "motion by its letters and number",
            rf"[Mm]otion(?:en|er|erna)?,?{_GAP}[A-ZÅÄÖ][A-Za-zö]{{0,2}}{_GAP}?\d{{1,4}}\b",
            short_motions.read_short_motion,
            "motion A815 (motion 1989/90:A815)",
        ),
        Family(
            "section sign",
            # paragraf 5, 5 paragrafen
            rf"§(?:{_GAP}?§)*|\bparagraf(?:en|erna)?{_GAP}\d|\d{_GAP}paragraf(?:en|erna)?\b",
            _read_section,
            "3 § brottsbalken",
        ),
        Family(
            "chapter",
            # 6 kap., 6 a kap., 35:e kapitlet
            # tredje kapitlet
            rf"\d(?::[ae])?{_GAP}?{_GAP}?(?:[a-z]{_GAP})?kap[. \n\xa0i]|{_any_of(CHAPTER_ORDINALS)}{_GAP}kapitlet",
            _read_chapter,
            "6 kap. brottsbalken",
        ),
        Family(
            "chapter behind its word",
            # kap. 3, kapitel 12 a
            rf"\b[Kk]ap(?:\.|itel|itlen|itlet)?{_GAP}?\d{{1,2}}[a-c]?(?:[ \xa0\n,.;:)?-]|$)",
            cited_sections.read_turned,
            "brottsbalken, kap. 3",
        ),
        Family(
            "statute by its title",
            rf"(?:[Ll]ag|[Ff]örordning|[Kk]ungörelse)en{_GAP}(?:om|med|angående|mot|till){_GAP}",
            _read_title,
            "lagen om stöd till trossamfund",
        ),
        Family(
            "statute by its title without article",
            rf"\b(?:[Ll]ag|[Ff]örordning){_GAP}(?:om|med|mot|till){_GAP}",
            names.read_untold,
            "enligt lag om stöd till trossamfund, SFS 1999:932",
        ),
        Family(
            "statute by its day",
            (
                rf"(?:[Ll]ag|[Ff]örordning|[Kk]ungörelse|[Ss]tadga)(?:en|n)?{_GAP}(?:av{_GAP})?den{_GAP}"  # lagen den
                rf"\d{{1,2}}{_GAP}(?:{ANY_MONTH}){_GAP}1[789]\d\d{_GAP}\("
            ),
            names.read_dated,
            "lagen den 20 mars 1964 (nr 167) med särskilda bestämmelser om unga lagöverträdare",
        ),
        Family(
            "statute or EU act by its year",
            rf"\b[12]\d{{3}}{_GAP}års{_GAP}(?:nya{_GAP})?[A-Za-zÀ-ÿ-]*(?:lag|balk|förordning|kungörelse|direktiv)s?\b",
            names.read_of_year,
            "2015 års insolvensförordning",
        ),
        Family(
            "EU act, number first",
            r"\d{1,4}/\d{1,4}/(?:EG|EEG|EU|RIF|Euratom|GUSP|Gusp|EKSG|EC|EEC|JHA)",
            acts.read_number,
            "rådets beslut 2012/29/EU",
        ),
        Family(
            "EU act, community first",
            rf"[(\[](?:EU|EG|EEG|Euratom|EU, Euratom|EG, Euratom|GUSP|Gusp)[)\]]{_GAP}(?:nr{_GAP})?\d",
            acts.read_number,
            "förordning (EU) 2016/679",
        ),
        Family(
            "EU act without its community",
            rf"(?:direktiv|förordning)(?:et|en)?{_GAP}(?:nr{_GAP})?\d{{1,4}}/\d",
            acts.read_bare,
            "direktiv 2016/2102",
        ),
        Family(
            "name given to an EU act",
            (
                r"(?:direktivet|förordningen)\)"  # in brackets
                rf"|(?:s\.k\.|kallade|kallat|kallad|benämnt|benämnd){_GAP}[\"?]?[A-Za-zÀ-ÿ-]+(?:direktivet|förordningen)"
            ),
            defined_names.read_given_name,
            "förordning (EU) 2017/1129 om prospekt (påhittsförordningen)",
        ),
        Family("case of an EU court", r"\b[CTF]{1,1}[-?]\d{1,4}/\d\d", court_cases.read_case, "mål C-197/09"),
        Family(
            "CELEX number",
            # 32012L0029, 392L0100 (an act); 62009CJ0197 (a case)
            r"\b3(?:19|20|8|9)?\d\d[A-Z]\d{4}|\b6(?:19|20)\d\d[CTF][A-Z]\d{4}",
            union_documents.read_celex,
            "32012L0029",
        ),
        Family(
            "application to the Court of Human Rights",
            rf"\b(?:nr|nos?)\.?{_GAP}\d{{1,5}}/\d\d|\b\d{{5}}/\d\d\b",
            human_rights_cases.read_application,
            "Europadomstolens dom i Påhitt mot Sverige, nr 48539/99",
        ),
        Family(
            "early case of the Court of Justice",
            rf"\b[Mm]ål(?:et|en)?{_GAP}(?:nr{_GAP})?\d{{1,3}}/[5-8]\d",
            court_cases.read_early_case,
            "mål 26/62",
        ),
        Family(
            "document of the Commission",
            r"(?:[CK]OM|SWD|SE[CK]|JOIN) ?[(\[](?:(?:19|20)\d\d|[89]\d)[)\]]",
            union_documents.read_com,
            "KOM(2018) 366",
        ),
        Family(
            "article",
            rf"\b[Aa]rt(?:ik(?:el|larna|lar|eln)|\.|{_GAP}){_GAP}?(?:nr\.?{_GAP})?(?:\d|[IVX]+{_GAP})",
            articles.read_article,
            "artikel 6.1 i Europakonventionen",
        ),
        Family(
            "article by an ordinal",
            rf"{_any_of(CHAPTER_ORDINALS)}{_GAP}artikel|\b[Aa]rtikel{_GAP}{_any_of(articles.NUMERALS)}\b",
            articles.read_ordinal_article,
            "Europakonventionens åttonde artikel",
        ),
        Family(
            "court's report",
            (
                rf"(?:{_any_of(court_reports.reports())}|(?:AD|Arbetsdomstolen)(?::?s)?{_GAP}dom(?:en|ar)?){_GAP}"
                rf"(?:II{_GAP})?(?:nr{_GAP})?\d"
            ),
            court_reports.read_report,
            "NJA 2015 s. 298",
        ),
        Family(
            "ombudsman's report",
            rf"\b(?:JO|[Jj]ustitieombudsmannen)(?::?s{_GAP}ämbetsberättelse)?{_GAP}(?:för{_GAP}(?:år(?:et)?{_GAP})?)?\d{{4}}(?:/\d\d)?,?{_GAP}s",
            registry_numbers.read_ombudsman,
            "JO 2013/14 s. 392",
        ),
        Family("hyphened registry number", r"\d{1,5}-\d{2,4}(?:-\d{2})?\b", registry_numbers.read_hyphened, "JO:s beslut dnr 2914-2011"),
        Family(
            "registry number of an agency by its plan",
            r"\d(?:\.\d{1,2}){1,3}-(?:19|20)\d\d-\d\d",
            registry_numbers.read_planned,
            "(MigV 1.1.2-2018-35843)",
        ),
        Family(
            "registry number that begins with an agency's letters",
            r"\b[A-Z\xc5\xc4\xd6]{2,4}-\d{3,5}-\d{2}",
            registry_numbers.read_lettered,
            "Naturvårdsverkets ärende NV-00123-15",
        ),
        Family(
            "number of a court's case",
            # mål nr 1234-17, målnummer UM 1234-18, mål P 1234-15
            rf"\b[Mm]ål(?:et|en)?(?:{_GAP}?(?:nr|nummer)\.?)?{_GAP}(?:[A-ZÖ]{{1,3}}{_GAP}?)?\d{{2,6}}-\d\d",
            registry_numbers.read_court_case,
            "kammarrättens dom i mål nr 1234-17",
        ),
        Family(
            "case of a court by its letters",
            rf"\b(?:[BTPMFKE\xd6]|UM|PM[T\xd6\xc4]){_GAP}?\d{{3,6}}-\d\d",
            registry_numbers.read_lettered_case,
            "Svea hovrätts dom B 1234-15",
        ),
        Family("registry number of a ministry", r"[A-ZÅÄÖ][A-Za-z]{0,4}(?:19|20)\d\d/\d{2,6}", registry_numbers.read_code, "A2024/00777"),
        Family(
            "report with its publisher's letters",
            r"[A-Z]-[A-Z]{1,2}-(?:19|20)\d\d:\d",
            reports.read_lettered,
            "PTS-ER-2018:7",
        ),
        Family("report of the defence research agency", r"\bFOI-R-{1,2}\d{3,4}\b", reports.read_defence_report, "FOI-R--3990--SE"),
        Family("registry number behind its word", r"(?:[Dd]nr|[Dd]iarie(?:nummer|nr))[ .:]", registry_numbers.read_dnr, "dnr 1.1-2015-123"),
        Family(
            "press item by its address",
            rf"www\.[a-z0-9]{{2,20}}\.se,{_GAP}",
            _read_addressed,
            "www.dn.se, Bryggor saknas i norr, 10 juni 2015",
        ),
        Family("web address", r"https?://|\bwww\.", web_addresses.read_url, "https://www.riksdagen.se"),
        Family(
            "same paper of a series again",
            # a. prop., a. SOU; samma proposition
            rf"\b(?:[Aa]\.{_GAP}?|[Ss]amma{_GAP})(?:prop(?:osition)?|bet|SOU|Ds|dir|skr|mot|rskr|yttr)\b",
            repeats.read_series_repeat,
            "prop. 2017/18:150 s. 12. Se a. prop. s. 14",
        ),
        Family(
            "same source again",
            # a.a., A. a.; ibid.; anf. arb.; not 5
            rf"\b[Aa]\.?[ \xa0]?a\.|\b[Ii]bid|[Aa]nf\. arb|\b(?:not|fotnot){_GAP}\d",
            repeats.read_repeat,
            "SOU 2018:3. A.a. s. 5",
        ),
        Family(
            "paper by its title, which is known",
            rf"(?:[Bb]etänkande|[Uu]tredning|[Pp]romemoria|[Rr]apport|[Gg]ranskning)(?:en|et|n|t|s)?,?{_GAP}[?\"A-ZÅÄÖ]",
            known_titles.read_known_title,
            "slutbetänkandet Statens gruvliga risker",
        ),
        Family(
            "report by title",
            # rapporten Ett land, rapport ”Ett land”; a number that runs on through the years: rapport 6653
            rf"[Rr]apport(?:en)?{_GAP}(?:[A-ZÅÄÖ?\"]|(?:nr\.?{_GAP})?\d{{1,4}}\b)|{_any_of(titles.OTHER_NOUNS)}(?:en|et|n)?{_GAP}[A-ZÅÄÖ?\"]",
            report_titles.read_report_title,
            "Trafikverkets rapport Ett land i rörelse 2017",
        ),
        Family(
            "work in quotes with its publisher behind",
            rf"[\"?],?{_GAP}(?:som{_GAP}är{_GAP})?(?:{makers.MADE}){_GAP}(?:(?:19|20)\d\d{_GAP})?av{_GAP}[A-ZÅÄÖ]",
            report_titles.read_made_by,
            "”Nya bryggor i norr” utgiven av Boverket",
        ),
        Family(
            "issue of a work by its name",
            rf"{_any_of(serials.serials())}[,.:]?{_GAP}",
            serials.read_serial,
            "Konjunkturläget mars 2019",
        ),
        Family(
            "report with its publisher's name and its year",
            rf"(?:rapporten|barometern|indexet){_GAP}(?:19|20)\d\d\b",
            report_titles.read_yearly_report,
            "”Friendsrapporten 2018”",
        ),
        Family(
            "work told by its sentence",
            (
                rf"{_any_of(told_titles.NOUNS, both_cases=True)}(?:en|et|n)?,?{_GAP}"  # boken
                rf"(?:\(?[A-ZÅÄÖ?\"\xbb]|(?:från|av){_GAP}(?:[a-zåäö]+{_GAP})?[A-ZÅÄÖ12])"
            ),
            told_titles.read_told_title,
            "boken Bryggor i norr av Eva Berg",
        ),
        Family(
            "title in quotes behind a preposition",
            rf"\b(?:[Ii]|[Ee]nligt|[Uu]r){_GAP}[?\"\xbb][A-ZÅÄÖ0-9]",
            told_titles.read_quoted_title,
            "I ”Stölder längs en kust” visar Brå att båtar stjäls",
        ),
        Family(
            "work by its owner and its day",
            rf",{_GAP}dater(?:ad|at){_GAP}(?:den{_GAP})?\d",
            told_titles.read_dated_work,
            "Boverkets rapport om bryggor i norr, daterad 2016-05-12",
        ),
        Family(
            "work of a publisher by title and year",
            # Naturvårdsverkets Fördjupad utvärdering av miljömålen 2019
            rf"{_any_of(report_titles.owners())}{_GAP}[A-ZÅÄÖ]",
            report_titles.read_owned_title,
            "Naturvårdsverkets Fördjupad utvärdering av miljömålen 2019",
        ),
        Family(
            "line of a list of literature",
            rf"(?:^|\n)[A-ZÅÄÖ]{_LETTER}+, [A-ZÅÄÖ]",
            reference_lists.read_listed_work,
            "Lab, Steven P. (2007), Crime Prevention. Newark: LexisNexis.",
        ),
        Family(
            "line of a list of literature, of a body",
            r"(?:^|\n)(?:Källa: )?[A-ZÅÄÖ][^\n()0-9]{1,90} \((?:19|20)\d\d[a-z]?\)[.,:]? [A-ZÅÄÖ0-9?\"]",
            reference_lists.read_dated_work,
            "Boverket (2017). Bryggor i norr. Stockholm: Boverket.",
        ),
        Family(
            "work named as source",
            rf"(?:^|\n|\()Käll(?:a|or):{_GAP}?[A-ZÅÄÖ?\"]",
            reference_lists.read_source_line,
            "(Källa: SKL, Ekonomirapporten dec. 2018)",
        ),
        Family(
            "press item",
            # DN 2018-05-12, Aftonbladet (den 15 december 2025), Expressen lördagen den 5 maj 2018
            (
                rf"{_any_of(press.papers())}"  # the paper
                rf"(?:{_GAP}\([A-ZÅÄÖ][A-Za-z-]+\)|:?s{_GAP}(?:ledarsida|ledare|debattsida)"  # s ledare
                rf"|{_any_of(press.PARTS)}|{_GAP}{_any_of(press.SAYS)})?[ ,(\xa0\n]{{1,3}}"
                rf"(?:(?:från|av){_GAP})?(?:(?:[a-zö]{{3,4}}dagen{_GAP})?den{_GAP}|nr{_GAP})?\d"
            ),
            press.read_paper,
            "DN 2018-05-12",
        ),
        Family(
            "press item, day first",
            # den 3 mars 2015 i Dagens Nyheter
            (
                rf"\d{{1,2}}(?::e)?{_GAP}"  # its day
                rf"(?:{ANY_MONTH}){_GAP}"
                rf"(?:(?:19|20)\d\d{_GAP})?i{_GAP}(?:(?:tidningen|tidskriften){_GAP})?{_any_of(press.papers())}"
            ),
            press.read_day_first,
            "den 3 mars 2015 i Dagens Nyheter",
        ),
        Family(
            "press item, its headline between the paper and the day",
            rf"[\"?],?{_GAP}\(?(?:den{_GAP})?\d{{1,4}}[-/ ]",
            press.read_headline,
            "Dagens Nyheter skrev att ”bryggor saknas” (2017-09-05)",
        ),
        Family(
            "works in brackets",
            # (Hagen 2012, Bryggor i norr); (Boverket, Bryggor i norr 2015)
            rf"\((?:(?:[Ss]e|[Jj]fr){_GAP})?[A-ZÅÄÖ][^()0-9,:;\n]{{1,60}}(?:,?{_GAP}(?:19|20)\d\d)?[,:]{_GAP}[\"?A-ZÅÄÖ]",
            bracketed.read_bracketed_work,
            "(Boverket 2012, Bryggor i norr)",
        ),
        Family(
            "title with its publisher and year in brackets",
            # i Bryggor för alla (Boverket 2016)
            rf"[A-Za-zÀ-ÿ?!\"]{_GAP}\([A-ZÅÄÖ][^()0-9\n:;]{{1,50}}[, \xa0]{{1,2}}(?:19|20)\d\d\)",
            bracketed.read_published_title,
            "i Bryggor för alla (Boverket 2016)",
        ),
        Family(
            "work by author and title, its year last",
            rf"{_LETTER}[?\"!]?,{_GAP}(?:19|20)\d\d(?:[.,;:)\n]|{_GAP}(?:s\.|sid)|$)",
            _read_year_last,
            "Berg, Bryggor i norr, 2009.",
        ),
        Family("statute by its name", _any_of(laws.own_names(), both_cases=True), names.read_law, "skollagen"),
        Family(
            "chapter and section with a colon",
            rf"\b{_any_of(laws.COLON_ABBREVIATIONS)}{_GAP}\d{{1,3}}:\d{{1,3}}(?:[^\d/]|$)",
            names.read_colon,
            "BrB 36:4",
        ),
        Family(
            "chapter and section with a colon, abbreviation behind",
            rf"\b\d{{1,2}}:\d{{1,3}}(?:{_GAP}?[a-z])?{_GAP}{_any_of(laws.COLON_ABBREVIATIONS)}(?:[^\w-]|$)",
            names.read_colon_first,
            "36:4 BrB",
        ),
        Family("statute by its abbreviation", r"\b" + _any_of(laws.own_abbreviations()), names.read_law, "LSS"),
        Family("EU act by its name", _any_of(act_names.own_names(), both_cases=True), acts.read_name, "dataskyddsförordningen"),
        Family(
            "EU act by what it is about",
            rf"\bE[UG](?::s|s|-s|-|:){_GAP}?(?:[a-zåäö.-]{{2,9}}{_GAP}){{0,2}}[A-Za-zÀ-ÿ-]*(?:direktiv|förordning)",
            acts.read_act_of_the_union,
            "EU:s dataskyddsförordning",
        ),
    )


def _read_designation(reading: Reading, start: int, end: int) -> None:
    read_alike(reading, start, _read_number)


def _read_number(reading: Reading, start: int) -> None:
    """A number with a colon: a statute's, else of another series; not the paper's own number in its heading."""
    if series_numbers.is_own_heading(reading.text, start):
        return
    if not statute_numbers.read_number(reading, start) and not series_numbers.is_own_number(reading.text, start):
        series_numbers.read_number(reading, start)


def _read_title(reading: Reading, start: int, end: int) -> None:
    """A statute by its title, or a regulation of the Union by its own: "förordningen om digitala tjänster"."""
    drafts = len(reading.drafts)
    names.read_law(reading, start, end)
    if len(reading.drafts) == drafts and reading.done <= start and reading.text[start : start + 1] in "fF":
        acts.read_name(reading, start, end)


def _read_without_session(reading: Reading, start: int, end: int) -> None:
    same_session.read_without_session(reading, start + (reading.text[start] in "( \xa0\n"), end)


def _read_addressed(reading: Reading, start: int, end: int) -> None:
    """A paper by its address, with headline and day, else the address alone."""
    drafts = len(reading.drafts)
    press.read_addressed(reading, start, end)
    if len(reading.drafts) == drafts:
        web_addresses.read_url(reading, start, end)


def _read_year_last(reading: Reading, start: int, end: int) -> None:
    year_last.read_year_last(reading, reading.text.index(",", start))


def _read_section(reading: Reading, start: int, end: int) -> None:
    cited_sections.read_section(reading, start)


def _read_chapter(reading: Reading, start: int, end: int) -> None:
    cited_sections.read_section(reading, reading.text.index("kap", start))
