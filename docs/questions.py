"""Write docs/questions.md: three questions to the citations of a release, with the SQL that answers them and the answers.

usage: python docs/questions.py RELEASE-FOLDER > docs/questions.md
"""

from __future__ import annotations

import sys
from pathlib import Path

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
        "`citations` has a row for each document and each document of the riksdag or the government that it cites, so parties can be counted "
        "over it. The answer shows, for each party, the two inquiries (SOU), bills or communications that most of its motions cite, where more than one does.",
        """WITH cited AS (
    SELECT party, target, count(DISTINCT document_id) AS motions
    FROM (SELECT unnest(string_split(parties, '; ')) AS party, target, document_id
          FROM citations WHERE doc_type = 'mot' AND split_part(target, '/', 1) IN ('sou', 'prop', 'skr'))
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
        "Where the cited document is in the data, `citations` names it: who cites whose motion, within a party or across.",
        """SELECT target, target_parties AS by, any_value(target_title) AS title, count(*) AS cited_by,
       string_agg(DISTINCT parties, ' | ' ORDER BY parties) AS cited_by_parties
FROM citations
WHERE target_document_id IS NOT NULL AND doc_type = 'mot'
GROUP BY target, target_parties
ORDER BY cited_by DESC, target
LIMIT 10""",
    ),
]


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
    cited = (con.execute("SELECT count(*) FROM citations").fetchone() or (0,))[0]
    held = (con.execute("SELECT count(target_document_id) FROM citations").fetchone() or (0,))[0]
    print("# Three questions to the citations\n")
    print(
        "The DuckDB file of every release holds views over the references: `most_cited` and `citations`. Here they answer three questions on "
        f"{documents:,} documents ({first} to {last}: the motions of 2018/19 in the riksdag's collection mot-2018-2021, and the two samples) "
        f"with {references:,} references. {cited:,} pairs of a document and a document cited, {held:,} of them with both in the data.\n"
    )
    print('Open the file with `duckdb riksdata.duckdb`, or from Python with `duckdb.connect("riksdata.duckdb", read_only=True)`.')
    for number, (question, why, sql) in enumerate(QUESTIONS, 1):
        answer = con.execute(sql)
        names = [column[0] for column in answer.description or []]
        print(f"\n## {number}. {question}\n\n{why}\n\n```sql\n{sql};\n```\n")
        print("| " + " | ".join(names) + " |\n|" + "---|" * len(names))
        for row in answer.fetchall():
            print("| " + " | ".join(cell(value) for value in row) + " |")
    print("\nSource of the documents: Källa: Sveriges riksdag.")


if __name__ == "__main__":
    main()
