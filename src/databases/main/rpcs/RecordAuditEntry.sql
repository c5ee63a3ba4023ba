INSERT INTO audit_logs (id, entity_type, entity_id, action, old_values, new_values, performed_by, created_at)
VALUES (
  iif(:entry_id = '', :new_id, :entry_id), :entity_type, :entity_id, :action, :old_values, :new_values,
  coalesce(:performed_by, :caller), :now);

SELECT * FROM audit_entry_details WHERE entry_id = iif(:entry_id = '', :new_id, :entry_id)
