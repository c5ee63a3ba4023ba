-- none NOT_FOUND
UPDATE pipeline_executions SET
  status = :status,
  completed_at = iif(:status = 'running', NULL, :now),
  execution_time_ms = iif(:status = 'running', NULL,
    max(0, CAST(round((julianday(:now) - julianday(started_at)) * 86400000) AS INTEGER))),
  stage1_count = coalesce(:stage1_count, stage1_count),
  stage2_count = coalesce(:stage2_count, stage2_count),
  stage3_count = coalesce(:stage3_count, stage3_count),
  total_emails = coalesce(:total_emails, total_emails),
  error_message = :error_message
WHERE id = :run_id AND status = 'running';

SELECT * FROM pipeline_run_details WHERE run_id = :run_id
