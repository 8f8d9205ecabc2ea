-- The views of the release's DuckDB file, over its own tables. Every view says in its comment what a row is.

CREATE VIEW most_cited AS
SELECT
    split_part(r.label, '#', 1) AS target,
    r.kind,
    coalesce(year(d.date), TRY_CAST(left(d.riksmote, 4) AS BIGINT)) AS year,
    count(*) AS mentions,
    count(DISTINCT r.document_id) AS documents,
    min(r.target_dok_id) AS target_dok_id,
    min(t.title) AS target_title
FROM "references" r
JOIN documents d ON d.document_id = r.document_id
LEFT JOIN documents t ON t.document_id = r.target_document_id
GROUP BY ALL
ORDER BY documents DESC, mentions DESC, target, year;
COMMENT ON VIEW most_cited IS 'One row for each source and year: how often it is mentioned, and in how many documents. Laws are counted whole, whatever section is cited.';

CREATE VIEW citations AS
SELECT
    r.document_id, d.doc_type, d.riksmote, d.date, d.parties, d.title,
    r.target_dok_id, r.target_document_id, min(split_part(r.label, '#', 1)) AS target, t.doc_type AS target_type, t.date AS target_date,
    t.parties AS target_parties, t.title AS target_title, count(*) AS mentions, min(r.char_start) AS first_char_start
FROM "references" r
JOIN documents d ON d.document_id = r.document_id
LEFT JOIN documents t ON t.document_id = r.target_document_id
WHERE r.target_dok_id IS NOT NULL AND r.target_dok_id IS DISTINCT FROM d.dok_id
GROUP BY ALL
ORDER BY r.document_id, r.target_dok_id;
COMMENT ON VIEW citations IS 'One row for each document and each other document of the riksdag that it cites; target_document_id is null where the cited document is not in this data.';

CREATE VIEW repeated_claims AS
SELECT
    s.claim_id,
    count(*) AS times,
    count(DISTINCT s.document_id) AS documents,
    min(d.date) AS first_date,
    max(d.date) AS last_date,
    first(s.document_id ORDER BY coalesce(d.date, DATE '9999-12-31'), s.document_id, s.ordinal) AS first_document_id,
    first(s.statistic_id ORDER BY coalesce(d.date, DATE '9999-12-31'), s.document_id, s.ordinal) AS first_statistic_id,
    first(s.surface ORDER BY coalesce(d.date, DATE '9999-12-31'), s.document_id, s.ordinal) AS first_surface,
    first(s.noun ORDER BY coalesce(d.date, DATE '9999-12-31'), s.document_id, s.ordinal) AS first_noun,
    min(s.value) AS value, min(s.whole) AS whole, min(s.low) AS low, min(s.high) AS high,
    min(s.unit) AS unit, min(s.per) AS per, min(s.period) AS period,
    min(split_part(r.label, '#', 1)) AS source, min(s.publisher) AS publisher,
    (SELECT string_agg(DISTINCT party, '; ' ORDER BY party) FROM (
        SELECT unnest(string_split(o.parties, '; ')) AS party FROM statistics p JOIN documents o ON o.document_id = p.document_id
        WHERE p.claim_id = s.claim_id)) AS parties
FROM statistics s
JOIN documents d ON d.document_id = s.document_id
LEFT JOIN "references" r ON r.reference_id = s.reference_id
WHERE s.claim_id IS NOT NULL
GROUP BY s.claim_id
HAVING count(DISTINCT s.document_id) > 1
-- an order of size that nobody stands behind ("tusentals människor") is hardly a claim
ORDER BY coalesce(min(s.value), min(s.high)) IS NULL AND min(r.label) IS NULL AND min(s.publisher) IS NULL, documents DESC, times DESC, s.claim_id;
COMMENT ON VIEW repeated_claims IS 'One row for each figure that more than one document states: its first use, how often it was stated, and by which parties. Orders of size that name no source come last.';

CREATE VIEW figures_without_source AS
SELECT
    s.statistic_id, s.document_id, d.doc_type, d.riksmote, d.date, d.parties, s.surface, s.noun, s.value, s.unit,
    substring(t.text, s.sentence_start + 1, s.sentence_end - s.sentence_start) AS sentence
FROM statistics s
JOIN documents d ON d.document_id = s.document_id
JOIN texts t ON t.document_id = s.document_id
WHERE s.reference_id IS NULL AND s.publisher IS NULL AND s.footnote IS NULL
ORDER BY s.document_id, s.ordinal;
COMMENT ON VIEW figures_without_source IS 'One row for each figure for which its sentence names no source: no reference, no publisher, no footnote.';

