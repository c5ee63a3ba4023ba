UPDATE emails_enhanced SET
  assigned_to = nullif(:user_id, ''), assigned_at = iif(:user_id = '', NULL, :now), updated_at = :now
WHERE id IN (SELECT value FROM json_each(:email_ids));

SELECT :changes AS updated_count
