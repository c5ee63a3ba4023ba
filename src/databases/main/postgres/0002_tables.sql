-- The tables, indexes and views of main as its SQLite migrations leave them.

CREATE TABLE users (
  id text NOT NULL PRIMARY KEY,
  -- NOCASE: an address is one address in any case, for the unique key and for every lookup.
  email text NOT NULL COLLATE nocase UNIQUE,
  name text NOT NULL,
  role text NOT NULL DEFAULT 'user'
    CONSTRAINT ck_users_role CHECK (role IN ('admin', 'manager', 'user', 'viewer')),
  department text,
  status text NOT NULL DEFAULT 'active'
    CONSTRAINT ck_users_status CHECK (status IN ('active', 'inactive', 'suspended')),
  permissions text,
  last_login_at text,
  -- Leaves the database only through the rpc made for it.
  password_hash text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_users_last_login_at CHECK (is_time(last_login_at)),
  CONSTRAINT ck_users_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_users_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_users_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_users_name_length CHECK (length(name) <= 200),
  CONSTRAINT ck_users_email_length CHECK (length(email) <= 254),
  CONSTRAINT ck_users_department_length CHECK (length(department) <= 200),
  CONSTRAINT ck_users_password_hash_length CHECK (length(password_hash) <= 1000),
  CONSTRAINT ck_users_permissions CHECK (json_valid(permissions)),
  CONSTRAINT ck_users_permissions_list CHECK (is_text_list(permissions, 200))
);
CREATE INDEX ix_users_name ON users (name, id);

