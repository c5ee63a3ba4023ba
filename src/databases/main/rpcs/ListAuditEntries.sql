-- page by create_time desc, entry_id desc
-- One arm of the union reads; terms that name no column decide which. likelihood() lets the page's key win over the
-- upper bound of time.
-- scan: the arm without an entity walks an index in the order of the list and stops after one page
SELECT
  id AS entry_id, entity_type, entity_id, action, old_values, new_values, performed_by, created_at AS create_time
FROM (
  SELECT * FROM audit_logs INDEXED BY ix_audit_logs_created
  WHERE :entity_type = '' OR :entity_id = ''
  UNION ALL SELECT * FROM audit_logs INDEXED BY ix_audit_logs_entity WHERE entity_type = nullif(:entity_type, '') AND entity_id = nullif(:entity_id, '') -- if :entity_id
) AS found
WHERE (:entity_type = '' OR entity_type = :entity_type)
  AND (:entity_id = '' OR entity_id = :entity_id)
  AND created_at >= coalesce(:recorded_after, '')
  AND likelihood(created_at < coalesce(:recorded_before, '~'), 0.99)
