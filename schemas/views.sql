-- The views of the release's DuckDB file, over its own tables. What each holds is said in views.tsv, of its columns in view_columns.tsv.
-- No row is counted twice and no name invented: a view only joins, counts and orders what stands in the tables.

CREATE VIEW citations AS SELECT * FROM "references";

CREATE VIEW most_cited AS
SELECT
    r.target, r.kind,
    coalesce(year(d.date), TRY_CAST(left(d.riksmote, 4) AS BIGINT)) AS year,
    count(*) AS mentions,
    count(DISTINCT r.document_id) AS documents,
    min(t.designation) AS designation, min(t.title) AS target_title, min(t.target_dok_id) AS target_dok_id
FROM "references" r
JOIN documents d ON d.document_id = r.document_id
JOIN targets t ON t.target = r.target
GROUP BY ALL
ORDER BY documents DESC, mentions DESC, r.target, year;

CREATE VIEW document_citations AS
SELECT
    r.document_id, d.doc_type, d.riksmote, d.date, d.parties, d.title,
    r.target_dok_id, r.target_document_id, min(r.target) AS target, o.doc_type AS target_type, o.date AS target_date,
    o.parties AS target_parties, min(t.title) AS target_title, count(*) AS mentions, min(r.char_start) AS first_char_start
FROM "references" r
JOIN documents d ON d.document_id = r.document_id
JOIN targets t ON t.target = r.target
LEFT JOIN documents o ON o.document_id = r.target_document_id
WHERE r.target_dok_id IS NOT NULL AND r.target_dok_id IS DISTINCT FROM d.dok_id
GROUP BY ALL
ORDER BY r.document_id, r.target_dok_id;

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
    min(s.value) AS value, min(s.share) AS share, min(s.low) AS low, min(s.high) AS high,
    min(s.unit) AS unit, min(s.per) AS per, min(s.period) AS period,
    min(r.target) AS source, min(b.name) AS publisher,
    (SELECT string_agg(DISTINCT party, '; ' ORDER BY party) FROM (
        SELECT unnest(o.parties) AS party FROM statistics p JOIN documents o ON o.document_id = p.document_id
        WHERE p.claim_id = s.claim_id)) AS parties
FROM statistics s
JOIN documents d ON d.document_id = s.document_id
LEFT JOIN "references" r ON r.reference_id = s.reference_id
LEFT JOIN bodies b ON b.body_id = s.publisher_id
WHERE s.claim_id IS NOT NULL
GROUP BY s.claim_id
HAVING count(DISTINCT s.document_id) > 1
-- an order of size that nobody stands behind ("tusentals människor") is hardly a claim
ORDER BY coalesce(min(s.value), min(s.high)) IS NULL AND min(r.label) IS NULL AND min(s.publisher) IS NULL, documents DESC, times DESC, s.claim_id;

CREATE VIEW figures_without_source AS
SELECT s.statistic_id, s.document_id, d.doc_type, d.riksmote, d.date, d.parties, s.surface, s.noun, s.value, s.unit, s.sentence
FROM statistics s
JOIN documents d ON d.document_id = s.document_id
WHERE s.reference_id IS NULL AND s.publisher IS NULL AND s.footnote IS NULL
ORDER BY s.document_id, s.ordinal;

CREATE VIEW decisions_by_party AS
SELECT
    party, riksmote,
    count(*) AS demands,
    count(*) FILTER (WHERE decision IN ('bifall', 'tillkännagivande')) AS approved,
    count(*) FILTER (WHERE decision = 'delvis bifall') AS partly_approved,
    count(*) FILTER (WHERE decision = 'avslag') AS rejected,
    count(*) FILTER (WHERE decision NOT IN ('bifall', 'tillkännagivande', 'delvis bifall', 'avslag')) AS otherwise,
    count(*) FILTER (WHERE decision IS NULL) AS undecided,
    round(count(*) FILTER (WHERE decision IN ('bifall', 'tillkännagivande', 'delvis bifall')) / nullif(count(decision), 0), 4) AS share_approved
FROM (
    SELECT DISTINCT m.demand_id, d.riksmote, m.decision, unnest(d.parties) AS party
    FROM demands m JOIN documents d ON d.document_id = m.document_id WHERE m.kind = 'yrkande'
)
GROUP BY ALL
ORDER BY riksmote, party;

