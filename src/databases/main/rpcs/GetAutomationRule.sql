SELECT * FROM automation_rule_details WHERE rule_id = :rule_id
