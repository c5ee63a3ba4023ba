INSERT INTO pipeline_executions (id, started_at, status, total_emails)
VALUES (iif(:run_id = '', :new_id, :run_id), :now, 'running', :total_emails);

SELECT * FROM pipeline_run_details WHERE run_id = iif(:run_id = '', :new_id, :run_id)
