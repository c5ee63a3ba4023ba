-- none NOT_FOUND
UPDATE users SET password_hash = :password_hash, updated_at = :now
WHERE id = :user_id
RETURNING updated_at AS update_time
