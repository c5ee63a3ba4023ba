-- page by create_time desc, task_id desc
-- One arm of the union reads; which one is decided before a row is read, by terms that name no column.
-- scan: the arm without a filter walks an index in the order of the list and stops after one page
SELECT
  id AS task_id, email_id, workflow_category, workflow_state, task_status, title, description, priority, current_owner,
  owner_email, dollar_value, sla_deadline AS sla_deadline_time, completion_date AS completion_time, confidence_score,
  entities, created_at AS create_time, updated_at AS update_time
FROM (
  SELECT * FROM workflow_tasks INDEXED BY ix_workflow_tasks_created
  WHERE :email_id = '' AND :owner_email = '' AND :task_status IS NULL
  UNION ALL SELECT * FROM workflow_tasks INDEXED BY ix_workflow_tasks_status WHERE task_status = :task_status AND :email_id = '' AND :owner_email = '' -- if :task_status
  UNION ALL SELECT * FROM workflow_tasks INDEXED BY ix_workflow_tasks_owner WHERE owner_email = nullif(:owner_email, '') COLLATE NOCASE AND :email_id = '' -- if :owner_email
  UNION ALL SELECT * FROM workflow_tasks INDEXED BY ix_workflow_tasks_email WHERE email_id = nullif(:email_id, '') -- if :email_id
) AS found
WHERE (:task_status IS NULL OR task_status = :task_status)
  AND (:owner_email = '' OR owner_email = :owner_email COLLATE NOCASE)
  AND (:priority IS NULL OR priority = :priority)
  AND (:workflow_category = '' OR workflow_category = :workflow_category)
