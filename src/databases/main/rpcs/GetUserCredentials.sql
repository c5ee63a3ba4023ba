SELECT id AS user_id, role, status, password_hash FROM users WHERE email = :email COLLATE NOCASE
