-- page by completeness_key desc, chain_id desc
-- One arm of the union reads; a term that names no column decides which. likelihood() lets the page's key win over the
-- upper bound of completeness.
-- scan: the arm without a status walks an index in the order of the list and stops after one page
SELECT
  id AS chain_id, chain_type, conversation_id, subject, email_count, completeness_score, chain_status, missing_stages,
  participants, key_entities, recommended_phase, priority_score, first_email_at AS first_email_time,
  last_email_at AS last_email_time, last_analyzed_at AS last_analyzed_time, created_at AS create_time,
  updated_at AS update_time,
  completeness_key
FROM (
  SELECT * FROM email_chains INDEXED BY ix_email_chains_completeness
  WHERE :chain_status IS NULL
  UNION ALL SELECT * FROM email_chains INDEXED BY ix_email_chains_status WHERE chain_status = :chain_status -- if :chain_status
) AS found
WHERE completeness_key >= coalesce(:min_completeness, -1.0)
  AND likelihood(completeness_key < coalesce(:max_completeness, 2.0), 0.99)
  AND (:chain_type IS NULL OR chain_type = :chain_type)
