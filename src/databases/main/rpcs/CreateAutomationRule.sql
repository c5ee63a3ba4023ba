INSERT INTO automation_rules (
  id, rule_name, rule_type, conditions, actions, priority, is_active, created_at, updated_at)
VALUES (
  iif(:rule_id = '', :new_id, :rule_id), :rule_name, :rule_type, coalesce(:conditions, '{}'), coalesce(:actions, '[]'),
  :priority, coalesce(:is_active, 1), :now, :now);

SELECT * FROM automation_rule_details WHERE rule_id = iif(:rule_id = '', :new_id, :rule_id)
