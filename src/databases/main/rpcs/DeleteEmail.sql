-- Recipients, attachments, entities, analyses, tasks and workflow chains that start here go with it.
-- none NOT_FOUND
DELETE FROM emails_enhanced WHERE id = :email_id
