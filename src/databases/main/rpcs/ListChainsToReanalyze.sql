-- page by analyzed_key asc, chain_id asc
SELECT
  id AS chain_id, chain_type, conversation_id, subject, email_count, completeness_score, chain_status, missing_stages,
  participants, key_entities, recommended_phase, priority_score, first_email_at AS first_email_time,
  last_email_at AS last_email_time, last_analyzed_at AS last_analyzed_time, created_at AS create_time,
  updated_at AS update_time,
  analyzed_key
FROM email_chains INDEXED BY ix_email_chains_stale
WHERE is_stale = 1
