-- Its messages go with it.
-- none NOT_FOUND
DELETE FROM conversations WHERE id = :conversation_id
