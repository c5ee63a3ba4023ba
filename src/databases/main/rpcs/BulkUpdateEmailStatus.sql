UPDATE emails_enhanced SET status = :status, updated_at = :now
WHERE id IN (SELECT value FROM json_each(:email_ids));

SELECT :changes AS updated_count
