-- People who work with e-mails. First, because e-mails are assigned to them.
-- Every table is STRICT: a value of the wrong class is refused when it is written, not found when it is read.
CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  -- NOCASE: an address is one address in any case, for the unique key and for every lookup.
  email TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'user'
    CONSTRAINT ck_users_role CHECK (role IN ('admin', 'manager', 'user', 'viewer')),
  department TEXT,
  status TEXT NOT NULL DEFAULT 'active'
    CONSTRAINT ck_users_status CHECK (status IN ('active', 'inactive', 'suspended')),
  permissions TEXT
    CONSTRAINT ck_users_permissions CHECK (json_valid(permissions)),
  last_login_at TEXT,
  -- Leaves the database only through the rpc made for it.
  password_hash TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

-- The order of the user list.
CREATE INDEX ix_users_name ON users (name, id);
