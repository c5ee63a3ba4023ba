-- Sums over the counters of migration 4; the last day is whole minutes and, of the minute that is cut, its e-mails.
WITH
  counts AS (
    SELECT
      total(emails) AS total_emails,
      total(emails) FILTER (WHERE status = 'pending') AS pending_count,
      total(emails) FILTER (WHERE is_analyzed = 1) AS analyzed_count,
      total(emails) FILTER (WHERE phase_completed >= 1) AS phase1_count,
      total(emails) FILTER (WHERE phase_completed >= 2) AS phase2_count,
      total(emails) FILTER (WHERE phase_completed >= 3) AS phase3_count,
      total(emails) FILTER (WHERE completeness_band = 3) AS high_completeness_count,
      total(emails) FILTER (WHERE completeness_band = 2) AS medium_completeness_count,
      total(emails) FILTER (WHERE completeness_band = 1) AS low_completeness_count,
      total(completeness_millionths) / nullif(total(completeness_emails), 0) / 1000000 AS average_completeness,
      total(confidence_millionths) / nullif(total(confidence_emails), 0) / 1000000 AS average_confidence,
      total(emails) FILTER (WHERE priority = 'critical' AND workflow_state <> 'COMPLETION') AS escalation_count,
      total(emails) FILTER (WHERE workflow_state = 'COMPLETION') AS resolution_count
    FROM email_counts
  ),
  cuts (hour, day) AS (
    SELECT
      strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-1 hour'),
      strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-1 day')
  )
-- scan: the counters have one row per combination that occurs, some hundred; the chains have one narrow index entry each
SELECT
  CAST(counts.total_emails AS INTEGER) AS total_emails,
  (SELECT count(*) FROM email_chains) AS total_chains,
  CAST(counts.pending_count AS INTEGER) AS pending_count,
  CAST(counts.analyzed_count AS INTEGER) AS analyzed_count,
  CAST(counts.phase1_count AS INTEGER) AS phase1_count,
  CAST(counts.phase2_count AS INTEGER) AS phase2_count,
  CAST(counts.phase3_count AS INTEGER) AS phase3_count,
  CAST(counts.high_completeness_count AS INTEGER) AS high_completeness_count,
  CAST(counts.medium_completeness_count AS INTEGER) AS medium_completeness_count,
  CAST(counts.low_completeness_count AS INTEGER) AS low_completeness_count,
  CAST((SELECT total(emails) FROM email_minutes WHERE minute > substr(cuts.hour, 1, 16)) AS INTEGER)
    + (SELECT count(*) FROM emails_enhanced INDEXED BY ix_emails_analyzed
      WHERE analyzed_at >= cuts.hour AND analyzed_at < substr(cuts.hour, 1, 16) || '~') AS processed_last_hour_count,
  CAST((SELECT total(emails) FROM email_minutes WHERE minute > substr(cuts.day, 1, 16)) AS INTEGER)
    + (SELECT count(*) FROM emails_enhanced INDEXED BY ix_emails_analyzed
      WHERE analyzed_at >= cuts.day AND analyzed_at < substr(cuts.day, 1, 16) || '~') AS processed_last_day_count,
  counts.average_completeness,
  counts.average_confidence,
  CAST(counts.escalation_count AS INTEGER) AS escalation_count,
  CAST(counts.resolution_count AS INTEGER) AS resolution_count,
  :now AS computed_time
FROM counts CROSS JOIN cuts
