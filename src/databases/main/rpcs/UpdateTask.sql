-- The history first: it needs the status as it was.
INSERT INTO workflow_status_history (id, task_id, old_status, new_status, changed_by, reason, changed_at)
SELECT :new_id, id, task_status, coalesce(:task_status, 'red'), coalesce(:changed_by, :caller), :reason, :now
FROM workflow_tasks
WHERE id = :task_id AND :has_task_status AND task_status <> coalesce(:task_status, 'red');

-- none NOT_FOUND
UPDATE workflow_tasks SET
  email_id = iif(:has_email_id, :email_id, email_id),
  workflow_category = iif(:has_workflow_category, :workflow_category, workflow_category),
  workflow_state = iif(:has_workflow_state, :workflow_state, workflow_state),
  completion_date = CASE
    WHEN :has_completion_time THEN :completion_time
    WHEN :has_task_status AND :task_status = 'completed' THEN coalesce(completion_date, :now)
    WHEN :has_task_status THEN NULL
    ELSE completion_date
  END,
  task_status = iif(:has_task_status, coalesce(:task_status, 'red'), task_status),
  title = iif(:has_title, :title, title),
  description = iif(:has_description, :description, description),
  priority = iif(:has_priority, coalesce(:priority, 'normal'), priority),
  current_owner = iif(:has_current_owner, :current_owner, current_owner),
  owner_email = iif(:has_owner_email, :owner_email, owner_email),
  dollar_value = iif(:has_dollar_value, :dollar_value, dollar_value),
  sla_deadline = iif(:has_sla_deadline_time, :sla_deadline_time, sla_deadline),
  confidence_score = iif(:has_confidence_score, :confidence_score, confidence_score),
  entities = iif(:has_entities, :entities, entities),
  updated_at = :now
WHERE id = :task_id;

SELECT * FROM task_details WHERE task_id = :task_id