CREATE VIEW decisions_by_party AS
SELECT
    party, riksmote,
    count(*) AS demands,
    count(*) FILTER (WHERE decision IN ('bifall', 'tillkännagivande')) AS approved,
    count(*) FILTER (WHERE decision = 'delvis bifall') AS partly_approved,
    count(*) FILTER (WHERE decision = 'avslag') AS rejected,
    count(*) FILTER (WHERE decision IN ('utgår', 'annat')) AS otherwise,
    count(*) FILTER (WHERE decision IS NULL) AS undecided,
    round(count(*) FILTER (WHERE decision IN ('bifall', 'tillkännagivande', 'delvis bifall')) / nullif(count(decision), 0), 4) AS share_approved
FROM (
    SELECT DISTINCT m.demand_id, d.riksmote, m.decision, unnest(string_split(d.parties, '; ')) AS party
    FROM demands m JOIN documents d ON d.document_id = m.document_id WHERE m.kind = 'yrkande'
)
GROUP BY ALL
ORDER BY riksmote, party;
COMMENT ON VIEW decisions_by_party IS 'One row for each party and session: what the chamber decided on the yrkanden its members signed. A yrkande signed by several parties counts for each.';

CREATE VIEW approved_demands AS
SELECT
    m.demand_id, m.document_id, m.ordinal, d.riksmote, d.date, d.parties, d.subtitle, d.title, m.text, m.form, m.action, m.agency,
    m.committee, m.committee_proposal, m.decision, m.decided_in, m.decision_point
FROM demands m JOIN documents d ON d.document_id = m.document_id
WHERE m.decision IN ('bifall', 'delvis bifall', 'tillkännagivande')
ORDER BY d.date, m.document_id, m.ordinal;
COMMENT ON VIEW approved_demands IS 'One row for each demand that the chamber approved, wholly or in part.';

CREATE VIEW repeated_demands AS
SELECT
    coalesce(m.repeats_demand_id, m.demand_id) AS chain_id,
    row_number() OVER (PARTITION BY coalesce(m.repeats_demand_id, m.demand_id) ORDER BY d.date NULLS LAST, m.repeats_demand_id NULLS FIRST, m.demand_id) AS position,
    count(*) OVER (PARTITION BY coalesce(m.repeats_demand_id, m.demand_id)) AS times_asked,
    m.demand_id, m.document_id, d.riksmote, d.date, d.parties, d.title, m.similarity, m.text,
    m.committee_proposal, m.decision, m.decided_in
FROM demands m JOIN documents d ON d.document_id = m.document_id
WHERE m.repeats_demand_id IS NOT NULL OR m.demand_id IN (SELECT repeats_demand_id FROM demands WHERE repeats_demand_id IS NOT NULL)
ORDER BY chain_id, position;
COMMENT ON VIEW repeated_demands IS 'One row for each demand that was asked more than once: chain_id is the earliest demand, position its place in the chain, similarity how near it is to the earliest.';

CREATE VIEW demand_evidence AS
SELECT
    m.demand_id, m.document_id, d.riksmote, d.parties, m.text, m.section, m.argument_start, m.argument_end,
    coalesce(r.mentions, 0) AS reference_count, r.sources,
    coalesce(s.figures, 0) AS statistic_count, coalesce(s.figures_with_source, 0) AS statistics_with_source, s.figures_stated
FROM demands m
JOIN documents d ON d.document_id = m.document_id
LEFT JOIN (
    SELECT n.demand_id, count(*) AS mentions, string_agg(DISTINCT split_part(x.label, '#', 1), '; ' ORDER BY split_part(x.label, '#', 1)) AS sources
    FROM demands n JOIN "references" x ON x.document_id = n.document_id AND x.char_start >= n.argument_start AND x.char_end <= n.argument_end
    GROUP BY n.demand_id
) r ON r.demand_id = m.demand_id
LEFT JOIN (
    SELECT n.demand_id, count(*) AS figures,
        count(*) FILTER (WHERE x.reference_id IS NOT NULL OR x.publisher IS NOT NULL OR x.footnote IS NOT NULL) AS figures_with_source,
        string_agg(concat_ws(' ', x.surface, x.noun), '; ' ORDER BY x.char_start) AS figures_stated
    FROM demands n JOIN statistics x ON x.document_id = n.document_id AND x.char_start >= n.argument_start AND x.char_end <= n.argument_end
    GROUP BY n.demand_id
) s ON s.demand_id = m.demand_id
WHERE m.argument_start IS NOT NULL
ORDER BY m.document_id, m.ordinal;
COMMENT ON VIEW demand_evidence IS 'One row for each demand with an argument: the sources cited and the figures stated in the passage that argues for it.';
