-- page by priority_rank desc, received_time desc, email_id desc     -- if :order_by = EMAIL_ORDER_PRIORITY
-- page by completeness_key desc, received_time desc, email_id desc  -- if :order_by = EMAIL_ORDER_COMPLETENESS
-- page by received_time desc, email_id desc
-- One arm of the union reads; which one is decided before a row is read, by terms that name no column. It walks an
-- index that has the rows of the most selective filter in the order of the list, so a page costs the rows it shows.
-- Up to four statuses are merged in order; more are filtered on the walk by time.
-- An arm compares with an expression and not with a bare parameter: SQLite would prepare the statement anew for every
-- value of a parameter that two comparisons share. likelihood() lets the page's key win over the upper bound of time.
-- scan: the arms without a filter walk an index in the order of the list and stop after one page
SELECT
  e.id AS email_id, e.sender_email AS email_alias, coalesce(e.sender_name, e.sender_email) AS requested_by, e.subject,
  coalesce(e.business_summary, e.body_preview, '') AS summary,
  CASE e.phase_completed WHEN 3 THEN 'green' WHEN 2 THEN 'yellow' WHEN 1 THEN 'orange' ELSE 'red' END AS status_colour,
  CASE e.phase_completed
    WHEN 3 THEN 'Completed' WHEN 2 THEN 'In review' WHEN 1 THEN 'In progress' ELSE 'Not started'
  END AS status_text,
  e.workflow_state, e.priority, e.received_date_time AS received_time, e.is_read, e.has_attachments,
  e.priority_rank, e.completeness_key
FROM (
  SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_received
  WHERE coalesce(:order_by, 'received') = 'received'
    AND NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1
      OR json_array_length(:statuses) BETWEEN 1 AND 4 OR json_array_length(:workflow_states) = 1
      OR json_array_length(:priorities) = 1)
  UNION ALL
  SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_workflow_state
  WHERE workflow_state = :workflow_states ->> 0
    AND json_array_length(:workflow_states) = 1 AND coalesce(:order_by, 'received') = 'received'
    AND NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1
      OR json_array_length(:statuses) BETWEEN 1 AND 4)
  UNION ALL
  SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_priority
  WHERE priority_rank = CASE :priorities ->> 0
      WHEN 'critical' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 END
    AND json_array_length(:priorities) = 1 AND coalesce(:order_by, 'received') = 'received'
    AND NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1
      OR json_array_length(:statuses) BETWEEN 1 AND 4 OR json_array_length(:workflow_states) = 1)
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_status WHERE status = :statuses ->> 0 AND json_array_length(:statuses) <= 4 AND coalesce(:order_by, 'received') = 'received' AND NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1) -- if :statuses
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_status WHERE status = :statuses ->> 1 AND :statuses ->> 1 <> coalesce(:statuses ->> 0, '') AND json_array_length(:statuses) <= 4 AND coalesce(:order_by, 'received') = 'received' AND NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1) -- if :statuses
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_status WHERE status = :statuses ->> 2 AND :statuses ->> 2 NOT IN (coalesce(:statuses ->> 0, ''), coalesce(:statuses ->> 1, '')) AND json_array_length(:statuses) <= 4 AND coalesce(:order_by, 'received') = 'received' AND NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1) -- if :statuses
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_status WHERE status = :statuses ->> 3 AND :statuses ->> 3 NOT IN (coalesce(:statuses ->> 0, ''), coalesce(:statuses ->> 1, ''), coalesce(:statuses ->> 2, '')) AND json_array_length(:statuses) <= 4 AND coalesce(:order_by, 'received') = 'received' AND NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1) -- if :statuses
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_sender WHERE sender_email = :senders ->> 0 COLLATE NOCASE AND json_array_length(:senders) = 1 AND NOT (:conversation_id <> '' OR :assigned_to <> '') -- if :senders
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_assigned WHERE assigned_to = nullif(:assigned_to, '') AND :conversation_id = '' -- if :assigned_to
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_conversation WHERE conversation_id = nullif(:conversation_id, '') -- if :conversation_id
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_priority WHERE NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1) -- if :order_by = EMAIL_ORDER_PRIORITY
  UNION ALL SELECT rowid AS row_id, * FROM emails_enhanced INDEXED BY ix_emails_completeness WHERE NOT (:conversation_id <> '' OR :assigned_to <> '' OR json_array_length(:senders) = 1) -- if :order_by = EMAIL_ORDER_COMPLETENESS
) e
WHERE (json_array_length(:statuses) = 0 OR e.status IN (SELECT value FROM json_each(:statuses)))
  AND (json_array_length(:priorities) = 0 OR e.priority IN (SELECT value FROM json_each(:priorities)))
  AND (json_array_length(:workflow_states) = 0
    OR e.workflow_state IN (SELECT value FROM json_each(:workflow_states)))
  AND (json_array_length(:workflow_types) = 0 OR e.workflow_type IN (SELECT value FROM json_each(:workflow_types)))
  AND (json_array_length(:senders) = 0
    OR e.sender_email COLLATE NOCASE IN (SELECT value FROM json_each(:senders)))
  AND (:assigned_to = '' OR e.assigned_to = :assigned_to)
  AND (:conversation_id = '' OR e.conversation_id = :conversation_id)
  AND (:thread_id = '' OR e.thread_id = :thread_id)
  AND (:phase_completed IS NULL OR e.phase_completed = :phase_completed)
  AND e.completeness_key >= coalesce(:min_completeness, -1.0)
  AND e.received_date_time >= coalesce(:received_after, '')
  AND likelihood(e.received_date_time < coalesce(:received_before, '~'), 0.99)
  AND (:has_attachments IS NULL OR e.has_attachments = :has_attachments)
  AND (:is_read IS NULL OR e.is_read = :is_read)
  AND (:query = '' OR e.row_id IN (
    SELECT rowid FROM email_search
    WHERE email_search MATCH iif(length(:query) < 3, '""', '"' || replace(:query, '"', '""') || '"')
    UNION ALL
    SELECT rowid FROM email_words
    WHERE email_words MATCH iif(length(:query) < 3, '"' || replace(:query, '"', '""') || '" *', '""')))
