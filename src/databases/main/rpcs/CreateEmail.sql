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
  iif(:email_id = '', :new_id, :email_id), :internet_message_id, :graph_id, :conversation_id, :thread_id, :subject,
  :sender_email, :sender_name, coalesce(:mail_created_time, :received_time), :mail_modified_time, :received_time,
  :sent_time, coalesce(:importance, 'normal'), iif(json_array_length(:attachments) > 0, 1, coalesce(:has_attachments, 0)),
  coalesce(:is_read, 0), coalesce(:is_draft, 0), :in_reply_to, :references, :web_link, :parent_folder_id, nullif(:categories, '[]'), :flag_status,
  coalesce(:status, 'pending'), :workflow_state, :workflow_type, :priority, :confidence_score, :analyzed_time,
  :chain_id, :chain_completeness_score, :chain_type, coalesce(:is_chain_complete, 0), :extracted_entities,
  nullif(:key_phrases, '[]'), :sentiment_score, coalesce(:phase_completed, 0), :phase_1_results, :phase_2_results,
  :phase_3_results, :business_summary, :action_items, :suggested_response, coalesce(:processing_status, 'pending'),
  :recommended_phase, :processing_time_ms, :model_used, :tokens_used, :assigned_to, :assigned_time, :due_time,
  :import_batch, :source_file, :body_preview, iif(:body_content_type = '', 'text', :body_content_type),
  :body_content, :now, :now);

INSERT INTO email_recipients (email_id, recipient_type, email_address, name)
SELECT
  iif(:email_id = '', :new_id, :email_id), coalesce(value ->> 'recipient_type', 'to'), value ->> 'email_address',
  value ->> 'name'
FROM json_each(:recipients);

INSERT INTO email_attachments (email_id, name, content_type, size, is_inline, content_id)
SELECT
  iif(:email_id = '', :new_id, :email_id), value ->> 'name', value ->> 'content_type',
  CAST(value ->> 'size_bytes' AS INTEGER), CAST(coalesce(value ->> 'is_inline', '0') AS INTEGER), value ->> 'content_id'
FROM json_each(:attachments);

SELECT * FROM email_details WHERE email_id = iif(:email_id = '', :new_id, :email_id)
