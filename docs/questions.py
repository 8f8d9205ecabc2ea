"""Write docs/questions.md: five questions of a newsroom to the site, and three to the citations of a release, with their answers.

usage: python docs/questions.py RELEASE-FOLDER > docs/questions.md
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import duckdb

QUESTIONS = [
    (
        "Which laws do motions argue about?",
        "A law that many motions cite is a law that somebody wants changed, or kept. The view `most_cited` counts mentions and documents for "
        "each source and year; laws are counted whole, whatever section is cited.",
        """WITH names AS (
    SELECT label AS target, mode(lower(surface) ORDER BY surface) AS mostly_written FROM "references" GROUP BY label
)
SELECT target, mostly_written, documents, mentions
FROM most_cited JOIN names USING (target)
WHERE kind = 'sfs' AND year = 2018
ORDER BY documents DESC, mentions DESC, target
LIMIT 10""",
    ),
    (
        "Which inquiries and bills does each party build on?",
        "`document_citations` has a row for each document and each document of the riksdag or the government that it cites, so parties can be counted "
        "over it. The answer shows, for each party, the two inquiries (SOU), bills or communications that most of its motions cite, where more than one does.",
        """WITH cited AS (
    SELECT party, target, count(DISTINCT document_id) AS motions
    FROM (SELECT unnest(parties) AS party, target, document_id
          FROM document_citations WHERE doc_type = 'mot' AND split_part(target, '/', 1) IN ('sou', 'prop', 'skr'))
    GROUP BY party, target
)
SELECT party, target, motions
FROM cited
WHERE party <> '-' AND motions > 1
QUALIFY row_number() OVER (PARTITION BY party ORDER BY motions DESC, target) <= 2
ORDER BY party, motions DESC, target""",
    ),
    (
        "Which motions are taken up again by later motions?",
        "Where the cited document is in the data, `document_citations` names it: who cites whose motion, within a party or across.",
        """SELECT target, array_to_string(target_parties, '; ') AS by, any_value(target_title) AS title, count(*) AS cited_by,
       string_agg(DISTINCT array_to_string(parties, '; '), ' | ' ORDER BY array_to_string(parties, '; ')) AS cited_by_parties
FROM document_citations
WHERE target_document_id IS NOT NULL AND doc_type = 'mot'
GROUP BY target, target_parties
ORDER BY cited_by DESC, target
LIMIT 10""",
    ),
]

HEAD = """# Questions

## Five questions of a newsroom

