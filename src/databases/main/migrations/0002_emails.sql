-- E-mails and what belongs to one. Small columns come first and the large ones last, the body as the very last:
-- a list reads a row's first page only and never walks the overflow pages of a body.
CREATE TABLE emails_enhanced (
  id TEXT NOT NULL PRIMARY KEY,
  internet_message_id TEXT UNIQUE,
  graph_id TEXT UNIQUE,
  conversation_id TEXT,
  thread_id TEXT,
  subject TEXT NOT NULL,
  sender_email TEXT NOT NULL COLLATE NOCASE,
  sender_name TEXT,
  created_date_time TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  last_modified_date_time TEXT,
  received_date_time TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  sent_date_time TEXT,
  importance TEXT NOT NULL DEFAULT 'normal'
    CONSTRAINT ck_emails_enhanced_importance CHECK (importance IN ('low', 'normal', 'high')),
  has_attachments INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_has_attachments CHECK (has_attachments IN (0, 1)),
  is_read INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_is_read CHECK (is_read IN (0, 1)),
  is_draft INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_is_draft CHECK (is_draft IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'pending'
    CONSTRAINT ck_emails_enhanced_status CHECK (status IN (
      'pending', 'imported', 'analyzed', 'phase1_complete', 'phase2_complete', 'phase3_complete', 'new',
      'in_progress', 'processing', 'completed', 'archived', 'failed', 'error', 'active')),
  workflow_state TEXT
    CONSTRAINT ck_emails_enhanced_workflow_state
    CHECK (workflow_state IN ('START_POINT', 'IN_PROGRESS', 'COMPLETION')),
  workflow_type TEXT,
  priority TEXT
    CONSTRAINT ck_emails_enhanced_priority CHECK (priority IN ('critical', 'high', 'medium', 'low')),
  confidence_score REAL,
  analyzed_at TEXT,
  chain_id TEXT,
  chain_completeness_score REAL
    CONSTRAINT ck_emails_enhanced_chain_completeness_score CHECK (chain_completeness_score BETWEEN 0 AND 1),
  chain_type TEXT,
  is_chain_complete INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_is_chain_complete CHECK (is_chain_complete IN (0, 1)),
  sentiment_score REAL,
  phase_completed INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_phase_completed CHECK (phase_completed BETWEEN 0 AND 3),
  processing_status TEXT NOT NULL DEFAULT 'pending'
    CONSTRAINT ck_emails_enhanced_processing_status
    CHECK (processing_status IN ('pending', 'processing', 'completed', 'failed', 'skipped')),
  recommended_phase INTEGER
    CONSTRAINT ck_emails_enhanced_recommended_phase CHECK (recommended_phase BETWEEN 1 AND 3),
  processing_time_ms INTEGER
    CONSTRAINT ck_emails_enhanced_processing_time_ms CHECK (processing_time_ms >= 0),
  model_used TEXT,
  tokens_used INTEGER,
  assigned_to TEXT REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  assigned_at TEXT,
  due_date TEXT,
  flag_status TEXT,
  parent_folder_id TEXT,
  import_batch TEXT,
  source_file TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  -- Sort keys are never NULL, so that keyset pages miss no row: critical first, unknown completeness last.
  priority_rank INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE priority WHEN 'critical' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END) VIRTUAL,
  completeness_key REAL NOT NULL GENERATED ALWAYS AS (coalesce(chain_completeness_score, -1.0)) VIRTUAL,
  web_link TEXT,
  in_reply_to TEXT,
  categories TEXT
    CONSTRAINT ck_emails_enhanced_categories CHECK (json_valid(categories)),
  business_summary TEXT,
  body_preview TEXT,
  "references" TEXT,
  key_phrases TEXT
    CONSTRAINT ck_emails_enhanced_key_phrases CHECK (json_valid(key_phrases)),
  action_items TEXT
    CONSTRAINT ck_emails_enhanced_action_items CHECK (json_valid(action_items)),
  suggested_response TEXT,
  extracted_entities TEXT
    CONSTRAINT ck_emails_enhanced_extracted_entities CHECK (json_valid(extracted_entities)),
  phase_1_results TEXT
    CONSTRAINT ck_emails_enhanced_phase_1_results CHECK (json_valid(phase_1_results)),
  phase_2_results TEXT
    CONSTRAINT ck_emails_enhanced_phase_2_results CHECK (json_valid(phase_2_results)),
  phase_3_results TEXT
    CONSTRAINT ck_emails_enhanced_phase_3_results CHECK (json_valid(phase_3_results)),
  body_content_type TEXT NOT NULL DEFAULT 'text',
  body_content TEXT
) STRICT;

-- One index for each list that must be fast; each ends in the order of the list, newest first, id to make it unique.
-- Columns that change often (status) are in no index but their own: a status change then moves one index entry.
-- None is partial: SQLite compares each parameter of a statement with a partial index's IS NOT NULL and then prepares
-- the statement anew for every value, which costs more than running it.
CREATE INDEX ix_emails_received ON emails_enhanced (received_date_time, id);
CREATE INDEX ix_emails_status ON emails_enhanced (status, received_date_time, id);
CREATE INDEX ix_emails_workflow_state ON emails_enhanced (workflow_state, received_date_time, id);
-- Serves the filter on a priority and the order by priority.
CREATE INDEX ix_emails_priority ON emails_enhanced (priority_rank, received_date_time, id);
CREATE INDEX ix_emails_completeness ON emails_enhanced (completeness_key, received_date_time, id);
CREATE INDEX ix_emails_sender ON emails_enhanced (sender_email COLLATE NOCASE, received_date_time, id);
CREATE INDEX ix_emails_assigned ON emails_enhanced (assigned_to, received_date_time, id);
CREATE INDEX ix_emails_conversation ON emails_enhanced (conversation_id, received_date_time, id);
CREATE INDEX ix_emails_chain ON emails_enhanced (chain_id, received_date_time, id);
CREATE INDEX ix_emails_analyzed ON emails_enhanced (analyzed_at);

CREATE TABLE email_recipients (
  id INTEGER PRIMARY KEY,
  email_id TEXT NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  recipient_type TEXT NOT NULL
    CONSTRAINT ck_email_recipients_recipient_type CHECK (recipient_type IN ('to', 'cc', 'bcc')),
  email_address TEXT NOT NULL COLLATE NOCASE,
  name TEXT
) STRICT;
CREATE INDEX ix_email_recipients_email ON email_recipients (email_id);

CREATE TABLE email_attachments (
  id INTEGER PRIMARY KEY,
  email_id TEXT NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name TEXT NOT NULL,
  content_type TEXT,
  size INTEGER
    CONSTRAINT ck_email_attachments_size CHECK (size >= 0),
  is_inline INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_email_attachments_is_inline CHECK (is_inline IN (0, 1)),
  content_id TEXT
) STRICT;
CREATE INDEX ix_email_attachments_email ON email_attachments (email_id);

CREATE TABLE email_entities (
  id TEXT NOT NULL PRIMARY KEY,
  email_id TEXT NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  entity_type TEXT NOT NULL,
  entity_value TEXT NOT NULL,
  entity_format TEXT,
  confidence REAL NOT NULL DEFAULT 1,
  extraction_method TEXT,
  verified INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_email_entities_verified CHECK (verified IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_email_entities_email ON email_entities (email_id);
CREATE INDEX ix_email_entities_value ON email_entities (entity_type, entity_value);
