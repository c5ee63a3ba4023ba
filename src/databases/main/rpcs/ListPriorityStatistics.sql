-- scan: the counters have one row per combination that occurs, some hundred
SELECT
  nullif(priority, '') AS priority,
  CAST(total(emails) AS INTEGER) AS emails_count,
  CAST(total(emails) FILTER (WHERE status IN ('pending', 'imported', 'new')) AS INTEGER) AS waiting_count,
  CAST(total(emails) FILTER (WHERE status IN ('completed', 'archived')) AS INTEGER) AS completed_count,
  CAST(total(emails) FILTER (WHERE status IN ('failed', 'error')) AS INTEGER) AS failed_count,
  total(completeness_millionths) / nullif(total(completeness_emails), 0) / 1000000 AS average_completeness,
  total(confidence_millionths) / nullif(total(confidence_emails), 0) / 1000000 AS average_confidence
FROM email_counts
GROUP BY email_counts.priority
HAVING total(emails) > 0
ORDER BY CASE email_counts.priority
  WHEN 'critical' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END DESC
