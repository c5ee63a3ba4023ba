-- none NOT_FOUND
UPDATE users SET last_login_at = :now, updated_at = :now
WHERE id = :user_id;

SELECT * FROM user_details WHERE user_id = :user_id
