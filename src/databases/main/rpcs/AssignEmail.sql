-- none NOT_FOUND
UPDATE emails_enhanced SET
  assigned_to = :user_id, assigned_at = :now, due_date = coalesce(:due_time, due_date), updated_at = :now
WHERE id = :email_id;

SELECT * FROM email_summaries WHERE email_id = :email_id
