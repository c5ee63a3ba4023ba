-- page by start_time desc, run_id desc
-- One arm of the union reads; a term that names no column decides which.
-- scan: the arm without a filter walks an index in the order of the list and stops after one page
SELECT
  id AS run_id, started_at AS start_time, completed_at AS complete_time, status, stage1_count, stage2_count,
  stage3_count, total_emails, execution_time_ms, error_message
FROM (
  SELECT * FROM pipeline_executions INDEXED BY ix_pipeline_executions_started WHERE :status IS NULL
  UNION ALL SELECT * FROM pipeline_executions INDEXED BY ix_pipeline_executions_status WHERE status = :status -- if :status
) AS found
