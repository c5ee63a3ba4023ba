-- page by change_time asc, change_id asc
SELECT
  id AS change_id, task_id, old_status, new_status, changed_by, reason, changed_at AS change_time
FROM workflow_status_history INDEXED BY ix_workflow_status_history_task
WHERE task_id = :task_id
