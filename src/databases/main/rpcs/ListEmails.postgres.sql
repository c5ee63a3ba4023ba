-- page by priority_rank desc, received_time desc, email_id desc     -- if :order_by = EMAIL_ORDER_PRIORITY
-- page by completeness_key desc, received_time desc, email_id desc  -- if :order_by = EMAIL_ORDER_COMPLETENESS
-- page by received_time desc, email_id desc
-- scan: without a filter it walks an index in the order of the list and stops after one page
SELECT
  e.id AS email_id, e.graph_id, e.conversation_id, e.thread_id, e.subject, e.sender_email, e.sender_name,
  e.received_date_time AS received_time, e.body_preview, e.business_summary, e.importance, e.has_attachments,
  e.is_read, e.status, e.workflow_state, e.workflow_type, e.priority, e.confidence_score, e.chain_id,
  e.chain_completeness_score, e.phase_completed, e.processing_status, e.assigned_to, e.due_date AS due_time,
  e.categories, e.updated_at AS update_time, e.priority_rank, e.completeness_key
FROM emails_enhanced e
WHERE true
  AND e.status = ANY (json_texts(:statuses)) -- if :statuses
  AND e.sender_email = ANY (json_texts(:senders)) -- if :senders
  AND e.conversation_id = :conversation_id -- if :conversation_id
  AND (length(:query) < 3 OR search_text(e.subject, e.sender_email COLLATE "default", e.sender_name, e.business_summary, e.body_preview) LIKE search_part(:query)) -- if :query
  AND (length(:query) >= 3 OR search_beginnings(e.subject, e.sender_email COLLATE "default", e.sender_name) @> search_beginning(:query)) -- if :query
  AND (json_array_length(:priorities) = 0 OR e.priority = ANY (json_texts(:priorities)))
  AND (json_array_length(:workflow_states) = 0 OR e.workflow_state = ANY (json_texts(:workflow_states)))
  AND (json_array_length(:workflow_types) = 0 OR e.workflow_type = ANY (json_texts(:workflow_types)))
  AND (:assigned_to = '' OR e.assigned_to = :assigned_to)
  AND (:thread_id = '' OR e.thread_id = :thread_id)
  AND (:phase_completed IS NULL OR e.phase_completed = :phase_completed)
  AND e.completeness_key >= coalesce(:min_completeness, -1.0)
  AND e.received_date_time >= coalesce(:received_after, '')
  AND e.received_date_time < coalesce(:received_before, '~')
  AND (:has_attachments IS NULL OR e.has_attachments = :has_attachments)
  AND (:is_read IS NULL OR e.is_read = :is_read)
