-- page by deadline_key asc, task_id asc
-- likelihood() lets the page's key win over the upper bound of time.
SELECT
  id AS task_id, email_id, workflow_category, workflow_state, task_status, title, description, priority, current_owner,
  owner_email, dollar_value, sla_deadline AS sla_deadline_time, completion_date AS completion_time, confidence_score,
  entities, created_at AS create_time, updated_at AS update_time,
  deadline_key
FROM workflow_tasks INDEXED BY ix_workflow_tasks_deadline
WHERE is_open = 1 AND likelihood(deadline_key < coalesce(:due_before, :now), 0.99)
