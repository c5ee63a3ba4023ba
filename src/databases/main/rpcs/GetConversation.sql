SELECT
  c.*, (SELECT count(*) FROM messages WHERE conversation_id = c.conversation_id) AS messages_count
FROM conversation_details c
WHERE c.conversation_id = :conversation_id