CREATE VIEW approved_demands AS
SELECT
    m.demand_id, m.document_id, m.ordinal, d.riksmote, d.date, d.parties, d.subtitle, d.title, m.gist, m.text, m.form, m.action, m.agency,
    m.committee, m.committee_proposal, m.decision, m.decided_in, m.decision_point
FROM demands m JOIN documents d ON d.document_id = m.document_id
WHERE m.decision IN ('bifall', 'delvis bifall', 'tillkännagivande')
ORDER BY d.date, m.document_id, m.ordinal;

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

-- The words of a figure as its sentence has them: the surface and what it counts, which may overlap ("29,1 procent av kvinnorna").
CREATE VIEW figures_in_words AS
SELECT
    statistic_id, document_id, char_start, char_end,
    CASE WHEN begins = 0 OR counted IS NULL OR counted = 0 THEN said || coalesce(' (' || noun || ')', '')
        -- the noun begins in the surface or right behind it
        WHEN counted <= length(said) + 2 THEN substr(sentence, begins, greatest(length(said), counted - 1 + length(noun)))
        WHEN contains(said, noun) THEN said
        ELSE said || ' (' || noun || ')' END AS words
FROM (
    SELECT *, CASE WHEN begins > 0 AND noun IS NOT NULL THEN strpos(substr(sentence, begins), noun) END AS counted
    FROM (
        SELECT statistic_id, document_id, char_start, char_end, sentence, trim(regexp_replace(surface, '[\s\p{Z}]+', ' ', 'g')) AS said,
            nullif(trim(regexp_replace(noun, '[\s\p{Z}]+', ' ', 'g')), '') AS noun,
            strpos(sentence, trim(regexp_replace(surface, '[\s\p{Z}]+', ' ', 'g'))) AS begins
        FROM statistics
    )
);

CREATE VIEW demand_evidence AS
SELECT
    m.demand_id, m.document_id, d.riksmote, d.parties, m.text, m.section, m.argument_start, m.argument_end,
    coalesce(r.mentions, 0) AS reference_count, r.sources,
    coalesce(s.figures, 0) AS statistic_count, coalesce(s.figures_with_source, 0) AS statistics_with_source, s.figures_stated
FROM demands m
JOIN documents d ON d.document_id = m.document_id
LEFT JOIN (
    SELECT n.demand_id, count(*) AS mentions, string_agg(DISTINCT t.designation, '; ' ORDER BY t.designation) AS sources
    FROM demands n JOIN "references" x ON x.document_id = n.document_id AND x.char_start >= n.argument_start AND x.char_end <= n.argument_end
    JOIN targets t ON t.target = x.target
    GROUP BY n.demand_id
) r ON r.demand_id = m.demand_id
LEFT JOIN (
    SELECT n.demand_id, count(*) AS figures,
        count(*) FILTER (WHERE x.reference_id IS NOT NULL OR x.publisher IS NOT NULL OR x.footnote IS NOT NULL) AS figures_with_source,
        string_agg(w.words, '; ' ORDER BY x.char_start) AS figures_stated
    FROM demands n JOIN statistics x ON x.document_id = n.document_id AND x.char_start >= n.argument_start AND x.char_end <= n.argument_end
    JOIN figures_in_words w ON w.statistic_id = x.statistic_id
    GROUP BY n.demand_id
) s ON s.demand_id = m.demand_id
WHERE m.argument_start IS NOT NULL
ORDER BY m.document_id, m.ordinal;

-- What a row of the simple tables says of its document. The sort keys put H6022 before H60210.
CREATE VIEW document_heads AS
SELECT
    d.document_id, d.riksmote, d.date, d.doc_type,
    c.title_sv AS document_kind,
    CASE WHEN d.riksmote IS NOT NULL AND d.number IS NOT NULL THEN d.doc_type || '. ' || d.riksmote || ':' || d.number END AS designation,
    d.title, array_to_string(d.parties, '; ') AS parties, a.authors, d.source_url AS url,
    left(d.document_id, 4) || regexp_replace(substr(d.document_id, 5), '[0-9]+$', '') AS sort_series, length(d.document_id) AS sort_length
FROM documents d
LEFT JOIN codes c ON c.list = 'doc_type' AND c.code = d.doc_type
LEFT JOIN (
    SELECT document_id, string_agg(name || coalesce(' (' || party || ')', ''), ', ' ORDER BY ordinal) AS authors
    FROM people WHERE role = 'author' GROUP BY document_id
) a ON a.document_id = d.document_id;

