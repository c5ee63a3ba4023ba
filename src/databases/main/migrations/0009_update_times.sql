-- updated_at is kept by one trigger per table. A statement that sets it itself (every rpc does) is not written twice.
-- A time that is not before now is left alone: it also ends the recursion that recursive_triggers would allow.
CREATE TRIGGER tr_users_updated_at AFTER UPDATE ON users
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE users SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_emails_enhanced_updated_at AFTER UPDATE ON emails_enhanced
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE emails_enhanced SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_email_analysis_updated_at AFTER UPDATE ON email_analysis
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE email_analysis SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_email_chains_updated_at AFTER UPDATE ON email_chains
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE email_chains SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_workflow_chains_updated_at AFTER UPDATE ON workflow_chains
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE workflow_chains SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_workflow_tasks_updated_at AFTER UPDATE ON workflow_tasks
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE workflow_tasks SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_conversations_updated_at AFTER UPDATE ON conversations
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE conversations SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_deals_updated_at AFTER UPDATE ON deals
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE deals SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_deal_items_updated_at AFTER UPDATE ON deal_items
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE deal_items SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_checkpoints_updated_at AFTER UPDATE ON checkpoints
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE checkpoints SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_automation_rules_updated_at AFTER UPDATE ON automation_rules
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE automation_rules SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
