"""The table `targets`: each cited thing once, with what it is called, where it lies and how often it is cited."""

from __future__ import annotations

import pyarrow as pa

from riksdata.swedish.facts import read_rows, read_table

_EU = "riksdata.extractors.references.eu"
_STATUTES = "riksdata.extractors.references.statutes"
_ABBREVIATED = "('mot', 'prop', 'skr', 'ip', 'fr', 'bet', 'yttr', 'prot', 'rskr', 'framst', 'redog', 'dir')"

# Over `core`, `link` and the registered relation `_known` (target, title, designation). What stands in several texts is taken as most of
# them have it, and of equals the first in the alphabet; counted first, since DuckDB's `mode` in an order holds every value in memory.
_TARGETS = rf"""
WITH cited AS (
    SELECT r.target, r.kind, r.surface, r.title, r.document_id, d.date,
        coalesce(r.uri, 'https://data.riksdagen.se/dokument/' || t.target_dok_id) AS uri, t.target_dok_id, t.target_document_id,
        substr(r.target, length(r.kind) + 2) AS rest, NOT r.ibid AND r.label = r.target AS plain
    FROM core."references" r JOIN core.documents d USING (document_id) LEFT JOIN link.reference_targets t USING (reference_id)
    WHERE {{asked}}
), written AS (
    SELECT target, 'anyhow' AS what, surface AS value, count(*) AS times FROM cited GROUP BY ALL
    UNION ALL SELECT target, 'plainly', surface, count(*) FROM cited WHERE plain GROUP BY ALL
    UNION ALL SELECT target, 'in_texts', title, count(*) FROM cited WHERE title IS NOT NULL GROUP BY ALL
    UNION ALL SELECT target, 'statute_named', surface, count(*) FROM cited
    WHERE plain AND kind = 'sfs' AND contains(surface, '(' || rest || ')') AND regexp_matches(surface, '^[a-zåäöA-ZÅÄÖ]') GROUP BY ALL
), mostly AS (
    SELECT target, what, arg_min(value, (-times, value)) AS value FROM written GROUP BY ALL
), names AS (
    SELECT target, any_value(value) FILTER (what = 'plainly') AS plainly, any_value(value) FILTER (what = 'anyhow') AS anyhow,
        any_value(value) FILTER (what = 'in_texts') AS in_texts, any_value(value) FILTER (what = 'statute_named') AS statute_named
    FROM mostly GROUP BY target
), things AS (
    SELECT target, min(kind) AS kind, min(rest) AS rest,
        min(CASE WHEN kind = 'url' THEN uri ELSE regexp_replace(uri, '#.*$', '') END) AS uri,
        min(target_dok_id) AS target_dok_id, min(target_document_id) AS target_document_id,
        count(*) AS mentions, count(DISTINCT document_id) AS documents, min(date) AS first_date, max(date) AS last_date
    FROM cited GROUP BY target
), listed AS (
    SELECT dok_id, arg_min(title, (-times, title)) AS title
    FROM (
        SELECT upper(target_dok_id) AS dok_id, target_title AS title, count(*) AS times FROM core.document_relations
        WHERE target_title IS NOT NULL AND upper(target_dok_id) IN (SELECT upper(target_dok_id) FROM things) GROUP BY ALL
    ) GROUP BY dok_id
), titled AS (
    SELECT t.*, plainly, anyhow, o.title AS own, l.title AS in_record, s.title AS in_statutes, s.designation AS called,
        regexp_replace(coalesce(in_texts, statute_named), '\s+', ' ', 'g') AS in_text
    FROM things t LEFT JOIN names USING (target)
    LEFT JOIN core.documents o ON o.document_id = t.target_document_id
    LEFT JOIN listed l ON l.dok_id = upper(t.target_dok_id)
    LEFT JOIN _known s ON s.target = t.target
)
SELECT target, kind,
    CASE WHEN kind IN {_ABBREVIATED} THEN kind || '. ' || rest
        WHEN kind IN ('sou', 'sfs') THEN upper(kind) || ' ' || rest
        WHEN kind = 'ds' THEN 'Ds ' || rest WHEN kind = 'rir' THEN 'RiR ' || rest WHEN kind = 'dnr' THEN 'dnr ' || rest
        WHEN kind = 'url' THEN rest ELSE regexp_replace(trim(coalesce(called, plainly, anyhow)), '\s+', ' ', 'g') END AS designation,
    coalesce(own, in_record, in_statutes, in_text) AS title,
    CASE WHEN own IS NOT NULL THEN 'documents' WHEN in_record IS NOT NULL THEN 'record' WHEN in_statutes IS NOT NULL THEN 'statutes'
        WHEN in_text IS NOT NULL THEN 'text' END AS title_source,
    CASE WHEN kind <> 'url' THEN try_cast(
        regexp_extract(target, '(?:^|[^0-9])((?:1[5-9]|20)[0-9][0-9])(?:[^0-9]|$)', 1) AS BIGINT) END AS year,
    uri, target_dok_id, target_document_id, mentions, documents, first_date, last_date
FROM titled"""
TARGETS = _TARGETS.format(asked="true")
CHANGED_TARGETS = _TARGETS.format(asked="r.target IN (FROM _retargeted)")
"""The same, of what `RETARGETED` names only."""

# What is cited by documents in `_republished`, is one of them, or is named in their records: before and now, as their rows are held.
RETARGETED = """
WITH named AS (
    SELECT upper(target_dok_id) AS dok_id FROM temp."was document_relations" UNION
    SELECT upper(target_dok_id) FROM temp."replaced document_relations"
)
SELECT target FROM temp."was references" UNION SELECT target FROM temp."replaced references"
UNION SELECT target FROM published.targets WHERE target_document_id IN (FROM _republished) OR upper(target_dok_id) IN (FROM named)"""


def known_names() -> pa.Table:
    """(target, title, designation) of what has a name of its own, each null where the other is told.

    Of statutes the title in the statute book, else the name that the law goes by; of treaties what they are called as a whole: texts mostly
    name an article of one.
    """
    known = {f"sfs/{row[0]}": row[1] for row in reversed(read_rows(_STATUTES, "statute_titles.tsv"))}
    for row in read_table(_STATUTES, "laws.tsv"):
        names = [name for name in row["names"].split(";") if name and "~" not in name and "#" not in name]
        title = row["title"] or (names[0] if names else "")
        if title:
            known.setdefault(f"sfs/{row['sfs']}", title)
    rows = [{"target": target, "title": title, "designation": None} for target, title in known.items()]
    rows += [{"target": f"treaty/{row['slug']}", "title": None, "designation": row["called"]} for row in read_table(_EU, "treaties.tsv")]
    return pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in ("target", "title", "designation")]))
