UPDATE emails_enhanced SET is_read = coalesce(:is_read, 1), updated_at = :now
WHERE id IN (SELECT value FROM json_each(:email_ids)) AND is_read <> coalesce(:is_read, 1);

SELECT :changes AS updated_count
