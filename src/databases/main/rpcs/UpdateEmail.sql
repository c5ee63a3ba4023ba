-- none NOT_FOUND
UPDATE emails_enhanced SET
  internet_message_id = iif(:has_internet_message_id, :internet_message_id, internet_message_id),
  graph_id = iif(:has_graph_id, :graph_id, graph_id),
  conversation_id = iif(:has_conversation_id, :conversation_id, conversation_id),
  thread_id = iif(:has_thread_id, :thread_id, thread_id),
  subject = iif(:has_subject, :subject, subject),
  sender_email = iif(:has_sender_email, :sender_email, sender_email),
  sender_name = iif(:has_sender_name, :sender_name, sender_name),
  created_date_time = iif(:has_mail_created_time, coalesce(:mail_created_time, created_date_time), created_date_time),
  last_modified_date_time = iif(:has_mail_modified_time, :mail_modified_time, last_modified_date_time),
  received_date_time = iif(:has_received_time, coalesce(:received_time, received_date_time), received_date_time),
  sent_date_time = iif(:has_sent_time, :sent_time, sent_date_time),
  importance = iif(:has_importance, coalesce(:importance, 'normal'), importance),
  has_attachments = iif(:has_has_attachments, coalesce(:has_attachments, 0), has_attachments),
  is_read = iif(:has_is_read, coalesce(:is_read, 0), is_read),
  is_draft = iif(:has_is_draft, coalesce(:is_draft, 0), is_draft),
  in_reply_to = iif(:has_in_reply_to, :in_reply_to, in_reply_to),
  "references" = iif(:has_references, :references, "references"),
  web_link = iif(:has_web_link, :web_link, web_link),
  parent_folder_id = iif(:has_parent_folder_id, :parent_folder_id, parent_folder_id),
  categories = iif(:has_categories, nullif(:categories, '[]'), categories),
  flag_status = iif(:has_flag_status, :flag_status, flag_status),
  status = iif(:has_status, coalesce(:status, 'pending'), status),
  workflow_state = iif(:has_workflow_state, :workflow_state, workflow_state),
  workflow_type = iif(:has_workflow_type, :workflow_type, workflow_type),
  priority = iif(:has_priority, :priority, priority),
  confidence_score = iif(:has_confidence_score, :confidence_score, confidence_score),
  analyzed_at = iif(:has_analyzed_time, :analyzed_time, analyzed_at),
  chain_id = iif(:has_chain_id, :chain_id, chain_id),
  chain_completeness_score = iif(:has_chain_completeness_score, :chain_completeness_score, chain_completeness_score),
  chain_type = iif(:has_chain_type, :chain_type, chain_type),
  is_chain_complete = iif(:has_is_chain_complete, coalesce(:is_chain_complete, 0), is_chain_complete),
  extracted_entities = iif(:has_extracted_entities, :extracted_entities, extracted_entities),
  key_phrases = iif(:has_key_phrases, nullif(:key_phrases, '[]'), key_phrases),
  sentiment_score = iif(:has_sentiment_score, :sentiment_score, sentiment_score),
  phase_completed = iif(:has_phase_completed, coalesce(:phase_completed, 0), phase_completed),
  phase_1_results = iif(:has_phase_1_results, :phase_1_results, phase_1_results),
  phase_2_results = iif(:has_phase_2_results, :phase_2_results, phase_2_results),
  phase_3_results = iif(:has_phase_3_results, :phase_3_results, phase_3_results),
  business_summary = iif(:has_business_summary, :business_summary, business_summary),
  action_items = iif(:has_action_items, :action_items, action_items),
  suggested_response = iif(:has_suggested_response, :suggested_response, suggested_response),
  processing_status = iif(:has_processing_status, coalesce(:processing_status, 'pending'), processing_status),
  recommended_phase = iif(:has_recommended_phase, :recommended_phase, recommended_phase),
  processing_time_ms = iif(:has_processing_time_ms, :processing_time_ms, processing_time_ms),
  model_used = iif(:has_model_used, :model_used, model_used),
  tokens_used = iif(:has_tokens_used, :tokens_used, tokens_used),
  assigned_to = iif(:has_assigned_to, :assigned_to, assigned_to),
  assigned_at = iif(:has_assigned_time, :assigned_time, assigned_at),
  due_date = iif(:has_due_time, :due_time, due_date),
  import_batch = iif(:has_import_batch, :import_batch, import_batch),
  source_file = iif(:has_source_file, :source_file, source_file),
  body_preview = iif(:has_body_preview, :body_preview, body_preview),
  body_content_type = iif(:has_body_content_type, iif(:body_content_type = '', 'text', :body_content_type), body_content_type),
  body_content = iif(:has_body_content, :body_content, body_content),
  updated_at = :now
WHERE id = :email_id;

DELETE FROM email_recipients INDEXED BY ix_email_recipients_email
WHERE email_id = :email_id AND :has_recipients;

INSERT INTO email_recipients (email_id, recipient_type, email_address, name)
SELECT :email_id, coalesce(value ->> 'recipient_type', 'to'), value ->> 'email_address', value ->> 'name'
FROM json_each(:recipients)
WHERE :has_recipients;

-- `:has_attachments` is the field of that name, so the condition says whether the list is to change.
DELETE FROM email_attachments INDEXED BY ix_email_attachments_email
WHERE email_id = iif(0
  + 1 -- if :attachments
  = 1, :email_id, NULL);

INSERT INTO email_attachments (email_id, name, content_type, size, is_inline, content_id)
SELECT
  :email_id, value ->> 'name', value ->> 'content_type', CAST(value ->> 'size_bytes' AS INTEGER),
  CAST(coalesce(value ->> 'is_inline', '0') AS INTEGER), value ->> 'content_id'
FROM json_each(:attachments)
WHERE 0
  + 1 -- if :attachments
  = 1;

SELECT * FROM email_details WHERE email_id = :email_id
