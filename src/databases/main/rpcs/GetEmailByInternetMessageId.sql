SELECT * FROM email_details WHERE internet_message_id = :internet_message_id
