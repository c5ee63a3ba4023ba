-- scan: users are the people of one team, with some counters each
SELECT
  u.id AS user_id, u.name, coalesce(sum(w.emails), 0) AS emails_count,
  coalesce(sum(w.emails) FILTER (WHERE w.status NOT IN ('completed', 'archived')), 0) AS open_count,
  coalesce(sum(w.emails) FILTER (WHERE w.status IN ('in_progress', 'processing')), 0) AS in_progress_count,
  coalesce(sum(w.emails) FILTER (WHERE w.status IN ('failed', 'error')), 0) AS failed_count
FROM users u
LEFT JOIN email_workload w ON w.assigned_to = u.id
WHERE :user_id = '' OR u.id = :user_id
GROUP BY u.id
ORDER BY open_count DESC, u.name, u.id
LIMIT iif(:max_count = 0, 50, :max_count)
