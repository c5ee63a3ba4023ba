-- scan: users are the people of one team
SELECT
  u.role, count(*) AS users_count, count(*) FILTER (WHERE u.status = 'active') AS active_count,
  count(*) FILTER (WHERE u.last_login_at >= strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-30 days')) AS logged_in_count
FROM users u
GROUP BY u.role
ORDER BY u.role
