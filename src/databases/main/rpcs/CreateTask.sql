INSERT INTO workflow_tasks (
  id, email_id, workflow_category, workflow_state, task_status, title, description, priority, current_owner,
  owner_email, dollar_value, sla_deadline, completion_date, confidence_score, entities, created_at, updated_at)
VALUES (
  iif(:task_id = '', :new_id, :task_id), :email_id, :workflow_category, :workflow_state, coalesce(:task_status, 'red'),
  :title, :description, coalesce(:priority, 'normal'), :current_owner, :owner_email, :dollar_value,
  :sla_deadline_time, coalesce(:completion_time, iif(:task_status = 'completed', :now, NULL)), :confidence_score,
  :entities, :now, :now);

INSERT INTO workflow_status_history (id, task_id, old_status, new_status, changed_by, reason, changed_at)
VALUES (
  :new_id, iif(:task_id = '', :new_id, :task_id), NULL, coalesce(:task_status, 'red'), coalesce(:changed_by, :caller),
  NULL, :now);

SELECT * FROM task_details WHERE task_id = iif(:task_id = '', :new_id, :task_id)