`riksdata serve` opens the place where they are answered; the addresses are those of the server (`http://127.0.0.1:8000` where nothing else was said), stay
from release to release, and have the same answer in English below `/en`. The answers are those of the 3,129 motions of 2018/19."""
NEWSROOM = [
    (
        "Which demands about violence against women has which party made, were they approved, and which figures support them?",
        "On the first page, write `våld mot kvinnor` and press *Sök*; then click the exact phrase that is offered. The table tells parties and decisions, each "
        "demand unfolds the figures of its argument.",
        {"q": '"våld mot kvinnor"'},
    ),
    (
        "What has the chamber approved of what Vänsterpartiet asked for?",
        "*Sök*, then under *Parti* Vänsterpartiet and under *Kammarens beslut* both Bifall and Delvis bifall.",
        {"party": "V", "decision": ["bifall", "delvis bifall"]},
    ),
    (
        "Which figures about mental ill-health are stated without a source?",
        'Search for `"psykisk ohälsa"`, then *Siffror*, then under *Källa angiven* Utan källa. Each hit leads to the sentence in the document.',
        {"q": '"psykisk ohälsa"', "in": "statistics", "sourced": "no"},
    ),
    (
        "Which demands rest on the criminal code, and from which parties?",
        "*Källor*, then brottsbalken (its page tells who cites which chapter when), then *Yrkanden som stöder sig på källan*.",
        {"source": "sfs/1962:700"},
    ),
    (
        "Which approved demands argue with figures?",
        "*Sök*, then under *Kammarens beslut* Bifall and under *Siffror* Med siffror. CSV and JSON of the selection stand above the hits; *Flöde* tells of new ones.",
        {"decision": "bifall", "figures": "yes"},
    ),
]
"""Question, the way to the answer, and the parameters of the search that it ends in."""

PLACES = {
    "words": "lower(d.text)",
    "around": "lower(concat_ws(' ¶ ', d.text, d.section, substr(t.text, d.argument_start + 1, d.argument_end - d.argument_start)))",
    "titled": "lower(concat_ws(' ¶ ', d.text, d.section, substr(t.text, d.argument_start + 1, d.argument_end - d.argument_start), doc.title))",
    "anywhere": "lower(t.text)",
}
"""Where a phrase is looked for, as SQL over a demand, its document and its text."""
COUNTED = [
    ("the phrase in the demand's own words", "words", "våld mot kvinnor"),
    ("in its words, its section's heading or the passage that argues for it", "around", "våld mot kvinnor"),
    ("in these or the motion's title (what the page counts)", "titled", "våld mot kvinnor"),
    ("the same, and `våldet mot kvinnor`", "titled", "våld(et)? mot kvinnor"),
    (
        "the same, with up to three words between and other forms of the noun (`våld mot en gravid kvinna`)",
        "titled",
        r"våld(et)? mot (\w+ ){0,3}kvinn(a|an|or|orna|ors)\b",
    ),
    ("`våld(et) mot kvinnor`, `våldsutsatta kvinnor` or `kvinnovåld`", "titled", "våld(et)? mot kvinnor|våldsutsatta kvinnor|kvinnovåld"),
    ("all demands of motions that have the phrase anywhere in their text", "anywhere", "våld mot kvinnor"),
]
"""What one may mean by demands about violence against women: in words, where it is looked for, and the pattern."""


def counted(release: Path) -> None:
    """Print how many demands each reading of the first question counts, without the search index."""
    print("\nHow many there are depends on what one counts. By a plain reading of all demands, without the index:\n")
    print("| what is counted | demands | of motions |\n|---|---|---|")
    with duckdb.connect(str(release / "riksdata.duckdb"), read_only=True) as con:
        for said, place, pattern in COUNTED:
            row = con.execute(
                f"""SELECT count(*), count(DISTINCT d.document_id) FROM demands d JOIN documents doc USING (document_id)
                JOIN texts t USING (document_id) WHERE regexp_matches({PLACES[place]}, ?)""",
                [pattern],
            ).fetchone()
            demands, motions = row or (0, 0)
            print(f"| {said} | {demands} | {motions} |")
    print("\n`mäns våld mot kvinnor` and `våld mot kvinnor och barn` hold the phrase, and are among them.")


def newsroom(release: Path) -> None:
    """Print the five questions with the answers of a release."""
    import tempfile

    from riksdata.release.site.search import Search, read_asked
    from riksdata.release.site.sqlite import build_sqlite
    from riksdata.release.site.store import Store

    with tempfile.TemporaryDirectory() as folder:
        build_sqlite(release, Path(folder) / "riksdata.sqlite")
        search = Search(Store(Path(folder) / "riksdata.sqlite"))
        for number, (question, way, parameters) in enumerate(NEWSROOM, 1):
            address = "/search?" + urlencode(parameters, doseq=True)
            asked = read_asked(parse_qsl(urlsplit(address).query))
            found = search.find(asked)
            nouns = {"demands": "demands", "statistics": "figures"}
            answer = f"Answer: {len(found.rowids):,} {nouns[asked.table]}."
            if "party" not in parameters:
                counts = found.facets["party"].most_common()
                answer += " By party: " + ", ".join(f"{party if party != '-' else 'without party'} {n}" for party, n in counts) + "."
            print(f"\n### {number}. {question}\n\n{way}\n\nAddress: `{address}`\n\n{answer}")
            approved = sum(count[each] for count in found.outcomes.values() for each in ("bifall", "delvis bifall", "tillkännagivande"))
            if found.outcomes and "decision" not in parameters:
                print(f"Approved wholly or partly (a demand of two parties counted for both): {approved}.")
            if number == 1:
                counted(release)


def cell(value: object) -> str:
    """A value as a cell of a Markdown table."""
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Ask the release that the command line names, and print the page."""
    release = Path(sys.argv[1])
    con = duckdb.connect(str(release / "riksdata.duckdb"), read_only=True)
    documents, first, last, references = con.execute(
        'SELECT count(*), min(date), max(date), (SELECT count(*) FROM "references") FROM documents'
    ).fetchone() or (0, None, None, 0)
    cited = (con.execute("SELECT count(*) FROM document_citations").fetchone() or (0,))[0]
    held = (con.execute("SELECT count(target_document_id) FROM document_citations").fetchone() or (0,))[0]
    print(HEAD)
    newsroom(release)
    print("\n## Three questions to the citations\n")
    print(
        "The DuckDB file of every release holds views over the references: `most_cited` and `document_citations`. Here they answer three questions on "
        f"{documents:,} documents ({first} to {last}: the motions of 2018/19 in the riksdag's collection mot-2018-2021) "
        f"with {references:,} references. {cited:,} pairs of a document and a document cited, {held:,} of them with both in the data.\n"
    )
    print('Open the file with `duckdb riksdata.duckdb`, or from Python with `duckdb.connect("riksdata.duckdb", read_only=True)`.')
    for number, (question, why, sql) in enumerate(QUESTIONS, 1):
        answer = con.execute(sql)
        names = [column[0] for column in answer.description or []]
        print(f"\n### {number}. {question}\n\n{why}\n\n```sql\n{sql};\n```\n")
        print("| " + " | ".join(names) + " |\n|" + "---|" * len(names))
        for row in answer.fetchall():
            print("| " + " | ".join(cell(value) for value in row) + " |")
    print("\nSource of the documents: Källa: Sveriges riksdag.")


if __name__ == "__main__":
    main()
