SELECT
  c.*,
  (SELECT json_group_array(json(e.email_json)) FROM (
    SELECT email_json FROM chain_emails_json WHERE chain_id = c.chain_id ORDER BY received_time, email_id LIMIT 100
  ) e) AS emails
FROM chain_details c
WHERE c.conversation_id = :conversation_id
