SELECT
  d.*,
  (SELECT json_group_array(json_object(
      'email_id', e.email_id, 'sequence_number', e.sequence_number, 'state_at_addition', e.state_at_addition)
      ORDER BY e.sequence_number)
    FROM workflow_chain_emails e INDEXED BY ix_workflow_chain_emails_sequence
    WHERE e.chain_id = d.workflow_chain_id) AS emails
FROM workflow_chain_details d
WHERE d.workflow_chain_id = :workflow_chain_id
