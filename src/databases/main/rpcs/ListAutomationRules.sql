-- page by priority desc, rule_id desc
SELECT * FROM automation_rule_details WHERE is_active = coalesce(:is_active, 1)
