-- page by name asc, user_id asc
-- scan: users are the people of one team; the walk is in the order of the list and stops after one page
SELECT
  id AS user_id, email, name, role, department, status, permissions, last_login_at AS last_login_time,
  created_at AS create_time, updated_at AS update_time
FROM users INDEXED BY ix_users_name
WHERE (:role IS NULL OR role = :role)
  AND (:status IS NULL OR status = :status)
  AND (:department = '' OR department = :department)
  AND (:query = '' OR instr(unicode_lower(name), unicode_lower(:query)) > 0
    OR instr(unicode_lower(email), unicode_lower(:query)) > 0)
