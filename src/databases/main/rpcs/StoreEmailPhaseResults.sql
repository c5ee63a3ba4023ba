-- none NOT_FOUND
UPDATE emails_enhanced SET
  phase_1_results = iif(:phase = 1, :results, phase_1_results),
  phase_2_results = iif(:phase = 2, :results, phase_2_results),
  phase_3_results = iif(:phase = 3, :results, phase_3_results),
  phase_completed = max(phase_completed, :phase),
  status = iif(phase_completed > :phase, status, 'phase' || :phase || '_complete'),
  processing_status = 'completed',
  analyzed_at = :now,
  confidence_score = coalesce(:confidence_score, confidence_score),
  workflow_state = coalesce(:workflow_state, workflow_state),
  workflow_type = coalesce(:workflow_type, workflow_type),
  priority = coalesce(:priority, priority),
  business_summary = coalesce(:business_summary, business_summary),
  action_items = coalesce(:action_items, action_items),
  suggested_response = coalesce(:suggested_response, suggested_response),
  model_used = coalesce(:model_used, model_used),
  processing_time_ms = iif(:processing_time_ms IS NULL, processing_time_ms,
    coalesce(processing_time_ms, 0) + :processing_time_ms),
  tokens_used = iif(:tokens_used IS NULL, tokens_used, coalesce(tokens_used, 0) + :tokens_used),
  updated_at = :now
WHERE id = :email_id;

SELECT * FROM email_summaries WHERE email_id = :email_id
