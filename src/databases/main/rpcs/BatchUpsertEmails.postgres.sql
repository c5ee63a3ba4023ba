-- What BatchUpsertEmails.sql says, without what SQLite's search index needs before and behind it.

-- each :emails
INSERT INTO emails_enhanced (
  id, internet_message_id, graph_id, conversation_id, thread_id, subject, sender_email, sender_name,
  created_date_time, last_modified_date_time, received_date_time, sent_date_time, importance, has_attachments, is_read,
  is_draft, in_reply_to, "references", web_link, parent_folder_id, categories, flag_status, status, workflow_state,
  workflow_type, priority, confidence_score, analyzed_at, chain_id, chain_completeness_score, chain_type,
  is_chain_complete, extracted_entities, key_phrases, sentiment_score, phase_completed, phase_1_results,
  phase_2_results, phase_3_results, business_summary, action_items, suggested_response, processing_status,
  recommended_phase, processing_time_ms, model_used, tokens_used, assigned_to, assigned_at, due_date, import_batch,
  source_file, body_preview, body_content_type, body_content, created_at, updated_at)
VALUES (
  coalesce(
    nullif(:email_id, ''), (SELECT id FROM emails_enhanced WHERE graph_id = :graph_id),
    (SELECT id FROM emails_enhanced WHERE internet_message_id = :internet_message_id), :new_id), :internet_message_id, :graph_id, :conversation_id, :thread_id, :subject,
  :sender_email, :sender_name, coalesce(:mail_created_time, :received_time), :mail_modified_time, :received_time,
  :sent_time, coalesce(:importance, 'normal'), iif(json_array_length(:attachments) > 0, 1, coalesce(:has_attachments, 0)),
  coalesce(:is_read, 0), coalesce(:is_draft, 0), :in_reply_to, :references, :web_link, :parent_folder_id, nullif(:categories, '[]'), :flag_status,
  coalesce(:status, 'pending'), :workflow_state, :workflow_type, :priority, :confidence_score, :analyzed_time,
  :chain_id, :chain_completeness_score, :chain_type, coalesce(:is_chain_complete, 0), :extracted_entities,
  nullif(:key_phrases, '[]'), :sentiment_score, coalesce(:phase_completed, 0), :phase_1_results, :phase_2_results,
  :phase_3_results, :business_summary, :action_items, :suggested_response, coalesce(:processing_status, 'pending'),
  :recommended_phase, :processing_time_ms, :model_used, :tokens_used, :assigned_to, :assigned_time, :due_time,
  :import_batch, :source_file, :body_preview, iif(:body_content_type = '', 'text', :body_content_type),
  :body_content, :now, :now)
