-- Counters and columns that belong to e-mails, kept by every write of one, whichever path it takes.

-- E-mails per assignee and status, so that a workload is read from some rows per user.
CREATE TABLE email_workload (
  assigned_to TEXT NOT NULL,
  status TEXT NOT NULL,
  emails INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (assigned_to, status)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tr_email_workload_insert AFTER INSERT ON emails_enhanced
WHEN new.assigned_to IS NOT NULL
BEGIN
  INSERT INTO email_workload VALUES (new.assigned_to, new.status, 1)
  ON CONFLICT DO UPDATE SET emails = emails + 1;
END;

CREATE TRIGGER tr_email_workload_delete AFTER DELETE ON emails_enhanced
WHEN old.assigned_to IS NOT NULL
BEGIN
  UPDATE email_workload SET emails = emails - 1 WHERE assigned_to = old.assigned_to AND status = old.status;
END;

CREATE TRIGGER tr_email_workload_update AFTER UPDATE OF assigned_to, status ON emails_enhanced
WHEN (old.assigned_to, old.status) IS NOT (new.assigned_to, new.status)
  AND coalesce(old.assigned_to, new.assigned_to) IS NOT NULL
BEGIN
  UPDATE email_workload SET emails = emails - 1 WHERE assigned_to = old.assigned_to AND status = old.status;
  INSERT INTO email_workload SELECT new.assigned_to, new.status, 1 WHERE new.assigned_to IS NOT NULL
  ON CONFLICT DO UPDATE SET emails = emails + 1;
END;

-- Rows that are already there (an adopted file).
INSERT INTO email_workload
SELECT assigned_to, status, count(*) FROM emails_enhanced WHERE assigned_to IS NOT NULL GROUP BY 1, 2;

INSERT INTO crewdb_derived (name, is_right_sql, rebuild_sql) VALUES (
  'email_workload',
  'SELECT (SELECT total(emails) FROM email_workload)
    = (SELECT count(*) FROM emails_enhanced INDEXED BY ix_emails_assigned WHERE assigned_to > '''')',
  'DELETE FROM email_workload;
INSERT INTO email_workload
SELECT assigned_to, status, count(*) FROM emails_enhanced WHERE assigned_to IS NOT NULL GROUP BY 1, 2'
);

-- A chain's number of e-mails and its first and last time. A chain that is made after its e-mails counts them then.
CREATE TRIGGER tr_email_chains_count AFTER INSERT ON email_chains
BEGIN
  UPDATE email_chains SET
    email_count = (SELECT count(*) FROM emails_enhanced WHERE chain_id = new.id),
    first_email_at = (SELECT min(received_date_time) FROM emails_enhanced WHERE chain_id = new.id),
    last_email_at = (SELECT max(received_date_time) FROM emails_enhanced WHERE chain_id = new.id)
  WHERE id = new.id;
END;

CREATE TRIGGER tr_email_chains_email_insert AFTER INSERT ON emails_enhanced
WHEN new.chain_id IS NOT NULL
BEGIN
  UPDATE email_chains SET
    email_count = email_count + 1,
    first_email_at = min(coalesce(first_email_at, new.received_date_time), new.received_date_time),
    last_email_at = max(coalesce(last_email_at, ''), new.received_date_time),
    updated_at = max(updated_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  WHERE id = new.chain_id;
END;

CREATE TRIGGER tr_email_chains_email_delete AFTER DELETE ON emails_enhanced
WHEN old.chain_id IS NOT NULL
BEGIN
  UPDATE email_chains SET
    email_count = max(email_count - 1, 0),
    first_email_at = (SELECT min(received_date_time) FROM emails_enhanced WHERE chain_id = old.chain_id),
    last_email_at = (SELECT max(received_date_time) FROM emails_enhanced WHERE chain_id = old.chain_id),
    updated_at = max(updated_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  WHERE id = old.chain_id;
END;

CREATE TRIGGER tr_email_chains_email_update AFTER UPDATE OF chain_id, received_date_time ON emails_enhanced
WHEN (old.chain_id, old.received_date_time) IS NOT (new.chain_id, new.received_date_time)
  AND coalesce(old.chain_id, new.chain_id) IS NOT NULL
BEGIN
  UPDATE email_chains SET
    email_count = (SELECT count(*) FROM emails_enhanced WHERE chain_id = email_chains.id),
    first_email_at = (SELECT min(received_date_time) FROM emails_enhanced WHERE chain_id = email_chains.id),
    last_email_at = (SELECT max(received_date_time) FROM emails_enhanced WHERE chain_id = email_chains.id),
    updated_at = max(updated_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  WHERE id IN (old.chain_id, new.chain_id);
END;

-- Rows that are already there.
UPDATE email_chains SET
  email_count = (SELECT count(*) FROM emails_enhanced WHERE chain_id = email_chains.id),
  first_email_at = (SELECT min(received_date_time) FROM emails_enhanced WHERE chain_id = email_chains.id),
  last_email_at = (SELECT max(received_date_time) FROM emails_enhanced WHERE chain_id = email_chains.id);

-- 1 for a chain that was never analyzed, or got an e-mail after that.
ALTER TABLE email_chains ADD COLUMN is_stale INTEGER NOT NULL
  GENERATED ALWAYS AS (last_analyzed_at IS NULL OR coalesce(last_email_at, '') > last_analyzed_at) VIRTUAL;
CREATE INDEX ix_email_chains_stale ON email_chains (is_stale, analyzed_key, id);
DROP INDEX ix_email_chains_analyzed;

-- How often a chain was upserted after it was made: an upsert tells by it whether the chain is new.
ALTER TABLE email_chains ADD COLUMN changes_count INTEGER NOT NULL DEFAULT 0;

-- Tasks that are not completed, by their deadline.
ALTER TABLE workflow_tasks ADD COLUMN is_open INTEGER NOT NULL
  GENERATED ALWAYS AS (task_status <> 'completed') VIRTUAL;
-- The deadline as a key of pages: none sorts after every time.
ALTER TABLE workflow_tasks ADD COLUMN deadline_key TEXT NOT NULL
  GENERATED ALWAYS AS (coalesce(sla_deadline, '~')) VIRTUAL;
CREATE INDEX ix_workflow_tasks_deadline ON workflow_tasks (is_open, deadline_key, id);
DROP INDEX ix_workflow_tasks_sla;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('email_chains', 'ix_email_chains_stale', '30000 3000 2 1'),
  ('workflow_tasks', 'ix_workflow_tasks_deadline', '50000 25000 2 1');
