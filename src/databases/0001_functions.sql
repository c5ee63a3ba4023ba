-- SQLite's functions where PostgreSQL lacks them or means otherwise, and what the tables ask of their values. They stand
-- in the database's own schema, before pg_catalog in the search path. This file is the same for every database.

CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- NOCASE. ICU folds letters of every alphabet; SQLite's knows ASCII alone.
CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

-- Times

CREATE FUNCTION crewdb_now() RETURNS text STABLE PARALLEL SAFE
RETURN to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- NULL where the time would be before the year 0 or behind 9999.
CREATE FUNCTION strftime(template text, moment text, VARIADIC modifiers text[] DEFAULT '{}') RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  at timestamp := CASE moment WHEN 'now' THEN clock_timestamp() AT TIME ZONE 'UTC' ELSE moment::timestamp END;
  modifier text;
BEGIN
  FOREACH modifier IN ARRAY modifiers LOOP
    at := at + modifier::interval;
  END LOOP;
  IF at NOT BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999' THEN RETURN NULL; END IF;
  RETURN to_char(at, replace(replace(replace(replace(replace(replace(replace(
    template, '%Y', 'YYYY'), '%m', 'MM'), '%d', 'DD'), '%H', 'HH24'), '%M', 'MI'), '%f', 'SS.MS'), 'T', '"T"'));
EXCEPTION WHEN datetime_field_overflow OR interval_field_overflow OR invalid_datetime_format THEN
  RETURN NULL;
END $$;

CREATE FUNCTION julianday(moment text) RETURNS double precision STABLE PARALLEL SAFE
RETURN ((extract(epoch FROM moment::timestamp) * 1000)::bigint + 210866760000000)::double precision / 86400000;

-- Values

CREATE FUNCTION iif(condition boolean, a anycompatible, b anycompatible) RETURNS anycompatible
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT CASE WHEN condition THEN a ELSE b END $$;

CREATE FUNCTION likelihood(condition boolean, probability numeric) RETURNS boolean IMMUTABLE PARALLEL SAFE
RETURN condition;

CREATE FUNCTION max(a anycompatible, b anycompatible) RETURNS anycompatible
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN greatest(a, b) END $$;

CREATE FUNCTION min(a anycompatible, b anycompatible) RETURNS anycompatible
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN least(a, b) END $$;

CREATE AGGREGATE total(double precision) (
  SFUNC = float8pl, STYPE = double precision, INITCOND = '0', COMBINEFUNC = float8pl, PARALLEL = SAFE
);

-- Halves away from zero; PostgreSQL's goes to the even one.
CREATE FUNCTION round(a double precision) RETURNS double precision IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN abs(a) < 4503599627370496 THEN trunc(a + CASE WHEN a < 0 THEN -0.5 ELSE 0.5 END) ELSE a END;

CREATE FUNCTION round(a double precision, digits bigint) RETURNS double precision IMMUTABLE PARALLEL SAFE
RETURN pg_catalog.round(a::numeric, digits::integer)::double precision;

-- Texts

-- ASCII alone, whatever the database's language is.
CREATE FUNCTION lower(a text) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN pg_catalog.lower(a COLLATE "C");

CREATE FUNCTION upper(a text) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN pg_catalog.upper(a COLLATE "C");

-- Both forms of sigma are one letter to a search.
CREATE FUNCTION unicode_lower(a text) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN translate(pg_catalog.lower(a COLLATE "und-x-icu"), 'ς', 'σ');

CREATE FUNCTION instr(a text, b text) RETURNS bigint IMMUTABLE PARALLEL SAFE
RETURN strpos(a COLLATE "C", b COLLATE "C")::bigint;

-- JSON

DO $$ BEGIN
  IF current_setting('server_version_num')::integer >= 160000 THEN
    -- As a text: an older server would not get past the words.
    EXECUTE 'CREATE FUNCTION json_valid(a text) RETURNS boolean IMMUTABLE PARALLEL SAFE RETURN a IS JSON';
  ELSE
    CREATE FUNCTION json_valid(a text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $f$
    BEGIN
      RETURN a::json IS NOT NULL;
    EXCEPTION WHEN data_exception THEN
      RETURN false;
    END $f$;
  END IF;
END $$;

CREATE FUNCTION json_array_length(a text) RETURNS bigint IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN json_typeof(a::json) = 'array' THEN pg_catalog.json_array_length(a::json)::bigint WHEN a IS NOT NULL THEN 0 END;

CREATE FUNCTION json_each(a text) RETURNS TABLE (key bigint, value text, rowid bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 20
BEGIN ATOMIC
  SELECT place - 1, element, place FROM json_array_elements_text(a::json) WITH ORDINALITY AS list (element, place);
END;

-- The same as an array, which the planner knows when it plans: it can choose an index by the values.
CREATE FUNCTION json_texts(a text) RETURNS text[] IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT json_array_elements_text(a::json));

-- A truth value is 1 or 0, as SQLite's columns have it.
CREATE FUNCTION json_get(a text, name text) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN CASE json_typeof(a::json -> name)
  WHEN 'boolean' THEN CASE a::json ->> name WHEN 'true' THEN '1' ELSE '0' END
  ELSE a::json ->> name
END;

CREATE FUNCTION json_get(a text, place integer) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN a::json ->> place;

CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = text, FUNCTION = json_get);
CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = integer, FUNCTION = json_get);

