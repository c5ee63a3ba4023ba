-- What the analysis makes of e-mails: results, chains, workflows and tasks.
CREATE TABLE email_analysis (
  id TEXT NOT NULL PRIMARY KEY,
  email_id TEXT NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  quick_workflow TEXT,
  quick_priority TEXT,
  quick_intent TEXT,
  quick_urgency TEXT,
  quick_confidence REAL,
  quick_model TEXT,
  quick_processing_time INTEGER
    CONSTRAINT ck_email_analysis_quick_processing_time CHECK (quick_processing_time >= 0),
  deep_workflow_primary TEXT,
  deep_confidence REAL,
  deep_model TEXT,
  deep_processing_time INTEGER
    CONSTRAINT ck_email_analysis_deep_processing_time CHECK (deep_processing_time >= 0),
  entities TEXT
    CONSTRAINT ck_email_analysis_entities CHECK (json_valid(entities)),
  action_summary TEXT,
  action_details TEXT
    CONSTRAINT ck_email_analysis_action_details CHECK (json_valid(action_details)),
  action_sla_status TEXT
    CONSTRAINT ck_email_analysis_action_sla_status CHECK (action_sla_status IN ('on-track', 'at-risk', 'overdue')),
  workflow_state TEXT,
  business_impact_revenue REAL,
  contextual_summary TEXT,
  suggested_response TEXT,
  total_processing_time INTEGER
    CONSTRAINT ck_email_analysis_total_processing_time CHECK (total_processing_time >= 0),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_email_analysis_email ON email_analysis (email_id, created_at, id);
CREATE INDEX ix_email_analysis_created ON email_analysis (created_at, id);
-- Analyses that have no deep result yet.
CREATE INDEX ix_email_analysis_deep_model ON email_analysis (deep_model, created_at, id);

CREATE TABLE email_chains (
  id TEXT NOT NULL PRIMARY KEY,
  chain_type TEXT NOT NULL DEFAULT 'conversation'
    CONSTRAINT ck_email_chains_chain_type CHECK (chain_type IN ('conversation', 'thread', 'workflow')),
  conversation_id TEXT UNIQUE,
  subject TEXT,
  email_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_email_chains_email_count CHECK (email_count >= 0),
  completeness_score REAL
    CONSTRAINT ck_email_chains_completeness_score CHECK (completeness_score BETWEEN 0 AND 1),
  chain_status TEXT NOT NULL DEFAULT 'active'
    CONSTRAINT ck_email_chains_chain_status CHECK (chain_status IN ('active', 'complete', 'broken', 'partial')),
  missing_stages TEXT
    CONSTRAINT ck_email_chains_missing_stages CHECK (json_valid(missing_stages)),
  participants TEXT
    CONSTRAINT ck_email_chains_participants CHECK (json_valid(participants)),
  key_entities TEXT
    CONSTRAINT ck_email_chains_key_entities CHECK (json_valid(key_entities)),
  recommended_phase INTEGER
    CONSTRAINT ck_email_chains_recommended_phase CHECK (recommended_phase BETWEEN 1 AND 3),
  priority_score REAL,
  first_email_at TEXT,
  last_email_at TEXT,
  last_analyzed_at TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  completeness_key REAL NOT NULL GENERATED ALWAYS AS (coalesce(completeness_score, -1.0)) VIRTUAL,
  -- Never analyzed sorts before every time.
  analyzed_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(last_analyzed_at, '')) VIRTUAL
) STRICT;
CREATE INDEX ix_email_chains_completeness ON email_chains (completeness_key, id);
CREATE INDEX ix_email_chains_updated ON email_chains (updated_at, id);
CREATE INDEX ix_email_chains_status ON email_chains (chain_status, completeness_key, id);
CREATE INDEX ix_email_chains_analyzed ON email_chains (analyzed_key, id);

CREATE TABLE workflow_chains (
  id TEXT NOT NULL PRIMARY KEY,
  workflow_type TEXT NOT NULL,
  start_email_id TEXT NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  current_state TEXT NOT NULL DEFAULT 'START_POINT'
    CONSTRAINT ck_workflow_chains_current_state CHECK (current_state IN ('START_POINT', 'IN_PROGRESS', 'COMPLETION')),
  email_count INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_workflow_chains_email_count CHECK (email_count >= 0),
  is_complete INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_workflow_chains_is_complete CHECK (is_complete IN (0, 1)),
  completed_at TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_workflow_chains_start_email ON workflow_chains (start_email_id);
CREATE INDEX ix_workflow_chains_type ON workflow_chains (workflow_type, is_complete);
CREATE INDEX ix_workflow_chains_updated ON workflow_chains (updated_at, id);

CREATE TABLE workflow_chain_emails (
  chain_id TEXT NOT NULL REFERENCES workflow_chains (id) ON DELETE CASCADE ON UPDATE CASCADE,
  email_id TEXT NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  sequence_number INTEGER NOT NULL
    CONSTRAINT ck_workflow_chain_emails_sequence_number CHECK (sequence_number >= 0),
  state_at_addition TEXT,
  PRIMARY KEY (chain_id, email_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_workflow_chain_emails_email ON workflow_chain_emails (email_id);
CREATE INDEX ix_workflow_chain_emails_sequence ON workflow_chain_emails (chain_id, sequence_number);

CREATE TABLE workflow_tasks (
  id TEXT NOT NULL PRIMARY KEY,
  email_id TEXT REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  workflow_category TEXT,
  workflow_state TEXT,
  task_status TEXT NOT NULL DEFAULT 'red'
    CONSTRAINT ck_workflow_tasks_task_status CHECK (task_status IN ('red', 'yellow', 'green', 'completed')),
  title TEXT NOT NULL,
  description TEXT,
  priority TEXT NOT NULL DEFAULT 'normal'
    CONSTRAINT ck_workflow_tasks_priority CHECK (priority IN ('critical', 'high', 'medium', 'normal')),
  current_owner TEXT,
  owner_email TEXT COLLATE NOCASE,
  dollar_value REAL,
  sla_deadline TEXT,
  completion_date TEXT,
  confidence_score REAL,
  entities TEXT
    CONSTRAINT ck_workflow_tasks_entities CHECK (json_valid(entities)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_workflow_tasks_created ON workflow_tasks (created_at, id);
CREATE INDEX ix_workflow_tasks_status ON workflow_tasks (task_status, created_at, id);
CREATE INDEX ix_workflow_tasks_email ON workflow_tasks (email_id, created_at, id);
CREATE INDEX ix_workflow_tasks_owner ON workflow_tasks (owner_email COLLATE NOCASE, created_at, id);
CREATE INDEX ix_workflow_tasks_sla ON workflow_tasks (sla_deadline, id);

CREATE TABLE workflow_status_history (
  id TEXT NOT NULL PRIMARY KEY,
  task_id TEXT NOT NULL REFERENCES workflow_tasks (id) ON DELETE CASCADE ON UPDATE CASCADE,
  old_status TEXT,
  new_status TEXT NOT NULL,
  changed_by TEXT,
  reason TEXT,
  changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_workflow_status_history_task ON workflow_status_history (task_id, changed_at, id);
