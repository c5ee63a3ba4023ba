SELECT * FROM email_details WHERE graph_id = :graph_id
