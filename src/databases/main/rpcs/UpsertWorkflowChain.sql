-- Inserts also into a chain that is there: the conflict keeps its key and gives it the state. A chain that is named must exist.
-- none NOT_FOUND
INSERT INTO workflow_chains (
  id, workflow_type, start_email_id, current_state, email_count, is_complete, completed_at, created_at, updated_at)
SELECT
  coalesce(nullif(:workflow_chain_id, ''), (
    SELECT max(c.id) FROM workflow_chain_emails e JOIN workflow_chains c ON c.id = e.chain_id
    WHERE e.email_id = :email_id AND c.workflow_type = :workflow_type), :new_id),
  :workflow_type, :email_id, :workflow_state, 0, iif(:workflow_state = 'COMPLETION', 1, 0),
  iif(:workflow_state = 'COMPLETION', :now, NULL), :now, :now
WHERE :workflow_chain_id = '' OR EXISTS (SELECT 1 FROM workflow_chains WHERE id = :workflow_chain_id)
ON CONFLICT (id) DO UPDATE SET
  current_state = excluded.current_state,
  is_complete = excluded.is_complete,
  completed_at = iif(excluded.is_complete = 1, coalesce(workflow_chains.completed_at, :now), NULL),
  updated_at = :now;

INSERT INTO workflow_chain_emails (chain_id, email_id, sequence_number, state_at_addition)
SELECT c.id, :email_id, c.email_count + 1, :workflow_state
FROM workflow_chains c
WHERE c.id = coalesce(nullif(:workflow_chain_id, ''), (
    SELECT max(w.id) FROM workflow_chain_emails e JOIN workflow_chains w ON w.id = e.chain_id
    WHERE e.email_id = :email_id AND w.workflow_type = :workflow_type), :new_id)
ON CONFLICT (chain_id, email_id) DO NOTHING;

UPDATE workflow_chains SET
  email_count = (SELECT max(sequence_number) FROM workflow_chain_emails WHERE chain_id = workflow_chains.id)
WHERE id = coalesce(nullif(:workflow_chain_id, ''), (
    SELECT max(w.id) FROM workflow_chain_emails e JOIN workflow_chains w ON w.id = e.chain_id
    WHERE e.email_id = :email_id AND w.workflow_type = :workflow_type));

SELECT d.*, d.workflow_chain_id = :new_id AS created
FROM workflow_chain_details d
WHERE d.workflow_chain_id = coalesce(nullif(:workflow_chain_id, ''), (
    SELECT max(w.id) FROM workflow_chain_emails e JOIN workflow_chains w ON w.id = e.chain_id
    WHERE e.email_id = :email_id AND w.workflow_type = :workflow_type))
