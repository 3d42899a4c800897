-- psp's stored forms: counts as bytes, a watch as text. Each ends with its hash, so that damage is refused.
CREATE TABLE IF NOT EXISTS psp_stored (name VARCHAR(40) PRIMARY KEY, form BYTEA NOT NULL);
