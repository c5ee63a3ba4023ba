-- What the typed rpcs can't read, callers' SQL can't store: one such row would fail a whole list for everybody. A test
-- compares these constraints with the contract, field by field.
-- Constraints and not triggers where a constraint can say it: a trigger that may raise makes SQLite keep a journal for each
-- statement, and a constraint costs 0.6 µs a time, and less a number.
-- Files that were adopted keep their tables as they are (migrate.ts).

ALTER TABLE users ADD CONSTRAINT ck_users_last_login_at
  CHECK (length(last_login_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_login_at) IS last_login_at AND last_login_at >= '0001');
ALTER TABLE users ADD CONSTRAINT ck_users_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE users ADD CONSTRAINT ck_users_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_created_date_time
  CHECK (length(created_date_time) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_date_time) IS created_date_time AND created_date_time >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_last_modified_date_time
  CHECK (length(last_modified_date_time) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_modified_date_time) IS last_modified_date_time AND last_modified_date_time >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_received_date_time
  CHECK (length(received_date_time) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', received_date_time) IS received_date_time AND received_date_time >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_sent_date_time
  CHECK (length(sent_date_time) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', sent_date_time) IS sent_date_time AND sent_date_time >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_analyzed_at
  CHECK (length(analyzed_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', analyzed_at) IS analyzed_at AND analyzed_at >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_assigned_at
  CHECK (length(assigned_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', assigned_at) IS assigned_at AND assigned_at >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_due_date
  CHECK (length(due_date) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', due_date) IS due_date AND due_date >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE email_entities ADD CONSTRAINT ck_email_entities_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');

ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_email_count_int32
  CHECK (email_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_first_email_at
  CHECK (length(first_email_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', first_email_at) IS first_email_at AND first_email_at >= '0001');
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_last_email_at
  CHECK (length(last_email_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_email_at) IS last_email_at AND last_email_at >= '0001');
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_last_analyzed_at
  CHECK (length(last_analyzed_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_analyzed_at) IS last_analyzed_at AND last_analyzed_at >= '0001');
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE workflow_chains ADD CONSTRAINT ck_workflow_chains_email_count_int32
  CHECK (email_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE workflow_chains ADD CONSTRAINT ck_workflow_chains_completed_at
  CHECK (length(completed_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', completed_at) IS completed_at AND completed_at >= '0001');
ALTER TABLE workflow_chains ADD CONSTRAINT ck_workflow_chains_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE workflow_chains ADD CONSTRAINT ck_workflow_chains_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE workflow_chain_emails ADD CONSTRAINT ck_workflow_chain_emails_sequence_number_int32
  CHECK (sequence_number BETWEEN -2147483648 AND 2147483647);
ALTER TABLE workflow_chain_emails ADD CONSTRAINT ck_workflow_chain_emails_state_at_addition
  CHECK (state_at_addition IN ('START_POINT', 'IN_PROGRESS', 'COMPLETION'));

ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_sla_deadline
  CHECK (length(sla_deadline) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', sla_deadline) IS sla_deadline AND sla_deadline >= '0001');
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_completion_date
  CHECK (length(completion_date) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', completion_date) IS completion_date AND completion_date >= '0001');
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE workflow_status_history ADD CONSTRAINT ck_workflow_status_history_old_status
  CHECK (old_status IN ('red', 'yellow', 'green', 'completed'));
ALTER TABLE workflow_status_history ADD CONSTRAINT ck_workflow_status_history_new_status
  CHECK (new_status IN ('red', 'yellow', 'green', 'completed'));
ALTER TABLE workflow_status_history ADD CONSTRAINT ck_workflow_status_history_changed_at
  CHECK (length(changed_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', changed_at) IS changed_at AND changed_at >= '0001');

ALTER TABLE conversations ADD CONSTRAINT ck_conversations_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE messages ADD CONSTRAINT ck_messages_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');

ALTER TABLE deals ADD CONSTRAINT ck_deals_start_date
  CHECK (length(start_date) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', start_date) IS start_date AND start_date >= '0001');
ALTER TABLE deals ADD CONSTRAINT ck_deals_end_date
  CHECK (length(end_date) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', end_date) IS end_date AND end_date >= '0001');
ALTER TABLE deals ADD CONSTRAINT ck_deals_version CHECK (version BETWEEN -2147483648 AND 2147483647);
ALTER TABLE deals ADD CONSTRAINT ck_deals_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE deals ADD CONSTRAINT ck_deals_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_started_at
  CHECK (length(started_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', started_at) IS started_at AND started_at >= '0001');
ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_completed_at
  CHECK (length(completed_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', completed_at) IS completed_at AND completed_at >= '0001');
ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_stage1_count_int32
  CHECK (stage1_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_stage2_count_int32
  CHECK (stage2_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_stage3_count_int32
  CHECK (stage3_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_total_emails_int32
  CHECK (total_emails BETWEEN -2147483648 AND 2147483647);

ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_version CHECK (version BETWEEN -2147483648 AND 2147483647);
ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_priority
  CHECK (priority BETWEEN -2147483648 AND 2147483647);
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_last_executed
  CHECK (length(last_executed) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_executed) IS last_executed AND last_executed >= '0001');
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');

-- For SQLite 3.40 json_valid(NULL) is 0 and not NULL: its programs could store no row without such a value.
-- For SQLite a JSON text ends at a NUL; whoever reads all of it refuses it.
ALTER TABLE users DROP CONSTRAINT ck_users_permissions;
ALTER TABLE users ADD CONSTRAINT ck_users_permissions CHECK (permissions IS NULL OR (json_valid(permissions) AND instr(permissions, char(0)) = 0));
ALTER TABLE emails_enhanced DROP CONSTRAINT ck_emails_enhanced_categories;
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_categories CHECK (categories IS NULL OR (json_valid(categories) AND instr(categories, char(0)) = 0));
ALTER TABLE emails_enhanced DROP CONSTRAINT ck_emails_enhanced_key_phrases;
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_key_phrases CHECK (key_phrases IS NULL OR (json_valid(key_phrases) AND instr(key_phrases, char(0)) = 0));
ALTER TABLE emails_enhanced DROP CONSTRAINT ck_emails_enhanced_action_items;
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_action_items CHECK (action_items IS NULL OR (json_valid(action_items) AND instr(action_items, char(0)) = 0));
ALTER TABLE emails_enhanced DROP CONSTRAINT ck_emails_enhanced_extracted_entities;
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_extracted_entities CHECK (extracted_entities IS NULL OR (json_valid(extracted_entities) AND instr(extracted_entities, char(0)) = 0));
ALTER TABLE emails_enhanced DROP CONSTRAINT ck_emails_enhanced_phase_1_results;
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_phase_1_results CHECK (phase_1_results IS NULL OR (json_valid(phase_1_results) AND instr(phase_1_results, char(0)) = 0));
ALTER TABLE emails_enhanced DROP CONSTRAINT ck_emails_enhanced_phase_2_results;
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_phase_2_results CHECK (phase_2_results IS NULL OR (json_valid(phase_2_results) AND instr(phase_2_results, char(0)) = 0));
ALTER TABLE emails_enhanced DROP CONSTRAINT ck_emails_enhanced_phase_3_results;
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_phase_3_results CHECK (phase_3_results IS NULL OR (json_valid(phase_3_results) AND instr(phase_3_results, char(0)) = 0));
ALTER TABLE email_analysis DROP CONSTRAINT ck_email_analysis_entities;
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_entities CHECK (entities IS NULL OR (json_valid(entities) AND instr(entities, char(0)) = 0));
ALTER TABLE email_analysis DROP CONSTRAINT ck_email_analysis_action_details;
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_action_details CHECK (action_details IS NULL OR (json_valid(action_details) AND instr(action_details, char(0)) = 0));
ALTER TABLE email_chains DROP CONSTRAINT ck_email_chains_missing_stages;
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_missing_stages CHECK (missing_stages IS NULL OR (json_valid(missing_stages) AND instr(missing_stages, char(0)) = 0));
ALTER TABLE email_chains DROP CONSTRAINT ck_email_chains_participants;
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_participants CHECK (participants IS NULL OR (json_valid(participants) AND instr(participants, char(0)) = 0));
ALTER TABLE email_chains DROP CONSTRAINT ck_email_chains_key_entities;
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_key_entities CHECK (key_entities IS NULL OR (json_valid(key_entities) AND instr(key_entities, char(0)) = 0));
ALTER TABLE workflow_tasks DROP CONSTRAINT ck_workflow_tasks_entities;
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_entities CHECK (entities IS NULL OR (json_valid(entities) AND instr(entities, char(0)) = 0));
ALTER TABLE conversations DROP CONSTRAINT ck_conversations_metadata;
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_metadata CHECK (metadata IS NULL OR (json_valid(metadata) AND instr(metadata, char(0)) = 0));
ALTER TABLE conversations DROP CONSTRAINT ck_conversations_tags;
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_tags CHECK (tags IS NULL OR (json_valid(tags) AND instr(tags, char(0)) = 0));
ALTER TABLE messages DROP CONSTRAINT ck_messages_metadata;
ALTER TABLE messages ADD CONSTRAINT ck_messages_metadata CHECK (metadata IS NULL OR (json_valid(metadata) AND instr(metadata, char(0)) = 0));
ALTER TABLE checkpoints DROP CONSTRAINT ck_checkpoints_state;
ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_state CHECK (state IS NULL OR (json_valid(state) AND instr(state, char(0)) = 0));
ALTER TABLE automation_rules DROP CONSTRAINT ck_automation_rules_conditions;
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_conditions CHECK (json_valid(conditions) AND instr(conditions, char(0)) = 0);
ALTER TABLE automation_rules DROP CONSTRAINT ck_automation_rules_actions;
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_actions CHECK (json_valid(actions) AND instr(actions, char(0)) = 0);
ALTER TABLE audit_logs DROP CONSTRAINT ck_audit_logs_old_values;
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_old_values CHECK (old_values IS NULL OR (json_valid(old_values) AND instr(old_values, char(0)) = 0));
ALTER TABLE audit_logs DROP CONSTRAINT ck_audit_logs_new_values;
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_new_values CHECK (new_values IS NULL OR (json_valid(new_values) AND instr(new_values, char(0)) = 0));

-- Lists of texts. A CHECK can't look at their elements.
CREATE TRIGGER tr_users_permissions_list_insert AFTER INSERT ON users
WHEN new.permissions IS NOT NULL AND json_valid(new.permissions) AND (
  json_type(new.permissions) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.permissions) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_users_permissions_list');
END;
CREATE TRIGGER tr_users_permissions_list_update AFTER UPDATE OF permissions ON users
WHEN new.permissions IS NOT NULL AND json_valid(new.permissions) AND (
  json_type(new.permissions) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.permissions) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_users_permissions_list');
END;
CREATE TRIGGER tr_emails_enhanced_categories_list_insert AFTER INSERT ON emails_enhanced
WHEN new.categories IS NOT NULL AND json_valid(new.categories) AND (
  json_type(new.categories) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.categories) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_categories_list');
END;
CREATE TRIGGER tr_emails_enhanced_key_phrases_list_insert AFTER INSERT ON emails_enhanced
WHEN new.key_phrases IS NOT NULL AND json_valid(new.key_phrases) AND (
  json_type(new.key_phrases) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.key_phrases) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_key_phrases_list');
END;
CREATE TRIGGER tr_emails_enhanced_categories_list_update AFTER UPDATE OF categories ON emails_enhanced
WHEN new.categories IS NOT NULL AND json_valid(new.categories) AND (
  json_type(new.categories) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.categories) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_categories_list');
END;
CREATE TRIGGER tr_emails_enhanced_key_phrases_list_update AFTER UPDATE OF key_phrases ON emails_enhanced
WHEN new.key_phrases IS NOT NULL AND json_valid(new.key_phrases) AND (
  json_type(new.key_phrases) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.key_phrases) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_key_phrases_list');
END;
CREATE TRIGGER tr_email_chains_missing_stages_list_insert AFTER INSERT ON email_chains
WHEN new.missing_stages IS NOT NULL AND json_valid(new.missing_stages) AND (
  json_type(new.missing_stages) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.missing_stages) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_missing_stages_list');
END;
CREATE TRIGGER tr_email_chains_participants_list_insert AFTER INSERT ON email_chains
WHEN new.participants IS NOT NULL AND json_valid(new.participants) AND (
  json_type(new.participants) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.participants) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_participants_list');
END;
CREATE TRIGGER tr_email_chains_missing_stages_list_update AFTER UPDATE OF missing_stages ON email_chains
WHEN new.missing_stages IS NOT NULL AND json_valid(new.missing_stages) AND (
  json_type(new.missing_stages) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.missing_stages) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_missing_stages_list');
END;
CREATE TRIGGER tr_email_chains_participants_list_update AFTER UPDATE OF participants ON email_chains
WHEN new.participants IS NOT NULL AND json_valid(new.participants) AND (
  json_type(new.participants) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.participants) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_participants_list');
END;
CREATE TRIGGER tr_conversations_tags_list_insert AFTER INSERT ON conversations
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.tags) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_conversations_tags_list');
END;
CREATE TRIGGER tr_conversations_tags_list_update AFTER UPDATE OF tags ON conversations
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.tags) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_conversations_tags_list');
END;

-- Readable by SQLite 3.40, which knows no ORDER BY inside an aggregate: other programs open these files, too.
DROP VIEW deal_item_lists;
CREATE VIEW deal_item_lists AS
SELECT
  d.deal_id,
  (SELECT json_group_array(json_object(
      'item_id', i.id, 'product_number', i.product_number, 'product_name', i.product_name,
      'product_family', i.product_family, 'original_quantity', CAST(i.original_quantity AS TEXT),
      'remaining_quantity', CAST(i.remaining_quantity AS TEXT),
      'reserved_quantity', CAST(i.reserved_quantity AS TEXT), 'list_price', i.list_price,
      'dealer_net_price', i.dealer_net_price, 'final_price', i.final_price, 'description', i.description,
      'update_time', i.updated_at))
    FROM (SELECT * FROM deal_items WHERE deal_id = d.deal_id ORDER BY product_number, id) AS i) AS items
FROM deals d;

-- Rows that a caller had put here hid e-mails from search; only a group of writes has one, while it runs.
INSERT INTO email_search (email_search) SELECT 'rebuild' WHERE EXISTS (SELECT 1 FROM email_search_paused);
INSERT INTO email_words (email_words) SELECT 'rebuild' WHERE EXISTS (SELECT 1 FROM email_search_paused);
DELETE FROM email_search_paused;
INSERT INTO crewdb_derived (name, is_right_sql, rebuild_sql) VALUES (
  'email_search_paused',
  'SELECT NOT EXISTS (SELECT 1 FROM email_search_paused)',
  'DELETE FROM email_search_paused'
);
