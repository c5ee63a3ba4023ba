INSERT INTO conversations (
  id, title, description, user_id, agent_type, conversation_type, status, metadata, tags, priority, created_at,
  updated_at)
VALUES (
  iif(:conversation_id = '', :new_id, :conversation_id), :title, :description, :user_id, :agent_type,
  coalesce(:conversation_type, 'chat'), coalesce(:status, 'active'), :metadata, nullif(:tags, '[]'), :priority, :now,
  :now);

SELECT * FROM conversation_details WHERE conversation_id = iif(:conversation_id = '', :new_id, :conversation_id)
