-- none NOT_FOUND
UPDATE conversations SET updated_at = :now WHERE id = :conversation_id;

INSERT INTO messages (
  id, conversation_id, user_id, role, content, content_type, metadata, parent_message_id, confidence_score,
  processing_time, model_used, created_at)
VALUES (
  iif(:message_id = '', :new_id, :message_id), :conversation_id, :user_id, :role, :content,
  coalesce(:content_type, 'text'), :metadata, :parent_message_id, :confidence_score, :processing_time_ms, :model_used,
  :now);

SELECT * FROM message_details WHERE message_id = iif(:message_id = '', :new_id, :message_id)
