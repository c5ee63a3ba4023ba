INSERT INTO audit_logs (id, entity_type, entity_id, action, old_values, new_values, performed_by, created_at)
VALUES (
  iif(:entry_id = '', :new_id, :entry_id), :entity_type, :entity_id, :action, :old_values, :new_values,
  coalesce(:performed_by, :caller), :now)
RETURNING
  id AS entry_id, entity_type, entity_id, action, old_values, new_values, performed_by, created_at AS create_time
