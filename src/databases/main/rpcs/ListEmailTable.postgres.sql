-- page by priority_rank desc, received_time desc, email_id desc     -- if :order_by = EMAIL_ORDER_PRIORITY
-- page by completeness_key desc, received_time desc, email_id desc  -- if :order_by = EMAIL_ORDER_COMPLETENESS
-- page by received_time desc, email_id desc
-- scan: without a filter it walks an index in the order of the list and stops after one page
SELECT
  e.id AS email_id, e.sender_email AS email_alias, coalesce(e.sender_name, e.sender_email) AS requested_by, e.subject,
  coalesce(e.business_summary, e.body_preview, '') AS summary,
  CASE e.phase_completed WHEN 3 THEN 'green' WHEN 2 THEN 'yellow' WHEN 1 THEN 'orange' ELSE 'red' END AS status_colour,
  CASE e.phase_completed
    WHEN 3 THEN 'Completed' WHEN 2 THEN 'In review' WHEN 1 THEN 'In progress' ELSE 'Not started'
  END AS status_text,
  e.workflow_state, e.priority, e.received_date_time AS received_time, e.is_read, e.has_attachments,
  e.priority_rank, e.completeness_key
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
