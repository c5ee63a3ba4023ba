-- CROSS JOIN keeps the order of the request: the ids are the outer loop. What BASIC leaves out is not read at all.
SELECT
  d.email_id, d.internet_message_id, d.graph_id, d.conversation_id, d.thread_id, d.subject, d.sender_email,
  d.sender_name, d.mail_created_time, d.mail_modified_time, d.received_time, d.sent_time, d.importance,
  d.has_attachments, d.is_read, d.is_draft, d.in_reply_to, d."references", d.web_link, d.parent_folder_id,
  d.categories, d.flag_status, d.status, d.workflow_state, d.workflow_type, d.priority, d.confidence_score,
  d.analyzed_time, d.chain_id, d.chain_completeness_score, d.chain_type, d.is_chain_complete, d.extracted_entities,
  d.key_phrases, d.sentiment_score, d.phase_completed, d.phase_1_results, d.phase_2_results, d.phase_3_results,
  d.business_summary, d.action_items, d.suggested_response, d.processing_status, d.recommended_phase,
  d.processing_time_ms, d.model_used, d.tokens_used, d.assigned_to, d.assigned_time, d.due_time, d.import_batch,
  d.source_file, d.create_time, d.update_time, d.body_preview, d.body_content_type,
  iif(coalesce(:view, '') = 'basic', NULL, d.body_content) AS body_content,
  iif(coalesce(:view, '') = 'basic', NULL, d.recipients) AS recipients,
  iif(coalesce(:view, '') = 'basic', NULL, d.attachments) AS attachments,
  iif(coalesce(:view, '') = 'basic', NULL, d.entities) AS entities
FROM json_each(:email_ids) AS wanted
CROSS JOIN email_details d
WHERE d.email_id = wanted.value
ORDER BY wanted.rowid
