-- `emails`: e-mails under the names that older code uses, for reading and writing.
CREATE VIEW emails AS
SELECT
  id,
  graph_id,
  internet_message_id AS message_id,
  conversation_id,
  thread_id,
  subject,
  sender_email,
  sender_name,
  (SELECT json_group_array(email_address) FROM email_recipients
    WHERE email_id = emails_enhanced.id AND recipient_type = 'to') AS to_addresses,
  (SELECT json_group_array(email_address) FROM email_recipients
    WHERE email_id = emails_enhanced.id AND recipient_type = 'cc') AS cc_addresses,
  received_date_time AS received_at,
  sent_date_time AS sent_at,
  is_read,
  has_attachments,
  is_draft,
  importance,
  body_preview,
  body_content AS body,
  body_content AS raw_content,
  categories,
  status,
  priority,
  workflow_state,
  workflow_type,
  confidence_score,
  assigned_to,
  created_at,
  updated_at
FROM emails_enhanced;

-- Addresses may come as a JSON array or as one text with commas.
CREATE TRIGGER tr_emails_insert INSTEAD OF INSERT ON emails
BEGIN
  INSERT INTO emails_enhanced (
    id, graph_id, internet_message_id, conversation_id, thread_id, subject, sender_email, sender_name,
    created_date_time, received_date_time, sent_date_time, is_read, has_attachments, is_draft, importance, body_preview,
    body_content, categories, status, priority, workflow_state, workflow_type, confidence_score, assigned_to,
    created_at, updated_at)
  VALUES (
    coalesce(new.id, lower(hex(randomblob(16)))), new.graph_id, new.message_id, new.conversation_id, new.thread_id,
    new.subject, new.sender_email, new.sender_name,
    coalesce(new.received_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    coalesce(new.received_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    new.sent_at, coalesce(new.is_read, 0), coalesce(new.has_attachments, 0), coalesce(new.is_draft, 0),
    coalesce(new.importance, 'normal'), new.body_preview, coalesce(new.body, new.raw_content), new.categories,
    coalesce(new.status, 'pending'), new.priority, new.workflow_state, new.workflow_type, new.confidence_score,
    new.assigned_to,
    coalesce(new.created_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    coalesce(new.updated_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')));
  -- changes() is 0 when INSERT OR IGNORE met a row that is there already: that row keeps its recipients.
  INSERT INTO email_recipients (email_id, recipient_type, email_address)
  SELECT
    coalesce(new.id, (SELECT id FROM emails_enhanced WHERE rowid = last_insert_rowid())), recipient_type, trim(value)
  FROM (
    SELECT 'to' AS recipient_type, value FROM json_each(CASE
      WHEN new.to_addresses IS NULL THEN '[]'
      WHEN json_valid(new.to_addresses) THEN new.to_addresses
      ELSE '["' || replace(replace(replace(new.to_addresses, '\', '\\'), '"', '\"'), ',', '","') || '"]'
    END)
    UNION ALL
    SELECT 'cc', value FROM json_each(CASE
      WHEN new.cc_addresses IS NULL THEN '[]'
      WHEN json_valid(new.cc_addresses) THEN new.cc_addresses
      ELSE '["' || replace(replace(replace(new.cc_addresses, '\', '\\'), '"', '\"'), ',', '","') || '"]'
    END)
  )
  WHERE changes() > 0 AND trim(value) <> '';
END;

CREATE TRIGGER tr_emails_update INSTEAD OF UPDATE ON emails
BEGIN
  UPDATE emails_enhanced SET
    id = new.id,
    graph_id = new.graph_id,
    internet_message_id = new.message_id,
    conversation_id = new.conversation_id,
    thread_id = new.thread_id,
    subject = new.subject,
    sender_email = new.sender_email,
    sender_name = new.sender_name,
    received_date_time = new.received_at,
    sent_date_time = new.sent_at,
    is_read = new.is_read,
    has_attachments = new.has_attachments,
    is_draft = new.is_draft,
    importance = new.importance,
    body_preview = new.body_preview,
    -- Two names of one column: the one that was changed counts.
    body_content = iif(new.raw_content IS NOT old.raw_content, new.raw_content, new.body),
    categories = new.categories,
    status = new.status,
    priority = new.priority,
    workflow_state = new.workflow_state,
    workflow_type = new.workflow_type,
    confidence_score = new.confidence_score,
    assigned_to = new.assigned_to,
    created_at = new.created_at,
    updated_at = new.updated_at
  WHERE id = old.id;
  DELETE FROM email_recipients
  WHERE email_id = new.id
    AND ((recipient_type = 'to' AND new.to_addresses IS NOT old.to_addresses)
      OR (recipient_type = 'cc' AND new.cc_addresses IS NOT old.cc_addresses));
  INSERT INTO email_recipients (email_id, recipient_type, email_address)
  SELECT new.id, recipient_type, trim(value)
  FROM (
    SELECT 'to' AS recipient_type, value FROM json_each(CASE
      WHEN new.to_addresses IS old.to_addresses OR new.to_addresses IS NULL THEN '[]'
      WHEN json_valid(new.to_addresses) THEN new.to_addresses
      ELSE '["' || replace(replace(replace(new.to_addresses, '\', '\\'), '"', '\"'), ',', '","') || '"]'
    END)
    UNION ALL
    SELECT 'cc', value FROM json_each(CASE
      WHEN new.cc_addresses IS old.cc_addresses OR new.cc_addresses IS NULL THEN '[]'
      WHEN json_valid(new.cc_addresses) THEN new.cc_addresses
      ELSE '["' || replace(replace(replace(new.cc_addresses, '\', '\\'), '"', '\"'), ',', '","') || '"]'
    END)
  )
  WHERE trim(value) <> '';
END;

CREATE TRIGGER tr_emails_delete INSTEAD OF DELETE ON emails
BEGIN
  DELETE FROM emails_enhanced WHERE id = old.id;
END;
