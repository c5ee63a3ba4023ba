SELECT * FROM email_analysis_details
WHERE analysis_id = (
  SELECT id FROM email_analysis INDEXED BY ix_email_analysis_email
  WHERE email_id = :email_id ORDER BY created_at DESC, id DESC LIMIT 1)
