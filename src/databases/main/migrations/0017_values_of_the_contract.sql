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

-- Texts are as long as the contract lets them be: one of some megabytes would make a whole page too large for its reply.
-- length() counts characters up to the first NUL, and takes any run of continuation bytes for a part of one: so bytes are
-- bounded, too, and first, which needs no counting.
-- A row that has several long ones must fit into a reply by itself: ck_…_row_length. Its bound is that of an answer without the rest of the row.
ALTER TABLE users ADD CONSTRAINT ck_users_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE users ADD CONSTRAINT ck_users_name_length
  CHECK (length(CAST(name AS BLOB)) <= 200 OR (length(CAST(name AS BLOB)) <= 800 AND length(name) <= 200 AND instr(name, char(0)) = 0));
ALTER TABLE users ADD CONSTRAINT ck_users_email_length
  CHECK (length(CAST(email AS BLOB)) <= 254 OR (length(CAST(email AS BLOB)) <= 1016 AND length(email) <= 254 AND instr(email, char(0)) = 0));
ALTER TABLE users ADD CONSTRAINT ck_users_department_length
  CHECK (length(CAST(department AS BLOB)) <= 200 OR (length(CAST(department AS BLOB)) <= 800 AND length(department) <= 200 AND instr(department, char(0)) = 0));
