-- page by received_time asc, email_id asc
SELECT * FROM email_summaries WHERE chain_id = :chain_id
