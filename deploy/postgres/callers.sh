#!/bin/sh
# The login that callers' SQL runs under: it owns nothing. crewdb gives it its rights at each start.
set -e
psql --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=ON_ERROR_STOP=1 --set=password="$CALLERS_PASSWORD" <<'SQL'
CREATE ROLE crewdb_callers LOGIN PASSWORD :'password' CONNECTION LIMIT 60;
ALTER ROLE crewdb_callers SET temp_file_limit = '256MB';
SQL