ALTER TABLE users ADD CONSTRAINT ck_users_password_hash_length
  CHECK (length(CAST(password_hash AS BLOB)) <= 1000 OR (length(CAST(password_hash AS BLOB)) <= 4000 AND length(password_hash) <= 1000 AND instr(password_hash, char(0)) = 0));

ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_internet_message_id_length
  CHECK (length(CAST(internet_message_id AS BLOB)) <= 1000 OR (length(CAST(internet_message_id AS BLOB)) <= 4000 AND length(internet_message_id) <= 1000 AND instr(internet_message_id, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_graph_id_length
  CHECK (length(CAST(graph_id AS BLOB)) <= 500 OR (length(CAST(graph_id AS BLOB)) <= 2000 AND length(graph_id) <= 500 AND instr(graph_id, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_conversation_id_length
  CHECK (length(CAST(conversation_id AS BLOB)) <= 500 OR (length(CAST(conversation_id AS BLOB)) <= 2000 AND length(conversation_id) <= 500 AND instr(conversation_id, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_thread_id_length
  CHECK (length(CAST(thread_id AS BLOB)) <= 500 OR (length(CAST(thread_id AS BLOB)) <= 2000 AND length(thread_id) <= 500 AND instr(thread_id, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_subject_length
  CHECK (length(CAST(subject AS BLOB)) <= 2000 OR (length(CAST(subject AS BLOB)) <= 8000 AND length(subject) <= 2000 AND instr(subject, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_sender_email_length
  CHECK (length(CAST(sender_email AS BLOB)) <= 320 OR (length(CAST(sender_email AS BLOB)) <= 1280 AND length(sender_email) <= 320 AND instr(sender_email, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_sender_name_length
  CHECK (length(CAST(sender_name AS BLOB)) <= 500 OR (length(CAST(sender_name AS BLOB)) <= 2000 AND length(sender_name) <= 500 AND instr(sender_name, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_in_reply_to_length
  CHECK (length(CAST(in_reply_to AS BLOB)) <= 1000 OR (length(CAST(in_reply_to AS BLOB)) <= 4000 AND length(in_reply_to) <= 1000 AND instr(in_reply_to, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_references_length
  CHECK (length(CAST("references" AS BLOB)) <= 100000 OR (length(CAST("references" AS BLOB)) <= 400000 AND length("references") <= 100000 AND instr("references", char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_web_link_length
  CHECK (length(CAST(web_link AS BLOB)) <= 4000 OR (length(CAST(web_link AS BLOB)) <= 16000 AND length(web_link) <= 4000 AND instr(web_link, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_parent_folder_id_length
  CHECK (length(CAST(parent_folder_id AS BLOB)) <= 500 OR (length(CAST(parent_folder_id AS BLOB)) <= 2000 AND length(parent_folder_id) <= 500 AND instr(parent_folder_id, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_flag_status_length
  CHECK (length(CAST(flag_status AS BLOB)) <= 100 OR (length(CAST(flag_status AS BLOB)) <= 400 AND length(flag_status) <= 100 AND instr(flag_status, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_workflow_type_length
  CHECK (length(CAST(workflow_type AS BLOB)) <= 200 OR (length(CAST(workflow_type AS BLOB)) <= 800 AND length(workflow_type) <= 200 AND instr(workflow_type, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_chain_id_length
  CHECK (length(CAST(chain_id AS BLOB)) <= 200 OR (length(CAST(chain_id AS BLOB)) <= 800 AND length(chain_id) <= 200 AND instr(chain_id, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_chain_type_length
  CHECK (length(CAST(chain_type AS BLOB)) <= 100 OR (length(CAST(chain_type AS BLOB)) <= 400 AND length(chain_type) <= 100 AND instr(chain_type, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_extracted_entities_length
  CHECK (length(CAST(extracted_entities AS BLOB)) <= 1048576 OR (length(CAST(extracted_entities AS BLOB)) <= 4194304 AND length(extracted_entities) <= 1048576 AND instr(extracted_entities, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_phase_1_results_length
  CHECK (length(CAST(phase_1_results AS BLOB)) <= 1048576 OR (length(CAST(phase_1_results AS BLOB)) <= 4194304 AND length(phase_1_results) <= 1048576 AND instr(phase_1_results, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_phase_2_results_length
  CHECK (length(CAST(phase_2_results AS BLOB)) <= 1048576 OR (length(CAST(phase_2_results AS BLOB)) <= 4194304 AND length(phase_2_results) <= 1048576 AND instr(phase_2_results, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_phase_3_results_length
  CHECK (length(CAST(phase_3_results AS BLOB)) <= 1048576 OR (length(CAST(phase_3_results AS BLOB)) <= 4194304 AND length(phase_3_results) <= 1048576 AND instr(phase_3_results, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_business_summary_length
  CHECK (length(CAST(business_summary AS BLOB)) <= 100000 OR (length(CAST(business_summary AS BLOB)) <= 400000 AND length(business_summary) <= 100000 AND instr(business_summary, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_action_items_length
  CHECK (length(CAST(action_items AS BLOB)) <= 1048576 OR (length(CAST(action_items AS BLOB)) <= 4194304 AND length(action_items) <= 1048576 AND instr(action_items, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_suggested_response_length
  CHECK (length(CAST(suggested_response AS BLOB)) <= 1048576 OR (length(CAST(suggested_response AS BLOB)) <= 4194304 AND length(suggested_response) <= 1048576 AND instr(suggested_response, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_model_used_length
  CHECK (length(CAST(model_used AS BLOB)) <= 200 OR (length(CAST(model_used AS BLOB)) <= 800 AND length(model_used) <= 200 AND instr(model_used, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_assigned_to_length
  CHECK (length(CAST(assigned_to AS BLOB)) <= 200 OR (length(CAST(assigned_to AS BLOB)) <= 800 AND length(assigned_to) <= 200 AND instr(assigned_to, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_import_batch_length
  CHECK (length(CAST(import_batch AS BLOB)) <= 200 OR (length(CAST(import_batch AS BLOB)) <= 800 AND length(import_batch) <= 200 AND instr(import_batch, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_source_file_length
  CHECK (length(CAST(source_file AS BLOB)) <= 2000 OR (length(CAST(source_file AS BLOB)) <= 8000 AND length(source_file) <= 2000 AND instr(source_file, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_body_preview_length
  CHECK (length(CAST(body_preview AS BLOB)) <= 10000 OR (length(CAST(body_preview AS BLOB)) <= 40000 AND length(body_preview) <= 10000 AND instr(body_preview, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_body_content_type_length
  CHECK (length(CAST(body_content_type AS BLOB)) <= 100 OR (length(CAST(body_content_type AS BLOB)) <= 400 AND length(body_content_type) <= 100 AND instr(body_content_type, char(0)) = 0));
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_body_content_length
  CHECK (length(CAST(body_content AS BLOB)) <= 3145728 OR (length(CAST(body_content AS BLOB)) <= 12582912 AND length(body_content) <= 3145728 AND instr(body_content, char(0)) = 0));

ALTER TABLE email_recipients ADD CONSTRAINT ck_email_recipients_email_address_length
  CHECK (length(CAST(email_address AS BLOB)) <= 320 OR (length(CAST(email_address AS BLOB)) <= 1280 AND length(email_address) <= 320 AND instr(email_address, char(0)) = 0));
ALTER TABLE email_recipients ADD CONSTRAINT ck_email_recipients_name_length
  CHECK (length(CAST(name AS BLOB)) <= 500 OR (length(CAST(name AS BLOB)) <= 2000 AND length(name) <= 500 AND instr(name, char(0)) = 0));

ALTER TABLE email_attachments ADD CONSTRAINT ck_email_attachments_name_length
  CHECK (length(CAST(name AS BLOB)) <= 1000 OR (length(CAST(name AS BLOB)) <= 4000 AND length(name) <= 1000 AND instr(name, char(0)) = 0));
ALTER TABLE email_attachments ADD CONSTRAINT ck_email_attachments_content_type_length
  CHECK (length(CAST(content_type AS BLOB)) <= 200 OR (length(CAST(content_type AS BLOB)) <= 800 AND length(content_type) <= 200 AND instr(content_type, char(0)) = 0));
ALTER TABLE email_attachments ADD CONSTRAINT ck_email_attachments_content_id_length
  CHECK (length(CAST(content_id AS BLOB)) <= 500 OR (length(CAST(content_id AS BLOB)) <= 2000 AND length(content_id) <= 500 AND instr(content_id, char(0)) = 0));

ALTER TABLE email_entities ADD CONSTRAINT ck_email_entities_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE email_entities ADD CONSTRAINT ck_email_entities_entity_type_length
  CHECK (length(CAST(entity_type AS BLOB)) <= 200 OR (length(CAST(entity_type AS BLOB)) <= 800 AND length(entity_type) <= 200 AND instr(entity_type, char(0)) = 0));
ALTER TABLE email_entities ADD CONSTRAINT ck_email_entities_entity_value_length
  CHECK (length(CAST(entity_value AS BLOB)) <= 10000 OR (length(CAST(entity_value AS BLOB)) <= 40000 AND length(entity_value) <= 10000 AND instr(entity_value, char(0)) = 0));
ALTER TABLE email_entities ADD CONSTRAINT ck_email_entities_entity_format_length
  CHECK (length(CAST(entity_format AS BLOB)) <= 200 OR (length(CAST(entity_format AS BLOB)) <= 800 AND length(entity_format) <= 200 AND instr(entity_format, char(0)) = 0));
ALTER TABLE email_entities ADD CONSTRAINT ck_email_entities_extraction_method_length
  CHECK (length(CAST(extraction_method AS BLOB)) <= 200 OR (length(CAST(extraction_method AS BLOB)) <= 800 AND length(extraction_method) <= 200 AND instr(extraction_method, char(0)) = 0));

ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_email_id_length
  CHECK (length(CAST(email_id AS BLOB)) <= 200 OR (length(CAST(email_id AS BLOB)) <= 800 AND length(email_id) <= 200 AND instr(email_id, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_quick_workflow_length
  CHECK (length(CAST(quick_workflow AS BLOB)) <= 200 OR (length(CAST(quick_workflow AS BLOB)) <= 800 AND length(quick_workflow) <= 200 AND instr(quick_workflow, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_quick_priority_length
  CHECK (length(CAST(quick_priority AS BLOB)) <= 100 OR (length(CAST(quick_priority AS BLOB)) <= 400 AND length(quick_priority) <= 100 AND instr(quick_priority, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_quick_intent_length
  CHECK (length(CAST(quick_intent AS BLOB)) <= 1000 OR (length(CAST(quick_intent AS BLOB)) <= 4000 AND length(quick_intent) <= 1000 AND instr(quick_intent, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_quick_urgency_length
  CHECK (length(CAST(quick_urgency AS BLOB)) <= 100 OR (length(CAST(quick_urgency AS BLOB)) <= 400 AND length(quick_urgency) <= 100 AND instr(quick_urgency, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_quick_model_length
  CHECK (length(CAST(quick_model AS BLOB)) <= 200 OR (length(CAST(quick_model AS BLOB)) <= 800 AND length(quick_model) <= 200 AND instr(quick_model, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_deep_workflow_primary_length
  CHECK (length(CAST(deep_workflow_primary AS BLOB)) <= 200 OR (length(CAST(deep_workflow_primary AS BLOB)) <= 800 AND length(deep_workflow_primary) <= 200 AND instr(deep_workflow_primary, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_deep_model_length
  CHECK (length(CAST(deep_model AS BLOB)) <= 200 OR (length(CAST(deep_model AS BLOB)) <= 800 AND length(deep_model) <= 200 AND instr(deep_model, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_entities_length
  CHECK (length(CAST(entities AS BLOB)) <= 1048576 OR (length(CAST(entities AS BLOB)) <= 4194304 AND length(entities) <= 1048576 AND instr(entities, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_action_summary_length
  CHECK (length(CAST(action_summary AS BLOB)) <= 100000 OR (length(CAST(action_summary AS BLOB)) <= 400000 AND length(action_summary) <= 100000 AND instr(action_summary, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_action_details_length
  CHECK (length(CAST(action_details AS BLOB)) <= 1048576 OR (length(CAST(action_details AS BLOB)) <= 4194304 AND length(action_details) <= 1048576 AND instr(action_details, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_workflow_state_length
  CHECK (length(CAST(workflow_state AS BLOB)) <= 200 OR (length(CAST(workflow_state AS BLOB)) <= 800 AND length(workflow_state) <= 200 AND instr(workflow_state, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_contextual_summary_length
  CHECK (length(CAST(contextual_summary AS BLOB)) <= 1048576 OR (length(CAST(contextual_summary AS BLOB)) <= 4194304 AND length(contextual_summary) <= 1048576 AND instr(contextual_summary, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_suggested_response_length
  CHECK (length(CAST(suggested_response AS BLOB)) <= 1048576 OR (length(CAST(suggested_response AS BLOB)) <= 4194304 AND length(suggested_response) <= 1048576 AND instr(suggested_response, char(0)) = 0));
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_row_length
  CHECK (coalesce(length(CAST(entities AS BLOB)), 0) + coalesce(length(CAST(action_summary AS BLOB)), 0) + coalesce(length(CAST(action_details AS BLOB)), 0) + coalesce(length(CAST(contextual_summary AS BLOB)), 0) + coalesce(length(CAST(suggested_response AS BLOB)), 0) <= 3500000);

ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_conversation_id_length
  CHECK (length(CAST(conversation_id AS BLOB)) <= 500 OR (length(CAST(conversation_id AS BLOB)) <= 2000 AND length(conversation_id) <= 500 AND instr(conversation_id, char(0)) = 0));
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_subject_length
  CHECK (length(CAST(subject AS BLOB)) <= 2000 OR (length(CAST(subject AS BLOB)) <= 8000 AND length(subject) <= 2000 AND instr(subject, char(0)) = 0));
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_key_entities_length
  CHECK (length(CAST(key_entities AS BLOB)) <= 1048576 OR (length(CAST(key_entities AS BLOB)) <= 4194304 AND length(key_entities) <= 1048576 AND instr(key_entities, char(0)) = 0));
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_row_length
  CHECK (coalesce(length(CAST(missing_stages AS BLOB)), 0) + coalesce(length(CAST(participants AS BLOB)), 0) + coalesce(length(CAST(key_entities AS BLOB)), 0) <= 3500000);

ALTER TABLE workflow_chains ADD CONSTRAINT ck_workflow_chains_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE workflow_chains ADD CONSTRAINT ck_workflow_chains_workflow_type_length
  CHECK (length(CAST(workflow_type AS BLOB)) <= 200 OR (length(CAST(workflow_type AS BLOB)) <= 800 AND length(workflow_type) <= 200 AND instr(workflow_type, char(0)) = 0));
ALTER TABLE workflow_chains ADD CONSTRAINT ck_workflow_chains_start_email_id_length
  CHECK (length(CAST(start_email_id AS BLOB)) <= 200 OR (length(CAST(start_email_id AS BLOB)) <= 800 AND length(start_email_id) <= 200 AND instr(start_email_id, char(0)) = 0));

ALTER TABLE workflow_chain_emails ADD CONSTRAINT ck_workflow_chain_emails_email_id_length
  CHECK (length(CAST(email_id AS BLOB)) <= 200 OR (length(CAST(email_id AS BLOB)) <= 800 AND length(email_id) <= 200 AND instr(email_id, char(0)) = 0));

ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_email_id_length
  CHECK (length(CAST(email_id AS BLOB)) <= 200 OR (length(CAST(email_id AS BLOB)) <= 800 AND length(email_id) <= 200 AND instr(email_id, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_workflow_category_length
  CHECK (length(CAST(workflow_category AS BLOB)) <= 200 OR (length(CAST(workflow_category AS BLOB)) <= 800 AND length(workflow_category) <= 200 AND instr(workflow_category, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_workflow_state_length
  CHECK (length(CAST(workflow_state AS BLOB)) <= 200 OR (length(CAST(workflow_state AS BLOB)) <= 800 AND length(workflow_state) <= 200 AND instr(workflow_state, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_title_length
  CHECK (length(CAST(title AS BLOB)) <= 2000 OR (length(CAST(title AS BLOB)) <= 8000 AND length(title) <= 2000 AND instr(title, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_description_length
  CHECK (length(CAST(description AS BLOB)) <= 1048576 OR (length(CAST(description AS BLOB)) <= 4194304 AND length(description) <= 1048576 AND instr(description, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_current_owner_length
  CHECK (length(CAST(current_owner AS BLOB)) <= 500 OR (length(CAST(current_owner AS BLOB)) <= 2000 AND length(current_owner) <= 500 AND instr(current_owner, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_owner_email_length
  CHECK (length(CAST(owner_email AS BLOB)) <= 320 OR (length(CAST(owner_email AS BLOB)) <= 1280 AND length(owner_email) <= 320 AND instr(owner_email, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_entities_length
  CHECK (length(CAST(entities AS BLOB)) <= 1048576 OR (length(CAST(entities AS BLOB)) <= 4194304 AND length(entities) <= 1048576 AND instr(entities, char(0)) = 0));
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_row_length
  CHECK (coalesce(length(CAST(description AS BLOB)), 0) + coalesce(length(CAST(entities AS BLOB)), 0) <= 3500000);

ALTER TABLE workflow_status_history ADD CONSTRAINT ck_workflow_status_history_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE workflow_status_history ADD CONSTRAINT ck_workflow_status_history_task_id_length
  CHECK (length(CAST(task_id AS BLOB)) <= 200 OR (length(CAST(task_id AS BLOB)) <= 800 AND length(task_id) <= 200 AND instr(task_id, char(0)) = 0));
ALTER TABLE workflow_status_history ADD CONSTRAINT ck_workflow_status_history_changed_by_length
  CHECK (length(CAST(changed_by AS BLOB)) <= 500 OR (length(CAST(changed_by AS BLOB)) <= 2000 AND length(changed_by) <= 500 AND instr(changed_by, char(0)) = 0));
ALTER TABLE workflow_status_history ADD CONSTRAINT ck_workflow_status_history_reason_length
  CHECK (length(CAST(reason AS BLOB)) <= 10000 OR (length(CAST(reason AS BLOB)) <= 40000 AND length(reason) <= 10000 AND instr(reason, char(0)) = 0));

ALTER TABLE conversations ADD CONSTRAINT ck_conversations_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_title_length
  CHECK (length(CAST(title AS BLOB)) <= 2000 OR (length(CAST(title AS BLOB)) <= 8000 AND length(title) <= 2000 AND instr(title, char(0)) = 0));
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_description_length
  CHECK (length(CAST(description AS BLOB)) <= 100000 OR (length(CAST(description AS BLOB)) <= 400000 AND length(description) <= 100000 AND instr(description, char(0)) = 0));
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_agent_type_length
  CHECK (length(CAST(agent_type AS BLOB)) <= 200 OR (length(CAST(agent_type AS BLOB)) <= 800 AND length(agent_type) <= 200 AND instr(agent_type, char(0)) = 0));
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_metadata_length
  CHECK (length(CAST(metadata AS BLOB)) <= 1048576 OR (length(CAST(metadata AS BLOB)) <= 4194304 AND length(metadata) <= 1048576 AND instr(metadata, char(0)) = 0));
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_priority_length
  CHECK (length(CAST(priority AS BLOB)) <= 100 OR (length(CAST(priority AS BLOB)) <= 400 AND length(priority) <= 100 AND instr(priority, char(0)) = 0));
ALTER TABLE conversations ADD CONSTRAINT ck_conversations_row_length
  CHECK (coalesce(length(CAST(description AS BLOB)), 0) + coalesce(length(CAST(metadata AS BLOB)), 0) + coalesce(length(CAST(tags AS BLOB)), 0) <= 3500000);

ALTER TABLE messages ADD CONSTRAINT ck_messages_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE messages ADD CONSTRAINT ck_messages_conversation_id_length
  CHECK (length(CAST(conversation_id AS BLOB)) <= 200 OR (length(CAST(conversation_id AS BLOB)) <= 800 AND length(conversation_id) <= 200 AND instr(conversation_id, char(0)) = 0));
ALTER TABLE messages ADD CONSTRAINT ck_messages_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE messages ADD CONSTRAINT ck_messages_content_length
  CHECK (length(CAST(content AS BLOB)) <= 3145728 OR (length(CAST(content AS BLOB)) <= 12582912 AND length(content) <= 3145728 AND instr(content, char(0)) = 0));
ALTER TABLE messages ADD CONSTRAINT ck_messages_metadata_length
  CHECK (length(CAST(metadata AS BLOB)) <= 1048576 OR (length(CAST(metadata AS BLOB)) <= 4194304 AND length(metadata) <= 1048576 AND instr(metadata, char(0)) = 0));
ALTER TABLE messages ADD CONSTRAINT ck_messages_parent_message_id_length
  CHECK (length(CAST(parent_message_id AS BLOB)) <= 200 OR (length(CAST(parent_message_id AS BLOB)) <= 800 AND length(parent_message_id) <= 200 AND instr(parent_message_id, char(0)) = 0));
ALTER TABLE messages ADD CONSTRAINT ck_messages_model_used_length
  CHECK (length(CAST(model_used AS BLOB)) <= 200 OR (length(CAST(model_used AS BLOB)) <= 800 AND length(model_used) <= 200 AND instr(model_used, char(0)) = 0));
ALTER TABLE messages ADD CONSTRAINT ck_messages_row_length
  CHECK (coalesce(length(CAST(content AS BLOB)), 0) + coalesce(length(CAST(metadata AS BLOB)), 0) <= 3500000);

ALTER TABLE deals ADD CONSTRAINT ck_deals_deal_id_length
  CHECK (length(CAST(deal_id AS BLOB)) <= 8 OR (length(CAST(deal_id AS BLOB)) <= 32 AND length(deal_id) <= 8 AND instr(deal_id, char(0)) = 0));
ALTER TABLE deals ADD CONSTRAINT ck_deals_deal_name_length
  CHECK (length(CAST(deal_name AS BLOB)) <= 500 OR (length(CAST(deal_name AS BLOB)) <= 2000 AND length(deal_name) <= 500 AND instr(deal_name, char(0)) = 0));
ALTER TABLE deals ADD CONSTRAINT ck_deals_customer_name_length
  CHECK (length(CAST(customer_name AS BLOB)) <= 500 OR (length(CAST(customer_name AS BLOB)) <= 2000 AND length(customer_name) <= 500 AND instr(customer_name, char(0)) = 0));
ALTER TABLE deals ADD CONSTRAINT ck_deals_currency_length
  CHECK (length(CAST(currency AS BLOB)) <= 3 OR (length(CAST(currency AS BLOB)) <= 12 AND length(currency) <= 3 AND instr(currency, char(0)) = 0));
ALTER TABLE deals ADD CONSTRAINT ck_deals_deal_type_length
  CHECK (length(CAST(deal_type AS BLOB)) <= 200 OR (length(CAST(deal_type AS BLOB)) <= 800 AND length(deal_type) <= 200 AND instr(deal_type, char(0)) = 0));
ALTER TABLE deals ADD CONSTRAINT ck_deals_sales_rep_length
  CHECK (length(CAST(sales_rep AS BLOB)) <= 500 OR (length(CAST(sales_rep AS BLOB)) <= 2000 AND length(sales_rep) <= 500 AND instr(sales_rep, char(0)) = 0));
ALTER TABLE deals ADD CONSTRAINT ck_deals_region_length
  CHECK (length(CAST(region AS BLOB)) <= 200 OR (length(CAST(region AS BLOB)) <= 800 AND length(region) <= 200 AND instr(region, char(0)) = 0));

ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_product_number_length
  CHECK (length(CAST(product_number AS BLOB)) <= 200 OR (length(CAST(product_number AS BLOB)) <= 800 AND length(product_number) <= 200 AND instr(product_number, char(0)) = 0));
ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_product_name_length
  CHECK (length(CAST(product_name AS BLOB)) <= 1000 OR (length(CAST(product_name AS BLOB)) <= 4000 AND length(product_name) <= 1000 AND instr(product_name, char(0)) = 0));
ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_product_family_length
  CHECK (length(CAST(product_family AS BLOB)) <= 200 OR (length(CAST(product_family AS BLOB)) <= 800 AND length(product_family) <= 200 AND instr(product_family, char(0)) = 0));
ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_description_length
  CHECK (length(CAST(description AS BLOB)) <= 100000 OR (length(CAST(description AS BLOB)) <= 400000 AND length(description) <= 100000 AND instr(description, char(0)) = 0));

ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE pipeline_executions ADD CONSTRAINT ck_pipeline_executions_error_message_length
  CHECK (length(CAST(error_message AS BLOB)) <= 100000 OR (length(CAST(error_message AS BLOB)) <= 400000 AND length(error_message) <= 100000 AND instr(error_message, char(0)) = 0));

ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_operation_id_length
  CHECK (length(CAST(operation_id AS BLOB)) <= 200 OR (length(CAST(operation_id AS BLOB)) <= 800 AND length(operation_id) <= 200 AND instr(operation_id, char(0)) = 0));
ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_operation_type_length
  CHECK (length(CAST(operation_type AS BLOB)) <= 200 OR (length(CAST(operation_type AS BLOB)) <= 800 AND length(operation_type) <= 200 AND instr(operation_type, char(0)) = 0));
ALTER TABLE checkpoints ADD CONSTRAINT ck_checkpoints_state_length
  CHECK (length(CAST(state AS BLOB)) <= 3145728 OR (length(CAST(state AS BLOB)) <= 12582912 AND length(state) <= 3145728 AND instr(state, char(0)) = 0));

ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_rule_name_length
  CHECK (length(CAST(rule_name AS BLOB)) <= 500 OR (length(CAST(rule_name AS BLOB)) <= 2000 AND length(rule_name) <= 500 AND instr(rule_name, char(0)) = 0));
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_rule_type_length
  CHECK (length(CAST(rule_type AS BLOB)) <= 200 OR (length(CAST(rule_type AS BLOB)) <= 800 AND length(rule_type) <= 200 AND instr(rule_type, char(0)) = 0));
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_conditions_length
  CHECK (length(CAST(conditions AS BLOB)) <= 1048576 OR (length(CAST(conditions AS BLOB)) <= 4194304 AND length(conditions) <= 1048576 AND instr(conditions, char(0)) = 0));
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_actions_length
  CHECK (length(CAST(actions AS BLOB)) <= 1048576 OR (length(CAST(actions AS BLOB)) <= 4194304 AND length(actions) <= 1048576 AND instr(actions, char(0)) = 0));
ALTER TABLE automation_rules ADD CONSTRAINT ck_automation_rules_row_length
  CHECK (coalesce(length(CAST(conditions AS BLOB)), 0) + coalesce(length(CAST(actions AS BLOB)), 0) <= 3500000);

ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_entity_type_length
  CHECK (length(CAST(entity_type AS BLOB)) <= 200 OR (length(CAST(entity_type AS BLOB)) <= 800 AND length(entity_type) <= 200 AND instr(entity_type, char(0)) = 0));
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_entity_id_length
  CHECK (length(CAST(entity_id AS BLOB)) <= 200 OR (length(CAST(entity_id AS BLOB)) <= 800 AND length(entity_id) <= 200 AND instr(entity_id, char(0)) = 0));
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_action_length
  CHECK (length(CAST(action AS BLOB)) <= 200 OR (length(CAST(action AS BLOB)) <= 800 AND length(action) <= 200 AND instr(action, char(0)) = 0));
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_old_values_length
  CHECK (length(CAST(old_values AS BLOB)) <= 1048576 OR (length(CAST(old_values AS BLOB)) <= 4194304 AND length(old_values) <= 1048576 AND instr(old_values, char(0)) = 0));
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_new_values_length
  CHECK (length(CAST(new_values AS BLOB)) <= 1048576 OR (length(CAST(new_values AS BLOB)) <= 4194304 AND length(new_values) <= 1048576 AND instr(new_values, char(0)) = 0));
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_performed_by_length
  CHECK (length(CAST(performed_by AS BLOB)) <= 500 OR (length(CAST(performed_by AS BLOB)) <= 2000 AND length(performed_by) <= 500 AND instr(performed_by, char(0)) = 0));
ALTER TABLE audit_logs ADD CONSTRAINT ck_audit_logs_row_length
  CHECK (coalesce(length(CAST(old_values AS BLOB)), 0) + coalesce(length(CAST(new_values AS BLOB)), 0) <= 3500000);

-- Numbers whose sums and products stay numbers: beyond 1.8e308 there is only infinity.
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_confidence_score_range CHECK (confidence_score BETWEEN -1e15 AND 1e15);
ALTER TABLE emails_enhanced ADD CONSTRAINT ck_emails_enhanced_sentiment_score_range CHECK (sentiment_score BETWEEN -1e15 AND 1e15);
ALTER TABLE email_entities ADD CONSTRAINT ck_email_entities_confidence_range CHECK (confidence BETWEEN -1e15 AND 1e15);
ALTER TABLE email_chains ADD CONSTRAINT ck_email_chains_priority_score_range CHECK (priority_score BETWEEN -1e15 AND 1e15);
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_quick_confidence_range CHECK (quick_confidence BETWEEN -1e15 AND 1e15);
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_deep_confidence_range CHECK (deep_confidence BETWEEN -1e15 AND 1e15);
ALTER TABLE email_analysis ADD CONSTRAINT ck_email_analysis_business_impact_revenue_range CHECK (business_impact_revenue BETWEEN -1e15 AND 1e15);
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_dollar_value_range CHECK (dollar_value BETWEEN -1e15 AND 1e15);
ALTER TABLE workflow_tasks ADD CONSTRAINT ck_workflow_tasks_confidence_score_range CHECK (confidence_score BETWEEN -1e15 AND 1e15);
ALTER TABLE messages ADD CONSTRAINT ck_messages_confidence_score_range CHECK (confidence_score BETWEEN -1e15 AND 1e15);
ALTER TABLE deals ADD CONSTRAINT ck_deals_total_value_range CHECK (total_value BETWEEN -1e15 AND 1e15);
ALTER TABLE deals ADD CONSTRAINT ck_deals_discount_percentage_range CHECK (discount_percentage BETWEEN -1e15 AND 1e15);
ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_list_price_range CHECK (list_price BETWEEN -1e15 AND 1e15);
ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_dealer_net_price_range CHECK (dealer_net_price BETWEEN -1e15 AND 1e15);
ALTER TABLE deal_items ADD CONSTRAINT ck_deal_items_final_price_range CHECK (final_price BETWEEN -1e15 AND 1e15);

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
  json_type(new.permissions) <> 'array' OR json_array_length(new.permissions) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.permissions) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_users_permissions_list');
END;
CREATE TRIGGER tr_users_permissions_list_update AFTER UPDATE OF permissions ON users
WHEN new.permissions IS NOT NULL AND json_valid(new.permissions) AND (
  json_type(new.permissions) <> 'array' OR json_array_length(new.permissions) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.permissions) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_users_permissions_list');
END;
CREATE TRIGGER tr_emails_enhanced_categories_list_insert AFTER INSERT ON emails_enhanced
WHEN new.categories IS NOT NULL AND json_valid(new.categories) AND (
  json_type(new.categories) <> 'array' OR json_array_length(new.categories) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.categories) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_categories_list');
END;
CREATE TRIGGER tr_emails_enhanced_key_phrases_list_insert AFTER INSERT ON emails_enhanced
WHEN new.key_phrases IS NOT NULL AND json_valid(new.key_phrases) AND (
  json_type(new.key_phrases) <> 'array' OR json_array_length(new.key_phrases) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.key_phrases) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 1000 AND (
      length(CAST(value AS BLOB)) > 4000 OR length(value) > 1000 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_key_phrases_list');
END;
CREATE TRIGGER tr_emails_enhanced_categories_list_update AFTER UPDATE OF categories ON emails_enhanced
WHEN new.categories IS NOT NULL AND json_valid(new.categories) AND (
  json_type(new.categories) <> 'array' OR json_array_length(new.categories) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.categories) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_categories_list');
END;
CREATE TRIGGER tr_emails_enhanced_key_phrases_list_update AFTER UPDATE OF key_phrases ON emails_enhanced
WHEN new.key_phrases IS NOT NULL AND json_valid(new.key_phrases) AND (
  json_type(new.key_phrases) <> 'array' OR json_array_length(new.key_phrases) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.key_phrases) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 1000 AND (
      length(CAST(value AS BLOB)) > 4000 OR length(value) > 1000 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_emails_enhanced_key_phrases_list');
END;
CREATE TRIGGER tr_email_chains_missing_stages_list_insert AFTER INSERT ON email_chains
WHEN new.missing_stages IS NOT NULL AND json_valid(new.missing_stages) AND (
  json_type(new.missing_stages) <> 'array' OR json_array_length(new.missing_stages) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.missing_stages) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_missing_stages_list');
END;
CREATE TRIGGER tr_email_chains_participants_list_insert AFTER INSERT ON email_chains
WHEN new.participants IS NOT NULL AND json_valid(new.participants) AND (
  json_type(new.participants) <> 'array' OR json_array_length(new.participants) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.participants) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 320 AND (
      length(CAST(value AS BLOB)) > 1280 OR length(value) > 320 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_participants_list');
END;
CREATE TRIGGER tr_email_chains_missing_stages_list_update AFTER UPDATE OF missing_stages ON email_chains
WHEN new.missing_stages IS NOT NULL AND json_valid(new.missing_stages) AND (
  json_type(new.missing_stages) <> 'array' OR json_array_length(new.missing_stages) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.missing_stages) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_missing_stages_list');
END;
CREATE TRIGGER tr_email_chains_participants_list_update AFTER UPDATE OF participants ON email_chains
WHEN new.participants IS NOT NULL AND json_valid(new.participants) AND (
  json_type(new.participants) <> 'array' OR json_array_length(new.participants) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.participants) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 320 AND (
      length(CAST(value AS BLOB)) > 1280 OR length(value) > 320 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_email_chains_participants_list');
END;
CREATE TRIGGER tr_conversations_tags_list_insert AFTER INSERT ON conversations
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR json_array_length(new.tags) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.tags) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_conversations_tags_list');
END;
CREATE TRIGGER tr_conversations_tags_list_update AFTER UPDATE OF tags ON conversations
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR json_array_length(new.tags) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.tags) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
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

-- A hash leaves and enters by GetUserCredentials and SetUserPasswordHash only.
INSERT INTO crewdb_hidden (table_name, column_name) VALUES ('users', 'password_hash');
INSERT INTO crewdb_retention (table_name, time_column, key_column, index_name)
VALUES ('audit_logs', 'created_at', 'id', 'ix_audit_logs_created');
