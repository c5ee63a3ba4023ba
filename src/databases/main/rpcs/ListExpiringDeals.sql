-- page by end_time asc, deal_id asc
-- likelihood() lets the page's key win over the upper bound of time.
SELECT * FROM deal_details
WHERE status = 'active'
  AND end_time >= :now
  AND likelihood(
    end_time < strftime('%Y-%m-%dT%H:%M:%fZ', :now, '+' || coalesce(:within_days, 30) || ' days'), 0.99)
