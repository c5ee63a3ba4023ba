-- page by update_time desc, workflow_chain_id desc
-- scan: walks an index in the order of the list and stops after one page
SELECT
  id AS workflow_chain_id, workflow_type, start_email_id, current_state, email_count, is_complete,
  completed_at AS completed_time, created_at AS create_time, updated_at AS update_time
FROM workflow_chains INDEXED BY ix_workflow_chains_updated
WHERE (:workflow_type = '' OR workflow_type = :workflow_type)
  AND (:current_state IS NULL OR current_state = :current_state)
  AND (:is_complete IS NULL OR is_complete = :is_complete)
