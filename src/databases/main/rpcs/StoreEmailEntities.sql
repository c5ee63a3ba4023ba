-- none NOT_FOUND
UPDATE emails_enhanced SET updated_at = :now WHERE id = :email_id;

DELETE FROM email_entities INDEXED BY ix_email_entities_email WHERE email_id = :email_id AND :replace = 1;

-- each :entities
INSERT INTO email_entities (
  id, email_id, entity_type, entity_value, entity_format, confidence, extraction_method, verified, created_at)
VALUES (
  iif(:entity_id = '', :new_id, :entity_id), :email_id, :entity_type, :entity_value, :entity_format,
  coalesce(:confidence, 1), :extraction_method, :verified, :now);

-- scan: sorts the entities of one e-mail
SELECT
  id AS entity_id, entity_type, entity_value, entity_format, confidence, extraction_method, verified,
  created_at AS create_time
FROM email_entities INDEXED BY ix_email_entities_email
WHERE email_id = :email_id
ORDER BY created_at, id
