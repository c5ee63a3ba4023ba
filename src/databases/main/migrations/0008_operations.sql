-- Runs of the pipeline, saved states, rules and the audit trail.
CREATE TABLE pipeline_executions (
  id TEXT NOT NULL PRIMARY KEY,
  started_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  completed_at TEXT,
  status TEXT NOT NULL DEFAULT 'running'
    CONSTRAINT ck_pipeline_executions_status CHECK (status IN ('running', 'completed', 'failed')),
  stage1_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_stage1_count CHECK (stage1_count >= 0),
  stage2_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_stage2_count CHECK (stage2_count >= 0),
  stage3_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_stage3_count CHECK (stage3_count >= 0),
  total_emails INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_total_emails CHECK (total_emails >= 0),
  execution_time_ms INTEGER
    CONSTRAINT ck_pipeline_executions_execution_time_ms CHECK (execution_time_ms >= 0),
  error_message TEXT
) STRICT;
CREATE INDEX ix_pipeline_executions_started ON pipeline_executions (started_at, id);
CREATE INDEX ix_pipeline_executions_status ON pipeline_executions (status, started_at, id);

CREATE TABLE checkpoints (
  id TEXT NOT NULL PRIMARY KEY,
  operation_id TEXT NOT NULL,
  operation_type TEXT NOT NULL,
  state TEXT
    CONSTRAINT ck_checkpoints_state CHECK (json_valid(state)),
  progress_total INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_checkpoints_progress_total CHECK (progress_total >= 0),
  progress_completed INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_checkpoints_progress_completed CHECK (progress_completed >= 0),
  progress_failed INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_checkpoints_progress_failed CHECK (progress_failed >= 0),
  version INTEGER NOT NULL DEFAULT 1,
  resumable INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_checkpoints_resumable CHECK (resumable IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  UNIQUE (operation_id, operation_type)
) STRICT;

CREATE TABLE automation_rules (
  id TEXT NOT NULL PRIMARY KEY,
  rule_name TEXT NOT NULL,
  rule_type TEXT NOT NULL,
  conditions TEXT NOT NULL DEFAULT '{}'
    CONSTRAINT ck_automation_rules_conditions CHECK (json_valid(conditions)),
  actions TEXT NOT NULL DEFAULT '[]'
    CONSTRAINT ck_automation_rules_actions CHECK (json_valid(actions)),
  priority INTEGER NOT NULL DEFAULT 0,
  is_active INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_automation_rules_is_active CHECK (is_active IN (0, 1)),
  executed_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_automation_rules_executed_count CHECK (executed_count >= 0),
  success_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_automation_rules_success_count CHECK (success_count BETWEEN 0 AND executed_count),
  last_executed TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_automation_rules_active ON automation_rules (is_active, priority, id);

CREATE TABLE audit_logs (
  id TEXT NOT NULL PRIMARY KEY,
  entity_type TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  action TEXT NOT NULL,
  old_values TEXT
    CONSTRAINT ck_audit_logs_old_values CHECK (json_valid(old_values)),
  new_values TEXT
    CONSTRAINT ck_audit_logs_new_values CHECK (json_valid(new_values)),
  performed_by TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_audit_logs_entity ON audit_logs (entity_type, entity_id, created_at, id);
CREATE INDEX ix_audit_logs_created ON audit_logs (created_at, id);
