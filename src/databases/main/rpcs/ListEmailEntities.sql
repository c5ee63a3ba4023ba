-- scan: sorts the entities of one e-mail
SELECT
  id AS entity_id, entity_type, entity_value, entity_format, confidence, extraction_method, verified,
  created_at AS create_time
FROM email_entities INDEXED BY ix_email_entities_email
WHERE email_id = :email_id
  AND (:entity_type = '' OR entity_type = :entity_type)
ORDER BY created_at, id
