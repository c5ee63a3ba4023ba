-- page by end_time asc, deal_id asc
SELECT * FROM deal_details WHERE status = coalesce(:status, 'active')
