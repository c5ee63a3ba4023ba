-- none NOT_FOUND
UPDATE users SET
  email = iif(:has_email, :email, email),
  name = iif(:has_name, :name, name),
  role = iif(:has_role, coalesce(:role, 'user'), role),
  department = iif(:has_department, :department, department),
  status = iif(:has_status, coalesce(:status, 'active'), status),
  permissions = iif(:has_permissions, nullif(:permissions, '[]'), permissions),
  updated_at = :now
WHERE id = :user_id
RETURNING
  id AS user_id, email, name, role, department, status, permissions, last_login_at AS last_login_time,
  created_at AS create_time, updated_at AS update_time
