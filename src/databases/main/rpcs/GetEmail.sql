SELECT * FROM email_details WHERE email_id = :email_id
