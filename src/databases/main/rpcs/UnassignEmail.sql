-- none NOT_FOUND
UPDATE emails_enhanced SET assigned_to = NULL, assigned_at = NULL, updated_at = :now WHERE id = :email_id;

SELECT * FROM email_summaries WHERE email_id = :email_id
