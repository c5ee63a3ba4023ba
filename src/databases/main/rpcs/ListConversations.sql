-- page by update_time desc, conversation_id desc
-- One arm of the union reads; a term that names no column decides which.
-- scan: the arm without a filter walks an index in the order of the list and stops after one page
SELECT
  id AS conversation_id, title, description, user_id, agent_type, conversation_type, status, metadata, tags, priority,
  created_at AS create_time, updated_at AS update_time
FROM (
  SELECT * FROM conversations INDEXED BY ix_conversations_updated WHERE :user_id = ''
  UNION ALL SELECT * FROM conversations INDEXED BY ix_conversations_user WHERE user_id = nullif(:user_id, '') -- if :user_id
) AS found
WHERE (:status IS NULL OR status = :status)
  AND (:conversation_type IS NULL OR conversation_type = :conversation_type)
