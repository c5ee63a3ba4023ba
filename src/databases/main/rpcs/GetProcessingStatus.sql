WITH
  counts AS (
    SELECT
      total(emails) FILTER (WHERE status IN ('pending', 'imported')) AS queue_depth,
      total(emails) FILTER (WHERE status = 'processing') AS processing_count,
      total(emails) FILTER (WHERE phase_completed = 0) AS phase1_pending_count,
      total(emails) FILTER (WHERE phase_completed = 1) AS phase2_pending_count
    FROM email_counts
  ),
  cuts (minute, hour) AS (
    SELECT
      strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-1 minute'),
      strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-1 hour')
  ),
  pace AS (
    SELECT
      (SELECT count(*) FROM emails_enhanced INDEXED BY ix_emails_analyzed WHERE analyzed_at >= cuts.minute)
        AS last_minute,
      (SELECT total(emails) FROM email_minutes WHERE minute > substr(cuts.hour, 1, 16))
        + (SELECT count(*) FROM emails_enhanced INDEXED BY ix_emails_analyzed
          WHERE analyzed_at >= cuts.hour AND analyzed_at < substr(cuts.hour, 1, 16) || '~') AS last_hour
    FROM cuts
  )
-- scan: the counters have one row per combination that occurs, some hundred
SELECT
  CAST(counts.queue_depth AS INTEGER) AS queue_depth,
  CAST(counts.processing_count AS INTEGER) AS processing_count,
  pace.last_minute AS processed_last_minute_count,
  pace.last_hour / 60.0 AS average_per_minute,
  CAST(counts.phase1_pending_count AS INTEGER) AS phase1_pending_count,
  CAST(counts.phase2_pending_count AS INTEGER) AS phase2_pending_count,
  counts.queue_depth * 60.0 / nullif(pace.last_hour, 0) AS estimated_minutes,
  :now AS computed_time
FROM counts CROSS JOIN pace
