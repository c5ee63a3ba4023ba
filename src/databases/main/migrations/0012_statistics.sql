-- Statistics for the planner, from a file of 143,221 e-mails. Nothing runs ANALYZE by itself: plans stay as tested.
-- Statements that must be fast name their index all the same and don't depend on these rows.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('emails_enhanced', 'ix_emails_received', '143221 2 1'),
  ('emails_enhanced', 'ix_emails_status', '143221 10231 2 1'),
  ('emails_enhanced', 'ix_emails_workflow_state', '143221 35806 2 1'),
  ('emails_enhanced', 'ix_emails_priority', '143221 28645 2 1'),
  ('emails_enhanced', 'ix_emails_completeness', '143221 1433 2 1'),
  ('emails_enhanced', 'ix_emails_sender', '143221 72 2 1'),
  ('emails_enhanced', 'ix_emails_assigned', '60000 600 2 1'),
  ('emails_enhanced', 'ix_emails_conversation', '140000 5 2 1'),
  ('emails_enhanced', 'ix_emails_chain', '140000 5 2 1'),
  ('emails_enhanced', 'ix_emails_analyzed', '100000 2'),
  ('email_recipients', 'ix_email_recipients_email', '300000 3'),
  ('email_attachments', 'ix_email_attachments_email', '50000 2'),
  ('email_entities', 'ix_email_entities_email', '400000 4'),
  ('email_entities', 'ix_email_entities_value', '400000 40000 10'),
  ('users', 'ix_users_name', '500 2 1'),
  ('email_chains', 'ix_email_chains_completeness', '30000 300 1'),
  ('email_chains', 'ix_email_chains_updated', '30000 2 1'),
  ('email_chains', 'ix_email_chains_status', '30000 7500 75 1'),
  ('messages', 'ix_messages_conversation', '100000 20 2 1'),
  ('workflow_tasks', 'ix_workflow_tasks_status', '50000 12500 2 1'),
  ('workflow_tasks', 'ix_workflow_tasks_created', '50000 2 1');
