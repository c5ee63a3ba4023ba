-- none NOT_FOUND
UPDATE conversations SET
  title = iif(:has_title, :title, title),
  description = iif(:has_description, :description, description),
  user_id = iif(:has_user_id, :user_id, user_id),
  agent_type = iif(:has_agent_type, :agent_type, agent_type),
  conversation_type = iif(:has_conversation_type, coalesce(:conversation_type, 'chat'), conversation_type),
  status = iif(:has_status, coalesce(:status, 'active'), status),
  metadata = iif(:has_metadata, :metadata, metadata),
  tags = iif(:has_tags, nullif(:tags, '[]'), tags),
  priority = iif(:has_priority, :priority, priority),
  updated_at = :now
WHERE id = :conversation_id;

SELECT * FROM conversation_details WHERE conversation_id = :conversation_id
