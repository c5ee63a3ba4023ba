-- One statement: a SELECT behind it would read the pages of the indexes into which other writers insert, and SERIALIZABLE
-- would run them again.
WITH e AS (
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
    :body_content, :now, :now)
  RETURNING *
),
r AS (
  INSERT INTO email_recipients (email_id, recipient_type, email_address, name)
  SELECT e.id, coalesce(value ->> 'recipient_type', 'to'), value ->> 'email_address', value ->> 'name'
  FROM e CROSS JOIN json_each(:recipients)
  RETURNING recipient_type, email_address, name
),
a AS (
  INSERT INTO email_attachments (email_id, name, content_type, size, is_inline, content_id)
  SELECT
    e.id, value ->> 'name', value ->> 'content_type', CAST(value ->> 'size_bytes' AS INTEGER),
    CAST(coalesce(value ->> 'is_inline', '0') AS INTEGER), value ->> 'content_id'
  FROM e CROSS JOIN json_each(:attachments)
  RETURNING name, content_type, size, is_inline, content_id
)
SELECT
  e.id AS email_id, e.internet_message_id, e.graph_id, e.conversation_id, e.thread_id, e.subject,
  e.sender_email, e.sender_name, e.created_date_time AS mail_created_time,
  e.last_modified_date_time AS mail_modified_time, e.received_date_time AS received_time,
  e.sent_date_time AS sent_time, e.importance, e.has_attachments, e.is_read, e.is_draft, e.in_reply_to,
  e."references", e.web_link, e.parent_folder_id, e.categories, e.flag_status, e.status, e.workflow_state,
  e.workflow_type, e.priority, e.confidence_score, e.analyzed_at AS analyzed_time, e.chain_id,
  e.chain_completeness_score, e.chain_type, e.is_chain_complete, e.extracted_entities, e.key_phrases,
  e.sentiment_score, e.phase_completed, e.phase_1_results, e.phase_2_results, e.phase_3_results,
  e.business_summary, e.action_items, e.suggested_response, e.processing_status, e.recommended_phase,
  e.processing_time_ms, e.model_used, e.tokens_used, e.assigned_to, e.assigned_at AS assigned_time,
  e.due_date AS due_time, e.import_batch, e.source_file, e.created_at AS create_time,
  e.updated_at AS update_time, e.body_preview, e.body_content_type, e.body_content,
  (SELECT json_agg(json_build_object(
      'recipient_type', r.recipient_type, 'email_address', r.email_address, 'name', r.name))
    FROM r) AS recipients,
  (SELECT json_agg(json_build_object(
      'name', a.name, 'content_type', a.content_type, 'size_bytes', CAST(a.size AS text),
      'is_inline', a.is_inline, 'content_id', a.content_id))
    FROM a) AS attachments,
  NULL AS entities
FROM e
