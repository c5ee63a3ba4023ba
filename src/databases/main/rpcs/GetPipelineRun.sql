SELECT * FROM pipeline_run_details WHERE run_id = :run_id
