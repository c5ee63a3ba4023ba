INSERT INTO users (id, email, name, role, department, status, permissions, created_at, updated_at)
VALUES (
  iif(:user_id = '', :new_id, :user_id), :email, :name, coalesce(:role, 'user'), :department,
  coalesce(:status, 'active'), nullif(:permissions, '[]'), :now, :now)
RETURNING
  id AS user_id, email, name, role, department, status, permissions, last_login_at AS last_login_time,
  created_at AS create_time, updated_at AS update_time
