SELECT * FROM user_details WHERE user_id = :user_id
