-- The two states are two ordered walks of one index, merged: the oldest are found without sorting all that wait.
UPDATE emails_enhanced SET status = 'processing', processing_status = 'processing', updated_at = :now
WHERE rowid IN (
  SELECT row_id FROM (
    SELECT rowid AS row_id, received_date_time, id FROM emails_enhanced INDEXED BY ix_emails_status
    WHERE status = 'pending'
    UNION ALL
    SELECT rowid, received_date_time, id FROM emails_enhanced INDEXED BY ix_emails_status
    WHERE status = 'imported'
    ORDER BY 2, 3
    LIMIT iif(:max_count = 0, 50, :max_count)
  )
)
RETURNING
  id AS email_id, graph_id, conversation_id, thread_id, subject, sender_email, sender_name,
  received_date_time AS received_time, body_preview, business_summary, importance, has_attachments, is_read, status,
  workflow_state, workflow_type, priority, confidence_score, chain_id, chain_completeness_score, phase_completed,
  processing_status, assigned_to, due_date AS due_time, categories, updated_at AS update_time