CREATE VIEW simple_demands AS
SELECT
    m.demand_id, h.riksmote, h.date, h.document_kind, h.designation, h.title, h.parties, h.authors,
    m.ordinal AS number, m.gist, m.text, m.addressee, m.action, a.title_sv AS action_sv, array_to_string(m.agency, '; ') AS agency,
    m.section, substr(t.text, m.argument_start + 1, m.argument_end - m.argument_start) AS argument,
    m.committee, m.committee_proposal, m.decision, m.decided_in, 'punkt ' || m.decision_point AS decision_point,
    -- the report's id: the session in base 36 from 1400, the series of reports, the designation
    CASE WHEN regexp_full_match(m.decided_in, '(19[89][0-9]|20[0-9]{2})/[0-9]{2,4}:[A-Za-zÅÄÖåäö]+[0-9]+') THEN
        'https://data.riksdagen.se/dokument/'
        || substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (left(m.decided_in, 4)::INTEGER - 1400) // 36 + 1, 1)
        || substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (left(m.decided_in, 4)::INTEGER - 1400) % 36 + 1, 1)
        || '01' || split_part(m.decided_in, ':', 2) END AS decided_in_url,
    coalesce(e.reference_count, 0) AS reference_count, e.sources, coalesce(e.statistic_count, 0) AS statistic_count,
    coalesce(e.statistics_with_source, 0) AS statistics_with_source, e.figures_stated, m.repeats_demand_id, h.url, m.document_id
FROM demands m
JOIN document_heads h ON h.document_id = m.document_id
LEFT JOIN texts t ON t.document_id = m.document_id
LEFT JOIN codes a ON a.list = 'action' AND a.code = m.action
LEFT JOIN demand_evidence e ON e.demand_id = m.demand_id
ORDER BY h.sort_series, h.sort_length, m.document_id, m.ordinal;

CREATE VIEW simple_references AS
SELECT
    r.reference_id, h.riksmote, h.date, h.document_kind, h.designation, h.title, h.parties, h.authors,
    regexp_replace(r.surface, '[\s\p{Z}]+', ' ', 'g') AS words, r.kind, k.title_sv AS kind_sv, t.designation AS source, t.title AS source_title,
    t.year AS source_year, r.pinpoint, r.footnote, r.ibid AS again, r.uri AS source_url, t.documents AS cited_in_documents,
    r.demand_id, m.gist AS demand, h.url, r.target, r.document_id
FROM "references" r
JOIN document_heads h ON h.document_id = r.document_id
JOIN targets t ON t.target = r.target
LEFT JOIN codes k ON k.list = 'reference_kind' AND k.code = r.kind
LEFT JOIN demands m ON m.demand_id = r.demand_id
ORDER BY h.sort_series, h.sort_length, r.document_id, r.ordinal;

CREATE VIEW simple_statistics AS
SELECT
    s.statistic_id, h.riksmote, h.date, h.document_kind, h.designation, h.title, h.parties, h.authors,
    w.words AS figure, s.value, s.low, s.high, s.unit, u.title_sv AS unit_sv, s.share, s.population, q.title_sv AS precision_sv,
    s.noun, s.per, s.direction, s.measure,
    -- with a word before it, since programs take a column of years alone for numbers and stop at the first span of years
    CASE WHEN regexp_full_match(s.period, '[0-9]+') THEN 'år ' || s.period
         WHEN ends_with(s.period, '–') THEN 'från ' || rtrim(s.period, '–')
         WHEN starts_with(s.period, '–') THEN 'fram till ' || ltrim(s.period, '–') ELSE 'åren ' || s.period END AS period,
    s.sentence, b.name AS publisher, s.publisher_id,
    t.designation AS source, t.title AS source_title, r.uri AS source_url, s.demand_id, m.gist AS demand, m.decision, h.url, s.document_id
FROM statistics s
JOIN document_heads h ON h.document_id = s.document_id
JOIN figures_in_words w ON w.statistic_id = s.statistic_id
LEFT JOIN codes u ON u.list = 'unit' AND u.code = s.unit
LEFT JOIN codes q ON q.list = 'qualifier' AND q.code = s.qualifier
LEFT JOIN bodies b ON b.body_id = s.publisher_id
LEFT JOIN "references" r ON r.reference_id = s.reference_id
LEFT JOIN targets t ON t.target = r.target
LEFT JOIN demands m ON m.demand_id = s.demand_id
ORDER BY h.sort_series, h.sort_length, s.document_id, s.ordinal;
