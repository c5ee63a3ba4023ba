INSERT INTO email_chains (
  id, chain_type, conversation_id, subject, completeness_score, chain_status, missing_stages, participants,
  key_entities, recommended_phase, priority_score, last_analyzed_at, created_at, updated_at)
VALUES (
  coalesce(nullif(:chain_id, ''), (SELECT id FROM email_chains WHERE conversation_id = :conversation_id), :new_id),
  coalesce(:chain_type, 'conversation'), :conversation_id, :subject, :completeness_score,
  coalesce(:chain_status, 'active'), nullif(:missing_stages, '[]'), nullif(:participants, '[]'), :key_entities,
  :recommended_phase, :priority_score, :last_analyzed_time, :now, :now)
ON CONFLICT (id) DO UPDATE SET
  chain_type = iif(:has_chain_type, excluded.chain_type, email_chains.chain_type),
  conversation_id = iif(:has_conversation_id, excluded.conversation_id, email_chains.conversation_id),
  subject = iif(:has_subject, excluded.subject, email_chains.subject),
  completeness_score = iif(:has_completeness_score, excluded.completeness_score, email_chains.completeness_score),
  chain_status = iif(:has_chain_status, excluded.chain_status, email_chains.chain_status),
  missing_stages = iif(:has_missing_stages, excluded.missing_stages, email_chains.missing_stages),
  participants = iif(:has_participants, excluded.participants, email_chains.participants),
  key_entities = iif(:has_key_entities, excluded.key_entities, email_chains.key_entities),
  recommended_phase = iif(:has_recommended_phase, excluded.recommended_phase, email_chains.recommended_phase),
  priority_score = iif(:has_priority_score, excluded.priority_score, email_chains.priority_score),
  last_analyzed_at = iif(:has_last_analyzed_time, excluded.last_analyzed_at, email_chains.last_analyzed_at),
  changes_count = email_chains.changes_count + 1,
  updated_at = :now;

-- Updates count themselves, so a chain without one is new.
SELECT d.*, c.changes_count = 0 AS created
FROM email_chains c
JOIN chain_details d ON d.chain_id = c.id
WHERE c.id = coalesce(
  nullif(:chain_id, ''), (SELECT id FROM email_chains WHERE conversation_id = :conversation_id), :new_id)
