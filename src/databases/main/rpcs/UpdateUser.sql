-- none NOT_FOUND
UPDATE users SET
  email = iif(:has_email, :email, email),
  name = iif(:has_name, :name, name),
  role = iif(:has_role, coalesce(:role, 'user'), role),
  department = iif(:has_department, :department, department),
  status = iif(:has_status, coalesce(:status, 'active'), status),
  permissions = iif(:has_permissions, nullif(:permissions, '[]'), permissions),
  updated_at = :now
WHERE id = :user_id;

SELECT * FROM user_details WHERE user_id = :user_id
