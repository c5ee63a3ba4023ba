-- scan: two narrow indexes with one entry for each chain
SELECT
  count(*) AS chains_count,
  count(*) FILTER (WHERE chain_status = 'active') AS active_count,
  count(*) FILTER (WHERE chain_status = 'complete') AS complete_count,
  count(*) FILTER (WHERE chain_status = 'broken') AS broken_count,
  count(*) FILTER (WHERE chain_status = 'partial') AS partial_count,
  count(*) FILTER (WHERE completeness_key >= 0.8) AS high_completeness_count,
  count(*) FILTER (WHERE completeness_key >= 0.5 AND completeness_key < 0.8) AS medium_completeness_count,
  count(*) FILTER (WHERE completeness_key >= 0 AND completeness_key < 0.5) AS low_completeness_count,
  avg(CAST(completeness_key AS NUMERIC)) FILTER (WHERE completeness_key >= 0) AS average_completeness,
  (SELECT count(*) FROM email_chains INDEXED BY ix_email_chains_stale WHERE is_stale = 1) AS to_reanalyze_count,
  :now AS computed_time
FROM email_chains INDEXED BY ix_email_chains_status
