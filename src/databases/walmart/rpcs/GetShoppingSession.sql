SELECT * FROM shopping_session_details WHERE session_id = :session_id
