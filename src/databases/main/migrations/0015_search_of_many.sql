-- Whoever writes many e-mails at once can index them with one statement.

-- A row here, inside a transaction only, says that whoever wrote it indexes the e-mails behind this rowid itself, all with one
-- statement: FTS5 writes its terms at the end of each statement, and one of 500 rows costs half of 500 of one row.
CREATE TABLE email_search_paused (
  behind_rowid INTEGER NOT NULL
) STRICT;

DROP TRIGGER tr_email_search_insert;
DROP TRIGGER tr_email_search_delete;
DROP TRIGGER tr_email_search_update;
DROP TRIGGER tr_email_words_update;

CREATE TRIGGER tr_email_search_insert AFTER INSERT ON emails_enhanced
WHEN NOT EXISTS (SELECT 1 FROM email_search_paused WHERE new.rowid > behind_rowid)
BEGIN
  INSERT INTO email_search (rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name, new.business_summary, new.body_preview);
  INSERT INTO email_words (rowid, subject, sender_email, sender_name)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name);
END;

CREATE TRIGGER tr_email_search_delete AFTER DELETE ON emails_enhanced
WHEN NOT EXISTS (SELECT 1 FROM email_search_paused WHERE old.rowid > behind_rowid)
BEGIN
  INSERT INTO email_search
    (email_search, rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES
    ('delete', old.rowid, old.subject, old.sender_email, old.sender_name, old.business_summary, old.body_preview);
  INSERT INTO email_words (email_words, rowid, subject, sender_email, sender_name)
  VALUES ('delete', old.rowid, old.subject, old.sender_email, old.sender_name);
END;

-- Two triggers for changes: a new summary need not touch the words, and an unchanged text touches nothing.
CREATE TRIGGER tr_email_search_update
AFTER UPDATE OF subject, sender_email, sender_name, business_summary, body_preview ON emails_enhanced
WHEN (old.rowid, old.subject, old.sender_email, old.sender_name, old.business_summary, old.body_preview)
  IS NOT (new.rowid, new.subject, new.sender_email, new.sender_name, new.business_summary, new.body_preview)
  AND NOT EXISTS (SELECT 1 FROM email_search_paused WHERE old.rowid > behind_rowid)
BEGIN
  INSERT INTO email_search
    (email_search, rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES
    ('delete', old.rowid, old.subject, old.sender_email, old.sender_name, old.business_summary, old.body_preview);
  INSERT INTO email_search (rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name, new.business_summary, new.body_preview);
END;

CREATE TRIGGER tr_email_words_update AFTER UPDATE OF subject, sender_email, sender_name ON emails_enhanced
WHEN (old.rowid, old.subject, old.sender_email, old.sender_name)
  IS NOT (new.rowid, new.subject, new.sender_email, new.sender_name)
  AND NOT EXISTS (SELECT 1 FROM email_search_paused WHERE old.rowid > behind_rowid)
BEGIN
  INSERT INTO email_words (email_words, rowid, subject, sender_email, sender_name)
  VALUES ('delete', old.rowid, old.subject, old.sender_email, old.sender_name);
  INSERT INTO email_words (rowid, subject, sender_email, sender_name)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name);
END;
