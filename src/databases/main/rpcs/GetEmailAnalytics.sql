WITH
  shares (kind, value, emails, completeness_emails, completeness, confidence_emails, confidence) AS (
    SELECT 1, status, sum(emails), sum(completeness_emails), total(completeness_millionths), sum(confidence_emails),
      total(confidence_millionths)
    FROM email_counts GROUP BY 2
    UNION ALL
    SELECT 2, workflow_state, sum(emails), sum(completeness_emails), total(completeness_millionths),
      sum(confidence_emails), total(confidence_millionths)
    FROM email_counts GROUP BY 2
    UNION ALL
    SELECT 3, priority, sum(emails), sum(completeness_emails), total(completeness_millionths),
      sum(confidence_emails), total(confidence_millionths)
    FROM email_counts GROUP BY 2
    UNION ALL
    SELECT 4, CAST(phase_completed AS TEXT), sum(emails), sum(completeness_emails), total(completeness_millionths),
      sum(confidence_emails), total(confidence_millionths)
    FROM email_counts GROUP BY 2
  ),
  lists (kind, list) AS (
    SELECT
      kind,
      json_group_array(json_object(
        'value', value, 'emails_count', emails,
        'average_completeness', completeness / nullif(completeness_emails, 0) / 1000000,
        'average_confidence', confidence / nullif(confidence_emails, 0) / 1000000) ORDER BY emails DESC, value)
    FROM shares
    WHERE emails > 0
    GROUP BY kind
  )
-- scan: the counters have one row per combination that occurs, some hundred
SELECT
  (SELECT list FROM lists WHERE kind = 1) AS by_status,
  (SELECT list FROM lists WHERE kind = 2) AS by_workflow_state,
  (SELECT list FROM lists WHERE kind = 3) AS by_priority,
  (SELECT list FROM lists WHERE kind = 4) AS by_phase,
  (SELECT json_group_array(json_object('hour_time', hour || ':00:00.000Z', 'emails_count', emails) ORDER BY hour)
    FROM (
      SELECT substr(minute, 1, 13) AS hour, sum(emails) AS emails FROM email_minutes
      WHERE minute > strftime('%Y-%m-%dT%H:59', :now, '-1 day')
      GROUP BY 1) AS hours
    WHERE emails > 0) AS analyzed_hours,
  :now AS computed_time
