-- What pages and readers of the SQLite file need beside the published tables. Written for SQLite; run once, when the file is made.

CREATE INDEX people_person ON people (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX demands_document ON demands (document_id);
CREATE INDEX demands_repeats ON demands (repeats_demand_id) WHERE repeats_demand_id IS NOT NULL;
CREATE INDEX references_document ON "references" (document_id);
CREATE INDEX statistics_document ON statistics (document_id);
CREATE INDEX statistics_claim ON statistics (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX statistics_publisher ON statistics (publisher_id) WHERE publisher_id IS NOT NULL;
CREATE INDEX statistics_reference ON statistics (reference_id) WHERE reference_id IS NOT NULL;
CREATE INDEX issues_document ON issues (document_id);

-- The figures and references that stand in a demand's words or in the passage that argues for it.
CREATE TABLE demand_figures (demand_id TEXT NOT NULL, statistic_id TEXT NOT NULL, PRIMARY KEY (demand_id, statistic_id)) WITHOUT ROWID;
INSERT OR IGNORE INTO demand_figures
SELECT m.demand_id, s.statistic_id
FROM demands m JOIN statistics s USING (document_id)
WHERE (s.char_start >= m.argument_start AND s.char_end <= m.argument_end) OR (s.char_start >= m.char_start AND s.char_end <= m.char_end)
ORDER BY 1, 2;

CREATE TABLE demand_references (demand_id TEXT NOT NULL, reference_id TEXT NOT NULL, PRIMARY KEY (demand_id, reference_id)) WITHOUT ROWID;
INSERT OR IGNORE INTO demand_references
SELECT m.demand_id, r.reference_id
FROM demands m JOIN "references" r USING (document_id)
WHERE (r.char_start >= m.argument_start AND r.char_end <= m.argument_end) OR (r.char_start >= m.char_start AND r.char_end <= m.char_end)
ORDER BY 1, 2;

CREATE INDEX references_target ON "references" (target);
CREATE VIEW mentions AS SELECT reference_id, document_id, target AS source FROM "references";

-- A statute goes by the words that most texts have for it ("regeringsformen"), not by its title ("Kungörelse om beslutad ny regeringsform").
CREATE TABLE statute_names (target TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO statute_names
WITH written AS (
  SELECT target, surface, row_number() OVER (PARTITION BY target ORDER BY ibid, label <> target, count(*) DESC, length(surface), surface) AS place
  FROM "references" WHERE kind = 'sfs' GROUP BY target, lower(surface)
)
SELECT target, surface FROM written WHERE place = 1 ORDER BY 1;

CREATE VIEW sources AS
SELECT t.target AS source, t.kind, coalesce(n.name, t.title, t.designation) AS name, t.designation, t.title, t.title_source, t.year, t.uri,
       t.target_dok_id, t.target_document_id, t.documents, t.mentions, t.first_date, t.last_date
FROM targets t LEFT JOIN statute_names n ON n.target = t.target;
