SELECT
  id AS user_id, email, name, role, department, status, permissions, last_login_at AS last_login_time,
  created_at AS create_time, updated_at AS update_time
FROM users
WHERE email = :email COLLATE NOCASE
