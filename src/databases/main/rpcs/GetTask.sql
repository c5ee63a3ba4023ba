SELECT * FROM task_details WHERE task_id = :task_id
