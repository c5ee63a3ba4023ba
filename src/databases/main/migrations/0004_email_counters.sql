-- Counters, so that the dashboard reads some hundred rows and never the e-mails.

-- One row for each combination that occurs; an e-mail is counted in exactly one. Scores are summed in millionths:
-- integers add up exactly in any order, doubles don't. A confidence has no range of its own; beyond 1000 it counts as 1000, so
-- that no single row can make a sum overflow.
CREATE TABLE email_counts (
  status TEXT NOT NULL,
  workflow_state TEXT NOT NULL,
  priority TEXT NOT NULL,
  phase_completed INTEGER NOT NULL,
  -- 3 from 0.8, 2 from 0.5, 1 below, 0 unknown.
  completeness_band INTEGER NOT NULL,
  is_analyzed INTEGER NOT NULL,
  emails INTEGER NOT NULL DEFAULT 0,
  completeness_emails INTEGER NOT NULL DEFAULT 0,
  completeness_millionths INTEGER NOT NULL DEFAULT 0,
  confidence_emails INTEGER NOT NULL DEFAULT 0,
  confidence_millionths INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (status, workflow_state, priority, phase_completed, completeness_band, is_analyzed)
) STRICT, WITHOUT ROWID;

-- E-mails analyzed per minute, by the first 16 characters of analyzed_at: 1,440 rows are a day.
CREATE TABLE email_minutes (
  minute TEXT NOT NULL PRIMARY KEY,
  emails INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What one e-mail adds to the counters: the one place that says so, read by the triggers' recount and by the repair.
CREATE VIEW email_count_rows AS
SELECT
  status,
  coalesce(workflow_state, '') AS workflow_state,
  coalesce(priority, '') AS priority,
  phase_completed,
  CASE
    WHEN chain_completeness_score >= 0.8 THEN 3
    WHEN chain_completeness_score >= 0.5 THEN 2
    WHEN chain_completeness_score IS NOT NULL THEN 1
    ELSE 0
  END AS completeness_band,
  analyzed_at IS NOT NULL AS is_analyzed,
  count(*) AS emails,
  count(chain_completeness_score) AS completeness_emails,
  coalesce(sum(CAST(round(chain_completeness_score * 1000000) AS INTEGER)), 0) AS completeness_millionths,
  count(confidence_score) AS confidence_emails,
  coalesce(sum(CAST(round(max(-1000.0, min(1000.0, confidence_score)) * 1000000) AS INTEGER)), 0) AS confidence_millionths
FROM emails_enhanced
GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TRIGGER tr_email_counts_insert AFTER INSERT ON emails_enhanced
BEGIN
  INSERT INTO email_counts VALUES (
    new.status, coalesce(new.workflow_state, ''), coalesce(new.priority, ''), new.phase_completed,
    CASE
      WHEN new.chain_completeness_score >= 0.8 THEN 3
      WHEN new.chain_completeness_score >= 0.5 THEN 2
      WHEN new.chain_completeness_score IS NOT NULL THEN 1
      ELSE 0
    END,
    new.analyzed_at IS NOT NULL,
    1,
    new.chain_completeness_score IS NOT NULL,
    coalesce(CAST(round(new.chain_completeness_score * 1000000) AS INTEGER), 0),
    new.confidence_score IS NOT NULL,
    coalesce(CAST(round(max(-1000.0, min(1000.0, new.confidence_score)) * 1000000) AS INTEGER), 0)
  )
  ON CONFLICT DO UPDATE SET
    emails = emails + 1,
    completeness_emails = completeness_emails + excluded.completeness_emails,
    completeness_millionths = completeness_millionths + excluded.completeness_millionths,
    confidence_emails = confidence_emails + excluded.confidence_emails,
    confidence_millionths = confidence_millionths + excluded.confidence_millionths;
END;

CREATE TRIGGER tr_email_counts_delete AFTER DELETE ON emails_enhanced
BEGIN
  UPDATE email_counts SET
    emails = emails - 1,
    completeness_emails = completeness_emails - (old.chain_completeness_score IS NOT NULL),
    completeness_millionths = completeness_millionths
      - coalesce(CAST(round(old.chain_completeness_score * 1000000) AS INTEGER), 0),
    confidence_emails = confidence_emails - (old.confidence_score IS NOT NULL),
    confidence_millionths = confidence_millionths
      - coalesce(CAST(round(max(-1000.0, min(1000.0, old.confidence_score)) * 1000000) AS INTEGER), 0)
  WHERE status = old.status
    AND workflow_state = coalesce(old.workflow_state, '')
    AND priority = coalesce(old.priority, '')
    AND phase_completed = old.phase_completed
    AND completeness_band = CASE
      WHEN old.chain_completeness_score >= 0.8 THEN 3
      WHEN old.chain_completeness_score >= 0.5 THEN 2
      WHEN old.chain_completeness_score IS NOT NULL THEN 1
      ELSE 0
    END
    AND is_analyzed = (old.analyzed_at IS NOT NULL);
END;

-- A change takes the old row out and puts the new one in.
CREATE TRIGGER tr_email_counts_update
AFTER UPDATE OF status, workflow_state, priority, phase_completed, chain_completeness_score, confidence_score,
  analyzed_at ON emails_enhanced
WHEN (old.status, old.workflow_state, old.priority, old.phase_completed, old.chain_completeness_score,
    old.confidence_score, old.analyzed_at IS NULL)
  IS NOT (new.status, new.workflow_state, new.priority, new.phase_completed, new.chain_completeness_score,
    new.confidence_score, new.analyzed_at IS NULL)
BEGIN
  UPDATE email_counts SET
    emails = emails - 1,
    completeness_emails = completeness_emails - (old.chain_completeness_score IS NOT NULL),
    completeness_millionths = completeness_millionths
      - coalesce(CAST(round(old.chain_completeness_score * 1000000) AS INTEGER), 0),
    confidence_emails = confidence_emails - (old.confidence_score IS NOT NULL),
    confidence_millionths = confidence_millionths
      - coalesce(CAST(round(max(-1000.0, min(1000.0, old.confidence_score)) * 1000000) AS INTEGER), 0)
  WHERE status = old.status
    AND workflow_state = coalesce(old.workflow_state, '')
    AND priority = coalesce(old.priority, '')
    AND phase_completed = old.phase_completed
    AND completeness_band = CASE
      WHEN old.chain_completeness_score >= 0.8 THEN 3
      WHEN old.chain_completeness_score >= 0.5 THEN 2
      WHEN old.chain_completeness_score IS NOT NULL THEN 1
      ELSE 0
    END
    AND is_analyzed = (old.analyzed_at IS NOT NULL);
  INSERT INTO email_counts VALUES (
    new.status, coalesce(new.workflow_state, ''), coalesce(new.priority, ''), new.phase_completed,
    CASE
      WHEN new.chain_completeness_score >= 0.8 THEN 3
      WHEN new.chain_completeness_score >= 0.5 THEN 2
      WHEN new.chain_completeness_score IS NOT NULL THEN 1
      ELSE 0
    END,
    new.analyzed_at IS NOT NULL,
    1,
    new.chain_completeness_score IS NOT NULL,
    coalesce(CAST(round(new.chain_completeness_score * 1000000) AS INTEGER), 0),
    new.confidence_score IS NOT NULL,
    coalesce(CAST(round(max(-1000.0, min(1000.0, new.confidence_score)) * 1000000) AS INTEGER), 0)
  )
  ON CONFLICT DO UPDATE SET
    emails = emails + 1,
    completeness_emails = completeness_emails + excluded.completeness_emails,
    completeness_millionths = completeness_millionths + excluded.completeness_millionths,
    confidence_emails = confidence_emails + excluded.confidence_emails,
    confidence_millionths = confidence_millionths + excluded.confidence_millionths;
END;

CREATE TRIGGER tr_email_minutes_insert AFTER INSERT ON emails_enhanced
WHEN new.analyzed_at IS NOT NULL
BEGIN
  INSERT INTO email_minutes VALUES (substr(new.analyzed_at, 1, 16), 1)
  ON CONFLICT DO UPDATE SET emails = emails + 1;
END;

CREATE TRIGGER tr_email_minutes_delete AFTER DELETE ON emails_enhanced
WHEN old.analyzed_at IS NOT NULL
BEGIN
  UPDATE email_minutes SET emails = emails - 1 WHERE minute = substr(old.analyzed_at, 1, 16);
END;

CREATE TRIGGER tr_email_minutes_update AFTER UPDATE OF analyzed_at ON emails_enhanced
WHEN old.analyzed_at IS NOT new.analyzed_at
BEGIN
  UPDATE email_minutes SET emails = emails - 1 WHERE minute = substr(old.analyzed_at, 1, 16);
  INSERT INTO email_minutes SELECT substr(new.analyzed_at, 1, 16), 1 WHERE new.analyzed_at IS NOT NULL
  ON CONFLICT DO UPDATE SET emails = emails + 1;
END;

-- Rows that are already there (an adopted file).
INSERT INTO email_counts SELECT * FROM email_count_rows;
INSERT INTO email_minutes
SELECT substr(analyzed_at, 1, 16), count(*) FROM emails_enhanced WHERE analyzed_at IS NOT NULL GROUP BY 1;

-- The checks read two narrow indexes, so that a start after an unclean stop stays quick.
INSERT INTO crewdb_derived (name, is_right_sql, rebuild_sql) VALUES (
  'email_counts',
  'SELECT NOT EXISTS (
      SELECT status, count(*) FROM emails_enhanced INDEXED BY ix_emails_status GROUP BY status
      EXCEPT SELECT status, sum(emails) FROM email_counts GROUP BY status)
    AND (SELECT total(emails) FROM email_counts) = (SELECT count(*) FROM emails_enhanced)',
  'DELETE FROM email_counts;
INSERT INTO email_counts SELECT * FROM email_count_rows'
), (
  'email_minutes',
  'SELECT (SELECT total(emails) FROM email_minutes)
    = (SELECT count(*) FROM emails_enhanced WHERE analyzed_at IS NOT NULL)',
  'DELETE FROM email_minutes;
INSERT INTO email_minutes
SELECT substr(analyzed_at, 1, 16), count(*) FROM emails_enhanced WHERE analyzed_at IS NOT NULL GROUP BY 1'
);
