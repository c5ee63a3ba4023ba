-- none NOT_FOUND
UPDATE email_analysis SET
  email_id = iif(:has_email_id, :email_id, email_id),
  quick_workflow = iif(:has_quick_workflow, :quick_workflow, quick_workflow),
  quick_priority = iif(:has_quick_priority, :quick_priority, quick_priority),
  quick_intent = iif(:has_quick_intent, :quick_intent, quick_intent),
  quick_urgency = iif(:has_quick_urgency, :quick_urgency, quick_urgency),
  quick_confidence = iif(:has_quick_confidence, :quick_confidence, quick_confidence),
  quick_model = iif(:has_quick_model, :quick_model, quick_model),
  quick_processing_time = iif(:has_quick_processing_time_ms, :quick_processing_time_ms, quick_processing_time),
  deep_workflow_primary = iif(:has_deep_workflow_primary, :deep_workflow_primary, deep_workflow_primary),
  deep_confidence = iif(:has_deep_confidence, :deep_confidence, deep_confidence),
  deep_model = iif(:has_deep_model, :deep_model, deep_model),
  deep_processing_time = iif(:has_deep_processing_time_ms, :deep_processing_time_ms, deep_processing_time),
  entities = iif(:has_entities, :entities, entities),
  action_summary = iif(:has_action_summary, :action_summary, action_summary),
  action_details = iif(:has_action_details, :action_details, action_details),
  action_sla_status = iif(:has_action_sla_status, :action_sla_status, action_sla_status),
  workflow_state = iif(:has_workflow_state, :workflow_state, workflow_state),
  business_impact_revenue = iif(:has_business_impact_revenue, :business_impact_revenue, business_impact_revenue),
  contextual_summary = iif(:has_contextual_summary, :contextual_summary, contextual_summary),
  suggested_response = iif(:has_suggested_response, :suggested_response, suggested_response),
  total_processing_time = iif(:has_total_processing_time_ms, :total_processing_time_ms, total_processing_time),
  updated_at = :now
WHERE id = :analysis_id;

SELECT * FROM email_analysis_details WHERE analysis_id = :analysis_id