CREATE TABLE emails_enhanced (
  id text NOT NULL PRIMARY KEY,
  internet_message_id text UNIQUE,
  graph_id text UNIQUE,
  conversation_id text,
  thread_id text,
  subject text NOT NULL,
  sender_email text NOT NULL COLLATE nocase,
  sender_name text,
  created_date_time text NOT NULL DEFAULT (crewdb_now()),
  last_modified_date_time text,
  received_date_time text NOT NULL DEFAULT (crewdb_now()),
  sent_date_time text,
  importance text NOT NULL DEFAULT 'normal'
    CONSTRAINT ck_emails_enhanced_importance CHECK (importance IN ('low', 'normal', 'high')),
  has_attachments bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_has_attachments CHECK (has_attachments IN (0, 1)),
  is_read bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_is_read CHECK (is_read IN (0, 1)),
  is_draft bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_is_draft CHECK (is_draft IN (0, 1)),
  status text NOT NULL DEFAULT 'pending'
    CONSTRAINT ck_emails_enhanced_status CHECK (status IN (
      'pending', 'imported', 'analyzed', 'phase1_complete', 'phase2_complete', 'phase3_complete', 'new',
      'in_progress', 'processing', 'completed', 'archived', 'failed', 'error', 'active')),
  workflow_state text
    CONSTRAINT ck_emails_enhanced_workflow_state
    CHECK (workflow_state IN ('START_POINT', 'IN_PROGRESS', 'COMPLETION')),
  workflow_type text,
  priority text
    CONSTRAINT ck_emails_enhanced_priority CHECK (priority IN ('critical', 'high', 'medium', 'low')),
  confidence_score double precision,
  analyzed_at text,
  chain_id text,
  chain_completeness_score double precision
    CONSTRAINT ck_emails_enhanced_chain_completeness_score CHECK (chain_completeness_score BETWEEN 0 AND 1),
  chain_type text,
  is_chain_complete bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_is_chain_complete CHECK (is_chain_complete IN (0, 1)),
  sentiment_score double precision,
  phase_completed bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_emails_enhanced_phase_completed CHECK (phase_completed BETWEEN 0 AND 3),
  processing_status text NOT NULL DEFAULT 'pending'
    CONSTRAINT ck_emails_enhanced_processing_status
    CHECK (processing_status IN ('pending', 'processing', 'completed', 'failed', 'skipped')),
  recommended_phase bigint
    CONSTRAINT ck_emails_enhanced_recommended_phase CHECK (recommended_phase BETWEEN 1 AND 3),
  processing_time_ms bigint
    CONSTRAINT ck_emails_enhanced_processing_time_ms CHECK (processing_time_ms >= 0),
  model_used text,
  tokens_used bigint,
  assigned_to text REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  assigned_at text,
  due_date text,
  flag_status text,
  parent_folder_id text,
  import_batch text,
  source_file text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  -- Sort keys are never NULL, so that keyset pages miss no row: critical first, unknown completeness last.
  priority_rank bigint NOT NULL GENERATED ALWAYS AS (
    CASE priority WHEN 'critical' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END) STORED,
  completeness_key double precision NOT NULL GENERATED ALWAYS AS (coalesce(chain_completeness_score, -1.0)) STORED,
  web_link text,
  in_reply_to text,
  categories text,
  business_summary text,
  body_preview text,
  "references" text,
  key_phrases text,
  action_items text,
  suggested_response text,
  extracted_entities text,
  phase_1_results text,
  phase_2_results text,
  phase_3_results text,
  body_content_type text NOT NULL DEFAULT 'text',
  body_content text,
  CONSTRAINT ck_emails_enhanced_created_date_time CHECK (is_time(created_date_time)),
  CONSTRAINT ck_emails_enhanced_last_modified_date_time CHECK (is_time(last_modified_date_time)),
  CONSTRAINT ck_emails_enhanced_received_date_time CHECK (is_time(received_date_time)),
  CONSTRAINT ck_emails_enhanced_sent_date_time CHECK (is_time(sent_date_time)),
  CONSTRAINT ck_emails_enhanced_analyzed_at CHECK (is_time(analyzed_at)),
  CONSTRAINT ck_emails_enhanced_assigned_at CHECK (is_time(assigned_at)),
  CONSTRAINT ck_emails_enhanced_due_date CHECK (is_time(due_date)),
  CONSTRAINT ck_emails_enhanced_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_emails_enhanced_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_emails_enhanced_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_emails_enhanced_internet_message_id_length CHECK (length(internet_message_id) <= 1000),
  CONSTRAINT ck_emails_enhanced_graph_id_length CHECK (length(graph_id) <= 500),
  CONSTRAINT ck_emails_enhanced_conversation_id_length CHECK (length(conversation_id) <= 500),
  CONSTRAINT ck_emails_enhanced_thread_id_length CHECK (length(thread_id) <= 500),
  CONSTRAINT ck_emails_enhanced_subject_length CHECK (length(subject) <= 2000),
  CONSTRAINT ck_emails_enhanced_sender_email_length CHECK (length(sender_email) <= 320),
  CONSTRAINT ck_emails_enhanced_sender_name_length CHECK (length(sender_name) <= 500),
  CONSTRAINT ck_emails_enhanced_in_reply_to_length CHECK (length(in_reply_to) <= 1000),
  CONSTRAINT ck_emails_enhanced_references_length CHECK (length("references") <= 100000),
  CONSTRAINT ck_emails_enhanced_web_link_length CHECK (length(web_link) <= 4000),
  CONSTRAINT ck_emails_enhanced_parent_folder_id_length CHECK (length(parent_folder_id) <= 500),
  CONSTRAINT ck_emails_enhanced_flag_status_length CHECK (length(flag_status) <= 100),
  CONSTRAINT ck_emails_enhanced_workflow_type_length CHECK (length(workflow_type) <= 200),
  CONSTRAINT ck_emails_enhanced_chain_id_length CHECK (length(chain_id) <= 200),
  CONSTRAINT ck_emails_enhanced_chain_type_length CHECK (length(chain_type) <= 100),
  CONSTRAINT ck_emails_enhanced_extracted_entities_length CHECK (length(extracted_entities) <= 1048576),
  CONSTRAINT ck_emails_enhanced_phase_1_results_length CHECK (length(phase_1_results) <= 1048576),
  CONSTRAINT ck_emails_enhanced_phase_2_results_length CHECK (length(phase_2_results) <= 1048576),
  CONSTRAINT ck_emails_enhanced_phase_3_results_length CHECK (length(phase_3_results) <= 1048576),
  CONSTRAINT ck_emails_enhanced_business_summary_length CHECK (length(business_summary) <= 100000),
  CONSTRAINT ck_emails_enhanced_action_items_length CHECK (length(action_items) <= 1048576),
  CONSTRAINT ck_emails_enhanced_suggested_response_length CHECK (length(suggested_response) <= 1048576),
  CONSTRAINT ck_emails_enhanced_model_used_length CHECK (length(model_used) <= 200),
  CONSTRAINT ck_emails_enhanced_assigned_to_length CHECK (length(assigned_to) <= 200),
  CONSTRAINT ck_emails_enhanced_import_batch_length CHECK (length(import_batch) <= 200),
  CONSTRAINT ck_emails_enhanced_source_file_length CHECK (length(source_file) <= 2000),
  CONSTRAINT ck_emails_enhanced_body_preview_length CHECK (length(body_preview) <= 10000),
  CONSTRAINT ck_emails_enhanced_body_content_type_length CHECK (length(body_content_type) <= 100),
  CONSTRAINT ck_emails_enhanced_body_content_length CHECK (length(body_content) <= 3145728),
  CONSTRAINT ck_emails_enhanced_confidence_score_range CHECK (confidence_score BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_emails_enhanced_sentiment_score_range CHECK (sentiment_score BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_emails_enhanced_categories CHECK (json_valid(categories)),
  CONSTRAINT ck_emails_enhanced_key_phrases CHECK (json_valid(key_phrases)),
  CONSTRAINT ck_emails_enhanced_action_items CHECK (json_valid(action_items)),
  CONSTRAINT ck_emails_enhanced_extracted_entities CHECK (json_valid(extracted_entities)),
  CONSTRAINT ck_emails_enhanced_phase_1_results CHECK (json_valid(phase_1_results)),
  CONSTRAINT ck_emails_enhanced_phase_2_results CHECK (json_valid(phase_2_results)),
  CONSTRAINT ck_emails_enhanced_phase_3_results CHECK (json_valid(phase_3_results)),
  CONSTRAINT ck_emails_enhanced_categories_list CHECK (is_text_list(categories, 200)),
  CONSTRAINT ck_emails_enhanced_key_phrases_list CHECK (is_text_list(key_phrases, 1000))
);
CREATE INDEX ix_emails_received ON emails_enhanced (received_date_time, id);
CREATE INDEX ix_emails_status ON emails_enhanced (status, received_date_time, id);
CREATE INDEX ix_emails_workflow_state ON emails_enhanced (workflow_state, received_date_time, id);
CREATE INDEX ix_emails_priority ON emails_enhanced (priority_rank, received_date_time, id);
CREATE INDEX ix_emails_completeness ON emails_enhanced (completeness_key, received_date_time, id);
CREATE INDEX ix_emails_sender ON emails_enhanced (sender_email COLLATE nocase, received_date_time, id);
CREATE INDEX ix_emails_assigned ON emails_enhanced (assigned_to, received_date_time, id);
CREATE INDEX ix_emails_conversation ON emails_enhanced (conversation_id, received_date_time, id);
CREATE INDEX ix_emails_chain ON emails_enhanced (chain_id, received_date_time, id);
CREATE INDEX ix_emails_analyzed ON emails_enhanced (analyzed_at);

CREATE TABLE email_recipients (
  id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  email_id text NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  recipient_type text NOT NULL
    CONSTRAINT ck_email_recipients_recipient_type CHECK (recipient_type IN ('to', 'cc', 'bcc')),
  email_address text NOT NULL COLLATE nocase,
  name text,
  CONSTRAINT ck_email_recipients_email_address_length CHECK (length(email_address) <= 320),
  CONSTRAINT ck_email_recipients_name_length CHECK (length(name) <= 500)
);
CREATE INDEX ix_email_recipients_email ON email_recipients (email_id);

CREATE TABLE email_attachments (
  id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  email_id text NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL,
  content_type text,
  size bigint
    CONSTRAINT ck_email_attachments_size CHECK (size >= 0),
  is_inline bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_email_attachments_is_inline CHECK (is_inline IN (0, 1)),
  content_id text,
  CONSTRAINT ck_email_attachments_name_length CHECK (length(name) <= 1000),
  CONSTRAINT ck_email_attachments_content_type_length CHECK (length(content_type) <= 200),
  CONSTRAINT ck_email_attachments_content_id_length CHECK (length(content_id) <= 500)
);
CREATE INDEX ix_email_attachments_email ON email_attachments (email_id);

CREATE TABLE email_entities (
  id text NOT NULL PRIMARY KEY,
  email_id text NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  entity_type text NOT NULL,
  entity_value text NOT NULL,
  entity_format text,
  confidence double precision NOT NULL DEFAULT 1,
  extraction_method text,
  verified bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_email_entities_verified CHECK (verified IN (0, 1)),
  created_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_email_entities_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_email_entities_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_email_entities_entity_type_length CHECK (length(entity_type) <= 200),
  CONSTRAINT ck_email_entities_entity_value_length CHECK (length(entity_value) <= 10000),
  CONSTRAINT ck_email_entities_entity_format_length CHECK (length(entity_format) <= 200),
  CONSTRAINT ck_email_entities_extraction_method_length CHECK (length(extraction_method) <= 200),
  CONSTRAINT ck_email_entities_confidence_range CHECK (confidence BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_email_entities_email ON email_entities (email_id);
CREATE INDEX ix_email_entities_value ON email_entities (entity_type, entity_value);

CREATE TABLE email_counts (
  status text NOT NULL,
  workflow_state text NOT NULL,
  priority text NOT NULL,
  phase_completed bigint NOT NULL,
  -- 3 from 0.8, 2 from 0.5, 1 below, 0 unknown.
  completeness_band bigint NOT NULL,
  is_analyzed bigint NOT NULL,
  emails bigint NOT NULL DEFAULT 0,
  completeness_emails bigint NOT NULL DEFAULT 0,
  completeness_millionths bigint NOT NULL DEFAULT 0,
  confidence_emails bigint NOT NULL DEFAULT 0,
  confidence_millionths bigint NOT NULL DEFAULT 0,
  -- Which connection counts, so that writers do not queue on one row. A count is the sum of its shards.
  shard bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (status, workflow_state, priority, phase_completed, completeness_band, is_analyzed, shard)
);

CREATE TABLE email_minutes (
  minute text NOT NULL,
  emails bigint NOT NULL,
  -- Which connection counts, so that writers do not queue on one row. A count is the sum of its shards.
  shard bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (minute, shard)
);

CREATE TABLE email_analysis (
  id text NOT NULL PRIMARY KEY,
  email_id text NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  quick_workflow text,
  quick_priority text,
  quick_intent text,
  quick_urgency text,
  quick_confidence double precision,
  quick_model text,
  quick_processing_time bigint
    CONSTRAINT ck_email_analysis_quick_processing_time CHECK (quick_processing_time >= 0),
  deep_workflow_primary text,
  deep_confidence double precision,
  deep_model text,
  deep_processing_time bigint
    CONSTRAINT ck_email_analysis_deep_processing_time CHECK (deep_processing_time >= 0),
  entities text,
  action_summary text,
  action_details text,
  action_sla_status text
    CONSTRAINT ck_email_analysis_action_sla_status CHECK (action_sla_status IN ('on-track', 'at-risk', 'overdue')),
  workflow_state text,
  business_impact_revenue double precision,
  contextual_summary text,
  suggested_response text,
  total_processing_time bigint
    CONSTRAINT ck_email_analysis_total_processing_time CHECK (total_processing_time >= 0),
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_email_analysis_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_email_analysis_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_email_analysis_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_email_analysis_email_id_length CHECK (length(email_id) <= 200),
  CONSTRAINT ck_email_analysis_quick_workflow_length CHECK (length(quick_workflow) <= 200),
  CONSTRAINT ck_email_analysis_quick_priority_length CHECK (length(quick_priority) <= 100),
  CONSTRAINT ck_email_analysis_quick_intent_length CHECK (length(quick_intent) <= 1000),
  CONSTRAINT ck_email_analysis_quick_urgency_length CHECK (length(quick_urgency) <= 100),
  CONSTRAINT ck_email_analysis_quick_model_length CHECK (length(quick_model) <= 200),
  CONSTRAINT ck_email_analysis_deep_workflow_primary_length CHECK (length(deep_workflow_primary) <= 200),
  CONSTRAINT ck_email_analysis_deep_model_length CHECK (length(deep_model) <= 200),
  CONSTRAINT ck_email_analysis_entities_length CHECK (length(entities) <= 1048576),
  CONSTRAINT ck_email_analysis_action_summary_length CHECK (length(action_summary) <= 100000),
  CONSTRAINT ck_email_analysis_action_details_length CHECK (length(action_details) <= 1048576),
  CONSTRAINT ck_email_analysis_workflow_state_length CHECK (length(workflow_state) <= 200),
  CONSTRAINT ck_email_analysis_contextual_summary_length CHECK (length(contextual_summary) <= 1048576),
  CONSTRAINT ck_email_analysis_suggested_response_length CHECK (length(suggested_response) <= 1048576),
  CONSTRAINT ck_email_analysis_row_length CHECK (
    coalesce(octet_length(entities), 0)
    + coalesce(octet_length(action_summary), 0)
    + coalesce(octet_length(action_details), 0)
    + coalesce(octet_length(contextual_summary), 0)
    + coalesce(octet_length(suggested_response), 0) <= 3500000
  ),
  CONSTRAINT ck_email_analysis_quick_confidence_range CHECK (quick_confidence BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_email_analysis_deep_confidence_range CHECK (deep_confidence BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_email_analysis_business_impact_revenue_range CHECK (business_impact_revenue BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_email_analysis_entities CHECK (json_valid(entities)),
  CONSTRAINT ck_email_analysis_action_details CHECK (json_valid(action_details))
);
CREATE INDEX ix_email_analysis_email ON email_analysis (email_id, created_at, id);
CREATE INDEX ix_email_analysis_created ON email_analysis (created_at, id);
CREATE INDEX ix_email_analysis_deep_model ON email_analysis (deep_model, created_at, id);

CREATE TABLE email_chains (
  id text NOT NULL PRIMARY KEY,
  chain_type text NOT NULL DEFAULT 'conversation'
    CONSTRAINT ck_email_chains_chain_type CHECK (chain_type IN ('conversation', 'thread', 'workflow')),
  conversation_id text UNIQUE,
  subject text,
  email_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_email_chains_email_count CHECK (email_count >= 0),
  completeness_score double precision
    CONSTRAINT ck_email_chains_completeness_score CHECK (completeness_score BETWEEN 0 AND 1),
  chain_status text NOT NULL DEFAULT 'active'
    CONSTRAINT ck_email_chains_chain_status CHECK (chain_status IN ('active', 'complete', 'broken', 'partial')),
  missing_stages text,
  participants text,
  key_entities text,
  recommended_phase bigint
    CONSTRAINT ck_email_chains_recommended_phase CHECK (recommended_phase BETWEEN 1 AND 3),
  priority_score double precision,
  first_email_at text,
  last_email_at text,
  last_analyzed_at text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  completeness_key double precision NOT NULL GENERATED ALWAYS AS (coalesce(completeness_score, -1.0)) STORED,
  -- Never analyzed sorts before every time.
  analyzed_key text NOT NULL GENERATED ALWAYS AS (coalesce(last_analyzed_at, '')) STORED,
  is_stale bigint NOT NULL
  GENERATED ALWAYS AS (iif(last_analyzed_at IS NULL OR coalesce(last_email_at, '') > last_analyzed_at, 1, 0)) STORED,
  changes_count bigint NOT NULL DEFAULT 0,
  CONSTRAINT ck_email_chains_email_count_int32 CHECK (email_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_email_chains_first_email_at CHECK (is_time(first_email_at)),
  CONSTRAINT ck_email_chains_last_email_at CHECK (is_time(last_email_at)),
  CONSTRAINT ck_email_chains_last_analyzed_at CHECK (is_time(last_analyzed_at)),
  CONSTRAINT ck_email_chains_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_email_chains_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_email_chains_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_email_chains_conversation_id_length CHECK (length(conversation_id) <= 500),
  CONSTRAINT ck_email_chains_subject_length CHECK (length(subject) <= 2000),
  CONSTRAINT ck_email_chains_key_entities_length CHECK (length(key_entities) <= 1048576),
  CONSTRAINT ck_email_chains_row_length CHECK (
    coalesce(octet_length(missing_stages), 0)
    + coalesce(octet_length(participants), 0)
    + coalesce(octet_length(key_entities), 0) <= 3500000
  ),
  CONSTRAINT ck_email_chains_priority_score_range CHECK (priority_score BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_email_chains_missing_stages CHECK (json_valid(missing_stages)),
  CONSTRAINT ck_email_chains_participants CHECK (json_valid(participants)),
  CONSTRAINT ck_email_chains_key_entities CHECK (json_valid(key_entities)),
  CONSTRAINT ck_email_chains_missing_stages_list CHECK (is_text_list(missing_stages, 200)),
  CONSTRAINT ck_email_chains_participants_list CHECK (is_text_list(participants, 320))
);
CREATE INDEX ix_email_chains_completeness ON email_chains (completeness_key, id);
CREATE INDEX ix_email_chains_updated ON email_chains (updated_at, id);
CREATE INDEX ix_email_chains_status ON email_chains (chain_status, completeness_key, id);
CREATE INDEX ix_email_chains_stale ON email_chains (is_stale, analyzed_key, id);

CREATE TABLE workflow_chains (
  id text NOT NULL PRIMARY KEY,
  workflow_type text NOT NULL,
  start_email_id text NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  current_state text NOT NULL DEFAULT 'START_POINT'
    CONSTRAINT ck_workflow_chains_current_state CHECK (current_state IN ('START_POINT', 'IN_PROGRESS', 'COMPLETION')),
  email_count bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_workflow_chains_email_count CHECK (email_count >= 0),
  is_complete bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_workflow_chains_is_complete CHECK (is_complete IN (0, 1)),
  completed_at text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_workflow_chains_email_count_int32 CHECK (email_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_workflow_chains_completed_at CHECK (is_time(completed_at)),
  CONSTRAINT ck_workflow_chains_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_workflow_chains_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_workflow_chains_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_workflow_chains_workflow_type_length CHECK (length(workflow_type) <= 200),
  CONSTRAINT ck_workflow_chains_start_email_id_length CHECK (length(start_email_id) <= 200)
);
CREATE INDEX ix_workflow_chains_start_email ON workflow_chains (start_email_id);
CREATE INDEX ix_workflow_chains_type ON workflow_chains (workflow_type, is_complete);
CREATE INDEX ix_workflow_chains_updated ON workflow_chains (updated_at, id);

CREATE TABLE workflow_chain_emails (
  chain_id text NOT NULL REFERENCES workflow_chains (id) ON DELETE CASCADE ON UPDATE CASCADE,
  email_id text NOT NULL REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  sequence_number bigint NOT NULL
    CONSTRAINT ck_workflow_chain_emails_sequence_number CHECK (sequence_number >= 0),
  state_at_addition text,
  PRIMARY KEY (chain_id, email_id),
  CONSTRAINT ck_workflow_chain_emails_sequence_number_int32 CHECK (sequence_number BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_workflow_chain_emails_state_at_addition CHECK (state_at_addition IN ('START_POINT', 'IN_PROGRESS', 'COMPLETION')),
  CONSTRAINT ck_workflow_chain_emails_email_id_length CHECK (length(email_id) <= 200)
);
CREATE INDEX ix_workflow_chain_emails_email ON workflow_chain_emails (email_id);
CREATE INDEX ix_workflow_chain_emails_sequence ON workflow_chain_emails (chain_id, sequence_number);

CREATE TABLE workflow_tasks (
  id text NOT NULL PRIMARY KEY,
  email_id text REFERENCES emails_enhanced (id) ON DELETE CASCADE ON UPDATE CASCADE,
  workflow_category text,
  workflow_state text,
  task_status text NOT NULL DEFAULT 'red'
    CONSTRAINT ck_workflow_tasks_task_status CHECK (task_status IN ('red', 'yellow', 'green', 'completed')),
  title text NOT NULL,
  description text,
  priority text NOT NULL DEFAULT 'normal'
    CONSTRAINT ck_workflow_tasks_priority CHECK (priority IN ('critical', 'high', 'medium', 'normal')),
  current_owner text,
  owner_email text COLLATE nocase,
  dollar_value double precision,
  sla_deadline text,
  completion_date text,
  confidence_score double precision,
  entities text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  is_open bigint NOT NULL
  GENERATED ALWAYS AS (iif(task_status <> 'completed', 1, 0)) STORED,
  deadline_key text NOT NULL
  GENERATED ALWAYS AS (coalesce(sla_deadline, '~')) STORED,
  CONSTRAINT ck_workflow_tasks_sla_deadline CHECK (is_time(sla_deadline)),
  CONSTRAINT ck_workflow_tasks_completion_date CHECK (is_time(completion_date)),
  CONSTRAINT ck_workflow_tasks_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_workflow_tasks_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_workflow_tasks_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_workflow_tasks_email_id_length CHECK (length(email_id) <= 200),
  CONSTRAINT ck_workflow_tasks_workflow_category_length CHECK (length(workflow_category) <= 200),
  CONSTRAINT ck_workflow_tasks_workflow_state_length CHECK (length(workflow_state) <= 200),
  CONSTRAINT ck_workflow_tasks_title_length CHECK (length(title) <= 2000),
  CONSTRAINT ck_workflow_tasks_description_length CHECK (length(description) <= 1048576),
  CONSTRAINT ck_workflow_tasks_current_owner_length CHECK (length(current_owner) <= 500),
  CONSTRAINT ck_workflow_tasks_owner_email_length CHECK (length(owner_email) <= 320),
  CONSTRAINT ck_workflow_tasks_entities_length CHECK (length(entities) <= 1048576),
  CONSTRAINT ck_workflow_tasks_row_length CHECK (
    coalesce(octet_length(description), 0)
    + coalesce(octet_length(entities), 0) <= 3500000
  ),
  CONSTRAINT ck_workflow_tasks_dollar_value_range CHECK (dollar_value BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_workflow_tasks_confidence_score_range CHECK (confidence_score BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_workflow_tasks_entities CHECK (json_valid(entities))
);
CREATE INDEX ix_workflow_tasks_created ON workflow_tasks (created_at, id);
CREATE INDEX ix_workflow_tasks_status ON workflow_tasks (task_status, created_at, id);
CREATE INDEX ix_workflow_tasks_email ON workflow_tasks (email_id, created_at, id);
CREATE INDEX ix_workflow_tasks_owner ON workflow_tasks (owner_email COLLATE nocase, created_at, id);
CREATE INDEX ix_workflow_tasks_deadline ON workflow_tasks (is_open, deadline_key, id);

CREATE TABLE workflow_status_history (
  id text NOT NULL PRIMARY KEY,
  task_id text NOT NULL REFERENCES workflow_tasks (id) ON DELETE CASCADE ON UPDATE CASCADE,
  old_status text,
  new_status text NOT NULL,
  changed_by text,
  reason text,
  changed_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_workflow_status_history_old_status CHECK (old_status IN ('red', 'yellow', 'green', 'completed')),
  CONSTRAINT ck_workflow_status_history_new_status CHECK (new_status IN ('red', 'yellow', 'green', 'completed')),
  CONSTRAINT ck_workflow_status_history_changed_at CHECK (is_time(changed_at)),
  CONSTRAINT ck_workflow_status_history_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_workflow_status_history_task_id_length CHECK (length(task_id) <= 200),
  CONSTRAINT ck_workflow_status_history_changed_by_length CHECK (length(changed_by) <= 500),
  CONSTRAINT ck_workflow_status_history_reason_length CHECK (length(reason) <= 10000)
);
CREATE INDEX ix_workflow_status_history_task ON workflow_status_history (task_id, changed_at, id);

CREATE TABLE conversations (
  id text NOT NULL PRIMARY KEY,
  title text NOT NULL,
  description text,
  user_id text REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  agent_type text,
  conversation_type text NOT NULL DEFAULT 'chat'
    CONSTRAINT ck_conversations_conversation_type CHECK (conversation_type IN ('chat', 'analysis', 'automation')),
  status text NOT NULL DEFAULT 'active'
    CONSTRAINT ck_conversations_status CHECK (status IN ('active', 'archived', 'completed')),
  metadata text,
  tags text,
  priority text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_conversations_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_conversations_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_conversations_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_conversations_title_length CHECK (length(title) <= 2000),
  CONSTRAINT ck_conversations_description_length CHECK (length(description) <= 100000),
  CONSTRAINT ck_conversations_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_conversations_agent_type_length CHECK (length(agent_type) <= 200),
  CONSTRAINT ck_conversations_metadata_length CHECK (length(metadata) <= 1048576),
  CONSTRAINT ck_conversations_priority_length CHECK (length(priority) <= 100),
  CONSTRAINT ck_conversations_row_length CHECK (
    coalesce(octet_length(description), 0)
    + coalesce(octet_length(metadata), 0)
    + coalesce(octet_length(tags), 0) <= 3500000
  ),
  CONSTRAINT ck_conversations_metadata CHECK (json_valid(metadata)),
  CONSTRAINT ck_conversations_tags CHECK (json_valid(tags)),
  CONSTRAINT ck_conversations_tags_list CHECK (is_text_list(tags, 200))
);
CREATE INDEX ix_conversations_updated ON conversations (updated_at, id);
CREATE INDEX ix_conversations_user ON conversations (user_id, updated_at, id);

CREATE TABLE messages (
  id text NOT NULL PRIMARY KEY,
  conversation_id text NOT NULL REFERENCES conversations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  user_id text REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  role text NOT NULL
    CONSTRAINT ck_messages_role CHECK (role IN ('user', 'assistant', 'system', 'agent')),
  content text NOT NULL,
  content_type text NOT NULL DEFAULT 'text'
    CONSTRAINT ck_messages_content_type CHECK (content_type IN ('text', 'markdown', 'json', 'code')),
  metadata text,
  parent_message_id text,
  confidence_score double precision,
  processing_time bigint
    CONSTRAINT ck_messages_processing_time CHECK (processing_time >= 0),
  model_used text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_messages_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_messages_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_messages_conversation_id_length CHECK (length(conversation_id) <= 200),
  CONSTRAINT ck_messages_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_messages_content_length CHECK (length(content) <= 3145728),
  CONSTRAINT ck_messages_metadata_length CHECK (length(metadata) <= 1048576),
  CONSTRAINT ck_messages_parent_message_id_length CHECK (length(parent_message_id) <= 200),
  CONSTRAINT ck_messages_model_used_length CHECK (length(model_used) <= 200),
  CONSTRAINT ck_messages_row_length CHECK (
    coalesce(octet_length(content), 0)
    + coalesce(octet_length(metadata), 0) <= 3500000
  ),
  CONSTRAINT ck_messages_confidence_score_range CHECK (confidence_score BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_messages_metadata CHECK (json_valid(metadata))
);
CREATE INDEX ix_messages_conversation ON messages (conversation_id, created_at, id);
CREATE INDEX ix_messages_user ON messages (user_id);

CREATE TABLE deals (
  id text NOT NULL PRIMARY KEY,
  deal_id text NOT NULL UNIQUE
    CONSTRAINT ck_deals_deal_id CHECK (deal_id ~ '^[0-9]{8}$'),
  deal_name text,
  customer_name text NOT NULL,
  start_date text,
  end_date text NOT NULL,
  status text NOT NULL DEFAULT 'active'
    CONSTRAINT ck_deals_status CHECK (status IN ('active', 'expired', 'pending', 'cancelled')),
  version bigint NOT NULL DEFAULT 1,
  total_value double precision,
  currency text NOT NULL DEFAULT 'USD',
  discount_percentage double precision,
  deal_type text,
  sales_rep text,
  region text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_deals_start_date CHECK (is_time(start_date)),
  CONSTRAINT ck_deals_end_date CHECK (is_time(end_date)),
  CONSTRAINT ck_deals_version CHECK (version BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_deals_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_deals_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_deals_deal_id_length CHECK (length(deal_id) <= 8),
  CONSTRAINT ck_deals_deal_name_length CHECK (length(deal_name) <= 500),
  CONSTRAINT ck_deals_customer_name_length CHECK (length(customer_name) <= 500),
  CONSTRAINT ck_deals_currency_length CHECK (length(currency) <= 3),
  CONSTRAINT ck_deals_deal_type_length CHECK (length(deal_type) <= 200),
  CONSTRAINT ck_deals_sales_rep_length CHECK (length(sales_rep) <= 500),
  CONSTRAINT ck_deals_region_length CHECK (length(region) <= 200),
  CONSTRAINT ck_deals_total_value_range CHECK (total_value BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_deals_discount_percentage_range CHECK (discount_percentage BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_deals_status ON deals (status, end_date, deal_id);
CREATE INDEX ix_deals_updated ON deals (updated_at, deal_id);

CREATE TABLE deal_items (
  id text NOT NULL PRIMARY KEY,
  deal_id text NOT NULL REFERENCES deals (deal_id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_number text NOT NULL,
  product_name text,
  product_family text,
  original_quantity bigint NOT NULL
    CONSTRAINT ck_deal_items_original_quantity CHECK (original_quantity >= 0),
  remaining_quantity bigint NOT NULL
    CONSTRAINT ck_deal_items_remaining_quantity CHECK (remaining_quantity BETWEEN 0 AND original_quantity),
  reserved_quantity bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_deal_items_reserved_quantity CHECK (reserved_quantity >= 0),
  list_price double precision,
  dealer_net_price double precision NOT NULL,
  final_price double precision,
  description text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_deal_items_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_deal_items_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_deal_items_product_number_length CHECK (length(product_number) <= 200),
  CONSTRAINT ck_deal_items_product_name_length CHECK (length(product_name) <= 1000),
  CONSTRAINT ck_deal_items_product_family_length CHECK (length(product_family) <= 200),
  CONSTRAINT ck_deal_items_description_length CHECK (length(description) <= 100000),
  CONSTRAINT ck_deal_items_list_price_range CHECK (list_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_deal_items_dealer_net_price_range CHECK (dealer_net_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_deal_items_final_price_range CHECK (final_price BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_deal_items_deal ON deal_items (deal_id, product_number);

CREATE TABLE product_families (
  id text NOT NULL PRIMARY KEY,
  family_code text NOT NULL UNIQUE,
  family_name text,
  pricing_multiplier double precision NOT NULL DEFAULT 1
    CONSTRAINT ck_product_families_pricing_multiplier CHECK (pricing_multiplier > 0),
  is_active bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_product_families_is_active CHECK (is_active IN (0, 1))
);

CREATE TABLE pipeline_executions (
  id text NOT NULL PRIMARY KEY,
  started_at text NOT NULL DEFAULT (crewdb_now()),
  completed_at text,
  status text NOT NULL DEFAULT 'running'
    CONSTRAINT ck_pipeline_executions_status CHECK (status IN ('running', 'completed', 'failed')),
  stage1_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_stage1_count CHECK (stage1_count >= 0),
  stage2_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_stage2_count CHECK (stage2_count >= 0),
  stage3_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_stage3_count CHECK (stage3_count >= 0),
  total_emails bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_pipeline_executions_total_emails CHECK (total_emails >= 0),
  execution_time_ms bigint
    CONSTRAINT ck_pipeline_executions_execution_time_ms CHECK (execution_time_ms >= 0),
  error_message text,
  CONSTRAINT ck_pipeline_executions_started_at CHECK (is_time(started_at)),
  CONSTRAINT ck_pipeline_executions_completed_at CHECK (is_time(completed_at)),
  CONSTRAINT ck_pipeline_executions_stage1_count_int32 CHECK (stage1_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_pipeline_executions_stage2_count_int32 CHECK (stage2_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_pipeline_executions_stage3_count_int32 CHECK (stage3_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_pipeline_executions_total_emails_int32 CHECK (total_emails BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_pipeline_executions_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_pipeline_executions_error_message_length CHECK (length(error_message) <= 100000)
);
CREATE INDEX ix_pipeline_executions_started ON pipeline_executions (started_at, id);
CREATE INDEX ix_pipeline_executions_status ON pipeline_executions (status, started_at, id);

CREATE TABLE checkpoints (
  id text NOT NULL PRIMARY KEY,
  operation_id text NOT NULL,
  operation_type text NOT NULL,
  state text,
  progress_total bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_checkpoints_progress_total CHECK (progress_total >= 0),
  progress_completed bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_checkpoints_progress_completed CHECK (progress_completed >= 0),
  progress_failed bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_checkpoints_progress_failed CHECK (progress_failed >= 0),
  version bigint NOT NULL DEFAULT 1,
  resumable bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_checkpoints_resumable CHECK (resumable IN (0, 1)),
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  UNIQUE (operation_id, operation_type),
  CONSTRAINT ck_checkpoints_version CHECK (version BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_checkpoints_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_checkpoints_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_checkpoints_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_checkpoints_operation_id_length CHECK (length(operation_id) <= 200),
  CONSTRAINT ck_checkpoints_operation_type_length CHECK (length(operation_type) <= 200),
  CONSTRAINT ck_checkpoints_state_length CHECK (length(state) <= 3145728),
  CONSTRAINT ck_checkpoints_state CHECK (json_valid(state))
);

CREATE TABLE automation_rules (
  id text NOT NULL PRIMARY KEY,
  rule_name text NOT NULL,
  rule_type text NOT NULL,
  conditions text NOT NULL DEFAULT '{}',
  actions text NOT NULL DEFAULT '[]',
  priority bigint NOT NULL DEFAULT 0,
  is_active bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_automation_rules_is_active CHECK (is_active IN (0, 1)),
  executed_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_automation_rules_executed_count CHECK (executed_count >= 0),
  success_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_automation_rules_success_count CHECK (success_count BETWEEN 0 AND executed_count),
  last_executed text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_automation_rules_priority CHECK (priority BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_automation_rules_last_executed CHECK (is_time(last_executed)),
  CONSTRAINT ck_automation_rules_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_automation_rules_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_automation_rules_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_automation_rules_rule_name_length CHECK (length(rule_name) <= 500),
  CONSTRAINT ck_automation_rules_rule_type_length CHECK (length(rule_type) <= 200),
  CONSTRAINT ck_automation_rules_conditions_length CHECK (length(conditions) <= 1048576),
  CONSTRAINT ck_automation_rules_actions_length CHECK (length(actions) <= 1048576),
  CONSTRAINT ck_automation_rules_row_length CHECK (
    coalesce(octet_length(conditions), 0)
    + coalesce(octet_length(actions), 0) <= 3500000
  ),
  CONSTRAINT ck_automation_rules_conditions CHECK (json_valid(conditions)),
  CONSTRAINT ck_automation_rules_actions CHECK (json_valid(actions))
);
CREATE INDEX ix_automation_rules_active ON automation_rules (is_active, priority, id);

CREATE TABLE audit_logs (
  id text NOT NULL PRIMARY KEY,
  entity_type text NOT NULL,
  entity_id text NOT NULL,
  action text NOT NULL,
  old_values text,
  new_values text,
  performed_by text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_audit_logs_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_audit_logs_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_audit_logs_entity_type_length CHECK (length(entity_type) <= 200),
  CONSTRAINT ck_audit_logs_entity_id_length CHECK (length(entity_id) <= 200),
  CONSTRAINT ck_audit_logs_action_length CHECK (length(action) <= 200),
  CONSTRAINT ck_audit_logs_old_values_length CHECK (length(old_values) <= 1048576),
  CONSTRAINT ck_audit_logs_new_values_length CHECK (length(new_values) <= 1048576),
  CONSTRAINT ck_audit_logs_performed_by_length CHECK (length(performed_by) <= 500),
  CONSTRAINT ck_audit_logs_row_length CHECK (
    coalesce(octet_length(old_values), 0)
    + coalesce(octet_length(new_values), 0) <= 3500000
  ),
  CONSTRAINT ck_audit_logs_old_values CHECK (json_valid(old_values)),
  CONSTRAINT ck_audit_logs_new_values CHECK (json_valid(new_values))
);
CREATE INDEX ix_audit_logs_entity ON audit_logs (entity_type, entity_id, created_at, id);
CREATE INDEX ix_audit_logs_created ON audit_logs (created_at, id);

CREATE TABLE email_workload (
  assigned_to text NOT NULL,
  status text NOT NULL,
  emails bigint NOT NULL DEFAULT 0,
  -- Which connection counts, so that writers do not queue on one row. A count is the sum of its shards.
  shard bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (assigned_to, status, shard)
);

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
  iif(analyzed_at IS NOT NULL, 1, 0)::bigint AS is_analyzed,
  count(*) AS emails,
  count(chain_completeness_score) AS completeness_emails,
  coalesce(sum(CAST(round(chain_completeness_score * 1000000) AS bigint)), 0) AS completeness_millionths,
  count(confidence_score) AS confidence_emails,
  coalesce(sum(CAST(round(max(-1000.0, min(1000.0, confidence_score)) * 1000000) AS bigint)), 0) AS confidence_millionths
FROM emails_enhanced
GROUP BY 1, 2, 3, 4, 5, 6;

CREATE VIEW emails AS
SELECT
  id,
  graph_id,
  internet_message_id AS message_id,
  conversation_id,
  thread_id,
  subject,
  sender_email,
  sender_name,
  (SELECT json_agg(email_address) FROM email_recipients
    WHERE email_id = emails_enhanced.id AND recipient_type = 'to') AS to_addresses,
  (SELECT json_agg(email_address) FROM email_recipients
    WHERE email_id = emails_enhanced.id AND recipient_type = 'cc') AS cc_addresses,
  received_date_time AS received_at,
  sent_date_time AS sent_at,
  is_read,
  has_attachments,
  is_draft,
  importance,
  body_preview,
  body_content AS body,
  body_content AS raw_content,
  categories,
  status,
  priority,
  workflow_state,
  workflow_type,
  confidence_score,
  assigned_to,
  created_at,
  updated_at
FROM emails_enhanced;

CREATE VIEW email_details AS
SELECT
  e.id AS email_id,
  e.internet_message_id,
  e.graph_id,
  e.conversation_id,
  e.thread_id,
  e.subject,
  e.sender_email,
  e.sender_name,
  e.created_date_time AS mail_created_time,
  e.last_modified_date_time AS mail_modified_time,
  e.received_date_time AS received_time,
  e.sent_date_time AS sent_time,
  e.importance,
  e.has_attachments,
  e.is_read,
  e.is_draft,
  e.in_reply_to,
  e."references",
  e.web_link,
  e.parent_folder_id,
  e.categories,
  e.flag_status,
  e.status,
  e.workflow_state,
  e.workflow_type,
  e.priority,
  e.confidence_score,
  e.analyzed_at AS analyzed_time,
  e.chain_id,
  e.chain_completeness_score,
  e.chain_type,
  e.is_chain_complete,
  e.extracted_entities,
  e.key_phrases,
  e.sentiment_score,
  e.phase_completed,
  e.phase_1_results,
  e.phase_2_results,
  e.phase_3_results,
  e.business_summary,
  e.action_items,
  e.suggested_response,
  e.processing_status,
  e.recommended_phase,
  e.processing_time_ms,
  e.model_used,
  e.tokens_used,
  e.assigned_to,
  e.assigned_at AS assigned_time,
  e.due_date AS due_time,
  e.import_batch,
  e.source_file,
  e.created_at AS create_time,
  e.updated_at AS update_time,
  e.body_preview,
  e.body_content_type,
  e.body_content,
  (SELECT json_agg(json_build_object(
      'recipient_type', r.recipient_type, 'email_address', r.email_address, 'name', r.name))
    FROM email_recipients r WHERE r.email_id = e.id) AS recipients,
  (SELECT json_agg(json_build_object(
      'name', a.name, 'content_type', a.content_type, 'size_bytes', CAST(a.size AS text),
      'is_inline', a.is_inline, 'content_id', a.content_id))
    FROM email_attachments a WHERE a.email_id = e.id) AS attachments,
  (SELECT json_agg(json_build_object(
      'entity_id', n.id, 'entity_type', n.entity_type, 'entity_value', n.entity_value,
      'entity_format', n.entity_format, 'confidence', n.confidence, 'extraction_method', n.extraction_method,
      'verified', n.verified, 'create_time', n.created_at))
    FROM email_entities n WHERE n.email_id = e.id) AS entities
FROM emails_enhanced e;

CREATE VIEW email_summaries AS
SELECT
  id AS email_id, graph_id, conversation_id, thread_id, subject, sender_email, sender_name,
  received_date_time AS received_time, body_preview, business_summary, importance, has_attachments, is_read, status,
  workflow_state, workflow_type, priority, confidence_score, chain_id, chain_completeness_score, phase_completed,
  processing_status, assigned_to, due_date AS due_time, categories, updated_at AS update_time
FROM emails_enhanced;

CREATE VIEW user_details AS
SELECT
  id AS user_id, email, name, role, department, status, permissions, last_login_at AS last_login_time,
  created_at AS create_time, updated_at AS update_time
FROM users;

CREATE VIEW chain_details AS
SELECT
  id AS chain_id, chain_type, conversation_id, subject, email_count, completeness_score, chain_status, missing_stages,
  participants, key_entities, recommended_phase, priority_score, first_email_at AS first_email_time,
  last_email_at AS last_email_time, last_analyzed_at AS last_analyzed_time, created_at AS create_time,
  updated_at AS update_time
FROM email_chains;

CREATE VIEW workflow_chain_details AS
SELECT
  id AS workflow_chain_id, workflow_type, start_email_id, current_state, email_count, is_complete,
  completed_at AS completed_time, created_at AS create_time, updated_at AS update_time
FROM workflow_chains;

CREATE VIEW email_analysis_details AS
SELECT
  id AS analysis_id, email_id, quick_workflow, quick_priority, quick_intent, quick_urgency, quick_confidence,
  quick_model, quick_processing_time AS quick_processing_time_ms, deep_workflow_primary, deep_confidence, deep_model,
  deep_processing_time AS deep_processing_time_ms, entities, action_summary, action_details, action_sla_status,
  workflow_state, business_impact_revenue, contextual_summary, suggested_response,
  total_processing_time AS total_processing_time_ms, created_at AS create_time, updated_at AS update_time
FROM email_analysis;

CREATE VIEW task_details AS
SELECT
  id AS task_id, email_id, workflow_category, workflow_state, task_status, title, description, priority, current_owner,
  owner_email, dollar_value, sla_deadline AS sla_deadline_time, completion_date AS completion_time, confidence_score,
  entities, created_at AS create_time, updated_at AS update_time
FROM workflow_tasks;

CREATE VIEW conversation_details AS
SELECT
  id AS conversation_id, title, description, user_id, agent_type, conversation_type, status, metadata, tags, priority,
  created_at AS create_time, updated_at AS update_time
FROM conversations;

CREATE VIEW message_details AS
SELECT
  id AS message_id, conversation_id, user_id, role, content, content_type, metadata, parent_message_id,
  confidence_score, processing_time AS processing_time_ms, model_used, created_at AS create_time
FROM messages;

CREATE VIEW deal_details AS
SELECT
  deal_id, deal_name, customer_name, start_date AS start_time, end_date AS end_time, status, version, total_value,
  currency, discount_percentage, deal_type, sales_rep, region, created_at AS create_time, updated_at AS update_time
FROM deals;

CREATE VIEW pipeline_run_details AS
SELECT
  id AS run_id, started_at AS start_time, completed_at AS complete_time, status, stage1_count, stage2_count,
  stage3_count, total_emails, execution_time_ms, error_message
FROM pipeline_executions;

CREATE VIEW checkpoint_details AS
SELECT
  id AS checkpoint_id, operation_id, operation_type, state, progress_total, progress_completed, progress_failed,
  version, resumable, created_at AS create_time, updated_at AS update_time
FROM checkpoints;

CREATE VIEW automation_rule_details AS
SELECT
  id AS rule_id, rule_name, rule_type, conditions, actions, priority, is_active, executed_count, success_count,
  CAST(success_count AS double precision) / nullif(executed_count, 0) AS success_rate, last_executed AS last_executed_time,
  created_at AS create_time, updated_at AS update_time
FROM automation_rules;

CREATE VIEW audit_entry_details AS
SELECT
  id AS entry_id, entity_type, entity_id, action, old_values, new_values, performed_by, created_at AS create_time
FROM audit_logs;

CREATE VIEW chain_emails_json AS
SELECT
  chain_id, received_time, email_id,
  json_build_object(
    'email_id', email_id, 'graph_id', graph_id, 'conversation_id', conversation_id, 'thread_id', thread_id,
    'subject', subject, 'sender_email', sender_email, 'sender_name', sender_name, 'received_time', received_time,
    'body_preview', body_preview, 'business_summary', business_summary, 'importance', importance,
    'has_attachments', has_attachments, 'is_read', is_read, 'status', status, 'workflow_state', workflow_state,
    'workflow_type', workflow_type, 'priority', priority, 'confidence_score', confidence_score, 'chain_id', chain_id,
    'chain_completeness_score', chain_completeness_score, 'phase_completed', phase_completed,
    'processing_status', processing_status, 'assigned_to', assigned_to, 'due_time', due_time,
    'categories', json(categories), 'update_time', update_time) AS email_json
FROM email_summaries;

CREATE VIEW deal_item_lists AS
SELECT
  d.deal_id,
  (SELECT json_agg(json_build_object(
      'item_id', i.id, 'product_number', i.product_number, 'product_name', i.product_name,
      'product_family', i.product_family, 'original_quantity', CAST(i.original_quantity AS text),
      'remaining_quantity', CAST(i.remaining_quantity AS text),
      'reserved_quantity', CAST(i.reserved_quantity AS text), 'list_price', i.list_price,
      'dealer_net_price', i.dealer_net_price, 'final_price', i.final_price, 'description', i.description,
      'update_time', i.updated_at))
    FROM (SELECT * FROM deal_items WHERE deal_id = d.deal_id ORDER BY product_number, id) AS i) AS items
FROM deals d;
