SELECT
  count(*) AS analyses_count, count(quick_model) AS quick_count, count(deep_model) AS deep_count,
  avg(CAST(quick_confidence AS NUMERIC)) AS average_quick_confidence, avg(CAST(deep_confidence AS NUMERIC)) AS average_deep_confidence,
  avg(quick_processing_time) AS average_quick_time_ms, avg(deep_processing_time) AS average_deep_time_ms,
  total(business_impact_revenue) AS business_impact_revenue
FROM email_analysis INDEXED BY ix_email_analysis_created
WHERE created_at >= coalesce(:created_after, strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-1 day'))
  AND created_at < coalesce(:created_before, '~')
