-- none NOT_FOUND
UPDATE shopping_sessions SET
  items_found = items_found + :items_found,
  items_substituted = items_substituted + :items_substituted,
  items_unavailable = items_unavailable + :items_unavailable,
  updated_at = :now
WHERE id = :session_id AND status = 'active';

SELECT * FROM shopping_session_details WHERE session_id = :session_id
