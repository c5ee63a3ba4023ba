-- page by match_rank desc, received_time desc, email_id desc
-- Ranks as SearchEmails.sql does, of the newest by time that match.
-- scan: sorts by rank the 2,000 matches at most that it has
SELECT
  e.id AS email_id, e.graph_id, e.conversation_id, e.thread_id, e.subject, e.sender_email, e.sender_name,
  e.received_date_time AS received_time, e.body_preview, e.business_summary, e.importance, e.has_attachments,
  e.is_read, e.status, e.workflow_state, e.workflow_type, e.priority, e.confidence_score, e.chain_id,
  e.chain_completeness_score, e.phase_completed, e.processing_status, e.assigned_to, e.due_date AS due_time,
  e.categories, e.updated_at AS update_time,
  CASE instr(unicode_lower(e.subject), unicode_lower(:query))
    WHEN 1 THEN 7
    WHEN 0 THEN CASE least(
        coalesce(nullif(instr(unicode_lower(e.sender_email COLLATE "default"), unicode_lower(:query)), 0), 9999),
        coalesce(nullif(instr(unicode_lower(e.sender_name), unicode_lower(:query)), 0), 9999))
      WHEN 1 THEN 6
      WHEN 9999 THEN iif(instr(unicode_lower(e.business_summary), unicode_lower(:query)) > 0, 2, 1)
      ELSE 3
    END
    ELSE CASE
      WHEN instr(unicode_lower(e.sender_email COLLATE "default"), unicode_lower(:query)) = 1 OR instr(unicode_lower(e.sender_name), unicode_lower(:query)) = 1 THEN 6
      WHEN instr(unicode_lower(e.subject), ' ' || unicode_lower(:query)) > 0 THEN 5
      ELSE 4
    END
  END AS match_rank
FROM (
  SELECT * FROM emails_enhanced
  WHERE (length(:query) < 3 OR search_text(subject, sender_email COLLATE "default", sender_name, business_summary, body_preview) LIKE search_part(:query))
    AND (length(:query) >= 3 OR search_beginnings(subject, sender_email COLLATE "default", sender_name) @> search_beginning(:query))
  ORDER BY received_date_time DESC, id DESC
  LIMIT 2000
) e
