-- page by match_rank desc, received_time desc, email_id desc
-- The newest 2,000 rows that match are ranked, so that a common word costs no more than a rare one. FTS5's own rank
-- would count every match first. One phrase has one weight, so where it stands decides: 7 the subject begins with it,
-- 6 the sender does, 5 a word of the subject does, then inside the subject, the sender, the summary, the preview.
-- Each index gets an empty phrase when the text is for the other one: trigrams need three characters.
-- scan: sorts by rank the 2,000 matches at most that it has
WITH matches (row_id) AS (
  SELECT rowid FROM (
    SELECT rowid FROM email_search
    WHERE email_search MATCH iif(length(:query) < 3, '""', '"' || replace(:query, '"', '""') || '"')
    ORDER BY rowid DESC
    LIMIT 2000
  )
  UNION ALL
  SELECT rowid FROM (
    SELECT rowid FROM email_words
    WHERE email_words MATCH iif(length(:query) < 3, '"' || replace(:query, '"', '""') || '" *', '""')
    ORDER BY rowid DESC
    LIMIT 2000
  )
)
SELECT
  e.id AS email_id, e.graph_id, e.conversation_id, e.thread_id, e.subject, e.sender_email, e.sender_name,
  e.received_date_time AS received_time, e.body_preview, e.business_summary, e.importance, e.has_attachments,
  e.is_read, e.status, e.workflow_state, e.workflow_type, e.priority, e.confidence_score, e.chain_id,
  e.chain_completeness_score, e.phase_completed, e.processing_status, e.assigned_to, e.due_date AS due_time,
  e.categories, e.updated_at AS update_time,
  CASE instr(unicode_lower(e.subject), unicode_lower(:query))
    WHEN 1 THEN 7
    WHEN 0 THEN CASE min(
        coalesce(nullif(instr(unicode_lower(e.sender_email), unicode_lower(:query)), 0), 9999),
        coalesce(nullif(instr(unicode_lower(e.sender_name), unicode_lower(:query)), 0), 9999))
      WHEN 1 THEN 6
      WHEN 9999 THEN iif(instr(unicode_lower(e.business_summary), unicode_lower(:query)) > 0, 2, 1)
      ELSE 3
    END
    ELSE CASE
      WHEN instr(unicode_lower(e.sender_email), unicode_lower(:query)) = 1 OR instr(unicode_lower(e.sender_name), unicode_lower(:query)) = 1 THEN 6
      WHEN instr(unicode_lower(e.subject), ' ' || unicode_lower(:query)) > 0 THEN 5
      ELSE 4
    END
  END AS match_rank
FROM matches m
CROSS JOIN emails_enhanced e ON e.rowid = m.row_id
