-- none NOT_FOUND
UPDATE users SET last_login_at = :now, updated_at = :now
WHERE id = :user_id
RETURNING
  id AS user_id, email, name, role, department, status, permissions, last_login_at AS last_login_time,
  created_at AS create_time, updated_at AS update_time
