SELECT * FROM user_details WHERE email = :email COLLATE NOCASE
