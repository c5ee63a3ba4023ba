DELETE FROM email_analysis WHERE id IN (
  SELECT id FROM email_analysis INDEXED BY ix_email_analysis_created
  WHERE created_at < :created_before
  ORDER BY created_at, id
  LIMIT iif(:max_count = 0, 1000, :max_count)
);

SELECT :changes AS deleted_count
