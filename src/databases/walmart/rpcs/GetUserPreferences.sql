SELECT * FROM user_preference_details WHERE user_id = :user_id
