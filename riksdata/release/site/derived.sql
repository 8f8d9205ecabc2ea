-- What pages and readers of the SQLite file need beside the published tables. Written for SQLite; run once, when the file is made.

CREATE INDEX people_person ON people (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX demands_document ON demands (document_id);
CREATE INDEX demands_repeats ON demands (repeats_demand_id) WHERE repeats_demand_id IS NOT NULL;
CREATE INDEX references_document ON "references" (document_id);
CREATE INDEX statistics_document ON statistics (document_id);
CREATE INDEX statistics_claim ON statistics (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX statistics_publisher ON statistics (publisher) WHERE publisher IS NOT NULL;
CREATE INDEX statistics_reference ON statistics (reference_id) WHERE reference_id IS NOT NULL;
CREATE INDEX issues_document ON issues (document_id);

-- The figures and references that stand in a demand's words or in the passage that argues for it.
CREATE TABLE demand_figures (demand_id TEXT NOT NULL, statistic_id TEXT NOT NULL, PRIMARY KEY (demand_id, statistic_id)) WITHOUT ROWID;
INSERT INTO demand_figures
SELECT m.demand_id, s.statistic_id
FROM demands m JOIN statistics s USING (document_id)
WHERE (s.char_start >= m.argument_start AND s.char_end <= m.argument_end) OR (s.char_start >= m.char_start AND s.char_end <= m.char_end)
ORDER BY 1, 2;
CREATE INDEX demand_figures_statistic ON demand_figures (statistic_id);

CREATE TABLE demand_references (demand_id TEXT NOT NULL, reference_id TEXT NOT NULL, PRIMARY KEY (demand_id, reference_id)) WITHOUT ROWID;
INSERT INTO demand_references
SELECT m.demand_id, r.reference_id
FROM demands m JOIN "references" r USING (document_id)
WHERE (r.char_start >= m.argument_start AND r.char_end <= m.argument_end) OR (r.char_start >= m.char_start AND r.char_end <= m.char_end)
ORDER BY 1, 2;

-- A source is what a label names before its `#`: a law whole, whatever section is cited.
CREATE INDEX references_source ON "references" (CASE WHEN instr(label, '#') > 1 AND kind NOT IN ('url', 'press') THEN substr(label, 1, instr(label, '#') - 1) ELSE label END);
CREATE VIEW mentions AS
SELECT reference_id, document_id, CASE WHEN instr(label, '#') > 1 AND kind NOT IN ('url', 'press') THEN substr(label, 1, instr(label, '#') - 1) ELSE label END AS source FROM "references";

CREATE TABLE sources (
  source TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, title TEXT, uri TEXT, target_dok_id TEXT, target_document_id TEXT,
  documents INTEGER NOT NULL, mentions INTEGER NOT NULL, first_date TEXT, last_date TEXT
) WITHOUT ROWID;
INSERT INTO sources
WITH written AS (
  SELECT x.source, r.surface, row_number() OVER (
    PARTITION BY x.source ORDER BY r.ibid, r.label <> x.source, count(*) DESC, length(r.surface), r.surface) AS place
  FROM mentions x JOIN "references" r USING (reference_id) GROUP BY x.source, lower(r.surface)
)
SELECT x.source, min(r.kind), w.surface, min(d2.title), min(CASE WHEN r.label = x.source THEN r.uri ELSE NULL END), min(r.target_dok_id),
       min(r.target_document_id), count(DISTINCT r.document_id), count(*), min(d.date), max(d.date)
FROM mentions x JOIN "references" r USING (reference_id) JOIN documents d ON d.document_id = r.document_id
JOIN written w ON w.source = x.source AND w.place = 1 LEFT JOIN documents d2 ON d2.document_id = r.target_document_id
GROUP BY x.source ORDER BY x.source;
