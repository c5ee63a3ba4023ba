-- none NOT_FOUND
UPDATE automation_rules SET
  executed_count = executed_count + 1, success_count = success_count + :succeeded, last_executed = :now,
  updated_at = :now
WHERE id = :rule_id;

SELECT * FROM automation_rule_details WHERE rule_id = :rule_id
