-- page by received_time asc, email_id asc
SELECT * FROM email_summaries WHERE conversation_id = :conversation_id