ON CONFLICT (id) DO UPDATE SET
  internet_message_id = iif(:has_internet_message_id, excluded.internet_message_id, emails_enhanced.internet_message_id),
  graph_id = iif(:has_graph_id, excluded.graph_id, emails_enhanced.graph_id),
  conversation_id = iif(:has_conversation_id, excluded.conversation_id, emails_enhanced.conversation_id),
  thread_id = iif(:has_thread_id, excluded.thread_id, emails_enhanced.thread_id),
  subject = iif(:has_subject, excluded.subject, emails_enhanced.subject),
  sender_email = iif(:has_sender_email, excluded.sender_email, emails_enhanced.sender_email),
  sender_name = iif(:has_sender_name, excluded.sender_name, emails_enhanced.sender_name),
  created_date_time = iif(:has_mail_created_time, excluded.created_date_time, emails_enhanced.created_date_time),
  last_modified_date_time = iif(:has_mail_modified_time, excluded.last_modified_date_time, emails_enhanced.last_modified_date_time),
  received_date_time = iif(:has_received_time, excluded.received_date_time, emails_enhanced.received_date_time),
  sent_date_time = iif(:has_sent_time, excluded.sent_date_time, emails_enhanced.sent_date_time),
  importance = iif(:has_importance, excluded.importance, emails_enhanced.importance),
  has_attachments = iif(:has_has_attachments OR json_array_length(:attachments) > 0, excluded.has_attachments, emails_enhanced.has_attachments),
  is_read = iif(:has_is_read, excluded.is_read, emails_enhanced.is_read),
  is_draft = iif(:has_is_draft, excluded.is_draft, emails_enhanced.is_draft),
  in_reply_to = iif(:has_in_reply_to, excluded.in_reply_to, emails_enhanced.in_reply_to),
  "references" = iif(:has_references, excluded."references", emails_enhanced."references"),
  web_link = iif(:has_web_link, excluded.web_link, emails_enhanced.web_link),
  parent_folder_id = iif(:has_parent_folder_id, excluded.parent_folder_id, emails_enhanced.parent_folder_id),
  categories = iif(:has_categories, excluded.categories, emails_enhanced.categories),
  flag_status = iif(:has_flag_status, excluded.flag_status, emails_enhanced.flag_status),
  status = iif(:has_status, excluded.status, emails_enhanced.status),
  workflow_state = iif(:has_workflow_state, excluded.workflow_state, emails_enhanced.workflow_state),
  workflow_type = iif(:has_workflow_type, excluded.workflow_type, emails_enhanced.workflow_type),
  priority = iif(:has_priority, excluded.priority, emails_enhanced.priority),
  confidence_score = iif(:has_confidence_score, excluded.confidence_score, emails_enhanced.confidence_score),
  analyzed_at = iif(:has_analyzed_time, excluded.analyzed_at, emails_enhanced.analyzed_at),
  chain_id = iif(:has_chain_id, excluded.chain_id, emails_enhanced.chain_id),
  chain_completeness_score = iif(:has_chain_completeness_score, excluded.chain_completeness_score, emails_enhanced.chain_completeness_score),
  chain_type = iif(:has_chain_type, excluded.chain_type, emails_enhanced.chain_type),
  is_chain_complete = iif(:has_is_chain_complete, excluded.is_chain_complete, emails_enhanced.is_chain_complete),
  extracted_entities = iif(:has_extracted_entities, excluded.extracted_entities, emails_enhanced.extracted_entities),
  key_phrases = iif(:has_key_phrases, excluded.key_phrases, emails_enhanced.key_phrases),
  sentiment_score = iif(:has_sentiment_score, excluded.sentiment_score, emails_enhanced.sentiment_score),
  phase_completed = iif(:has_phase_completed, excluded.phase_completed, emails_enhanced.phase_completed),
  phase_1_results = iif(:has_phase_1_results, excluded.phase_1_results, emails_enhanced.phase_1_results),
  phase_2_results = iif(:has_phase_2_results, excluded.phase_2_results, emails_enhanced.phase_2_results),
  phase_3_results = iif(:has_phase_3_results, excluded.phase_3_results, emails_enhanced.phase_3_results),
  business_summary = iif(:has_business_summary, excluded.business_summary, emails_enhanced.business_summary),
  action_items = iif(:has_action_items, excluded.action_items, emails_enhanced.action_items),
  suggested_response = iif(:has_suggested_response, excluded.suggested_response, emails_enhanced.suggested_response),
  processing_status = iif(:has_processing_status, excluded.processing_status, emails_enhanced.processing_status),
  recommended_phase = iif(:has_recommended_phase, excluded.recommended_phase, emails_enhanced.recommended_phase),
  processing_time_ms = iif(:has_processing_time_ms, excluded.processing_time_ms, emails_enhanced.processing_time_ms),
  model_used = iif(:has_model_used, excluded.model_used, emails_enhanced.model_used),
  tokens_used = iif(:has_tokens_used, excluded.tokens_used, emails_enhanced.tokens_used),
  assigned_to = iif(:has_assigned_to, excluded.assigned_to, emails_enhanced.assigned_to),
  assigned_at = iif(:has_assigned_time, excluded.assigned_at, emails_enhanced.assigned_at),
  due_date = iif(:has_due_time, excluded.due_date, emails_enhanced.due_date),
  import_batch = iif(:has_import_batch, excluded.import_batch, emails_enhanced.import_batch),
  source_file = iif(:has_source_file, excluded.source_file, emails_enhanced.source_file),
  body_preview = iif(:has_body_preview, excluded.body_preview, emails_enhanced.body_preview),
  body_content_type = iif(:has_body_content_type, excluded.body_content_type, emails_enhanced.body_content_type),
  body_content = iif(:has_body_content, excluded.body_content, emails_enhanced.body_content),
  updated_at = iif(emails_enhanced.created_at < :now, :now, strftime('%Y-%m-%dT%H:%M:%fZ', emails_enhanced.created_at, '+0.001 seconds'));

-- each :emails
DELETE FROM email_recipients
WHERE json_array_length(:recipients) > 0 AND email_id = coalesce(
  nullif(:email_id, ''), (SELECT id FROM emails_enhanced WHERE graph_id = :graph_id),
  (SELECT id FROM emails_enhanced WHERE internet_message_id = :internet_message_id), :new_id);

-- each :emails
INSERT INTO email_recipients (email_id, recipient_type, email_address, name)
SELECT
  coalesce(
    nullif(:email_id, ''), (SELECT id FROM emails_enhanced WHERE graph_id = :graph_id),
    (SELECT id FROM emails_enhanced WHERE internet_message_id = :internet_message_id), :new_id),
  coalesce(value ->> 'recipient_type', 'to'), value ->> 'email_address', value ->> 'name'
FROM json_each(:recipients);

-- each :emails
DELETE FROM email_attachments
WHERE json_array_length(:attachments) > 0 AND email_id = coalesce(
  nullif(:email_id, ''), (SELECT id FROM emails_enhanced WHERE graph_id = :graph_id),
  (SELECT id FROM emails_enhanced WHERE internet_message_id = :internet_message_id), :new_id);

-- each :emails
INSERT INTO email_attachments (email_id, name, content_type, size, is_inline, content_id)
SELECT
  coalesce(
    nullif(:email_id, ''), (SELECT id FROM emails_enhanced WHERE graph_id = :graph_id),
    (SELECT id FROM emails_enhanced WHERE internet_message_id = :internet_message_id), :new_id),
  value ->> 'name', value ->> 'content_type', CAST(value ->> 'size_bytes' AS INTEGER),
  CAST(coalesce(value ->> 'is_inline', '0') AS INTEGER), value ->> 'content_id'
FROM json_each(:attachments);

-- each :emails
SELECT id AS email_id, created_at = updated_at AS created, updated_at AS update_time
FROM emails_enhanced
WHERE id = coalesce(
  nullif(:email_id, ''), (SELECT id FROM emails_enhanced WHERE graph_id = :graph_id),
  (SELECT id FROM emails_enhanced WHERE internet_message_id = :internet_message_id), :new_id)