-- What constraints ask. They name nothing of a schema, so that a dump can be read back.

CREATE FUNCTION is_time(a text) RETURNS boolean IMMUTABLE PARALLEL SAFE
RETURN a ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$'
  AND a >= '0001' COLLATE "C"
  AND substr(a, 9, 2)::integer <= CASE substr(a, 6, 2)
    WHEN '02' THEN CASE
      WHEN substr(a, 1, 4)::integer % 400 = 0 OR substr(a, 1, 4)::integer % 4 = 0 AND substr(a, 1, 4)::integer % 100 <> 0
        THEN 29
      ELSE 28
    END
    WHEN '04' THEN 30 WHEN '06' THEN 30 WHEN '09' THEN 30 WHEN '11' THEN 30
    ELSE 31
  END;

-- At most 1,000 texts of at most so many characters. What is no JSON is another constraint's.
CREATE FUNCTION is_text_list(a text, longest integer) RETURNS boolean IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN NOT json_valid(a) THEN true
  WHEN json_typeof(a::json) <> 'array' THEN false
  WHEN pg_catalog.json_array_length(a::json) > 1000 THEN false
  ELSE NOT EXISTS (
    SELECT 1 FROM json_array_elements(a::json) AS list (element)
    WHERE json_typeof(element) <> 'string' OR length(element #>> '{}') > longest)
END;

-- Search: any part of three characters or more, and one or two characters as the beginning of a word.

-- What is looked in. The columns are parted by a character that no text has.
CREATE FUNCTION search_text(VARIADIC columns text[]) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN translate(pg_catalog.lower(array_to_string(columns, E'\x01') COLLATE "und-x-icu"), 'ς', 'σ');

CREATE FUNCTION search_part(query text) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN '%' || replace(replace(replace(
  translate(pg_catalog.lower(query COLLATE "und-x-icu"), 'ς', 'σ'), '\', '\\'), '%', '\%'), '_', '\_') || '%';

-- The first letter and the first two of each word, without accents, as SQLite's index has them. ICU knows the letters of
-- every alphabet, whatever the database's language is.
CREATE FUNCTION search_beginnings(VARIADIC columns text[]) RETURNS text[] IMMUTABLE PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT left(word, length)
  FROM regexp_split_to_table(regexp_replace(
    normalize(translate(pg_catalog.lower(array_to_string(columns, E'\x01') COLLATE "und-x-icu"), 'ς', 'σ'), NFD),
    E'[\u0300-\u036f]', '', 'g') COLLATE "und-x-icu", '[^[:alnum:]]+') AS words (word)
  CROSS JOIN (VALUES (1), (2)) AS lengths (length)
  WHERE word <> '');

-- One or two characters as such a beginning. Without a letter or digit it is NULL, which no list holds.
CREATE FUNCTION search_beginning(query text) RETURNS text[] IMMUTABLE PARALLEL SAFE
RETURN array_append('{}', nullif(regexp_replace(regexp_replace(
  normalize(translate(pg_catalog.lower(query COLLATE "und-x-icu"), 'ς', 'σ'), NFD),
  E'[\u0300-\u036f]', '', 'g') COLLATE "und-x-icu", '[^[:alnum:]]', '', 'g'), ''));

-- The time of a change, where the change sets none.

CREATE FUNCTION keep_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at = OLD.updated_at THEN NEW.updated_at := greatest(OLD.updated_at, crewdb_now()); END IF;
  RETURN NEW;
END $$;

-- Reads the class of operators from wherever the extension is.
CREATE PROCEDURE create_search_index(name text, target regclass, text_sql text) LANGUAGE plpgsql AS $$
DECLARE
  home text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
  EXECUTE format('CREATE INDEX %I ON %s USING gin ((%s) %I.gin_trgm_ops)', name, target, text_sql, home);
END $$;

-- The service's own tables

CREATE TABLE crewdb_meta (
  key text NOT NULL PRIMARY KEY,
  value text NOT NULL
);

-- Replies by request_id, so that a retry does not write twice.
CREATE TABLE crewdb_requests (
  caller text NOT NULL,
  method text NOT NULL,
  request_id text NOT NULL,
  body_hash bytea NOT NULL,
  reply bytea NOT NULL,
  created_ms bigint NOT NULL,
  PRIMARY KEY (caller, method, request_id)
);
CREATE INDEX crewdb_ix_requests_created ON crewdb_requests (created_ms);

-- Columns that callers' SQL neither reads nor writes.
CREATE TABLE crewdb_hidden (
  table_name text NOT NULL,
  column_name text NOT NULL,
  PRIMARY KEY (table_name, column_name)
);

-- Columns that triggers alone write, so callers' SQL may not; of a whole table the column is empty.
CREATE TABLE crewdb_derived_columns (
  table_name text NOT NULL,
  column_name text NOT NULL,
  PRIMARY KEY (table_name, column_name)
);

-- Tables whose oldest rows are deleted, as CREWDB_AUDIT_RETENTION_… say; an index has the time, then the key.
CREATE TABLE crewdb_retention (
  table_name text NOT NULL PRIMARY KEY,
  time_column text NOT NULL,
  key_column text NOT NULL,
  index_name text NOT NULL
);
