-- none NOT_FOUND
UPDATE automation_rules SET
  rule_name = iif(:has_rule_name, :rule_name, rule_name),
  rule_type = iif(:has_rule_type, :rule_type, rule_type),
  conditions = iif(:has_conditions, coalesce(:conditions, '{}'), conditions),
  actions = iif(:has_actions, coalesce(:actions, '[]'), actions),
  priority = iif(:has_priority, :priority, priority),
  is_active = iif(:has_is_active, coalesce(:is_active, 1), is_active),
  updated_at = :now
WHERE id = :rule_id;

SELECT * FROM automation_rule_details WHERE rule_id = :rule_id
