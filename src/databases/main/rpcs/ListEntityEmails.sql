-- page by received_time desc, email_id desc
-- scan: sorts the e-mails that mention one entity
SELECT s.*
FROM (
  SELECT DISTINCT email_id FROM email_entities INDEXED BY ix_email_entities_value
  WHERE entity_type = :entity_type AND entity_value = :entity_value
) n
CROSS JOIN email_summaries s
WHERE s.email_id = n.email_id
